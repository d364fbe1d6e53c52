"""Small things that lie, stand or are carried, by table; the signpost gives the board that the stage writes on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.plants import APPLE, CARROT, FLOWER, LEAF, ROSE, TULIP
from functions.media.illustrator.recipes.strokes import flat, part, placed
from functions.media.illustrator.recipes.thing import Thing
from functions.media.illustrator.recipes.tools import TOOLS

BOOK = Thing(
    parts=(
        part("main", "-62 22  -60 70  -52 78  0 66  52 78  60 70  62 22  54 14  0 2  -54 14", smooth=False),
        part("page", "-54 26  -53 74  -30 76  0 68  0 12  -28 22", shade=0.6, line=0.6, smooth=False), part("page", "54 26  53 74  30 76  0 68  0 12  28 22", shade=0.6, line=0.6, smooth=False),
        flat("ink", "limb: -44 64 2.4 -10 58 2.4 | limb: -44 52 2.4 -10 46 2.4 | limb: -44 40 2.4 -20 36 2.4 | limb: 44 64 2.4 10 58 2.4 | limb: 44 52 2.4 10 46 2.4 | limb: 44 40 2.4 20 36 2.4"),
    ),
    colours={"main": "b8382c", "page": "fbf4e2", "ink": "b9ae9c"}, size=0.2, grip=(0.0, 20.0),
)  # fmt: skip
MAP = Thing(
    parts=(part("main", "-66 80  -22 70  22 80  66 70  66 8  22 18  -22 8  -66 18", smooth=False, shade=0.6), flat("fold", "limb: -22 8 1.4 -22 70 1.4 | limb: 22 18 1.4 22 80 1.4"), flat("land", "-56 64  -40 62  -34 50  -44 38  -56 42 | 30 36  44 40  58 34  54 20  36 22"),
           flat("path", "oval: -36 40 2.4 2.4 | oval: -24 34 2.4 2.4 | oval: -12 36 2.4 2.4 | oval: -2 44 2.4 2.4 | oval: 8 50 2.4 2.4 | oval: 20 52 2.4 2.4 | limb: 32 50 4 46 64 4 | limb: 32 64 4 46 50 4")),
    colours={"main": "f0dcae", "fold": "d0b47e", "land": "b9c98a", "path": "b8382c"}, size=0.22, grip=(0.0, 18.0),
)  # fmt: skip
LETTER = Thing(
    parts=(part("main", "-56 10  -56 82  56 82  56 10", smooth=False, shade=0.5), part("main", "-56 82  0 38  56 82", smooth=False, shade=0.4, line=0.8), flat("fold", "limb: -56 10 1.2 -16 50 1.2 | limb: 56 10 1.2 16 50 1.2"), part("seal", "oval: 0 42 10 10", shade=0.4, line=0.7)),
    colours={"main": "f7efdc", "fold": "d6c9ac", "seal": "c2362e"}, size=0.16, grip=(0.0, 14.0),
)  # fmt: skip
SCROLL = Thing(
    parts=(part("main", "-38 14  -38 86  38 86  38 14", smooth=False, shade=0.5), flat("ink", "limb: -26 70 2.4 26 70 2.4 | limb: -26 58 2.4 26 58 2.4 | limb: -26 46 2.4 26 46 2.4 | limb: -26 34 2.4 8 34 2.4"), part("main dark", "limb: -44 90 14 44 90 14 | limb: -44 10 14 44 10 14", shade=0.8)), colours={"main": "f2e0b4", "ink": "a89468", "main dark": "d9bd84"}, size=0.24, grip=(0.0, 14.0),
)  # fmt: skip
KEY = Thing(
    parts=(part("main", "limb: 0 62 9 0 4 9 | -2 20  22 20  22 12  14 12  14 5  22 5  22 -2  -2 -2 | oval: 0 80 23 22", shade=0.7), part("hole", "oval: 0 81 11 10", shade=0.0, line=0.7)), colours={"main": "e0ae3c", "hole": "8a6420"}, size=0.16, grip=(0.0, 30.0), turn=-20.0,
)  # fmt: skip
CUP = Thing(
    parts=(flat("steam", "limb: -12 82 3 -6 92 3.4 -12 104 2 | limb: 10 82 3 16 92 3.4 10 104 2"), flat("main dark", "limb: 34 60 8 54 58 8 54 34 8 32 26 8"), part("main", "-40 72  -38 24  -24 4  0 0  24 4  38 24  40 72"), part("drink", "oval: 0 72 39 9", shade=0.1, line=0.7)), colours={"main": "4f8fb8", "drink": "6b4428", "steam": "f4f1ea"}, size=0.15, grip=(0.0, 24.0),
)  # fmt: skip
TEAPOT = Thing(
    parts=(flat("main dark", "limb: -40 66 8 -66 64 8 -64 34 8 -44 26 8"), part("main", "limb: 38 30 16 58 44 12 66 70 9", shade=0.7), part("main", "-44 50  -34 20  -20 6  20 6  34 20  44 50  32 72  0 80  -32 72"), part("main light", "-26 78  0 90  26 78  0 72", shade=0.5), part("main dark", "oval: 0 93 6 5", shade=0.4), flat("main light", "oval: -18 44 8 8 | oval: 4 34 7 7")), colours={"main": "c8546a"}, size=0.2, grip=(-60.0, 50.0),
)  # fmt: skip
CLOCK = Thing(
    parts=(part("wood", "-42 0  -36 10  36 10  42 0", smooth=False, shade=0.5), part("main", "oval: 0 52 46 46"), part("face", "oval: 0 52 36 36", shade=0.2, line=0.7), flat("ink", "limb: 0 52 4 0 78 3.4 | limb: 0 52 4 18 44 3.4 | oval: 0 52 4 4 | oval: 0 83 2.4 2.4 | oval: 31 52 2.4 2.4 | oval: 0 21 2.4 2.4 | oval: -31 52 2.4 2.4"), part("main light", "oval: -24 98 11 9 | oval: 24 98 11 9", shade=0.5)),
    colours={"main": "c8503a", "face": "fbf6ea", "ink": "33303a", "wood": "8a5a34"}, size=0.26, grip=(0.0, 10.0),
)  # fmt: skip
CAKE = Thing(
    parts=(part("plate", "oval: 0 6 66 8", shade=0.4), part("sponge", "-50 6  -50 44  50 44  50 6  0 0"), part("main", "-52 40  -50 58  0 64  50 58  52 40  44 30  36 40  26 28  16 40  4 26  -8 40  -20 30  -32 40  -42 32", shade=0.8),
           part("candle", "limb: -24 58 6 -24 82 6 | limb: 0 62 6 0 86 6 | limb: 24 58 6 24 82 6", shade=0.3, line=0.6), part("flame", "-24 85  -20 91  -24 101  -28 91 | 0 89  4 95  0 105  -4 95 | 24 85  28 91  24 101  20 91", shade=0.0, line=0.4, glow=1.0), flat("berry", "oval: -40 50 4 4 | oval: -12 53 4 4 | oval: 12 53 4 4 | oval: 40 50 4 4")),
    colours={"main": "f4a8bc", "sponge": "f3dca8", "plate": "e3e6ea", "candle": "8fc6e0", "flame": "ffc24a", "berry": "c8304a"}, size=0.3, grip=(0.0, 6.0), carried=0.26,
)  # fmt: skip
BALL = Thing(parts=(part("main", "oval: 0 48 48 48"), flat("stripe", "-46 56  -30 66  0 70  30 66  46 56  47 42  30 50  0 54  -30 50  -47 42"), flat("main light", "oval: -18 78 9 6")), colours={"main": "d8432f", "stripe": "f6f1e4"}, size=0.2, grip=(0.0, 30.0))  # fmt: skip
BASKET = Thing(
    parts=(part("apple", "oval: -22 60 14 14 | oval: 6 64 15 15 | oval: 28 58 12 13", shade=0.7), flat("handle", "limb: -42 52 5 -36 84 5 0 100 5 36 84 5 42 52 5"), part("main", "-50 54  -40 4  -20 0  20 0  40 4  50 54  0 48"), flat("main dark", "limb: -46 40 2 0 34 2 46 40 2 | limb: -43 26 2 0 20 2 43 26 2 | limb: -40 13 2 0 8 2 40 13 2 | limb: -24 2 1.6 -28 50 1.6 | limb: 0 0 1.6 0 48 1.6 | limb: 24 2 1.6 28 50 1.6"), part("handle", "limb: -52 54 8 0 48 8 52 54 8", shade=0.5, line=0.8)),
    colours={"main": "c9964f", "handle": "9a6a34", "apple": "d0402f"}, size=0.3, grip=(0.0, 96.0), carried=0.3,
)  # fmt: skip
CHEST = Thing(
    parts=(part("gold", "-48 48  -34 62  -22 56  -8 68  6 58  18 66  30 56  46 50  30 44  -30 44", shade=0.4, glow=0.5), part("main", "-60 60  -58 88  -36 100  36 100  58 88  60 60  52 56  -52 56"), flat("dark", "-52 60  52 60  48 54  -48 54"), part("main", "-58 0  -60 46  60 46  58 0", smooth=False), part("band", "-60 38  60 38  60 47  -60 47 | -44 0  -44 46  -34 46  -34 0 | 34 0  34 46  44 46  44 0", smooth=False, shade=0.4, line=0.7),
           part("gold", "-9 44  9 44  9 26  0 20  -9 26", shade=0.4), flat("dark", "oval: 0 35 2.6 3.4"), flat("spark", "-20 70  -17 62  -10 60  -17 58  -20 50  -23 58  -30 60  -23 62", smooth=False), part("band", "-60 62  -44 60  -44 94  -50 92  -58 86 | 60 62  44 60  44 94  50 92  58 86", shade=0.3, line=0.5)),
    colours={"main": "9a5c30", "band": "5a4a44", "gold": "f2c343", "dark": "3a2a22", "spark": "fffbe6"}, size=0.45,
)  # fmt: skip
LAMP = Thing(
    parts=(part("dark", "-12 0  -10 3  -4 4  -3 12  3 12  4 4  10 3  12 0", shade=0.5), part("dark", "limb: 0 8 3 0 76 2.4 | limb: -7 74 2 7 74 2", shade=0.4), part("main", "-7 77  -9.6 90  9.6 90  7 77", smooth=False, shade=0.1, line=0.8, glow=1.0), part("dark", "-12 89.4  -6 97  0 100  6 97  12 89.4", shade=0.4), flat("dark", "limb: 0 77 0.8 0 90 0.8")), colours={"main": "ffe39a", "dark": "3c4048"}, size=1.7,
)  # fmt: skip
CANDLE = Thing(parts=(part("dark", "-34 4  -28 10  28 10  34 4  0 -2", shade=0.5), part("main", "-14 8  -14 62  -6 66  0 62  8 66  14 60  14 8", shade=0.8), flat("dark", "limb: 0 62 2 0 70 2"), part("flame", "0 68  9 76  6 88  0 104  -6 88  -9 76", shade=0.0, line=0.5, glow=1.0)), colours={"main": "f6ecd6", "flame": "ffbf3e", "dark": "8a6a3a"}, size=0.2, grip=(0.0, 10.0))  # fmt: skip
SIGNPOST = Thing(
    parts=(part("post", "-4.6 0  -4 96  0 99  4 96  4.6 0", shade=0.7), part("main", "-46 92  48 94  64 76  47 57  -46 59", smooth=False, shade=0.6), flat("grain", "limb: -40 87 0.7 0 88 0.8 44 88.6 0.7 | limb: -42 63 0.7 4 62 0.8 42 62.4 0.7"), flat("nail", "oval: -41 88 1.3 1.3 | oval: -41 64 1.3 1.3"), part("grass", "-14 0  -16 10  -8 3  -6 13  0 4  6 12  8 3  16 9  13 0", smooth=False, shade=0.4, line=0.5)),
    colours={"main": "c99a5e", "post": "8a5f38", "grain": "a87a42", "nail": "5a3f26", "grass": "5c9a4a"}, size=0.85, board=(-40.0, 63.5, 46.0, 87.0),
)  # fmt: skip
BARREL = Thing(parts=(part("main", "-32 2  -40 30  -40 66  -32 96  0 102  32 96  40 66  40 30  32 2  0 -3"), flat("main dark", "limb: -14 -1 1.4 -18 48 1.4 -14 100 1.4 | limb: 14 -1 1.4 18 48 1.4 14 100 1.4"), part("band", "-37 16  0 11  37 16  39 25  0 20  -39 25 | -39 73  0 78  39 73  37 82  0 87  -37 82", shade=0.5, line=0.7)), colours={"main": "a56b38", "band": "5f646c"}, size=0.45)  # fmt: skip
BUCKET = Thing(parts=(flat("steel dark", "limb: -34 68 3 -24 96 3 0 104 3 24 96 3 34 68 3"), part("main", "-38 72  -26 2  0 -2  26 2  38 72"), part("water", "oval: 0 72 38 10", shade=0.1, line=0.7), flat("main dark", "limb: -33 44 2 0 39 2 33 44 2")), colours={"main": "8a96a4", "water": "8fd0e8", "steel dark": "5f6670"}, size=0.26, grip=(0.0, 100.0))  # fmt: skip
BOX = Thing(parts=(part("main", "-44 0  -44 62  44 62  44 0", smooth=False), part("main light", "-49 60  -49 78  49 78  49 60", smooth=False, shade=0.6), part("ribbon", "-8 0  -8 78  8 78  8 0", smooth=False, shade=0.3, line=0.5), part("ribbon", "0 78  10 92  26 98  32 88  22 80 | 0 78  -10 92  -26 98  -32 88  -22 80", shade=0.5)), colours={"main": "4f8fc0", "ribbon": "e0533a"}, size=0.32, grip=(0.0, 4.0), carried=0.28)  # fmt: skip
BELL = Thing(parts=(part("main dark", "oval: 0 10 10 9", shade=0.5), part("main", "-46 14  -34 30  -28 60  -18 82  0 88  18 82  28 60  34 30  46 14  0 8"), flat("main light", "limb: -18 70 3 -22 48 4 -26 34 2"), part("main dark", "oval: 0 93 7 7", shade=0.4)), colours={"main": "e3b23c"}, size=0.2, grip=(0.0, 92.0))  # fmt: skip
BOTTLE = Thing(parts=(part("glass", "-9 92  -9 68  -24 54  -25 6  0 0  25 6  24 54  9 68  9 92", shade=0.7), part("main", "-16 44  16 44  16 18  -16 18", smooth=False, shade=0.3, line=0.5), part("cork", "-7 90  -7 102  7 102  7 90", smooth=False, shade=0.4), flat("shine", "limb: -17 50 2.4 -18 28 2.4")), colours={"main": "f2e2b8", "glass": "5fa88a", "cork": "b5804a", "shine": "d6f0e4"}, size=0.22, grip=(0.0, 40.0))  # fmt: skip
MILK = Thing(parts=(part("glass", "-13 92  -13 72  -24 56  -24 4  -18 0  18 0  24 4  24 56  13 72  13 92", shade=0.6), part("main", "-20 54  -10 68  10 68  20 54  20 6  -20 6", shade=0.3, line=0.3), part("cap", "-15 88  -14 98  14 98  15 88", smooth=False, shade=0.4), flat("cow", "-14 40  -2 44  4 34  -4 26  -12 28 | 8 22  16 24  15 14  9 13")), colours={"main": "fbfaf4", "glass": "cfe0e6", "cap": "3f7fc0", "cow": "4a4650"}, size=0.3, grip=(0.0, 40.0))  # fmt: skip
BREAD = Thing(parts=(part("main", "-66 18  -62 44  -40 62  0 68  40 62  62 44  66 18  46 4  0 0  -46 4"), flat("main light", "limb: -34 28 5 -24 52 5 | limb: -8 28 5 2 56 5 | limb: 18 28 5 28 52 5")), colours={"main": "cf8f44"}, size=0.18, grip=(0.0, 20.0))  # fmt: skip
EGG = Thing(parts=(part("main", "half: 0 100  14 94  28 74  36 48  34 22  20 4  0 0"), flat("spot", "oval: -12 66 5 6 | oval: 12 44 6 6 | oval: -10 28 5 5 | oval: 14 76 4 4 | oval: -22 44 3.4 4")), colours={"main": "f3e6cc", "spot": "8fb8a0"}, size=0.18, grip=(0.0, 24.0))  # fmt: skip
GEM = Thing(parts=(part("main", "-50 62  -28 92  28 92  50 62  0 0", smooth=False, shade=0.6, glow=0.3), flat("main light", "-50 62  -28 92  -18 62 | 18 62  0 92  -18 62", smooth=False), flat("main dark", "18 62  50 62  0 0", smooth=False)), colours={"main": "3fa8d8"}, size=0.16, grip=(0.0, 20.0))  # fmt: skip
COIN = Thing(parts=(part("main", "oval: 0 48 46 47", shade=0.7), flat("main dark", "oval: 0 48 35 36"), flat("main light", "0 78  8 60  28 58  13 46  18 26  0 37  -18 26  -13 46  -28 58  -8 60", smooth=False)), colours={"main": "ecbd42"}, size=0.12, grip=(0.0, 10.0))  # fmt: skip
STAR = Thing(parts=(part("main", "0 100  14 66  50 64  22 42  32 6  0 26  -32 6  -22 42  -50 64  -14 66", smooth=False, shade=0.4, glow=0.9),), colours={"main": "f8d24a"}, size=0.3, grip=(0.0, 20.0))  # fmt: skip
HEART = Thing(parts=(part("main", "0 80  14 96  34 98  48 82  46 58  28 32  0 4  -28 32  -46 58  -48 82  -34 98  -14 96", shade=0.8), flat("main light", "oval: -26 80 9 7")), colours={"main": "d8384a"}, size=0.25, grip=(0.0, 10.0))  # fmt: skip
STONE = Thing(parts=(part("main", "-58 0  -62 18  -48 44  -20 62  16 60  44 46  62 20  58 0  0 -3"), flat("main light", "-34 46  -18 54  4 54  -8 44  -26 38"), flat("main dark", "limb: 20 34 2 34 22 2 36 10 2 | limb: -30 20 2 -18 14 2")), colours={"main": "9a9894"}, size=0.3)  # fmt: skip
CAMPFIRE = Thing(parts=(part("stone", "oval: -44 5 9 6 | oval: 44 5 9 6 | oval: -26 1 9 6 | oval: 26 1 9 6 | oval: 0 -1 9 6", shade=0.5), part("wood", "limb: -34 6 9 26 22 9 | limb: 34 6 9 -26 22 9", shade=0.5), part("lamp", "-26 22  -30 40  -18 62  -16 50  -4 78  0 100  10 74  18 56  20 66  30 44  26 22  0 14", shade=0.0, line=0.6, glow=1.0), part("flame", "-14 20  -15 36  -4 48  0 66  8 46  15 36  13 20  0 16", shade=0.0, line=0.0, glow=1.0)), colours={"main": "f0802c", "lamp": "f0802c", "flame": "ffdc7a", "wood": "6b4326", "stone": "8f8c88"}, size=0.5)  # fmt: skip
TABLE = Thing(parts=(part("main dark", "-58 76  -54 0  -46 0  -48 76 | 58 76  54 0  46 0  48 76", smooth=False, shade=0.5), part("main", "-74 76  -74 90  74 90  74 76", smooth=False), flat("main light", "limb: -68 86 2 40 86 2")), colours={"main": "a9743e"}, size=0.45)  # fmt: skip
CHAIR = Thing(parts=(part("main dark", "-30 40  -32 0  -25 0  -22 40 | 30 40  32 0  25 0  22 40", smooth=False, shade=0.5), part("main", "-32 44  -34 96  -20 102  0 103  20 102  34 96  32 44"), part("seat", "-26 50  -27 90  0 95  27 90  26 50", shade=0.6, line=0.6), part("main", "limb: -34 40 9 34 40 9", shade=0.6)), colours={"main": "9a6636", "seat": "c8546a"}, size=0.6)  # fmt: skip
BED = Thing(
    parts=(part("wood", "-90 0  -90 70  -82 76  -76 70  -76 0 | 90 0  90 50  83 55  76 50  76 0", smooth=False, shade=0.6), part("sheet", "-78 14  -78 40  78 40  78 14", smooth=False, shade=0.5), part("pillow", "-76 38  -74 58  -56 62  -36 58  -32 40", shade=0.7), part("main", "-40 44  -20 52  40 50  78 46  80 10  -34 10  -44 24", shade=0.9), flat("main light", "limb: -38 40 4 0 46 4 78 42 4")),
    colours={"main": "4f7fb8", "wood": "8a5a34", "sheet": "f3ede0", "pillow": "fbf8f0"}, size=0.6,
)  # fmt: skip
DOOR = Thing(parts=(part("stone", "-34 0  -34 78  -20 98  0 104  20 98  34 78  34 0", smooth=False, shade=0.6), part("main", "-26 0  -26 76  -15 91  0 96  15 91  26 76  26 0", smooth=False), flat("main dark", "limb: -9 0 1.4 -9 93 1.4 | limb: 9 0 1.4 9 93 1.4 | limb: -26 70 4 16 70 4 | limb: -26 24 4 16 24 4"), part("gold", "oval: 18 46 3.4 3.4", shade=0.3)), colours={"main": "8a5330", "stone": "a8a096", "gold": "e3b23c"}, size=1.3)  # fmt: skip
MIRROR = Thing(parts=(part("main", "oval: 0 54 40 46"), part("glass", "oval: 0 54 31 37", shade=0.2, line=0.7), flat("shine", "limb: -18 60 4 -8 78 4 | limb: -14 46 3 2 74 3"), part("main", "-24 0  -16 10  16 10  24 0", shade=0.5)), colours={"main": "d9a63a", "glass": "cfe6ee", "shine": "ffffff"}, size=0.5, grip=(0.0, 8.0))  # fmt: skip
LADDER = Thing(parts=(part("main", "limb: -20 0 6 -16 100 5 | limb: 20 0 6 16 100 5", shade=0.5), part("main", "limb: -19 16 5 19 16 5 | limb: -18 34 5 18 34 5 | limb: -18 52 5 18 52 5 | limb: -17 70 5 17 70 5 | limb: -17 88 5 17 88 5", shade=0.4, line=0.8)), colours={"main": "b5803f"}, size=1.4)  # fmt: skip
ANCHOR = Thing(parts=(part("main", "limb: 0 84 8 0 10 9 | limb: -22 70 8 22 70 8 | limb: -44 34 4 -34 14 9 0 4 10 34 14 9 44 34 4 | -54 30  -40 46  -34 28 | 54 30  40 46  34 28", shade=0.7), flat("main", "limb: 9 92 4 0 101 4 -9 92 4 0 83 4 9 92 4")), colours={"main": "5a6472"}, size=0.5)  # fmt: skip
COMPASS = Thing(parts=(part("main", "oval: 0 48 47 47"), part("face", "oval: 0 48 36 36", shade=0.2, line=0.7), part("needle", "0 80  8 48  -8 48", smooth=False, shade=0.2, line=0.5), part("ink", "0 16  8 48  -8 48", smooth=False, shade=0.2, line=0.5), flat("main", "oval: 0 48 3.6 3.6")), colours={"main": "d9a63a", "face": "fbf6ea", "needle": "d0342c", "ink": "4a4f5c"}, size=0.16, grip=(0.0, 10.0))  # fmt: skip
GLOBE = Thing(parts=(part("wood", "-26 0  -20 7  -5 10  -4 20  4 20  5 10  20 7  26 0", shade=0.5), flat("gold", "limb: 34 92 4 46 60 4 36 28 4 0 16 4"), part("main", "oval: 0 60 38 38"), flat("land", "-28 80  -12 88  2 80  -6 70  -2 60  -16 52  -30 62 | 10 66  24 74  34 64  28 50  18 44  8 54 | -12 40  2 38  6 30  -6 26")), colours={"main": "4f9ad0", "land": "7ab45a", "wood": "8a5a34", "gold": "d9a63a"}, size=0.4, grip=(0.0, 8.0))  # fmt: skip
BULB = Thing(parts=(part("main", "0 100  22 94  35 76  34 56  22 40  16 28  -16 28  -22 40  -34 56  -35 76  -22 94", shade=0.2, glow=1.0), flat("wire", "limb: -10 30 2 -10 52 2 -4 60 2 0 52 2 4 60 2 10 52 2 10 30 2"), part("base", "-15 28  -15 6  -6 0  6 0  15 6  15 28", smooth=False, shade=0.6), flat("wire", "limb: -15 20 1.4 15 22 1.4 | limb: -15 12 1.4 15 14 1.4")), colours={"main": "ffe98a", "wire": "8a6a2c", "base": "a4aab2"}, size=0.26, grip=(0.0, 8.0))  # fmt: skip
GEAR = Thing(parts=(part("main", " | ".join(("oval: 0 50 37 37", *(f"{x - 9} {y - 9}  {x + 9} {y - 9}  {x + 9} {y + 9}  {x - 9} {y + 9}" for x, y in ((40, 50), (-40, 50), (0, 90), (0, 10), (28, 78), (-28, 78), (28, 22), (-28, 22))))), smooth=True, shade=0.7), part("hole", "oval: 0 50 13 13", shade=0.2, line=0.7)), colours={"main": "8f98a4", "hole": "4a505a"}, size=0.3)  # fmt: skip
MICROSCOPE = Thing(parts=(part("dark", "-36 0  -34 9  30 9  36 0", smooth=False, shade=0.5), part("main", "limb: 20 10 10 32 36 10 22 62 9", shade=0.6), part("dark", "-26 26  26 26  26 20  -26 20", smooth=False, shade=0.4), part("main", "-16 32  4 92  20 86  0 27", smooth=False, shade=0.7), part("dark", "2 92  6 102  24 96  20 86", smooth=False, shade=0.5)), colours={"main": "e3e6ea", "dark": "4a5260"}, size=0.36)  # fmt: skip
CAMERA = Thing(parts=(part("dark", "-22 66  -16 82  16 82  22 66", smooth=False, shade=0.5), part("main", "-56 4  -58 60  -50 68  50 68  58 60  56 4"), part("dark", "oval: 0 36 25 25", shade=0.5), part("glass", "oval: 0 36 16 16", shade=0.2, line=0.6), flat("shine", "oval: -5 42 4 4"), flat("shine", "oval: 42 56 4 4")), colours={"main": "5f6874", "dark": "33363e", "glass": "8fb8d8", "shine": "ffffff"}, size=0.18, grip=(0.0, 10.0))  # fmt: skip
COMPUTER = Thing(parts=(part("dark", "-66 0  -54 12  54 12  66 0", smooth=False, shade=0.4), part("main", "-52 14  -52 92  -46 96  46 96  52 92  52 14", smooth=False), part("screen", "-44 22  -44 88  44 88  44 22", smooth=False, shade=0.1, line=0.5, glow=0.6), flat("dark", "limb: -34 76 3 6 76 3 | limb: -34 64 3 26 64 3 | limb: -34 52 3 -4 52 3 | limb: -34 40 3 16 40 3")), colours={"main": "c3cad2", "screen": "bfe6f0", "dark": "5a6674"}, size=0.32)  # fmt: skip
TROPHY = Thing(parts=(flat("main dark", "limb: -28 84 6 -50 80 6 -46 58 6 -22 52 6 | limb: 28 84 6 50 80 6 46 58 6 22 52 6"), part("main", "-32 98  32 98  30 70  18 48  6 40  6 20  -6 20  -6 40  -18 48  -30 70", smooth=True), part("wood", "-24 0  -20 18  20 18  24 0", smooth=False, shade=0.6), flat("main light", "0 88  4 78  14 77  6 70  9 60  0 66  -9 60  -6 70  -14 77  -4 78", smooth=False)), colours={"main": "ecbd42", "wood": "6b4326"}, size=0.34, grip=(0.0, 24.0))  # fmt: skip
THRONE = Thing(parts=(part("main", "-40 0  -40 92  -30 104  -20 94  0 108  20 94  30 104  40 92  40 0", smooth=False), part("seat", "-30 40  -30 84  0 94  30 84  30 40", shade=0.6), part("seat", "-34 26  -34 40  34 40  34 26", smooth=False, shade=0.6), part("main", "-52 0  -52 44  -38 50  -38 0 | 52 0  52 44  38 50  38 0", smooth=False, shade=0.6), flat("gem", "oval: 0 98 4 4 | oval: -30 95 3 3 | oval: 30 95 3 3")), colours={"main": "e0ae3c", "seat": "a81c34", "gem": "3fa8d8"}, size=1.15)  # fmt: skip
VOLCANO = Thing(parts=(part("smoke", "oval: 0 104 16 10 | oval: -14 114 16 11 | oval: 10 122 18 12", shade=0.4, line=0.0), part("main", "-92 0  -54 34  -30 70  -20 88  20 88  30 70  54 34  92 0", smooth=False), part("lava", "-20 88  -12 82  -14 60  -6 48  -4 66  2 76  6 54  12 40  12 68  20 88  10 92  0 88  -10 92", shade=0.1, line=0.6, glow=1.0)), colours={"main": "6d5a54", "lava": "f2742c", "smoke": "b4aca8"}, size=3.0)  # fmt: skip
MOUNTAIN = Thing(parts=(part("main", "-104 0  -84 22  -72 40  -58 52  -44 40  -30 20  0 0", smooth=False), part("main", "104 0  88 16  74 34  60 46  50 36  30 18  0 0", smooth=False), part("main", "-70 0  -46 34  -34 56  -20 76  -8 92  0 100  10 88  24 70  36 50  52 30  72 0", smooth=False), flat("dark", "0 100  10 88  24 70  36 50  52 30  72 0  30 0  18 22  24 36  10 54  14 68  2 82", smooth=False), flat("snow", "0 100  -8 92  -20 76  -30 62  -20 66  -14 58  -6 70  2 60  10 70  18 62  24 70  10 88", smooth=False), flat("snow", "-58 52  -68 43  -60 45  -54 40  -50 45", smooth=False)), colours={"main": "8a8f9c", "dark": "6a7080", "snow": "f4f6fa"}, size=3.0)  # fmt: skip
PLANET = Thing(parts=(part("main", "oval: 0 50 36 36"), flat("main light", "-33 62  0 70  33 62  35 54  0 62  -35 54 | -34 40  0 46  34 40  30 31  0 37  -30 31"), flat("ring", "limb: -34 58 3 -58 44 5 -50 34 5 0 38 5 50 54 5 58 66 5 34 64 3")), colours={"main": "e0a05a", "ring": "f3dca0"}, size=1.0)  # fmt: skip
TOY = Thing(parts=placed((flat("string", "limb: 0 34 1.6 4 18 1.6 -3 4 1.6 0 -20 1.6"), part("main", "half: 0 102  18 98  30 82  30 64  20 46  6 36  4 32  0 32"), flat("main light", "oval: -13 80 5 9")), at=(0.0, 20.0)), colours={"main": "d8432f", "string": "6b5a50"}, size=0.35, grip=(0.0, 2.0), carried=0.4)  # fmt: skip
CHEESE = Thing(parts=(part("main", "-56 6  -56 44  46 74  56 44  56 6", smooth=False), part("main light", "-56 44  46 74  56 44", smooth=False, shade=0.4), flat("main dark", "oval: -30 24 8 8 | oval: 6 30 6 6 | oval: 30 18 8 8 | oval: -6 14 4 4")), colours={"main": "f2c24a"}, size=0.16, grip=(0.0, 14.0))  # fmt: skip
SOUP = Thing(parts=(flat("steam", "limb: -14 80 3 -8 90 3.4 -14 104 2 | limb: 12 80 3 18 90 3.4 12 104 2"), part("main", "-62 62  -54 30  -34 8  0 0  34 8  54 30  62 62"), part("soup", "oval: 0 62 62 13", shade=0.1, line=0.8), flat("bit", "oval: -20 64 6 3 | oval: 14 60 6 3 | oval: 30 66 5 2.6")), colours={"main": "5f7fb0", "soup": "e8a23c", "bit": "d0602c", "steam": "f4f1ea"}, size=0.18, grip=(0.0, 14.0))  # fmt: skip

_STILL: Mapping[str, Thing] = MappingProxyType({
    "book": BOOK, "map": MAP, "letter": LETTER, "scroll": SCROLL, "key": KEY, "cup": CUP, "teapot": TEAPOT, "clock": CLOCK, "cake": CAKE, "ball": BALL, "basket": BASKET, "chest": CHEST, "lamp": LAMP, "candle": CANDLE,
    "signpost": SIGNPOST, "barrel": BARREL, "bucket": BUCKET, "box": BOX, "bell": BELL, "bottle": BOTTLE, "milk": MILK, "bread": BREAD, "egg": EGG, "gem": GEM, "coin": COIN, "golden star": STAR, "red heart": HEART, "stone": STONE,
    "campfire": CAMPFIRE, "table": TABLE, "chair": CHAIR, "bed": BED, "door": DOOR, "mirror": MIRROR, "ladder": LADDER, "anchor": ANCHOR, "compass": COMPASS, "globe": GLOBE, "bulb": BULB, "gear": GEAR,
    "microscope": MICROSCOPE, "camera": CAMERA, "computer": COMPUTER, "trophy": TROPHY, "throne": THRONE, "volcano": VOLCANO, "mountain": MOUNTAIN, "planet": PLANET, "toy balloon": TOY, "cheese": CHEESE, "soup": SOUP,
})  # fmt: skip

THINGS: Mapping[str, Thing] = MappingProxyType(
    {**_STILL, **TOOLS, "flower": FLOWER, "rose": ROSE, "tulip": TULIP, "apple": APPLE, "carrot": CARROT, "leaf": LEAF}
)
