"""DOCX in reading order, whatever it stands in, and never what is dangerous to unpack."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from functions.media.documents import DocumentFault, Reading, read
from tests.documents import a_docx, chapters, saved


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in reading.pieces]


def read_docx(document: Any) -> Reading:
    return read(saved(document), name="a.docx")


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The same package with other or further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def test_a_hundred_pages_keep_their_order_their_headings_and_their_numbers() -> None:
    pages = chapters(100)

    reading = read(a_docx(pages), name="animals.docx")

    wanted = [(kind, text) for heading, texts in pages for kind, text in
              [("heading", heading), *(("paragraph", text) for text in texts)]]  # fmt: skip
    assert told(reading) == wanted
    assert [piece.page for piece in reading.pieces] == [page for page in range(1, 101) for _ in range(3)]
    assert reading.pages == 100


def test_lists_and_tables_stand_where_they_stood() -> None:
    document = docx.Document()
    document.add_heading("Beans", 0)
    document.add_paragraph("You need:")
    document.add_paragraph("a pot", style="List Bullet")
    document.add_paragraph("a seed", style="List Number 2")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip((one for row in table.rows for one in row.cells), "abcdef", strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1))
    document.add_heading("Then", 2)

    reading = read_docx(document)

    assert told(reading) == [
        ("heading", "Beans"), ("paragraph", "You need:"), ("item", "a pot"), ("item", "a seed"),
        ("row", "a | b | c"), ("row", "d e | f"), ("heading", "Then"),
    ]  # fmt: skip
    assert [piece.level for piece in reading.pieces if piece.kind != "row"] == [1, 0, 1, 2, 2]
    assert reading.pages == 0


def test_a_short_line_that_is_bold_as_a_whole_is_a_heading() -> None:
    document = docx.Document()
    for text, *bold in (("Winter", True), ("Snow fell.",), ("This is meant!", True), ("Not all", True, False)):
        paragraph = document.add_paragraph()
        for is_bold in bold or (False,):
            paragraph.add_run(text).bold = is_bold

    assert [kind for kind, _ in told(read_docx(document))] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_headers_and_footers_are_left_out() -> None:
    reading = read(a_docx(chapters(1)), name="a.docx")

    assert "Confidential" not in " ".join(text for _, text in told(reading))


def test_what_stands_in_links_controls_boxes_and_insertions_is_read_and_what_was_deleted_is_not() -> None:
    document = docx.Document()
    body = document.element.body
    for xml in (
        """<w:p {0}><w:r><w:t>one </w:t></w:r><w:hyperlink><w:r><w:t>two </w:t></w:r></w:hyperlink>
        <w:ins w:id='1'><w:r><w:t>three</w:t></w:r></w:ins>
        <w:del w:id='2'><w:r><w:delText>four</w:delText></w:r></w:del></w:p>""",
        "<w:sdt {0}><w:sdtContent><w:p><w:r><w:t>five</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        """<w:p {0}><w:r><w:t>six</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>seven</w:t></w:r></w:p>
        </w:txbxContent></w:pict></w:r></w:p>""",
    ):
        body.insert(len(body) - 1, parse_xml(xml.format(nsdecls("w"))))

    assert [text for _, text in told(read_docx(document))] == ["one two three", "five", "six", "seven"]


def test_an_empty_page_is_named() -> None:
    document = docx.Document()
    document.add_paragraph("One.")
    document.add_page_break()
    document.add_page_break()
    document.add_paragraph("Three.")

    reading = read_docx(document)

    assert (reading.pages, reading.left_out) == (3, (2,))


def test_notes_that_are_not_read_are_said() -> None:
    document = docx.Document()
    document.add_paragraph("A fact").add_run()._r.append(parse_xml(f"<w:footnoteReference {nsdecls('w')} w:id='2'/>"))

    assert any("Footnotes" in warning for warning in read_docx(document).warnings)


def deep(levels: int) -> bytes:
    xml = f"<w:document {nsdecls('w')}><w:body>{'<w:sdt><w:sdtContent>' * levels}<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    xml += f"{'</w:sdtContent></w:sdt>' * levels}</w:body></w:document>"
    return repacked(a_docx(chapters(1)), **{"word/document.xml": xml.encode()})


def entities() -> bytes:
    inside = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    said = f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    xml = f'<!DOCTYPE w [<!ENTITY e0 "ha">{inside}]>{said}'
    return repacked(a_docx(chapters(1)), **{"word/document.xml": xml.encode()})


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (a_docx([("", [""])]), {"no_text"}),
        (a_docx(chapters(2))[:3000], {"invalid_request"}),
        (repacked(a_docx(chapters(1)), **{"word/document.xml": b"<w:document"}), {"invalid_request"}),
        (repacked(a_docx(chapters(1)), **{"word/media/bomb.bin": bytes(201 * 1024 * 1024)}), {"too_complex"}),
        (repacked(a_docx(chapters(1)), **{"word/document.xml": b" " * 65 * 1024 * 1024}), {"too_complex"}),
        (deep(60), {"too_complex"}),
        (deep(2000), {"too_complex"}),
        (entities(), {"no_text", "invalid_request", "too_complex"}),
        (a_docx([("x", [""])] * 501), {"too_complex"}),
    ],
    ids=["empty", "cut off", "no xml", "a bomb", "a long part", "deep", "deeper", "entities", "501 pages"],
)
def test_what_cannot_be_read_says_why(data: bytes, codes: set[str]) -> None:
    with pytest.raises(DocumentFault) as fault:
        read(data, name="a.docx")

    assert fault.value.code in codes


@pytest.mark.parametrize("main", ["xl/workbook.xml", "ppt/presentation.xml", "mimetype"])
def test_another_archive_is_not_taken_for_a_document(main: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(main, "x")

    with pytest.raises(DocumentFault) as fault:
        read(out.getvalue(), name="a.docx")

    assert fault.value.code == "unsupported_media"
