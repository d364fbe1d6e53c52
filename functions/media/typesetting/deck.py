"""A talk as slides of 16:9: a title slide, then each scene's title, the line under it, points and picture.

Points that are too many for one slide in a type that can be read from a distance go on on the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from functions.media.exports import plain
from functions.media.exports.book import Book, Panel
from functions.media.lettering.model import Page
from functions.media.lettering.words import Losses
from functions.media.typesetting.galley import BULLET, Galley
from functions.media.typesetting.pieces import Frame, Sheet, block, fitting
from functions.media.typesetting.text import Row, Type, clipped, fitted, paragraphs, rows
from functions.media.typesetting.theme import theme

HEIGHT = 562.5
MARGIN, TOP, FOOT = 56.0, 46.0, 52.0
SIZES = (27.0, 25.0, 23.0, 21.0, 19.5, 18.0)
PITCH = 1.34
BETWEEN = 0.55  #: of an em, between two points
INDENT = 1.25
GUTTER = 40.0
UNDER = Type(em=19.0, pitch=1.35)  #: the line under a slide's title
MOST_UNDER = 2  #: rows of it; more of its words stand among the points
COVER = 0.44  #: of the title slide's width


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One slide before it is set: its heading, and some of a scene's points in a size that holds them."""

    told: Panel
    title: str
    type_: Type
    points: tuple[str, ...]
    em: float
    part: int  #: 0 for the scene's first slide


def typeset(book: Book, *, losses: Losses) -> tuple[Page, ...]:
    """The slides as pages; the title slide is the first."""
    galley = Galley(_sheet(book), losses=losses)
    _title(galley, book)
    for told in book.panels:
        for slide in slides(told, losses=losses):
            _slide(galley, slide)
    return galley.pages()


def slides(told: Panel, *, losses: Losses) -> Iterator[Slide]:
    """A scene's points divided over slides: on one if they fit, in the largest type that they fit in."""
    points = tuple(words for point in said(told) if (words := plain.line(point)))
    em, groups = _grouped(points, column(told), losses)
    title, width = plain.line(told.title) or f"{told.scene}", 1000 - 2 * MARGIN
    type_ = fitted(title, width - 60, largest=38, least=18, most=2, losses=losses)
    title = clipped(title, type_, width - 60, most=2, losses=losses)
    for part, some in enumerate(groups):
        named = f"{title} ({part + 1})" if part else title
        yield Slide(told=told, title=named, type_=type_, points=some, em=em, part=part)


def said(told: Panel) -> tuple[str, ...]:
    """What stands on its slides under their title: its points, after a caption that is too long for a line."""
    return (*(() if subtitle(told) else _caption(told)), *told.points)


def subtitle(told: Panel) -> str:
    """The line under the title of its first slide: its caption, unless that is long."""
    line = " ".join(_caption(told))
    return line if line and len(_under(line)) <= MOST_UNDER else ""


def below(told: Panel) -> float:
    """Where its title ends, and the line under it."""
    line = subtitle(told)
    return TOP + 92 + (len(_under(line)) * UNDER.step if line else 0.0)


def _caption(told: Panel) -> tuple[str, ...]:
    """Its caption, without what is its title or a point again."""
    known = {plain.line(one).rstrip(".").casefold() for one in (told.title, *told.points)}
    return tuple(one for one in paragraphs(told.caption) if one.rstrip(".").casefold() not in known)


def _under(line: str) -> tuple[Row, ...]:
    return rows(line, UNDER, 1000 - 2 * MARGIN, losses=Losses())


def column(told: Panel) -> Frame:
    """Where a scene's points stand: beside its picture, or over the whole width."""
    top, bottom = below(told), HEIGHT - FOOT
    left = picture_box(told)[0] + picture_box(told)[2] + GUTTER if told.pictured else MARGIN
    return Frame(x=left, top=top, width=1000 - MARGIN - left, bottom=bottom)


def picture_box(told: Panel) -> tuple[float, float, float, float]:
    """Where its picture stands: on the left beside points, in the middle where there are none."""
    top = below(told)
    tall = HEIGHT - FOOT - top
    alone = not any(map(plain.line, said(told)))
    box = (MARGIN, top, 1000 - 2 * MARGIN if alone else 460.0, tall)
    place = fitting(told, box)
    return place if alone else (MARGIN, top + (tall - place[3]) / 2, place[2], place[3])


def _sheet(book: Book) -> Sheet:
    frame = Frame(x=MARGIN, top=TOP, width=1000 - 2 * MARGIN, bottom=HEIGHT - FOOT)
    language = plain.language(book.language)
    return Sheet(height=HEIGHT, theme=theme(book.style), language=language, style=book.style, frame=frame)


def _title(galley: Galley, book: Book) -> None:
    """Title and summary on the left, the first picture on the right."""
    first = next(book.painted(), None)
    width = (1000 - 2 * MARGIN) * (1 - COVER) if first else 1000 - 2 * MARGIN
    title = plain.line(book.title) or "Untitled"
    summary = paragraphs(book.about())
    type_ = fitted(title, width - GUTTER, largest=54, least=24, most=4, losses=galley.losses)
    title = clipped(title, type_, width - GUTTER, most=4, losses=galley.losses)
    lesser = Type(em=20, pitch=1.4)
    tall = len(rows(title, type_, width - GUTTER, losses=galley.losses)) * type_.step
    tall += 44 + sum(len(rows(words, lesser, width - GUTTER, losses=galley.losses)) * lesser.step for words in summary)
    top = max(TOP, (HEIGHT - tall) / 2)
    galley.turn(Frame(x=MARGIN, top=top, width=width - GUTTER, bottom=HEIGHT - FOOT))
    galley.draft.over.append(block((0, 0, 14, HEIGHT), galley.sheet.theme.accent))
    if first:
        left = MARGIN + width
        galley.picture(first, (left, TOP, 1000 - MARGIN - left, HEIGHT - 2 * TOP))
    galley.text(title, type_, kind="title")
    galley.y += 16
    galley.rule(width=90, thick=4)
    galley.y += 20
    for words in summary:
        galley.text(words, lesser, ink=galley.sheet.theme.soft)


def _slide(galley: Galley, slide: Slide) -> None:
    told = slide.told
    galley.turn()
    galley.draft.over.append(block((0, 0, 1000, 10), galley.sheet.theme.accent))
    lines = rows(slide.title, slide.type_, 1000 - 2 * MARGIN, losses=galley.losses)
    galley.y = TOP + max(0.0, (74 - len(lines) * slide.type_.step) / 2)
    galley.text(slide.title, slide.type_, kind="heading")
    if slide.part == 0 and subtitle(told):
        galley.y = TOP + 80
        galley.text(subtitle(told), UNDER, ink=galley.sheet.theme.soft)
    if told.pictured:
        galley.picture(told, picture_box(told))
    frame = column(told)
    free = frame.height - _tall(slide.points, slide.em, frame.width, galley.losses)
    galley.frame, galley.y = frame, frame.top + max(0.0, free / 2)
    for point in slide.points:
        type_ = Type(em=slide.em, pitch=PITCH)
        galley.text(point, type_, kind="point", indent=INDENT * slide.em, marker=BULLET)
        galley.y += BETWEEN * slide.em


def _tall(points: tuple[str, ...], em: float, width: float, losses: Losses) -> float:
    """How high the points stand in that size."""
    type_ = Type(em=em, pitch=PITCH)
    count = sum(len(rows(point, type_, width - INDENT * em, losses=losses)) for point in points)
    return count * type_.step + max(0, len(points) - 1) * BETWEEN * em


def _grouped(points: tuple[str, ...], frame: Frame, losses: Losses) -> tuple[float, tuple[tuple[str, ...], ...]]:
    """A size, and the points in groups that one slide each holds in it."""
    letters = sum(map(len, points))
    for em in SIZES:
        # A column holds some 60 letters to the square of ten ems: more need not be measured.
        fits = letters * em * em * 0.3 <= frame.width * frame.height
        if fits and _tall(points, em, frame.width, losses) <= frame.height:
            return em, (points,)
    return SIZES[-1], tuple(_parted(points, SIZES[-1], frame, losses))


def _parted(points: tuple[str, ...], em: float, frame: Frame, losses: Losses) -> Iterator[tuple[str, ...]]:
    """Points one after another; one that finds no room goes on on the next slide, parted between words."""
    type_ = Type(em=em, pitch=PITCH)
    most = int(frame.height / type_.step) - 1
    held: list[str] = []
    left = frame.height
    for point in points:
        lines = rows(point, type_, frame.width - INDENT * em, losses=losses)
        for at in range(0, len(lines), most):
            some = " ".join(row.said for row in lines[at : at + most] if row.said)
            tall = (len(lines[at : at + most]) + 0.5) * type_.step + BETWEEN * em
            if held and tall > left:
                yield tuple(held)
                held, left = [], frame.height
            held += [some] if some else []
            left -= tall
    if held:
        yield tuple(held)
