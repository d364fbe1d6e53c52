"""Captions of the whole narration as WebVTT: its sentences, parted so that each stands on two short lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from functions.media.exports import plain
from functions.media.exports.book import Book, Panel
from functions.media.exports.narration import takes

LINE = 42  #: characters of a line, two of which a screen shows at once


def write(book: Book, out: BinaryIO) -> None:
    """Times are those of the joined WAV."""
    out.write(b"WEBVTT\n")
    number = 0
    for take in takes(book):
        for words, start, end in _sentences(take.told, take.seconds):
            for part, begin, stop in _parted(words, start, min(end, take.seconds)):
                number += 1
                times = f"{_time(take.start + begin)} --> {_time(take.start + stop)}"
                out.write(f"\n{number}\n{times}\n{_safe(part)}\n".encode())


def _sentences(told: Panel, seconds: float) -> Iterator[tuple[str, float, float]]:
    """The sentences with their times; all words at once where the times are not known."""
    known = told.sentences or (
        (" ".join((told.narration or told.caption, *(words for _, words in told.dialogue))), 0.0, seconds),
    )
    for words, start, end in known:
        if plain.line(words) and end > start:
            yield plain.line(words), start, end


def _parted(words: str, start: float, end: float) -> Iterator[tuple[str, float, float]]:
    """A sentence as parts of two lines, each shown for its share of the letters."""
    rows = _rows(words)
    total = sum(map(len, rows))
    at = start
    for number in range(0, len(rows), 2):
        pair = rows[number : number + 2]
        until = at + (end - start) * sum(map(len, pair)) / total
        yield "\n".join(pair), at, until
        at = until


def _rows(words: str) -> list[str]:
    rows = [""]
    for word in words.split(" "):
        joined = f"{rows[-1]} {word}".strip()
        if rows[-1] and len(joined) > LINE:
            rows.append(word)
        else:
            rows[-1] = joined
    return rows


def _safe(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"
