"""Birds by table: the front view of owl and penguin, the side view of all that hop and swim."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.creature import Creature
from functions.media.illustrator.recipes.faces import Face
from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.shapes import Colour

_FEET = part("beak", "limb: -9 3 3 -14 0.6 3 | limb: -9 4 3 -8.6 0.4 3 | limb: -9 3 3 -4 0.8 3 | limb: 9 3 3 4 0.8 3 | limb: 9 4 3 8.6 0.4 3"
                     " | limb: 9 3 3 14 0.6 3", shade=0.3, line=0.7)  # fmt: skip

OWL = Creature(
    parts=(
        _FEET,
        part("coat", "half: 0 90  12 91  22 96.6  30 102  31.4 96  31.6 84  34 68  35 50  33 28  24 10  10 3.6  0 3"),
        part("belly", "half: 0 56  14 53  22 42  22.6 26  16 12  0 7", line=0.5),
        flat("dark", "limb: -12 42 1.4 -8.6 38.4 1.8 -5 42 1.4 | limb: 5 42 1.4 8.6 38.4 1.8 12 42 1.4 | limb: -4 35 1.4 0 31.4 1.8 4 35 1.4"
                     " | limb: -13 28 1.4 -9.4 24.4 1.8 -6 28 1.4 | limb: 6 28 1.4 9.4 24.4 1.8 13 28 1.4 | limb: -4 21 1.4 0 17.4 1.8 4 21 1.4"),
        part("wing", "-32 60  -37 46  -36.6 28  -30 13  -26 20  -23 34  -24 50 | 32 60  37 46  36.6 28  30 13  26 20  23 34  24 50"),
        part("belly", "oval: -13 72 15 16 | oval: 13 72 15 16", shade=0.5, line=0.6),
        flat("light", "oval: -13 72 11.6 12.6 | oval: 13 72 11.6 12.6"),
    ),
    over=(part("beak", "0 69  5 65  3.6 58.6  0 54  -3.6 58.6  -5 65", shade=0.5, line=0.8),),
    back=(flat("dark", "limb: -10 60 1.6 0 54 2 10 60 1.6 | limb: -12 44 1.6 0 38 2 12 44 1.6 | limb: -10 28 1.6 0 22 2 10 28 1.6"),),
    face=Face(x=0.6, y=72.0, gap=13.0, eye=6.4, mouth=(0.0, 58.0), smile=3.0),
    head=(0.0, 74.0, 30.0, 21.0), neck=(0.0, 50.0, 22.0), mouthless=True, rosy=False,
    colours={"coat": "8a6240", "belly": "f0dcb8", "wing": "6b4a30", "dark": "a97f54", "light": "fbf2de"}, size=0.45, kind="animal",
)  # fmt: skip
PENGUIN = Creature(
    parts=(
        part("beak", "-20 1  -19 6  -10 8  -3 5  -4 -0.6  -12 -1.4 | 20 1  19 6  10 8  3 5  4 -0.6  12 -1.4", shade=0.5),
        part("coat", "-27 58  -38 40  -42 24  -36 22  -28 32 | 27 58  38 40  42 24  36 22  28 32"),
        part("coat", "half: 0 99  14 96.6  24 87  27.4 72  29.6 54  31 34  27 14  15 4.6  0 3"),
        part("belly", "half: 0 56  12 58  21 50  23.6 32  19 13  10 7  0 6", line=0.4),
        part("face", "0 83  7 90  15.6 89  20.6 80  20 69  14 60  0 57  -14 60  -20 69  -20.6 80  -15.6 89  -7 90", line=0.4),
    ),
    over=(part("beak", "0 71.6  6.6 68.6  8 66.4  0 61.6  -6 66.4  -5.4 68.6", shade=0.5, line=0.7),),
    back=(),
    face=Face(x=1.0, y=76.0, gap=9.4, eye=3.4, mouth=(0.0, 62.0), smile=3.0), head=(0.0, 76.0, 26.0, 22.0), neck=(0.0, 55.0, 20.0),
    colours={"coat": "3a4254", "belly": "fbf8f0", "face": "fbf8f0"}, size=0.5, kind="animal", mouthless=True,
)  # fmt: skip

_BIRD_LEGS = part(
    "beak",
    "limb: -3 20 2.4 -2 3 2.4 | limb: 8 20 2.4 9 3 2.4 | limb: -2 2.6 2.2 5 0.6 2 | limb: 9 2.6 2.2 16 0.6 2",
    shade=0.3,
    line=0.7,
)


def _songbird(
    coat: Colour,
    belly: Colour,
    wing: Colour,
    beak: Colour = "f0a032",
    *,
    size: float = 0.3,
    crest: bool = False,
    hood: Colour = "",
) -> Creature:
    tuft = (part("wing", "6 92  2 102  10 100  12 108  18 100  24 101  21 91", shade=0.6),) if crest else ()
    return Creature(
        parts=(
            _BIRD_LEGS,
            part("wing", "-28 42  -48 52  -60 63  -66 58  -58 48  -64 44  -54 38  -34 28"),
            *tuft,
            part("coat", "14 94  28 92  38 82  40 68  38 52  32 34  18 20  0 15  -18 18  -32 30  -37 42  -26 46  -14 54  -8 68  -5 84  2 92"),
            *((part("hood", "14 94  28 92  38 82  40 68  37 60  30 63  22 57  14 62  4 57  -6 62  -5 84  2 92", line=0.5),) if hood else ()),
            flat("belly", "38 58  36.6 48  31 33.6  18 21  2 16.4  8 30  14 44  24 54  33 58"),
            part("wing", "-8 56  6 52  10 40  2 28  -12 23  -30 28  -42 38  -30 39  -24 46", shade=1.2),
            flat("dark", "limb: -26 36 1.2 -12 31 1.6 0 34 1.2 | limb: -18 43 1.2 -8 39 1.6 2 42 1.2"),
        ),
        over=(part("beak", "36 80  46 77.6  55 73  46 69.6  36.6 69", shade=0.5, line=0.8), flat("dark", "limb: 38 74.4 1 52 73.2 0.8")),
        face=Face(x=24.0, y=78.0, gap=0.0, eye=4.6, mouth=(45.0, 73.0), smile=3.0), head=(17.0, 76.0, 22.0, 18.0), neck=(16.0, 58.0, 16.0),
        colours={"coat": coat, "belly": belly, "wing": wing, "beak": beak, "hood": hood or coat} | ({"face": hood} if hood else {}), size=size, kind="animal",
        mouthless=True, ringed=coat in DARK and not hood,
    )  # fmt: skip


DARK = ("33343e", "5a4030")

DUCK = Creature(
    parts=(
        part("beak", "-6 0  -5 6  2 8  11 4  10 -0.6 | 10 0  11 6  18 8  27 4  26 -0.6", shade=0.5),
        part("coat", "18 98  30 95  37 86  37 74  32 66  31 58  36 46  38 32  31 17  15 9  -12 8.6  -34 13  -49 27  -60 46  -57 51  -44 45  -28 45"
                     "  -8 47  4 53  8 62  4 72  3 86  8 95"),
        part("wing", "-6 42  10 38  16 28  9 18  -8 15  -28 20  -40 32  -26 33  -20 39", shade=1.2),
    ),
    over=(part("beak", "34 84  44 83  55 79  58 74  48 71  35 71", shade=0.6, line=0.8), flat("nose", "oval: 46 79.6 1.4 0.9"),
          flat("nose", "limb: 40 75 1 56 75.6 0.8")),
    face=Face(x=24.0, y=83.0, gap=0.0, eye=3.8, mouth=(50.0, 75.0), smile=3.0), head=(20.0, 82.0, 18.0, 16.0), neck=(20.0, 62.0, 13.0),
    colours={"coat": "f7e08a", "wing": "ecc95e", "beak": "ee8e2c", "nose": "a35a14"}, size=0.35, kind="animal", mouthless=True,
)  # fmt: skip
HEN = Creature(
    parts=(
        _BIRD_LEGS,
        part("dark", "-26 46  -44 66  -52 82  -62 84  -64 72  -70 68  -64 58  -68 50  -54 36  -32 26"),
        part("comb", "8 92  6 102  13 100  17 108  22 101  29 104  27 92", shade=0.6),
        part("coat", "16 96  28 93  34 83  33 70  36 54  34 36  22 22  4 16  -16 17  -34 26  -46 42  -50 54  -34 50  -16 52  -2 62  2 78  6 92"),
        part("wing", "-14 50  4 47  12 38  6 28  -10 23  -28 29  -36 38  -24 39  -20 45", shade=1.2),
    ),
    over=(part("beak", "31 82  42 78  31 73", shade=0.5, line=0.8, smooth=False), part("comb", "30 72  35 68  34 60  29 60  27 67", shade=0.5, line=0.7)),
    face=Face(x=22.0, y=81.0, gap=0.0, eye=3.8, mouth=(38.0, 77.0), smile=3.0), head=(17.0, 81.0, 16.0, 14.0), neck=(16.0, 62.0, 13.0),
    colours={"coat": "f6efe0", "dark": "dcc9a8", "wing": "e6d6b8", "comb": "d23a34"}, size=0.36, kind="animal", mouthless=True,
)  # fmt: skip
SWAN = Creature(
    parts=(
        part("coat", "limb: 22 26 20 34 42 13 30 60 10 20 76 9.4 24 90 11 33 92 11"),
        part("coat", "24 44  36 32  38 18  28 5  4 0  -24 0  -44 8  -56 26  -60 42  -50 38  -44 46  -36 42  -26 50  -12 50  6 40"),
        part("wing", "10 38  14 28  6 18  -14 14  -36 18  -52 32  -40 31  -34 38  -22 36  -12 44", shade=1.2),
    ),
    over=(part("beak", "38 95  46 91  56 87  54 84  44 85  37 88", shade=0.5, line=0.8), flat("nose", "35 97  41 95  38 90  34 89")),
    face=Face(x=30.4, y=93.6, gap=0.0, eye=2.5, mouth=(50.0, 87.0), smile=2.0), head=(30.0, 92.0, 9.0, 7.4), neck=(30.0, 58.0, 7.5),
    colours={"coat": "f8f6f0", "wing": "e6e4e2", "beak": "f09a3a", "nose": "33303a"}, size=0.6, kind="animal", mouthless=True, rosy=False,
)  # fmt: skip

BIRDS: Mapping[str, Creature] = MappingProxyType({
    "owl": OWL, "penguin": PENGUIN, "duck": DUCK, "hen": HEN, "swan": SWAN,
    "bird": _songbird("4f8fd0", "f6e9d4", "34689f"), "robin": _songbird("8a6a4c", "e0642e", "6b4f38"),
    "crow": _songbird("33343e", "454754", "24252e", "5a5a62", size=0.34), "seagull": _songbird("f6f4ee", "ffffff", "9aa4b0", size=0.36),
    "parrot": _songbird("3fa858", "f0c93a", "2f62c4", "4a4248", crest=True, size=0.36),
    "eagle": _songbird("5a4030", "6e5040", "44302a", "f0b23a", size=0.55, hood="f6f2e8"), "chick": _songbird("f7d64e", "fbe68e", "e8bb3a", size=0.22),
})  # fmt: skip
