"""The files that a book can become, by name.

Listing them loads no writer: each is imported when its first file is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from functions.media.exports.book import Book, Panel

__all__ = ["FORMATS", "Book", "Format", "Panel"]

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
Writer = Callable[[Book, BinaryIO], None]


@dataclass(frozen=True, kw_only=True)
class Format:
    """One kind of file; `version` goes up when equal books give other bytes than before."""

    name: str
    mime: str
    suffix: str
    version: int
    write: Writer


def _later(room: str, verb: str = "write") -> Writer:
    """The writer of a module that is imported only when it is called."""

    def write(book: Book, out: BinaryIO) -> None:
        writer: Writer = getattr(import_module(f"{__name__}.{room}"), verb)
        writer(book, out)

    return write


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format(name="pdf", mime="application/pdf", suffix=".pdf", version=2, write=_later("pdf")),
        Format(name="cbz", mime="application/vnd.comicbook+zip", suffix=".cbz", version=1, write=_later("cbz")),
        Format(name="zip", mime="application/zip", suffix=".zip", version=2, write=_later("bundle")),
        Format(name="html", mime="text/html; charset=utf-8", suffix=".html", version=2, write=_later("html")),
        Format(name="json", mime="application/json", suffix=".json", version=2, write=_later("manifest")),
        Format(name="epub", mime="application/epub+zip", suffix=".epub", version=1, write=_later("epub")),
        Format(name="pptx", mime=SLIDES, suffix=".pptx", version=1, write=_later("pptx")),
        Format(name="vtt", mime="text/vtt; charset=utf-8", suffix=".vtt", version=1, write=_later("captions")),
        Format(name="wav", mime="audio/wav", suffix=".wav", version=1, write=_later("narration")),
        Format(name="png", mime="application/zip", suffix="-pages-png.zip", version=1, write=_later("pages", "png")),
        Format(name="webp", mime="application/zip", suffix="-pages-webp.zip", version=1, write=_later("pages", "webp")),
    )
}
