"""An empty presentation in the colours of a style: 16:9, our theme, two layouts, an accent on each."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from functions.media.typesetting.deck import FOOT, HEIGHT, MARGIN, TOP
from functions.media.typesetting.theme import Theme, mixed

UNIT = 12192  #: English Metric Units in a u: a slide is 13.333 inches wide
FACE = "Trebuchet MS"  #: there on Windows and macOS; others take their own for it
TITLE, SLIDE = "Title Slide", "Title and Content"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def emu(length: float) -> Emu:
    """A length in u as the format counts it."""
    return Emu(round(length * UNIT))


def opened(look: Theme) -> Any:  # noqa: ANN401 - python-pptx has no types
    """The presentation, without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = emu(1000), emu(HEIGHT)
    _coloured(deck, look)
    for layout in list(deck.slide_layouts):
        if layout.name not in {TITLE, SLIDE}:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _placed(master.placeholders, "title", (MARGIN, TOP - 6, 1000 - 2 * MARGIN, 86))
    _placed(master.placeholders, "body", (MARGIN, TOP + 92, 1000 - 2 * MARGIN, HEIGHT - FOOT - TOP - 92))
    _styled(master)
    for layout in deck.slide_layouts:
        for held in list(layout.placeholders):
            if held.placeholder_format.type in {13, 15, 16}:  # number, footer, date: each slide has its own number
                held._element.getparent().remove(held._element)  # noqa: SLF001
            elif layout.name == SLIDE:
                _inherit(held)
    bars = {TITLE: (0, 0, 14, HEIGHT), SLIDE: (0, 0, 1000, 10)}
    for layout in deck.slide_layouts:
        _bar(layout, bars[layout.name])
    _unlinked(deck)
    return deck


def _coloured(deck: Any, look: Theme) -> None:  # noqa: ANN401
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "Limner")
    inks = {
        "dk1": look.ink, "lt1": look.paper, "dk2": look.soft, "lt2": look.box, "accent1": look.accent,
        "accent2": mixed(look.accent, look.ink, 0.4), "hlink": look.ink, "folHlink": look.soft,
    }  # fmt: skip
    for name, ink in inks.items():
        slot = root.find(f".//{_DRAWING}{name}")
        slot[:] = [etree.Element(f"{_DRAWING}srgbClr", val=ink.lstrip("#").upper())]
    for face in root.iter(f"{_DRAWING}latin"):
        face.set("typeface", FACE)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _styled(master: Any) -> None:  # noqa: ANN401
    """Titles are strong, on the left, at the foot of their box; bullets have the accent's colour."""
    styles = master._element.find(qn("p:txStyles"))  # noqa: SLF001
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("b", "1")
    title.find(qn("a:defRPr")).set("sz", "3600")
    for level in styles.find(qn("p:bodyStyle")):
        bullet = level.find(qn("a:buFont"))
        if bullet is not None:
            colour = parse_xml(f'<a:buClr {nsdecls("a")}><a:schemeClr val="accent1"/></a:buClr>')
            bullet.addprevious(colour)


def _placed(placeholders: Any, kind: str, box: tuple[float, float, float, float]) -> None:  # noqa: ANN401
    number = {"title": 1, "body": 2}[kind]
    held = next(one for one in placeholders if one.placeholder_format.type == number)
    held.left, held.top, held.width, held.height = map(emu, box)
    held.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if kind == "title" else MSO_ANCHOR.TOP
    for side in ("margin_left", "margin_right"):
        setattr(held.text_frame, side, Pt(0))


def _inherit(held: Any) -> None:  # noqa: ANN401
    """Let the layout's box be the master's."""
    frame = held._element.spPr.find(qn("a:xfrm"))  # noqa: SLF001
    if frame is not None:
        held._element.spPr.remove(frame)  # noqa: SLF001


def _bar(layout: Any, box: tuple[float, float, float, float]) -> None:  # noqa: ANN401
    x, y, width, height = (int(emu(side)) for side in box)
    bar = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    layout.shapes._spTree.insert(2, bar)  # noqa: SLF001 - behind everything else


def _unlinked(deck: Any) -> None:  # noqa: ANN401
    """Without the template's own thumbnail and printer settings, which are of another deck."""
    for part in (deck.part.package, deck.part):
        for name, link in list(part._rels.items()):  # noqa: SLF001
            if link.reltype.endswith(("/thumbnail", "/printerSettings")):
                part._rels.pop(name)  # noqa: SLF001
