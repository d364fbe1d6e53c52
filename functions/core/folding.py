"""Words without their case, so that a search finds them however they were written."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Unicode case folding, in one form: letters and their accents are the same whether written apart or together."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def searchable(prompt: str, alt: str, tags: tuple[str, ...]) -> str:
    """All that a picture is found by; a line break keeps the end of one text from the beginning of the next."""
    return folded("\n".join((prompt, alt, *tags)))
