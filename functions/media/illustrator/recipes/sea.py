"""What swims and creeps, by table: fish and whales, turtles and frogs, crabs and snails."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.creature import Creature
from functions.media.illustrator.recipes.faces import Face
from functions.media.illustrator.recipes.strokes import flat, part

FISH = Creature(
    parts=(
        part("fin", "-44 50  -66 78  -80 84  -82 70  -74 52  -84 34  -82 18  -66 24", shade=0.8),
        part("fin", "-14 80  -10 98  6 102  24 92  26 76 | -6 22  -14 6  2 2  16 10  20 24", shade=0.8),
        part("coat", "-52 50  -34 68  -10 82  18 84  44 74  62 56  64 48  56 36  38 22  12 16  -12 20  -36 34"),
        flat("belly", "-8 82  -12 66  -11 34  -8 20  6 17  4 34  4 66  7 83.6 | -34 67  -37 50  -35 35  -26 28  -26 50  -24 74"),
        part("fin", "2 46  -14 54  -24 50  -22 40  -14 34  0 36", shade=0.6),
    ),
    face=Face(x=38.0, y=58.0, gap=0.0, eye=6.6, mouth=(54.0, 42.0), smile=5.0), head=(36.0, 50.0, 28.0, 30.0), neck=(12.0, 24.0, 16.0),
    colours={"coat": "f0842e", "belly": "fff4e2", "fin": "e0602a"}, size=0.3, kind="animal", ringed=True,
)  # fmt: skip
WHALE = Creature(
    parts=(
        part("spout", "limb: 22 84 4 20 98 5 8 106 5 2 102 3 | limb: 22 84 4 25 98 5 37 106 5 43 102 3", shade=0.2, line=0.5),
        part("coat", "-66 40  -82 60  -96 74  -112 78  -110 66  -100 58  -112 52  -116 42  -98 42  -80 30"),
        part("coat", "-76 36  -60 50  -36 70  -4 82  32 82  62 68  76 44  74 24  58 8  26 0  -14 0  -46 10  -66 22"),
        part("belly", "76 36  60 30  34 25  4 22  -26 20  -50 15  -40 6  -14 0.6  26 0.6  58 8.4  73 24", shade=0.6, line=0.4),
        flat("dark", "limb: 60 26 0.9 40 14 1 14 8 0.8 | limb: 50 30 0.9 26 17 1 -4 11 0.8 | limb: 66 22 0.8 56 13 0.9 44 7 0.8"),
        part("coat", "10 30  2 14  -12 -2  -22 -3  -20 10  -10 26", shade=0.8),
    ),
    face=Face(x=46.0, y=46.0, gap=0.0, eye=4.6, mouth=(66.0, 34.0), smile=7.0), head=(40.0, 42.0, 36.0, 38.0), neck=(6.0, 20.0, 20.0),
    colours={"coat": "4f7fae", "belly": "e4eef2", "spout": "bfe4f2"}, size=1.3, kind="animal",
)  # fmt: skip
DOLPHIN = Creature(
    parts=(
        part("coat", "-64 22  -80 30  -92 30  -86 20  -92 8  -80 8  -66 16"),
        part("coat", "-74 20  -54 40  -26 58  4 66  34 62  54 48  62 40  80 36  84 30  78 26  58 24  40 16  10 16  -24 20  -54 20 | 0 60  -14 80  -24 86  -20 70  -20 56"),
        part("belly", "80 28  58 27  40 26  10 26  -20 24  -46 21  -24 19.4  10 15.6  40 16  58 23.6", shade=0.5, line=0.3),
        part("far", "20 22  12 6  -2 -4  -4 6  4 22", shade=0.7),
    ),
    face=Face(x=48.0, y=42.0, gap=0.0, eye=3.6, mouth=(66.0, 31.0), smile=5.0), head=(44.0, 40.0, 26.0, 22.0), neck=(14.0, 38.0, 16.0),
    colours={"coat": "7f9fc0", "belly": "eef4f6"}, size=0.8, kind="animal",
)  # fmt: skip
SHARK = Creature(
    parts=(
        part("coat", "-62 38  -80 66  -96 78  -92 56  -84 36  -94 16  -78 22"),
        part("coat", "-72 38  -46 56  -12 68  24 66  54 54  76 38  70 28  52 14  20 8  -14 12  -46 26 | -2 62  -18 88  -28 98  -28 76  -26 58"),
        part("belly", "76 36  56 33  36 30  6 26  -30 26  -46 26  -14 12.6  20 8.6  52 14.6  69 28", shade=0.5, line=0.3),
        part("far", "16 20  4 2  -12 -8  -10 6  0 22", shade=0.7),
        flat("dark", "limb: 22 46 1.4 19 36 1.6 21 27 1.2 | limb: 15 46 1.4 12 36 1.6 14 27 1.2 | limb: 8 46 1.4 5 36 1.6 7 27 1.2"),
        flat("white", "44 25.4  47 19  50 24.6  53 18.6  56 25  59 19.6  62 27", smooth=False),
    ),
    face=Face(x=46.0, y=45.0, gap=0.0, eye=3.6, mouth=(56.0, 27.0), smile=5.0), head=(48.0, 38.0, 26.0, 22.0), neck=(10.0, 38.0, 18.0),
    colours={"coat": "6f7f90", "belly": "eef1f2"}, size=1.1, kind="animal", rosy=False,
)  # fmt: skip
OCTOPUS = Creature(
    parts=(
        part("coat", "limb: -16 40 14 -36 30 12 -48 14 10 -60 8 8 -66 16 5 | limb: -10 36 14 -24 20 12 -34 4 9 -46 0 5 | limb: -2 34 14 -8 16 12 -14 2 8 -24 -2 4"
                     " | limb: 16 40 14 36 30 12 48 14 10 60 8 8 66 16 5 | limb: 10 36 14 24 20 12 34 4 9 46 0 5 | limb: 2 34 14 8 16 12 14 2 8 24 -2 4"
                     " | half: 0 100  16 97  28 86  32 70  29 54  22 42  0 36"),
        flat("light", "oval: -18 84 4 5 | oval: -10 91 2.4 2.6 | oval: 20 80 2.4 2.6"),
    ),
    face=Face(x=1.0, y=66.0, gap=11.0, eye=4.6, mouth=(1.0, 54.0), smile=6.0), head=(0.0, 68.0, 31.0, 32.0), neck=(0.0, 42.0, 22.0),
    colours={"coat": "b4588a"}, size=0.6, kind="animal",
)  # fmt: skip
CRAB = Creature(
    parts=(
        part("dark", "limb: -30 24 6 -48 20 6 -54 2 4 | limb: -26 18 6 -40 10 6 -42 0 4 | limb: 30 24 6 48 20 6 54 2 4 | limb: 26 18 6 40 10 6 42 0 4", shade=0.5),
        part("coat", "limb: -34 34 7 -54 46 8 -54 62 8 | -54 58  -68 66  -70 84  -60 98  -58 84  -52 80  -46 88  -44 98  -38 84  -42 66"
                     " | limb: 34 34 7 54 46 8 54 62 8 | 54 58  68 66  70 84  60 98  58 84  52 80  46 88  44 98  38 84  42 66"),
        part("coat", "limb: -12 46 4 -13 68 4 | limb: 12 46 4 13 68 4", shade=0.4),
        part("coat", "half: 0 56  20 54  38 44  42 30  34 14  18 8  0 7"),
        flat("light", "oval: -22 44 4 2.6 | oval: -12 49 3 2"),
        part("white", "oval: -13 72 8 8.6 | oval: 13 72 8 8.6", shade=0.2, line=0.7),
    ),
    face=Face(x=0.6, y=72.0, gap=13.0, eye=4.4, mouth=(0.0, 34.0), smile=8.0), head=(0.0, 48.0, 42.0, 34.0), neck=(0.0, 12.0, 20.0),
    colours={"coat": "e05a3a"}, size=0.25, kind="animal", rosy=False,
)  # fmt: skip
TURTLE = Creature(
    parts=(
        part("skin", "-34 20  -46 10  -50 0  -36 -1  -26 8 | 18 18  26 6  22 -1  36 -1  40 8  34 22 | limb: -48 26 9 -60 22 6 -68 16 1"),
        part("skin", "limb: 36 30 20 54 46 18 60 62 20 | oval: 66 66 20 19"),
        part("coat", "-54 20  -50 44  -34 66  -8 76  18 70  38 50  44 22  30 14  -36 12"),
        flat("light", "-6 68  8 62  10 46  -4 38  -18 46  -18 62 | 16 60  30 48  34 32  22 28  14 42 | -26 58  -40 46  -44 30  -30 28  -24 42"
                      " | -12 32  0 34  10 28  8 18  -12 17  -20 24"),
        part("belly", "-56 22  -36 14  30 15  46 24  42 12  26 6  -36 5  -52 12", shade=0.6),
    ),
    face=Face(x=72.0, y=70.0, gap=0.0, eye=4.0, mouth=(78.0, 58.0), smile=5.0), head=(66.0, 66.0, 20.0, 19.0), neck=(50.0, 40.0, 13.0),
    colours={"coat": "7a6a3a", "light": "a08f52", "belly": "e6d49a", "skin": "8fb35e", "face": "8fb35e"}, size=0.3, kind="animal",
)  # fmt: skip
FROG = Creature(
    parts=(
        part("far", "-30 6  -44 4  -54 -1  -34 -1.6  -16 0 | 30 6  44 4  54 -1  34 -1.6  16 0"),
        part("coat", "-22 40  -44 34  -52 20  -44 6  -26 4  -14 14 | 22 40  44 34  52 20  44 6  26 4  14 14"),
        part("coat", "half: 0 66  22 58  31 42  30 20  20 6  0 4"),
        part("belly", "half: 0 48  14 44  20 30  17 14  0 6", line=0.3),
        part("coat", "limb: -15 30 10 -17 14 9 -16 3 9 | limb: 15 30 10 17 14 9 16 3 9", shade=0.8),
        part("coat", "half: 0 84  10 86  13 96  22 101  31 96  33 84  38 72  35 60  20 51  0 49"),
        part("white", "oval: -21.6 88 9 9.4 | oval: 22 88 9 9.4", shade=0.2, line=0.5),
    ),
    face=Face(x=0.6, y=88.0, gap=21.6, eye=5.4, mouth=(0.0, 66.0), smile=12.0), head=(0.0, 74.0, 37.0, 26.0), neck=(0.0, 50.0, 18.0),
    colours={"coat": "6fb24a", "belly": "e6f0b4"}, size=0.3, kind="animal", rosy=False,
)  # fmt: skip
SNAIL = Creature(
    parts=(
        part("skin", "-70 0  -62 10  -30 16  10 14  30 22  40 44  44 60  54 68  66 64  70 52  64 36  60 14  50 2  20 -1"),
        part("skin", "limb: 52 62 5 48 84 4 | limb: 62 62 5 66 84 4 | oval: 47.6 87 4.4 4.4 | oval: 66.4 87 4.4 4.4", shade=0.5),
        part("coat", "oval: -10 46 37 37"),
        flat("dark", "limb: 24 38 3 14 62 3.4 -14 72 3.4 -34 54 3.4 -28 30 3.2 -8 24 3 8 36 2.8 4 52 2.6 -10 54 2.4 -16 44 2"),
    ),
    face=Face(x=61.0, y=52.0, gap=0.0, eye=3.4, mouth=(62.0, 40.0), smile=4.4), head=(58.0, 54.0, 13.0, 16.0), neck=(52.0, 30.0, 10.0),
    colours={"coat": "c9803f", "skin": "e3c79a", "face": "e3c79a"}, size=0.2, kind="animal",
)  # fmt: skip
SNAKE = Creature(
    parts=(
        part("coat", "limb: -74 16 2 -60 8 7 -40 10 12 -22 18 15 -2 14 16 20 8 17 38 16 17 36 32 16 18 36 15 8 48 15 14 64 15 22 74 15"),
        flat("light", "oval: -40 10 3 3.4 | oval: -20 17.4 3.4 3.6 | oval: 0 13 3.4 3.6 | oval: 20 8.6 3.6 3.6 | oval: 37 18 3.6 3.4 | oval: 28 34 3.4 3.4 | oval: 11 44 3.4 3.4"),
        part("tongue", "limb: 48 74 2 58 72 1.8 64 76 1.2 | limb: 58 72 1.6 64 69 1.2", shade=0.0, line=0.3),
        part("coat", "6 86  16 95  32 96  46 88  52 78  46 70  30 65  14 68  6 76"),
    ),
    face=Face(x=30.0, y=84.0, gap=0.0, eye=3.8, mouth=(42.0, 76.0), smile=4.6), head=(28.0, 80.0, 23.0, 16.0), neck=(12.0, 58.0, 10.0),
    colours={"coat": "5fa04a", "light": "c9d86a"}, size=0.35, kind="animal",
)  # fmt: skip
CROCODILE = Creature(
    parts=(
        part("dark", "-92 26  -84 42  -76 32  -66 46  -58 36  -46 52  -38 42  -26 56  -18 44  -4 56  4 44  16 52  20 40", smooth=False, shade=0.5),
        part("far", "limb: -34 22 12 -28 4 10 | limb: 14 22 12 20 4 10"),
        part("coat", "limb: -116 10 2 -96 18 12 -70 26 20 -40 28 30 -8 30 34 20 32 30 38 38 24 | 30 52  42 58  54 54  66 46  88 44  102 42  106 36  100 31  70 28  40 24  28 32"
                     " | limb: -44 20 15 -50 3 11 -43 2 8 | limb: 2 20 15 -3 3 11 5 2 8"),
        part("belly", "-62 16  -30 13.6  0 14  24 18  36 24  20 23  -10 19  -40 19.6", line=0.0, shade=0.0),
        flat("white", "62 30.4  65 37  68 31  71 37  74 31.4  77 37  80 31.6  83 37  86 32  89 37  92 32.4  96 36  98 32", smooth=False),
        flat("dark", "oval: 99 40.6 1.6 1.2"),
    ),
    face=Face(x=46.0, y=49.0, gap=0.0, eye=3.8, mouth=(58.0, 33.0), smile=5.0), head=(66.0, 42.0, 40.0, 16.0), neck=(24.0, 34.0, 13.0),
    colours={"coat": "5c8a46", "belly": "d9dd9a"}, size=0.5, kind="animal", rosy=False,
)  # fmt: skip
JELLYFISH = Creature(
    parts=(
        part("dark", "limb: -24 52 4 -28 34 4 -20 18 3.4 -26 2 1.6 | limb: -9 50 4 -12 30 4 -5 14 3.4 -9 -4 1.6 | limb: 9 50 4 5 30 4 12 14 3.4 8 -4 1.6"
                     " | limb: 24 52 4 20 34 4 28 18 3.4 23 2 1.6", shade=0.4, line=0.7),
        part("coat", "half: 0 100  18 97  32 86  39 68  40 54  33 49  25 54  17 48  8 53  0 48"),
        flat("light", "-24 78  -16 89  -4 94  -8 88  -18 76"),
    ),
    face=Face(x=1.0, y=70.0, gap=11.0, eye=4.0, mouth=(1.0, 60.0), smile=5.0), head=(0.0, 74.0, 38.0, 26.0), neck=(0.0, 50.0, 20.0),
    colours={"coat": "e58ab4"}, size=0.4, kind="animal",
)  # fmt: skip

SWIMMERS: Mapping[str, Creature] = MappingProxyType({
    "fish": FISH, "whale": WHALE, "dolphin": DOLPHIN, "shark": SHARK, "octopus": OCTOPUS, "crab": CRAB, "turtle": TURTLE, "frog": FROG,
    "snail": SNAIL, "snake": SNAKE, "crocodile": CROCODILE, "jellyfish": JELLYFISH,
})  # fmt: skip
