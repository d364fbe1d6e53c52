"""Gives the parts of a story to those whom the prompt or the request names, and finds the places where it plays."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from functions.adapters.models.offline.beings import Being, being, noun_in
from functions.adapters.models.offline.grounds import CASTLE, Ground, plain
from functions.adapters.models.offline.nouns import Noun
from functions.adapters.models.offline.reading import Idea
from functions.adapters.models.offline.words import BIG, BONDS, DEEDS, HOMES, OUTDOOR, ROYAL

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
#: letters of others whom the prompt names
OTHERS = "YZ"
SPACE = Ground(base="field", setting="moon", words="in space with a rocket", noun="space", turn="clear")


def bonded(idea: Idea, chance: random.Random) -> Idea:
    """Enemies, rivals and friends become somebody who can be drawn."""
    if idea.hero is None or idea.hero.noun not in BONDS:
        return idea
    one, other = chance.choice(BONDS[idea.hero.noun])
    second = idea.second or Noun(noun=other)
    return replace(idea, hero=replace(idea.hero, noun=one, count=1, plural=False), second=second)


def parts_of(
    idea: Idea,
    wished: Sequence[Mapping[str, str]],
    others: Sequence[Noun],
    company: Sequence[str],
    chance: random.Random,
) -> dict[str, Being]:
    """Hero (H), friend (F), the other of the stories that have one (X), and whoever else is named (Y, Z)."""
    hero = _hero(idea, wished[0] if wished else None, chance)
    friend = _friend(idea, hero, wished[1] if len(wished) > 1 else None, company, chance)
    parts = {"H": hero, "F": friend}
    if idea.story in {"found creature", "no fight"}:
        parts["X"] = _other(idea, parts, wished[2] if len(wished) > 2 else None, chance)
    kinds = {one.noun for one in parts.values()}
    for letter, said in zip(OTHERS, [one for one in others if one.noun not in kinds], strict=False):
        taken = tuple(parts.values())
        parts[letter] = being(said.noun, chance, name=said.name, adjectives=said.adjectives, taken=taken)
    if idea.hero is not None and idea.hero.count > 2 and "Y" not in parts:
        taken = tuple(parts.values())
        parts["Y"] = being(idea.hero.noun, chance, adjectives=idea.hero.adjectives, taken=taken)
    return parts


def _hero(idea: Idea, wish: Mapping[str, str] | None, chance: random.Random) -> Being:
    said = idea.hero if idea.hero is not None and (idea.hero.living or idea.story not in {"lost art", "page"}) else None
    said = said or Noun(noun="child")
    if wish is None:
        return being(said.noun, chance, name=said.name, adjectives=said.adjectives, pronoun=idea.pronoun)
    noun = noun_in(wish["look"]) or noun_in(wish["name"]) or said.noun
    return being(noun, chance, name=wish["name"], look=wish["look"], adjectives=said.adjectives)


def _friend(
    idea: Idea, hero: Being, wish: Mapping[str, str] | None, company: Sequence[str], chance: random.Random
) -> Being:
    if wish is not None:
        noun = noun_in(wish["look"]) or noun_in(wish["name"]) or "child"
        return being(noun, chance, name=wish["name"], look=wish["look"], taken=(hero,))
    if idea.hero is not None and idea.hero.count > 1:
        return being(idea.hero.noun, chance, adjectives=idea.hero.adjectives, taken=(hero,))
    if idea.second is not None and idea.second.living and idea.story not in {"found creature", "no fight"}:
        said = idea.second
        return being(said.noun, chance, name=said.name, adjectives=said.adjectives, taken=(hero,))
    sought = idea.thing.noun if idea.thing is not None else ""
    free = [one for one in company if one not in {hero.noun, sought}]
    noun = GUESTS.get(idea.story) or chance.choice(free or ["owl"])
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


def places_of(idea: Idea, said: Ground | None, things: Sequence[Noun]) -> dict[str, Ground]:
    """Where each of a story's places is: what the prompt names holds most of it."""
    hero = idea.hero.noun.split()[-1] if idea.hero is not None else "child"
    home = _home(hero)
    road = plain("forest" if home.base != "forest" else "field")
    if said is not None:
        return _named(idea, said, home, road, things)
    near, far = DEEDS.get(idea.matter.split()[0] if idea.matter else "", (home.base, home.base))
    goal = home if near == home.base else plain(near)
    places = {"home": home, "goal": goal, "far": home if far == home.base else plain(far), "road": plain("forest")}
    if idea.story in {"journey", "no fight", "duty"}:
        places |= {
            "goal": plain("field" if home.base == "forest" or idea.story == "journey" != home.base else "forest")
        }
    if idea.story in {"fear", "music", "lost art"}:
        outside = plain("city") if home.base in {"room", "city"} or idea.story != "fear" else home
        places |= {"goal": outside, "home": plain("room") if idea.story == "fear" and home.base == "city" else home}
    if idea.story == "lost art":
        places |= {"home": plain("city")}
    if idea.story == "contest":
        places |= {"goal": plain("field"), "far": plain("forest")}
    if idea.story == "deed" and any(one.noun in OUTDOOR for one in things) and places["goal"].base in {"room", "cave"}:
        places |= {"goal": plain("field"), "far": plain("field")}
    if hero in BIG:
        places = {key: plain("field") if one.base in {"room", "cave"} else one for key, one in places.items()}
    return places | {"task": places["home"], "city": plain("city"), "shelter": _shelter(places["home"], hero)}


def _home(hero: str) -> Ground:
    if hero in ROYAL:
        return CASTLE
    base = HOMES.get(hero, "room")
    return plain("field" if hero in BIG and base in {"room", "cave"} else base)


def _shelter(home: Ground, hero: str) -> Ground:
    return plain("cave") if home.base in {"field", "forest"} and hero not in BIG else home


def _named(idea: Idea, said: Ground, home: Ground, road: Ground, things: Sequence[Noun]) -> dict[str, Ground]:
    places = dict.fromkeys(("home", "goal", "far", "road", "shelter", "city", "task"), said)
    hero = idea.hero.noun.split()[-1] if idea.hero is not None else "child"
    if idea.story == "journey":
        flown = any(one.noun in OUTDOOR for one in things)
        space = replace(SPACE, words="in space") if flown else SPACE
        places |= {"home": home, "road": space if said.setting == "moon" else road}
        places |= {"shelter": space if said.setting == "moon" else _shelter(road, hero)}
    elif idea.story == "duty" and said.noun in idea.matter.lower():
        places |= {"home": home, "goal": road, "far": road}
    elif idea.story == "fear" and said.noun in idea.matter.lower():
        places |= {"home": home if home.base != said.base else plain("field")}
    elif idea.story in {"found creature", "found thing"} and said.base == "cave":
        places |= {"home": plain("room")}
    return places
