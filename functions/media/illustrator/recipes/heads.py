"""Heads of the soft-faced animals: skull, ears, masks, muzzle and features, for any posture of the body."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.faces import Face, features, muzzle
from functions.media.illustrator.recipes.faces import brows as brows_of
from functions.media.illustrator.recipes.faces import eyes as eyes_of
from functions.media.illustrator.recipes.species import Species
from functions.media.illustrator.recipes.strokes import flat, part, placed
from functions.media.illustrator.shapes import Shape

#: half outlines around the middle of the head
SKULLS: Mapping[str, str] = MappingProxyType({
    "narrow": "half: 0 21  10 20.5  19 17  26 9.5  29.5 1  33 -8  33.5 -9.6  32 -10  25 -13.5  16 -20  7 -24.5  0 -25.5",
    "cat": "half: 0 19.5  11 19  21 14  27.5 4  29 -5  31.5 -10.5  31 -11.8  25 -14  15 -20.5  6 -22.5  0 -22.8",
    "round": "half: 0 22  11 21  21.5 15  28 4  28 -7  22 -17  11 -22  0 -23",
    "dog": "half: 0 21  11 20.5  20 15  24.5 5  25 -6  21 -16  11.5 -22.5  0 -24",
    "egg": "half: 0 20  9.5 19  18.5 13  24.5 2  25.5 -7  20 -16.5  10 -21.5  0 -22.5",
})  # fmt: skip

#: ear: outer and inner half of the right one, around the middle of the head
EARS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "point": ("8 15  12 24  19 33.5  23.5 37.5  25.4 37.2  28 29  29.5 18  27 6  18 8",
              "15.5 17  18.5 24.5  22.8 31  24 30.8  25.4 24  25 14  20 13"),
    "blunt": ("9 15  13 26  20 31  26 29  28.5 20  26 8  17 9", "15 18  18 25  22 26.5  24.5 24  25 16  21 13"),
    "tufted": ("6 15  7 25  9.5 35  11 36  15 29  18.5 19  18 10  10 10", "9.5 18  10.5 25  12.5 27  15 21  14 15"),
    "round": ("oval: 20.5 17 10 10", "oval: 21 16.5 6 6"),
    "small": ("oval: 21 14 6.5 6.5", "oval: 21.3 13.5 3.6 3.6"),
    "big": ("oval: 22.5 18 15 15.5", "oval: 23 17.5 10.5 11"),
    "huge": ("28 22  38 20  45 10  44 -1  37 -6  27 -3  20 4  20 16", "30 16  37 14  41 7  39 0  32 0  27 7"),
    "side": ("oval: 28 0 9 10", "oval: 28.5 -0.5 5.6 6.4"),
    "long": ("7 15  6 27  8 40  13 48.5  18 46  20 37  18.5 25  16 13", "10.5 18  10 28  11.5 38  14 43  16 37  15.5 27  14 17"),
    "flop": ("9 20.5  17 21.5  25 16  31.5 5  33.5 -8  31 -15  25.5 -15  21.5 -7  18.5 4  13.5 13", ""),
})  # fmt: skip

_FACE_AT = MappingProxyType({"narrow": (1.5, -13.2), "cat": (0.5, -9.5), "round": (1.5, -9.5), "dog": (2.0, -9.5),
                             "egg": (1.0, -9.0)})  # fmt: skip


def face_of(species: Species) -> Face:
    """Where its features sit around the middle of its head; a little to the right, where it looks."""
    lift, nose = _FACE_AT[species.head]
    return Face(x=2.0, y=lift, gap=species.gap, eye=species.eye, mouth=(2.4, nose - 4.2), smile=4.6)


def head_of(species: Species, mood: str, *, back: bool = False) -> tuple[Shape, ...]:
    """The whole head around its middle, back to front."""
    skull = part("coat", SKULLS[species.head])
    behind = (*_mane(species, back=back), *_ears(species, back=back))
    if back:
        over = _ears(species, back=True) if species.ear == "flop" else ()
        return (*behind, skull, *_nape(species), *over)
    front = (*_flops(species),)
    return (*behind, skull, *_masks(species), *front, *_features(species, mood))


def _ears(species: Species, *, back: bool) -> tuple[Shape, ...]:
    if species.ear == "flop" and not back:
        return ()
    outer, inner = EARS[species.ear]
    role = "dark" if species.ear == "flop" or "patches" in species.marks or "bars" in species.marks else "coat"
    ear = (part(role, outer), *(() if back or not inner else (flat(_inner(species), inner),)))
    return (*placed(ear, wide=-1), *ear)


def _inner(species: Species) -> str:
    return "belly" if species.ear in ("round", "side", "huge") and "patches" not in species.marks else "ear"


def _flops(species: Species) -> tuple[Shape, ...]:
    if species.ear != "flop":
        return ()
    ear = (part("dark", EARS["flop"][0]),)
    return (*placed(ear, wide=-1), *ear)


def _mane(species: Species, *, back: bool) -> tuple[Shape, ...]:
    if "spines" in species.marks:
        return (part("dark", SPINES, smooth=False),)
    if "mane" not in species.marks:
        return ()
    return (part("dark", MANE), *(() if back else (flat("mane", "oval: 1 -2 32 29"),)))


MANE = (
    "half: 0 36  5 37.5  10 34  17 36  22 31  29 30.5  32 24  38 21  38.5 13  42.5 7  40.5 -1  42 -9  37.5 -14  37 -22  30 -25"
    "  27 -31.5  19 -31  13 -36  7 -33.5  0 -37"
)
SPINES = (
    "half: 0 33  4 26.5  9 34  12.5 25.5  19 31.5  21 22.5  28.5 26  28.5 17.5  36 18.5  33 10.5  40 8  35 2  40.5 -3  34.5 -7"
    "  37 -14  31 -15.5  26 -20  0 -18"
)

#: mark -> flat forms on the face: role and table
MASKS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType({
    "cheeks": (("belly", "1 -11  6 -3  14 0.5  22 -1  29 -6.5  32.6 -9.4  25 -13  16 -19.5  7 -24  0 -25  -7 -24  -16 -19.5  -25 -13  -32.6 -9.4  -29 -6.5  -22 -1  -12 0.5  -4 -3"),),
    "brow": (("belly", "oval: 12.5 8.2 4.6 2.2 | oval: -8.5 8.2 4.6 2.2"), ("dark", "2 20  5.5 14  2.5 8  -0.5 14")),
    "jowls": (("belly", "2 -6  8 -3.5  15 -2  22 -4  26.5 -8  21.4 -16.6  11 -21.4  0 -22.5  -11 -21.4  -21.4 -16.6  -26.5 -8  -18 -4  -11 -2  -4 -3.5"),),
    "muzzle": (("belly", "2 -3.5  8 -4  14 -8.5  15 -14.5  10 -19.5  2 -21.5  -6 -19.5  -11 -14.5  -10 -8.5  -4 -4"),),
    "snout": (("belly", "2 -2.5  10 -4  15 -10  13.5 -16.5  7.5 -20.4  2 -21  -3.5 -20.4  -9.5 -16.5  -11 -10  -6 -4"),),
    "blaze": (("belly", "0 20.5  4 20.5  5.5 12  5 3  8.5 -4.5  2 -8  -4.5 -4.5  -1 3  -1.5 12"),),
    "patch": (("dark", "5.5 9  9 11.5  16 11.5  21 7  21.5 -1  17.5 -6.5  11 -6.5  6 -2.5"),),
    "patches": (("dark", "7 4  10 8.5  16 8.5  20 4  20.5 -3  17.5 -8  13 -7.5  8.5 -3 | -3 4  -6 8.5  -12 8.5  -16 4  -16.5 -3  -13.5 -8  -9 -7.5  -4.5 -3"),),
    "mask": (("belly", "2 10  12 13.5  21 11  27 5  31.5 -7.5  24 -12.5  14 -19  2 -25  -14 -19  -24 -12.5  -31.5 -7.5  -25 5  -18 11  -9 13.5"),
             ("dark", "1.5 6  8 8  16 8  23 4  28 -3  29 -7.5  21 -8.5  13 -7  6 -3.5  2 -2.5  -2 -3.5  -9 -7  -18 -8.5  -27 -7.5  -26 -3  -19 4  -12 8  -5 8"),
             ("dark", "2 20.8  4.5 19  3.5 12  2 7  0.5 12  -0.5 19")),
    "bars": (("belly", "0 21  4.5 20.5  6 10  5 0  9 -8  8 -22  0 -25.5  -8 -22  -6 -8  -2 0  -3 10  -3.5 20.5"),
             ("belly", "22 12  26 8  28.6 1  31 -8.4  24 -12.8  17 -17  19 -8  22 2"),
             ("belly", "-22 12  -26 8  -28.6 1  -31 -8.4  -24 -12.8  -15 -17  -16 -8  -20 2"),
             ("dark", "7 19.5  15 17  19.5 10  21 1  18 -9  13.5 -14  9.5 -8  7 1  7.5 10"),
             ("dark", "-4 19.5  -12 18.5  -17 10  -18.5 1  -15 -9  -10 -14  -6 -8  -3.5 1  -4.5 10")),
    "heartface": (("belly", "2 8.5  8 13.5  15.5 12.5  19 6  17.5 -1  20.5 -8  17 -17  8 -21  2 -21.6  -4 -21  -13 -17  -16.5 -8  -13.5 -1  -15 6  -11.5 12.5  -4 13.5"),),
    "stripes": (("dark", "limb: 2 20 3.2 2 11.5 1 | limb: 8.5 19.4 3 7 12.5 0.8 | limb: -4.5 19.4 3 -3 12.5 0.8 | limb: 28.5 1 3 21.5 1.5 0.8 | limb: -28.5 1 3 -20 1.5 0.8 | limb: 28.8 -6.5 3 22 -4.2 0.8 | limb: -28.8 -6.5 3 -20.5 -4.2 0.8"),),
})  # fmt: skip


def _masks(species: Species) -> tuple[Shape, ...]:
    return tuple(flat(role, table) for mark in species.marks for role, table in MASKS.get(mark, ()))


def _nape(species: Species) -> tuple[Shape, ...]:
    if "spines" in species.marks:
        return (part("dark", SPINES, smooth=False, line=0.4),)
    if "stripes" in species.marks:
        return (flat("dark", "limb: -1 20 3.2 -1 6 1 | limb: 8 19 3 6 7 0.8 | limb: -9 19 3 -7 7 0.8"),)
    if "mane" in species.marks:
        return (part("dark", "oval: 0 -4 28 26", line=0.4),)
    return ()


def _features(species: Species, mood: str) -> tuple[Shape, ...]:
    face = face_of(species)
    x, y = face.x, face.mouth[1] + 4.2
    eyed = (*eyes_of(face, mood), *brows_of(face, mood))
    if {"patches", "bars", "mask", "patch"} & set(species.marks):
        eyed = (_rings(face, species), *eyed)
    blush = (flat("blush", f"oval: {x + 17.5} {face.y - 9} 4.2 2.7 | oval: {x - 17.5} {face.y - 9} 4.2 2.7"),)
    if "bignose" in species.marks:
        nose = flat(
            "nose",
            f"{x + 0.4} {y + 8}  {x + 5.4} {y + 4}  {x + 5.4} {y - 4}  {x + 0.4} {y - 6.5}  {x - 4.6} {y - 4}  {x - 4.6} {y + 4}",
        )
    else:
        nose = flat(
            "nose",
            f"{x + 0.4} {y + 2.4}  {x + 4.4} {y + 1.8}  {x + 4.2} {y - 0.6}  {x + 0.4} {y - 3.4}  {x - 3.4} {y - 0.6}  {x - 3.6} {y + 1.8}",
        )
    return (*blush, *_whiskers(species, x, y), *_teeth(species, face, mood), *muzzle(face, mood), nose,
            flat("spark", f"oval: {x + 1.6} {y + 1.0} 0.9 0.6"), *eyed)  # fmt: skip


def _rings(face: Face, species: Species) -> Shape:
    """Pale rings that lift dark eyes off a dark mask."""
    sides = (face.x - face.gap, face.x + face.gap) if "patch" not in species.marks else (face.x + face.gap,)
    return flat("white", " | ".join(f"oval: {x} {face.y} {face.eye * 1.35} {face.eye * 1.62}" for x in sides))


def _whiskers(species: Species, x: float, y: float) -> tuple[Shape, ...]:
    if "whiskers" not in species.marks:
        return ()
    hairs = (f"limb: {x + s * 12} {y - 2 + k * 2.4} 0.5 {x + s * 22} {y - 1 + k * 4} 0.6 {x + s * 30} {y - 2 + k * 5} 0.3"
             for s in (-1, 1) for k in (-1, 0.4))  # fmt: skip
    return (flat("whisker", " | ".join(hairs)),)


def _teeth(species: Species, face: Face, mood: str) -> tuple[Shape, ...]:
    if "teeth" not in species.marks or mood not in ("calm", "asleep"):
        return ()
    (x, y) = face.mouth
    return (Shape((((x - 1.9, y - 0.5), (x + 1.9, y - 0.5), (x + 1.6, y - 4.2), (x - 1.6, y - 4.2)),), "white", shade=0.0, line=0.4,
                  smooth=False),)  # fmt: skip


__all__ = ["EARS", "SKULLS", "face_of", "features", "head_of"]
