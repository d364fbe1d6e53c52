"""How long reading a text may take. What a sign takes depends on its script: a Chinese one is a syllable."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: (at least, usually, at most) seconds of a sign; a voice of half the usual length has left something out
LETTER = (0.038, 0.066, 0.095)
SPARSE = (0.042, 0.08, 0.15)  #: scripts that leave vowels out or stack them
HANGUL = (0.09, 0.17, 0.32)
KANA = (0.072, 0.14, 0.26)
HAN = (0.13, 0.25, 0.46)
DIGIT = (0.08, 0.3, 0.55)
SPELLED = (0.038, 0.12, 0.5)
PAUSE, BREATH, SYMBOL = (0.0, 0.35, 0.8), (0.0, 0.15, 0.4), (0.0, 0.2, 1.2)
NOTHING = (0.0, 0.0, 0.0)
#: what any recording may be shorter and longer by: short lines are hurried and drawn out
SLACK, SPARE = 0.25, 1.8
_CAPITALS = re.compile(r"(?<![^\W\d_])[A-Z]{2,5}(?![^\W\d_])")
_SCRIPTS = (("HIRAGANA", KANA), ("KATAKANA", KANA), ("HANGUL", HANGUL), ("CJK", HAN), ("BOPOMOFO", HAN))
_FULL = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN")


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that reading may take at least, takes usually, and may take at most."""

    least: float
    usual: float
    most: float


def pace(text: str) -> Pace:
    """Of a text in any language, or in several."""
    signs = [_sign(one) for one in _CAPITALS.sub("", text)]
    signs += [SPELLED] * sum(map(len, _CAPITALS.findall(text)))
    least, usual, most = (sum(column) for column in zip(NOTHING, *signs, strict=True))
    return Pace(max(0.05, least - SLACK), max(0.2, usual), most + SPARE)


def _sign(one: str) -> tuple[float, float, float]:
    if one.isascii() and (one.isalpha() or one == " "):
        return LETTER
    if one.isdigit():
        return DIGIT
    if one in ".!?…。！？":
        return PAUSE
    if one in ",;:—–-、，；：()\"'“”‘’«»「」":
        return BREATH
    if not unicodedata.category(one).startswith(("L", "M", "N")):
        return SYMBOL
    if unicodedata.combining(one):
        return NOTHING
    name = unicodedata.name(one, "")
    return next(
        (takes for script, takes in _SCRIPTS if name.startswith(script)), LETTER if name.startswith(_FULL) else SPARSE
    )
