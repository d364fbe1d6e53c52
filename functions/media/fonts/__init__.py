"""Bundled typefaces: their files, what they cover, how wide they set.

A face is known by its name everywhere; only here does a name become a path.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from functions.media.fonts import sfnt

if TYPE_CHECKING:
    from PIL import ImageFont

PLAIN = "PlaypenSans-Medium"
PLAIN_STRESS = "PlaypenSans-ExtraBold"
CAPITAL = "ShantellSans-Medium"
CAPITAL_STRESS = "ShantellSans-BoldItalic"
DISPLAY = "Bangers-Regular"
NAMES = (PLAIN, PLAIN_STRESS, CAPITAL, CAPITAL_STRESS, DISPLAY)

#: Widths are measured once at this size and scaled, so that every renderer agrees.
GAUGE = 256
#: Capitals of every face are set to this height, in ems of the page.
CAP_HEIGHT = 0.70


@dataclass(frozen=True, kw_only=True)
class Face:
    """One font file."""

    name: str
    path: Path
    covers: frozenset[int]
    scale: float  #: font size in ems of the page, so that capitals of all faces stand equally tall

    def has(self, text: str) -> bool:
        """Whether every character of the text can be set."""
        return all(ord(char) in self.covers for char in text)


@lru_cache(maxsize=64)
def face(name: str) -> Face:
    """The bundled face of that name; KeyError for any other."""
    if name not in NAMES:
        raise KeyError(name)
    path = Path(__file__).with_name(f"{name}.ttf")
    known = sfnt.read(path.read_bytes())
    return Face(name=name, path=path, covers=known.covers, scale=CAP_HEIGHT / known.capital)


@lru_cache(maxsize=64)
def drawn(name: str, pixels: float) -> ImageFont.FreeTypeFont:
    """The face opened for drawing at a size in pixels."""
    from PIL import ImageFont

    return ImageFont.truetype(str(face(name).path), pixels)


@lru_cache(maxsize=16384)
def width(name: str, text: str) -> float:
    """How far the text reaches when set at size 1, kerned as one run."""
    return drawn(name, GAUGE).getlength(text) / GAUGE
