"""Text from outside made safe to keep: one form of line break, no invisible controls. It is never markup anywhere."""

from __future__ import annotations

import unicodedata

BINARY = "This looks like binary data; send text."
HALF = "This holds half of a surrogate pair, which is not a character."


def cleaned(text: str) -> str:
    """NFC text with plain line breaks and without control characters; ValueError where it cannot be text at all."""
    if "\x00" in text:
        raise ValueError(BINARY)
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError(HALF)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))
    return "".join(char for char in text if char in "\n\t" or not _unseen(char)).strip()


def one_line(text: str) -> str:
    """Cleaned text with every run of white space as one blank."""
    return " ".join(cleaned(text).split())


def _unseen(char: str) -> bool:
    return unicodedata.category(char) == "Cc" or char == "\ufeff" or ord(char) & 0xFFFE == 0xFFFE
