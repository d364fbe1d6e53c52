"""PDF in reading order: headings, paragraphs over lines and pages, items and rows."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from functions.media.documents import DocumentFault, Reading, read
from tests.documents import a_locked_pdf, a_pdf, a_rich_pdf, a_scan, chapters


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in reading.pieces]


def drawn(*pages: list[tuple[float, float, str]], font: str = "Helvetica") -> bytes:
    """Pages of lines at their places."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        canvas.setFont(font, 12)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_book_keeps_its_headings_its_paragraphs_and_their_pages() -> None:
    pages = chapters(40)

    reading = read(a_pdf(pages), name="animals.pdf")

    wanted = [(kind, text) for heading, texts in pages for kind, text in
              [("heading", heading), *(("paragraph", text) for text in texts)]]  # fmt: skip
    assert told(reading) == wanted
    assert [piece.page for piece in reading.pieces] == [page for page in range(1, 41) for _ in range(3)]
    assert (reading.pages, reading.left_out) == (40, ())


def test_lists_tables_and_two_ranks_of_headings_are_told_apart() -> None:
    reading = read(a_rich_pdf(), name="beans.pdf")

    assert [(piece.kind, piece.level) for piece in reading.pieces] == [
        ("heading", 1), ("paragraph", 0), ("heading", 2), ("item", 1), ("item", 1), ("row", 0), ("row", 0), ("row", 0),
    ]  # fmt: skip
    assert [text for kind, text in told(reading) if kind == "row"] == [
        "Week | Height | Leaves", "1 | 2 cm | none", "2 | 9 cm | four",
    ]  # fmt: skip
    assert [text for kind, text in told(reading) if kind == "item"] == ["a pot of clay", "a seed"]


def test_a_word_that_was_parted_at_the_end_of_a_line_is_whole_again() -> None:
    data = drawn([(72, 700, "The lighthouse keeper looked out at the extra-"), (72, 685, "ordinary sea and waited.")])

    assert told(read(data, name="a.pdf")) == [
        ("paragraph", "The lighthouse keeper looked out at the extraordinary sea and waited.")
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    data = drawn([(72, 80, "It was late when the fox came")], [(72, 700, "home to its den.")])

    reading = read(data, name="a.pdf")

    assert told(reading) == [("paragraph", "It was late when the fox came home to its den.")]
    assert reading.pieces[0].page == 1


def test_running_heads_and_page_numbers_are_left_out_but_not_what_is_said_once() -> None:
    pages = [[(72, 800, "The Book of Foxes"), (72, 700, f"Fox number {word} sleeps."), (280, 30, f"{number} / 4")]
             for number, word in enumerate(("one", "two", "three", "four"), 1)]  # fmt: skip

    reading = read(drawn(*pages), name="a.pdf")

    assert [text for _, text in told(reading)] == [
        f"Fox number {word} sleeps." for word in "one two three four".split()
    ]


def test_bold_lines_of_the_size_of_the_text_are_headings() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for y, font, text in [(700, "Helvetica-Bold", "Winter"), (680, "Helvetica", "Snow fell for nine days."),
                          (640, "Helvetica-Bold", "Spring"), (620, "Helvetica", "Then the ice broke.")]:  # fmt: skip
        canvas.setFont(font, 12)
        canvas.drawString(72, y, text)
    canvas.save()

    assert [kind for kind, _ in told(read(out.getvalue(), name="a.pdf"))] == ["heading", "paragraph"] * 2


def test_pages_without_text_are_named() -> None:
    data = drawn([(72, 700, "One.")], [], [(72, 700, "Three.")], [])

    reading = read(data, name="a.pdf")

    assert (reading.pages, reading.left_out) == (4, (2, 4))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (a_scan(), "no_text"), (a_locked_pdf(), "encrypted"), (a_pdf(chapters(2))[:700], "invalid_request"),
        (b"%PDF-1.4\n" + bytes(500), "invalid_request"),
        (b"1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n", "invalid_request"),
        (drawn(*[[(72, 700, "x")]] * 501), "too_complex"),
    ],
    ids=["scan", "locked", "cut off", "empty", "beheaded", "501 pages"],
)  # fmt: skip
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(DocumentFault) as fault:
        read(data, name="a.pdf")

    assert fault.value.code == code
    assert str(fault.value).endswith(".")
