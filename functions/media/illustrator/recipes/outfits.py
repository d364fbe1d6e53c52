"""Clothes by table, in a body's own units: the shoulder line at 100, half width 17, the feet at 0. Knows no wearer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.shapes import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """Garments of one kind and what they do to arms and legs."""

    #: over legs and arms' beginnings, back to front
    torso: tuple[Shape, ...]
    #: seen from behind; empty for the same
    rear: tuple[Shape, ...] = ()
    #: reaches the ground: no legs are drawn in it
    long: bool = False
    #: role of what the legs are in
    legs: str = "legs"
    sleeve: str = "top"
    #: width of the sleeve at the hand; 0 for a bare forearm
    cuff: float = 9.0
    shoes: str = "shoes"
    #: what lies at the hip of a sitting wearer
    skirt: str = ""


TORSO = "half: 0 99  7 101  13 99.5  17 94  16.5 82  15 68  15.4 51  15 47  8 46  0 47"
TUNIC = "half: 0 99  7 101  13 99.5  17 94  16.4 82  14.5 68  16.5 52  20.5 36  12 32.5  0 34"
DRESS = "half: 0 99  7 101  12.5 99.5  16 94  15 80  12.6 66  17 50  22 32  24.6 20  13 15.6  0 17"
ROBE = "half: 0 99  7 101  13 99.5  17.4 94  17 80  16 66  19 44  23 20  25.6 3  14 -0.6  0 1"
GOWN = "half: 0 98  7 100.6  12.5 99.5  16 94  15 80  12 67  18 56  26 36  31 14  32.5 2.6  17 -0.8  0 1"
COAT = "half: 0 99  7 101  13.5 100  18 94  17.6 80  16.4 66  18.6 46  21.6 22  11 18.5  0 20"

BELT = flat("belt", "-15.4 58  0 56  15.4 58  15.5 52  0 50  -15.5 52")
BUCKLE = part("buckle", "-3.4 58.4  3.4 58.4  3.4 50  -3.4 50", smooth=False, shade=0.3, line=0.6)
COLLAR = part(
    "collar", "-8.5 101  -5 103  0 99.6  5 103  8.5 101  5.6 92.5  0 97  -5.6 92.5", shade=0.3, line=0.6, smooth=False
)
BUTTONS = flat("trim", "oval: 0 88 1.5 1.5 | oval: 0 78 1.5 1.5 | oval: 0 68 1.5 1.5")

_SHIRT = Outfit(torso=(part("top", TORSO), BELT, BUCKLE, COLLAR), rear=(part("top", TORSO), BELT))
_PLAIN = Outfit(torso=(part("top", TORSO), flat("top dark", "limb: -6.6 100 2 0 95.6 2.4 6.6 100 2"),
                       flat("top light", "-16.5 78  0 76.4  16.5 78  16 71  0 69.4  -16 71")),
                rear=(part("top", TORSO), flat("top light", "-16.5 78  0 76.4  16.5 78  16 71  0 69.4  -16 71")))  # fmt: skip
_DRESS = Outfit(
    torso=(part("top", DRESS), flat("top dark", "limb: -7 58 0.8 -11 38 1.4 -12.5 22 0.8 | limb: 7 58 0.8 11 38 1.4 12.5 22 0.8"),
           flat("sash", "-12.8 69.4  0 67.4  12.8 69.4  13.6 63  0 61  -13.6 63"),
           part("collar", "-9 101.4  0 97.5  9 101.4  10.6 94.6  5 91.6  0 94.4  -5 91.6  -10.6 94.6", shade=0.4, line=0.6)),
    rear=(part("top", DRESS), flat("sash", "-12.8 69.4  0 67.4  12.8 69.4  13.6 63  0 61  -13.6 63"),
          part("sash", "0 64  7 70  10.5 66.5  8.5 61  0 64  -8.5 61  -10.5 66.5  -7 70", shade=0.4)),
    legs="tights", skirt="top",
)  # fmt: skip
_ROBE = Outfit(
    torso=(part("top", ROBE), flat("top dark", "limb: -8 56 0.8 -12 30 1.6 -14.5 6 1 | limb: 9 56 0.8 12.5 30 1.6 14 6 1"),
           flat("sash", "-16.2 65.6  0 63  16.2 65.6  16.4 59  0 56.4  -16.4 59"),
           part("sash", "4 60  9 61  11 46  12.4 36  7.4 35  5.6 46", shade=0.4, line=0.7),
           flat("trim", "limb: -7 100.4 2 0 91.6 2.4 7 100.4 2")),
    rear=(part("top", ROBE), flat("sash", "-16.2 65.6  0 63  16.2 65.6  16.4 59  0 56.4  -16.4 59"),
          flat("top dark", "limb: -6 54 0.8 -9 30 1.6 -11 6 1 | limb: 6 54 0.8 9 30 1.6 11 6 1")),
    long=True, cuff=15.0, skirt="top",
)  # fmt: skip
_GOWN = Outfit(
    torso=(part("top", GOWN), part("panel", "half: 0 68  5 67.6  8.6 44  12.6 20  14 0.4  0 0.4", shade=0.5, line=0.5),
           flat("trim", "-32 8  -16 3.4  0 5  16 3.4  32 8  32.4 3.2  17 -0.4  0 1.2  -17 -0.4  -32.4 3.2"),
           flat("sash", "-12.4 70  0 66.6  12.4 70  12.8 65.4  0 61  -12.8 65.4"),
           part("collar", "-9.6 101.6  0 95.6  9.6 101.6  11.4 96  5 91.4  0 91  -5 91.4  -11.4 96", shade=0.4, line=0.6),
           part("gem", "oval: 0 91.4 2.2 2.6", shade=0.3, line=0.5)),
    rear=(part("top", GOWN), flat("sash", "-12.4 70  0 66.6  12.4 70  12.8 65.4  0 61  -12.8 65.4"),
          flat("trim", "-32 8  -16 3.4  0 5  16 3.4  32 8  32.4 3.2  17 -0.4  0 1.2  -17 -0.4  -32.4 3.2")),
    long=True, skirt="top",
)  # fmt: skip
_COAT = Outfit(
    torso=(part("top", COAT), part("shirt", "-5 101  5 101  0 82", smooth=False, shade=0.2, line=0.4),
           flat("tie", "-2 98  2 98  2.6 88  0 84.6  -2.6 88", smooth=False),
           flat("top dark", "limb: 0 84 0.9 0.6 50 0.9 0.4 22 0.9"),
           part("top light", "-7.5 102  -3.6 97  0 82.6  -9.5 89  -12.6 97 | 7.5 102  3.6 97  0 82.6  9.5 89  12.6 97", smooth=False,
                shade=0.4, line=0.7),
           flat("top dark", "-16.6 66  0 64  16.6 66  16.8 60  0 58  -16.8 60"),
           flat("top dark", "oval: 5 74 1.5 1.5 | oval: -5 74 1.5 1.5 | oval: 5 48 1.5 1.5 | oval: -5 48 1.5 1.5")),
    rear=(part("top", COAT), flat("top dark", "-16.6 66  0 64  16.6 66  16.8 60  0 58  -16.8 60"),
          flat("top dark", "limb: 0 50 0.9 0 22 0.9")),
    cuff=10.5, skirt="top",
)  # fmt: skip
_LABCOAT = Outfit(
    torso=(part("shirt", TORSO), flat("tie", "-2 98  2 98  3 76  0 70  -3 76", smooth=False),
           part("top", "-7 101.6  -13.5 100  -18 94  -17.6 80  -16.6 64  -18.6 44  -20.6 24  -11 21.5  -5 22.6  -5 50  -6 74"
                       " | 7 101.6  13.5 100  18 94  17.6 80  16.6 64  18.6 44  20.6 24  11 21.5  5 22.6  5 50  6 74"),
           flat("top dark", "limb: -15.5 52 0.9 -9 51 0.9 | limb: 15.5 52 0.9 9 51 0.9"),
           flat("gem", "8.6 84  13.4 84  13.4 82.4  8.6 82.4 | 10.2 85.7  11.8 85.7  11.8 80.7  10.2 80.7", smooth=False)),
    rear=(part("top", COAT), flat("top dark", "limb: 0 50 0.9 0 22 0.9")),
    cuff=10.5, skirt="top",
)  # fmt: skip
_SUIT = Outfit(
    torso=(part("top", TORSO), part("shirt", "-6 101.4  6 101.4  0 72", smooth=False, shade=0.2, line=0.4),
           flat("tie", "-2 98  2 98  2.8 80  0 74.6  -2.8 80", smooth=False),
           part("top dark", "-7.5 102  -5 98  0 71  -8.5 84  -12 95 | 7.5 102  5 98  0 71  8.5 84  12 95", smooth=False, shade=0.3,
                line=0.6),
           flat("top dark", "limb: 0 72 0.8 0 48 0.8 | oval: 2.8 64 1.3 1.3 | oval: 2.8 56 1.3 1.3")),
    rear=(part("top", TORSO), flat("top dark", "limb: 0 60 0.8 0 47 0.8")),
)  # fmt: skip
_ARMOUR = Outfit(
    torso=(part("plate", "half: 0 96  7 98  14 98  18 92  17.4 80  14 66  15.4 52  18 42  8 38  0 39"),
           flat("plate dark", "limb: -14.4 63 1.2 0 60 1.2 14.4 63 1.2 | limb: -15.4 54 1.2 0 51 1.2 15.4 54 1.2"
                              " | limb: -17 46.4 1.2 0 43.4 1.2 17 46.4 1.2"),
           part("top", "-7.6 93  0 94.6  7.6 93  8.2 80  6 71.5  0 66.5  -6 71.5  -8.2 80", shade=0.6, line=0.7),
           flat("metal", "0 88.4  1.7 83.4  6 82.4  1.7 80.4  0 72  -1.7 80.4  -6 82.4  -1.7 83.4", smooth=False),
           part("plate light", "-21.6 91  -20 99  -14 102.4  -9 99.6  -11.4 91.6  -15.6 87.4 | 21.6 91  20 99  14 102.4  9 99.6"
                               "  11.4 91.6  15.6 87.4", shade=0.8)),
    legs="plate dark", sleeve="plate", shoes="plate", cuff=9.5, skirt="plate",
)  # fmt: skip
_APRON = Outfit(
    torso=(part("shirt", TORSO), part("apron", "-9 92  0 90.6  9 92  10.6 72  15.4 64  17.4 34  0 30  -17.4 34  -15.4 64  -10.6 72"),
           flat("apron dark", "limb: -15 62 1.2 0 59.6 1.2 15 62 1.2"),
           part("apron dark", "-7.6 54  7.6 54  7 42.6  0 40.4  -7 42.6", shade=0.3, line=0.5), flat("apron", "limb: -7.6 91 1.8 -5.6 101 1.8 | limb: 7.6 91 1.8 5.6 101 1.8")),
    rear=(part("shirt", TORSO), flat("apron", "limb: -15 62 1.6 0 59.6 1.6 15 62 1.6"),
          part("apron", "0 60  6 65  9 62  7 57  0 60  -7 57  -9 62  -6 65", shade=0.3, line=0.5)),
    sleeve="shirt",
)  # fmt: skip
_OVERALLS = Outfit(
    torso=(part("top", TORSO), flat("top dark", "limb: -16.4 88 1.5 16.4 88 1.5 | limb: -16 76 1.5 -11 76 1.5 | limb: 11 76 1.5 16 76 1.5"),
           part("legs", "-9 86  9 86  10.6 70  15.4 62  15.6 47  8 45  0 46  -8 45  -15.6 47  -15.4 62  -10.6 70"),
           part("legs", "limb: -7.4 85 3.4 -9.4 100.4 3.2 | limb: 7.4 85 3.4 9.4 100.4 3.2", shade=0.3, line=0.6),
           flat("buckle", "oval: -7.4 85 1.9 1.9 | oval: 7.4 85 1.9 1.9"),
           flat("legs dark", "limb: -5.4 78 0.9 -5 70 0.9 0 68.4 0.9 5 70 0.9 5.4 78 0.9 -5.4 78 0.9")),
    rear=(part("top", TORSO), part("legs", "-13 60  13 60  15.6 47  8 45  0 46  -8 45  -15.6 47"),
          part("legs", "limb: -9 60 3.4 9 100 3.2 | limb: 9 60 3.4 -9 100 3.2", shade=0.3, line=0.6)),
)  # fmt: skip
_STRIPES = Outfit(
    torso=(part("shirt", TORSO), flat("top", "-17 92  0 90  17 92  16.8 87.4  0 85.4  -16.8 87.4 | -16.4 82  0 80  16.4 82  16 77.4"
                                             "  0 75.4  -16 77.4 | -15.4 72  0 70  15.4 72  15 67.4  0 65.4  -15 67.4"),
           part("top", "-8.6 102  -14 99  -13 92.6  0 86  13 92.6  14 99  8.6 102  0 92", smooth=False, shade=0.4, line=0.7),
           part("tie", "0 90.6  4 87  2.6 79  0 82  -2.6 79  -4 87", smooth=False, shade=0.3, line=0.5), BELT),
    rear=(part("shirt", TORSO), flat("top", "-17 82  0 80  17 82  16.8 77.4  0 75.4  -16.8 77.4 | -15.4 72  0 70  15.4 72  15 67.4"
                                            "  0 65.4  -15 67.4"),
          part("top", "-13 101  0 102  13 101  14 84  -14 84", smooth=False, shade=0.4, line=0.7), BELT),
    sleeve="shirt",
)  # fmt: skip
_VEST = Outfit(
    torso=(part("shirt", TORSO), part("top", "-8 101.4  -13.4 99.6  -17.2 93  -16.6 80  -15.6 64  -17.6 42  -8 39  -4.4 52  -5.4 76"
                                             " | 8 101.4  13.4 99.6  17.2 93  16.6 80  15.6 64  17.6 42  8 39  4.4 52  5.4 76"),
           flat("metal", "oval: -7.4 80 1.5 1.5 | oval: -7 71 1.5 1.5 | oval: 7.4 80 1.5 1.5 | oval: 7 71 1.5 1.5"),
           part("sash", "-15.8 63  0 60.6  15.8 63  16 54.4  0 52  -16 54.4", shade=0.5, line=0.7),
           part("sash", "-10 56  -5.6 55  -4.6 42  -7 32  -12.6 34  -11 44", shade=0.5, line=0.7),
           flat("shirt dark", "limb: -3 96 0.8 0 88 0.8 3 96 0.8")),
    rear=(part("top", TORSO), part("sash", "-15.8 63  0 60.6  15.8 63  16 54.4  0 52  -16 54.4", shade=0.5, line=0.7)),
    sleeve="shirt", cuff=11.0,
)  # fmt: skip
_SPACE = Outfit(
    torso=(part("top", "half: 0 100  8 102  16 100.4  20 93  19.4 78  18 62  18.6 46  8 42  0 43"),
           part("panel", "-9.4 82  9.4 82  9.4 66  -9.4 66", smooth=False, shade=0.4, line=0.7),
           flat("gem", "oval: -4.6 77 2 2"), flat("metal", "oval: 0.6 77 2 2"), flat("sash", "oval: 5.6 77 2 2"),
           flat("trim", "-6.6 72  6.6 72  6.6 69.4  -6.6 69.4", smooth=False),
           flat("sash", "-18.4 58  0 56  18.4 58  18.6 53.4  0 51.4  -18.6 53.4"),
           part("top light", "half: 0 97  9 99.4  11.6 103  9 106  0 106", shade=0.6, line=0.8)),
    legs="top", shoes="panel", cuff=11.5,
)  # fmt: skip
_TUNIC = Outfit(
    torso=(part("top", TUNIC), flat("trim", "-20 39.6  -12 36  0 37.4  12 36  20 39.6  20.4 36  12 32.6  0 34  -12 32.6  -20.4 36"),
           flat("belt", "-15 64  0 62  15 64  15 58  0 56  -15 58"),
           part("buckle", "-3.2 64.6  3.2 64.6  3.2 55.8  -3.2 55.8", smooth=False, shade=0.3, line=0.6),
           flat("trim", "limb: -7 100.4 2 0 90 2.4 7 100.4 2")),
    rear=(part("top", TUNIC), flat("belt", "-15 64  0 62  15 64  15 58  0 56  -15 58")), skirt="top",
)  # fmt: skip

_JACKET = Outfit(
    torso=(
        part("shirt", TORSO),
        part("top", "-6 101.6  -13 99.8  -17.4 94  -16.8 82  -15.4 68  -16.2 51  -15 46  -6 45.4  -2 47  -3 70  -4.4 90"
                    " | 6 101.6  13 99.8  17.4 94  16.8 82  15.4 68  16.2 51  15 46  6 45.4  2 47  3 70  4.4 90"),
        part("top dark", "-8 102.6  -4 98  -4.6 86  -10.4 93 | 8 102.6  4 98  4.6 86  10.4 93", smooth=False, shade=0.3, line=0.6),
        flat("top dark", "limb: -12.6 60 1.2 -7 58.6 1.2 | limb: 12.6 60 1.2 7 58.6 1.2"), flat("trim", "oval: 4.4 76 1.3 1.3 | oval: 4 66 1.3 1.3 | oval: 3.6 56 1.3 1.3"),
    ),
    rear=(part("top", TORSO), flat("top dark", "limb: -15 52 1.2 0 50.6 1.2 15 52 1.2")),
)  # fmt: skip

OUTFITS: Mapping[str, Outfit] = MappingProxyType({
    "shirt": _SHIRT, "jersey": _PLAIN, "dress": _DRESS, "robe": _ROBE, "gown": _GOWN, "coat": _COAT, "labcoat": _LABCOAT,
    "suit": _SUIT, "armour": _ARMOUR, "apron": _APRON, "overalls": _OVERALLS, "stripes": _STRIPES, "vest": _VEST,
    "jacket": _JACKET, "space": _SPACE, "tunic": _TUNIC,
})  # fmt: skip
