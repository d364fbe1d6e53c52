"""What can be taught: sections about a few things that are known for certain, and those that hold for any topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from functions.adapters.models.offline.further import EVERYTHING
from functions.adapters.models.offline.known import answering, asking, earth, further, living, made, sky


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One thing to be taught, in whole sentences. {T} stands for the topic, {X} in a picture for what it is about."""

    title: str
    told: str
    #: for those who know a little already
    deeper: str
    example: str
    points: tuple[str, ...]
    question: str
    answer: str
    picture: str
    #: the smaller, the sooner it has its place
    rank: int = 0

    def filled(self, topic: str) -> Section:
        """About that topic."""
        words = {
            name: getattr(self, name).replace("{T}", topic)
            for name in ("title", "told", "deeper", "example", "question", "answer")
        }
        return Section(**words, points=self.points, picture=self.picture, rank=self.rank)


#: what is seen in the sections on any topic, in turn
PICTURES = ("{X}", "{X} and a book", "a child with a lantern and {X}", "a teacher and {X}", "{X} and a lamp")


#: how a row begins that is not told
MARKS = ("+ ", "e ", "- ", "? ", "= ")


def _section(block: str, *, told: str = "", picture: str = "") -> Section:
    """A section from its rows; one without a mark goes on with the row before it."""
    title, *rows = block.strip().split("\n")
    mark, _, name = title.partition(" ")
    said: list[tuple[str, str]] = [("", told)]
    for row in rows:
        if row.startswith(MARKS):
            said.append((row[0], row[2:]))
        else:
            said[-1] = (said[-1][0], f"{said[-1][1]} {row}".strip())
    marked = dict(said)
    return Section(
        title=name, told=marked[""], deeper=marked["+"], example=marked["e"],
        points=tuple(row for kind, row in said if kind == "-"), question=marked["?"], answer=marked["="],
        picture=picture, rank=int(mark) if mark.isdigit() else 0,
    )  # fmt: skip


def _known(keys: str, text: str) -> tuple[Section, ...]:
    """The sections of a topic, each behind what its facts tell in short."""
    facts = EVERYTHING[keys][1]
    blocks = text.strip().split("\n\n")
    return tuple(_section(block, told=told, picture=seen) for block, (told, _, seen) in zip(blocks, facts, strict=True))


#: by the keys of EVERYTHING
KNOWN: Mapping[str, tuple[Section, ...]] = {
    keys: _known(keys, text)
    for room in (earth, sky, living, made, further)
    for name, text in room.DEEPER.items()
    for keys in EVERYTHING
    if name in keys.split()
}
#: in the order in which they follow one another
ANY: tuple[Section, ...] = tuple(
    _section(block, picture=PICTURES[place % len(PICTURES)])
    for place, block in enumerate(
        block for room in (asking, answering) for block in room.SECTIONS.strip().split("\n\n")
    )
)
