"""The structure of a tagged PDF: what is a heading, a paragraph, a list, a figure with its alt text, in reading order.

Writes marked content while the pages are drawn, and the tree when they are done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

#: kind of lettering -> structure type; all others are paragraphs
TYPES = {"title": "H1", "heading": "H2", "subheading": "H3", "point": "LI"}
ITEM, BODY, FIGURE = "LI", "LBody", "Figure"
Place = tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Element:
    """One thing that is read: its type, its page in the file, its mark there, and where it comes on the page."""

    kind: str
    page: int
    mark: int
    place: Place
    alt: str = ""
    box: tuple[float, ...] = ()


class Tags:
    """Gathers elements and writes their tree; `place` decides the order of reading on a page."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._elements: list[Element] = []
        self._page = 0
        self._mark = 0

    @contextmanager
    def element(self, kind: str, place: Place, *, alt: str = "", box: tuple[float, ...] = ()) -> Iterator[None]:
        """What is drawn inside is one thing to a reader."""
        self._elements.append(Element(kind=kind, page=self._page, mark=self._mark, place=place, alt=alt, box=box))
        self._canvas.addLiteral(f"/{BODY if kind == ITEM else kind} <</MCID {self._mark}>> BDC")
        self._mark += 1
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """What is drawn inside is nothing to a reader."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    def page_done(self) -> None:
        """Call after each page was shown."""
        page = self._document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._page, PDFName("S")
        self._page, self._mark = self._page + 1, 0

    def finish(self) -> None:
        """Writes the tree; call before the file is saved."""
        catalog = self._document.Catalog
        catalog.StructTreeRoot = _tree(self._document, sorted(self._elements, key=lambda each: (each.page, each.place)))
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    @property
    def _document(self) -> Any:  # noqa: ANN401 - reportlab's document has no stub, and no other way to its pages
        return self._canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001


def _tree(document: Any, elements: Iterable[Element]) -> PDFDictionary:  # noqa: ANN401
    """The root; each page's marks are listed with the elements that they belong to."""
    root, whole = PDFDictionary(), PDFDictionary()
    pages = [document.Reference(page) for page in document.Pages.pages]
    marks: list[dict[int, object]] = [{} for _ in pages]
    kids: list[object] = []
    listing: tuple[object, list[object]] | None = None
    top = document.Reference(whole)
    for element in elements:
        if element.kind != ITEM:
            listing = None
            parent, siblings = top, kids
        else:
            if listing is None:
                items: list[object] = []
                held = document.Reference(_node("L", top, K=PDFArray(items)))
                kids.append(held)
                listing = held, items
            parent, siblings = listing
        made, marked = _element(document, element, parent, pages[element.page])
        siblings.append(made)
        marks[element.page][element.mark] = marked
    whole.dict.update(_node("Document", document.Reference(root), K=PDFArray(kids)).dict)
    numbers: list[object] = []
    for page, on in enumerate(marks):
        numbers += [page, document.Reference(PDFArray([on[mark] for mark in sorted(on)]))]
    above = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
    root.dict.update(Type=PDFName("StructTreeRoot"), K=top, ParentTree=above, ParentTreeNextKey=len(pages))
    return root


def _element(document: Any, element: Element, parent: object, page: object) -> tuple[object, object]:  # noqa: ANN401
    """The element as a kid of its parent, and whose the mark is: of an item it is the body's."""
    more: dict[str, object] = {"Pg": page, "K": element.mark}
    if element.alt:
        more["Alt"] = PDFString(element.alt)
    if element.box:
        box = PDFArray([round(side, 2) for side in element.box])
        more["A"] = PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box})
    if element.kind != ITEM:
        made = document.Reference(_node(element.kind, parent, **more))
        return made, made
    item = _node(ITEM, parent)
    held = document.Reference(item)
    body = document.Reference(_node(BODY, held, **more))
    item["K"] = body
    return held, body


def _node(kind: str, parent: object, **more: object) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(kind), "P": parent, **more})
