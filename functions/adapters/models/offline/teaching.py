"""Makes the scenes of whatever teaches: a lecture, a lesson, a presentation's subtopics and one explanation of them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.beings import being
from functions.adapters.models.offline.english import capital
from functions.adapters.models.offline.known import Section
from functions.adapters.models.offline.lessons import showing
from functions.adapters.models.offline.sections import Outline
from functions.adapters.models.offline.telling import spoken

#: words a minute, read aloud without haste
PACE = 150
YOUNG = 10
CHILDISH = re.compile(
    r"\b(?:child|children|kids?|toddlers?|pupils?|primary|elementary|kindergarten|beginners?)\b", re.IGNORECASE
)
AGE = re.compile(r"\b(?:age|aged|ages|grade|year)s?\s*(\d{1,2})\b|\b(\d{1,2})[\s-]*(?:years?|yrs?)\b", re.IGNORECASE)
NO_FACTS = "The offline writer has no facts about {topic}; it tells how one finds out."
SHOTS = ("wide", "medium", "medium", "close", "medium", "wide")
#: how a scene of a story that teaches begins, in turn
OPENINGS = (
    "{P} had brought a question along, and it would not wait.",
    "{P} and {G} sat down where one could see well.",
    "They went on for a while, and then {G} stopped.",
    "{P} had thought about it all the way.",
    "{G} drew something on the ground with a stick.",
    "There was one more thing, and {P} could feel it coming.",
    "They shared an apple, and talked with full mouths.",
    "{P} turned it over once more, to see what was under it.",
)
GUESSED = ("{P} thought hard.", "{P} took a deep breath.", "{P} hardly had to think.", "{P} looked at it once more.")
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a section stands, and for whom it is told."""

    outline: Outline
    #: counted from 0
    number: int
    #: of the cast, whoever asks first
    names: tuple[str, ...]
    young: bool


def is_young(audience: str) -> bool:
    """The words for the audience name children, or an age of ten at most."""
    ages = [int(one or other) for one, other in AGE.findall(audience)]
    return min(ages) <= YOUNG if ages else bool(CHILDISH.search(audience))


def taught(
    outline: Outline, wished: Sequence[Mapping[str, str]], *, kind: str, audience: str, chance: random.Random
) -> dict[str, Any]:
    """Characters, scenes and warnings of that kind for an outline."""
    young = is_young(audience)
    tell = TELLERS[kind]
    cast = [dict(one) for one in wished]
    if kind == "story":
        cast = _pair(wished, chance)
    scenes = _pictures(outline, cast, chance)
    names = tuple(one["name"] for one in cast)
    for number, (scene, section) in enumerate(zip(scenes, outline.sections, strict=True)):
        place = Place(outline=outline, number=number, names=names, young=young)
        scene |= {"title": section.title} | tell(section, place)
    return {"characters": cast, "scenes": scenes, "warnings": warnings_of(outline)}


def warnings_of(outline: Outline) -> list[str]:
    """What an owner must know of an outline without facts."""
    return [] if outline.known else [NO_FACTS.format(topic=outline.topic)]


def explained(section: Section, *, young: bool) -> Fields:
    """One slide in full: its points, its explanation and what its speaker needs."""
    return {"points": list(section.points), "narration": _body(section, young=young), "notes": _notes(section)}


def _pair(wished: Sequence[Mapping[str, str]], chance: random.Random) -> list[dict[str, str]]:
    """Somebody who asks and somebody who knows."""
    cast = [dict(one) for one in wished]
    for noun in ("child", "teacher")[len(cast) :]:
        made = being(noun, chance)
        while made.name in {one["name"] for one in cast}:
            made = being(noun, chance)
        cast.append({"name": made.name, "look": made.look})
    return cast


def _pictures(outline: Outline, cast: Sequence[Mapping[str, str]], chance: random.Random) -> list[Fields]:
    count = len(outline.sections)
    looks = zip(
        outline.sections,
        staging.shots([SHOTS[place % len(SHOTS)] for place in range(count)]),
        staging.hours(count, ""),
        staging.sides(count, chance),
        staging.horizons(count, chance),
        strict=True,
    )
    names = [one["name"] for one in cast[:2]]
    made = []
    for section, shot, time, side, horizon in looks:
        picture = re.sub(r"^a (?:child with a lantern|teacher) and ", "", section.picture) if names else section.picture
        shown = showing(picture, outline.subject)
        seen = f"{' and '.join(names)} look{'' if len(names) > 1 else 's'} at {shown}" if names else shown
        words = staging.seen(seen, place=outline.ground.words, time=time, weather="clear")
        made.append(
            {
                "prompt": words,
                "alt": capital(words) + ".",
                "cast": names,
                "shot": "medium" if shot == "close" and names else shot,
                "side": side,
                "setting": outline.ground.setting,
                "time": time,
                "weather": "clear",
                "horizon": horizon,
            }
        )
    return made


def _body(section: Section, *, young: bool) -> str:
    return section.told if young or not section.deeper else f"{section.told} {section.deeper}"


def _notes(section: Section) -> str:
    return f"Ask: {section.question}\nAnswer: {section.answer}"


def _lecture(section: Section, place: Place) -> Fields:
    outline = place.outline
    said = f"{_body(section, young=place.young)}\n\nHere is an example. {section.example}"
    if place.number == 0 and outline.known:
        said = f"Welcome. Today we shall talk about {outline.topic}. {said}"
    if place.number == len(outline.sections) - 1:
        said += "\n\nThat is all for today. Thank you for listening. Which question will you take home with you?"
    seconds = round(len(said.split()) / PACE * 60 / 5) * 5
    notes = f"{_notes(section)}\nAbout {seconds} seconds at an easy pace."
    return {"narration": said, "points": list(section.points), "notes": notes}


def _lesson(section: Section, place: Place) -> Fields:
    return {
        "narration": _body(section, young=place.young),
        "points": list(section.points),
        "examples": [section.example],
        "questions": [{"question": section.question, "answer": section.answer}],
        "notes": "Let them guess before they read on. Those who are quick explain it to those who are not.",
    }


def _slide(section: Section, place: Place) -> Fields:
    """Its summary alone; the explanation is asked for by itself."""
    return {"summary": f"{section.points[0].rstrip('.?')}."}


def _story(section: Section, place: Place) -> Fields:
    """Somebody asks, somebody tells, and in the end the one who asked could tell it."""
    who = {"P": place.names[0], "G": place.names[1]}
    sentences = re.split(r"(?<=[.!?])\s+", section.told)
    said = ""
    while sentences and len(f"{said} {sentences[0]}".split()) <= 85:
        said = f"{said} {sentences.pop(0)}".strip()
    opening = OPENINGS[place.number % len(OPENINGS)].format(**who)
    if place.number == 0:
        opening = f"{who['P']} wanted to know about {place.outline.topic}, and {who['G']} was the one to ask."
    lines = [
        {"speaker": who["G"], "text": said, "kind": "speech"},
        {"speaker": who["G"], "text": section.question, "kind": "speech"},
        {"speaker": who["P"], "text": section.answer, "kind": "answer"},
    ]
    told, asked, answered = spoken(lines, split=True)
    thought = GUESSED[place.number % len(GUESSED)].format(**who)
    return {"narration": "\n\n".join((opening, told, asked, f"{thought} {answered}"))}


TELLERS: Mapping[str, Callable[[Section, Place], Fields]] = {
    "lecture": _lecture,
    "lesson": _lesson,
    "presentation": _slide,
    "story": _story,
}
