"""The book for comic readers: pages as JPEG in a stored ZIP, told by ComicInfo.xml (schema 2.0)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from functions.media.exports import pages, plain
from functions.media.exports.archive import Archive
from functions.media.exports.book import Book


def write(book: Book, out: BinaryIO) -> None:
    """Pages first, as they are drawn; what they are comes last, at the root."""
    told: list[dict[str, str]] = []
    with Archive(out, book.moment) as archive:
        for number, (data, (width, height)) in enumerate(pages.drawn(book, form="jpeg", width=pages.SCREEN)):
            archive.add(f"{number + 1:03d}.jpg", data)
            told.append(
                {
                    "Image": str(number),
                    "Type": "FrontCover" if number == 0 else "Story",
                    "ImageSize": str(len(data)),
                    "ImageWidth": str(width),
                    "ImageHeight": str(height),
                }
            )
        archive.add("ComicInfo.xml", info(book, told))


def info(book: Book, told: list[dict[str, str]]) -> bytes:
    """ComicInfo in the order of its schema, which is a sequence; what is empty is left out."""
    root = Element("ComicInfo")
    for name, words in _fields(book, len(told)):
        if words:
            SubElement(root, name).text = words
    shelf = SubElement(root, "Pages")
    for page in told:
        SubElement(shelf, "Page", page)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _fields(book: Book, count: int) -> Iterator[tuple[str, str]]:
    title = plain.line(book.title) or "Untitled"
    rtl = any(page.rtl for page in book.pages)
    yield "Title", title
    yield "Series", title
    yield "Number", "1"
    yield "Summary", plain.text(book.summary).strip()
    yield "Notes", book.notice()
    yield "Year", str(book.moment.year)
    yield "Month", str(book.moment.month)
    yield "Day", str(book.moment.day)
    yield "Writer", "Limner"
    yield "Genre", _listed((book.style, *book.tags))
    yield "PageCount", str(count)
    yield "LanguageISO", plain.language(book.language)
    yield "Manga", "YesAndRightToLeft" if rtl else "No"
    yield "Characters", _listed(book.characters)


def _listed(names: tuple[str, ...]) -> str:
    """Names with commas between them, so without one inside."""
    return ", ".join(name for each in names if (name := plain.line(each.replace(",", " "))))
