"""Reads an English prompt: who is the hero, what do they want, fear, seek or find, with whom and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from functions.adapters.models.offline.english import base, guessed, infinitive, singular, words
from functions.adapters.models.offline.nouns import LINKS, Noun, noun_phrase, object_phrase
from functions.adapters.models.offline.words import BONDS, DEEDS, HOURS, INSTRUMENTS, SETTING_OF, SKIES

ORDERS = re.compile(
    r"^\W*(?:please\s+)?(?:(?:tell|write|make|draw|create|give|generate)\s+(?:me\s+)?)?(?:an?\s+)?(?:short\s+|funny\s+)?"
    r"(?:story|comic|tale|comic strip)\s+(?:about|of|where|in which)\s+",
    re.IGNORECASE,
)
WHERE = re.compile(
    r"\b((?:in|under|behind|on|inside|beneath|below|near|at|above|beside|into|through|across)\s+"
    r"(?:(?:the|a|an|his|her|their|its|my|our)\s+)?[\w' -]+?)(?=[,.;:!?]|$|\s(?:and|who|that|while|when|with)\b)",
    re.IGNORECASE,
)
QUESTION = re.compile(r"^(?:how|why|what|where|when|who)\b(?!.*\b(?:forgot|stole|took)\b)", re.IGNORECASE)
TRAVELS = (
    "travels?|travelled|journeys|goes|went|go|flies|flew|sails|sailed|walks|walked|climbs|climbed|sets out|set out"
    "|swims|rides|moves|crosses|crossed|visits|visited|explores|explored"
)
#: by what somebody goes, behind where they go
ABOARD = re.compile(r"\s(?:in|on|with|by) (?:a|an|his|her|their)\b", re.IGNORECASE)
FIGHTS = frozenset("fight battle duel hunt kill slay attack conquer".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """What a prompt asks for: the story that it fits, and the words that fill it."""

    story: str
    hero: Noun | None = None
    second: Noun | None = None
    #: a skill, a deed, a fear, an act or a destination, by the story
    matter: str = ""
    thing: Noun | None = None
    where: str = ""
    settings: tuple[str, ...] = ()
    weather: str = ""
    time: str = ""
    #: she or he, where the prompt says so of its hero
    pronoun: str = ""
    #: the prompt itself, without what orders a story
    text: str = ""


def read(prompt: str) -> Idea:
    """The idea of a prompt; where nothing is recognised, a story about the words themselves."""
    text = ORDERS.sub("", " ".join(prompt.split())).strip(" .!?\"'“”‘’")
    text = re.sub(r"\bmars\b", "Mars", text)
    idea = _idea(text)
    low = [word.lower() for word in words(text)]
    other = [word for word in low if idea.hero is None or singular(word) != idea.hero.noun]
    return replace(
        idea,
        text=text,
        settings=tuple(dict.fromkeys(SETTING_OF[word] for word in map(singular, low) if word in SETTING_OF)),
        weather=next((SKIES[word] for word in [*other, *low] if word in SKIES), ""),
        time=next((HOURS[word] for word in low if word in HOURS), ""),
        pronoun="she" if {"she", "her"} & set(low) else "he" if {"he", "his", "him"} & set(low) else "",
    )


def _idea(text: str) -> Idea:
    """What the words ask for, without place and hour."""
    if QUESTION.match(text):
        return Idea(story="lesson", matter=text)
    hero, rest = noun_phrase(text)
    place = WHERE.search(rest)
    where = place[1] if place and not _of_sky(place[1]) else ""
    if hero is None:
        return Idea(story="page", matter=text, where=where)
    idea = _plot(hero, rest.strip(" ,"), text)
    if where and idea.story == "fear" and idea.matter.endswith(f" {where}"):
        idea = replace(idea, matter=idea.matter.removesuffix(f" {where}"))
    return replace(idea, where=where)


def _of_sky(where: str) -> bool:
    last = words(where)[-1].lower()
    return last in SKIES or last in HOURS


RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("fear", r"(?:\w+ )?(?:(?:so|very|terribly|really) )?(?:afraid|scared|frightened|terrified) of (.+)"),
        ("fear", r"(?:fears|feared|hides from) (.+)"),
        ("refuse", r"(?:(?:does|do|did|will|would)(?: not|n['’]t)|never) (?:want|wish|like) to (.+)"),
        ("refuse", r"(?:refuses|refused|hates|hated) to (.+)|(?:will not|won['’]t) (.+)"),
        ("forgot", r"(?:had |has )?(?:forgot|forgets|forgotten)(?: how)? to (.+)"),
        ("learning", r"(?:can(?:not| not|['’]t)|could(?: not|n['’]t)|never learned to) (.+)"),
        ("learning", r"(?:learns?|learned|learnt|is learning|tries|(?:teaches (?:him|her|it)self)) (?:how )?to (.+)"),
        ("wish", r"(?:wants?|wanted|hopes|hoped|wishes|wished|longs|tried|plans|decides|decided) (?:to|of) (.+)"),
        ("wish", r"(?:dreams|dreamed|dreamt) (?:to|of) (.+)"),
        ("search", r"(?:looks?|looking|searches|searching|search|hunts?|hunting) for (.+)"),
        ("search", r"(?:loses|lost|is missing|seeks|solves|investigates) (.+)"),
        ("found", r"(?:finds?|found|discovers?|discovered|meets?|met|sees|saw|adopts|befriends|rescues|saves) (.+)"),
        ("contest", r"(?:races|raced|versus|vs\.?|against|competes with|challenges)(?: against)? (.+)"),
        ("journey", rf"(?:{TRAVELS})(?: (?:on|up))?(?: (?:to|into|for|across|through|over|around))? (.+)"),
    )
)


def _plot(hero: Noun, rest: str, text: str) -> Idea:
    """The story that the words behind the hero ask for."""
    rest = re.sub(
        r"^(?:(?:is|are|was|were) )?(?:lost|stuck|stranded|trapped) (?=in |on |at )", "", rest, flags=re.IGNORECASE
    )
    rest = re.sub(r"^(?:who|that|which)\s+(?:(?:is|was)\s+(?=afraid|scared|so|very))?", "", rest, flags=re.IGNORECASE)
    for rule, pattern in RULES:
        if found := pattern.match(rest):
            return PLOTS[rule](hero, next(part for part in found.groups() if part), text)
    if found := re.match(r"(?:and|with|&)\s+(.+)", rest, re.IGNORECASE):
        return _pair(hero, found[1], text)
    if not hero.living:
        return Idea(story="page", matter=text)
    if _does(hero, rest) and len(rest.split()) <= 9:
        return Idea(story="deed", hero=hero, matter=infinitive(rest))
    return Idea(story="neighbours", hero=hero) if len(rest.split()) <= 6 else Idea(story="page", hero=hero, matter=text)


def _does(hero: Noun, rest: str) -> bool:
    """The words begin with what the hero does, be it a verb that is known or one that its ending betrays."""
    first = words(rest)[0].lower() if words(rest) else ""
    return bool(base(first) or (first not in LINKS and guessed(first) and not hero.plural))


def _fear(hero: Noun, said: str, text: str) -> Idea:
    return Idea(story="fear", hero=hero, matter=_first_part(said))


def _refuse(hero: Noun, said: str, text: str) -> Idea:
    verb, _, rest = said.partition(" ")
    enemy, _ = noun_phrase(rest)
    if verb.lower() in FIGHTS:
        return Idea(story="no fight", hero=hero, matter=verb.lower(), second=enemy if enemy and enemy.living else None)
    return Idea(story="duty", hero=hero, matter=_first_part(said))


def _forgot(hero: Noun, said: str, text: str) -> Idea:
    return Idea(story="forgotten" if hero.living else "lost art", hero=hero, matter=_first_part(said))


def _learning(hero: Noun, said: str, text: str) -> Idea:
    return Idea(story="learning", hero=hero, matter=_first_part(said))


def _wish(hero: Noun, said: str, text: str) -> Idea:
    said = infinitive(_first_part(said))
    verb = said.split()[0]
    simple = verb in DEEDS and len(said.split()) <= 2
    seen = verb == "see" and singular(words(said)[-1]) in SETTING_OF
    if (seen or verb in {"go", "travel", "visit", "reach"}) and (place := re.match(r"\w+ (?:to )?(.+)", said)):
        return Idea(story="journey", hero=hero, matter=place[1])
    return Idea(story="learning" if simple else "deed", hero=hero, matter=said)


def _search(hero: Noun, said: str, text: str) -> Idea:
    thing = object_phrase(said)
    if thing is None:
        return Idea(story="page", hero=hero, matter=text)
    if thing.noun in BONDS:
        return Idea(story="meeting", hero=hero)
    adjectives = tuple(word for word in thing.adjectives if word not in {"missing", "lost", "stolen"})
    thing = Noun(noun=thing.noun, adjectives=adjectives, name=thing.name, count=thing.count, plural=thing.plural)
    return Idea(story="search", hero=hero, thing=thing)


def _found(hero: Noun, said: str, text: str) -> Idea:
    thing = object_phrase(said)
    if thing is None:
        return Idea(story="page", hero=hero, matter=text)
    return (
        Idea(story="found creature", hero=hero, second=thing)
        if thing.living
        else Idea(story="found thing", hero=hero, thing=thing)
    )


def _contest(hero: Noun, said: str, text: str) -> Idea:
    rival, _ = noun_phrase(said)
    if rival is None or not rival.living:
        return Idea(story="deed", hero=hero, matter=f"race {said}")
    return Idea(story="contest", hero=hero, second=rival)


def _journey(hero: Noun, said: str, text: str) -> Idea:
    return Idea(story="journey", hero=hero, matter=ABOARD.split(_first_part(said))[0])


def _pair(hero: Noun, said: str, text: str) -> Idea:
    said = re.sub(r"^(?:his|her|its|their)\s+", "a ", said, flags=re.IGNORECASE)
    second, rest = noun_phrase(said)
    if second is None:
        return Idea(story="page", hero=hero if hero.living else None, matter=text)
    deed = [part for part in rest.split() if part]
    if deed and base(deed[0]) and deed[0].lower() not in LINKS:
        told = _plot(hero, rest.strip(), text)
        return Idea(
            story=told.story,
            hero=hero,
            second=told.second or (second if second.living else None),
            matter=told.matter,
            thing=told.thing,
        )
    if not hero.living:
        return Idea(story="page", matter=text)
    if {"missing", "lost", "stolen"} & set(second.adjectives):
        return _search(hero, said, text)
    if second.living:
        return Idea(story="neighbours", hero=hero, second=second)
    return Idea(story="music" if second.noun in INSTRUMENTS else "thing", hero=hero, thing=second)


PLOTS = {
    "fear": _fear,
    "refuse": _refuse,
    "forgot": _forgot,
    "learning": _learning,
    "wish": _wish,
    "search": _search,
    "found": _found,
    "contest": _contest,
    "journey": _journey,
}


def _first_part(said: str) -> str:
    """Up to the first comma or new clause."""
    return re.split(r"[,.;:!?]|\s(?:but|because|until|while|when|so that)\s", said, maxsplit=1)[0].strip()
