"""Everything in one ZIP: pages, pictures, the model's own bytes, the words, and the manifest that names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from functions.media.exports import manifest, pages, plain
from functions.media.exports.archive import Archive
from functions.media.exports.book import Book, Panel

_FOLDERS = {"picture": "pictures", "original": "originals"}


def write(book: Book, out: BinaryIO) -> None:
    """One member in memory at a time."""
    with Archive(out, book.moment) as archive:
        archive.add("README.txt", _readme(book))
        archive.add("script.txt", _script(book))
        archive.add("manifest.json", manifest.text(book, path=_path))
        for number, (data, _) in enumerate(pages.drawn(book, form="webp", width=pages.SCREEN), start=1):
            archive.add(f"pages/{number:03d}.webp", data)
        for role, source in (("picture", book.picture), ("original", book.original)):
            for panel in book.painted():
                picture = source(panel.asset)
                if picture is not None:
                    archive.add(_path(panel, role) + manifest.sniffed(picture)[1], picture)


def _path(panel: Panel, role: str) -> str:
    return f"{_FOLDERS[role]}/{panel.scene:02d}-{plain.slug(panel.title, instead='scene')}"


def _readme(book: Book) -> str:
    lines = [
        plain.line(book.title) or "Untitled",
        "",
        *([plain.text(book.summary), ""] if book.summary else []),
        *([book.notice(), ""] if book.notice() else []),
        "pages/         the lettered pages",
        "pictures/      each scene's picture without lettering",
        "originals/     the same pictures as the model returned them",
        "script.txt     all words in reading order",
        "manifest.json  everything above for programs, with sizes and SHA-256 digests",
        "",
        f"A {plain.line(book.kind)} of {len(book.panels)} scenes, made with Limner on {book.moment:%Y-%m-%d}.",
    ]
    return "\n".join(lines) + "\n"


def _script(book: Book) -> str:
    return "\n\n".join("\n".join(_told(panel)) for panel in book.panels) + "\n"


def _told(panel: Panel) -> Iterator[str]:
    yield f"{panel.scene}. {plain.line(panel.title)}".rstrip()
    if panel.alt:
        yield f"[{plain.line(panel.alt)}]"
    if panel.missing:
        yield "(no picture)"
    if panel.caption:
        yield plain.text(panel.caption)
    for speaker, words in panel.dialogue:
        yield f"{plain.line(speaker)}: {plain.text(words)}" if speaker else plain.text(words)
