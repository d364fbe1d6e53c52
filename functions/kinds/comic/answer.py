"""The plan of a comic as a writer must answer it, and how an answer becomes the job's plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from functions.core.errors import InvalidOutput
from functions.core.plan import Character, Line, Plan, Scene
from functions.kinds.checks import told
from functions.kinds.comic.limits import (
    LINE_KINDS,
    MOST_LOOK,
    MOST_NAME,
    MOST_SCENES,
    SHOTS,
    SIDES,
    SOURCES,
    TIMES,
    WEATHERS,
)
from functions.kinds.wording import cleaned, one_line

HORIZONS = (0.54, 0.66)


def _text(value: object) -> object:
    return "" if value is None else one_line(value) if isinstance(value, str) else value


def _long(value: object) -> object:
    return "" if value is None else cleaned(value) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_text)]
Passage = Annotated[str, BeforeValidator(_long)]


class _Lenient(BaseModel):
    """A model's answer: what it says too much is ignored."""

    model_config = ConfigDict(extra="ignore")


class AnsweredLine(_Lenient):
    """One thing said, thought or heard."""

    text: Words
    speaker: Words = ""
    kind: Annotated[Words, Field(description=", ".join(LINE_KINDS))] = "speech"


class AnsweredCharacter(_Lenient):
    """Somebody who looks the same in every picture."""

    name: Words
    look: Words = ""


class AnsweredScene(_Lenient):
    """One panel."""

    title: Words = ""
    prompt: Annotated[Words, Field(description="the picture in concrete words")]
    alt: Annotated[Words, Field(description="one sentence for somebody who cannot see it")] = ""
    caption: Words = ""
    dialogue: list[AnsweredLine] = []
    cast: Annotated[list[Words], Field(description="names of those seen, in speaking order")] = []
    shot: Annotated[Words, Field(description=", ".join(SHOTS))] = ""
    side: Annotated[Words, Field(description=", ".join(SIDES))] = ""
    setting: Words = ""
    time: Annotated[Words, Field(description=", ".join(TIMES))] = ""
    weather: Annotated[Words, Field(description=", ".join(WEATHERS))] = ""
    horizon: float | None = None
    notes: Passage = ""


class Answer(_Lenient):
    """The plan of a comic."""

    title: Words
    summary: Words = ""
    language: Words = ""
    characters: list[AnsweredCharacter] = []
    scenes: list[AnsweredScene]


def plan_from(data: Mapping[str, Any], request: Mapping[str, Any]) -> Plan:
    """The plan, the request's own characters and style winning; InvalidOutput names the first fault."""
    try:
        answer = Answer.model_validate(dict(data))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InvalidOutput(f"The plan could not be used: {place}: {told(first)}") from None
    _must_count(len(answer.scenes), request)
    characters = _cast(answer, request)
    names = {one.name.casefold(): one.name for one in characters}
    title = answer.title or next((scene.title for scene in answer.scenes if scene.title), "") or "Untitled"
    return Plan(
        title=title[:200],
        summary=answer.summary[:1000],
        style=str(request["style"]),
        language=str(request.get("language") or answer.language or "en")[:35],
        characters=characters,
        scenes=tuple(_scene(scene, number, names) for number, scene in enumerate(answer.scenes, 1)),
    )


def _must_count(count: int, request: Mapping[str, Any]) -> None:
    wanted = int(request["scenes"])
    divided = next((name for name in SOURCES if request.get(name)), "") in {"script", "text"}
    if not 1 <= count <= MOST_SCENES or count > wanted or (count < wanted and not divided):
        raise InvalidOutput(f"The plan has {count} scenes where {wanted} were asked for.")


def _cast(answer: Answer, request: Mapping[str, Any]) -> tuple[Character, ...]:
    wanted = {one["name"].casefold(): one for one in request.get("characters") or ()}
    found = {one.name.casefold(): one for one in reversed(answer.characters) if one.name}
    order = list(dict.fromkeys([*(one.name.casefold() for one in answer.characters if one.name), *wanted]))
    made = []
    for key in order:
        name = wanted[key]["name"] if key in wanted else found[key].name
        look = (wanted[key]["look"] if key in wanted else "") or (found[key].look if key in found else "")
        made.append(Character(name=name[:MOST_NAME], look=look[:MOST_LOOK]))
    return tuple(made)


def _scene(scene: AnsweredScene, number: int, names: Mapping[str, str]) -> Scene:
    lines = tuple(_line(line, names) for line in scene.dialogue if line.text)
    if not (scene.prompt or scene.caption or lines):
        raise InvalidOutput(f"Scene {number} of the plan is empty.")
    speakers = [line.speaker for line in lines if line.speaker.casefold() in names]
    cast = dict.fromkeys(names.get(name.casefold(), name)[:MOST_NAME] for name in [*scene.cast, *speakers] if name)
    horizon = None if scene.horizon is None else min(max(scene.horizon, HORIZONS[0]), HORIZONS[1])
    return Scene(
        id=number,
        title=scene.title,
        prompt=scene.prompt or scene.caption or lines[0].text,
        alt=scene.alt or scene.prompt or scene.caption,
        caption=scene.caption,
        dialogue=lines,
        cast=tuple(cast),
        shot=_one_of(SHOTS, scene.shot),
        side=_one_of(SIDES, scene.side),
        setting=scene.setting[:100].casefold(),
        time=_one_of(TIMES, scene.time),
        weather=_one_of(WEATHERS, scene.weather),
        horizon=horizon,
        notes=scene.notes,
    )


def _line(line: AnsweredLine, names: Mapping[str, str]) -> Line:
    kind = _one_of(LINE_KINDS, line.kind) or "speech"
    speaker = "" if kind == "sfx" else names.get(line.speaker.casefold(), line.speaker)[:MOST_NAME]
    return Line(text=line.text, speaker=speaker, kind=kind)


def _one_of(known: tuple[str, ...], word: str) -> str:
    return word.casefold() if word.casefold() in known else ""
