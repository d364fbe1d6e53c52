"""What every writer's answer has in common, and how it becomes a plan. What a kind adds, its own answer says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from functions.core.errors import InvalidOutput
from functions.core.plan import Character, Plan, Scene
from functions.kinds.checks import told
from functions.kinds.keeping import must_keep
from functions.kinds.limits import MOST_LOOK, MOST_NAME, MOST_POINT, MOST_POINTS, SHOTS, SIDES, TIMES, WEATHERS
from functions.kinds.sources import divided
from functions.kinds.wording import cleaned, one_line

HORIZONS = (0.54, 0.66)
#: characters of a prompt that had to be made of a scene's own words
MOST_PICTURE = 400


def _text(value: object) -> object:
    return "" if value is None else one_line(value) if isinstance(value, str) else value


def _long(value: object) -> object:
    return "" if value is None else cleaned(value) if isinstance(value, str) else value


def only_some(value: object) -> object:
    """A list without its empty entries; none at all is an empty one."""
    if value is None:
        return []
    return [one for one in value if one is not None and one != ""] if isinstance(value, list) else value


Words = Annotated[str, BeforeValidator(_text)]
Passage = Annotated[str, BeforeValidator(_long)]
Points = Annotated[
    list[Annotated[Words, Field(max_length=MOST_POINT)]], BeforeValidator(only_some), Field(max_length=MOST_POINTS)
]


class Lenient(BaseModel):
    """A model's answer: what it says too much is ignored."""

    model_config = ConfigDict(extra="ignore")


class AnsweredCharacter(Lenient):
    """Somebody who looks the same in every picture."""

    name: Words
    look: Words = ""


class AnsweredScene(Lenient):
    """One scene, as far as its picture goes."""

    title: Words = ""
    prompt: Annotated[Words, Field(description="the picture in concrete words")]
    alt: Annotated[Words, Field(description="one sentence for somebody who cannot see it")] = ""
    cast: Annotated[list[Words], Field(description="names of those seen, in speaking order")] = []
    shot: Annotated[Words, Field(description=", ".join(SHOTS))] = ""
    side: Annotated[Words, Field(description=", ".join(SIDES))] = ""
    setting: Words = ""
    time: Annotated[Words, Field(description=", ".join(TIMES))] = ""
    weather: Annotated[Words, Field(description=", ".join(WEATHERS))] = ""
    horizon: float | None = None

    def fields(self, number: int, names: Mapping[str, str]) -> dict[str, Any]:
        """The scene's values in the core's types; `names` are the cast's, by their case-folded form."""
        cast = dict.fromkeys(names.get(name.casefold(), name)[:MOST_NAME] for name in self.cast if name)
        return {
            "id": number,
            "title": self.title,
            "prompt": self.prompt,
            "alt": self.alt or self.prompt or self.title,
            "cast": tuple(cast),
            "shot": one_of(SHOTS, self.shot),
            "side": one_of(SIDES, self.side),
            "setting": self.setting[:100].casefold(),
            "time": one_of(TIMES, self.time),
            "weather": one_of(WEATHERS, self.weather),
            "horizon": None if self.horizon is None else min(max(self.horizon, HORIZONS[0]), HORIZONS[1]),
        }


class Answer(Lenient):
    """A plan."""

    title: Words
    summary: Words = ""
    language: Words = ""
    characters: list[AnsweredCharacter] = []
    scenes: Sequence[AnsweredScene]

    def check(self, request: Mapping[str, Any]) -> None:
        """As many scenes as were asked for; what is divided may have fewer, for a text can be short."""
        count, wanted = len(self.scenes), int(request["scenes"])
        if not 1 <= count <= wanted or (count < wanted and not divided(request)):
            raise InvalidOutput(f"The plan has {count} scenes where {wanted} were asked for.")


A = TypeVar("A", bound=BaseModel)


def answered(model: type[A], data: Mapping[str, Any], *, what: str = "plan") -> A:
    """The answer read by its schema, or InvalidOutput with its first fault."""
    try:
        return model.model_validate(dict(data))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InvalidOutput(f"The {what} could not be used: {place}: {told(first)}") from None


def plan_from(answer: Answer, request: Mapping[str, Any]) -> Plan:
    """The plan, the request's own characters and style winning; InvalidOutput names the first fault."""
    answer.check(request)
    characters = cast_of(answer.characters, request)
    names = {one.name.casefold(): one.name for one in characters}
    scenes = tuple(Scene(**scene.fields(number, names)) for number, scene in enumerate(answer.scenes, 1))
    if request.get("script"):
        must_keep(scenes, str(request["script"]))
    title = answer.title or next((scene.title for scene in answer.scenes if scene.title), "") or "Untitled"
    return Plan(
        title=title[:200],
        summary=answer.summary[:1000],
        style=str(request["style"]),
        language=str(request.get("language") or answer.language or "en")[:35],
        characters=characters,
        scenes=scenes,
    )


def cast_of(answered: Sequence[AnsweredCharacter], request: Mapping[str, Any]) -> tuple[Character, ...]:
    """Those of the answer in its order, then those who were wished for and forgotten."""
    wanted = {one["name"].casefold(): one for one in request.get("characters") or () if one.get("name")}
    found = {one.name.casefold(): one for one in reversed(answered) if one.name}
    order = list(dict.fromkeys([*(one.name.casefold() for one in answered if one.name), *wanted]))
    made = []
    for key in order:
        wish = wanted.get(key, {})
        name = wish.get("name") or found[key].name
        look = wish.get("look") or (found[key].look if key in found else "")
        lasting = {field: str(wish[field]) for field in ("voice", "reference") if wish.get(field)}
        made.append(Character(name=name[:MOST_NAME], look=look[:MOST_LOOK], **lasting))
    return tuple(made)


def pictured(fields: dict[str, Any]) -> dict[str, Any]:
    """The same with a picture prompt: where the writer forgot it, of the scene's own words."""
    own = one_line(fields["alt"] or fields.get("narration") or "")[:MOST_PICTURE]
    return fields | {"prompt": fields["prompt"] or own, "alt": fields["alt"] or own}


def must_have(number: int, **words: str) -> None:
    """InvalidOutput where a scene lacks what its kind cannot do without."""
    for name, value in words.items():
        if not value:
            raise InvalidOutput(f"Scene {number} of the plan has no {name}.")


def one_of(known: tuple[str, ...], word: str) -> str:
    """The word if it is known, in any case; else nothing."""
    return word.casefold() if word.casefold() in known else ""
