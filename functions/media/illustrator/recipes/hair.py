"""Hair and beards by table, around the middle of a person's head (half width 21, half height 22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.shapes import Shape

SKULL = "half: 0 22  10.5 20.6  18.4 14  21 4  20.4 -6  16.4 -15.6  8.6 -21  0 -22.4"
EARS = "oval: -21 -2 3.6 4.6 | oval: 21 -2 3.6 4.6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hair:
    """One style in three views."""

    #: behind the head, over the shoulders
    behind: tuple[Shape, ...] = ()
    #: over the brow
    front: tuple[Shape, ...] = ()
    #: all that is seen from behind
    back: tuple[Shape, ...] = ()


_SHORT_BACK = "half: 0 25.4  12 23.6  20.6 16  23 4  21.6 -8  15 -15.5  0 -17"
_LONG_BACK = "half: 0 25.6  13 23.6  22 15  25 2  25.4 -14  26 -30  24 -43  13 -47.5  0 -46"
_FRINGE = "-21.6 -3  -24 7  -20 18  -10 25  2 26  14 23.4  22 15  24 5  21.8 -3  20 5  16.4 10.6  8 13.6  4 16.6  -3 11.4  -13 10  -18.6 5"
_SWEEP = "-22 -4  -24 8  -19 19  -8 25.6  4 26  15 23  22.4 14.6  23.6 4  21.6 -3  19.6 5  13.6 11.4  4 14.6  -6 13.4  -14 9  -19.4 2.4"
_PART = "0 26  12 24  21 16.6  24.6 6  23.4 -8  21 -12.6  20 -1  15 9.6  6 15.6  -0.6 18.4  -8 15  -16 9  -20.4 -1  -21.4 -12.6  -23.6 -8  -24.8 6  -21 16.6  -12 24"
_TUFTS = "-22 -2  -25.6 8  -22 12  -25 19  -16.6 20.6  -15.6 28  -7 24.6  -2 31  4.6 25.6  13 29  15.6 22  23 20.6  21.6 13.6  25.4 8.6  21.8 -2  18.4 8  12 9.6  8 14.6  2 9.6  -4 14.6  -9.6 9  -14 13  -18.6 6"
_CURLS_FRONT = (
    "oval: -20 6 6.4 6.6 | oval: -17 15 7.2 7 | oval: -9 21.6 7.6 7 | oval: 1 24 7.6 7 | oval: 10.6 21.6 7.6 7 | oval: 18 15 7.2 7"
    " | oval: 20.6 6 6 6.6 | oval: -10.6 15 6 5.4 | oval: -1 17.4 6 5 | oval: 8.6 16 6 5"
)
_CURLS = (
    "oval: 0 3 22 22 | oval: -23 -4 8 9 | oval: 23 -4 8 9 | oval: -22 8 8 8 | oval: 22 8 8 8 | oval: -20.6 -14 7 7 | oval: 20.6 -14 7 7"
    " | oval: 0 22 9 8 | oval: -13 20 9 8 | oval: 13 20 9 8"
)
_BRAID = "limb: 20.6 -12 8.4 24 -22 9 23 -31 8 24.4 -40 6.6 24 -48 2"
_BANDS = flat("tie", "oval: 24 -43.4 3.8 2.4 | oval: -24 -43.4 3.8 2.4")
_LOCK = "limb: -20.6 -12 8.4 -24 -22 9 -23 -31 8 -24.4 -40 6.6 -24 -48 2"

HAIR: Mapping[str, Hair] = MappingProxyType({
    "short": Hair(front=(part("hair", _SWEEP, shade=0.7),), back=(part("hair", _SHORT_BACK),)),
    "fringe": Hair(front=(part("hair", _FRINGE, shade=0.7),), back=(part("hair", _SHORT_BACK),)),
    "tufts": Hair(front=(part("hair", _TUFTS, shade=0.7),),
                  back=(part("hair", "half: 0 29  7 25.4  14 28.4  16.6 21.6  23.6 20  22 13  25.4 8  22.6 -6  15 -15.5  0 -17"),)),
    "bob": Hair(behind=(part("hair", "half: 0 25.6  13 23.6  22 15  25 2  26 -12  24 -20.6  14 -21  0 -18"),),
                front=(part("hair", _FRINGE, shade=0.6),),
                back=(part("hair", "half: 0 25.6  13 23.6  22 15  25 2  26 -12  24 -20.6  14 -22.6  0 -22"),)),
    "long": Hair(behind=(part("hair", _LONG_BACK),), front=(part("hair", _PART, shade=0.6),), back=(part("hair", _LONG_BACK),)),
    "curly": Hair(behind=(part("hair", _CURLS),), front=(part("hair", _CURLS_FRONT, shade=0.5, line=0.7),),
                  back=(part("hair", _CURLS + " | oval: 0 -8 19 14"),)),
    "bun": Hair(behind=(part("hair", "oval: 0 29 9.4 8.6"),), front=(part("hair", _PART.replace("-12.6", "-6").replace("-8", "-4"), shade=0.6),),
                back=(part("hair", _SHORT_BACK), part("hair", "oval: 0 24 10 9"))),
    "tail": Hair(behind=(part("hair", "limb: -16 14 9 -28 12 12 -33 -2 12.6 -31 -16 10 -34 -28 2"),),
                 front=(part("hair", _SWEEP, shade=0.6), flat("tie", "oval: -21.6 14.6 2.6 4.2")),
                 back=(part("hair", _SHORT_BACK), part("hair", "limb: 0 12 9 -2 0 13 1 -16 12 -2 -32 2"), flat("tie", "oval: 0 11 5 2.6"))),
    "braids": Hair(behind=(part("hair", f"{_BRAID} | {_LOCK}"), _BANDS), front=(part("hair", _PART, shade=0.6),),
                   back=(part("hair", _SHORT_BACK), part("hair", f"{_BRAID} | {_LOCK}"), _BANDS)),
    "bald": Hair(behind=(part("hair", "oval: -20 -1 5.6 8.4 | oval: 20 -1 5.6 8.4"),),
                 back=(part("hair", "-22.6 6  -10 3  10 3  22.6 6  22 -8  14 -15.5  -14 -15.5  -22 -8", line=0.7),)),
    "none": Hair(),
})  # fmt: skip

BEARDS: Mapping[str, tuple[Shape, ...]] = MappingProxyType({
    "long": (part("beard", "-20.6 -1  -17 -7.6  -9.6 -9.6  -4 -7.4  1.4 -9  7 -7.4  12.6 -9.6  18.4 -7.6  20.6 -1  21 -14  17 -30  10 -44"
                           "  2 -58  -4 -46  -13 -32  -20 -16", shade=0.6, line=0.7),),
    "full": (part("beard", "-20.8 2  -17.6 -6.6  -10 -9.4  -4 -7.4  1.4 -9  7 -7.4  13 -9.4  18.6 -6.6  20.8 2  21.6 -10  17.6 -21"
                           "  9.4 -27.6  0 -29.4  -9.4 -27.6  -17.6 -21  -21.6 -10", shade=0.6, line=0.7),),
    "moustache": (part("beard", "1.4 -7.4  6 -6.2  11 -8.4  15.4 -7  13 -11.4  7 -12.6  1.4 -10.4  -4.2 -12.6  -10.2 -11.4  -12.6 -7"
                                "  -8.2 -8.4  -3.2 -6.2", shade=0.4, line=0.6),),
})  # fmt: skip
