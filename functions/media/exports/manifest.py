"""The job as JSON for programs: every text, every picture with its digest, every page's layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import BinaryIO

from functions.media.exports import plain
from functions.media.exports.book import Book, Panel
from functions.media.lettering.model import Json

VERSION = 1
#: First bytes of what a browser shows; the manifest must not decode pictures to name them.
_SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (0, b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (8, b"WEBP", "image/webp", ".webp"),
    (0, b"GIF8", "image/gif", ".gif"),
    (4, b"ftypavif", "image/avif", ".avif"),
    (0, b"BM", "image/bmp", ".bmp"),
    (8, b"WAVE", "audio/wav", ".wav"),
)


def write(book: Book, out: BinaryIO) -> None:
    """The manifest as UTF-8 with sorted keys."""
    out.write(text(book).encode())


def text(book: Book, *, path: Callable[[Panel, str], str] | None = None) -> str:
    """The manifest; `path` names the file of a panel's picture, original or sound beside it in one archive."""
    return json.dumps(_valid(facts(book, path=path)), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def facts(book: Book, *, path: Callable[[Panel, str], str] | None = None) -> dict[str, Json]:
    """What the manifest says, as plain values."""
    return {
        "manifest": VERSION,
        "job": book.job,
        "kind": book.kind,
        "title": book.title,
        "summary": book.summary,
        "language": book.language,
        "style": book.style,
        "created": book.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "partial": book.partial,
        "missing": list(book.missing()),
        "tags": list(book.tags),
        "characters": list(book.characters),
        "scenes": [_scene(panel) for panel in book.panels],
        "assets": [_asset(book, panel, path) for panel in book.painted()],
        "speech": [_speech(book, panel, path) for panel in book.spoken()],
        "pages": [page.to_dict() for page in book.pages],
    }


def sniffed(data: bytes) -> tuple[str, str]:
    """MIME type and suffix by the first bytes."""
    for at, mark, mime, suffix in _SIGNATURES:
        if data[at : at + len(mark)] == mark:
            return mime, suffix
    return "application/octet-stream", ".bin"


def _scene(panel: Panel) -> Json:
    return {
        "number": panel.scene,
        "title": panel.title,
        "alt": panel.alt,
        "caption": panel.caption,
        "dialogue": [{"speaker": speaker, "text": words} for speaker, words in panel.dialogue],
        "asset": panel.asset or None,
        "state": panel.state,
        "narration": panel.narration,
        "points": list(panel.points),
        "notes": panel.notes,
        "examples": list(panel.examples),
        "questions": [{"question": question, "answer": answer} for question, answer in panel.questions],
        "source": {"pages": list(panel.source)},
    }


def _speech(book: Book, panel: Panel, path: Callable[[Panel, str], str] | None) -> Json:
    data = book.sound(panel.speech)
    return {
        "name": panel.speech,
        "scene": panel.scene,
        "seconds": panel.seconds,
        "sentences": [{"text": words, "start": start, "end": end} for words, start, end in panel.sentences],
        "sound": None if data is None else _file(data, path and path(panel, "sound")),
    }


def _asset(book: Book, panel: Panel, path: Callable[[Panel, str], str] | None) -> Json:
    told: dict[str, Json] = {"name": panel.asset, "scene": panel.scene}
    for role, data in (("picture", book.picture(panel.asset)), ("original", book.original(panel.asset))):
        told[role] = None if data is None else _file(data, path and path(panel, role))
    return told


def _file(data: bytes, path: str | None) -> Json:
    mime, suffix = sniffed(data)
    told: dict[str, Json] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "mime": mime}
    return {**told, "path": path + suffix} if path else told


def _valid(value: Json) -> Json:
    """The same without lone surrogates, which JSON's grammar lets through and strict readers refuse."""
    match value:
        case str():
            return plain.unicode(value)
        case list():
            return [_valid(item) for item in value]
        case dict():
            return {plain.unicode(name): _valid(item) for name, item in value.items()}
    return value
