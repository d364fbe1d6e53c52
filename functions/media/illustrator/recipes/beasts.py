"""Hoofed and heavy animals in profile, one row each: trunk, neck, legs, head and marks as numbers and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.shapes import Colour, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Beast:
    """A row of the table: measures in the box of 100, colours and marks."""

    coat: Colour
    belly: Colour
    dark: Colour
    head: str
    #: half the length of the body, height of the back, height of the belly
    trunk: tuple[float, float, float]
    #: where the head joins, and the neck's width below and there
    neck: tuple[float, float, float, float]
    #: width of a leg at the foot
    leg: float
    #: size and tilt of the head
    scale: float = 1.0
    tilt: float = 0.0
    hoof: Colour = "3a2c28"
    marks: tuple[str, ...] = ()
    size: float = 1.0
    tail: str = "tassel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A head that looks right, around the middle of its skull."""

    skull: str
    #: behind the skull and over it: ears, horns, tusks
    behind: tuple[Shape, ...]
    over: tuple[Shape, ...]
    eye: tuple[float, float]
    mouth: tuple[float, float]
    nose: tuple[Shape, ...] = ()
    #: what belongs to the one mask of the body besides the skull: a trunk
    joined: str = ""
    smile: float = 4.0


_EAR = "-7 6  -12 13  -11.6 21  -5.6 18.6  -1 11"
_NOSTRIL = "oval: {} {} 1.3 1.7"

PROFILES: Mapping[str, Profile] = MappingProxyType({
    "horse": Profile(
        skull="-11 6  -5 12  4 12  12 7.6  20 -1  27 -8  31.4 -14  30.6 -21  24 -23.4  17 -20  10 -14  1 -12.6  -9 -10  -13 -2",
        behind=(part("far", "1 9  3 16  8 22.4  10.6 16  8.6 9"),), over=(part("coat", "-8 8  -7 16  -2.6 24  1.6 17.6  1 9"), flat("ear", "-5.4 10  -4.6 16  -2.6 20  -0.6 16  -1 10.6")),
        eye=(8, 1.4), mouth=(23, -16.4), nose=(flat("belly", "26 -9  31.2 -14.4  30.4 -20.8  24 -23  19.6 -20  21 -13"), flat("nose", "oval: 28.2 -14.4 1.5 2.1"))),
    "deer": Profile(
        skull="-10 5  -5 11.6  4 12  12 7  18 0  25 -5  27.4 -10  25 -15  17 -15.4  9 -12.6  0 -12  -8 -9  -12 -2",
        behind=(part("horn", "limb: 4 10 3.4 10 22 3 8 34 2.8 14 46 2 | limb: 9 26 2.6 17 30 2 21 38 1.6 | limb: -3 10 3.6 -8 22 3.2 -7 34 3 -14 46 2"
                             " | limb: -7.6 27 2.6 -15 30 2.2 -20 38 1.6", shade=0.5, line=0.8),),
        over=(part("coat", "-6 8  -14 9  -23 14  -19 20  -10 18  -3 12.4"), flat("ear", "-8 10.4  -14 11.6  -19.4 15  -15 17  -9 14.8")),
        eye=(7, 1.8), mouth=(19.6, -11.4), nose=(flat("nose", "oval: 25.4 -7.4 2.8 2.6"),)),
    "cow": Profile(
        skull="-12 7  -5 13  5 12.4  13 7  19 -1  27 -6  30.4 -13  27 -20.6  17 -21.6  8 -15.6  -1 -14  -10 -10  -14 -2",
        behind=(part("horn", "limb: 6 11 5 12 17 4.2 11 25 1.6", shade=0.5),),
        over=(part("horn", "limb: -3 11 5.4 -6 19 4.4 0 26 1.6", shade=0.5), part("dark", "-7 8  -15 7.6  -23 11  -19 16.6  -10 15.4  -4 12"), flat("ear", "-9.6 9.6  -15 9.6  -19.6 12  -15 14  -9 13.2"),
              part("snout", "19 -2.6  27 -6  30.4 -13  27 -20.6  18 -21.4  15.4 -13", shade=0.6, line=0.6)),
        eye=(7, 1.6), mouth=(21.6, -17), nose=(flat("nose", "oval: 26.4 -10.4 1.6 1.9 | oval: 21.4 -9.4 1.4 1.7"),)),
    "elephant": Profile(
        skull="-16 12  -8 21  4 21.6  14 15  19 4  17 -8  9 -16  -4 -17  -14 -9  -18 2",
        joined="limb: 12 2 18 21 -12 13 24 -28 11 23 -42 9.4 29 -50 8 36 -46 6",
        behind=(), over=(part("horn", "limb: 13 -10 5 21 -19 4 31 -18 1.4", shade=0.6), part("coat", "-2 16  -16 22  -28 16  -32 2  -28 -14  -18 -22  -8 -16  -1 -4  2 8"), flat("ear", "-6 12  -16 16.6  -24 12  -27 2  -24 -10  -17 -16  -10 -11  -5 -2"),
                         flat("far", "limb: 17.6 -14 0.9 24.6 -16 0.9 | limb: 19 -22 0.9 27 -23 0.9 | limb: 19 -31 0.9 27 -31.4 0.9")),
        eye=(9.6, 4), mouth=(12, -10)),
    "sheep": Profile(
        skull="-8 8  -1 11.4  7 10  14 3  19 -5  20 -12  14 -17  6 -15.6  -2 -12  -8 -6",
        behind=(), over=(part("coat", "-2 14  -9 15.6  -13 11  -11 5.4  -4 4.6  2 5.6  7 8  6.6 13.6", shade=0.7), part("dark", "-7 4  -15 3  -20 -2  -15 -6  -7 -2", shade=0.6)),
        eye=(6.4, 0), mouth=(13.6, -10.6), nose=(flat("nose", "oval: 18 -7.6 1.5 1.8"),)),
    "goat": Profile(
        skull="-9 7  -3 11.6  5 10.6  12 5  18 -4  21 -11  18 -17.4  10 -16.6  3 -13.6  -6 -10  -11 -2",
        behind=(part("horn", "limb: 3 9 4.6 2 20 4 -8 30 1.4", shade=0.5), part("belly", "9 -14  14 -15  14 -22  11 -29  8 -21")),
        over=(part("horn", "limb: -3 9 5 -7 19 4.2 -17 26 1.4", shade=0.5), part("coat", "-6 5  -14 3.6  -20 -2  -14 -5  -6 -1")),
        eye=(5.4, 0.6), mouth=(14, -12), nose=(flat("nose", "oval: 19 -9 1.4 1.8"),)),
    "pig": Profile(
        skull="-14 8  -7 14.4  4 14.6  13 9  18 1  17.6 -8  12 -14  2 -16.4  -9 -14  -15 -4",
        behind=(part("far", "6 11  13 20  19 17  14 8"),),
        over=(part("coat", "-6 10  -5 20  3 22.4  6 15  2.4 9"), flat("ear", "-3.4 12  -2.4 18  2 19  3.4 14.6  1 11.4"), part("snout", "14 4  21 5.4  24.4 0  23.6 -7  17 -9  12.6 -3", shade=0.6)),
        eye=(6.6, 3.4), mouth=(12, -9.4), nose=(flat("nose", "oval: 21.4 0 1.2 2 | oval: 18 -0.6 1.1 1.9"),)),
    "giraffe": Profile(
        skull="-9 6  -4 11.6  4 11.4  11 6  18 0  25 -5  28 -10  25 -15.4  17 -15.6  9 -12.6  0 -12  -8 -9  -11 -2",
        behind=(part("dark", "limb: 3 9 3 5 20 3 | oval: 5.4 21 3 2.8", shade=0.5),),
        over=(part("dark", "limb: -2 9 3.2 -3 20 3.2 | oval: -3 21 3.2 3", shade=0.5), part("coat", "-6 7  -13 8  -19 12  -15 15.4  -8 14  -3 11"), flat("belly", "20 -3  26 -6  28 -10.4  24.6 -15  17 -15  16 -8")),
        eye=(6.4, 1.6), mouth=(19.6, -11), nose=(flat("nose", "oval: 25.6 -8.6 1.2 1.6"),)),
    "camel": Profile(
        skull="-9 6  -3 11  5 10.6  12 6  20 1  27 -3  30.6 -8.4  28 -16  20 -16.6  11 -12.6  1 -11.6  -8 -9  -11 -2",
        behind=(), over=(part("coat", "-6 7  -8 15  -3 17  1 9"), flat("belly", "23 -2  27.4 -4  30 -9  27.4 -15.4  20.4 -16  20 -8")),
        eye=(7, 1.6), mouth=(21, -11.6), nose=(flat("nose", "oval: 27.4 -6.4 1.3 1.7"),)),
    "rhino": Profile(
        skull="-13 8  -5 13.4  5 12  13 5  20 -2  28 -6  31 -13  27 -20  16 -20.6  7 -16  -3 -15  -12 -10  -15 -1",
        behind=(), over=(part("horn", "22 -4  25 6  32 15  31.6 3  29.6 -8", shade=0.5), part("horn", "13 4  15 9  19.6 12  19.6 4  18 -1", shade=0.5), part("coat", "-8 9  -12 17  -6.6 20  -2 12"), flat("ear", "-7.4 11  -9.6 16  -6.6 17.4  -4 12.6")),
        eye=(8, 0.6), mouth=(22, -15), nose=(flat("nose", "oval: 28 -12 1.2 1.7"),)),
})  # fmt: skip


def _of(
    colours: str, head: str, trunk: tuple[float, float, float], neck: tuple[float, float, float, float], leg: float, marks: str = "", *,
    tail: str = "tassel", scale: float = 1.0, tilt: float = 0.0, size: float = 1.0, hoof: Colour = "3a2c28",
) -> Beast:  # fmt: skip
    coat, belly, dark = colours.split()
    return Beast(coat=coat, belly=belly, dark=dark, head=head, trunk=trunk, neck=neck, leg=leg, marks=tuple(marks.split()), tail=tail,
                 scale=scale, tilt=tilt, size=size, hoof=hoof)  # fmt: skip


BEASTS: Mapping[str, Beast] = MappingProxyType({
    "horse": _of("9a5b34 e2c3a0 3b2620", "horse", (33, 62, 35), (37, 82, 30, 18), 8, "mane socks", tail="flow", size=1.25),
    "unicorn": _of("f6f1f4 fffafa c79ae0", "horse", (33, 62, 35), (37, 82, 30, 18), 8, "mane horn", tail="flow", size=1.2, hoof="d9b04a"),
    "donkey": _of("8f8a88 e9e2da 4a4446", "horse", (32, 58, 33), (35, 74, 27, 17), 8, "mane longears", size=0.95),
    "zebra": _of("f4f0e8 f4f0e8 2c2a30", "horse", (33, 60, 34), (36, 79, 29, 18), 8, "mane stripes", size=1.1),
    "deer": _of("b5753f f3e2c4 5c3a24", "deer", (29, 56, 37), (31, 77, 21, 13), 5.6, "spots bib", tail="scut", size=0.95),
    "cow": _of("f4eee4 f4e4d6 4a3a36", "cow", (38, 66, 30), (44, 68, 30, 24), 9.6, "patches udder", size=1.15),
    "elephant": _of("8d96a2 a4acb6 6f7884", "elephant", (40, 76, 28), (42, 66, 44, 32), 17, "nails", size=1.6, hoof="dcd6cc", scale=1.15),
    "sheep": _of("f3ede0 f8f3e8 4a4248", "sheep", (31, 58, 26), (37, 62, 18, 16), 7, "wool", tail="puff", size=0.62),
    "goat": _of("d9d0c2 f1e9dc 6b5a4c", "goat", (30, 56, 28), (36, 68, 20, 15), 7, "", tail="scut", size=0.65),
    "pig": _of("f0a8a4 f7c4bc d98684", "pig", (37, 62, 22), (38, 56, 40, 30), 11, "", tail="curl", scale=1.25, size=0.6, hoof="b96a68"),
    "giraffe": _of("eebf5e f8e6b8 a5652a", "giraffe", (24, 46, 29), (34, 92, 20, 9), 5.6, "patches", scale=0.62, size=1.8),
    "camel": _of("cf9f62 e6c592 8a5e36", "camel", (32, 56, 33), (42, 74, 20, 11), 7, "humps", scale=0.86, size=1.3),
    "rhinoceros": _of("8a8f94 a2a6aa 63686e", "rhino", (42, 66, 25), (44, 56, 42, 34), 15, "nails", scale=1.15, size=1.25, hoof="d3cec4"),
    "hippopotamus": _of("9a8a9c b9a6b4 75677a", "pig", (44, 66, 18), (42, 54, 48, 38), 15, "nails", scale=1.4, size=1.1, hoof="e3d8d4"),
    "bull": _of("5e4034 7a5846 3a2824", "cow", (40, 68, 30), (44, 66, 36, 27), 9.6, "", size=1.2),
    "reindeer": _of("94755a ece0cc 5a4334", "deer", (30, 57, 35), (32, 75, 24, 15), 6.4, "bib", tail="scut", size=1.0),
})  # fmt: skip
