"""Trees, flowers and fruit by table, roots at 0."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.recipes.thing import Thing

_BARK = {"trunk": "7a5236", "bark": "5a3a26"}
_CROWN = "half: 0 100  13 98.6  21 91  32 90  38 80  36.6 73  43 66  42.6 54  35 47.6  32 40  21 37.6  13 41  0 36"

TREE = Thing(
    parts=(
        part("trunk", "-8 0  -5 12  -5.6 30  -15 48  -11 51  -3 40  -1 56  3 56  4 41  13 52  17 48  7 30  6 12  10 0  3 2  -2 1"),
        part("main", _CROWN, shade=1.3),
        flat("main light", "-27 76  -21 84  -10 88  -13 82  -23 73 | 6 92  14 92  20 88  14 88 | -34 60  -30 66  -26 66  -30 59"),
        flat("main dark", "limb: 8 58 1.2 14 55 1.6 20 58 1.2 | limb: -16 56 1.2 -10 53 1.6 -4 56 1.2 | limb: 16 74 1.2 22 71 1.6 28 74 1.2 | limb: -4 72 1.2 2 69 1.6 8 72 1.2"),
        flat("bark", "limb: -1 8 0.8 -0.6 22 0.8 | limb: 3 14 0.8 2.6 30 0.8"),
    ),
    colours=_BARK | {"main": "5c9a4a"}, size=2.4, kind="plant",
)  # fmt: skip
PINE = Thing(
    parts=(
        part("trunk", "-5 0  -3.6 16  3.6 16  5 0", smooth=False),
        part("main dark", "0 58  10 44  22 32  34 20  36 17  26 18  16 14  8 17.6  0 14  -8 17.6  -16 14  -26 18  -36 17  -34 20  -22 32  -10 44"),
        part("main", "0 80  9 66  18 54  28 43  30 40  21 41.6  13 37  6 41  0 37.6  -6 41  -13 37  -21 41.6  -30 40  -28 43  -18 54  -9 66"),
        part("main", "0 101  7 88  14 76  23 64  25 61  16 63  9 59  4 62  0 59.6  -4 62  -9 59  -16 63  -25 61  -23 64  -14 76  -7 88", shade=1.2),
        flat("main light", "limb: -10 72 0.8 -4 84 1.2 -1 94 0.7 | limb: -14 50 0.8 -8 60 1.2 -6 66 0.7"),
    ),
    colours=_BARK | {"main": "3f7d55"}, size=2.6, kind="plant",
)  # fmt: skip
BIRCH = Thing(
    parts=(
        part("trunk", "-5 0  -3 30  -2.6 62  -8 74  -4 76  0 68  5 78  8 75  3 62  3.4 30  5.6 0", shade=0.8),
        flat("bark", "-4.4 12  0 13  -4 15 | 4.4 22  0 23  3.8 25 | -3.4 33  1 34  -3.2 36 | 3.2 44  0 45  3 47 | -2.8 54  1 55  -2.6 57"),
        part("main", "half: 0 101  10 97  16 88  24 82  25 70  30 60  26 50  17 46  12 40  4 45  0 42", shade=1.2),
        flat("main light", "oval: -12 80 4 2.4 | oval: 4 90 4 2.4 | oval: 12 70 4 2.4 | oval: -8 62 4 2.4 | oval: -18 66 3 2 | oval: 18 58 3 2"),
    ),
    colours={"trunk": "f0ebe2", "bark": "4a4442", "main": "9ab84a"}, size=2.4, kind="plant",
)  # fmt: skip
BARE = Thing(
    parts=(
        part("main", "-10 0  -5 10  -6 34  -3 46  4 46  6 34  5 10  11 0  4 2  -3 1 | limb: 0 40 9 -6 56 7 -18 70 5 -28 88 1.6 | limb: 0 40 9 8 58 7 12 78 5 8 100 1.4"
                     " | limb: 8 56 6 22 68 4 36 74 1.4 | limb: -10 62 5 -26 64 3.4 -40 74 1.2 | limb: -18 70 4 -14 84 2.6 -16 98 1 | limb: 12 76 4 22 86 2.6 26 98 1 | limb: 24 69 3 32 84 1.2"
                     " | limb: -2 34 6 -16 42 4 -30 44 1.4"),
        part("main dark", "oval: 0 24 2.6 4.4", shade=0.2, line=0.5), flat("main dark", "limb: -3 6 0.8 -3 16 0.8 | limb: 3 8 0.8 3.4 16 0.8"),
    ),
    colours={"main": "6a5546"}, size=2.3, kind="plant",
)  # fmt: skip
PALM = Thing(
    parts=(
        part("trunk", "limb: -8 0 11 -5 24 8 2 48 7 10 72 6", shade=1.0), flat("bark", "limb: -11 14 0.9 -2 12 0.9 | limb: -8 28 0.9 0 26 0.9 | limb: -3 42 0.9 4 40 0.9 | limb: 1 56 0.9 9 54 0.9"),
        part("main dark", "10 74  28 86  44 84  56 66  40 74  26 74 | 10 74  -8 88  -26 86  -40 70  -22 76  -8 76", shade=0.7),
        part("main", "10 74  16 92  30 100  50 98  34 92  22 82 | 10 74  2 94  -14 101  -32 96  -16 92  -2 82 | 10 74  24 70  36 58  38 42  28 56  16 64 | 10 74  -4 70  -18 58  -22 44  -12 56  4 64"),
        part("nut", "oval: 7 69 4 4 | oval: 14 68 4 4", shade=0.5),
    ),
    colours=_BARK | {"main": "5fa84e", "trunk": "a67c4e", "bark": "7a5636", "nut": "6b4428"}, size=2.4, kind="plant",
)  # fmt: skip
BUSH = Thing(
    parts=(part("main", "-58 0  -64 16  -56 32  -44 36  -40 54  -22 64  -8 76  12 74  22 62  40 60  48 42  58 36  64 18  58 0", shade=1.2),
           flat("berry", "oval: -36 28 4 4 | oval: -14 46 4 4 | oval: 14 54 4 4 | oval: 34 32 4 4 | oval: 4 22 4 4 | oval: -48 14 4 4 | oval: 46 14 4 4")),
    colours={"main": "5c9a4a", "berry": "c8404a"}, size=0.6, kind="plant",
)  # fmt: skip
FLOWER = Thing(
    parts=(
        part("stem", "limb: 0 0 4 1 34 3.4 0 66 3", shade=0.5), part("stem", "0 18  14 30  30 34  38 30  28 20  12 14 | 0 30  -14 42  -28 44  -36 38  -26 30  -12 26", shade=0.7),
        part("main", "oval: 0 92 10 11 | oval: 17 84 10.6 10 | oval: 17 67 10.6 10 | oval: 0 58 10 11 | oval: -17 67 10.6 10 | oval: -17 84 10.6 10", shade=0.6),
        part("heart", "oval: 0 75.4 11.6 11.6", shade=0.5, line=0.7), flat("seed", "oval: -4 78 1.3 1.3 | oval: 3 79 1.3 1.3 | oval: 0 73 1.3 1.3 | oval: 5 73 1.3 1.3 | oval: -5 72 1.3 1.3"),
    ),
    colours={"main": "f0b53a", "stem": "4f9a48", "heart": "8a5230", "seed": "5f3720"}, size=0.4, kind="plant", grip=(0.0, 26.0), carried=0.34,
)  # fmt: skip
ROSE = Thing(
    parts=(
        part("stem", "limb: 0 0 3.6 1 34 3 0 66 3", shade=0.5), part("stem", "0 24  12 36  26 38  32 32  22 24  10 20 | 0 38  -12 48  -24 48  -30 42  -22 36  -10 34", shade=0.7),
        part("main", "0 60  16 64  24 76  22 90  12 98  0 101  -12 98  -22 90  -24 76  -16 64"), flat("main dark", "limb: -14 88 1.6 0 80 2 14 88 1.6 | limb: -8 94 1.4 2 88 1.8 9 93 1.4 | limb: -18 76 1.4 0 66 2 18 76 1.4"),
    ),
    colours={"main": "c8304a", "stem": "4a8a48"}, size=0.36, kind="plant", grip=(0.0, 26.0), carried=0.3,
)  # fmt: skip
TULIP = Thing(
    parts=(
        part("stem", "limb: 0 0 4 1 36 3.6 0 66 3.4", shade=0.5), part("stem", "0 4  12 18  22 40  26 56  14 42  4 24 | 0 2  -12 16  -20 36  -24 50  -12 36  -3 20", shade=0.7),
        part("main", "0 58  13 62  19 74  18 98  9 86  0 101  -9 86  -18 98  -19 74  -13 62"), flat("main dark", "limb: -7 64 1 -9 84 1.4 | limb: 7 64 1 9 84 1.4"),
    ),
    colours={"main": "e0527a", "stem": "4f9a48"}, size=0.36, kind="plant", grip=(0.0, 26.0), carried=0.3,
)  # fmt: skip
SPROUT = Thing(
    parts=(
        part("stem", "limb: 0 0 6 2 34 5 0 62 4.4", shade=0.5), part("main", "0 58  10 78  30 94  52 96  54 80  40 62  18 54 | 0 56  -12 70  -32 80  -50 76  -48 60  -32 50  -12 48"),
        flat("vein", "limb: 4 60 1.2 26 76 1.4 44 88 0.8 | limb: -4 56 1.2 -24 64 1.4 -42 70 0.8"),
    ),
    colours={"main": "6fb550", "stem": "5c9a44", "vein": "b4d98a"}, size=0.4, kind="plant",
)  # fmt: skip
CACTUS = Thing(
    parts=(
        part("main", "half: 0 100  9 97  13 86  13 40  13 4  0 0 | limb: 8 44 9 24 46 10 27 58 10 27 70 9 | limb: -8 32 9 -24 34 10 -27 46 10 -27 62 9"),
        flat("main dark", "limb: -4 8 1 -4 88 1 | limb: 4 8 1 4 88 1"), flat("needle", "limb: 0 70 0.8 3 74 0.6 | limb: 0 50 0.8 -3 54 0.6 | limb: 0 30 0.8 3 34 0.6 | limb: 27 60 0.8 30 64 0.6 | limb: -27 50 0.8 -30 54 0.6 | limb: 8 60 0.8 11 64 0.6 | limb: -8 20 0.8 -11 24 0.6"),
        part("bloom", "oval: -4 101 4 4 | oval: 4 101 4 4 | oval: 0 106 4 4", shade=0.4, line=0.7),
    ),
    colours={"main": "5a9a5c", "needle": "f0ecc8", "bloom": "ee6f94"}, size=1.1, kind="plant",
)  # fmt: skip
MUSHROOM = Thing(
    parts=(part("stalk", "-14 0  -13 20  -16 44  16 44  13 20  15 0  0 -2"), part("stalk", "-30 44  0 36  30 44  0 54", shade=0.4, line=0.6),
           part("main", "-54 44  -48 66  -30 86  0 96  30 86  48 66  54 44  36 40  0 46  -36 40"), flat("dot", "oval: -26 64 8 7 | oval: 6 78 9 7.4 | oval: 32 60 7 6 | oval: 2 56 5 4 | oval: -40 50 4 3.4")),
    colours={"main": "d0402f", "stalk": "f3e8d2", "dot": "fbf6ea"}, size=0.3, kind="plant",
)  # fmt: skip
APPLE = Thing(
    parts=(part("stem", "limb: 0 78 5 3 92 4 8 102 3", shade=0.4, line=0.7), part("leaf", "5 92  20 104  38 104  34 92  20 86", shade=0.6),
           part("main", "0 80  16 88  36 82  46 62  42 34  26 6  10 0  0 4  -10 0  -26 6  -42 34  -46 62  -36 82  -16 88"), flat("main light", "-30 70  -22 76  -24 66  -30 54  -34 60")),
    colours={"main": "d0382f", "stem": "6b4428", "leaf": "5f9a48"}, size=0.14, kind="plant", grip=(0.0, 20.0), carried=0.12,
)  # fmt: skip
PUMPKIN = Thing(
    parts=(part("stem", "-6 70  -8 88  -16 98  -6 100  4 92  8 70", shade=0.5), part("main", "oval: -34 38 26 36 | oval: 34 38 26 36"), part("main", "oval: -16 38 24 38 | oval: 16 38 24 38"), part("main", "oval: 0 38 17 39"),
           flat("main light", "limb: -40 54 3 -44 42 4 -42 30 2")),
    colours={"main": "e8832e", "stem": "5f7a3a"}, size=0.35, kind="plant",
)  # fmt: skip
CARROT = Thing(
    parts=(part("leaf", "limb: 0 68 5 -14 84 6 -22 96 2 | limb: 0 68 5 0 88 6 2 103 2 | limb: 0 68 5 14 84 6 24 94 2", shade=0.5, line=0.8), part("main", "-17 62  -10 70  10 70  17 62  13 38  5 12  0 0  -5 12  -13 38"),
           flat("main dark", "limb: -13 52 1.4 -3 52 1.4 | limb: 4 40 1.4 12 40 1.4 | limb: -8 28 1.4 -1 28 1.4")),
    colours={"main": "ee842c", "leaf": "5fa04a"}, size=0.2, kind="plant", grip=(0.0, 60.0), turn=-90.0, carried=0.22,
)  # fmt: skip
LEAF = Thing(
    parts=(part("main", "0 16  26 26  40 52  34 80  8 100  -18 86  -32 56  -22 28"), flat("vein", "limb: 0 0 3 2 40 2.6 7 92 1 | limb: 1 34 1.4 20 48 1 | limb: 2 54 1.4 20 68 1 | limb: 1 40 1.4 -18 52 1 | limb: 3 60 1.4 -14 72 1")),
    colours={"main": "d9822e", "vein": "8a4a24"}, size=0.16, kind="plant", grip=(0.0, 4.0),
)  # fmt: skip

PLANTS: Mapping[str, Thing] = MappingProxyType({
    "tree": TREE, "pine": PINE, "birch": BIRCH, "bare tree": BARE, "palm": PALM, "bush": BUSH, "flower": FLOWER, "rose": ROSE, "tulip": TULIP, "plant": SPROUT,
    "cactus": CACTUS, "mushroom": MUSHROOM, "apple": APPLE, "pumpkin": PUMPKIN, "carrot": CARROT, "leaf": LEAF,
})  # fmt: skip
