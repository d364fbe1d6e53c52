"""Vessels by table: a passenger stands between what lies behind (mast, sail) and the hull."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.recipes.thing import Thing

_WOOD = {"main": "9a5a30", "rim": "c98f55", "mast": "6b4528", "sail": "f6ecd6", "seam": "d9c8a4", "stripe": "e08a3a", "flag": "e0643a",
         "inside": "5f3a22", "rope": "6b5a48"}  # fmt: skip

BOAT = Thing(
    parts=(
        flat("rope", "limb: -40 22 0.6 9 92 0.6 | limb: 43 24 0.6 9 92 0.6"),
        part("flag", "9.6 100  -1 97.6  -9 98.6  -7 95.6  -9.6 92.4  0 93  9.6 91.4", shade=0.5, line=0.8),
        part("mast", "limb: 9 14 3.4 9 60 3 9 99 2.2", shade=0.7),
        part("sail", "11.6 91  11.6 26  20 24.4  32 25  44 28.4  37 44  27 64  17 83", shade=1.2),
        part("sail", "6.4 86  6.4 30  -6 28.6  -20 29.6  -15 44  -7 64  1 79", shade=1.0),
        flat("stripe", "11.8 79.4  18.6 79.4  24.4 69  11.8 69", smooth=False),
        flat("seam", "limb: 12 56 0.7 22 54.6 0.7 31.6 55 0.7 | limb: 12 42 0.7 26 40.4 0.7 38 41.4 0.7 | limb: 6 58 0.7 -2 57 0.7 -9 57.6 0.7"),
        part("inside", "-48 23  -30 18.6  0 17  30 18.6  51 25  40 13  0 10  -38 13", shade=0.4),
        part("main", "-50 24.6  -30 18.4  0 16  30 18.4  53 27  49.6 16  42 5  30 0.6  0 -0.6  -30 0.6  -41 5  -47 14", shade=1.2),
        part("rim", "-51.6 26.6  -30 20.4  0 18  30 20.4  54.6 29.4  55 25.4  30 16.6  0 14.2  -30 16.6  -51 22.6", shade=0.6),
        flat("inside", "limb: -45 13 0.8 -28 9.4 0.9 0 8 0.9 28 9.4 0.9 47 14.6 0.8"),
    ),
    colours=_WOOD, size=1.55, kind="thing", seat=(-17.0, 10.0), behind=8,
)  # fmt: skip

ROWING_BOAT = Thing(
    parts=(
        part("inside", "-92 58  -60 46  0 41  60 46  96 60  70 34  0 26  -70 34", shade=0.4),
        part("rim", "limb: -34 42 6 34 42 6", shade=0.5),
        part("main", "-96 62  -60 48  0 43  60 48  100 66  93 40  78 12  54 0.6  0 -1.6  -54 0.6  -76 10  -90 36"),
        part("rim", "-98 66  -60 52  0 47  60 52  102 71  103 62  60 44  0 39  -60 44  -97 57", shade=0.6),
        flat("inside", "limb: -84 36 1.6 -54 26 1.8 0 22 1.8 54 26 1.8 88 38 1.6"),
        part("oar", "limb: 10 78 4.4 46 40 4.4 70 10 4.4", shade=0.6),
        part("oar", "66 18  76 13  92 -9  87 -17  78 -16  64 6", shade=0.6),
        part("ring", "oval: 29 59 4 4", shade=0.3),
    ),
    colours={"main": "3f7fa0", "rim": "d9b583", "inside": "274a5e", "oar": "c9965c", "ring": "8f949a"},
    size=0.5, kind="thing", seat=(-24.0, 18.0), behind=2,
)  # fmt: skip

SHIP = Thing(
    parts=(
        flat("rope", "limb: -46 30 0.5 -24 82 0.5 4 94 0.5 30 80 0.5 68 44 0.5"),
        part("mast", "limb: -26 24 3 -26 86 2.2 | limb: 4 24 3.4 4 97 2.4 | limb: 32 26 3 32 86 2.2 | limb: 42 28 3 70 45 1.8", shade=0.6),
        part("flag", "4 100  15 98.4  22 99.6  20 96.6  22.6 93.4  14 94  4 92.4", shade=0.4, line=0.8),
        part("sail", "-37 80  -26 81  -14 80  -11.6 70  -13.6 60  -26 57.6  -38 60  -35 70 | -38.4 55  -26 53  -13.4 55  -11 45  -13 35"
                     "  -26 32.6  -39 35  -36 45", shade=1.2),
        part("sail", "-9 90  4 91.4  18 90  21 78  18.4 65  4 62  -10 65  -7 78 | -11 60  4 57.4  19 60  22 48  19.4 35  4 32  -12 35  -9 48",
             shade=1.2),
        part("sail", "22 80  32 81  43 80  45.6 70  43.4 60  32 57.6  20.6 60  24 70 | 21 55  32 53  43.6 55  46 46  44 37  32 34.6  20 37"
                     "  23.6 46", shade=1.2),
        flat("seam", "limb: -36 69 0.6 -12 69 0.6 | limb: -8 77 0.6 20 77 0.6 | limb: 24 69 0.6 45 69 0.6 | limb: -10 47 0.6 21 47 0.6"),
        part("main", "-56 40  -46 37  -44 29  -20 25  10 24  40 27  62 35  56 22  48 8  34 0.4  0 -1  -36 0.4  -47 8  -53 24", shade=1.2),
        part("rim", "-57.6 42.6  -45 39.6  -42 31.4  -20 27.4  10 26.4  40 29.4  63.6 38  64 34.4  40 24.4  10 21.6  -20 22.6  -45 26.6"
                    "  -48 35  -57 38", shade=0.5),
        flat("inside", "limb: -50 20 0.8 -20 14.6 0.8 10 13.6 0.8 54 19.4 0.8"),
        part("inside", "oval: -34 20 2.6 2.6 | oval: -18 18.4 2.6 2.6 | oval: -2 17.8 2.6 2.6 | oval: 14 18 2.6 2.6 | oval: 30 19.4 2.6 2.6",
             shade=0.0, line=0.6),
        part("rim", "oval: -50 33 2.4 2.8", shade=0.0, line=0.6),
    ),
    colours=_WOOD | {"main": "8a4428", "rim": "d9a04e"}, size=2.2, seat=(-30.0, 24.0), behind=7,
)  # fmt: skip

RAFT = Thing(
    parts=(
        part("mast", "limb: 10 20 5 10 98 4", shade=0.6),
        part("sail", "14 94  56 84  60 60  54 38  14 34  20 64", shade=1.0),
        part("main", "limb: -60 23 9 60 23 9"), part("main", "limb: -66 15 10 66 15 10"), part("main", "limb: -70 5 11 70 5 11"),
        part("rope", "limb: -44 24 3 -44 0 3 | limb: 44 24 3 44 0 3", shade=0.3),
    ),
    colours=_WOOD | {"main": "a9743e", "rope": "d9c08a"}, size=1.1, seat=(-26.0, 18.0), behind=2,
)  # fmt: skip

SUBMARINE = Thing(
    parts=(
        part("main dark", "limb: 8 76 7 8 92 7 22 94 7", shade=0.6),
        part("main", "-18 60  -16 78  0 82  22 80  26 60"),
        part("main dark", "-78 58  -96 66  -100 52  -92 40  -100 28  -96 14  -76 24", shade=0.7),
        part("main", "-84 40  -70 58  -40 68  10 70  56 66  82 54  92 38  82 20  54 8  10 3  -40 6  -70 20"),
        part("rim", "oval: -34 40 12 12 | oval: 4 40 12 12 | oval: 42 40 12 12", shade=0.4),
        part("glass", "oval: -34 40 8 8 | oval: 4 40 8 8 | oval: 42 40 8 8", shade=0.2, line=0.6),
        flat("main light", "limb: -56 56 2.4 -20 62 3 20 63 2.4"),
    ),
    colours={"main": "f0b83a", "rim": "8f6a34", "glass": "c9ecf4"}, size=0.9,
)  # fmt: skip

VESSELS: Mapping[str, Thing] = MappingProxyType({
    "boat": BOAT, "rowing boat": ROWING_BOAT, "ship": SHIP, "raft": RAFT, "submarine": SUBMARINE,
})  # fmt: skip
