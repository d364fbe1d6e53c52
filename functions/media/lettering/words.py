"""Words made ready to be set: cleaned, in capitals where the style wants them, each with its fonts and width.

Text is never markup here: whatever a user typed comes through as itself, or is named in a warning.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from functions.media import fonts
from functions.media.lettering.capitals import capitals

BOX = "\u25a1"
#: What stands in for characters that mean the same and are in every face.
SAME = {
    "\u2010": "-",
    "\u2011": "-",
    "\u202f": "\u00a0",
    "\u2007": "\u00a0",
    "\u2212": "-",
    "\u2015": "\u2014",
    "\uff0c": ",",
}
MARKS_PER_LETTER = 2


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Which faces a line is set in."""

    face: str
    stress: str
    upper: bool
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Part of a word in one font."""

    text: str
    font: str

    @property
    def width(self) -> float:
        """In ems of the page."""
        return fonts.width(self.font, self.text) * fonts.face(self.font).scale


@dataclass(frozen=True, kw_only=True)
class Word:
    """What is never broken between lines; `glued` has no space before it."""

    pieces: tuple[Piece, ...]
    width: float
    glued: bool = False
    gap: float = 0.0  #: the space before it, where it begins no line
    plain: str = ""  #: as it was written, before capitals

    @property
    def text(self) -> str:
        """The word as it is shown."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(kw_only=True)
class Losses:
    """Characters that could not be shown, gathered over a whole job."""

    boxed: dict[str, None] = field(default_factory=dict)
    dropped: dict[str, None] = field(default_factory=dict)

    def sentences(self) -> tuple[str, ...]:
        """At most one warning for boxes and one for emoji."""
        said = []
        if self.boxed:
            said.append(f"No bundled font has these characters, so they are shown as boxes: {_some(self.boxed)}.")
        if self.dropped:
            said.append(f"Emoji and the like were left out of the lettering: {_some(self.dropped)}.")
        return tuple(said)


def clean(text: str) -> str:
    """The text without what cannot be seen or stored: controls, bidi marks, zero-width and half characters."""
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(char)
        if kind in {"Zs", "Zl", "Zp"} or char in "\t\n\r\v\f\x85":
            kept.append("\u00a0" if char in "\u00a0\u202f\u2007" else " ")
        elif kind in {"Cc", "Cf", "Cs"} or _unassigned(char, kind) or _selector(char):
            continue
        elif kind in {"Mn", "Me"}:
            marks += 1
            if marks <= MARKS_PER_LETTER and kept:
                kept.append(char)
            continue
        else:
            kept.append(char)
        marks = 0
    return re.sub(r" +", " ", "".join(kept)).strip()


def dress(text: str, voice: Voice, *, stress: Sequence[tuple[int, int]] = (), losses: Losses) -> tuple[Word, ...]:
    """The words of a line, in order, none lost; `stress` are spans of the raw text to be emphasised."""
    words = _dressed(text, voice, stress, losses)
    if not voice.upper:
        return tuple(replace(word, plain=word.text) for word in words)
    written = _dressed(text, replace(voice, upper=False), (), Losses())
    if len(written) != len(words):
        written = words
    return tuple(replace(word, plain=was.text) for word, was in zip(words, written, strict=True))


def _dressed(text: str, voice: Voice, stress: Sequence[tuple[int, int]], losses: Losses) -> list[Word]:
    parts = [(_shown(part, voice), loud) for part, loud in _split(text, stress)]
    whole = "".join(part for part, _ in parts)
    plain = fonts.PLAIN if _foreign(whole, voice.face) else voice.face
    loud_face = fonts.PLAIN_STRESS if plain == fonts.PLAIN else voice.stress
    pieces: list[tuple[str, str]] = []
    for part, loud in parts:
        for char in part:
            _place(char, loud_face if loud else plain, pieces, losses)
    return list(_words(pieces))


def cut(word: Word, widest: float) -> tuple[Word, ...]:
    """A word too wide for any balloon, broken by force into pieces that fit, without a hyphen."""
    if word.width <= widest:
        return (word,)
    widest = word.width / max(math.ceil(word.width / (0.6 * widest)), 2) + 0.5
    made: list[Word] = []
    held: list[tuple[str, str]] = []
    wide = 0.0
    for piece in word.pieces:
        scale = fonts.face(piece.font).scale
        for char in piece.text:
            more = fonts.width(piece.font, char) * scale
            if held and wide + more > widest:
                made.append(_joined(held, glued=bool(made) or word.glued))
                held, wide = [], 0.0
            held.append((char, piece.font))
            wide += more
    made.append(_joined(held, glued=bool(made) or word.glued))
    return tuple(made)


def _shown(part: str, voice: Voice) -> str:
    shown = clean(f"x{part}x")[1:-1]
    if voice.language.startswith("en"):
        shown = re.sub(r" ?\u2014 ?", "--", shown)
    return capitals(shown, voice.language) if voice.upper else shown


def _split(text: str, stress: Sequence[tuple[int, int]]) -> Iterable[tuple[str, bool]]:
    at = 0
    for start, end in sorted(stress):
        start, end = max(at, start), min(end, len(text))
        if start < end:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:], False


def _foreign(text: str, face: str) -> bool:
    """Whether a face lacks so many of the letters that the whole line is better set in the plain one."""
    letters = [char for char in text if char.isalpha()]
    missing = sum(1 for char in letters if not fonts.face(face).has(char))
    return missing * 4 > len(letters)


def _place(char: str, face: str, pieces: list[tuple[str, str]], losses: Losses) -> None:
    spares = (face, fonts.PLAIN_STRESS if face == fonts.CAPITAL_STRESS else fonts.PLAIN, fonts.CAPITAL)
    for form in (char, SAME.get(char, char), unicodedata.normalize("NFKC", char)):
        for spare in spares:
            if form and fonts.face(spare).has(form):
                pieces.append((form, spare))
                return
    if unicodedata.combining(char):
        return
    if _emoji(char):
        losses.dropped[char] = None
        return
    losses.boxed[char] = None
    pieces.append((BOX, fonts.CAPITAL))


def _words(pieces: list[tuple[str, str]]) -> Iterable[Word]:
    """Broken at spaces, and after a double hyphen or a dash; a space is never kept."""
    held: list[tuple[str, str]] = []
    glued = False
    for index, (char, font) in enumerate(pieces):
        if char == " ":
            if held:
                yield _joined(held, glued=glued)
            held, glued = [], False
            continue
        held.append((char, font))
        follows = pieces[index + 1][0] if index + 1 < len(pieces) else " "
        dash = char == "\u2014" or (char == "-" and len(held) > 2 and held[-2][0] == "-")
        if dash and follows.isalnum():
            yield _joined(held, glued=glued)
            held, glued = [], True
    if held:
        yield _joined(held, glued=glued)


def _joined(pieces: Sequence[tuple[str, str]], *, glued: bool) -> Word:
    runs: list[tuple[str, str]] = []
    for char, font in pieces:
        if runs and runs[-1][1] == font:
            runs[-1] = (runs[-1][0] + char, font)
        else:
            runs.append((char, font))
    made = tuple(Piece(text=text, font=font) for text, font in runs)
    gap = 0.0 if glued or not made else fonts.width(made[0].font, " ") * fonts.face(made[0].font).scale
    return Word(pieces=made, width=sum(piece.width for piece in made), glued=glued, gap=gap)


def _unassigned(char: str, kind: str) -> bool:
    """Noncharacters: no file may hold them. An unassigned letter of a newer Unicode is only unknown."""
    return kind == "Cn" and (ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF)


def _selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char == "\u034f"


def _emoji(char: str) -> bool:
    code = ord(char)
    return (
        0x1F000 <= code <= 0x1FAFF
        or 0x2600 <= code <= 0x27BF
        or 0x2B00 <= code <= 0x2BFF
        or code in {0x20E3, 0x231A, 0x231B}
    )


def _some(chars: Iterable[str]) -> str:
    shown = list(chars)
    return " ".join(shown[:12]) + (" ..." if len(shown) > 12 else "")
