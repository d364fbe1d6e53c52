"""Running text: words broken into rows of a width, rows set as runs.

Refuses to know pages. Widths of words are in ems; runs are in u.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from functions.media import fonts
from functions.media.exports import plain
from functions.media.lettering.model import Run
from functions.media.lettering.words import Losses, Voice, Word, cut, dress
from functions.media.lettering.wrap import length

HEAD_PITCH = 1.16
LONGEST_HEAD = 400  #: characters of a heading that are looked at where it must stand on a few rows
LAST = 0.2  #: share of the width that the last line of a paragraph should reach


@dataclass(frozen=True, kw_only=True)
class Type:
    """How a text is set: its size in u, and its rows' distance in ems."""

    em: float
    pitch: float = 1.42
    strong: bool = False

    @property
    def step(self) -> float:
        """From one baseline to the next, in u."""
        return self.em * self.pitch

    @property
    def voice(self) -> Voice:
        """The faces; in no language, since an em dash of prose stays one."""
        face = fonts.PLAIN_STRESS if self.strong else fonts.PLAIN
        return Voice(face=face, stress=fonts.PLAIN_STRESS, upper=False, language="und")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line: its words as they are shown, and what was written where they begin."""

    words: tuple[Word, ...]
    said: str

    def width(self, type_: Type) -> float:
        """In u."""
        return length(self.words) * type_.em


def rows(text: str, type_: Type, width: float, *, losses: Losses) -> tuple[Row, ...]:
    """The lines of one paragraph in `width` u; no word is lost.

    They are as full as they can be, but drawn in a little where the last would else be a single short word.
    """
    made = _filled(text, type_, width, losses)
    if len(made) > 1 and made[-1].width(type_) < LAST * width:
        for share in (0.96, 0.92, 0.88):
            other = _filled(text, type_, share * width, losses)
            if len(other) == len(made) and other[-1].width(type_) >= LAST * width:
                return other
    return made


def _filled(text: str, type_: Type, width: float, losses: Losses) -> tuple[Row, ...]:
    room = width / type_.em
    made: list[Row] = []
    row: list[Word] = []
    said: list[str] = []
    wide = 0.0
    for token in plain.line(text).split(" "):
        shown = [
            word
            for whole in _dressed(token, type_, losses)
            for word in ((whole,) if whole.width <= room else cut(whole, room))
        ]
        for at, word in enumerate(shown):
            if row and wide + _gap(word, type_) + word.width > room:
                made.append(Row(words=tuple(row), said=" ".join(said)))
                row, said, wide = [], [], 0.0
            wide += word.width + (_gap(word, type_) if row else 0.0)
            row.append(word)
            said += [token] if at == 0 else []
        said += [token] if not shown else []
    return (*made, Row(words=tuple(row), said=" ".join(said))) if row else tuple(made)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: its lines, those without words left out."""
    return tuple(line for part in plain.text(text).split("\n") if (line := plain.line(part)))


def runs(lines: Sequence[Row], type_: Type, *, x: float, y: float, centred: float = 0.0) -> tuple[Run, ...]:
    """The rows with the first baseline at `y`; each in the middle of `centred` u where that is given."""
    return tuple(
        run
        for at, row in enumerate(lines)
        for run in _set(row.words, type_, (x + max(0.0, centred - row.width(type_)) / 2, y + at * type_.step))
    )


def fitted(text: str, width: float, *, largest: float, least: float, most: int, losses: Losses) -> Type:
    """The largest strong type in which a heading takes at most so many rows, its longest word whole."""
    em, strong = largest, Type(em=1, strong=True)
    words = [word for token in plain.line(text).split(" ") for word in _dressed(token, strong, losses)]
    total, longest = length(words), max((word.width for word in words), default=0.0)
    while em > least:
        type_ = Type(em=em, pitch=HEAD_PITCH, strong=True)
        # Asked first whether it can be at all: breaking a long text into rows in twenty sizes takes its time.
        possible = longest * em <= width and total * em <= most * width
        if possible and len(rows(text, type_, width, losses=losses)) <= most:
            return type_
        em *= 0.92
    return Type(em=least, pitch=HEAD_PITCH, strong=True)


def clipped(text: str, type_: Type, width: float, *, most: int, losses: Losses) -> str:
    """As much of the text as stands in so many rows, with an ellipsis where that is not all."""
    lines = rows(text[:LONGEST_HEAD], type_, width, losses=losses)
    if len(lines) <= most and len(text) <= LONGEST_HEAD:
        return text
    said = " ".join(row.said for row in lines[:most] if row.said)
    while said and len(rows(f"{said}\u2026", type_, width, losses=losses)) > most:
        said = said.rpartition(" ")[0] if " " in said else said[: len(said) * 3 // 4]
    return f"{said}\u2026"


def _dressed(token: str, type_: Type, losses: Losses) -> tuple[Word, ...]:
    words, boxed, dropped = _known(token, type_.strong)
    losses.boxed |= dict.fromkeys(boxed)
    losses.dropped |= dict.fromkeys(dropped)
    return words


@lru_cache(maxsize=32_768)
def _known(token: str, strong: bool) -> tuple[tuple[Word, ...], str, str]:  # noqa: FBT001 - a cache's key
    """The words of a token, and what cannot be shown of it: documents are measured in many sizes."""
    lost = Losses()
    words = dress(token, Type(em=1, strong=strong).voice, losses=lost)
    return words, "".join(lost.boxed), "".join(lost.dropped)


def _gap(word: Word, type_: Type) -> float:
    return 0.0 if word.glued else word.gap


def _set(words: Sequence[Word], type_: Type, at: tuple[float, float]) -> Iterator[Run]:
    x, y = at
    for text, font in _stretches(words):
        size = type_.em * fonts.face(font).scale
        yield Run(x=round(x, 2), y=round(y, 2), text=text, font=font, size=round(size, 3))
        x += fonts.width(font, text) * size


def _stretches(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """A row as stretches of one font each, a space at the end of the stretch before it."""
    held, font = "", ""
    for at, word in enumerate(words):
        if at and not word.glued:
            held += " "
        for piece in word.pieces:
            if held and piece.font != font:
                yield held, font
                held = ""
            held, font = held + piece.text, piece.font
    if held:
        yield held, font
