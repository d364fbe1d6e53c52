"""Text made safe to write down: no character that breaks a strict reader, no user's words in a path.

What people wrote stays as they wrote it, wherever the format can say it.
"""

from __future__ import annotations

import re
import unicodedata

#: Everything that XML 1.0 (section 2.2, Char) cannot carry, even as a reference, and the non-characters it discourages.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
#: Names that Windows keeps for devices, with any suffix.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def text(words: str) -> str:
    """The words without what XML 1.0 forbids, line ends as one newline each."""
    return _FORBIDDEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def line(words: str) -> str:
    """The same on one line, runs of white space as one space."""
    return " ".join(text(words).split())


def unicode(words: str) -> str:
    """The words as valid Unicode: lone surrogates, which no encoding can carry, become U+FFFD."""
    return _LONE.sub("\ufffd", words)


def language(tag: str) -> str:
    """A well-formed BCP 47 tag, `und` where it is not one."""
    return tag if _TAG.fullmatch(tag) else "und"


def slug(words: str, *, instead: str = "untitled") -> str:
    """Lower-case ASCII letters, digits and hyphens, at most 48: safe in every file system and archive."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", bare)[:48].strip("-")
    return instead if not short or short in _DEVICES else short
