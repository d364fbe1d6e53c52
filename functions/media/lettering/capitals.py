"""Capitals as each language writes them."""

from __future__ import annotations

import unicodedata

ACUTE, DIALYTIKA = "\u0301", "\u0308"
GREEK_VOWELS = set("\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c9\u0391\u0395\u0397\u0399\u039f\u03a5\u03a9")


def capitals(text: str, language: str = "en") -> str:
    """The text in capitals: Greek without tonos, Turkish with its two kinds of I, German with its capital eszett."""
    tongue = language.lower().replace("_", "-").split("-")[0]
    if tongue in {"tr", "az"}:
        text = text.replace("i", "\u0130").replace("\u0131", "I")
    elif tongue == "de":
        text = text.replace("\u00df", "\u1e9e")
    elif tongue == "lt":
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace("i\u0307", "i"))
    return " ".join(_greek(word) if _has_greek(word) else word.upper() for word in text.split(" "))


def _has_greek(word: str) -> bool:
    return any("\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff" for char in word)


def _greek(word: str) -> str:
    """Accents and breathings fall, dialytika stays, and comes where a fallen accent alone kept two vowels apart."""
    if word.strip(".,;:!\u00b7\u00ab\u00bb\"'") in {"\u03ae", "\u1f24"}:
        return word.upper()  # the one-letter word for "or" keeps its accent, to differ from the article
    made: list[str] = []
    parted = False
    for char in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", char)
        base, marks = parts[0], parts[1:]
        if base not in GREEK_VOWELS:
            made.append((base if base == "\u03c1" else char).upper())
            parted = False
            continue
        split = DIALYTIKA in marks or (parted and not marks and base in "\u03b9\u03c5\u0399\u03a5")
        below = "\u0399" if "\u0345" in marks else ""
        made.append(unicodedata.normalize("NFC", base.upper() + (DIALYTIKA if split else "")) + below)
        parted = bool(set(marks) & {ACUTE, "\u0300", "\u0342"}) and DIALYTIKA not in marks
    return "".join(made)
