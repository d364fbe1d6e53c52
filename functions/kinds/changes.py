"""What may be changed in a plan and in one scene, and how a body of changes becomes values of the core.

One schema knows every field of a scene; a kind says which of them it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from functions.core.plan import Edits, Line, Question
from functions.kinds.checks import Number, OneLine, Strict, Text, checked, object_of, refused
from functions.kinds.editing import Editing
from functions.kinds.limits import (
    MOST_CHARACTERS,
    MOST_EXAMPLE,
    MOST_EXAMPLES,
    MOST_NAME,
    MOST_NOTES,
    MOST_POINT,
    MOST_POINTS,
    MOST_PROSE,
    MOST_QUESTION,
    MOST_QUESTIONS,
    MOST_REPLY,
    MOST_SCENES,
)

Short = Annotated[OneLine, Field(max_length=200)]
Passage = Annotated[Text, Field(max_length=4_000)]
Name = Annotated[OneLine, Field(min_length=1, max_length=MOST_NAME)]
Point = Annotated[OneLine, Field(min_length=1, max_length=MOST_POINT)]
Example = Annotated[OneLine, Field(min_length=1, max_length=MOST_EXAMPLE)]
EMPTY: dict[str, Any] = {
    "dialogue": (), "cast": (), "horizon": None, "points": (), "examples": (), "questions": (),
}  # fmt: skip


class LineChange(Strict):
    """One thing said, thought or heard."""

    text: Annotated[OneLine, Field(min_length=1, max_length=1_000)]
    speaker: Annotated[OneLine, Field(max_length=MOST_NAME)] = ""
    kind: Literal["speech", "thought", "shout", "whisper", "radio", "sfx"] = "speech"


class QuestionChange(Strict):
    """A question and its answer."""

    question: Annotated[OneLine, Field(min_length=1, max_length=MOST_QUESTION)]
    answer: Annotated[OneLine, Field(min_length=1, max_length=MOST_REPLY)]


class SceneChange(Strict):
    """The fields of a scene that may be written; those left out stay as they are, null empties."""

    title: Short | None = None
    prompt: Annotated[Text, Field(max_length=4_000)] | None = None
    alt: Annotated[OneLine, Field(max_length=1_000)] | None = None
    caption: Passage | None = None
    dialogue: Annotated[list[LineChange], Field(max_length=20)] | None = None
    narration: Annotated[Text, Field(max_length=MOST_PROSE)] | None = None
    points: Annotated[list[Point], Field(max_length=MOST_POINTS)] | None = None
    examples: Annotated[list[Example], Field(max_length=MOST_EXAMPLES)] | None = None
    questions: Annotated[list[QuestionChange], Field(max_length=MOST_QUESTIONS)] | None = None
    notes: Annotated[Text, Field(max_length=MOST_NOTES)] | None = None
    cast: Annotated[list[Name], Field(max_length=MOST_CHARACTERS)] | None = None
    shot: Literal["", "wide", "medium", "close"] | None = None
    side: Literal["", "left", "right"] | None = None
    setting: Short | None = None
    time: Literal["", "dawn", "day", "dusk", "night"] | None = None
    weather: Literal["", "clear", "cloudy", "rain", "storm", "snow", "fog"] | None = None
    horizon: Annotated[float, Field(ge=0.3, le=0.8)] | None = None


class NumberedChange(SceneChange):
    """A change of the scene with that number."""

    number: Number


class PlanChange(Strict):
    """Changes of a plan, in its own numbers before the change."""

    scenes: Annotated[list[NumberedChange], Field(max_length=MOST_SCENES, default_factory=list)]
    add: Annotated[list[SceneChange], Field(max_length=MOST_SCENES, default_factory=list)]
    drop: Annotated[list[Number], Field(max_length=MOST_SCENES, default_factory=list)]
    order: Annotated[list[Number], Field(max_length=MOST_SCENES, default_factory=list)]


def scene_fields(body: Mapping[str, Any], editing: Editing) -> dict[str, Any]:
    """Field -> new value of the core's type; InvalidRequest where nothing or nonsense is asked for."""
    given = object_of(body)
    _refuse(_unfit(given, "", editing))
    change = checked(SceneChange, given)
    fields = _values(change)
    if not fields:
        raise refused([("", "Nothing to change was sent.")])
    _refuse(_emptied(fields, "", editing))
    return fields


def edits(body: Mapping[str, Any], editing: Editing) -> Edits:
    """The edits that a body asks for; an empty body is no edit. Whether the numbers exist is the plan's to say."""
    given = object_of(body)
    _refuse(fault for place, one in _scenes_of(given) for fault in _unfit(one, place + ".", editing))
    change = checked(PlanChange, given)
    changed = [_values(one) for one in change.scenes]
    added = [editing.completed(_values(one)) for one in change.add]
    _refuse(
        [
            *((name, f"Number {number} stands here twice.") for name, number in _twice(change)),
            *(fault for place, one in enumerate(changed) for fault in _emptied(one, f"scenes.{place}.", editing)),
            *(
                (f"add.{place}.{name}", "This is required.")
                for place, one in enumerate(added)
                for name in editing.keeps
                if not one.get(name)
            ),
        ]
    )
    return Edits(
        scenes=tuple((one.number, fields) for one, fields in zip(change.scenes, changed, strict=True) if fields),
        add=tuple(added),
        drop=tuple(change.drop),
        order=tuple(change.order),
    )


def bodies(editing: Editing) -> dict[str, dict[str, Any]]:
    """JSON schemas of both bodies, with the fields that the kind has."""
    plan, scene = PlanChange.model_json_schema(), SceneChange.model_json_schema()
    for schema in (scene, plan["$defs"]["SceneChange"], plan["$defs"]["NumberedChange"]):
        schema["properties"] = {
            name: found for name, found in schema["properties"].items() if name in {*editing.takes, "number"}
        }
    for schema in (scene, plan):
        used = str({name: found for name, found in schema.items() if name != "$defs"} | schema.get("$defs", {}))
        schema["$defs"] = {name: found for name, found in schema.get("$defs", {}).items() if f"/{name}'" in used}
    return {"plan": plan, "scene": scene}


def _refuse(faults: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> None:
    if found := list(faults):
        raise refused(found)


def _scenes_of(given: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name in ("scenes", "add"):
        listed = given.get(name)
        for place, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, Mapping):
                yield f"{name}.{place}", one


def _unfit(given: Mapping[str, Any], place: str, editing: Editing) -> Iterator[tuple[str, str]]:
    for name in given:
        if name in SceneChange.model_fields and name not in editing.takes:
            yield f"{place}{name}", f"{editing.subject} has no {name}; leave it out."


def _emptied(fields: Mapping[str, Any], place: str, editing: Editing) -> Iterator[tuple[str, str]]:
    return ((f"{place}{name}", "This must not be empty.") for name in editing.keeps if fields.get(name) == "")


def _twice(change: PlanChange) -> list[tuple[str, int]]:
    lists = {"scenes": [one.number for one in change.scenes], "drop": change.drop, "order": change.order}
    return [
        (name, number) for name, numbers in lists.items() for number, times in Counter(numbers).items() if times > 1
    ]


def _values(change: SceneChange) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name in SceneChange.model_fields:
        if name not in change.model_fields_set:
            continue
        value = getattr(change, name)
        if value is None:
            value = EMPTY.get(name, "")
        elif name == "dialogue":
            value = tuple(Line(text=one.text, speaker=one.speaker, kind=one.kind) for one in value)
        elif name == "questions":
            value = tuple(Question(question=one.question, answer=one.answer) for one in value)
        elif isinstance(value, list):
            value = tuple(value)
        made[name] = value
    return made
