"""Text from outside made safe to keep: one form of line break, no invisible controls. It is never markup anywhere."""

from __future__ import annotations

import re
import unicodedata

BINARY = "This looks like binary data; send text."
HALF = "This holds half of a surrogate pair, which is not a character."
_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_CHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
#: a page's end and the breaks of other systems part words too
_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BREAKS = {ord("\n"): None, ord("\t"): None}
#: controls but line break and tab, the byte order mark, and the code points that are no characters
_UNSEEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff{_NO_CHARACTERS}]")


def cleaned(text: str) -> str:
    """NFC text with plain line breaks and without control characters; ValueError where it cannot be text at all."""
    if "\x00" in text:
        raise ValueError(BINARY)
    if not text.isprintable() and _SURROGATES.search(text):
        raise ValueError(HALF)
    text = unicodedata.normalize("NFC", _BREAK.sub("\n", text))
    # What is printable holds nothing unseen; this spares most texts the slow look at every sign.
    if not text.translate(_BREAKS).isprintable():
        text = _UNSEEN.sub("", text)
    return text.strip()


def one_line(text: str) -> str:
    """Cleaned text with every run of white space as one blank."""
    return " ".join(cleaned(text).split())
