"""Beings of stories and of the air, by table: robot, ghost, snowman, alien, monster, bees and butterflies."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.creature import Creature
from functions.media.illustrator.recipes.faces import Face
from functions.media.illustrator.recipes.strokes import flat, part

ROBOT = Creature(
    parts=(
        part("dark", "limb: -9 18 7 -9 8 7 | limb: 9 18 7 9 8 7", shade=0.5),
        part("coat", "-17 0  -17.6 5  -14 8.4  -5 8.4  -2 5  -2 0 | 2 0  2 5  5 8.4  14 8.4  17.6 5  18 0", shade=0.7),
        part("dark", "limb: -20 42 6 -29 34 6 -31 26 6 | limb: 20 42 6 29 34 6 31 26 6", shade=0.5),
        part("coat", "oval: -31.4 22 6 6 | oval: 31.4 22 6 6", shade=0.8),
        part("dark", "limb: 0 44 9 0 56 9", shade=0.4),
        part("coat", "half: 0 48  14 47.6  20.4 44  21.4 34  20.6 22  16 16.4  0 15.6"),
        part("light", "-12 40  12 40  12.6 24  -12.6 24", shade=0.3, line=0.6),
        part("lamp", "oval: -6 34.6 2.6 2.6", shade=0.0, line=0.4, glow=0.5), flat("gem", "oval: 1.6 34.6 2.6 2.6"), flat("lamp", "-8.4 29  8.4 29  8.4 26.6  -8.4 26.6"),
        part("dark", "limb: 0 90 2.4 0 98 2.4", shade=0.3, line=0.7), part("gem", "oval: 0 101 4 4", shade=0.4, glow=0.6),
        part("dark", "oval: -33 72 4.4 8 | oval: 33 72 4.4 8", shade=0.6),
        part("coat", "half: 0 92.6  18 92  28 88  31.6 80  31.6 66  28 57  18 53  0 52.6"),
        part("face", "half: 0 86  16 85.6  24 81  25.4 73  24 64.4  16 60  0 59.6", shade=0.4, line=0.7),
    ),
    back=(flat("dark", "limb: -16 80 1.6 16 80 1.6 | limb: -16 72 1.6 16 72 1.6 | limb: -16 64 1.6 16 64 1.6"), part("coat", "oval: 0 32 8 8", shade=0.4)),
    face=Face(x=1.0, y=74.6, gap=11.0, eye=4.2, mouth=(1.0, 66.6), smile=5.4), head=(0.0, 72.6, 31.0, 20.0), neck=(0.0, 49.0, 15.0),
    colours={"coat": "8fb4c9", "light": "dcebf0", "dark": "56707f", "face": "22303e", "eye": "ffe08a", "lamp": "8be0b0", "gem": "f0705a",
             "spark": "fffbe8", "lips": "ffe08a", "brow": "ffe08a", "gape": "ffe08a", "tongue": "f0a05a", "white": "f4fbfd"},
    size=0.8, rosy=False,
)  # fmt: skip
GHOST = Creature(
    parts=(part("coat", "half: 0 100  16 97  28 86  34 68  36 46  38 24  41 6  31 -1  24 7  15 -1  8 7  0 0"),
           part("coat", "limb: 28 52 13 42 46 11 48 54 8 | limb: -28 52 13 -42 46 11 -48 54 8"), flat("light", "half: 0 96  16 92  26 80  30 60  20 50  0 48")),
    back=(),
    face=Face(x=2.0, y=70.0, gap=11.0, eye=4.8, mouth=(2.0, 58.0), smile=6.0), head=(0.0, 70.0, 32.0, 28.0), neck=(0.0, 44.0, 22.0),
    colours={"coat": "eef2fa", "light": "fbfcff"}, size=0.7,
)  # fmt: skip
SNOWMAN = Creature(
    parts=(
        part("branch", "limb: -22 50 2.6 -38 58 2.4 -52 70 2 | limb: -44 62 1.8 -54 60 1.4 | limb: 22 50 2.6 38 58 2.4 52 70 2 | limb: 44 62 1.8 54 60 1.4", shade=0.3, line=0.6),
        part("coat", "oval: 0 22 32 23"), part("coat", "oval: 0 54 24 19"), part("coat", "oval: 0 82 18.6 17.4"),
        flat("coal", "oval: 0 60 2.2 2.2 | oval: 0 51 2.2 2.2 | oval: 0 42 2.2 2.2 | oval: 0 28 2.4 2.4"),
    ),
    over=(part("carrot", "1 80.6  19 76.6  2 74", shade=0.5, line=0.7, smooth=False),),
    face=Face(x=1.0, y=84.6, gap=7.0, eye=2.5, mouth=(1.0, 72.4), smile=5.4), head=(0.0, 82.0, 18.6, 17.4), neck=(0.0, 67.0, 13.0),
    colours={"coat": "f6f9fc", "branch": "6b4a30", "coal": "2e2c34", "carrot": "ee842c"}, size=0.75,
)  # fmt: skip
ALIEN = Creature(
    parts=(
        part("coat", "limb: -7 26 8 -9 6 8 | limb: 7 26 8 9 6 8 | -16 0  -15 5  -6 6  -3 0 | 3 0  6 6  15 5  16 0 | limb: -10 42 7 -22 32 6 -26 22 6 | limb: 10 42 7 22 32 6 26 22 6"),
        part("dark", "half: 0 50  10 48  14 36  14 22  0 19"),
        part("coat", "limb: -12 88 3 -20 104 3 | limb: 12 88 3 20 104 3 | oval: -20.6 106 4.6 4.6 | oval: 20.6 106 4.6 4.6", shade=0.6),
        part("coat", "half: 0 96  16 94  29 84  32 70  26 56  14 47  0 44"),
    ),
    back=(),
    face=Face(x=1.0, y=72.0, gap=13.0, eye=6.4, mouth=(1.0, 57.0), smile=5.0), head=(0.0, 71.0, 31.0, 26.0), neck=(0.0, 46.0, 10.0),
    colours={"coat": "8fcf72", "dark": "4f6fa8"}, size=0.7,
)  # fmt: skip
MONSTER = Creature(
    parts=(
        part("horn", "-20 86  -32 96  -34 110  -24 104  -10 92 | 20 86  32 96  34 110  24 104  10 92", shade=0.5),
        part("coat", "-30 0  -32 7  -24 12  -10 10  -6 3  -10 -1 | 30 0  32 7  24 12  10 10  6 3  10 -1"),
        part("coat", "half: 0 97  7 100  13 95  21 93  27 86  36 80  35 71  42 62  38 53  44 42  38 33  42 22  33 16  29 8  16 7  8 4  0 6"
                     " | limb: -34 54 16 -48 42 14 -50 28 14 | limb: 34 54 16 48 42 14 50 28 14"),
        part("belly", "half: 0 44  14 42  22 30  20 16  0 10", line=0.4),
        flat("dark", "oval: -26 66 4 3.4 | oval: -31 56 3 2.6 | oval: 28 66 4 3.4 | oval: 33 56 3 2.6"),
    ),
    over=(flat("white", "-7 53.6  -4.4 47.4  -1.8 53 | 4.6 53  7.2 47.4  9.8 53.6", smooth=False),),
    face=Face(x=1.4, y=70.0, gap=12.0, eye=6.0, mouth=(1.4, 55.0), smile=10.0), head=(0.0, 68.0, 34.0, 28.0), neck=(0.0, 44.0, 24.0),
    colours={"coat": "7a6ac0", "belly": "c9bdf0", "horn": "f0dfae"}, size=1.2, ringed=True,
)  # fmt: skip
DINOSAUR = Creature(
    parts=(
        part("dark", "-4 76  -10 88  -16 74  -26 80  -28 66  -40 68  -40 54  -52 52  -50 40  -64 36  -60 26  -40 30", smooth=False, shade=0.5),
        part("far", "limb: -4 26 17 2 12 12 2 4 11 | oval: 7 2 7 3.6"),
        part("coat", "limb: -84 24 2 -68 12 10 -46 12 20 -22 26 36 -4 44 36 4 62 26 10 76 22 | limb: -22 26 26 -20 12 14 -22 4 12 | oval: -17 2.4 9 4"
                     " | limb: 12 48 8 26 42 7 30 34 6 | -8 82  -2 96  14 101  32 96  48 88  54 78  46 68  26 62  6 62"),
        flat("belly", "10 60  18 54  16 40  6 24  -8 14  -2 34  2 48"),
        flat("white", "44 69.6  41.6 75  39 69 | 36 67  33.6 72.6  31 66 | 28 64.4  25.6 70  23 63.6", smooth=False),
        flat("dark", "oval: 48 82 1.5 1.8"),
    ),
    face=Face(x=22.0, y=85.0, gap=0.0, eye=5.0, mouth=(38.0, 72.0), smile=5.6), head=(20.0, 80.0, 34.0, 20.0), neck=(8.0, 62.0, 13.0),
    colours={"coat": "5fa86a", "belly": "e3ecb0", "dark": "e0883a"}, size=1.45, ringed=True,
)  # fmt: skip
BEE = Creature(
    parts=(
        part("wing", "-6 70  -24 90  -36 102  -22 106  -6 94  2 76 | 8 70  6 92  12 106  26 102  26 86  16 72", shade=0.3, line=0.7),
        part("coat", "-52 44  -44 62  -22 72  8 74  34 66  46 48  40 30  18 20  -12 20  -38 28"),
        flat("stripe", "-36 66.6  -40 46  -34 27  -22 23  -25 46  -20 72 | -6 74  -10 46  -4 20  10 19.6  6 46  10 74"),
        part("stripe", "-50 48  -64 44  -50 40", shade=0.2, line=0.6, smooth=False),
        flat("stripe", "limb: 32 66 2 38 82 2 46 86 2 | limb: 24 70 2 28 86 2 34 92 2 | oval: 47 86 3 3 | oval: 35 92 3 3"),
    ),
    face=Face(x=32.0, y=52.0, gap=0.0, eye=4.8, mouth=(39.0, 38.0), smile=5.0), head=(28.0, 46.0, 19.0, 24.0), neck=(14.0, 26.0, 14.0),
    colours={"coat": "f6c83a", "stripe": "3a3034", "wing": "e3f2f8"}, size=0.2, kind="animal",
)  # fmt: skip
BUTTERFLY = Creature(
    parts=(
        part("coat", "4 56  22 84  44 98  62 94  64 74  50 56  30 50  48 44  54 26  42 8  24 8  10 30 | -4 56  -22 84  -44 98  -62 94  -64 74  -50 56"
                     "  -30 50  -48 44  -54 26  -42 8  -24 8  -10 30"),
        flat("light", "oval: 46 80 8 8 | oval: -46 80 8 8 | oval: 34 26 6 6 | oval: -34 26 6 6"),
        flat("body", "limb: -3 70 1.6 -10 92 1.4 -18 98 1.6 | limb: 3 70 1.6 10 92 1.4 18 98 1.6"),
        part("body", "limb: 0 66 11 0 44 10 0 20 6", shade=0.6), part("body", "oval: 0 70 9 9", shade=0.5),
    ),
    face=Face(x=0.8, y=71.0, gap=3.8, eye=1.9, mouth=(0.8, 66.6), smile=2.4), head=(0.0, 70.0, 9.0, 9.0), neck=(0.0, 60.0, 6.0),
    colours={"coat": "f08a3c", "light": "fbe08a", "body": "5a3f3a", "face": "5a3f3a", "eye": "fff8ec", "spark": "5a3f3a"}, size=0.22, kind="animal", rosy=False,
)  # fmt: skip
BAT = Creature(
    parts=(
        part("dark", "8 60  24 84  44 92  64 82  72 58  60 62  54 46  44 54  34 38  24 46  10 34 | -8 60  -24 84  -44 92  -64 82  -72 58  -60 62  -54 46  -44 54"
                     "  -34 38  -24 46  -10 34"),
        part("coat", "half: 0 56  12 54  16 40  12 24  0 18"),
        part("coat", "half: 0 88  6 90  10 102  17 106  20 92  22 78  18 62  8 55  0 54"),
        flat("belly", "half: 0 46  7 44  9 36  6 26  0 23"),
    ),
    back=(),
    face=Face(x=1.0, y=74.0, gap=8.4, eye=3.6, mouth=(1.0, 65.0), smile=4.4), head=(0.0, 72.0, 21.0, 18.0), neck=(0.0, 54.0, 11.0),
    colours={"coat": "6a5a78", "dark": "4a3f58", "belly": "a898b4"}, size=0.3, kind="animal",
)  # fmt: skip
LADYBIRD = Creature(
    parts=(
        flat("stripe", "limb: -24 12 4 -30 0 3 | limb: 0 10 4 0 -2 3 | limb: 24 12 4 28 0 3 | limb: 44 58 2 50 76 2 58 82 2 | limb: 36 60 2 38 80 2 44 88 2"),
        part("stripe", "oval: 36 36 22 24"),
        part("coat", "-50 14  -48 38  -34 62  -8 72  14 64  28 44  30 14  -10 8"),
        flat("stripe", "oval: -30 36 7 7.4 | oval: -8 54 7 7.4 | oval: -8 26 7 7.4 | oval: 14 38 6.4 7"),
    ),
    face=Face(x=44.0, y=42.0, gap=0.0, eye=4.6, mouth=(49.0, 30.0), smile=4.6), head=(38.0, 36.0, 20.0, 22.0), neck=(30.0, 20.0, 12.0),
    colours={"coat": "dc3c34", "stripe": "332c34", "face": "332c34"}, size=0.16, kind="animal", ringed=True,
)  # fmt: skip

WONDERS: Mapping[str, Creature] = MappingProxyType({
    "robot": ROBOT, "ghost": GHOST, "snowman": SNOWMAN, "alien": ALIEN, "monster": MONSTER, "dinosaur": DINOSAUR, "bee": BEE,
    "butterfly": BUTTERFLY, "bat": BAT, "ladybird": LADYBIRD,
})  # fmt: skip
