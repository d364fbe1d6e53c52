"""Plain text: which signs the bytes stand for, and where its paragraphs and headings are."""

from __future__ import annotations

import codecs
import re

from functions.media.documents.reading import MOST_CHARACTERS, DocumentFault, Piece, Reading, too_long

#: the longer mark first: that of UTF-32 begins with that of UTF-16
MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
GUESSED = "The text is not in UTF-8 and was read as Windows-1252; look whether its accents are right."
_BREAKS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_GAP = re.compile(r"\n[^\S\n]*(?:\n|$)|\f")
_NAMED = re.compile(
    r"(?:chapter|part|section|scene|panel|act|book|lesson|unit|prologue|epilogue|introduction|appendix)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-*•–‣▪◦]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_RULE = re.compile(r"[-=_*~#]{3,}")
#: a heading is short; prose that was wrapped by hand has lines of a column's width
MOST_HEADING, LEAST_COLUMN, MOST_COLUMN = 80, 50, 110


def read_plain(data: bytes) -> Reading:
    """The paragraphs of a text, divided by blank lines."""
    text, warnings = decoded(data)
    pieces = [piece for chunk in _GAP.split(text) for piece in _pieces(chunk)]
    return Reading(mime="text/plain", pieces=tuple(pieces), warnings=warnings)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text with plain line breaks, and what to say about it; DocumentFault where the bytes are none."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "")
    warnings: tuple[str, ...] = ()
    try:
        text = data.decode(encoding or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        if encoding:
            raise DocumentFault(
                "invalid_request",
                "The text is damaged: it is not in the encoding that it begins with.",
                action="Save it as plain text in UTF-8.",
            ) from None
        text, warnings = _guessed(data), (GUESSED,)
    unseen = len(_CONTROLS.findall(text[:100_000]))
    if "\0" in text or unseen * 50 > min(len(text), 100_000):
        raise _no_text_at_all()
    if len(text) > MOST_CHARACTERS:
        raise too_long()
    return _BREAKS.sub("\n", text), warnings


def _guessed(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise _no_text_at_all() from None


def _no_text_at_all() -> DocumentFault:
    return DocumentFault(
        "unsupported_media", "This file is neither a PDF nor a DOCX nor a text.",
        action="Send a PDF, a DOCX, a Markdown file or a plain text in UTF-8.",
    )  # fmt: skip


def _pieces(chunk: str) -> list[Piece]:
    lines = [line.strip() for line in chunk.split("\n") if line.strip()]
    if len(lines) == 2 and _RULE.fullmatch(lines[1]) and len(lines[0]) <= MOST_HEADING:
        return [Piece(kind="heading", text=lines[0], level=1 if lines[1][0] == "=" else 2)]
    lines = [line for line in lines if not _RULE.fullmatch(line)]
    if not lines:
        return []
    if len(lines) == 1 and is_heading(lines[0]):
        return [Piece(kind="heading", text=lines[0], level=1)]
    if any(_ITEM.match(line) for line in lines):
        return _listed(lines)
    return [Piece(kind="paragraph", text=text) for text in _joined(lines)]


def is_heading(line: str) -> bool:
    """It stands alone and is short, and is in capitals or named as one."""
    if len(line) > MOST_HEADING or line.endswith((",", ";")):
        return False
    if _NAMED.match(line):
        return not line.endswith(".") or len(line) < 20
    return line.isupper() and sum(letter.isalpha() for letter in line) > 3


def _listed(lines: list[str]) -> list[Piece]:
    """Items, each with the lines that go on in it; what stands before the first is a paragraph."""
    found: list[Piece] = []
    for line in lines:
        if mark := _ITEM.match(line):
            found.append(Piece(kind="item", text=line[mark.end() :], level=1))
        elif found:
            last = found[-1]
            found[-1] = Piece(kind=last.kind, text=f"{last.text} {line}", level=last.level)
        else:
            found.append(Piece(kind="paragraph", text=line))
    return found


def _joined(lines: list[str]) -> list[str]:
    """Prose that was wrapped becomes one line again; verses and scripts keep theirs; long lines are paragraphs."""
    longest = max(len(line) for line in lines)
    if len(lines) > 1 and longest > 2 * MOST_COLUMN:
        return lines
    wrapped = len(lines) > 1 and all(LEAST_COLUMN <= len(line) <= MOST_COLUMN for line in lines[:-1])
    return [(" " if wrapped else "\n").join(lines)]
