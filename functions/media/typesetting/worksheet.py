"""A lesson as a worksheet: explanation, key ideas, examples and questions under each heading, answers at the end."""

from __future__ import annotations

from collections.abc import Iterable

from functions.media.exports import plain
from functions.media.exports.book import Book, Panel
from functions.media.lettering.model import Page
from functions.media.lettering.words import Losses
from functions.media.typesetting.galley import BULLET, Galley, measured
from functions.media.typesetting.phrases import Phrases, phrases
from functions.media.typesetting.picturebook import FOOT, UPRIGHT, lines
from functions.media.typesetting.pieces import Frame, Sheet, fitting
from functions.media.typesetting.text import Type, fitted, paragraphs
from functions.media.typesetting.theme import mixed, theme

BODY = Type(em=19, pitch=1.5)
LABEL = Type(em=19, pitch=1.3, strong=True)
HEAD = Type(em=29, pitch=1.2, strong=True)
LINES = 2  #: rules to write an answer on
MARGIN = 92.0
PAD = 20.0  #: about what stands on a ground
PICTURE, LEAST = 400.0, 220.0  #: how high a picture stands at most and at least, in u
BEFORE, AFTER = 34.0, 24.0  #: above a section, and below its picture


def typeset(book: Book, *, losses: Losses) -> tuple[Page, ...]:
    """The pages of the lesson."""
    height = UPRIGHT.get(book.paper, UPRIGHT["a4"])
    frame = Frame(x=MARGIN, top=MARGIN, width=1000 - 2 * MARGIN, bottom=height - FOOT)
    language = plain.language(book.language)
    sheet = Sheet(height=height, theme=theme(book.style), language=language, style=book.style, frame=frame)
    galley = Galley(sheet, losses=losses)
    words = phrases(book.language)
    _head(galley, book)
    for told in book.panels:
        _section(galley, told, words)
    _answers(galley, book.panels, words)
    return galley.pages()


def _head(galley: Galley, book: Book) -> None:
    title = plain.line(book.title) or "Untitled"
    galley.turn()
    galley.text(
        title, fitted(title, galley.frame.width, largest=46, least=24, most=3, losses=galley.losses), kind="title"
    )
    galley.y += 10
    galley.rule(width=90, thick=4)
    galley.y += 16
    for words in paragraphs(book.about()):
        galley.text(words, Type(em=20, pitch=1.45), ink=galley.sheet.theme.soft)
        galley.space(6)


def _section(galley: Galley, told: Panel, words: Phrases) -> None:
    """On one page if it can be, its picture smaller where that helps; else it goes on on the next."""
    frame = galley.sheet.frame
    bare = measured(galley.sheet, width=frame.width, pour=lambda into: _told(into, told, words, picture=0)) + BEFORE
    wanted = fitting(told, (0, 0, frame.width, PICTURE))[3] if told.pictured else 0.0
    least = min(wanted, LEAST)
    if galley.left < bare + least + AFTER and bare + least + AFTER <= frame.height:
        galley.turn()
    room = galley.left - bare - AFTER
    _told(galley, told, words, picture=min(wanted, room) if room >= least else wanted)


def _told(galley: Galley, told: Panel, words: Phrases, *, picture: float) -> None:
    galley.space(BEFORE)
    title = plain.line(told.title) or f"{told.scene}"
    galley.text(title, HEAD, kind="heading", keep=14 + picture + 2 * BODY.step)
    galley.space(14)
    if picture:
        galley.picture(told, (galley.frame.x, galley.y, galley.frame.width, picture))
        galley.y += picture + AFTER
    for said in (*paragraphs(told.caption), *paragraphs(told.narration), *lines(told)):
        galley.text(said, BODY)
        galley.space(9)
    _ideas(galley, told.points, words.ideas)
    _listed(galley, told.examples, words.examples)
    _questions(galley, told, words.questions)


def _ideas(galley: Galley, points: Iterable[str], label: str) -> None:
    held = [point for point in points if plain.line(point)]
    if not held:
        return
    galley.space(12)

    def pour(into: Galley) -> None:
        into.text(label, LABEL, kind="subheading", keep=BODY.step)
        into.space(5)
        for point in held:
            into.text(point, BODY, kind="point", indent=1.4 * BODY.em, marker=BULLET)
            into.space(4)

    tall = measured(galley.sheet, width=galley.frame.width - 2 * PAD, pour=pour)
    with galley.boxed(pad=PAD, keep=min(tall, 0.45 * galley.sheet.frame.height)):
        pour(galley)
    galley.space(8)


def _listed(galley: Galley, items: Iterable[str], label: str) -> None:
    held = [item for item in items if plain.line(item)]
    if not held:
        return
    galley.space(12)
    galley.text(label, LABEL, kind="subheading", keep=2 * BODY.step)
    galley.space(5)
    for item in held:
        galley.text(item, BODY, kind="point", indent=1.4 * BODY.em, marker=BULLET)
        galley.space(5)


def _questions(galley: Galley, told: Panel, label: str) -> None:
    """Each with rules to write on."""
    asked = [question for question, _ in told.questions if plain.line(question)]
    if not asked:
        return
    galley.space(14)
    galley.text(label, LABEL, kind="subheading", keep=(2 + LINES) * BODY.step)
    galley.space(5)
    faint = mixed(galley.sheet.theme.soft, galley.sheet.theme.paper, 0.45)
    for number, question in enumerate(asked, 1):
        galley.text(question, BODY, indent=1.9 * BODY.em, marker=f"{number}.", keep=LINES * 34)
        for _ in range(LINES):
            galley.y += 32
            galley.rule(
                x=galley.frame.x + 1.9 * BODY.em, width=galley.frame.width - 1.9 * BODY.em, thick=1.0, ink=faint
            )
        galley.space(12)


def _answers(galley: Galley, told: Iterable[Panel], words: Phrases) -> None:
    """On a page of their own with what is for the teacher, so that they can be left out of what is handed round."""
    answered = [
        panel for panel in told if plain.line(panel.notes) or any(plain.line(answer) for _, answer in panel.questions)
    ]
    if not answered:
        return
    galley.turn()
    galley.text(words.answers, HEAD, kind="heading", keep=2 * BODY.step)
    for panel in answered:
        galley.space(16)
        galley.text(plain.line(panel.title) or f"{panel.scene}", LABEL, kind="subheading", keep=2 * BODY.step)
        galley.space(5)
        asked = [pair for pair in panel.questions if any(map(plain.line, pair))]
        for number, (_, answer) in enumerate(asked, 1):
            galley.text(answer, BODY, indent=1.9 * BODY.em, marker=f"{number}.")
            galley.space(4)
        for note in paragraphs(panel.notes):
            galley.text(note, BODY, ink=galley.sheet.theme.soft)
            galley.space(4)
