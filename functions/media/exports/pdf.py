"""The book as PDF: pictures passed through as JPEG, balloons as curves, words as real text in embedded faces.

The file is tagged: pictures are figures with their alt text, words are headings, paragraphs and lists in the order in
which they are read. reportlab keeps each packed picture until the end, never a decoded one.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Literal

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from functions.media import fonts
from functions.media.exports import plain, setting
from functions.media.exports.book import Book
from functions.media.exports.sheets import printed
from functions.media.exports.tags import FIGURE, TYPES, Place, Tags
from functions.media.lettering import torn
from functions.media.lettering.model import Balloon, Page, Panel, Point, Run
from functions.media.pictures import PictureFault, jpeg

#: Points of a page's width by its height in u: A4, the US comic, A4 that lies, US letter and the same that lies, a
#: slide; any other is as wide as A4.
WIDTHS = {1414: 595.276, 1547: 477.0, 707: 841.89, 1294: 612.0, 773: 792.0, 562: 960.0}
#: ASCII85 would add a quarter to every picture.
rl_config.useA85 = 0
#: Once for the process: a face that is registered again while another thread writes would mix up its letters.
for _name in fonts.NAMES:
    pdfmetrics.registerFont(TTFont(_name, str(fonts.face(_name).path)))


def write(book: Book, out: BinaryIO) -> None:
    """One PDF page for each page of the layout, with bookmarks, title and language."""
    canvas = Canvas(
        out,
        pageCompression=1,
        invariant=1,
        initialFontName=fonts.PLAIN,  # type: ignore[arg-type]  # the stub says float, the code wants a name
        lang=plain.language(book.language),
    )
    stamp = f"D:{book.moment:%Y%m%d%H%M%S}Z"
    canvas.setDateFormatter(lambda *_: stamp)
    _describe(canvas, book)
    tags = Tags(canvas)
    for page in printed(book):
        _Sheet(canvas, book, page, tags).draw()
        tags.page_done()
    tags.finish()
    canvas.save()


def _describe(canvas: Canvas, book: Book) -> None:
    canvas.setTitle(plain.line(book.title) or "Untitled")
    canvas.setAuthor("Limner")
    canvas.setCreator("Limner")
    gone = f" {missing}" if (missing := book.notice()) else ""
    canvas.setSubject(plain.line(book.summary + gone))
    canvas.setKeywords(", ".join(plain.line(tag) for tag in book.tags))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if book.pages and book.pages[0].rtl:
        canvas.setViewerPreference("Direction", "R2L")


class _Jpeg:
    """What reportlab's images must answer to be passed through without being decoded."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._name = hashlib.sha256(data).hexdigest()

    def jpeg_fh(self) -> io.BytesIO:
        return io.BytesIO(self._data)

    def __str__(self) -> str:
        return self._name


class _Sheet:
    """One page being drawn; turns u from the top into points from the bottom."""

    def __init__(self, canvas: Canvas, book: Book, page: Page, tags: Tags) -> None:
        self.canvas = canvas
        self.book = book
        self.page = page
        self.tags = tags
        self.point = WIDTHS.get(round(page.height), WIDTHS[1414]) / page.width

    def draw(self) -> None:
        width, height = self.page.width * self.point, self.page.height * self.point
        self.canvas.setPageSize((width, height))
        self._bookmark()
        with self.tags.ornament():
            self.canvas.setFillColor(HexColor(self.page.paper))
            self.canvas.rect(0, 0, width, height, stroke=0, fill=1)
        self.canvas.setLineJoin(1)
        for place, panel in enumerate(self.page.panels):
            self._figure(panel, place)
        for place, panel in enumerate(self.page.panels):
            for order, balloon in enumerate(panel.balloons, 1):
                self._read(balloon, (place, order))
        for order, balloon in enumerate(self.page.over):
            self._read(balloon, (len(self.page.panels), order))
        if self.page.folio:
            with self.tags.ornament():
                self.canvas.setFillColor(HexColor(self.page.folio_ink))
                self._set(self.page.folio)
        self.canvas.showPage()

    def _figure(self, panel: Panel, place: int) -> None:
        if not panel.alt:
            with self.tags.ornament():
                self._panel(panel)
            return
        x, y, width, height = panel.rect
        left, bottom = self._at(x, y + height)
        box = (left, bottom, left + width * self.point, bottom + height * self.point)
        order = self._order((place, 0.0), y)
        with self.tags.element(FIGURE, order, alt=plain.text(panel.alt), box=box):
            self._panel(panel)

    def _read(self, balloon: Balloon, place: Place) -> None:
        if not balloon.lines:
            with self.tags.ornament():
                self._balloon(balloon)
            return
        order = self._order(place, balloon.lines[0].y - balloon.lines[0].size)
        with self.tags.element(TYPES.get(balloon.kind, "P"), order):
            self._balloon(balloon)

    def _order(self, place: Place, top: float) -> Place:
        """When a thing is read: on a comic's page panel by panel, on any other from the top down."""
        return (round(top, 1), *place) if self.page.kind == "text" else place

    def _bookmark(self) -> None:
        first = self._name()
        if not first:
            return
        key = f"page-{self.page.number}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(first, key, level=0)

    def _name(self) -> str:
        """What the list of pages calls this one; a page that goes on from the one before is not in it."""
        if self.page.kind == "text":
            heads = (balloon.text for balloon in self.page.over if balloon.kind in {"title", "heading"})
            return plain.line(next(heads, ""))
        titles = {panel.scene: plain.line(panel.title) for panel in self.book.panels}
        first = titles.get(self.page.panels[0].scene, "") if self.page.panels else plain.line(self.book.title)
        return ". ".join(part for part in (str(self.page.number), first) if part)

    def _at(self, x: float, y: float) -> Point:
        return x * self.point, (self.page.height - y) * self.point

    def _panel(self, panel: Panel) -> None:
        picture = self._picture(panel)
        if panel.inset:
            self._frame(panel, grow=7, fill=self.page.paper)
        if picture is None:
            self._frame(panel, fill=panel.ground)
        else:
            self._place(panel, picture)
        if panel.border:
            self._frame(panel, ink=panel.border_ink)

    def _picture(self, panel: Panel) -> _Jpeg | None:
        """The model's own bytes where they can be used, else the served picture."""
        for source in (self.book.original, self.book.picture):
            data = source(panel.asset) if panel.asset else None
            if data:
                try:
                    return _Jpeg(jpeg(data))
                except PictureFault:
                    continue
        return None

    def _place(self, panel: Panel, picture: _Jpeg) -> None:
        x, y, width, height = panel.rect
        left, top, right, bottom = panel.crop
        across, down = width / (right - left), height / (bottom - top)
        corner = self._at(x - left * across, y - top * down + down)
        with self._kept():
            self.canvas.clipPath(self._rim(panel), stroke=0, fill=0)
            self.canvas.drawImage(picture, *corner, width=across * self.point, height=down * self.point)

    def _frame(self, panel: Panel, *, grow: float = 0, fill: str = "", ink: str = "") -> None:
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        if ink:
            self.canvas.setStrokeColor(HexColor(ink))
            self.canvas.setLineWidth(panel.border * self.point)
        self.canvas.drawPath(self._rim(panel, grow), stroke=int(bool(ink)), fill=int(bool(fill)))

    def _rim(self, panel: Panel, grow: float = 0) -> object:
        x, y, width, height = panel.rect
        path = self.canvas.beginPath()
        if torn.is_torn(self.page) and not panel.inset:
            first, *others = (self._at(*point) for point in torn.outline(panel))
            path.moveTo(*first)
            for point in others:
                path.lineTo(*point)
            path.close()
            return path
        corner = self._at(x - grow, y + height + grow)
        size = (width + 2 * grow) * self.point, (height + 2 * grow) * self.point
        if panel.radius:
            path.roundRect(*corner, *size, (panel.radius + grow) * self.point)
        else:
            path.rect(*corner, *size)
        return path

    def _balloon(self, balloon: Balloon) -> None:
        """Every stroke at twice its width, then every fill: ovals, necks and tails melt together."""
        with self._kept():
            if balloon.outlines or balloon.dots:
                self.canvas.setStrokeColor(HexColor(balloon.ink))
                self.canvas.setFillColor(HexColor(balloon.fill))
                self.canvas.setLineWidth(2 * balloon.stroke * self.point)
                self.canvas.setDash([part * self.point for part in balloon.dash])
                if balloon.stroke:
                    self._shapes(balloon, stroke=1, fill=0)
                self._shapes(balloon, stroke=0, fill=1)
            with self._spoken(balloon.text):
                self._words(balloon)

    def _shapes(self, balloon: Balloon, *, stroke: int, fill: int) -> None:
        for outline in balloon.outlines:
            path = self.canvas.beginPath()
            path.moveTo(*self._at(*outline[0]))
            for point in outline[1:]:
                path.lineTo(*self._at(*point))
            path.close()
            self.canvas.drawPath(path, stroke=stroke, fill=fill)
        for x, y, radius in balloon.dots:
            self.canvas.circle(*self._at(x, y), radius * self.point, stroke=stroke, fill=fill)

    def _words(self, balloon: Balloon) -> None:
        bare = setting.bare(balloon)
        if balloon.turn and balloon.at:
            x, y = self._at(*balloon.at)
            self.canvas.translate(x, y)
            self.canvas.rotate(-balloon.turn)
            self.canvas.translate(-x, -y)
        if bare and balloon.stroke:
            self.canvas.setStrokeColor(HexColor(balloon.ink))
            self.canvas.setLineWidth(2 * balloon.stroke * self.point)
            for run in balloon.lines:
                self._set(run, mode=1)
        self.canvas.setFillColor(HexColor(balloon.fill if bare else balloon.text_ink))
        for run in balloon.lines:
            self._set(run)

    def _set(self, run: Run, *, mode: Literal[0, 1] = 0) -> None:
        """One run, spread to the width that it was laid out with, since reportlab does not kern."""
        size = run.size * self.point
        self.canvas.setFont(run.font, size)
        wide = pdfmetrics.stringWidth(run.text, run.font, size)
        spread = (setting.width(run) * self.point - wide) / len(run.text)
        self.canvas.drawString(*self._at(run.x, run.y), run.text, mode=mode, charSpace=spread)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        self.canvas.saveState()
        yield
        self.canvas.restoreState()

    @contextmanager
    def _spoken(self, words: str) -> Iterator[None]:
        """What a reader copies, searches and hears instead of the lines: the whole text as it was written."""
        coded = ("\ufeff" + plain.text(words)).encode("utf-16-be").hex()
        self.canvas.addLiteral(f"/Span <</ActualText <{coded}>>> BDC")
        yield
        self.canvas.addLiteral("EMC")
