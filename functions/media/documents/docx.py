"""DOCX by python-docx: the body in reading order, also what stands in content controls and text boxes.

Headers and footers are left out, as they are no part of what is said.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from lxml import etree

from functions.media.documents.reading import MEGABYTE, MOST_PAGES, DocumentFault, Piece, Reading

if TYPE_CHECKING:
    from docx.document import Document

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: parts of the package, and bytes of them all once they are unpacked; its text alone
MOST_PARTS, MOST_UNPACKED, MOST_XML = 5_000, 200 * MEGABYTE, 64 * MEGABYTE
#: content controls, tables in tables, boxes in boxes
DEEPEST = 40
#: rank of a heading that is only bold, below those that are styled, and how long it may be
BOLD, MOST_BOLD = 5, 100
OFF = ("0", "false", "off")
NOTES = "Footnotes and endnotes were left out."
_HEADING = re.compile(r"(?:heading|title)\s*([1-9])?", re.IGNORECASE)
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_BOX, _BREAK, _TEXT = qn("w:txbxContent"), qn("w:br"), qn("w:t")
_RENDERED = qn("w:lastRenderedPageBreak")
_NO_TEXT = {qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr", "w:rt", "w:sdtPr", "w:tblPr")}
_NO_TEXT.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_SIGNS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}


def read_docx(data: bytes) -> Reading:
    """Headings by style, paragraphs, items, rows; pages as far as the document knows its own."""
    _must_be_harmless(data)
    try:
        found = _Walk(docx.Document(io.BytesIO(data)))
        pieces = tuple(found.pieces())
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower() or "huge" in str(error).lower():
            raise DocumentFault("too_complex", "The document is nested too deeply to be read.") from None
        raise _damaged() from None
    except ValueError as error:
        raise (_no_word_file() if "not a Word file" in str(error) else _damaged()) from None
    except (
        PackageNotFoundError,
        KeyError,
        AttributeError,
        AssertionError,
        IndexError,
        TypeError,
        OSError,
        EOFError,
        zipfile.BadZipFile,
        NotImplementedError,
    ):
        raise _damaged() from None
    pages = found.page if found.page > 1 else 0
    if pages > MOST_PAGES:
        raise DocumentFault("too_complex", f"The document has {pages:,} pages; at most {MOST_PAGES} are read.")
    if not pages:
        pieces = tuple(Piece(kind=one.kind, text=one.text, level=one.level) for one in pieces)
    return Reading(mime=MIME, pieces=pieces, pages=pages, warnings=found.warnings())


def _must_be_harmless(data: bytes) -> None:
    """It is a Word file by its parts, none of them locked, and not larger unpacked than can be read."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise _damaged() from None
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentFault("encrypted", "The document is locked with a password.")
    whole = sum(part.file_size for part in parts)
    text = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if len(parts) > MOST_PARTS or whole > MOST_UNPACKED or text > MOST_XML:
        raise DocumentFault("too_complex", "The document is too large once it is unpacked.")
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise _no_word_file()


def _damaged() -> DocumentFault:
    return DocumentFault(
        "invalid_request", "The DOCX is damaged and cannot be read.", action="Open it, save it anew, and send that."
    )


def _no_word_file() -> DocumentFault:
    return DocumentFault(
        "unsupported_media",
        "This file is an archive or another Office format, which is not read here.",
        action="Save it as DOCX or PDF and send that.",
    )


class _Walk:
    """One way through the body; the page is counted on the way."""

    def __init__(self, document: Document) -> None:
        self.page = 1
        self._document = document
        self._body: Element = document.element.body
        #: where Word has noted how it broke the pages, breaks that were asked for are noted twice
        self._is_rendered = self._body.find(f".//{_RENDERED}") is not None
        self._styles: dict[str, tuple[int, int]] = {}

    def pieces(self) -> Iterator[Piece]:
        """All of the body, in reading order."""
        yield from self._of(self._body, 0)

    def warnings(self) -> tuple[str, ...]:
        """What the body refers to and is not read."""
        marks = (qn("w:footnoteReference"), qn("w:endnoteReference"))
        return (NOTES,) if any(self._body.find(f".//{mark}") is not None for mark in marks) else ()

    def _of(self, parent: Element, depth: int) -> Iterator[Piece]:
        if depth > DEEPEST:
            raise DocumentFault("too_complex", "The document is nested too deeply to be read.")
        for child in parent.iterchildren():
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child, depth)
            elif child.tag == _TABLE:
                yield from self._table(child, depth)
            elif child.tag not in _NO_TEXT:
                yield from self._of(child, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> Iterator[Piece]:
        asked = element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
        if asked is not None and not self._is_rendered and asked.get(qn("w:val")) not in OFF:
            self.page += 1
        boxes: list[Element] = []
        words: list[str] = []
        kind, level = self._kind(element)
        began = 0
        for sign in self._signs(element, boxes, 0):
            if sign and not sign.isspace():
                began = began or self.page
            words.append(sign)
        yield Piece(kind=kind, text="".join(words), level=level, page=began or self.page)
        for box in boxes:
            yield from self._of(box, depth + 1)

    def _signs(self, parent: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        if depth > DEEPEST:
            raise DocumentFault("too_complex", "The document is nested too deeply to be read.")
        for child in parent.iterchildren():
            if child.tag == _TEXT or (isinstance(child.tag, str) and child.tag.endswith("/math}t")):
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == _BREAK and child.get(qn("w:type")) != "page":
                yield "\n"
            elif child.tag in (_BREAK, _RENDERED):
                self.page += (child.tag == _RENDERED) == self._is_rendered
                yield " "
            elif child.tag == _BOX:
                boxes.append(child)
            elif child.tag not in _NO_TEXT:
                yield from self._signs(child, boxes, depth + 1)

    def _table(self, element: Element, depth: int) -> Iterator[Piece]:
        for row in element.iter(_ROW):
            if next(row.iterancestors(_TABLE)) is not element:
                continue
            cells, boxes, began = [], list[Element](), self.page
            for cell in (one for one in row.iter(_CELL) if next(one.iterancestors(_ROW)) is row):
                said = ["".join(self._signs(one, boxes, depth)) for one in cell.iter(_PARAGRAPH)]
                cells.append(" ".join(" ".join(words.split()) for words in said if words.strip()))
            if any(cells):
                yield Piece(kind="row", text=" | ".join(cells), page=began)
            for box in boxes:
                yield from self._of(box, depth + 1)

    def _kind(self, element: Element) -> tuple[str, int]:
        """(kind, level): by the paragraph's own outline and list, else by its style."""
        properties = element.find(qn("w:pPr"))
        style_id = _value(properties, "w:pStyle")
        heading, listed = self._style(style_id)
        outline = _value(properties, "w:outlineLvl")
        if outline.isdigit() and int(outline) < 9:
            heading = int(outline) + 1
        if heading:
            return "heading", heading
        numbering = None if properties is None else properties.find(qn("w:numPr"))
        if numbering is not None:
            level = _value(numbering, "w:ilvl")
            listed = 0 if _value(numbering, "w:numId") == "0" else int(level) + 1 if level.isdigit() else 1
        if listed:
            return "item", listed
        return ("heading", BOLD) if _stands_out(element) else ("paragraph", 0)

    def _style(self, style_id: str) -> tuple[int, int]:
        """(level of a heading, level of an item) that a style stands for, looked up through those it is based on."""
        if style_id not in self._styles:
            self._styles[style_id] = self._looked_up(style_id)
        return self._styles[style_id]

    def _looked_up(self, style_id: str) -> tuple[int, int]:
        by_id = {one.get(qn("w:styleId")): one for one in self._document.styles.element.iterchildren(qn("w:style"))}
        seen: set[str] = set()
        while style_id and style_id in by_id and style_id not in seen:
            seen.add(style_id)
            style = by_id[style_id]
            name = _value(style, "w:name")
            outline = _value(style.find(qn("w:pPr")), "w:outlineLvl")
            named = _HEADING.fullmatch(name.strip())
            if outline.isdigit() and int(outline) < 9:
                return int(outline) + 1, 0
            if named:
                return int(named[1] or 1), 0
            if name.lower().startswith("list") and name.lower() != "list paragraph":
                return 0, int(name[-1]) if name[-1:].isdigit() else 1
            style_id = _value(style, "w:basedOn")
        return 0, 0


def _stands_out(element: Element) -> bool:
    """A short line that is bold as a whole: a heading by who knew no styles."""
    runs = [run for run in element.iterchildren(qn("w:r")) if run.findtext(_TEXT, "").strip()]
    said = "".join(run.findtext(_TEXT, "") for run in runs).strip()
    if not 1 < len(said) <= MOST_BOLD or said.endswith((".", ",", ";", ":", "!", "?")):
        return False
    marks = (run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs)
    return all(mark is not None and mark.get(qn("w:val")) not in OFF for mark in marks)


def _value(element: Element | None, name: str) -> str:
    """The w:val of a child; empty where there is none."""
    child = None if element is None else element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val")) or "")
