"""A story as a picture book: a title page, then each scene's picture with its prose.

Wide pictures stand above their prose on upright pages; square and tall ones beside it on pages that lie.
"""

from __future__ import annotations

from collections.abc import Iterator

from functions.media.exports import plain
from functions.media.exports.book import Book, Panel
from functions.media.lettering.model import Page
from functions.media.lettering.words import Losses
from functions.media.typesetting.galley import BULLET, Galley, measured
from functions.media.typesetting.pieces import Frame, Sheet, fitting
from functions.media.typesetting.text import Type, fitted, paragraphs
from functions.media.typesetting.theme import theme

UPRIGHT = {"a4": 1414.0, "us": 1294.0}
LYING = {"a4": 707.0, "us": 773.0}
MARGIN, FOOT = 84.0, 74.0
GUTTER = 44.0
WIDE = 1.15  #: width to height of pictures that go above the prose
SIDE = 0.58  #: of a lying page for a picture beside its prose
#: Sizes of the prose, the largest first: some 19 to 13 points on paper.
SIZES_UPRIGHT = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0)
SIZES_LYING = (25.0, 23.5, 22.0, 20.5, 19.0, 17.0, 15.5)
PITCH = 1.5


def typeset(book: Book, *, losses: Losses) -> tuple[Page, ...]:
    """The pages of the book; the title page has no number."""
    upright = _aspect(book) >= WIDE
    height = (UPRIGHT if upright else LYING).get(book.paper, UPRIGHT["a4"] if upright else LYING["a4"])
    margin = MARGIN if upright else 0.7 * MARGIN
    frame = Frame(x=margin, top=margin, width=1000 - 2 * margin, bottom=height - FOOT)
    colours = theme(book.style)
    sheet = Sheet(height=height, theme=colours, language=plain.language(book.language), style=book.style, frame=frame)
    galley = Galley(sheet, losses=losses)
    (_title_above if upright else _title_beside)(galley, book)
    cover = galley.pages(folios=False)
    body = Galley(sheet, losses=losses)
    type_ = _prose(book, sheet, upright=upright)
    for told in book.panels:
        _spread(body, told, type_, upright=upright)
    return (*cover, *body.pages(first=len(cover) + 1))


def _title_above(galley: Galley, book: Book) -> None:
    """Title, the first picture, and what the story is about; long words go on on the next page."""
    frame = galley.sheet.frame
    type_ = fitted(_title(book), frame.width, largest=66, least=26, most=3, losses=galley.losses)
    galley.turn()
    galley.y += 0.05 * galley.sheet.height
    galley.text(_title(book), type_, kind="title", centred=True)
    galley.y += 22
    galley.rule(width=120, x=440, thick=4)
    galley.y += 46
    first = next(book.painted(), None)
    if first is not None and galley.left > 400:
        place = fitting(first, (frame.x, galley.y, frame.width, galley.left - 220))
        galley.picture(first, (frame.x, galley.y, frame.width, place[3]))
        galley.y += place[3] + 44
    _summary(galley, book, Type(em=25), centred=True)


def _title_beside(galley: Galley, book: Book) -> None:
    """Title and summary on the left of a lying page, the first picture on the right."""
    frame, first = galley.sheet.frame, next(book.painted(), None)
    place = fitting(first, (0, 0, SIDE * frame.width, frame.height)) if first else (0, 0, 0, 0)
    width = frame.width - place[2] - (GUTTER if first else 0)
    type_ = fitted(_title(book), width, largest=56, least=24, most=5, losses=galley.losses)

    def pour(into: Galley) -> None:
        into.text(_title(book), type_, kind="title")
        into.y += 18
        into.rule(width=90, thick=4)
        into.y += 24
        _summary(into, book, Type(em=20))

    tall = measured(galley.sheet, width=width, pour=pour)
    top = frame.top + max(0.0, (frame.height - tall) / 2)
    galley.turn(Frame(x=frame.x, top=top, width=width, bottom=frame.bottom))
    if first:
        galley.picture(first, (frame.x + frame.width - place[2], frame.top, place[2], frame.height))
    pour(galley)


def _title(book: Book) -> str:
    return plain.line(book.title) or "Untitled"


def _summary(galley: Galley, book: Book, type_: Type, *, centred: bool = False) -> None:
    for words in paragraphs(book.about()):
        galley.text(words, type_, centred=centred, ink=galley.sheet.theme.soft)
        galley.space(10)


def _prose(book: Book, sheet: Sheet, *, upright: bool) -> Type:
    """The largest size in which every scene's words stand with its picture; else the least, and they go on."""
    sizes = SIZES_UPRIGHT if upright else SIZES_LYING
    for em in sizes:
        type_ = Type(em=em, pitch=PITCH)
        if all(_stands(told, sheet, type_, upright=upright) for told in book.panels):
            return type_
    return Type(em=sizes[-1], pitch=PITCH)


def _stands(told: Panel, sheet: Sheet, type_: Type, *, upright: bool) -> bool:
    frame = _column(told, sheet, upright=upright)
    return measured(sheet, width=frame.width, pour=lambda galley: _words(galley, told, type_)) <= frame.height


def _column(told: Panel, sheet: Sheet, *, upright: bool) -> Frame:
    """Where the words of a scene stand on its first page."""
    frame, place = sheet.frame, _place(told, sheet, upright=upright)
    if upright:
        top = place[1] + place[3] + (38 if told.pictured else 0)
        return Frame(x=frame.x, top=top, width=frame.width, bottom=frame.bottom)
    left = place[0] + place[2] + (GUTTER if told.pictured else 0)
    return Frame(x=left, top=frame.top, width=frame.x + frame.width - left, bottom=frame.bottom)


def _place(told: Panel, sheet: Sheet, *, upright: bool) -> tuple[float, float, float, float]:
    """Where the picture of a scene stands; nothing at the corner where it has none."""
    frame = sheet.frame
    if not told.pictured:
        return frame.x, frame.top, 0.0, 0.0
    if upright:
        tall = fitting(told, (frame.x, frame.top, frame.width, 0.56 * sheet.height))[3]
        return frame.x, frame.top, frame.width, tall
    wide = fitting(told, (frame.x, frame.top, SIDE * frame.width, frame.height))[2]
    return frame.x, frame.top, wide, frame.height


def _spread(galley: Galley, told: Panel, type_: Type, *, upright: bool) -> None:
    """A scene's picture and words; words that find no room go on on pages of their own."""
    sheet = galley.sheet
    frame = _column(told, sheet, upright=upright)
    free = frame.height - measured(sheet, width=frame.width, pour=lambda into: _words(into, told, type_))
    down = max(0.0, free) * (0.28 if upright else 0.5)
    galley.turn(Frame(x=frame.x, top=frame.top + min(down, 90.0), width=frame.width, bottom=frame.bottom))
    if told.pictured:
        galley.picture(told, _place(told, sheet, upright=upright))
    _words(galley, told, type_)


def _words(galley: Galley, told: Panel, type_: Type) -> None:
    if plain.line(told.title):
        largest = 1.4 * type_.em
        head = fitted(told.title, galley.frame.width, largest=largest, least=type_.em, most=2, losses=galley.losses)
        galley.text(told.title, head, kind="heading", keep=2 * type_.step)
        galley.space(0.55 * type_.em)
    for words in (*paragraphs(told.caption), *paragraphs(told.narration)):
        galley.text(words, type_)
        galley.space(0.5 * type_.em)
    for words in lines(told):
        galley.text(words, type_, indent=type_.em)
        galley.space(0.3 * type_.em)
    extras(galley, told, Type(em=0.88 * type_.em, pitch=1.45), ink=galley.sheet.theme.soft)


def lines(told: Panel) -> Iterator[str]:
    """What is said, each line with its speaker."""
    for speaker, words in told.dialogue:
        said = ": ".join(part for part in (plain.line(speaker), plain.line(words)) if part)
        if said:
            yield said


def extras(galley: Galley, told: Panel, type_: Type, *, ink: str = "") -> None:
    """Points, examples, questions and notes, which a story seldom has: no word is left out."""
    for words in (*told.points, *told.examples, *paragraphs(told.notes)):
        galley.text(words, type_, kind="point", indent=1.4 * type_.em, marker=BULLET, ink=ink)
    for question, answer in told.questions:
        galley.text(question, type_, ink=ink)
        galley.text(answer, type_, indent=type_.em, ink=ink)


def _aspect(book: Book) -> float:
    """The usual width to height of its pictures; 4:3 where none is known."""
    known = sorted(told.size[0] / told.size[1] for told in book.panels if all(told.size))
    return known[len(known) // 2] if known else 4 / 3
