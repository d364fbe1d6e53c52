"""Documents of words and pictures as pages: picture books, slides, worksheets. Comics are lettered, not typeset.

The pages are those of the lettering's layout, so that every renderer draws them without knowing what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions.media.lettering.words import Losses

if TYPE_CHECKING:
    from functions.media.exports.book import Book
    from functions.media.lettering.model import Page

#: kinds whose pages are a part of the job, not only of its files
SLIDES = frozenset({"presentation", "lecture"})
COMIC = "comic"


def slides(book: Book) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The slides of a talk, and sentences on what could not be shown as it was written."""
    from functions.media.typesetting import deck, notes

    losses = Losses()
    pages = deck.typeset(book, losses=losses)
    notes.typeset(book, first=len(pages) + 1, losses=losses)
    return pages, losses.sentences()


def leaves(book: Book) -> tuple[Page, ...]:
    """The pages of the printed file."""
    from functions.media.typesetting import deck, notes

    losses = Losses()
    if book.kind in SLIDES:
        pages = book.pages or deck.typeset(book, losses=losses)
        return (*pages, *notes.typeset(book, first=len(pages) + 1, losses=losses))
    return _typeset(book, losses)


def unshown(book: Book) -> tuple[str, ...]:
    """Sentences on characters that the printed file cannot show."""
    losses = Losses()
    _typeset(book, losses)
    return losses.sentences()


def _typeset(book: Book, losses: Losses) -> tuple[Page, ...]:
    from functions.media.typesetting import picturebook, plate, worksheet

    match book.kind:
        case "lesson":
            return worksheet.typeset(book, losses=losses)
        case "scene" | "image":
            return plate.typeset(book, losses=losses)
        case _:
            return picturebook.typeset(book, losses=losses)
