"""The notation of a story: one block a beat, read once into values.

2 close goal storm          rank, distance, place, and the weather or hour that the words name
Then the wind came. // ...  the caption, with its variants
H thinks: Hold on.          a line of the hero (H), the friend (F), the other (X), or SFX; also shouts, whispers
> {H} holds the mast        what is seen
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE = re.compile(r"(H|F|X|SFX)(?: (thinks|shouts|whispers))?: (.+)")
KINDS = {"": "speech", "thinks": "thought", "shouts": "shout", "whispers": "whisper"}
VARIANT = " // "
HOURS = frozenset({"dawn", "day", "dusk", "night"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One line of a beat, in all its variants."""

    who: str
    kind: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One moment of a story, with slots for names and words."""

    rank: int
    shot: str
    place: str
    weather: str
    #: where the words name the hour; else it moves on by itself
    time: str
    captions: tuple[str, ...]
    lines: tuple[Spoken, ...]
    pictures: tuple[str, ...]


def story(text: str) -> tuple[Beat, ...]:
    """The beats of a story, in order."""
    return tuple(_beat(block.strip().splitlines()) for block in text.strip().split("\n\n"))


def _beat(rows: list[str]) -> Beat:
    rank, shot, place, *more = rows[0].split()
    hour = next((word for word in more if word in HOURS), "")
    sky = "".join(word for word in more if word != hour)
    captions: tuple[str, ...] = ("",)
    pictures: tuple[str, ...] = ()
    lines: list[Spoken] = []
    for row in rows[1:]:
        if row.startswith("> "):
            pictures = tuple(row[2:].split(VARIANT))
        elif said := LINE.fullmatch(row):
            who, manner, words = said[1], said[2] or "", said[3]
            kind = "sfx" if who == "SFX" else KINDS[manner]
            lines.append(Spoken(who=who, kind=kind, variants=tuple(words.split(VARIANT))))
        else:
            captions = tuple(row.split(VARIANT))
    return Beat(
        rank=int(rank),
        shot=shot,
        place=place,
        weather=sky,
        time=hour,
        captions=captions,
        lines=tuple(lines),
        pictures=pictures,
    )
