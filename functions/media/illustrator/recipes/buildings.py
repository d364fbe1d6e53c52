"""Buildings by table, feet at 0. Windows glow at night."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.recipes.thing import Thing
from functions.media.illustrator.shapes import Shape


def block(
    role: str, *boxes: tuple[float, float, float, float], shade: float = 1.0, line: float = 1.0, glow: float = 0.0
) -> Shape:
    """Upright rectangles: left, bottom, right, top."""
    forms = tuple(((left, bottom), (right, bottom), (right, top), (left, top)) for left, bottom, right, top in boxes)
    return Shape(forms, role, shade=shade, line=line, glow=glow, smooth=False)


def arch(
    role: str, *boxes: tuple[float, float, float, float], shade: float = 0.6, line: float = 0.8, glow: float = 0.0
) -> Shape:
    """Doors and windows with a round head: left, bottom, right, top."""
    forms = []
    for left, bottom, right, top in boxes:
        middle, half = (left + right) / 2, (right - left) / 2
        spring = top - half
        rise = tuple(
            (middle + half * c, spring + half * s)
            for c, s in ((1, 0), (0.87, 0.5), (0.5, 0.87), (0, 1), (-0.5, 0.87), (-0.87, 0.5), (-1, 0))
        )
        forms.append(((left, bottom), (right, bottom), *rise))
    return Shape(tuple(forms), role, shade=shade, line=line, glow=glow, smooth=False)


def panes(left: float, bottom: float, right: float, top: float) -> tuple[Shape, ...]:
    """A lit window with a frame and a cross."""
    x, y = (left + right) / 2, (bottom + top) / 2
    return (block("frame", (left - 1.6, bottom - 1.6, right + 1.6, top + 1.6), shade=0.3, line=0.7), block("window", (left, bottom, right, top), shade=0.2, line=0.0, glow=0.9),
            flat("frame", f"limb: {x} {bottom} 1 {x} {top} 1 | limb: {left} {y} 1 {right} {y} 1"))  # fmt: skip


_HOME = {"main": "efe0c4", "roof": "b5523a", "frame": "fbf6ea", "window": "ffd98a", "door": "7a4a2c", "stone": "b0a698", "dark": "7d7468", "beam": "8a5f3c",
         "knob": "e3b23c", "leaf": "5f9a4f", "smoke": "e6e2da", "bloom": "e0637f"}  # fmt: skip

HOUSE = Thing(
    parts=(
        block("stone", (20, 66, 32, 96)), block("dark", (18, 94, 34, 99), shade=0.5),
        block("main", (-44, 0, 44, 54)), part("main", "-46 52  0 96  46 52", smooth=False),
        block("stone", (-46, 0, 46, 7), shade=0.6),
        part("roof", "-58 48  -53 43  0 91  53 43  58 48  0 103", smooth=False), flat("dark", "limb: -40 61 0.9 0 97 0.9 40 61 0.9"),
        block("door", (-10, 0, 10, 34), shade=0.7), block("frame", (-12, 33, 12, 36), shade=0.3, line=0.6), flat("knob", "oval: 6 16 1.7 1.7"),
        *panes(-36, 20, -20, 38), *panes(20, 20, 36, 38), arch("frame", (-8.6, 60, 8.6, 78), shade=0.2), arch("window", (-7, 61.4, 7, 76.4), line=0.0, glow=0.9),
        flat("frame", "limb: 0 61 1 0 76 1"),
        part("leaf", "-50 0  -56 8  -48 14  -42 20  -34 16  -30 10  -26 0 | 26 0  29 10  36 13  44 17  52 11  56 4  52 0", shade=0.8, line=0.8),
        flat("bloom", "oval: -46 10 1.8 1.8 | oval: -38 13 1.8 1.8 | oval: -34 6 1.8 1.8 | oval: 36 8 1.8 1.8 | oval: 45 10 1.8 1.8 | oval: 49 4 1.8 1.8"),
    ),
    colours=_HOME, size=2.1, kind="building",
)  # fmt: skip
COTTAGE = Thing(
    parts=(
        part("smoke", "limb: 30 92 5 36 100 7 33 108 8 40 116 5", shade=0.2, line=0.0), block("stone", (24, 60, 37, 90)), block("dark", (22, 88, 39, 93), shade=0.5),
        block("main", (-50, 0, 50, 46)), block("stone", (-51, 0, 51, 6), shade=0.6),
        block("beam", (-50, 0, -45, 46), (45, 0, 50, 46), (-50, 40, 50, 45), shade=0.4, line=0.6), flat("beam", "limb: -45 8 2.6 -30 38 2.6 | limb: 45 8 2.6 30 38 2.6"),
        part("roof", "-66 42  -60 34  -46 38  -30 35  -14 38.6  0 36  16 38.4  32 35  48 38  60 34  66 42  52 60  36 78  22 84  0 86  -22 84  -36 78  -52 60"),
        flat("thatch", "limb: -44 52 0.9 -34 68 1 | limb: -26 50 0.9 -20 70 1 | limb: -6 50 0.9 -5 72 1 | limb: 14 50 0.9 12 72 1 | limb: 34 50 0.9 27 70 1 | limb: 50 48 0.9 42 62 1"),
        arch("frame", (-12, 0, 12, 36)), arch("door", (-10, 0, 10, 33.6)), flat("knob", "oval: 6 15 1.7 1.7"), arch("window", (-4, 20, 4, 28), line=0.5, glow=0.7),
        *panes(-37, 17, -22, 32), *panes(22, 17, 37, 32), block("beam", (-39, 11, -20, 15), (20, 11, 39, 15), shade=0.3, line=0.6),
        flat("bloom", "oval: -35 16.6 2.3 2.3 | oval: -29.6 17 2.3 2.3 | oval: -24 16.6 2.3 2.3 | oval: 24 16.6 2.3 2.3 | oval: 29.6 17 2.3 2.3 | oval: 35 16.6 2.3 2.3"),
        part("leaf", "-60 0  -64 9  -56 16  -48 12  -42 0 | 42 0  47 13  56 15  63 8  60 0", shade=0.8, line=0.8),
    ),
    colours=_HOME | {"roof": "c99a55", "thatch": "a67a3e"}, size=1.8, kind="building",
)  # fmt: skip
CASTLE = Thing(
    parts=(
        part("flag", "-47 106  -36 103  -47 99 | 47 106  58 103  47 99 | 0 122  13 118.4  0 114", smooth=False, shade=0.4, line=0.7),
        flat("dark", "limb: -47 92 1 -47 107 1 | limb: 47 92 1 47 107 1 | limb: 0 108 1 0 123 1"),
        block("far", (-16, 40, 16, 84)), part("roof", "-21 82  0 112  21 82  0 79", smooth=False),
        block("main", (-30, 20, 30, 58)), block("main", (-30, 57, -22, 64), (-14, 57, -6, 64), (6, 57, 14, 64), (22, 57, 30, 64), shade=0.5),
        block("main", (-60, 0, -34, 70), (34, 0, 60, 70)), block("light", (-63, 66, -31, 73), (31, 66, 63, 73), shade=0.6),
        part("roof", "-65 72  -47 99  -29 72  -47 69", smooth=False), part("roof", "65 72  47 99  29 72  47 69", smooth=False),
        block("main", (-36, 0, 36, 42)), block("light", (-38, 40, 38, 45), shade=0.5), block("light", (-38, 44, -30, 51), (-24, 44, -16, 51), (-10, 44, -3, 51), (3, 44, 10, 51), (16, 44, 24, 51), (30, 44, 38, 51), shade=0.5),
        arch("dark", (-14, 0, 14, 34)), arch("door", (-11, 0, 11, 30.6)), flat("dark", "limb: 0 0 1 0 30 1 | limb: -11 10 0.8 11 10 0.8 | limb: -11 19 0.8 11 19 0.8"),
        arch("window", (-50.6, 46, -43.4, 58), (43.4, 46, 50.6, 58), (-4, 60, 4, 74), glow=0.9, line=0.7), arch("window", (-49, 20, -45, 30), (45, 20, 49, 30), (-27, 22, -22, 32), (22, 22, 27, 32), glow=0.8, line=0.6),
        flat("dark", "limb: -57 36 1 -52 36 1 | limb: -42 14 1 -37 14 1 | limb: 38 38 1 43 38 1 | limb: 52 12 1 57 12 1 | limb: -30 14 1 -25 14 1 | limb: 20 12 1 26 12 1 | limb: -10 50 1 -5 50 1 | limb: -56 62 1 -50 62 1"),
    ),
    colours={"main": "c3b8a8", "far": "aba096", "light": "d6ccbc", "dark": "6f665c", "roof": "5a6a9e", "door": "6b4528", "window": "ffd98a", "flag": "d0342c"},
    size=3.2, kind="building",
)  # fmt: skip
TOWER = Thing(
    parts=(
        flat("dark", "limb: 0 100 0.8 0 112 0.8"), part("flag", "0 112  11 109  0 105.4", smooth=False, shade=0.4, line=0.7),
        part("main", "-15 0  -12.6 40  -12 70  12 70  12.6 40  15 0", smooth=False), part("roof", "15 47  23 66  31 47  23 45", smooth=False),
        block("main", (17, 32, 29, 48)), part("main", "17 32.4  29 32.4  13 22", smooth=False, line=0.8),
        part("light", "-12 68  -18 74  -18 80  18 80  18 74  12 68", smooth=False), part("roof", "-22 78  -13 88  -4 101  0 108  4 101  13 88  22 78  0 75"),
        arch("dark", (-5.6, 0, 5.6, 18)), arch("door", (-4.2, 0, 4.2, 16)), arch("window", (-3, 50, 3, 62), (-2.4, 28, 2.4, 37), (20.4, 36, 25.6, 44), glow=1.0, line=0.7),
        flat("dark", "limb: -12 12 0.8 -8.6 12 0.8 | limb: 7 24 0.8 11 24 0.8 | limb: -11 38 0.8 -7 38 0.8 | limb: 6 46 0.8 10 46 0.8 | limb: -10 58 0.8 -6 58 0.8 | limb: -6 22 0.8 -2 22 0.8 | limb: 6 8 0.8 10 8 0.8"),
    ),
    colours={"main": "b8b2b4", "light": "cac4c4", "dark": "6a6470", "roof": "5a4a94", "door": "6b4528", "window": "ffd98a", "flag": "e3b23c"}, size=3.0, kind="building",
)  # fmt: skip
LIGHTHOUSE = Thing(
    parts=(
        part("rock", "-34 0  -30 7  -20 6  -14 12  14 12  20 7  30 8  35 0"),
        part("wall", "-13 8  -9 74  9 74  13 8", smooth=False),
        part("main", "-12.2 21  -11.4 34  11.4 34  12.2 21 | -10.7 47  -10 60  10 60  10.7 47", smooth=False, line=0.0), flat("main", "-13 8  -12.8 11  12.8 11  13 8", smooth=False),
        block("dark", (-13, 73, 13, 76.4), shade=0.5), flat("dark", "limb: -12 82 0.9 12 82 0.9 | limb: -12 76 0.9 -12 82 0.9 | limb: -6 76 0.7 -6 82 0.7 | limb: 6 76 0.7 6 82 0.7 | limb: 12 76 0.9 12 82 0.9"),
        block("lamp", (-7, 76, 7, 89), shade=0.1, line=0.7, glow=1.0), flat("dark", "limb: -2.4 76 0.8 -2.4 89 0.8 | limb: 2.4 76 0.8 2.4 89 0.8"),
        part("main", "-10 88  -6 95  0 99.6  6 95  10 88  0 87"), part("dark", "limb: 0 98 1.6 0 104 1.2", shade=0.2, line=0.5),
        arch("door", (-4, 9, 4, 20)), arch("window", (-2.2, 38, 2.2, 45), (-2, 63, 2, 69.6), line=0.6, glow=0.8),
    ),
    colours={"main": "d0402f", "wall": "f6f0e4", "dark": "3c3f4a", "lamp": "ffe9a0", "door": "6b4528", "window": "ffd98a", "rock": "8a8580"}, size=3.0, kind="building",
)  # fmt: skip
TENT = Thing(
    parts=(part("main", "-62 0  -6 84  0 88  6 84  62 0", smooth=False), part("main dark", "-20 0  0 76  20 0", smooth=False, shade=0.4),
           part("main light", "-20 0  -34 0  -14 34  0 76 | 20 0  34 0  14 34  0 76", smooth=False, shade=0.5, line=0.7),
           flat("pole", "limb: 0 80 2 -5 98 1.8 | limb: 0 80 2 5 98 1.8 | limb: -44 27 0.9 -74 0 0.9 | limb: 44 27 0.9 74 0 0.9")),
    colours={"main": "d98a3a", "pole": "6b4a30"}, size=0.95, kind="building",
)  # fmt: skip
WINDMILL = Thing(
    parts=(
        part("main", "-24 0  -14 62  14 62  24 0", smooth=False), part("roof", "-18 60  -12 72  0 78  12 72  18 60  0 57"),
        arch("door", (-7, 0, 7, 22)), *panes(-5, 36, 5, 46),
        part("pole", "limb: -34 32 2 34 96 2 | limb: -34 96 2 34 32 2", shade=0.3, line=0.6),
        part("sail", "4 70  34 99  40 93  10 64 | -4 70  -34 99  -40 93  -10 64 | 4 60  34 30  40 36  10 66 | -4 60  -34 30  -40 36  -10 66", smooth=False, shade=0.5, line=0.8),
        part("pole", "oval: 0 65 4 4", shade=0.3),
    ),
    colours=_HOME | {"main": "f0e6d2", "sail": "fbf6ea", "pole": "7a5636", "roof": "8a4a34"}, size=2.8, kind="building",
)  # fmt: skip
SCHOOL = Thing(
    parts=(
        block("main", (-64, 0, 64, 48)), part("roof", "-70 46  -58 66  58 66  70 46", smooth=False), block("main", (-18, 0, 18, 62)), part("roof", "-24 60  0 82  24 60", smooth=False),
        block("frame", (-6, 80, 6, 90), shade=0.4), part("roof", "-9 89  0 101  9 89", smooth=False), flat("knob", "oval: 0 84.6 2.6 2.8"),
        arch("door", (-9, 0, 9, 28)), flat("frame", "limb: 0 0 1 0 27 1"), part("frame", "oval: 0 47 7.4 7.4", shade=0.2, line=0.7), flat("dark", "limb: 0 47 1.1 0 52 1.1 | limb: 0 47 1.1 3.6 46 1.1"),
        *panes(-56, 18, -44, 36), *panes(-38, 18, -26, 36), *panes(26, 18, 38, 36), *panes(44, 18, 56, 36),
    ),
    colours=_HOME | {"main": "c9694a", "roof": "5a5f70"}, size=2.4, kind="building",
)  # fmt: skip
CHURCH = Thing(
    parts=(
        block("main", (-8, 0, 56, 40)), part("roof", "-12 38  2 64  48 64  62 38", smooth=False), block("main", (-36, 0, -4, 64)), part("roof", "-41 62  -20 100  1 62", smooth=False),
        flat("knob", "limb: -20 98 1.4 -20 110 1.4 | limb: -24 106 1.4 -16 106 1.4"), arch("door", (-28, 0, -12, 26)), arch("window", (-24, 40, -16, 55), (8, 12, 16, 28), (24, 12, 32, 28), (40, 12, 48, 28), glow=0.9, line=0.7),
    ),
    colours=_HOME | {"main": "e9e1d2", "roof": "6d5a52"}, size=2.8, kind="building",
)  # fmt: skip
SHOP = Thing(
    parts=(
        block("main", (-48, 0, 48, 88)), block("dark", (-51, 86, 51, 93), shade=0.5), *panes(-36, 62, -20, 80), *panes(-8, 62, 8, 80), *panes(20, 62, 36, 80),
        block("frame", (-44, 44, 44, 56), shade=0.3), block("window", (-40, 8, 4, 34), shade=0.2, line=0.8, glow=0.8), block("door", (14, 0, 36, 34), shade=0.6), block("window", (18, 14, 32, 30), shade=0.2, line=0.6, glow=0.6),
        part("roof", "-52 34  -47 44  47 44  52 34", smooth=False), part("frame", "-39 34  -35 44  -24 44  -26 34 | -13 34  -12 44  0 44  0 34 | 13 34  12 44  24 44  26 34 | 39 34  35 44  47 44  52 34", smooth=False, shade=0.2, line=0.0),
    ),
    colours=_HOME | {"main": "8fb0a8", "roof": "c8463a"}, size=2.4, kind="building", board=(-44, 44, 44, 56),
)  # fmt: skip
BRIDGE = Thing(
    parts=(
        part("main", "-100 26  -60 38  0 44  60 38  100 26  100 0  72 0  66 12  52 22  34 26  16 22  4 12  0 0  -4 12  -16 22  -34 26  -52 22  -66 12  -72 0  -100 0"),
        part("main light", "limb: -100 32 5 -60 44 5 0 50 5 60 44 5 100 32 5", shade=0.6),
        flat("main dark", "limb: -84 18 1 -76 19 1 | limb: -50 30 1 -42 31 1 | limb: -8 34 1 2 34 1 | limb: 26 33 1 36 32 1 | limb: 62 30 1 72 28 1 | limb: 84 12 1 92 12 1 | limb: -92 10 1 -84 10 1"),
    ),
    colours={"main": "a89e92"}, size=0.9, kind="building",
)  # fmt: skip
WELL = Thing(
    parts=(
        block("beam", (-27, 30, -22, 78), (22, 30, 27, 78), shade=0.4, line=0.7), part("roof", "-42 72  0 100  42 72  0 76", smooth=False), flat("beam", "limb: -22 62 3 22 62 3"),
        flat("rope", "limb: 4 62 1 4 48 1"), part("beam", "-3 48  11 48  9 36  -1 36", smooth=False, shade=0.5), part("dark", "oval: 0 34 30 6", shade=0.2),
        part("main", "-31 34  -16 29.4  0 28  16 29.4  31 34  31 4  16 -1  0 -2  -16 -1  -31 4"), flat("dark", "limb: -28 20 1 -10 17 1 | limb: 4 17 1 24 19 1 | limb: -20 8 1 -4 6 1 | limb: 10 6 1 26 9 1"),
    ),
    colours={"main": "a8a29a", "roof": "a0563a", "beam": "8a5f3c", "rope": "c9b48a", "dark": "4f4a4a"}, size=1.2, kind="building",
)  # fmt: skip

BUILDINGS: Mapping[str, Thing] = MappingProxyType({
    "house": HOUSE, "cottage": COTTAGE, "castle": CASTLE, "tower": TOWER, "lighthouse": LIGHTHOUSE, "tent": TENT, "windmill": WINDMILL,
    "schoolhouse": SCHOOL, "church": CHURCH, "shop front": SHOP, "bridge": BRIDGE, "stone well": WELL,
})  # fmt: skip
