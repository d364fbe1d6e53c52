"""PDF by pdfium: its lines with their places and sizes, page by page. What the lines mean, `lines.py` says."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from functions.media.documents.lines import Line, Sheet, pieces_of
from functions.media.documents.reading import (
    MOST_CHARACTERS,
    MOST_PAGES,
    DocumentFault,
    Reading,
    too_long,
)

#: signs that pdfium puts where a word was parted at the end of a line
PARTED = {0x02, 0xFFFE, 0xAD}
#: a gap so many letter heights wide parts two cells of a row
CELL = 1.6
_ENDS = {0x0A, 0x0D}


def read_pdf(data: bytes) -> Reading:
    """Headings by size, paragraphs over lines and pages, rows; pages without text are left to `finished`."""
    document = _opened(data)
    try:
        pages = len(document)
        if not pages:
            raise _damaged()
        if pages > MOST_PAGES:
            raise DocumentFault("too_complex", f"The document has {pages:,} pages; at most {MOST_PAGES} are read.")
        sheets, left, broken = [], MOST_CHARACTERS, 0
        for number in range(1, pages + 1):
            try:
                with _text_of(document, number - 1) as text:
                    left -= text.count_chars()
                    if left < 0:
                        raise too_long()
                    sheets.append(Sheet(number=number, lines=tuple(_lines(text))))
            except pypdfium2.PdfiumError:
                broken += 1
    finally:
        document.close()
    if broken == pages:
        raise _damaged()
    warnings = (f"{broken} of {pages} pages are damaged and were left out.",) if broken else ()
    return Reading(mime="application/pdf", pieces=pieces_of(sheets), pages=pages, warnings=warnings)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise DocumentFault("encrypted", "The document is locked with a password.") from None
        raise _damaged() from None


def _damaged() -> DocumentFault:
    return DocumentFault(
        "invalid_request",
        "The PDF is damaged and cannot be read.",
        action="Save or print it to PDF anew and send that.",
    )


@contextmanager
def _text_of(document: pypdfium2.PdfDocument, index: int) -> Iterator[pypdfium2.PdfTextPage]:
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            yield text
        finally:
            text.close()
    finally:
        page.close()


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """The lines in the order in which the page was written."""
    start, codes = 0, [pdfium.FPDFText_GetUnicode(text, index) for index in range(text.count_chars())]
    for index, code in enumerate([*codes, 0x0A]):
        if code in _ENDS:
            if any(one > 0x20 for one in codes[start:index]):
                yield _line(text, codes, start, index)
            start = index + 1


def _line(text: pypdfium2.PdfTextPage, codes: list[int], start: int, end: int) -> Line:
    while codes[start] <= 0x20:
        start += 1
    while codes[end - 1] <= 0x20 and codes[end - 1] not in PARTED:
        end -= 1
    first = next((at for at in range(start, end) if codes[at] not in PARTED), start)
    last = next((at for at in range(end - 1, start, -1) if codes[at] not in PARTED), start)
    left, bottom, _, top = _box(text, first)
    # A bullet before and a note's mark behind are of other sizes than the words between them.
    middle = next((at for at in range((first + last) // 2, last) if codes[at] > 0x20), last)
    size = max(median(_size(text, at) for at in (first, middle, last)), 1.0)
    tall = top - bottom
    return Line(
        cells=tuple(_cells(text, codes, start, end, size=size)),
        size=round(size * 2) / 2,
        bold=_bold(text, first, last),
        left=left,
        right=_box(text, last)[2],
        bottom=bottom if tall < 3 * size else top - size,
        parted=codes[end - 1] in PARTED,
    )


def _cells(text: pypdfium2.PdfTextPage, codes: list[int], start: int, end: int, *, size: float) -> Iterator[str]:
    """The line's words, parted where a gap is wider than any between words."""
    begin = start
    for index in range(start + 1, end - 1):
        if codes[index] != 0x20 or not pdfium.FPDFText_IsGenerated(text, index):
            continue
        if _box(text, index + 1)[0] - _box(text, index - 1)[2] > CELL * size:
            yield _words(codes[begin:index])
            begin = index + 1
    yield _words(codes[begin:end])


def _words(codes: list[int]) -> str:
    signs = "".join(chr(code) for code in codes if 0x20 <= code <= 0x10FFFF and code not in PARTED)
    return signs.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore").strip()


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    """The letter's size on the page: the font's own is often 1 and scaled by a matrix."""
    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(text, index))
    if pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        size *= max(abs(matrix.d), abs(matrix.b), 1e-3)
    return min(size, 1000.0)


def _box(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in points; the loose box, so that a comma stands as high as a letter."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, box.bottom, box.right, box.top


def _bold(text: pypdfium2.PdfTextPage, *places: int) -> bool:
    """All of these letters are of a heavy face."""
    return all(pdfium.FPDFText_GetFontWeight(text, one) >= 600 or "bold" in _font(text, one) for one in places)


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.byref(flags))
    return name.value.decode("utf-8", "replace").lower() if 0 < length <= len(name) else ""
