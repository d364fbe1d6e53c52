"""Everything in one ZIP: pages, pictures, the model's own bytes, sound, words, and the manifest that names them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from functions.media.exports import captions, manifest, pages, plain
from functions.media.exports.archive import Archive
from functions.media.exports.book import Book, Panel
from functions.media.typesetting import COMIC

_FOLDERS = {"picture": "pictures", "original": "originals", "sound": "speech"}


def write(book: Book, out: BinaryIO) -> None:
    """One member in memory at a time."""
    with Archive(out, book.moment) as archive:
        archive.add("README.txt", _readme(book))
        archive.add("script.txt", _script(book))
        archive.add("manifest.json", manifest.text(book, path=_path))
        if _paged(book):
            for number, (data, _) in enumerate(pages.drawn(book, form="webp", width=pages.SCREEN), start=1):
                archive.add(f"pages/{number:03d}.webp", data)
        for role, source in (("picture", book.picture), ("original", book.original)):
            for panel in book.painted():
                picture = source(panel.asset)
                if picture is not None:
                    archive.add(_path(panel, role) + manifest.sniffed(picture)[1], picture)
        for panel in book.spoken():
            sound = book.sound(panel.speech)
            if sound is not None:
                archive.add(_path(panel, "sound") + manifest.sniffed(sound)[1], sound)
        if any(book.spoken()):
            archive.add("captions.vtt", _captions(book))


def _paged(book: Book) -> bool:
    """Whether its pages are a part of it: lettered, or slides."""
    return bool(book.pages) or book.kind == COMIC


def _captions(book: Book) -> bytes:
    held = io.BytesIO()
    captions.write(book, held)
    return held.getvalue()


def _path(panel: Panel, role: str) -> str:
    return f"{_FOLDERS[role]}/{panel.scene:02d}-{plain.slug(panel.title, instead='scene')}"


def _readme(book: Book) -> str:
    spoken = any(book.spoken())
    lines = [
        plain.line(book.title) or "Untitled",
        "",
        *([plain.text(book.summary), ""] if book.summary else []),
        *([book.notice(), ""] if book.notice() else []),
        *(["pages/         the pages as pictures"] if _paged(book) else []),
        "pictures/      each scene's picture without lettering",
        "originals/     the same pictures as the model returned them",
        *(["speech/        each scene as it is read aloud", "captions.vtt   its words by time"] if spoken else []),
        "script.txt     all words in reading order",
        "manifest.json  everything above for programs, with sizes and SHA-256 digests",
        "",
        f"{_kind(book)}, made with Limner on {book.moment:%Y-%m-%d}.",
    ]
    return "\n".join(lines) + "\n"


def _kind(book: Book) -> str:
    kind, count = plain.line(book.kind), len(book.panels)
    return f"{'An' if kind[:1] in 'aeiou' else 'A'} {kind} of {count} scene{'' if count == 1 else 's'}"


def _script(book: Book) -> str:
    return "\n\n".join("\n".join(_told(panel)) for panel in book.panels) + "\n"


def _told(panel: Panel) -> Iterator[str]:
    yield f"{panel.scene}. {plain.line(panel.title)}".rstrip()
    if panel.alt:
        yield f"[{plain.line(panel.alt)}]"
    if panel.missing:
        yield "(no picture)"
    for words in (panel.caption, panel.narration):
        if words:
            yield plain.text(words)
    for speaker, words in panel.dialogue:
        yield f"{plain.line(speaker)}: {plain.text(words)}" if speaker else plain.text(words)
    yield from (f"- {plain.line(point)}" for point in (*panel.points, *panel.examples))
    for question, answer in panel.questions:
        yield f"? {plain.line(question)}"
        yield f"  {plain.line(answer)}"
    if panel.notes:
        yield f"({plain.text(panel.notes)})"
