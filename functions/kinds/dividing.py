"""How a document is divided over scenes: by its headings first, else evenly; in order, and nothing is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from functions.core.document import Block, Document, Part

#: what stands before the first heading is a section of its own where it is so much of an even share
LEAST_START = 0.3
NO_LEVEL = 99
#: items of a list and rows of a table stand without a blank line between them
BESIDE = ("item", "row")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never parted: a paragraph, with the headings right before it."""

    blocks: tuple[Block, ...]

    @property
    def level(self) -> int:
        """Of its highest heading, counted from 1; more than any for a paragraph without."""
        return min((block.level or 1 for block in self.blocks if block.kind == "heading"), default=NO_LEVEL)

    @property
    def size(self) -> int:
        """Its signs, at least one."""
        return sum(len(block.text) for block in self.blocks) or 1


Units = Sequence[Unit]


def divided(document: Document, scenes: int) -> tuple[Part, ...]:
    """As many parts as scenes, or as there are paragraphs where those are fewer; every block is in exactly one."""
    units = _units(document.blocks)
    if not units:
        return ()
    found: list[Part] = []
    title = ""
    for group in _groups(units, max(1, min(scenes, len(units)))):
        blocks = [block for unit in group for block in unit.blocks]
        found.append(_part(blocks, under=title))
        title = next((block.text for block in reversed(blocks) if block.kind == "heading"), title)
    return tuple(found)


def _units(blocks: Sequence[Block]) -> list[Unit]:
    units: list[Unit] = []
    headings: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            headings.append(block)
        else:
            units.append(Unit((*headings, block)))
            headings = []
    if headings and units:
        units[-1] = Unit((*units[-1].blocks, *headings))
    return units or [Unit((heading,)) for heading in headings]


def _groups(units: Units, count: int) -> list[Units]:
    """So many groups. The sections under the highest headings share them by size, and divide their shares likewise."""
    if count == 1:
        return [units]
    sections = _sections(units, count)
    if len(sections) >= count:
        return _even(sections, count)
    if len(sections) == 1:
        return _even([[unit] for unit in units], count)
    shares = _shares(sections, count)
    return [group for section, share in zip(sections, shares, strict=True) for group in _groups(section, share)]


def _sections(units: Units, count: int) -> list[Units]:
    """Cut before each heading of the highest level behind the start; all in one where there is none."""
    level = min(unit.level for unit in units[1:])
    if level == NO_LEVEL:
        return [units]
    starts = [0, *(place for place, unit in enumerate(units) if place and unit.level == level)]
    if len(starts) > 2 and units[0].level == NO_LEVEL:
        before = _size(units[: starts[1]])
        if before * count < LEAST_START * _size(units):
            del starts[1]
    return [units[start:end] for start, end in zip(starts, [*starts[1:], len(units)], strict=True)]


def _shares(sections: Sequence[Units], count: int) -> list[int]:
    """How many groups each section gets: one, and then always the one whose groups would be the largest."""
    shares = [1] * len(sections)
    sizes = [_size(section) for section in sections]
    for _ in range(count - len(sections)):
        open_places = [place for place, section in enumerate(sections) if shares[place] < len(section)]
        shares[max(open_places, key=lambda place: sizes[place] / shares[place])] += 1
    return shares


def _even(items: Sequence[Units], count: int) -> list[Units]:
    """The items in so many groups of about the same size, none of them empty."""
    whole = sum(_size(item) for item in items)
    groups: list[Units] = []
    start = at = 0
    read = 0.0
    for number in range(1, count + 1):
        last = len(items) - (count - number)
        while at < last:
            size = _size(items[at])
            # An item belongs to the group that its middle lies in.
            if number < count and at > start and read + size / 2 > whole * number / count:
                break
            read += size
            at += 1
        groups.append([unit for item in items[start:at] for unit in item])
        start = at
    return groups


def _size(units: Units) -> int:
    return sum(unit.size for unit in units)


def _part(blocks: Sequence[Block], *, under: str) -> Part:
    """The blocks as one text. Its title is its first heading where it begins with one, else the last one before it."""
    begins = blocks[0].kind == "heading"
    told = blocks[1:] if begins else blocks
    text = ""
    for before, block in zip([None, *told], told, strict=False):
        beside = before is not None and before.kind == block.kind and block.kind in BESIDE
        text += ("" if before is None else "\n" if beside else "\n\n") + block.text
    return Part(
        title=blocks[0].text if begins else under,
        text=text or blocks[0].text,
        pages=tuple(sorted({block.page for block in blocks} - {0})),
        paragraphs=(blocks[0].paragraph, blocks[-1].paragraph),
    )
