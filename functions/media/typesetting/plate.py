"""One picture on a page with its words below it."""

from __future__ import annotations

from functions.media.exports import plain
from functions.media.exports.book import Book
from functions.media.lettering.model import Page
from functions.media.lettering.words import Losses
from functions.media.typesetting.galley import Galley, measured
from functions.media.typesetting.picturebook import FOOT, LYING, UPRIGHT, extras, lines
from functions.media.typesetting.pieces import Frame, Sheet, fitting
from functions.media.typesetting.text import Type, fitted, paragraphs
from functions.media.typesetting.theme import theme

MARGIN = 64.0


def typeset(book: Book, *, losses: Losses) -> tuple[Page, ...]:
    """A page a picture, upright or lying as the picture is; words that find no room go on on the next."""
    told = next(iter(book.panels), None)
    lying = told is not None and all(told.size) and told.size[0] > 1.2 * told.size[1]
    height = (LYING if lying else UPRIGHT).get(book.paper, LYING["a4"] if lying else UPRIGHT["a4"])
    frame = Frame(x=MARGIN, top=MARGIN, width=1000 - 2 * MARGIN, bottom=height - FOOT)
    language = plain.language(book.language)
    sheet = Sheet(height=height, theme=theme(book.style), language=language, style=book.style, frame=frame)
    galley = Galley(sheet, losses=losses)
    type_ = Type(em=18.0 if lying else 23.0, pitch=1.4)

    def pour(into: Galley) -> None:
        _words(into, book, type_)

    words = measured(sheet, width=frame.width, pour=pour)
    galley.turn()
    if told is not None and told.pictured:
        gap = 1.3 * type_.em
        place = fitting(told, (frame.x, frame.top, frame.width, frame.height - min(words, 0.3 * frame.height) - gap))
        top = frame.top + max(0.0, frame.height - place[3] - gap - words) / 2
        galley.picture(told, (frame.x, top, frame.width, place[3]))
        galley.y = top + place[3] + gap
    pour(galley)
    return galley.pages(folios=len(galley.drafts) > 1)


def _words(galley: Galley, book: Book, type_: Type) -> None:
    title, soft = plain.line(book.title), galley.sheet.theme.soft
    if title:
        largest = 1.5 * type_.em
        head = fitted(title, galley.frame.width, largest=largest, least=type_.em, most=2, losses=galley.losses)
        galley.text(title, head, kind="title", centred=True)
        galley.space(0.3 * type_.em)
    named = [panel.title for panel in book.panels if plain.line(panel.title) not in {"", title}]
    for words in (*named, *paragraphs(book.about())):
        galley.text(words, type_, centred=True, ink=soft)
    for panel in book.panels:
        for words in (*paragraphs(panel.caption), *paragraphs(panel.narration), *lines(panel)):
            galley.text(words, type_, centred=True)
        extras(galley, panel, type_)
