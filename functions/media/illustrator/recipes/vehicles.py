"""What drives, flies or rolls, by table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.recipes.thing import Thing


def _wheels(*places: float, r: float = 16.0, y: float | None = None) -> str:
    return " | ".join(f"oval: {x} {r if y is None else y} {r} {r}" for x in places)


CAR = Thing(
    parts=(
        part("main", "-44 50  -34 78  -20 88  12 88  28 78  40 52", shade=1.0), part("glass", "-34 54  -27 75  -17 81  -3 81  -3 54", shade=0.2, line=0.7), part("glass", "3 54  3 81  11 81  23 74  33 54", shade=0.2, line=0.7),
        part("main", "-84 22  -88 40  -80 52  -46 57  -20 57  40 57  66 52  84 44  89 30  86 20  40 14  -50 14", shade=1.2), flat("main light", "limb: -76 46 2 -40 50 2.4 30 50 2.4 66 46 1.6"),
        flat("main dark", "limb: 0 20 1 0 54 1 | limb: -14 42 2.2 -6 42 2.2 | limb: 24 42 2.2 32 42 2.2"), part("lamp", "oval: 82 38 4 6", shade=0.1, line=0.6, glow=0.9), part("rear", "oval: -85 40 3 5", shade=0.1, line=0.6),
        part("tyre", _wheels(-46, 48), shade=0.5), part("hub", _wheels(-46, 48, r=8, y=16), shade=0.3, line=0.6),
    ),
    colours={"main": "d0442f", "glass": "cfe8f0", "lamp": "ffe9a0", "rear": "a82020", "tyre": "33323a", "hub": "c9ced4"}, size=0.95,
)  # fmt: skip
BUS = Thing(
    parts=(
        part("main", "-94 18  -96 84  -88 94  84 94  94 86  98 52  98 22  90 16  -88 16", shade=1.0), part("glass", "-86 56  -86 84  -62 84  -62 56 | -56 56  -56 84  -32 84  -32 56 | -26 56  -26 84  -2 84  -2 56 | 4 56  4 84  28 84  28 56", smooth=False, shade=0.2, line=0.7),
        part("glass", "66 50  66 84  86 84  92 72  93 50", shade=0.2, line=0.7), part("door", "36 18  36 84  58 84  58 18", smooth=False, shade=0.3, line=0.8), flat("main light", "limb: -94 44 3 30 44 3"), part("lamp", "oval: 94 32 4 5", shade=0.1, line=0.6, glow=0.9),
        part("tyre", _wheels(-56, 70, r=15), shade=0.5), part("hub", _wheels(-56, 70, r=7, y=15), shade=0.3, line=0.6),
    ),
    colours={"main": "f0b83a", "glass": "cfe8f0", "door": "dff0f4", "lamp": "fff3c0", "tyre": "33323a", "hub": "c9ced4"}, size=1.5,
)  # fmt: skip
TRAIN = Thing(
    parts=(
        part("smoke", "oval: 58 104 9 8 | oval: 46 114 12 10 | oval: 28 122 14 11", shade=0.3, line=0.0), part("dark", "50 70  52 84  47 94  69 94  64 84  66 70", shade=0.7), part("metal", "oval: 24 74 9 9", shade=0.5),
        part("main", "-86 22  -86 86  -32 86  -32 22", smooth=False), part("roof", "-94 84  -90 94  -28 94  -24 84", shade=0.6), part("glass", "-76 54  -76 78  -44 78  -44 54", smooth=False, shade=0.2, line=0.8, glow=0.7),
        part("main", "-34 28  -34 72  62 72  74 62  76 48  72 34  62 28", shade=1.2), part("metal", "-10 28  -6 28  -6 72  -10 72 | 30 28  34 28  34 72  30 72", smooth=False, shade=0.3, line=0.5), part("lamp", "oval: 76 64 6 7", shade=0.2, line=0.7, glow=1.0),
        part("dark", "-92 18  -92 28  78 28  96 4  74 4  66 18", smooth=False, shade=0.6),
        part("wheel", _wheels(-64, -26, r=17), shade=0.5), part("wheel", _wheels(16, 50, r=13), shade=0.5), part("metal", f"{_wheels(-64, -26, r=5, y=17)} | {_wheels(16, 50, r=4, y=13)}", shade=0.3, line=0.5), part("metal", "limb: -64 12 4 -26 12 4 16 10 4", shade=0.3, line=0.5),
    ),
    colours={"main": "2f7a5a", "dark": "33343e", "roof": "b8382c", "metal": "e0b04a", "glass": "ffe3a0", "lamp": "fff0b0", "wheel": "a8322c", "smoke": "e9e6e0"}, size=1.35,
)  # fmt: skip
BICYCLE = Thing(
    parts=(
        flat("tyre", " | ".join(f"limb: {x + 27} 28 4.6 {x + 19} 47 4.6 {x} 55 4.6 {x - 19} 47 4.6 {x - 27} 28 4.6 {x - 19} 9 4.6 {x} 1 4.6 {x + 19} 9 4.6 {x + 27} 28 4.6" for x in (-52, 52))),
        flat("spoke", " | ".join(f"limb: {x - 26} 28 0.8 {x + 26} 28 0.8 | limb: {x} 2 0.8 {x} 54 0.8 | limb: {x - 18} 10 0.8 {x + 18} 46 0.8 | limb: {x - 18} 46 0.8 {x + 18} 10 0.8" for x in (-52, 52))),
        part("main", "limb: -52 28 5 -4 26 5 | limb: -4 26 5 -22 66 5 | limb: -22 66 5 -52 28 5 | limb: -18 62 5 36 66 5 | limb: 36 66 5 -4 26 5 | limb: 52 28 5 38 62 5 34 80 5", shade=0.5, line=0.8),
        part("tyre", "limb: -36 74 5 -22 75 7 -10 73 4 | limb: -24 66 4 -26 74 4", shade=0.4, line=0.7), part("tyre", "limb: 34 80 4 28 86 4 44 90 4 50 86 4", shade=0.4, line=0.7), part("spoke", "oval: -4 26 7 7", shade=0.4, line=0.7),
        part("tyre", "limb: -4 26 3.4 6 14 3.4 | limb: 1 13 4 12 13 4", shade=0.3, line=0.6),
    ),
    colours={"main": "c8463a", "tyre": "33323a", "spoke": "b4bac2"}, size=0.75,
)  # fmt: skip
ROCKET = Thing(
    parts=(
        part("flame", "-10 14  -14 2  -6 -8  0 -22  6 -8  14 2  10 14", shade=0.0, line=0.5, glow=1.0), flat("spark", "-5 12  -6 4  0 -8  6 4  5 12"),
        part("main", "-14 44  -32 26  -34 6  -26 10  -14 20 | 14 44  32 26  34 6  26 10  14 20"), part("body", "half: 0 100  8 90  15 74  18 54  17 34  12 17  0 15"), part("main", "half: 0 101  8 91  13 79  6 75  0 74"),
        part("dark", "half: 0 18  12 18.6  10 12  0 11", shade=0.5), part("rim", "oval: 0 57 9.4 9.4", shade=0.4), part("glass", "oval: 0 57 6.6 6.6", shade=0.1, line=0.6, glow=0.5), part("main", "limb: 0 36 4 0 8 3", shade=0.5, line=0.7),
    ),
    colours={"main": "d8432f", "body": "f3f1ea", "dark": "4a4c58", "rim": "b4bac2", "glass": "a9dcf0", "flame": "f6a02c", "spark": "ffeaa0"}, size=1.9,
)  # fmt: skip
BALLOON = Thing(
    parts=(
        flat("rope", "limb: -16 34 0.8 -8 17 0.8 | limb: 16 34 0.8 8 17 0.8 | limb: -5 32 0.8 -3 17 0.8 | limb: 5 32 0.8 3 17 0.8"), part("basket", "-9.6 17  9.6 17  8 2  0 0  -8 2", shade=0.7), flat("rope", "limb: -9 12 0.8 9 12 0.8 | limb: -8.4 7 0.8 8.4 7 0.8"),
        part("main", "half: 0 101  16 98  29 87  33 71  28 54  17 38  8 31  0 30"), part("stripe", "half: 0 101  6 98  10 86  11 70  9 52  5 36  3 30.6  0 30", shade=0.6, line=0.4),
        part("stripe", "17 97.4  26 90  31 80  32.6 68  28 54  17 38  13 34.6  20 52  23 70  22 86 | -17 97.4  -26 90  -31 80  -32.6 68  -28 54  -17 38  -13 34.6  -20 52  -23 70  -22 86", shade=0.6, line=0.4),
    ),
    colours={"main": "d8483a", "stripe": "f6dc8a", "basket": "a9743e", "rope": "6b4a30"}, size=2.2, seat=(0.0, 6.0), behind=1,
)  # fmt: skip
PLANE = Thing(
    parts=(
        part("far", "2 52  -4 74  -18 86  -10 88  10 76  22 54", shade=0.5), part("main", "-78 52  -96 82  -82 84  -62 62"), part("body", "-88 56  -60 64  0 68  52 66  78 58  86 48  78 38  50 31  0 32  -50 42  -84 50"), part("main", "-88 56  -60 50  0 44  84 47  78 38  50 31  0 32  -50 42  -84 50", line=0.0, shade=0.6),
        part("glass", "50 62  62 62  74 56  70 52  50 53", shade=0.2, line=0.6), flat("glass", "oval: 34 57 3.4 3.8 | oval: 20 57 3.4 3.8 | oval: 6 57 3.4 3.8 | oval: -8 57 3.4 3.8 | oval: -22 56 3.4 3.8 | oval: -36 55 3.2 3.4"),
        part("main", "20 42  8 22  -20 4  -34 4  -20 26  -12 43"), part("main", "-70 52  -86 42  -98 40  -90 50  -80 56", shade=0.6),
    ),
    colours={"main": "d0442f", "body": "f5f2ea", "far": "a8362a", "glass": "8fc8e0"}, size=1.3,
)  # fmt: skip
CART = Thing(
    parts=(part("main", "-60 34  -66 66  50 66  46 34", smooth=False), flat("main dark", "limb: -62 50 1.6 48 50 1.6 | limb: -30 34 1.6 -32 66 1.6 | limb: 8 34 1.6 8 66 1.6"), part("main dark", "limb: 44 40 5 70 34 5 98 28 4", shade=0.5),
           part("wheel", _wheels(-18, r=28), shade=0.6), part("main", _wheels(-18, r=20, y=28), shade=0.3, line=0.6), flat("wheel", "limb: -46 28 4 10 28 4 | limb: -18 2 4 -18 54 4 | limb: -38 8 4 2 48 4 | limb: -38 48 4 2 8 4"), part("wheel", _wheels(-18, r=6, y=28), shade=0.4)),
    colours={"main": "b5803f", "wheel": "6b4526"}, size=0.7,
)  # fmt: skip
SLED = Thing(
    parts=(part("main", "limb: -64 34 7 40 34 7", shade=0.6), part("dark", "limb: -40 34 4 -44 8 4 | limb: 16 34 4 14 8 4", shade=0.4), part("main", "limb: -72 6 5 30 6 5 56 12 5 64 30 5 52 40 5", shade=0.6)),
    colours={"main": "b5482f", "dark": "6b4526"}, size=0.4,
)  # fmt: skip
SAUCER = Thing(
    parts=(part("rim", "-60 26  -40 40  0 46  40 40  60 26  76 20  60 10  0 4  -60 10  -76 20"), part("glass", "half: 0 76  18 72  30 58  32 42  0 36", shade=0.3), part("main", "-78 22  -40 34  0 37  40 34  78 22  60 10  0 4  -60 10", shade=1.0),
           part("lamp", "oval: -48 18 4 3.4 | oval: -17 14 4 3.4 | oval: 17 14 4 3.4 | oval: 48 18 4 3.4", shade=0.0, line=0.5, glow=0.9)),
    colours={"main": "9aa6b4", "rim": "c3ccd6", "glass": "a9e0e6", "lamp": "ffe08a"}, size=0.9,
)  # fmt: skip

VEHICLES: Mapping[str, Thing] = MappingProxyType({
    "car": CAR, "bus": BUS, "train": TRAIN, "bicycle": BICYCLE, "rocket": ROCKET, "balloon": BALLOON, "plane": PLANE, "cart": CART, "sled": SLED, "ufo": SAUCER,
})  # fmt: skip
