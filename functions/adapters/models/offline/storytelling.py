"""Tells a whole story in prose: the grammar's moments, joined where there is room for few, with others between them
where there is room for more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from functions.adapters.models.offline.beings import PRONOUNS
from functions.adapters.models.offline.english import capital
from functions.adapters.models.offline.prose import AFTER_THE_TURN, BEFORE_THE_TURN, PROSE, Passage
from functions.adapters.models.offline.reading import Idea
from functions.adapters.models.offline.stories import STORIES
from functions.adapters.models.offline.stories.beats import Beat
from functions.adapters.models.offline.tale import KEPT, Stage, played, stage_of
from functions.adapters.models.offline.telling import Air, heading, in_short, told

#: scenes -> the ranks of the moments that so few of them tell together
FEW: Mapping[int, tuple[int, ...]] = {1: (1, 2, 6), 2: (1, 2, 5, 6)}
#: whether the next moment between the others comes before the turn
TURNS = (True, False, True, False, True, False, True, True, False, True, False, True, False, True)
#: story -> places behind which another moment breaks no thread; and those where the last moment must stand alone
GAPS: Mapping[str, tuple[int, ...]] = {
    "found creature": (0,),
    "contest": (0,),
    "fear": (0, 1),
    "duty": (0, 1),
    "no fight": (0, 1, 2),
    "meeting": (0, 1, 2),
    "neighbours": (0, 1, 2),
    "lost art": (0, 1, 3),
    "found thing": (1, 2, 3),
    "journey": (2, 3),
    "page": (1, 3),
}
BEFORE_THE_END = frozenset(
    [*"learning deed making meeting neighbours forgotten thing fear search".split(), "found creature", "no fight"]
)
Moment = tuple[Beat, Passage]


def narrate(idea: Idea, wished: Sequence[Mapping[str, str]], *, scenes: int, chance: random.Random) -> dict[str, Any]:
    """Characters and scenes of the idea's story, each with its prose and its picture."""
    stage = stage_of(idea, wished, chance)
    moments = list(zip(STORIES[stage.story], PROSE[stage.story], strict=True))
    if scenes in FEW:
        return _in_short(moments, stage, wished, chance, idea, scenes=scenes)
    air = Air(chance)
    ranks = set(KEPT[:scenes])
    kept = [one for one in moments if one[0].rank in ranks]
    kept = _stretched(kept, stage.story, scenes - len(kept), chance)
    made = played([beat for beat, _ in kept], stage, wished, chance, night=idea.time)
    slots = _slots(stage)
    for place, (scene, (_, passage)) in enumerate(zip(made["scenes"], kept, strict=True)):
        scene["narration"] = told(scene, passage, slots, air=air, first=place == 0)
        scene["title"] = heading(scene)
    return {**made, "scenes": _introduced(_titled([_silent(scene) for scene in made["scenes"]]), stage)}


def _introduced(scenes: list[dict[str, Any]], stage: Stage) -> list[dict[str, Any]]:
    """Where a name is first told, and not in somebody's speech, what its bearer is stands with it."""
    for part in stage.parts.values():
        said = re.compile(rf"\b{re.escape(part.name)}\b(?=(?:[^\"]*\"[^\"]*\")*[^\"]*\Z)")
        scene = next((one for one in scenes if said.search(one["narration"])), None)
        plain = part.noun in {"child", "girl", "boy", "man", "person"}
        if scene is None or plain or re.search(rf"\b{re.escape(part.noun)}\b", scene["narration"], re.IGNORECASE):
            continue
        with_noun = f"{part.name} the {part.noun}".replace("\\", r"\\")
        scene["narration"] = said.sub(with_noun, scene["narration"], count=1)
    return scenes


def _slots(stage: Stage) -> dict[str, str]:
    they, them, their = PRONOUNS[stage.parts["F"].pronoun]
    hero = PRONOUNS[stage.parts["H"].pronoun][0]
    return {**stage.slots, "They": capital(hero), "they_f": they, "them_f": them, "their_f": their}


def _stretched(kept: list[Moment], story: str, more: int, chance: random.Random) -> list[Moment]:
    """The moments with so many others between them, before the turn and behind it."""
    if more <= 0:
        return kept
    early, late = list(BEFORE_THE_TURN), list(AFTER_THE_TURN)
    chance.shuffle(early)
    turns = TURNS[:more]
    gaps = GAPS.get(story, (0, 1, 2, 3))
    behind: dict[int, list[Moment]] = {}
    for number, one in enumerate(early[: turns.count(True)]):
        place = gaps[number * len(gaps) // max(1, turns.count(True))]
        behind.setdefault(place, []).append(_at(one, kept[place][0].place))
    place = len(kept) - 2 if story in BEFORE_THE_END else len(kept) - 1
    behind[place] = [_at(one, kept[place][0].place) for one in late[: turns.count(False)]]
    return [one for at, moment in enumerate(kept) for one in (moment, *behind.get(at, ()))]


def _at(moment: Moment, place: str) -> Moment:
    beat, passage = moment
    return Beat(
        rank=beat.rank, shot=beat.shot, place=place, weather="", time="",
        captions=beat.captions, lines=(), pictures=beat.pictures,
    ), passage  # fmt: skip


def _in_short(
    moments: Sequence[Moment], stage: Stage, wished: Sequence[Mapping[str, str]], chance: random.Random, idea: Idea,
    *, scenes: int,
) -> dict[str, Any]:  # fmt: skip
    """A story of one scene or two: each tells several moments, and shows the first of them or, at the end, the last."""
    kept = [one for one in moments if one[0].rank in FEW[scenes]]
    made = played([beat for beat, _ in kept], stage, wished, chance, night=idea.time)
    shared = list(zip(made["scenes"], [passage for _, passage in kept], strict=True))
    size = len(shared) // scenes
    told_scenes = []
    for start in range(0, len(shared), size):
        group = shared[start : start + size]
        shown = group[-1][0] if start + size == len(shared) else group[0][0]
        cast = list(dict.fromkeys(name for scene in (shown, *(one for one, _ in group)) for name in scene["cast"]))
        told_scenes.append(
            _silent(shown)
            | {"narration": in_short(group, _slots(stage)), "title": heading(group[0][0]), "cast": cast[:4]}
        )
    return {**made, "scenes": _introduced(_titled(told_scenes), stage)}


def _silent(scene: Mapping[str, Any]) -> dict[str, Any]:
    """Without what only a panel letters: its prose holds it."""
    return {name: value for name, value in scene.items() if name not in {"caption", "dialogue"}}


def _titled(scenes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """No title twice."""
    seen: set[str] = set()
    for scene in scenes:
        scene["title"] = "" if scene["title"] in seen else scene["title"]
        seen.add(scene["title"])
    return scenes
