"""What the writer returns: a title, a cast and ordered scenes. Text only; nothing here knows how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from functions.core.codec import decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing said, thought or heard."""

    text: str
    #: a character's name; empty for sound effects
    speaker: str = ""
    #: speech, thought, shout, whisper, radio, sfx
    kind: str = "speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Someone who looks the same in every picture."""

    name: str
    look: str
    #: the role of its voice: warm, bright, calm, deep, clear, young; empty for one that is given to it
    voice: str = ""
    #: blob of a lasting character's picture, named by its hash
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something to ask after reading, and what is right."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One unit of a plan; a comic shows it as a panel."""

    #: stable for the life of the job, never given twice; its place in the plan is its number
    id: int
    title: str = ""
    #: the picture in words
    prompt: str = ""
    alt: str = ""
    caption: str = ""
    dialogue: tuple[Line, ...] = ()
    narration: str = ""
    #: names of those who must be seen, in speaking order
    cast: tuple[str, ...] = ()
    #: wide, medium, close
    shot: str = ""
    #: left, right: where the hero stands
    side: str = ""
    setting: str = ""
    #: dawn, day, dusk, night
    time: str = ""
    weather: str = ""
    #: share of the picture's height, from the top
    horizon: float | None = None
    points: tuple[str, ...] = ()
    #: for who speaks to it; never read aloud
    notes: str = ""
    examples: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    #: pages and paragraphs of the source that it comes from
    pages: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()
    #: how often another picture of the same words was asked for
    anew: int = 0
    #: fields that its owner emptied: nothing that is written later fills them
    emptied: tuple[str, ...] = ()
    #: edit number: the strong tag of the scene
    edit: int = 1

    def words(self) -> int:
        """How many words must be lettered."""
        texts = [self.caption, *(line.text for line in self.dialogue)]
        return sum(len(text.split()) for text in texts)


#: what a change of these fields touches: a picture must be painted again
PAINTED = frozenset({"prompt", "cast", "shot", "side", "setting", "time", "weather", "horizon", "anew"})
#: what a text step may write into a scene
FILLED = frozenset({"prompt", "alt", "narration", "points", "notes", "examples", "questions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole work before it is drawn."""

    title: str
    summary: str = ""
    style: str = "storybook"
    language: str = "en"
    characters: tuple[Character, ...] = ()
    scenes: tuple[Scene, ...] = ()
    #: edit number: the strong tag of the plan
    edit: int = 1

    def scene(self, scene_id: int) -> Scene | None:
        """The scene with that id, wherever it stands."""
        return next((scene for scene in self.scenes if scene.id == scene_id), None)

    def numbered(self, number: int) -> Scene | None:
        """The scene at that place, counted from 1."""
        return self.scenes[number - 1] if 1 <= number <= len(self.scenes) else None

    def look(self, name: str) -> str:
        """The look of a character by name, in any case; empty when unknown."""
        wanted = name.casefold()
        return next((one.look for one in self.characters if one.name.casefold() == wanted), "")

    def number(self, scene_id: int) -> int:
        """Where a scene stands, counted from 1; 0 when it was dropped."""
        return next((place for place, scene in enumerate(self.scenes, 1) if scene.id == scene_id), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """A change to a plan, in the plan's own numbers before the change."""

    #: (number, field -> new value)
    scenes: tuple[tuple[int, dict[str, Any]], ...] = ()
    add: tuple[dict[str, Any], ...] = ()
    drop: tuple[int, ...] = ()
    #: the whole order wanted, by number; scenes left out keep their order behind
    order: tuple[int, ...] = ()

    def empty(self) -> bool:
        """Nothing asked for."""
        return not (self.scenes or self.add or self.drop or self.order)


def edited(plan: Plan, edits: Edits, *, next_id: int) -> Plan:
    """The plan after the edits; `next_id` is the first scene id that was never used. Numbers must exist."""
    changed = dict(edits.scenes)
    kept: dict[int, Scene] = {}
    for number, scene in enumerate(plan.scenes, 1):
        if number in edits.drop:
            continue
        kept[number] = _with(scene, changed[number]) if number in changed else scene
    order = [number for number in edits.order if number in kept]
    order += [number for number in kept if number not in order]
    added = tuple(_with(Scene(id=next_id + place), fields, edit=1) for place, fields in enumerate(edits.add))
    scenes = tuple(kept[number] for number in order) + added
    return plan if scenes == plan.scenes else replace(plan, scenes=scenes, edit=plan.edit + 1)


def filled(scene: Scene, words: Mapping[str, Any]) -> Scene:
    """The scene with words that were written for it, plain values, in fields that are empty and not emptied."""
    wanted = {
        name: value
        for name, value in words.items()
        if name in FILLED and name not in scene.emptied and not getattr(scene, name)
    }
    made = decode(Scene, {"id": scene.id, **wanted})
    return replace(scene, **{name: getattr(made, name) for name in wanted})


def _with(scene: Scene, fields: dict[str, Any], *, edit: int | None = None) -> Scene:
    changed = replace(scene, **fields)
    if edit is None and changed == scene:
        return scene
    emptied = {name for name, value in fields.items() if not value and getattr(scene, name)}
    kept = {name for name in scene.emptied if not getattr(changed, name)}
    return replace(changed, emptied=tuple(sorted(kept | emptied)), edit=scene.edit + 1 if edit is None else edit)
