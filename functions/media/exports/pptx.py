"""A talk as a PowerPoint file: real titles and bullets, pictures with alt text, what is said in the speaker's notes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, BinaryIO

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from functions.media.exports import plain
from functions.media.exports.archive import Archive
from functions.media.exports.book import Book, Panel
from functions.media.exports.slidelook import SLIDE, TITLE, emu, opened
from functions.media.lettering.model import Box
from functions.media.lettering.words import Losses
from functions.media.pictures import PictureFault, jpeg
from functions.media.typesetting import notes
from functions.media.typesetting.deck import (
    COVER,
    FOOT,
    GUTTER,
    HEIGHT,
    MARGIN,
    TOP,
    UNDER,
    Slide,
    below,
    column,
    picture_box,
    slides,
    subtitle,
)
from functions.media.typesetting.pieces import fitting
from functions.media.typesetting.text import Type, clipped, fitted, paragraphs
from functions.media.typesetting.theme import theme

POINTS = 0.96  #: points in a u
LONGEST = 255  #: characters of a property of the file


def write(book: Book, out: BinaryIO) -> None:
    """A title slide, then the slides that the pages show too."""
    deck = opened(theme(book.style))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    losses = Losses()
    _title(deck.slides.add_slide(layouts[TITLE]), book, losses)
    for told in book.panels:
        for slide in slides(told, losses=losses):
            _slide(deck.slides.add_slide(layouts[SLIDE]), book, slide)
    _describe(deck, book)
    held = io.BytesIO()
    deck.save(held)
    with zipfile.ZipFile(held) as made, Archive(out, book.moment) as archive:
        for member in made.infolist():
            archive.pack(member.filename, made.read(member))


def _title(slide: Any, book: Book, losses: Losses) -> None:  # noqa: ANN401 - python-pptx has no types
    first = next(book.painted(), None)
    width = (1000 - 2 * MARGIN) * (1 - COVER if first else 1) - GUTTER
    title = plain.line(book.title) or "Untitled"
    type_ = fitted(title, width, largest=54, least=24, most=4, losses=losses)
    title, size = clipped(title, type_, width, most=4, losses=losses), type_.em
    _set(slide.shapes.title, (MARGIN, TOP, width, HEIGHT / 2 - TOP), [title], language=book.language, size=size)
    slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    said = list(paragraphs(book.about()))
    below = slide.placeholders[1]
    if said:
        size = 20.0 if sum(map(len, said)) <= 300 else 15.0
        room = int((HEIGHT / 2 - TOP) / (1.45 * size))
        short = clipped(" ".join(said), Type(em=size), width, most=room, losses=losses)
        if short.endswith("\u2026"):
            _filled(slide.notes_slide.notes_text_frame, said, language=book.language)
            said = [short]
        _set(below, (MARGIN, HEIGHT / 2 + 12, width, HEIGHT / 2 - TOP), said, language=book.language, size=size)
        below.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    else:
        below._element.getparent().remove(below._element)  # noqa: SLF001
    for frame in (slide.shapes.title, *((below,) if said else ())):
        for paragraph in frame.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
    if first:
        left = MARGIN + width + GUTTER
        _picture(slide, book, first, (left, TOP, 1000 - MARGIN - left, HEIGHT - 2 * TOP))


def _slide(made: Any, book: Book, slide: Slide) -> None:  # noqa: ANN401
    told = slide.told
    _set(made.shapes.title, None, [slide.title], language=book.language, size=slide.type_.em)
    if slide.part == 0 and (line := subtitle(told)):
        _subtitle(made, line, language=book.language, tall=below(told) - TOP - 80)
    body = made.placeholders[1]
    if slide.points:
        at = column(told)
        _set(body, (at.x, at.top, at.width, at.height), list(slide.points), language=book.language, size=slide.em)
        body.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if told.pictured else MSO_ANCHOR.TOP
        for paragraph in body.text_frame.paragraphs:
            paragraph.space_after, paragraph.line_spacing = Pt(0.5 * slide.em), 1.05
    else:
        body._element.getparent().remove(body._element)  # noqa: SLF001
    if told.pictured:
        _picture(made, book, told, picture_box(told))
    _number(made, book.language)
    if slide.part == 0 and (said := _said(told, slide.title)):
        frame = made.notes_slide.notes_text_frame
        _filled(frame, said, language=book.language)


def _subtitle(slide: Any, line: str, *, language: str, tall: float) -> None:  # noqa: ANN401
    """The line under the title, in the lesser ink."""
    box = tuple(map(emu, (MARGIN, TOP + 80, 1000 - 2 * MARGIN, tall)))
    shown = slide.shapes.add_textbox(*box)
    shown.name = "Subtitle"
    shown.text_frame.margin_left = shown.text_frame.margin_right = Pt(0)
    shown.text_frame.margin_top = shown.text_frame.margin_bottom = Pt(0)
    _set(shown, None, [line], language=language, size=UNDER.em)
    for run in shown.text_frame.paragraphs[0].runs:
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2


def _said(told: Panel, title: str) -> list[str]:
    """The notes; a title that was too long for its slide stands whole at their head."""
    whole = plain.line(told.title)
    return [
        *([whole] if whole not in {"", title} else []),
        *(f"{mark} {words}".strip() for words, mark in notes.said(told)),
    ]


def _set(shape: Any, box: Box | None, words: list[str], *, language: str, size: float) -> None:  # noqa: ANN401
    if box is not None:
        shape.left, shape.top, shape.width, shape.height = map(emu, box)
    _filled(shape.text_frame, words, language=language)
    shape.text_frame.word_wrap = True
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(round(size * POINTS, 1))


def _filled(frame: Any, words: list[str], *, language: str) -> None:  # noqa: ANN401
    """A paragraph for each, every run in its language."""
    for number, said in enumerate(words):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = plain.line(said)
        run._r.get_or_add_rPr().set("lang", plain.language(language))  # noqa: SLF001


def _picture(slide: Any, book: Book, told: Panel, box: Box) -> None:  # noqa: ANN401
    alt = plain.line(told.alt) or plain.line(told.title) or "A picture"
    data = book.picture(told.asset) if told.asset else None
    left, top, width, height = map(emu, fitting(told, box))
    try:
        shown = slide.shapes.add_picture(io.BytesIO(jpeg(data or b"")), left, top, width, height)
    except PictureFault:
        shown = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, width, height)
        shown.fill.solid()
        shown.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
        shown.line.fill.background()
        shown.shadow.inherit = False
        small = 16.0 if len(alt) <= LONGEST else 10.0
        _set(shown, None, [alt], language=book.language, size=small)
        for run in shown.text_frame.paragraphs[0].runs:
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
    shown._element.xpath(".//p:cNvPr")[0].set("descr", alt)  # noqa: SLF001
    shown.name = f"Picture {told.scene}"


def _number(slide: Any, language: str) -> None:  # noqa: ANN401
    """The slide's number as a field at the foot."""
    x, y, width, height = (int(emu(side)) for side in (450, HEIGHT - FOOT + 14, 100, 28))
    field = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{900 + len(slide.shapes)}" name="Slide number"/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr anchor="ctr"/>'
        '<a:lstStyle/><a:p><a:pPr algn="ctr"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{plain.language(language)}" sz="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        "</a:rPr><a:t>#</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
    slide.shapes._spTree.append(field)  # noqa: SLF001


def _describe(deck: Any, book: Book) -> None:  # noqa: ANN401
    known, moment = deck.core_properties, datetime(*book.moment.timetuple()[:6])  # noqa: DTZ001 - the file says UTC
    known.title = (plain.line(book.title) or "Untitled")[:LONGEST]
    known.author = known.last_modified_by = "Limner"
    known.subject = plain.line(f"{book.summary} {book.notice()}")[:LONGEST]
    known.keywords = ", ".join(plain.line(tag) for tag in book.tags)[:LONGEST]
    known.language = plain.language(book.language)
    known.created = known.modified = moment
    known.revision = 1
    for run in deck.slide_master._element.iter(qn("a:rPr")):  # noqa: SLF001
        run.set("lang", plain.language(book.language))
