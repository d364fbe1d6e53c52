"""A story or a lesson as EPUB 3.3: a cover, a chapter a scene, answers at the end; pictures as JPEG for old readers."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from functions.media.exports import article, plain
from functions.media.exports.archive import Archive
from functions.media.exports.book import Book, Panel
from functions.media.pictures import PictureFault, jpeg
from functions.media.typesetting.phrases import phrases

CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n<rootfiles>\n'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>\n</rootfiles>\n</container>\n'
)
XHTML = "application/xhtml+xml"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One file of the publication."""

    id: str
    href: str
    mime: str
    properties: str = ""
    spine: bool = False


def write(book: Book, out: BinaryIO) -> None:
    """One member in memory at a time; `mimetype` comes first, stored and without extras."""
    items = list(_items(book))
    there = {item.href for item in items}
    with Archive(out, book.moment) as archive:
        archive.add("mimetype", "application/epub+zip")
        archive.pack("META-INF/container.xml", CONTAINER)
        archive.pack("EPUB/package.opf", _package(book, items))
        archive.pack("EPUB/nav.xhtml", _page(book, phrases(book.language).contents, _nav(book)))
        archive.pack("EPUB/style.css", Path(__file__).with_name("epub.css").read_text(encoding="utf-8"))
        archive.pack("EPUB/title.xhtml", _page(book, article.title(book), _front(book, there)))
        for told in book.panels:
            body = "".join(article.section(book, told, lambda panel: _address(panel, there)))
            archive.pack(f"EPUB/{_chapter(told)}", _page(book, article.heading(told), body))
        if answers := "".join(article.answers(book)):
            archive.pack("EPUB/answers.xhtml", _page(book, phrases(book.language).answers, answers))
        for told in book.painted():
            if (data := _picture(book, told)) is not None:
                archive.add(f"EPUB/{_href(told)}", data)


def _items(book: Book) -> Iterator[Item]:
    yield Item(id="nav", href="nav.xhtml", mime=XHTML, properties="nav")
    yield Item(id="style", href="style.css", mime="text/css")
    yield Item(id="title", href="title.xhtml", mime=XHTML, spine=True)
    for told in book.panels:
        yield Item(id=f"scene-{told.scene}", href=_chapter(told), mime=XHTML, spine=True)
    if any(article.answers(book)):
        yield Item(id="answers", href="answers.xhtml", mime=XHTML, spine=True)
    cover = "cover-image"
    for told in book.painted():
        if _picture(book, told) is not None:
            yield Item(id=f"picture-{told.scene}", href=_href(told), mime="image/jpeg", properties=cover)
            cover = ""


def _picture(book: Book, told: Panel) -> bytes | None:
    data = book.picture(told.asset) if told.asset else None
    try:
        return jpeg(data) if data else None
    except PictureFault:
        return None


def _chapter(told: Panel) -> str:
    return f"scene-{told.scene:02d}.xhtml"


def _href(told: Panel) -> str:
    return f"pictures/{told.scene:02d}.jpg"


def _address(told: Panel, there: set[str]) -> str:
    return _href(told) if _href(told) in there else ""


def _package(book: Book, items: list[Item]) -> str:
    turn = ' page-progression-direction="rtl"' if article.right_to_left(plain.language(book.language)) else ""
    listed = "".join(
        f'<item id="{item.id}" href="{item.href}" media-type="{item.mime}"'
        + (f' properties="{item.properties}"' if item.properties else "")
        + "/>\n"
        for item in items
    )
    spine = "".join(f'<itemref idref="{item.id}"/>\n' for item in items if item.spine)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{plain.language(book.language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{"".join(_metadata(book))}</metadata>\n'
        f"<manifest>\n{listed}</manifest>\n<spine{turn}>\n{spine}</spine>\n</package>\n"
    )


def _metadata(book: Book) -> Iterator[str]:
    yield f'<dc:identifier id="id">urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, plain.text(book.job))}</dc:identifier>\n'
    yield f"<dc:title>{article.title(book)}</dc:title>\n<dc:language>{plain.language(book.language)}</dc:language>\n"
    yield f"<dc:creator>Limner</dc:creator>\n<dc:date>{book.moment:%Y-%m-%dT%H:%M:%SZ}</dc:date>\n"
    if plain.line(book.summary):
        yield f"<dc:description>{article.safe(plain.line(book.summary))}</dc:description>\n"
    for tag in book.tags:
        if plain.line(tag):
            yield f"<dc:subject>{article.safe(plain.line(tag))}</dc:subject>\n"
    yield _meta("dcterms:modified", f"{book.moment:%Y-%m-%dT%H:%M:%SZ}")
    pictured = any(book.painted())
    for mode in ("textual", "visual") if pictured else ("textual",):
        yield _meta("schema:accessMode", mode)
    yield _meta("schema:accessModeSufficient", "textual")
    for feature in ("alternativeText", "readingOrder", "structuralNavigation", "tableOfContents"):
        if pictured or feature != "alternativeText":
            yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    described = "Every picture is described in words." if pictured else "The book has no pictures."
    yield _meta("schema:accessibilitySummary", f"{described} Headings and a table of contents give its structure.")


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}">{value}</meta>\n'


def _page(book: Book, title: str, body: str) -> str:
    language = plain.language(book.language)
    turn = ' dir="rtl"' if article.right_to_left(language) else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}"{turn}>\n<head>\n<title>{title}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n<body>\n{body}</body>\n</html>\n'
    )


def _front(book: Book, there: set[str]) -> str:
    first = next((told for told in book.painted() if _href(told) in there), None)
    picture = ""
    if first is not None:
        alt = article.safe(plain.line(first.alt) or plain.line(first.title) or "A picture")
        picture = f'<figure><img alt="{alt}" src="{_href(first)}"/></figure>\n'
    return f'<section epub:type="titlepage">\n{"".join(article.header(book))}{picture}</section>\n'


def _nav(book: Book) -> str:
    words = phrases(book.language)
    rows = [("title.xhtml", article.title(book)), *((_chapter(told), article.heading(told)) for told in book.panels)]
    if any(article.answers(book)):
        rows.append(("answers.xhtml", words.answers))
    listed = "".join(f'<li><a href="{href}">{name}</a></li>\n' for href, name in rows)
    return f'<nav epub:type="toc" id="toc">\n<h1>{words.contents}</h1>\n<ol>\n{listed}</ol>\n</nav>\n'
