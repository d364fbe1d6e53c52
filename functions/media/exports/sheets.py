"""A book's pages as every renderer may draw them: no gap unexplained, no run that a text engine would choke on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from functions.media import fonts
from functions.media.exports import blank, plain, setting
from functions.media.exports.book import Book
from functions.media.lettering.model import Balloon, Page, Panel
from functions.media.typesetting import COMIC, leaves

HEIGHT = 1414.0


def sheets(book: Book) -> Iterator[Page]:
    """The pages in order, one at a time; a comic that has none is one page with its title and summary.

    What is no comic has no pages of its own but slides: it is typeset for the file.
    """
    pages = book.pages or ((_title(book),) if book.kind == COMIC else leaves(book))
    return (_settable(blank.told(page, book)) for page in pages)


def printed(book: Book) -> Iterator[Page]:
    """The pages of the printed file: slides are followed by what is said to them."""
    return sheets(book) if book.kind == COMIC else (_settable(blank.told(page, book)) for page in leaves(book))


def _title(book: Book) -> Page:
    words = ": ".join(part for part in (plain.line(book.title), plain.line(book.summary)) if part)
    sheet = Panel(scene=0, rect=(150.0, 300.0, 700.0, 500.0), ground="#ffffff")
    return Page(
        height=HEIGHT,
        panels=(),
        lang=plain.language(book.language),
        fonts=(fonts.PLAIN,),
        over=blank.noted(sheet, 32.0, words).balloons,
    )


def _settable(page: Page) -> Page:
    return replace(
        page,
        panels=tuple(replace(panel, balloons=_cleaned(panel.balloons)) for panel in page.panels),
        over=_cleaned(page.over),
        folio=page.folio and setting.trimmed(page.folio),
    )


def _cleaned(balloons: tuple[Balloon, ...]) -> tuple[Balloon, ...]:
    return tuple(
        replace(balloon, lines=tuple(run for each in balloon.lines if (run := setting.trimmed(each)).text))
        for balloon in balloons
    )
