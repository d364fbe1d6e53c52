"""One panel: its lines become balloons in the picture, or, when it cannot hold them, lines of the strip below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from functions.media.lettering import overflow
from functions.media.lettering.content import Line, PanelContent, source, speaker
from functions.media.lettering.elements import OFF_PANEL, Element, Lettered
from functions.media.lettering.figures import Figure, Type, figures, parted
from functions.media.lettering.ground import Ground, Source, grounds
from functions.media.lettering.overflow import Rest
from functions.media.lettering.place import TOO_MUCH
from functions.media.lettering.place import letter as search
from functions.media.lettering.words import Word
from functions.media.lettering.wrap import length

GOOD_ENOUGH = 1.6  #: a panel that costs no more is not tried with another crop
CROPS = 8
FULL = 0.62  #: text may cover this share of a panel before a search is worth its time
STRIP_MOST = 0.62  #: of the panel's height


@dataclass(frozen=True, kw_only=True)
class Said:
    """A line made ready to be set."""

    line: Line
    text: str
    breaths: tuple[tuple[Word, ...], ...]  #: what one speaker says in a row, to be joined

    @property
    def words(self) -> tuple[Word, ...]:
        """All of them in order."""
        return tuple(word for breath in self.breaths for word in breath)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One panel lettered: what stands in the picture, and what is left for the strip below it."""

    cost: float
    lettered: Lettered
    shown: tuple[tuple[Said, str], ...]  #: with the text that its balloon holds
    rest: tuple[Rest, ...] = ()
    strip: float = 0.0  #: height taken from the picture


def attempt(
    content: PanelContent, said: Sequence[Said], width: float, height: float, type_: Type, *, below: Sequence[Rest] = ()
) -> Attempt:
    """These lines in the picture, whatever that costs; `below`, and words beyond three joined ones, in the strip."""
    rest = (*_over(said, type_, width), *below)
    strip = min(overflow.height(rest, width, type_), STRIP_MOST * height)
    origin = source(content, fallback=width / height)
    bodies = _bodies(said, width, height - strip, type_)
    found: list[Lettered] = []
    for ground in grounds(origin, width, height - strip)[:CROPS]:
        reached = min((one.cost for one in found), default=math.inf)
        if ground.cost >= reached or reached <= GOOD_ENOUGH * max(1, len(said)):
            break
        made = search(_elements(said, bodies, origin, ground), ground, type_.em)
        found.append(Lettered(cost=made.cost + ground.cost, ground=ground, placed=made.placed))
    best = min(found, key=lambda one: one.cost)
    shown = tuple((one, _held(one, rest)) for one in said)
    return Attempt(cost=best.cost, lettered=best, shown=shown, rest=rest, strip=strip)


def full(said: Sequence[Said], width: float, height: float, type_: Type) -> bool:
    """Whether the words alone are too many for the picture."""
    area = sum((length(one.words) + 1.5) * type_.pitch * 1.7 + 1.0 for one in said) * type_.em**2
    return area > FULL * width * height


def relieved(content: PanelContent, said: Sequence[Said], width: float, height: float, type_: Type) -> Attempt:
    """As many lines in the picture as it bears; the others, from the last backwards, in the strip."""
    for kept in range(len(said) - 1, 0, -1):
        above, below = said[:kept], _below(said[kept:])
        strip = min(overflow.height((*_over(above, type_, width), *below), width, type_), STRIP_MOST * height)
        if full(above, width, height - strip, type_):
            continue
        made = attempt(content, above, width, height, type_, below=below)
        if made.cost <= TOO_MUCH:
            return made
    return attempt(content, (), width, height, type_, below=_below(said))


def _below(said: Sequence[Said]) -> tuple[Rest, ...]:
    return tuple(Rest(kind=one.line.kind, who=one.line.who, text=one.text, words=one.words) for one in said)


def _over(said: Sequence[Said], type_: Type, width: float) -> tuple[Rest, ...]:
    made = []
    for one in said:
        _, words = parted(one.line.kind, one.breaths, type_, width)
        if words:
            made.append(Rest(kind=one.line.kind, who=one.line.who, text=overflow.plain(words), words=words))
    return tuple(made)


def _held(one: Said, rest: Sequence[Rest]) -> str:
    """The text that a balloon holds: all of it, unless its end went below."""
    for over in rest:
        if one.words[-len(over.words) :] == over.words:
            return overflow.plain(one.words[: -len(over.words)])
    return one.text


def _bodies(said: Sequence[Said], width: float, height: float, type_: Type) -> list[tuple[Figure, ...]]:
    """The figures that each line may take; they are the same in every crop."""
    made = []
    for one in said:
        parts, _ = parted(one.line.kind, one.breaths, type_, width)
        made.append(figures(one.line.kind, parts, type_, width, height))
    return made


def _elements(
    said: Sequence[Said], bodies: Sequence[tuple[Figure, ...]], origin: Source, ground: Ground
) -> list[Element]:
    lines = [one.line for one in said]
    seen = {head.place: index for index, head in enumerate(ground.heads)}
    made = []
    for index, (one, body) in enumerate(zip(said, bodies, strict=True)):
        who = speaker(one.line, origin.heads, lines)
        if who is not None:
            who = seen.get(who, OFF_PANEL)
        last = index == len(said) - 1
        made.append(Element(kind=one.line.kind, figures=body, speaker=who, first=index == 0, last=last))
    return made
