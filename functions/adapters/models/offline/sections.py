"""Chooses what is taught about a topic, in so many sections: what is known, framed by how one asks and finds out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from functions.adapters.models.offline.english import capital
from functions.adapters.models.offline.extracting import telling
from functions.adapters.models.offline.grounds import Ground
from functions.adapters.models.offline.known import ANY, KNOWN, Section
from functions.adapters.models.offline.lessons import known_keys, place_of, subject_in
from functions.adapters.models.offline.nouns import Noun
from functions.adapters.models.offline.picturing import drawn_in

#: which sections on any topic join known facts, by their ranks, the first ones first
FRAMING = (6, 7, 24, 22, 23, 11, 12, 17, 1, 3, 2, 14, 9, 10, 18, 21, 13, 20)
#: of those, the ones that come before the facts
OPENING = frozenset({1, 2, 7, 13})
#: words of a section that tells several facts
MOST_WORDS = 190
MOST_TOPIC = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What is taught, in order."""

    #: the topic as it stands in a sentence
    topic: str
    sections: tuple[Section, ...]
    known: bool
    ground: Ground
    subject: Noun | None


def outline(asked: str, bare: str, *, count: int) -> Outline:
    """So many sections about what was asked; `bare` is the topic without its question words."""
    topic = f'"{capital(_short(asked))}"'
    keys = known_keys(bare)
    if keys:
        ground, facts = place_of(bare), KNOWN[keys]
        sections = _framed(facts, topic, count)
    else:
        ground = place_of(bare)
        sections = [one.filled(topic) for one in ANY if one.rank <= count]
    return Outline(
        topic=topic, sections=tuple(sections), known=bool(keys), ground=ground, subject=_seen(bare, known=bool(keys))
    )


def section_for(title: str, asked: str, bare: str, *, count: int, place: int) -> Section:
    """What explains a slide: the section of that title, else a fact that shares its words, else how one finds out."""
    sections = outline(asked, bare, count=count).sections
    named = next((one for one in sections if one.title == title), None)
    if named is not None:
        return named
    said, whole = telling(title), telling(bare)
    keys = known_keys(bare)
    facts = KNOWN[keys] if keys else ()
    shared = [sum((telling(f"{one.title} {one.told}") & said - whole).values()) for one in facts]
    if any(shared):
        return facts[shared.index(max(shared))]
    return ANY[place % len(ANY)].filled(f'"{_short(title)}"')


def _seen(bare: str, *, known: bool) -> Noun | None:
    """What is put into every picture; where the pictures are known, only what can be drawn."""
    subject = subject_in(bare)
    return subject if subject is None or not known or drawn_in(subject.noun) else None


def _short(asked: str) -> str:
    text = re.sub(r'["\s]+', " ", asked).strip(" .!?")
    return text if len(text) <= MOST_TOPIC else text[:MOST_TOPIC].rsplit(" ", 1)[0] + "..."


def _framed(facts: Sequence[Section], topic: str, count: int) -> list[Section]:
    if count < len(facts):
        sizes = [len(facts) * place // count for place in range(count + 1)]
        return [_joined(facts[start:end]) for start, end in itertools.pairwise(sizes)]
    ranks = set(FRAMING[: count - len(facts)])
    chosen = [one.filled(topic) for one in ANY if one.rank in ranks]
    before = [one for one in chosen if one.rank in OPENING]
    return [*before, *facts, *(one for one in chosen if one.rank not in OPENING)]


def _joined(facts: Sequence[Section]) -> Section:
    """Several facts in one section: the first sentences of each, and one point of each."""
    if len(facts) == 1:
        return facts[0]
    room = MOST_WORDS // len(facts)
    points = [point for one in facts for point in one.points[: 2 if len(facts) < 3 else 1]]
    return replace(
        facts[0],
        told="\n\n".join(_begun(one.told, room) for one in facts),
        deeper="",
        points=tuple(points),
        picture=facts[-1].picture if len(facts) < 3 else facts[len(facts) // 2].picture,
    )


def _begun(text: str, most: int) -> str:
    """Its first sentences, as many as fit."""
    made: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if made and len(" ".join([*made, sentence]).split()) > most:
            break
        made.append(sentence)
    return " ".join(made)
