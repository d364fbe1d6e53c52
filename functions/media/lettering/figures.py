"""Balloons before they have a place: the few sizes and shapes that a line of text could take.

Lengths are in u. A figure is one or more parts (a chain of joined ovals), placed about an anchor at its centre.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from functions.media import fonts
from functions.media.lettering import shapes
from functions.media.lettering.model import Box
from functions.media.lettering.words import Losses, Voice, Word, cut, dress
from functions.media.lettering.wrap import Wrap, wraps

WORDS_A_BALLOON, WORDS_A_PART, PARTS = 25, 22, 3
VARIANTS = 4
CHAINS = 12
SHORT = 5  #: words; so few like to lie flat
#: Padding beside and above, in ems.
PADDING = {
    "speech": (0.56, 0.46), "whisper": (0.56, 0.46), "thought": (0.34, 0.30), "shout": (0.55, 0.50),
    "radio": (0.60, 0.50), "caption": (0.62, 0.52),
}  # fmt: skip
SCALLOP, SPIKE = 0.78, 0.95
LIFTS = (0.0, -0.3, -0.15, 0.15, 0.3)  #: in ems
BOXED = frozenset({"radio", "caption"})
FREE = frozenset({"caption", "sfx"})  #: nobody says these
#: Directions of the second of a joined pair, in degrees below the horizontal, and what each costs.
JOINTS = ((32.0, 0.2), (55.0, 0.0), (80.0, 0.5), (118.0, 1.5), (146.0, 1.7))
JOINED = 0.93


@dataclass(frozen=True, kw_only=True)
class Type:
    """The one type size of a page and what follows from it."""

    em: float
    voice: Voice

    @property
    def pitch(self) -> float:
        """From baseline to baseline, in ems."""
        return 1.08 if self.voice.upper else 1.20

    @property
    def half(self) -> float:
        """Half of what a line covers, in ems."""
        return 0.37 if self.voice.upper else 0.43

    @property
    def drop(self) -> float:
        """From a line's middle to its baseline, in ems."""
        return 0.35 if self.voice.upper else 0.29


@dataclass(frozen=True, kw_only=True)
class Part:
    """One oval or box, its centre relative to the figure's anchor."""

    x: float
    y: float
    a: float
    b: float
    wrap: Wrap
    lift: float = 0.0  #: how far its text stands above its middle, so that the white round it is even


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One possible body of a balloon."""

    kind: str
    parts: tuple[Part, ...]
    cost: float
    size: float = 0.0  #: em of a sound effect
    turn: float = 0.0

    @property
    def bounds(self) -> Box:
        """Left, top, right, bottom about the anchor."""
        return (
            min(part.x - part.a for part in self.parts),
            min(part.y - part.b for part in self.parts),
            max(part.x + part.a for part in self.parts),
            max(part.y + part.b for part in self.parts),
        )


def digest(text: str) -> int:
    """A number from a text, the same in every process."""
    return zlib.crc32(text.encode("utf-8", "replace"))


def parted(
    kind: str, breaths: Sequence[Sequence[Word]], type_: Type, width: float
) -> tuple[tuple[tuple[Word, ...], ...], tuple[Word, ...]]:
    """The words as the parts of one balloon, forced to fit the panel, and the words that are too many for it."""
    if kind == "sfx":
        return (tuple(breaths[0]),), ()
    parts: list[tuple[Word, ...]] = []
    for words in breaths:
        ready = [piece for word in words for piece in cut(word, _widest(kind, width, type_))]
        parts += split(ready) if kind not in BOXED else (tuple(ready),)
    return tuple(parts[:PARTS]), tuple(word for part in parts[PARTS:] for word in part)


def figures(kind: str, parts: Sequence[Sequence[Word]], type_: Type, width: float, height: float) -> tuple[Figure, ...]:
    """The best shapes for these words in a panel of this size, cheapest first."""
    if kind == "sfx":
        return _effects(parts[0], width, height, type_)
    if len(parts) == 1:
        return _single(kind, parts[0], type_, width, height)
    return _chains(kind, parts, type_, width, height)


def split(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """Over 25 words are parted, at sentence ends where there are any, into parts of at most 22."""
    if len(words) <= WORDS_A_BALLOON:
        return (tuple(words),)
    count = math.ceil(len(words) / WORDS_A_PART)
    made: list[tuple[Word, ...]] = []
    start = 0
    for left in range(count, 1, -1):
        goal = start + (len(words) - start) / left
        low, high = start + 1, min(start + WORDS_A_PART, len(words) - 1)
        end = min(range(low, high + 1), key=lambda at: abs(at - goal) - 9 * _stop(words[at - 1]))
        made.append(tuple(words[start:end]))
        start = end
    rest = words[start:]
    return (*made, *((tuple(rest),) if len(rest) <= WORDS_A_BALLOON else split(rest)))


def _stop(word: Word) -> float:
    if re.search(r"[.!?\u2026;]['\"\u00bb\u201d\u2019)]*$", word.text):
        return 1.0
    return 0.4 if word.text.endswith((",", "--", ":", "\u2014")) else 0.0


def _widest(kind: str, width: float, type_: Type) -> float:
    """The longest line in ems: 80 % of the panel, and never so long that its balloon leaves it."""
    side = PADDING[kind][0] + (SCALLOP if kind == "thought" else SPIKE if kind == "shout" else 0.0)
    return max(2.0, min(0.80 * width, width - 24.0) / type_.em * (0.97 if kind in BOXED else 0.86) - 2 * side)


def _single(kind: str, words: Sequence[Word], type_: Type, width: float, height: float) -> tuple[Figure, ...]:
    even = kind in BOXED
    widest = _widest(kind, width, type_)
    ratio = 3.6 if kind == "caption" else 2.2
    rated: list[tuple[float, Figure]] = []
    for wrap in wraps(words, ratio=ratio, pitch=type_.pitch, widest=widest, even=even):
        a, b, lift = _extent(kind, wrap, type_)
        share = a * b * 3.6 / (width * height)
        if kind == "caption":
            cost = 1.2 * _ragged(wrap) + 0.5 * abs(math.log(a / b / 3.6)) + 0.6 * (len(wrap.lines) > 4) + 0.9 * share
            cost += 0.4 if 2 * a > 0.7 * width else 0.0
        else:
            wanted = 1.9 if len(words) <= SHORT else 1.55
            cost = 0.3 if len(wrap.lines) == 1 and len(words) >= SHORT else 0.0
            cost += (
                2.4 * wrap.miss
                + 0.55 * abs(math.log(a / b / wanted))
                + 0.9 * share
                + (0.5 if 2 * a > 0.62 * width else 0.0)
            )
        cost += 30.0 * max(0.0, share - 0.40)
        rated.append((cost, Figure(kind=kind, parts=(Part(x=0.0, y=0.0, a=a, b=b, wrap=wrap, lift=lift),), cost=cost)))
    rated.sort(key=lambda pair: pair[0])
    return tuple(figure for _, figure in rated[:VARIANTS])


def _extent(kind: str, wrap: Wrap, type_: Type) -> tuple[float, float, float]:
    """Half width, half height, and how far the text is lifted off the middle, in u."""
    side, above = PADDING[kind]
    middle = (len(wrap.lines) - 1) / 2
    rows = [(width / 2 + side, (index - middle) * type_.pitch) for index, width in enumerate(wrap.widths)]
    high = type_.half + above
    if kind in BOXED:
        return max(x for x, _ in rows) * type_.em, (rows[-1][1] + high) * type_.em, 0.0
    tried = []
    for lift in LIFTS if len(rows) > 1 else LIFTS[:1]:
        a, b = shapes.hold([(x, abs(y - lift) + high) for x, y in rows])
        tried.append((a * b * (1 + 0.05 * abs(lift)), a, b, lift))
    _, a, b, lift = min(tried)
    more = SCALLOP * 0.62 if kind == "thought" else SPIKE if kind == "shout" else 0.0
    return (a + more) * type_.em, (b + more) * type_.em, lift * type_.em


def _ragged(wrap: Wrap) -> float:
    """How uneven the lines of a caption are; the last may be short."""
    rows = wrap.widths[:-1] or wrap.widths
    return sum(1 - width / wrap.widest for width in rows) / len(rows) + 0.4 * max(
        0.0, 0.4 - wrap.widths[-1] / wrap.widest
    )


def _chains(
    kind: str, sentences: Sequence[Sequence[Word]], type_: Type, width: float, height: float
) -> tuple[Figure, ...]:
    """Joined balloons: each further one lower, and further on where there is room."""
    choices = [_single(kind, words, type_, width, height)[:3] for words in sentences]
    made: list[Figure] = []
    for angle, price in JOINTS:
        for picks in product(*choices) if len(choices) < PARTS else zip(*choices, strict=False):
            parts: list[Part] = []
            for index, figure in enumerate(picks):
                part = figure.parts[0]
                parts.append(_join(parts[-1], part, angle if index % 2 else 180.0 - angle) if parts else part)
            made.append(_centred(kind, parts, price + sum(figure.cost for figure in picks) / len(picks)))
    made.sort(key=lambda figure: figure.cost)
    return tuple(made[:CHAINS])


def _join(before: Part, part: Part, angle: float) -> Part:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    across, down = abs(cosine) ** (2 / 2.25), abs(sine) ** (2 / 2.25)
    reach = JOINED ** (1 / 2.25)
    x = before.x + math.copysign(across, cosine) * reach * (before.a + part.a)
    y = before.y + down * reach * (before.b + part.b)
    return replace(part, x=x, y=y)


def _centred(kind: str, parts: Sequence[Part], cost: float) -> Figure:
    left, top, right, bottom = Figure(kind=kind, parts=tuple(parts), cost=cost).bounds
    x, y = (left + right) / 2, (top + bottom) / 2
    moved = tuple(replace(part, x=part.x - x, y=part.y - y) for part in parts)
    return Figure(kind=kind, parts=moved, cost=cost)


def _effects(words: Sequence[Word], width: float, height: float, type_: Type) -> tuple[Figure, ...]:
    """A sound effect on one or two lines, in three sizes, turned by -8 to +9 degrees."""
    seed = digest("".join(word.text for word in words))
    turn = (-8.0, -5.0, -3.0, 4.0, 6.0, 9.0)[seed % 6]
    made: list[Figure] = []
    for size_share, cost in ((1.0, 0.0), (0.72, 0.6), (0.5, 1.5)):
        for wrap in wraps(words, ratio=4.0, pitch=1.0, widest=1e6)[:2]:
            size = min(
                size_share * 4.6 * type_.em,
                size_share * 0.6 * width / (wrap.widest + 0.4),
                0.3 * height / len(wrap.lines),
            )
            half_w, half_h = (wrap.widest / 2 + 0.2) * size, (len(wrap.lines) / 2) * size
            tilt = math.radians(abs(turn))
            a = half_w * math.cos(tilt) + half_h * math.sin(tilt)
            b = half_w * math.sin(tilt) + half_h * math.cos(tilt)
            part = Part(x=0.0, y=0.0, a=a, b=b, wrap=wrap)
            made.append(
                Figure(kind="sfx", parts=(part,), cost=cost + 0.5 * (len(wrap.lines) - 1), size=size, turn=turn)
            )
    return tuple(made)


def spoken(kind: str, text: str, voice: Voice, stress: Sequence[tuple[int, int]], losses: Losses) -> tuple[Word, ...]:
    """The words of a line in the faces of its kind."""
    if kind == "sfx":
        display = Voice(face=fonts.DISPLAY, stress=fonts.DISPLAY, upper=True, language=voice.language)
        return dress(text, display, stress=stress, losses=losses)
    return dress(text, voice, stress=stress, losses=losses)
