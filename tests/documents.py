"""Documents that the tests make themselves: what stands in them is known word by word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

#: (heading, paragraphs) of one page each
Pages = Sequence[tuple[str, Sequence[str]]]
ANIMALS = (
    "badger beaver camel condor dolphin donkey eagle falcon ferret gazelle giraffe heron hyena ibex jackal kestrel "
    "lemur leopard llama lynx magpie marmot mole moose newt ocelot osprey otter owl panther pelican penguin puffin "
    "python rabbit raven salmon seal stork tapir"
).split()

TOLD = (
    """The {0} wakes before the sun is over the hills and looks for something to eat. It walks along the river, where
    the grass is high, and listens to every sound that the wind brings. Nobody else is awake.""",
    """In the evening the {0} comes home by the same way. It has found berries and two small fish, and it shares them
    with its young before the night falls.""",
)


def chapters(count: int) -> Pages:
    """One animal a page, named in its heading and in both its paragraphs."""
    found = []
    for number in range(count):
        name = f"{ANIMALS[number % len(ANIMALS)]}"
        mark = f"{name}{number + 1}" if count > len(ANIMALS) else name
        found.append((f"Chapter {number + 1}: The {mark}", [" ".join(text.format(mark).split()) for text in TOLD]))
    return found


def a_pdf(pages: Pages, *, numbers: bool = True) -> bytes:
    """Each entry on a page of its own, justified text over several lines, with page numbers below."""
    out = io.BytesIO()
    styles = getSampleStyleSheet()
    flow: list[Any] = []
    for heading, paragraphs in pages:
        flow += [Paragraph(heading, styles["Heading1"])] if heading else []
        for text in paragraphs:
            flow += [Paragraph(text, styles["BodyText"]), Spacer(1, 6)]
        flow.append(PageBreak())

    def numbered(canvas: Canvas, document: SimpleDocTemplate) -> None:
        if numbers:
            canvas.drawCentredString(300, 30, str(document.page))

    SimpleDocTemplate(out, pagesize=A4).build(flow, onFirstPage=numbered, onLaterPages=numbered)
    return out.getvalue()


def a_rich_pdf() -> bytes:
    """A heading, prose, a list, a table and a subheading on one page."""
    out = io.BytesIO()
    styles = getSampleStyleSheet()
    items = [Paragraph(text, styles["BodyText"]) for text in ("a pot of clay", "a seed")]
    flow: list[Any] = [
        Paragraph("Growing beans", styles["Title"]),
        Paragraph("A bean needs little. " * 12, styles["BodyText"]),
        Paragraph("What you need", styles["Heading2"]),
        ListFlowable(items, bulletType="bullet", start="•"),
        Table([["Week", "Height", "Leaves"], ["1", "2 cm", "none"], ["2", "9 cm", "four"]], colWidths=[120] * 3),
    ]
    SimpleDocTemplate(out, pagesize=A4).build(flow)
    return out.getvalue()


def a_scan(pages: int = 2) -> bytes:
    """Pages with a drawing and no text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def a_locked_pdf() -> bytes:
    """One that opens with a password only."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt="secret")
    canvas.drawString(100, 700, "Nobody may read this.")
    canvas.save()
    return out.getvalue()


def a_docx(pages: Pages) -> bytes:
    """Each entry on a page of its own, with a header that says nothing of interest."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Confidential header"
    document.sections[0].footer.paragraphs[0].text = "Confidential footer"
    for number, (heading, paragraphs) in enumerate(pages):
        if number:
            document.add_page_break()
        document.add_heading(heading, level=1)
        for text in paragraphs:
            document.add_paragraph(text)
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
