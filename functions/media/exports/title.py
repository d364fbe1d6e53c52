"""The page of a book that has none yet: its title and what it would have told."""

from __future__ import annotations

from functions.media import fonts
from functions.media.exports import blank, plain
from functions.media.exports.book import Book
from functions.media.lettering.model import Page, Panel

HEIGHT = 1414.0


def pages_of(book: Book) -> tuple[Page, ...]:
    """The book's pages; where none were composed, one that carries title and summary."""
    if book.pages:
        return book.pages
    words = ": ".join(part for part in (plain.line(book.title), plain.line(book.summary)) if part)
    sheet = Panel(scene=0, rect=(150.0, 300.0, 700.0, 500.0), ground="#ffffff")
    return (
        Page(
            height=HEIGHT,
            panels=(),
            lang=plain.language(book.language),
            fonts=(fonts.PLAIN,),
            over=blank.noted(sheet, 32.0, words).balloons,
        ),
    )
