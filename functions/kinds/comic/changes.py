"""What may be changed in a plan and in one scene, and how a body of changes becomes values of the core."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from functions.core.plan import Edits, Line
from functions.kinds.checks import Number, OneLine, Strict, Text, checked, object_of, refused
from functions.kinds.comic.limits import MOST_CHARACTERS, MOST_NAME, MOST_SCENES

Short = Annotated[OneLine, Field(max_length=200)]
Passage = Annotated[Text, Field(max_length=4_000)]
Name = Annotated[OneLine, Field(min_length=1, max_length=MOST_NAME)]
EMPTY: dict[str, Any] = {"dialogue": (), "cast": (), "horizon": None}


class LineChange(Strict):
    """One thing said, thought or heard."""

    text: Annotated[OneLine, Field(min_length=1, max_length=1_000)]
    speaker: Annotated[OneLine, Field(max_length=MOST_NAME)] = ""
    kind: Literal["speech", "thought", "shout", "whisper", "radio", "sfx"] = "speech"


class SceneChange(Strict):
    """The fields of a scene that may be written; those left out stay as they are, null empties."""

    title: Short | None = None
    prompt: Annotated[Text, Field(min_length=1, max_length=4_000)] | None = None
    alt: Annotated[OneLine, Field(max_length=1_000)] | None = None
    caption: Passage | None = None
    dialogue: Annotated[list[LineChange], Field(max_length=20)] | None = None
    narration: Passage | None = None
    notes: Passage | None = None
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


def scene_fields(body: Mapping[str, Any]) -> dict[str, Any]:
    """Field -> new value of the core's type; InvalidRequest where nothing or nonsense is asked for."""
    fields = _values(checked(SceneChange, object_of(body)))
    if not fields:
        raise refused([("", "Nothing to change was sent.")])
    if fields.get("prompt") == "":
        raise refused([("prompt", "This must not be empty.")])
    return fields


def edits(body: Mapping[str, Any]) -> Edits:
    """The edits that a body asks for; an empty body is no edit. Whether the numbers exist is the plan's to say."""
    change = checked(PlanChange, object_of(body))
    faults = [
        *((f"{name}", f"Number {number} stands here twice.") for name, number in _twice(change)),
        *(
            (f"scenes.{place}.prompt", "This must not be empty.")
            for place, one in enumerate(change.scenes)
            if _bare(one)
        ),
        *((f"add.{place}.prompt", "This is required.") for place, one in enumerate(change.add) if not one.prompt),
    ]
    if faults:
        raise refused(faults)
    return Edits(
        scenes=tuple((one.number, fields) for one in change.scenes if (fields := _values(one))),
        add=tuple(_values(one) for one in change.add),
        drop=tuple(change.drop),
        order=tuple(change.order),
    )


def _bare(change: SceneChange) -> bool:
    return "prompt" in change.model_fields_set and not change.prompt


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
        elif name == "cast":
            value = tuple(value)
        made[name] = value
    return made
