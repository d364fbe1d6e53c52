"""A panel without a picture says what it would have shown.

The note becomes one more balloon of the layout, without a rim, in the largest stretch that the lettering leaves free;
so every renderer sets it alike and none needs to know of it.
"""

from __future__ import annotations

from dataclasses import replace

from functions.media import fonts
from functions.media.exports import plain
from functions.media.exports.book import Book
from functions.media.lettering.model import Balloon, Page, Panel, Run

KIND = "note"
PITCH = 1.3
EDGE = 22.0  #: u inside the border
WIDEST = 460.0


def told(page: Page, book: Book) -> Page:
    """The page with a note in each panel that has no picture, or whose picture the store has lost.

    A panel of words alone has no alt text, so it gets no note.
    """
    return replace(
        page,
        panels=tuple(
            panel if panel.asset and book.picture(panel.asset) else noted(panel, page.em, panel.alt)
            for panel in page.panels
        ),
    )


def noted(panel: Panel, em: float, alt: str) -> Panel:
    """The panel without its picture, its alt text set in the free space."""
    size = em * fonts.face(fonts.PLAIN).scale * 0.94
    words = _settable(plain.line(alt))
    top, bottom = _free(panel)
    room = int((bottom - top) / (size * PITCH))
    rows = _wrapped(words, min(WIDEST, panel.rect[2] - 2 * EDGE) / size)
    if len(rows) > room > 0:
        rows = [*rows[: room - 1], rows[room - 1].rstrip(" .,;") + "..."]
    blank = replace(panel, asset="")
    if not words or room < 1:
        return blank
    middle = panel.rect[0] + panel.rect[2] / 2
    first = (top + bottom - len(rows) * size * PITCH) / 2 + size
    lines = tuple(
        Run(
            x=round(middle - fonts.width(fonts.PLAIN, row) * size / 2, 2),
            y=round(first + at * size * PITCH, 2),
            text=row,
            font=fonts.PLAIN,
            size=round(size, 3),
        )
        for at, row in enumerate(rows)
    )
    note = Balloon(kind=KIND, text=plain.text(alt), text_ink=_ink(panel.ground), lines=lines)
    return replace(blank, balloons=(*panel.balloons, note))


def _free(panel: Panel) -> tuple[float, float]:
    """Top and bottom of the tallest stretch of the panel that no balloon reaches into."""
    _, y, _, height = panel.rect
    spans = []
    for balloon in panel.balloons:
        tall = [point[1] for outline in balloon.outlines for point in outline]
        tall += [run.y - run.size for run in balloon.lines] + [run.y + run.size * 0.3 for run in balloon.lines]
        if tall:
            spans.append((min(tall), max(tall)))
    start, best = y + EDGE, (y, y)
    within = [(low, high) for low, high in sorted(spans) if low < y + height]
    for low, high in [*within, (y + height - EDGE, y + height)]:
        if low - EDGE / 2 - start > best[1] - best[0]:
            best = (start, low - EDGE / 2)
        start = max(start, high + EDGE / 2)
    return best


def _settable(words: str) -> str:
    """What the plain face covers; nothing at all when that is less than half."""
    covers = fonts.face(fonts.PLAIN).covers
    left = "".join(char for char in words if ord(char) in covers)
    return left if len(left) * 2 >= len(words) else ""


def _wrapped(words: str, width: float) -> list[str]:
    """Lines no wider than `width` ems; a word that is wider alone is broken by force."""
    rows: list[str] = []
    row = ""
    for whole in words.split():
        word = whole
        while fonts.width(fonts.PLAIN, word) > width and len(word) > 1:
            fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or fonts.width(fonts.PLAIN, word[:n]) <= width)
            rows += [row] if row else []
            rows.append(word[:fits])
            row, word = "", word[fits:]
        tried = f"{row} {word}".strip()
        if row and fonts.width(fonts.PLAIN, tried) > width:
            rows.append(row)
            tried = word
        row = tried
    return [*rows, row] if row else rows


def _ink(ground: str) -> str:
    red, green, blue = (int(ground[at : at + 2], 16) for at in (1, 3, 5))
    light = 0.3 * red + 0.59 * green + 0.11 * blue > 110
    return "#4a4a4a" if light else "#c8c8c8"
