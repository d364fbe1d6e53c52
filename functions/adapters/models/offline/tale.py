"""Tells a story: takes an idea, casts it, fills the beats of its grammar and stages them as scenes."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.beings import Being
from functions.adapters.models.offline.casting import OTHERS, bonded, parts_of, places_of
from functions.adapters.models.offline.english import capital
from functions.adapters.models.offline.grounds import Ground, ground_in, plain
from functions.adapters.models.offline.naming import named_in, shown
from functions.adapters.models.offline.nouns import Noun
from functions.adapters.models.offline.reading import Idea
from functions.adapters.models.offline.slots import matter, named
from functions.adapters.models.offline.stories import STORIES
from functions.adapters.models.offline.stories.beats import Beat
from functions.adapters.models.offline.words import PERSONS

#: which beats are kept when there is room for fewer, by their rank: beginning and end, the turn, what came of it
KEPT = (1, 6, 2, 5, 3, 4, 7, 8, 9, 10)
TURNS = {
    "sea": "storm",
    "harbour": "storm",
    "forest": "fog",
    "city": "rain",
    "field": "storm",
    "room": "rain",
    "cave": "clear",
}
CRASHES = {
    "sea": "SPLASH",
    "harbour": "SPLASH",
    "room": "CLATTER",
    "forest": "CRUNCH",
    "city": "CLONK",
    "field": "THUD",
    "cave": "THUD",
}
BOOMS = {"storm": "KRAKOOM", "rain": "SHHHHH", "snow": "WHOOOSH", "fog": "WHOOOO"}
POURS = {"storm": "pour", "rain": "rain", "snow": "snow harder", "fog": "grow dark"}
#: the moments at which the things that the prompt names are seen, and those at which its others are
SHOWN = {"": frozenset({2, 3, 5, 6, 9, 10}), "search": frozenset({5, 6, 9, 10})}
JOINED = {"": frozenset({3, 5, 6, 10}), "search": frozenset({6, 10})}
#: stories that are told in more than one way
WAYS = {"deed": ("deed", "making")}
TOLD = {"enemy": "They were enemies.", "rival": "They were rivals.", "friend": "They were friends, on most days."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Who plays, where, under which sky, and what the templates may say."""

    parts: Mapping[str, Being]
    places: Mapping[str, Ground]
    slots: Mapping[str, str]
    #: the things that the prompt names, with their articles
    things: Sequence[str]
    story: str
    #: whose friend the prompt names is seen at the end as well
    friendly: bool
    turn: str
    sky: str
    dread: str


def tell(idea: Idea, wished: Sequence[Mapping[str, str]], *, scenes: int, chance: random.Random) -> dict[str, Any]:
    """Characters and scenes of the idea's story, as plain values; `wished` characters take the parts in their order."""
    stage = stage_of(idea, wished, chance)
    ranks = set(KEPT[:scenes])
    beats = [beat for beat in STORIES[stage.story] if beat.rank in ranks]
    return played(beats, stage, wished, chance, night=idea.time)


def played(
    beats: Sequence[Beat], stage: Stage, wished: Sequence[Mapping[str, str]], chance: random.Random, *, night: str
) -> dict[str, Any]:
    """Characters and scenes of these moments, in their order."""
    hours = staging.hours(len(beats), "night" if stage.story == "music" else night)
    looks = zip(
        beats,
        staging.shots([_distance(beat) for beat in beats]),
        hours,
        staging.sides(len(beats), chance),
        staging.horizons(len(beats), chance),
        strict=True,
    )
    told = [
        _scene(beat, stage, chance, shot=shot, time=time, side=side, horizon=horizon)
        for beat, shot, time, side, horizon in looks
    ]
    seen = {name for scene in told for name in scene["cast"]}
    extras = [dict(one) for one in wished if one["name"] not in {part.name for part in stage.parts.values()}]
    for scene in (told[0], told[-1]):
        scene["cast"] += [one["name"] for one in extras if one["name"] not in scene["cast"]][: 4 - len(scene["cast"])]
    cast = [{"name": one.name, "look": one.look} for one in stage.parts.values() if one.name in seen]
    return {"characters": [*cast, *extras], "scenes": told}


def stage_of(idea: Idea, wished: Sequence[Mapping[str, str]], chance: random.Random) -> Stage:
    """The idea with its parts given out and its places found."""
    told = idea.hero.noun if idea.hero is not None else ""
    idea = bonded(idea, chance)
    said = ground_in(idea.text)
    heroes = {told, idea.hero.noun if idea.hero is not None else ""}
    if said is not None and idea.story == "neighbours":
        idea = replace(idea, story="meeting")
    told_as = chance.choice(WAYS.get(idea.story, (idea.story,)))
    others, things = _named(idea, said, heroes)
    if others and idea.second is None and idea.story != "search":
        idea = replace(idea, second=others.pop(0))
    places = places_of(idea, said, things)
    parts = parts_of(idea, wished, others, places["goal"].company, chance)
    airless = places["goal"].setting == "moon"
    sky = idea.weather if idea.weather != "clear" and not airless else ""
    turn = sky or places["far"].turn or TURNS[places["far"].base]
    where = idea.where if said is not None and said.noun in idea.where.lower() else ""
    slots = {
        **named(parts),
        **matter(idea),
        "where": idea.where or (said.words if said is not None else "in the attic"),
        "here": where or places["goal"].words,
        "bond": TOLD.get(told, ""),
        "crash": CRASHES[places["goal"].base],
        "boom": BOOMS.get(turn, "WHOOOSH"),
        "pour": POURS.get(turn, "grow dark"),
        "gear": matter(idea)["gear"] or (shown(things[0]) if things else "each other"),
        "twang": "TWANG",
        "machine": "BZZZT CLONK",
        "clock": "TICK... TOCK...",
        "sword": "sword" if parts["H"].noun.split()[-1] in PERSONS else "stick",
    }
    return Stage(
        parts=parts,
        places=places,
        slots=slots,
        things=[shown(one) for one in things[:2]],
        story=told_as,
        friendly=idea.second is not None and idea.second.noun == parts["F"].noun,
        turn=turn,
        sky="" if idea.story == "fear" else sky,
        dread="" if airless else idea.weather,
    )


def _named(idea: Idea, said: Ground | None, heroes: Collection[str]) -> tuple[list[Noun], list[Noun]]:
    """Others and things that the prompt names besides its hero, its second and its place."""
    known = [*heroes, idea.second.noun if idea.second is not None else ""]
    known += [said.noun] if said is not None else []
    sought = idea.thing if idea.story in {"search", "found thing"} else None
    if idea.thing is not None and (sought is None or sought.living):
        known.append(idea.thing.noun)
    verbed = idea.matter if idea.story == "fear" else ""
    if idea.story in {"deed", "learning", "duty", "no fight", "forgotten", "lost art"}:
        verbed = idea.matter.partition(" ")[2]
    others, things = named_in(idea.text, matter=verbed, known=known)
    if sought is not None and sought.living:
        others.insert(0, sought)
    elif sought is not None:
        things = [sought, *[one for one in things if one.noun != sought.noun]]
    return others, things


def _scene(
    beat: Beat, stage: Stage, chance: random.Random, *, shot: str, time: str, side: str, horizon: float
) -> dict[str, Any]:
    slots = stage.slots
    time = beat.time or time
    weather = beat.weather.format(turn=stage.turn, dread=stage.dread) or stage.sky or "clear"
    weather = "clear" if stage.places["goal"].setting == "moon" else weather
    ground = stage.places.get(beat.place) or plain(beat.place)
    picture = chance.choice(beat.pictures).format_map(slots)
    lines = [
        {
            "speaker": stage.parts[line.who].name if line.who in stage.parts else "",
            "text": capital(chance.choice(line.variants).format_map(slots)),
            "kind": line.kind,
        }
        for line in beat.lines
    ]
    shown = [part.name for letter, part in stage.parts.items() if f"{{{letter}}}" in " ".join(beat.pictures)]
    cast = list(dict.fromkeys([line["speaker"] for line in lines if line["speaker"]] + shown))
    joined = _joined(beat.rank, shot, stage, cast)
    cast += [stage.parts[letter].name for letter in joined]
    picture += "".join(f", with {stage.parts[letter].name} the {stage.parts[letter].noun}" for letter in joined)
    words = staging.seen(
        picture + _things(beat.rank, picture, stage),
        place=ground.words,
        time=time,
        weather=weather if ground.base != "room" else f"{weather} outside",
    )
    caption = capital(chance.choice(beat.captions).format_map(slots)).strip()
    return {
        "title": "",
        "prompt": words,
        "alt": capital(words) + ".",
        "caption": caption,
        "dialogue": lines,
        "cast": cast,
        "shot": shot,
        "side": side,
        "setting": ground.setting,
        "time": time,
        "weather": weather,
        "horizon": horizon,
    }


def _distance(beat: Beat) -> str:
    """No two who talk are seen so close that their words cover them."""
    speakers = {line.who for line in beat.lines if line.kind != "sfx"}
    return "medium" if beat.shot == "close" and len(speakers) > 1 else beat.shot


def _joined(rank: int, shot: str, stage: Stage, cast: Sequence[str]) -> list[str]:
    """The letters of the others who are seen at this moment."""
    if shot == "close" or rank not in JOINED.get(stage.story, JOINED[""]):
        return []
    wanted = "F" + OTHERS if stage.friendly and rank == 6 else OTHERS
    letters = [letter for letter in wanted if letter in stage.parts and stage.parts[letter].name not in cast]
    return letters[: max(0, 4 - len(cast))]


def _things(rank: int, picture: str, stage: Stage) -> str:
    """The things of the prompt that this moment shows and its picture does not name yet."""
    if rank not in SHOWN.get(stage.story, SHOWN[""]):
        return ""
    missing = [thing for thing in stage.things if thing.split()[-1] not in picture]
    return f", with {' and '.join(missing)}" if missing else ""
