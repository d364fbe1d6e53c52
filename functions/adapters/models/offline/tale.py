"""Tells a story: takes an idea, casts it, fills the beats of its grammar and stages them as scenes."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.beings import Being, being, noun_in
from functions.adapters.models.offline.english import capital
from functions.adapters.models.offline.reading import Idea, Noun
from functions.adapters.models.offline.slots import matter, named
from functions.adapters.models.offline.stories import STORIES
from functions.adapters.models.offline.stories.beats import Beat
from functions.adapters.models.offline.words import DEEDS, FRIENDS, HOMES, PERSONS

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
RIVALS = {
    "dragon": "knight",
    "knight": "dragon",
    "wizard": "witch",
    "witch": "wizard",
    "cat": "dog",
    "dog": "cat",
    "mouse": "cat",
}
GUESTS = {
    "lost art": "old woman",
    "page": "mouse",
    "music": "girl",
    "fear": "kitten",
    "learning": "",
    "no fight": "king",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Who plays, where, under which sky, and what the templates may say."""

    parts: Mapping[str, Being]
    places: Mapping[str, str]
    slots: Mapping[str, str]
    #: the prompt's own words for a setting
    where: Mapping[str, str]
    turn: str
    sky: str
    dread: str


def tell(idea: Idea, wished: Sequence[Mapping[str, str]], *, scenes: int, chance: random.Random) -> dict[str, Any]:
    """Characters and scenes of the idea's story, as plain values; `wished` characters take the parts in their order."""
    stage = _stage(idea, wished, chance)
    ranks = set(KEPT[:scenes])
    beats = [beat for beat in STORIES[idea.story] if beat.rank in ranks]
    hours = staging.hours(len(beats), "night" if idea.story == "music" else idea.time)
    looks = zip(
        beats,
        staging.shots([beat.shot for beat in beats]),
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


def _stage(idea: Idea, wished: Sequence[Mapping[str, str]], chance: random.Random) -> Stage:
    hero = _hero(idea, wished[0] if wished else None, chance)
    home = HOMES.get(hero.noun.split()[-1], "room")
    places = _places(idea, home)
    friend = _friend(idea, hero, wished[1] if len(wished) > 1 else None, places["goal"], chance)
    parts = {"H": hero, "F": friend}
    if idea.story in {"found creature", "no fight", "forgotten"}:
        parts["X"] = _other(idea, parts, wished[2] if len(wished) > 2 else None, chance)
    sky = idea.weather if idea.weather != "clear" else ""
    turn = sky or TURNS[places["far"]]
    slots = {
        **named(parts),
        **matter(idea),
        "crash": CRASHES[places["goal"]],
        "boom": BOOMS.get(turn, "WHOOOSH"),
    }
    slots |= {
        "pour": POURS.get(turn, "grow dark"),
        "twang": "TWANG",
        "machine": "BZZZT CLONK",
        "clock": "TICK... TOCK...",
    }
    slots |= {"sword": "sword" if hero.noun.split()[-1] in PERSONS else "stick"}
    dread = idea.weather or ""
    where = {places["goal"]: idea.where} if idea.where and places["goal"] != places["home"] else {}
    return Stage(
        parts=parts,
        places=places,
        slots=slots,
        where=where,
        turn=turn,
        sky="" if idea.story == "fear" else sky,
        dread=dread,
    )


def _hero(idea: Idea, wish: Mapping[str, str] | None, chance: random.Random) -> Being:
    said = idea.hero if idea.hero is not None and (idea.hero.living or idea.story not in {"lost art", "page"}) else None
    said = said or Noun(noun="child")
    if wish is None:
        return being(said.noun, chance, name=said.name, adjectives=said.adjectives, pronoun=idea.pronoun)
    noun = noun_in(wish["look"]) or noun_in(wish["name"]) or said.noun
    return being(noun, chance, name=wish["name"], look=wish["look"], adjectives=said.adjectives)


def _friend(idea: Idea, hero: Being, wish: Mapping[str, str] | None, setting: str, chance: random.Random) -> Being:
    if wish is not None:
        return being(
            noun_in(wish["look"]) or noun_in(wish["name"]) or "child",
            chance,
            name=wish["name"],
            look=wish["look"],
            taken=(hero,),
        )
    if idea.hero is not None and idea.hero.count > 1:
        return being(idea.hero.noun, chance, adjectives=idea.hero.adjectives, taken=(hero,))
    if idea.second is not None and idea.second.living and idea.story not in {"found creature", "no fight"}:
        said = idea.second
        return being(said.noun, chance, name=said.name, adjectives=said.adjectives, taken=(hero,))
    noun = GUESTS.get(idea.story) or chance.choice([one for one in FRIENDS[setting] if one != hero.noun])
    if noun == hero.noun:
        noun = "owl"
    return being(noun, chance, taken=(hero,))


def _other(idea: Idea, parts: Mapping[str, Being], wish: Mapping[str, str] | None, chance: random.Random) -> Being:
    taken = tuple(parts.values())
    if wish is not None:
        return being(noun_in(wish["look"]) or "child", chance, name=wish["name"], look=wish["look"], taken=taken)
    if idea.second is not None and idea.second.living:
        return being(idea.second.noun, chance, name=idea.second.name, adjectives=idea.second.adjectives, taken=taken)
    noun = RIVALS.get(parts["H"].noun, "dragon") if idea.story == "no fight" else "mouse"
    return being(noun, chance, taken=taken)


def _places(idea: Idea, home: str) -> dict[str, str]:
    said = idea.settings[0] if idea.settings else ""
    near, far = DEEDS.get(idea.matter.split()[0] if idea.matter else "", (said or home, said or home))
    places = {
        "home": home,
        "goal": said or near,
        "far": said or far,
        "road": said or "forest",
        "cave": "cave",
        "city": "city",
    }
    if idea.story in {"found creature", "found thing"} and said:
        places["home"] = "room" if said == "cave" else home
    if idea.story in {"journey", "no fight"} and not said:
        places |= {"goal": "field" if home != "field" else "forest"}
    if idea.story == "duty":
        places |= {"goal": "forest" if home != "forest" else "field"}
    if idea.story == "fear":
        places |= {
            "goal": said or ("city" if home in {"room", "city"} else home),
            "home": "room" if home == "city" else home,
        }
    if idea.story == "music":
        places |= {"goal": said or "city"}
    if idea.story == "lost art":
        places |= {"home": said or "city", "goal": said or "city"}
    if idea.story == "contest":
        places |= {"goal": said or "field", "far": said or "forest"}
    return places


def _scene(
    beat: Beat, stage: Stage, chance: random.Random, *, shot: str, time: str, side: str, horizon: float
) -> dict[str, Any]:
    slots = stage.slots
    time = beat.time or time
    weather = beat.weather.format(turn=stage.turn, dread=stage.dread) or stage.sky or "clear"
    setting = stage.places.get(beat.place, beat.place)
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
    words = staging.seen(
        picture, place=stage.where.get(setting, staging.PLACES.get(setting, "")), time=time, weather=weather
    )
    caption = capital(chance.choice(beat.captions).format_map(slots))
    return {
        "title": "",
        "prompt": words,
        "alt": capital(words) + ".",
        "caption": caption,
        "dialogue": lines,
        "cast": cast,
        "shot": shot,
        "side": side,
        "setting": setting,
        "time": time,
        "weather": weather,
        "horizon": horizon,
    }
