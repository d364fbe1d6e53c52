"""What a hand holds, by table: lights, weapons, tools, instruments. The grip is where the hand takes it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part, placed
from functions.media.illustrator.recipes.thing import Thing

_WOOD = {"main": "8a5a34", "wood": "8a5a34", "steel": "c4cdd6", "shine": "ffffff", "gold": "e3b23c", "dark": "3a3440"}

SWORD = Thing(
    parts=(part("steel", "-4.5 24  -4.5 88  0 100  4.5 88  4.5 24", smooth=False, shade=0.6), flat("shine", "limb: -1 28 1.4 -1 88 1.4"), part("main", "limb: -15 24 6 15 24 6", shade=0.5),
           part("grip", "limb: 0 22 6 0 6 6", shade=0.4), part("main", "oval: 0 3 5 5", shade=0.4)),
    colours={"steel": "cfd8e2", "shine": "ffffff", "main": "d9a63a", "grip": "6b4326"}, size=0.5, grip=(0.0, 13.0), turn=-14.0, carried=0.5,
)  # fmt: skip
STAFF = Thing(
    parts=(part("main", "limb: 1 0 4 -1 30 4.4 1 60 4.4 -1 80 5", shade=0.7), part("main", "limb: -1 78 5 -9 88 4.4 -6 97 3 1 99 1.6 | limb: -1 78 5 8 86 4 9 95 1.6", shade=0.6), part("lamp", "oval: 0.6 90 5 5", shade=0.2, line=0.6, glow=1.0), flat("shine", "oval: 2 92 1.4 1.6")),
    colours=_WOOD | {"lamp": "9fe0f0"}, size=0.95, grip=(0.0, 45.0), carried=1.05,
)  # fmt: skip
WAND = Thing(
    parts=(part("main", "limb: 0 0 5 0 64 3.6", shade=0.4), part("gold", "0 104  6.4 88  23 87  10 76.6  14.6 60  0 69.6  -14.6 60  -10 76.6  -23 87  -6.4 88", smooth=False, shade=0.4, glow=0.7)),
    colours=_WOOD | {"main": "f4efe4"}, size=0.3, grip=(0.0, 10.0), turn=-12.0,
)  # fmt: skip
BROOM = Thing(
    parts=(part("main", "limb: 0 30 3.4 0 100 3", shade=0.5), part("straw", "-4 34  -14 16  -17 0  -9 4  -5 -2  0 3  5 -2  9 4  17 0  14 16  4 34", shade=0.8), part("band", "-5 36  5 36  6.4 30  -6.4 30", smooth=False, shade=0.4, line=0.7), flat("straw dark", "limb: -5 26 0.8 -10 6 0.8 | limb: 0 26 0.8 0 5 0.8 | limb: 5 26 0.8 10 6 0.8")),
    colours=_WOOD | {"straw": "e0b45a", "straw dark": "b0863a", "band": "b8382c"}, size=0.9, grip=(0.0, 60.0), carried=0.95,
)  # fmt: skip
LANTERN = Thing(
    parts=(flat("dark", "limb: -14 80 2.6 -10 94 2.6 0 100 2.6 10 94 2.6 14 80 2.6"), part("dark", "-20 72  -12 84  12 84  20 72", smooth=False, shade=0.5), part("lamp", "-17 14  -20 40  -17 72  17 72  20 40  17 14", shade=0.1, line=0.8, glow=1.0),
           part("flame", "0 24  8 30  7 40  0 54  -7 40  -8 30", shade=0.0, line=0.0, glow=1.0), flat("dark", "limb: -18.6 14 2 -18.6 72 2 | limb: 18.6 14 2 18.6 72 2 | limb: 0 56 1 0 72 1"), part("dark", "-22 0  -22 8  -17 15  17 15  22 8  22 0", smooth=False, shade=0.5)),
    colours={"dark": "4a4248", "lamp": "ffe6a0", "flame": "f59a2c"}, size=0.24, grip=(0.0, 98.0), carried=0.26,
)  # fmt: skip
TORCH = Thing(
    parts=(part("main", "limb: 0 0 6 0 56 10", shade=0.6), part("lamp", "0 54  14 60  17 74  8 88  6 80  0 104  -8 84  -13 78  -16 66  -12 57", shade=0.0, line=0.6, glow=1.0), part("flame", "0 57  8 62  7 72  0 84  -7 72  -8 62", shade=0.0, line=0.0, glow=0.8)),
    colours=_WOOD | {"lamp": "f08a2c", "flame": "ffe08a"}, size=0.4, grip=(0.0, 20.0),
)  # fmt: skip
UMBRELLA = Thing(
    parts=(part("dark", "limb: 0 96 2 0 20 2 0 6 2.2 5 1 2.2 10 5 1.8", shade=0.3, line=0.6), part("main", "-41 72  -38 83  -27 93  -11 98.6  0 99.6  11 98.6  27 93  38 83  41 72  34 75.4  27 72.6  20 76  13.6 72.8  7 76  0 72.8  -7 76  -13.6 72.8  -20 76  -27 72.6  -34 75.4", shade=1.1),
           flat("main dark", "limb: -13.6 73 0.8 -10 88 1 0 98.6 0.6 | limb: 13.6 73 0.8 10 88 1 0 98.6 0.6"), part("dark", "limb: 0 98 2 0 103 1.4", shade=0.2, line=0.5)),
    colours={"main": "d0342c", "dark": "3f3436"}, size=0.9, grip=(0.0, 9.0), carried=1.0,
)  # fmt: skip
MAGNIFIER = Thing(
    parts=(part("wood", "limb: -30 2 11 -20 20 10 -9 39 8", shade=0.5), part("rim", "oval: 14 68 34 34", shade=0.4), part("glass", "oval: 14 68 25 25", shade=0.1, line=0.5),
           flat("mirrored", "-8 60  -6 50  4 44  18 43  30 49  36 58  26 52  12 50  0 53"), flat("shine", "limb: 0 72 4 4 82 4.4 13 87 3.4")),
    colours=_WOOD | {"glass": "c4e2ec", "rim": "4a3a34", "mirrored": "8fb8c8", "shine": "ffffff"}, size=0.26, grip=(-24.0, 12.0), carried=0.36,
)  # fmt: skip
TELESCOPE = Thing(
    parts=(part("main", "-60 34  -58 50  -16 58  -14 36", smooth=False), part("gold", "-18 32  -20 60  20 66  22 30", smooth=False, shade=0.7), part("main", "20 28  18 68  64 76  66 22", smooth=False), part("gold", "62 18  60 80  70 82  72 18", smooth=False, shade=0.6), part("gold", "-66 32  -64 52  -57 53  -57 32", smooth=False, shade=0.5),
           flat("main light", "limb: 24 60 2.4 58 66 2.4")),
    colours=_WOOD | {"main": "7a4a2c"}, size=0.2, grip=(-20.0, 40.0), turn=14.0, carried=0.2,
)  # fmt: skip
SPOON = Thing(
    parts=(part("main", "limb: 0 0 7 0 66 6", shade=0.5), part("main", "0 60  12 68  15 84  8 98  0 101  -8 98  -15 84  -12 68", shade=0.8), flat("main dark", "0 70  7 76  8 86  0 94  -8 86  -7 76")),
    colours=_WOOD | {"main": "c48f56"}, size=0.3, grip=(0.0, 18.0), turn=-14.0,
)  # fmt: skip
AXE = Thing(
    parts=(part("wood", "limb: 0 0 7 0 96 6", shade=0.5), part("steel", "2 92  14 90  34 100  42 78  34 54  14 66  2 64", shade=0.7), flat("shine", "limb: 33 92 2.4 37 78 2.8 33 62 2.4")),
    colours=_WOOD, size=0.5, grip=(0.0, 24.0), turn=-8.0, carried=0.5,
)  # fmt: skip
HAMMER = Thing(
    parts=(part("wood", "limb: 0 0 9 0 80 8", shade=0.5), part("steel", "-30 70  -30 98  24 98  34 90  34 78  24 70", smooth=False, shade=0.7)), colours=_WOOD, size=0.34, grip=(0.0, 20.0), turn=-10.0,
)  # fmt: skip
PICKAXE = Thing(
    parts=(part("wood", "limb: 0 0 7 0 92 6", shade=0.5), part("steel", "-46 66  -30 84  0 93  30 84  46 66  28 92  0 102  -28 92", shade=0.7)), colours=_WOOD, size=0.5, grip=(0.0, 26.0), turn=-8.0,
)  # fmt: skip
SHOVEL = Thing(
    parts=(part("wood", "limb: 0 34 6 0 94 6 | limb: -9 96 5 9 96 5", shade=0.5), part("steel", "-16 38  16 38  18 18  0 -2  -18 18", shade=0.7)), colours=_WOOD, size=0.6, grip=(0.0, 60.0), carried=0.7,
)  # fmt: skip
BRUSH = Thing(
    parts=(part("main", "limb: 0 0 4 0 60 8", shade=0.5), part("steel", "-5 58  5 58  6 72  -6 72", smooth=False, shade=0.4), part("paint", "-6.4 71  -8 84  0 104  8 84  6.4 71", shade=0.5)), colours=_WOOD | {"main": "d9a85a", "paint": "d0442f"}, size=0.34, grip=(0.0, 20.0), turn=-16.0,
)  # fmt: skip
PENCIL = Thing(
    parts=(part("main", "-8 22  -8 88  8 88  8 22", smooth=False, shade=0.5), part("wood", "-8 22  8 22  0 0", smooth=False, shade=0.3), flat("dark", "-2.9 8  2.9 8  0 0", smooth=False), part("rubber", "-8 88  -8 98  8 98  8 88", smooth=False, shade=0.4)), colours={"main": "f0b83a", "wood": "ecd0a4", "dark": "33323a", "rubber": "e88a94"}, size=0.26, grip=(0.0, 40.0), turn=-20.0,
)  # fmt: skip
FLASK = Thing(
    parts=(part("glass", "-9 98  -9 62  -34 14  -32 2  0 -1  32 2  34 14  9 62  9 98", shade=0.4), part("main", "-21 38  -10 35  2 39  12 36  21 38  32 14  30 5  0 3  -30 5  -32 14", shade=0.4, line=0.4), flat("shine", "oval: -8 20 4 4 | oval: 10 26 3 3 | oval: 2 12 2.4 2.4"), part("rim", "limb: -11 98 5 11 98 5", shade=0.3, line=0.7)),
    colours={"main": "6fc25a", "glass": "e3f2f4", "rim": "b9cdd2", "shine": "e6f8e0"}, size=0.24, grip=(0.0, 60.0),
)  # fmt: skip
CAN = Thing(
    parts=(flat("main dark", "limb: 24 62 5 46 68 5 50 44 5 32 20 5"), part("main", "limb: -26 26 8 -44 46 8 -58 70 7 | -66 66  -54 82  -46 74  -60 60", shade=0.6), part("main", "-26 60  -30 4  -20 0  20 0  30 4  26 60  0 64"), flat("main dark", "limb: -28 46 2 28 46 2"), flat("main dark", "limb: -20 62 4 0 92 4 22 62 4")),
    colours={"main": "4f8fa8"}, size=0.28, grip=(0.0, 88.0), turn=-6.0,
)  # fmt: skip
GUITAR = Thing(
    parts=(part("wood", "limb: 0 50 8 0 94 7", shade=0.4), part("wood", "-7 90  -8 102  8 102  7 90", smooth=False, shade=0.4), part("main", "half: 0 62  12 60  16 50  13 42  20 32  23 18  17 5  0 0"), part("dark", "oval: 0 38 6.6 6.6", shade=0.2, line=0.5), flat("wood", "-10 14  10 14  10 10  -10 10", smooth=False), flat("shine", "limb: -2 12 0.6 -2 96 0.6 | limb: 2 12 0.6 2 96 0.6")),
    colours=_WOOD | {"main": "d08a3e", "wood": "6b4326"}, size=0.5, grip=(0.0, 40.0), turn=-52.0, carried=0.55,
)  # fmt: skip
VIOLIN = Thing(
    parts=(part("dark", "limb: 0 52 6 0 92 5 3 99 4", shade=0.4, line=0.7), part("main", "half: 0 58  13 56  17 46  12 36  13 30  20 20  18 6  0 0"), flat("dark", "limb: -7 38 1.6 -9 30 1.6 -7 22 1.6 | limb: 7 38 1.6 9 30 1.6 7 22 1.6"), flat("shine", "limb: -1.6 10 0.6 -1.6 92 0.6 | limb: 1.6 10 0.6 1.6 92 0.6"), part("wood", "limb: -26 4 2.2 34 70 2.2", shade=0.3, line=0.6)),
    colours=_WOOD | {"main": "b5622e", "wood": "5f3a22"}, size=0.34, grip=(0.0, 30.0), turn=-40.0, carried=0.4,
)  # fmt: skip
TRUMPET = Thing(
    parts=(flat("main dark", "limb: -34 48 4 -20 34 4 10 34 4 18 48 4 10 60 4 -20 60 4"), part("main", "limb: -76 48 4 20 48 6 | 20 44  44 38  66 18  72 48  66 78  44 58  20 52", shade=0.7), part("main", "limb: -20 46 6 -20 68 6 | limb: -8 46 6 -8 68 6 | limb: 4 46 6 4 68 6", shade=0.5, line=0.7)),
    colours={"main": "e3b23c"}, size=0.18, grip=(-20.0, 40.0),
)  # fmt: skip
DRUM = Thing(
    parts=(part("main", "-44 14  -44 62  0 54  44 62  44 14  24 4  0 0  -24 4"), part("skin", "oval: 0 62 44 13", shade=0.3), flat("gold", "limb: -42 52 2 -22 8 2 0 50 2 22 8 2 42 52 2"), part("wood", "limb: -20 70 3 20 96 3 | limb: 22 68 3 -14 98 3", shade=0.3, line=0.7)), colours=_WOOD | {"main": "c8402f", "skin": "f6ecd6"}, size=0.36, grip=(0.0, 40.0),
)  # fmt: skip
FLAG = Thing(
    parts=(part("pole", "limb: 0 0 3.4 0 100 3", shade=0.4, line=0.7), part("main", "1 97  18 94  34 99  52 94  50 80  53 66  36 70  18 65  1 68", shade=0.9)), colours={"main": "d0442f", "pole": "8a5a34"}, size=0.8, grip=(0.0, 34.0), carried=0.8,
)  # fmt: skip
SHIELD = Thing(
    parts=(part("main", "0 100  20 92  40 92  40 56  28 22  0 0  -28 22  -40 56  -40 92  -20 92"), part("gold", "-5 90  5 90  5 10  0 4  -5 10 | -36 66  36 66  35 56  -35 56", smooth=False, shade=0.3, line=0.4)), colours=_WOOD | {"main": "b8322c"}, size=0.42, grip=(0.0, 50.0),
)  # fmt: skip
BOW = Thing(
    parts=(flat("shine", "limb: -10 4 1 -10 96 1"), part("main", "limb: -10 0 3 8 22 5 14 50 6 8 78 5 -10 100 3", shade=0.5), part("wood", "limb: -18 50 2.4 40 50 2.4", shade=0.2, line=0.5), flat("dark", "40 54  52 50  40 46", smooth=False)), colours=_WOOD | {"shine": "e9e2d0"}, size=0.6, grip=(14.0, 50.0),
)  # fmt: skip
ROD = Thing(
    parts=(part("main", "limb: -30 0 5 0 50 3.4 40 100 1.6", shade=0.4), flat("shine", "limb: 40 99 0.8 46 60 0.8 46 24 0.8"), flat("dark", "limb: 46 24 1.6 49 18 1.6 45 15 1.6")), colours=_WOOD | {"shine": "f4f1ea"}, size=0.9, grip=(-16.0, 24.0), carried=0.9,
)  # fmt: skip
KITE = Thing(
    parts=placed((flat("rope", "limb: 10 44 0.8 4 24 0.8 -12 8 0.8 -20 -30 0.8"), part("main", "10 100  38 74  10 42  -18 74", smooth=False), part("stripe", "10 100  38 74  10 74 | 10 42  -18 74  10 74", smooth=False, shade=0.5, line=0.5), part("main", "-2 24  6 28  8 18 | -16 8  -8 10  -14 0", smooth=False, shade=0.2, line=0.5)), at=(0.0, 30.0)),
    colours={"main": "e0533a", "stripe": "f3c93e", "rope": "6b5a48"}, size=0.6, grip=(-20.0, 2.0), carried=0.7,
)  # fmt: skip
FEATHER = Thing(
    parts=(part("main", "0 10  14 26  22 52  20 80  10 100  -4 88  -14 66  -13 42  -6 22"), flat("quill", "limb: -6 -6 2.4 2 30 2 8 92 1")), colours={"main": "7fb0d8", "quill": "f6f0e0"}, size=0.2, grip=(-4.0, 2.0), turn=-16.0,
)  # fmt: skip

TOOLS: Mapping[str, Thing] = MappingProxyType({
    "sword": SWORD, "staff": STAFF, "wand": WAND, "broom": BROOM, "lantern": LANTERN, "torch": TORCH, "umbrella": UMBRELLA, "magnifier": MAGNIFIER, "telescope": TELESCOPE, "spoon": SPOON, "axe": AXE,
    "hammer": HAMMER, "pickaxe": PICKAXE, "shovel": SHOVEL, "brush": BRUSH, "pencil": PENCIL, "flask": FLASK, "watering can": CAN, "guitar": GUITAR, "violin": VIOLIN, "trumpet": TRUMPET, "drum": DRUM, "flag": FLAG,
    "shield": SHIELD, "bow and arrow": BOW, "fishing rod": ROD, "kite": KITE, "feather": FEATHER,
})  # fmt: skip
