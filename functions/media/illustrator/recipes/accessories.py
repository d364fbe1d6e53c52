"""What anybody can wear, as tables around an anchor: the head (28 by 22), the eyes, the neck (half 13) or the body (42 tall)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from functions.media.illustrator.recipes.hats import HATS
from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.shapes import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessory:
    """Something worn, seen from the front, from behind and along a body on four legs."""

    #: head, eyes, neck or body
    anchor: str
    #: behind the body, between body and head, or on top
    layer: str
    front: tuple[Shape, ...]
    #: seen from behind; empty for the same
    rear: tuple[Shape, ...] = ()
    #: on a body that lies along the ground, in its own box around the neck
    side: tuple[Shape, ...] = ()

    def shapes(self, *, back: bool) -> tuple[Shape, ...]:
        return self.rear or self.front if back else self.front


SCARF = (
    part("dark", "5 -2  10 -3  14 -10  15.5 -19  17.5 -27  14 -28.5  10.8 -26.5  8 -28.5  7 -19  4 -10"),
    part("own", "-14.5 5.5  -8 2.8  0 1.6  8 2.8  15.5 5.8  17.5 1.5  16 -4.5  9 -8  0 -9.2  -9 -8  -15.5 -4.5  -17 1"),
    part("own", "6 0.5  11.5 2  14.5 -2.5  12.5 -8  7 -8.6  4.4 -4.4", shade=0.6),
    flat("light", "limb: 9.4 -22.4 1.3 12.6 -23 1.3 16.4 -22.4 1.3"),
)
SCARF_BACK = (
    part("own", "-14.5 5.5  -8 3.4  0 2.6  8 3.4  15.5 5.8  17.5 1.5  16 -4.5  9 -8  0 -9  -9 -8  -15.5 -4.5  -17 1"),
    part("dark", "-6 -2  -10 -10  -12 -20  -9 -22  -5.4 -20.6  -2 -22  -1 -10  0 -3"),
)
BOW_TIE = (
    part(
        "own", "0 -4.4  5 -0.6  11 0.6  12.5 -5  11 -10.8  5 -9.4  0 -6  -5 -9.4  -11 -10.8  -12.5 -5  -11 0.6  -5 -0.6"
    ),
    part("dark", "-2.6 -2.8  2.6 -2.8  3 -7.6  -3 -7.6", shade=0.4),
)
NECKLACE = (
    flat("own", "limb: -13 0 1.7 -8 -7 1.7 0 -11 1.7 8 -7 1.7 13 0 1.7"),
    part("own", "0 -9  4 -13  0 -18  -4 -13", shade=0.4),
    flat("light", "0.2 -10.6  1.8 -12.6  0.2 -13.8  -1.2 -12.4"),
)
CAPE = (
    part(
        "own", "-12 43  0 46  12 43  19 30  23.5 12  25.5 -0.5  14 1.6  4 -1  -8 1.4  -18 -1  -26 0.5  -24 14  -19.5 30"
    ),
)
CAPE_BACK = (
    part(
        "own", "-12 45  0 47  12 45  19 30  23.5 12  25.5 -0.5  14 1.6  4 -1  -8 1.4  -18 -1  -26 0.5  -24 14  -19.5 30"
    ),
    flat("dark", "limb: -6 34 0.6 -9 18 1.2 -11 3 0.6 | limb: 6 34 0.6 9 18 1.2 11 3 0.6"),
)
COLLAR = (
    part("own", "-14 3  -7 -1  0 -3.4  7 -1  14 3  16 -3.5  9 -9  0 -10.6  -9 -9  -16 -3.5"),
    part("metal", "oval: 0 -6.6 2.6 2.6", shade=0.3, line=0.7),
)
BACKPACK = (
    part("own", "-15 40  -22 41  -27.5 36  -29 24  -28 12  -22 9  -14 10"),
    part("dark", "-16 24  -23 24.6  -28.4 22.6  -29.4 14  -25 10.4  -17 11", shade=0.6),
)
BACKPACK_BACK = (
    part("own", "-13 40  0 43.5  13 40  16 26  14.5 9.5  0 7.5  -14.5 9.5  -16 26"),
    part("dark", "-10 24  10 24  11 12  0 10.6  -11 12", shade=0.6),
    flat("light", "limb: -7 33 1.2 7 33 1.2"),
)
STRAPS = (flat("own", "limb: -9 42 3 -10 30 3 -8 22 3"),)
COAT = (
    part(
        "own",
        "-9 43.5  0 41  9 43.5  15.5 36  18.5 18  20.5 -1  8 -3  1 -2  0 8  -1 -2  -9 -3  -21 -1  -19 18  -15.5 36",
    ),
    flat("dark", "limb: 0 39 0.9 0 8 0.9 | oval: 3.2 31 1.3 1.3 | oval: 3.2 23 1.3 1.3 | oval: 3.2 15 1.3 1.3"),
    part("light", "-9 44  0 33  9 44  4 44.6  0 41  -4 44.6", shade=0.4, line=0.6, smooth=False),
)
HAT = (
    part("own", "-17 13  -16 24  -11 32.5  0 35.5  11 32.5  16 24  17 13  0 16"),
    part("dark", "-30 15.4  -17 16.4  0 13.8  17 16.4  30 15.4  29 11  17 9  0 7.4  -17 9  -29 11", shade=0.7),
    flat("light", "-16.8 17  0 15.4  16.8 17  16.6 20  0 18.4  -16.6 20"),
)
TOP_HAT = (
    part("own", "-13 12  -14.5 36  -13 40  0 41  13 40  14.5 36  13 12  0 14", smooth=True),
    flat("light", "-13.2 16.5  0 18  13.2 16.5  13.4 20.6  0 22  -13.4 20.6", smooth=False),
    part("dark", "-25 15  -12 13.6  0 14.2  12 13.6  25 15  25.6 12.4  13 9.6  0 9  -13 9.6  -25.6 12.4", shade=0.5),
)
KNIT = (
    part("own", "-26 9.5  -24.5 18  -17 27.5  -7 31.5  0 32  7 31.5  17 27.5  24.5 18  26 9.5  0 13"),
    part("light", "-27.5 12  -14 15.4  0 16.4  14 15.4  27.5 12  27 5.4  14 8.6  0 9.6  -14 8.6  -27 5.4", shade=0.6),
    part("light", "oval: 0 34.5 5.5 5.2", shade=0.8),
)
CAP = (
    part("own", "-25 10  -23 19  -14 27  0 29.5  14 27  23 19  25 10  0 13"),
    part("dark", "-4 12.4  14 13  27 11.4  38 7.5  39 4.8  28 5.2  12 8.4  -2 9.4", shade=0.6),
    flat("dark", "oval: 0 29.4 2.2 1.6"),
)
CROWN = (
    part("own", "-16 14  -18 31  -9.5 22.4  0 34  9.5 22.4  18 31  16 14  0 16.6", smooth=False, shade=0.7),
    flat("light", "-15.8 15.4  0 18  15.8 15.4  16.2 18.6  0 21  -16.2 18.6", smooth=False),
    flat("gem", "oval: 0 22.4 2.2 2.8 | oval: -9.6 20.2 1.6 2 | oval: 9.6 20.2 1.6 2"),
)
BOW = (
    part("own", "14 21  20 27.5  26 29.5  27 24  26.5 17.5  20 17  14 19.5  8.5 16  2.5 17  1.5 23.5  4 28.5  9 26"),
    part("dark", "oval: 14.2 21.4 2.9 3.2", shade=0.4),
)
GLASSES = (
    flat("own", " | ".join(f"limb: {x + 8.4} 0 1.7 {x + 5.9} 6.2 1.7 {x} 8.8 1.7 {x - 5.9} 6.2 1.7 {x - 8.4} 0 1.7 {x - 5.9} -6.2 1.7"
                           f" {x} -8.8 1.7 {x + 5.9} -6.2 1.7 {x + 8.4} 0 1.7" for x in (-11.5, 11.5))),
    flat("own", "limb: -3.4 1.4 1.5 0 2.8 1.5 3.4 1.4 1.5 | limb: 19.6 1 1.5 26 2 1.3 | limb: -19.6 1 1.5 -26 2 1.3"),
)  # fmt: skip
EYEPATCH = (
    flat("own", "limb: -26 13 1.6 0 9 1.6 12 2 1.6 22 -3 1.4"),
    part("own", "5.5 5  11.5 6.4  17.5 4.6  18 -1.6  12 -6.4  6 -2.4", shade=0.3),
)
EARMUFFS = (
    part("dark", "limb: -25 6 2.4 -19 24 2.6 0 31 2.8 19 24 2.6 25 6 2.4", shade=0.4),
    part("own", "oval: -26 1 6.5 8.5 | oval: 26 1 6.5 8.5"),
)
FLOWER_IN_HAIR = (
    part("own", "oval: 17.5 24 3.4 3.4 | oval: 22.5 20.5 3.4 3.4 | oval: 20.5 14.8 3.4 3.4 | oval: 14.5 14.8 3.4 3.4 | oval: 12.5 20.5 3.4 3.4",
         shade=0.4, line=0.7),
    flat("metal", "oval: 17.5 19 2.8 2.8"),
)  # fmt: skip

BANDANA = (part("own", "-15 4.6  -8 1.6  0 0.6  8 1.6  15.6 4.6  16 -1  9 -9  1.4 -17  -8 -9  -16 -1"),
           flat("light", "oval: -5 -4 1.1 1.1 | oval: 1 -7.6 1.1 1.1 | oval: 7 -4 1.1 1.1"))  # fmt: skip
WINGS = (part("own", "8 30  20 44  34 50  42 44  38 32  24 26  36 20  34 8  22 8  10 22 | -8 30  -20 44  -34 50  -42 44  -38 32  -24 26"
                     "  -36 20  -34 8  -22 8  -10 22", shade=0.5, line=0.7),)  # fmt: skip
APRON = (part("own", "-8 36  0 34.6  8 36  9.6 24  14 19  16 4  0 1.6  -16 4  -14 19  -9.6 24"),
         flat("dark", "limb: -13.6 19 1 0 17.4 1 13.6 19 1"))  # fmt: skip
APRON_STRINGS = (
    flat("own", "limb: -14 19 1.4 0 17.4 1.4 14 19 1.4 | limb: 0 17 1.4 -4 8 1.4 | limb: 0 17 1.4 4 8 1.4"),
)
SADDLED = (
    part(
        "own",
        "4 9  -8 8  -24 6.4  -44 6.6  -60 0  -74 -5  -70 -10  -73 -17  -60 -19  -48 -21  -30 -22  -14 -20  0 -14  8 -2",
    ),
    flat("dark", "limb: -18 2 0.8 -34 -6 1.4 -52 -10 0.8"),
)
JACKET_SIDE = (
    part("own", "10 6  -6 6.4  -22 6.4  -36 6  -44 0  -44 -14  -36 -24  -18 -27  2 -26  9 -16  12 -4"),
    flat("light", "limb: -44 -6 2 -43 -14 2.4 -36 -22 2"),
    flat("dark", "oval: 4 -14 1.5 1.5 | oval: 2 -21 1.5 1.5"),
)
PACKED = (
    part("own", "-14 9  -16 22  -24 27  -36 26  -42 18  -41 6.6  -28 5"),
    part("dark", "-20 8  -20 15  -27 18  -35 16  -36 7.4", shade=0.6),
    part("dark", "limb: -22 7 3 -22 -12 3 -23 -26 3", shade=0.3, line=0.6),
)
WINGED = (
    part("own", "-10 4  -18 18  -30 30  -46 34  -48 26  -42 22  -48 16  -40 12  -42 6  -28 2", shade=0.5, line=0.7),
)

_LAYER = {"mask": "face", "space helmet": "round"}


def _on(
    anchor: str, layer: str, front: tuple[Shape, ...], rear: tuple[Shape, ...] = (), side: tuple[Shape, ...] = ()
) -> Accessory:
    return Accessory(anchor=anchor, layer=layer, front=front, rear=rear, side=side)


ACCESSORIES: Mapping[str, Accessory] = MappingProxyType({
    "scarf": _on("neck", "middle", SCARF, SCARF_BACK), "bow tie": _on("neck", "middle", BOW_TIE, STRAPS[:0]),
    "necklace": _on("neck", "middle", NECKLACE), "collar": _on("neck", "middle", COLLAR),
    "cape": _on("body", "behind", CAPE, CAPE_BACK, SADDLED), "coat": _on("body", "middle", COAT, (), JACKET_SIDE),
    "backpack": _on("body", "behind", BACKPACK, BACKPACK_BACK, PACKED), "hat": _on("head", "top", HAT),
    "top hat": _on("head", "top", TOP_HAT), "beanie": _on("head", "top", KNIT), "cap": _on("head", "top", CAP),
    "crown": _on("head", "top", CROWN), "bow": _on("head", "top", BOW), "glasses": _on("eyes", "top", GLASSES),
    "eyepatch": _on("eyes", "top", EYEPATCH), "earmuffs": _on("head", "top", EARMUFFS),
    "flower crown": _on("head", "top", FLOWER_IN_HAIR), "bandana": _on("neck", "middle", BANDANA, SCARF_BACK[:1]),
    "wings": _on("body", "behind", WINGS, (), WINGED), "apron": _on("body", "middle", APRON, APRON_STRINGS, JACKET_SIDE[:1]),
    **{name: _on("eyes" if name == "mask" else "head", _LAYER.get(name, "top"), front, rear)
       for name, (front, rear) in HATS.items()},
})  # fmt: skip

#: accessories that exclude one another share a slot
SLOTS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys((*HATS, "hat", "top hat", "beanie", "cap", "crown", "earmuffs", "flower crown"), "head")
    | dict.fromkeys(("scarf", "bow tie", "necklace", "collar", "bandana"), "neck")
    | {"mask": "eyes", "glasses": "eyes", "eyepatch": "eyes", "halo": "halo"}
)
