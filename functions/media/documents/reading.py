"""What is found in a document, how much of it is read, and what can be wrong with it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_PAGES = 500
MOST_CHARACTERS = 2_000_000
#: one heading, paragraph, item or row; a longer one is cut into several at its sentences' ends
LONGEST = 4_000
#: controls but line break and tab, halves of pairs, and what only shapes a line
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u00ad\ud800-\udfff]")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_BLANKS = re.compile(r"[^\S\n]+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*(?=\s|[^\x00-\u2fff])\s*")  # noqa: RUF100


class DocumentFault(Exception):
    """A document that is not read; `code` is the contract's, the text a sentence for its sender."""

    def __init__(self, code: str, sentence: str, *, action: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.action = action

    def __reduce__(self) -> tuple[object, ...]:
        return (_fault, (self.code, str(self), self.action))


def _fault(code: str, sentence: str, action: str) -> DocumentFault:
    return DocumentFault(code, sentence, action=action)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One heading, paragraph, item or row."""

    kind: str
    text: str
    level: int = 0
    #: counted from 1; 0 where the format has none
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as it was read, in reading order."""

    mime: str
    pieces: tuple[Piece, ...]
    pages: int = 0
    left_out: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Text without unseen signs and with single blanks; its line breaks stay."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text.translate(_LIGATURES)))
    return "\n".join(line.strip() for line in _BLANKS.sub(" ", text).split("\n")).strip()


def finished(reading: Reading) -> Reading:
    """The reading with nothing empty in it, its pages without text named; DocumentFault where nothing is left."""
    cleaned = [replace(piece, text=text) for piece in reading.pieces if (text := tidy(piece.text))]
    if not any(any(letter.isalnum() for letter in piece.text) for piece in cleaned):
        raise DocumentFault("no_text", "The document has no text that can be read.")
    if sum(len(piece.text) for piece in cleaned) > MOST_CHARACTERS:
        raise too_long()
    spoken = {piece.page for piece in cleaned}
    silent = tuple(page for page in range(1, reading.pages + 1) if page not in spoken)
    pieces = tuple(part for piece in cleaned for part in _cut(piece))
    return replace(reading, pieces=pieces, left_out=tuple(sorted({*reading.left_out, *silent})))


def too_long() -> DocumentFault:
    """The refusal of more text than is read."""
    return DocumentFault("too_complex", f"The document has more than {MOST_CHARACTERS:,} characters of text.")


def _cut(piece: Piece) -> list[Piece]:
    """A piece that is too long for one scene's eyes, cut at ends of sentences, else between words; no sign is lost."""
    parts, rest = [], piece.text
    while len(rest) > LONGEST:
        ends = [found.end() for found in _SENTENCE_END.finditer(rest, 0, LONGEST)]
        at = ends[-1] if ends and ends[-1] > LONGEST // 4 else rest.rfind(" ", 1, LONGEST) + 1 or LONGEST
        parts.append(replace(piece, text=rest[:at].strip()))
        rest = rest[at:].strip()
    return [*parts, replace(piece, text=rest)] if rest else parts
