"""What is said to the slides, on pages behind them: each scene's spoken text and notes under its title."""

from __future__ import annotations

from collections.abc import Iterator

from functions.media.exports import plain
from functions.media.exports.book import Book, Panel
from functions.media.lettering.model import Page
from functions.media.lettering.words import Losses
from functions.media.typesetting.galley import BULLET, Galley
from functions.media.typesetting.picturebook import lines
from functions.media.typesetting.pieces import Frame, Sheet
from functions.media.typesetting.text import Type, paragraphs
from functions.media.typesetting.theme import theme

HEIGHT = 562.5
BODY = Type(em=16.5, pitch=1.5)
HEAD = Type(em=25, pitch=1.2, strong=True)


def typeset(book: Book, *, first: int, losses: Losses) -> tuple[Page, ...]:
    """The pages, numbered from `first`; none where nothing is said."""
    spoken = [told for told in book.panels if any(said(told))]
    if not spoken:
        return ()
    frame = Frame(x=130, top=52, width=740, bottom=HEIGHT - 58)
    language = plain.language(book.language)
    sheet = Sheet(height=HEIGHT, theme=theme(book.style), language=language, style=book.style, frame=frame)
    galley = Galley(sheet, losses=losses)
    for told in spoken:
        galley.space(30)
        title = plain.line(told.title) or f"{told.scene}"
        galley.text(title, HEAD, kind="heading", keep=12 + 2 * BODY.step)
        galley.space(8)
        for words, marker in said(told):
            galley.text(words, BODY, indent=1.3 * BODY.em if marker else 0, marker=marker)
            galley.space(6)
    return galley.pages(first=first)


def said(told: Panel) -> Iterator[tuple[str, str]]:
    """Everything of a scene that is on no slide, as (paragraph, marker)."""
    for words in paragraphs(told.narration):
        yield words, ""
    for words in lines(told):
        yield words, ""
    for words in paragraphs(told.notes):
        yield words, ""
    for example in told.examples:
        if plain.line(example):
            yield plain.line(example), BULLET
    for number, (question, answer) in enumerate(told.questions, 1):
        words = " ".join(part for part in (plain.line(question), plain.line(answer)) if part)
        if words:
            yield words, f"{number}."
