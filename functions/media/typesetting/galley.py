"""Blocks of text and pictures poured into pages, one after another; what finds no room goes on on the next page.

Every word that is poured in is set. A page is the layout page that every renderer reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from functions.media.exports import plain
from functions.media.exports.book import Panel as Told
from functions.media.lettering.model import Balloon, Box, Page, Run
from functions.media.lettering.words import Losses
from functions.media.typesetting.pieces import Draft, Frame, Sheet, block, finished, framed, narrowed
from functions.media.typesetting.text import Row, Type, rows, runs

ASCENT, DESCENT = 0.92, 0.34  #: of a row above and below its baseline, in ems
BULLET = "\u2022"


class Galley:
    """Pages in the making, and the place where the next thing goes."""

    def __init__(self, sheet: Sheet, *, losses: Losses) -> None:
        self.sheet = sheet
        self.losses = losses
        self.drafts: list[Draft] = []
        self.frame = sheet.frame
        self.y = sheet.frame.top
        self._pad = 0.0

    @property
    def draft(self) -> Draft:
        """The page that is being filled; the first is opened when it is asked for."""
        if not self.drafts:
            self.turn()
        return self.drafts[-1]

    @property
    def left(self) -> float:
        """What is free below, in u."""
        return self.frame.bottom - self.y

    def turn(self, frame: Frame | None = None) -> None:
        """A new page, with its words in `frame`."""
        self.drafts.append(Draft())
        self.frame = narrowed(frame or self.sheet.frame, self._pad)
        self.y = self.frame.top

    def space(self, tall: float) -> None:
        """Some room, unless the words have just begun."""
        self.y += tall if self.y > self.frame.top else 0.0

    def need(self, tall: float) -> None:
        """A new page where less than this is left, so long as a page can have it at all."""
        if self.draft and self.left < min(tall, self.sheet.frame.height) and self.y > self.frame.top:
            self.turn()

    def text(
        self, words: str, type_: Type, *, kind: str = "prose", ink: str = "", indent: float = 0.0,
        marker: str = "", centred: bool = False, keep: float = 0.0,
    ) -> None:  # fmt: skip
        """One paragraph. `marker` stands before its first row; `keep` u of what follows stay on its page."""
        width = self.frame.width - indent
        lines = rows(words, type_, width, losses=self.losses)
        if not lines:
            return
        self.need((len(lines) if keep else min(len(lines), 2)) * type_.step + keep)
        whole = plain.line(words)
        while lines:
            room = max(1, int((self.left - (ASCENT + DESCENT) * type_.em) / type_.step + 1.001))
            taken, lines = lines[:room], lines[room:]
            at = (self.frame.x + indent, self.y + ASCENT * type_.em)
            lead = self._marker(marker, type_, at=at, indent=indent) if marker else ()
            said = _said(taken) if lines or not whole else whole
            balloon = Balloon(
                kind=kind,
                text=f"{marker} {said}" if lead else said,
                text_ink=ink or self.sheet.theme.ink,
                lines=(*lead, *runs(taken, type_, x=at[0], y=at[1], centred=width if centred else 0.0)),
            )
            self.draft.over.append(balloon)
            self.y += len(taken) * type_.step
            marker = whole = ""
            if lines:
                self.turn()

    def rule(self, *, width: float, x: float | None = None, thick: float = 3.0, ink: str = "") -> None:
        """A bar, in the accent's colour where no other is given."""
        left = self.frame.x if x is None else x
        self.draft.over.append(block((left, self.y, width, thick), ink or self.sheet.theme.accent))
        self.y += thick

    def picture(self, told: Told, box: Box) -> None:
        """A scene's picture whole in the middle of a box, or a blank that says what is not there."""
        self.draft.panels.append(framed(told, box, self.sheet.theme))

    @contextmanager
    def boxed(self, *, pad: float, keep: float) -> Iterator[None]:
        """What is set inside stands on a coloured ground, on as many pages as it takes; `keep` u of it together."""
        self.need(keep + 2 * pad)
        page, index, top, outer = len(self.drafts) - 1, len(self.draft.over), self.y, self.frame
        self._pad = pad
        self.frame = narrowed(outer, pad)
        self.y += pad
        yield
        self._pad = 0.0
        self.frame = outer if page == len(self.drafts) - 1 else self.sheet.frame
        self.y += pad
        for number in range(page, len(self.drafts)):
            start = top if number == page else self.sheet.frame.top
            end = self.y if number == len(self.drafts) - 1 else self.sheet.frame.bottom
            ground = block((outer.x, start, outer.width, end - start), self.sheet.theme.box, radius=12.0)
            self.drafts[number].over.insert(index if number == page else 0, ground)

    def pages(self, *, first: int = 1, folios: bool = True) -> tuple[Page, ...]:
        """The finished pages, numbered from `first`."""
        return tuple(
            finished(draft, self.sheet, number=number, folio=folios) for number, draft in enumerate(self.drafts, first)
        )

    def _marker(self, marker: str, type_: Type, *, at: tuple[float, float], indent: float) -> tuple[Run, ...]:
        """A bullet is drawn beside the words; any other marker is set with them."""
        x, y = at
        if marker == BULLET:
            dot = (round(x - 0.8 * type_.em, 2), round(y - 0.33 * type_.em, 2), round(0.17 * type_.em, 2))
            self.draft.over.append(Balloon(kind="ornament", text="", fill=self.sheet.theme.accent, dots=(dot,)))
            return ()
        strong = Type(em=type_.em, pitch=type_.pitch, strong=True)
        lines = rows(marker, strong, max(indent, type_.em), losses=self.losses)[:1]
        return runs(lines, strong, x=x - indent, y=y)


def measured(sheet: Sheet, *, width: float, pour: Callable[[Galley], None]) -> float:
    """How high in u what is poured stands in a column of that width, however high that is."""
    endless = replace(sheet, frame=Frame(x=0, top=0, width=width, bottom=1_000_000))
    galley = Galley(endless, losses=Losses())
    galley.turn()
    pour(galley)
    return galley.y


def _said(taken: tuple[Row, ...]) -> str:
    return " ".join(row.said for row in taken if row.said)
