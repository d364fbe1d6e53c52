"""What stands on a page beside running text: pictures in frames, coloured grounds, page numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from functions.media import fonts
from functions.media.exports.book import Panel as Told
from functions.media.lettering.model import Balloon, Box, Page, Panel, Point, Run
from functions.media.lettering.words import clean
from functions.media.typesetting.theme import Theme

FOLIO, FOLIO_UP = 14.0, 30.0
CORNERS = ((1, 1, 0), (0, 1, 90), (0, 0, 180), (1, 0, 270))  #: right, bottom, first degree


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where the words of a page stand, in u."""

    x: float
    top: float
    width: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What all pages of a document have in common."""

    height: float
    theme: Theme
    language: str
    style: str
    frame: Frame


@dataclass(kw_only=True)
class Draft:
    """A page while it is filled."""

    panels: list[Panel] = field(default_factory=list)
    over: list[Balloon] = field(default_factory=list)


def finished(draft: Draft, sheet: Sheet, *, number: int, folio: bool) -> Page:
    """A draft as a page of the layout."""
    text = str(number)
    wide = fonts.width(fonts.PLAIN, text) * FOLIO
    run = Run(x=round(500 - wide / 2, 2), y=sheet.height - FOLIO_UP, text=text, font=fonts.PLAIN, size=FOLIO)
    used = {line.font for balloon in draft.over for line in balloon.lines} | ({fonts.PLAIN} if folio else set())
    return Page(
        height=sheet.height,
        panels=tuple(draft.panels),
        number=number,
        paper=sheet.theme.paper,
        style=sheet.style,
        lang=sheet.language,
        kind="text",
        fonts=tuple(name for name in fonts.NAMES if name in used),
        folio=run if folio else None,
        folio_ink=sheet.theme.soft,
        over=tuple(draft.over),
    )


def block(box: Box, fill: str, *, radius: float = 0.0) -> Balloon:
    """A coloured ground without words."""
    return Balloon(kind="ornament", text="", fill=fill, outlines=(_outline(box, radius),))


def framed(told: Told, box: Box, theme: Theme) -> Panel:
    """The picture as large as the box (x, y, width, height) lets it be, uncropped, in its middle."""
    left, top, width, height = fitting(told, box)
    return Panel(
        scene=told.scene,
        rect=(round(left, 2), round(top, 2), round(width, 2), round(height, 2)),
        alt=clean(told.alt) or clean(told.title) or "A picture",
        asset=told.asset,
        ground=theme.ground,
        radius=theme.radius,
        border=theme.border,
        border_ink=theme.border_ink,
    )


def fitting(told: Told, box: Box) -> Box:
    """Where an uncropped picture stands in a box; one that is not there takes 4:3."""
    x, y, width, height = box
    wide, tall = told.size if all(told.size) else (4, 3)
    scale = min(width / wide, height / tall)
    return x + (width - wide * scale) / 2, y + (height - tall * scale) / 2, wide * scale, tall * scale


def narrowed(frame: Frame, pad: float) -> Frame:
    """The frame less `pad` on each side."""
    return Frame(x=frame.x + pad, top=frame.top + pad, width=frame.width - 2 * pad, bottom=frame.bottom - pad)


def _outline(box: Box, radius: float) -> tuple[Point, ...]:
    x, y, width, height = box
    bend = max(0.0, min(radius, width / 2, height / 2))
    if not bend:
        return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return tuple(
        (
            round(x + (width - bend if right else bend) + bend * math.cos(math.radians(start + step)), 2),
            round(y + (height - bend if bottom else bend) + bend * math.sin(math.radians(start + step)), 2),
        )
        for right, bottom, start in CORNERS
        for step in range(0, 91, 15)
    )
