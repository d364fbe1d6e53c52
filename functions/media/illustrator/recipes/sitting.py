"""The sitting animal: a tear-drop body, bib, two front legs, haunch and tail, under a big head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from functions.media.illustrator.recipes.colours import darker, lighter, luminance, mix, visible_on
from functions.media.illustrator.recipes.frame import Frame
from functions.media.illustrator.recipes.heads import face_of, head_of
from functions.media.illustrator.recipes.species import SPECIES, Species
from functions.media.illustrator.recipes.strokes import flat, part, placed
from functions.media.illustrator.recipes.wear import TWO_HANDED, dressed, prop_of
from functions.media.illustrator.shapes import Colour, Figure, Look, Pose, Shape

HEAD = (1.0, 66.0)

BODY = "0 56  8 54  13.5 44  16.5 31  17 17  16 5  12 0.6  0 0  -12 0  -20 2.5  -23.5 11  -22 24  -17.5 38  -11 50"
BIB = "2 55  9.5 51  13.4 43  14 34.5  12.4 35.5  11 28.5  9 31  6.6 22.5  4.2 31  2 28  0.8 35.5  -1.4 34  -3.2 44"
TUMMY = "2 52  10 46  13.5 34  13.5 18  9 8  0 7  -7 12  -9 24  -7 38  -3 48"

#: tail -> tables of the whole and of its tip, from the rump at the lower left
TAILS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "brush": ("limb: -12 6 11 -25 6 16 -35 14 19 -39 28 17 -36 40 10 -32 48 1.5",
              "-47.4 28  -46 35  -41 42.6  -31.6 49.4  -31 41  -31 31.6  -34.5 35  -37.5 30  -41.5 34.5"),
    "ring": ("limb: -12 6 11 -25 6 15 -35 13 17 -39 26 17 -38 38 13 -34 45 6", ""),
    "thin": ("limb: -12 5 6.5 -26 4 6.5 -35 10 6.5 -37 21 6.5 -32 30 6.5 -34 39 5.5 -39 43 4", ""),
    "wire": ("limb: -12 3 4 -26 2 3.4 -37 7 3 -37 18 2.6 -31 26 2.4 -34 36 2", ""),
    "curl": ("limb: -13 8 9 -26 10 9.5 -33 20 10 -31 32 9 -23 36 7 -20 29 4", ""),
    "puff": ("oval: -23 9 8.5 8.5", ""),
    "stub": ("oval: -23 9 5.5 5.5", ""),
    "plume": ("limb: -10 4 8 -26 4 16 -40 18 22 -43 40 23 -40 58 20 -47 70 15 -55 66 8", ""),
    "tuft": ("limb: -12 5 6 -26 4 6 -35 10 5.5 -37 24 5 -34 36 4.5", "-34 33  -39.5 37  -40 45  -34.5 52  -29.5 46  -29.5 38"),
})  # fmt: skip


def draw_sitting(look: Look, pose: Pose) -> Figure:
    """A soft-faced animal on its haunches; seen from behind its tail lies in front."""
    species = SPECIES[look.subject]
    frame = frame_of(species, back=pose.back)
    head = placed(head_of(species, pose.mood, back=pose.back), at=HEAD)
    tail = tail_of(species)
    if pose.back:
        body: tuple[Shape, ...] = (part("coat", BODY), *_back_marks(species))
        body = (*_stout(body, species), *placed(tail, wide=-1, at=(-6, 2)))
    else:
        body = (*tail, *_stout(_front(species), species))
    over = () if pose.back else _paws(species, pose.act, prop_of(look, pose))
    if prop_of(look, pose) in TWO_HANDED:
        frame = replace(frame, hand=(6.0, 17.0))
    return dressed(body, head, frame, look, pose, animal_colours(species, look), size=species.size, over=over)


def _paws(species: Species, act: str, prop: str) -> tuple[Shape, ...]:
    """A greeting paw, or what holds a prop: one arm, or two paws on something that is held before the chest."""
    role = "dark" if {"arms", "socks"} & set(species.marks) else "coat"
    arm = "dark" if "arms" in species.marks else "coat"
    if not prop and act == "wave":
        return (
            part(arm, "limb: 11 35 9 27 35 8.6 37 47 8.2", line=0.8),
            part(role, "oval: 38 51 5.6 5.4", shade=0.6, line=0.8),
        )
    if not prop:
        return ()
    if prop in TWO_HANDED:
        return (part(role, "oval: -7 20 5.4 4.6 | oval: 19 20 5.4 4.6", shade=0.6, line=0.8),)
    return (
        part(arm, "limb: 12 34 9 23 27 8.4 31 25 8", line=0.8),
        part(role, "oval: 34 26 5.2 4.8", shade=0.6, line=0.8),
    )


def frame_of(species: Species, *, back: bool) -> Frame:
    face = face_of(species)
    x, y = HEAD
    there = replace(face, x=face.x + x, y=face.y + y, mouth=(face.mouth[0] + x, face.mouth[1] + y))
    wide = {"narrow": 30.0, "cat": 29.0, "round": 28.0, "dog": 25.0, "egg": 25.0}[species.head]
    return Frame(head=(x, y, wide, 22.0), face=there, neck=(1.5, 35.0 if "mane" in species.marks else 41.5, 14.6 * species.stout), shoulder=15.0 * species.stout,
                 hem=3.0, hand=(35.0, 26.0), back=back)  # fmt: skip


def tail_of(species: Species) -> tuple[Shape, ...]:
    """The tail for a rump at the lower left, with its tip or rings."""
    whole, tip = TAILS[species.tail]
    role = {"puff": "belly", "wire": "ear"}.get(species.tail, "coat")
    if species.tail == "ring":
        rings = "limb: -28 2.6 3.4 -26.5 11 3.4 | limb: -40.5 13 3.6 -30 19.4 3.6 | limb: -45.6 26 3.6 -32.4 27.4 3.6 | limb: -42.6 38 3.4 -33.4 36 3.4"
        return (part(role, whole), flat("dark", rings))
    if not tip:
        return (part(role, whole),)
    return (part(role, whole), part("dark" if species.tail == "tuft" else "belly", tip, shade=0.7))


def _front(species: Species) -> tuple[Shape, ...]:
    arms = "dark" if "arms" in species.marks else "coat"
    paws = "dark" if "arms" in species.marks or "socks" in species.marks else "coat"
    chest = TUMMY if species.head in ("round", "egg") else BIB
    legs = part(arms, "limb: 11.6 31 7 12.6 16 8 12.6 4 8.4 | limb: 2.6 31 7 3.2 16 8 3.4 4 8.4", line=0.8)
    haunch = part(
        arms if "arms" in species.marks else "coat", "-6 25  -14 25.5  -21.5 19  -23.5 9  -20 2  -11 0.4  -3 3  -0.5 12"
    )
    foot = part(paws, "-14 0  -15.6 3.6  -12 7  -4 7  1.4 5  1.6 1.4  -3 -0.4")
    toes = part(
        paws,
        "8.2 6.5  12.6 8.6  17 6.5  18 2  14.6 -0.6  10.6 -0.6  7.6 2 | -1 6.5  3.4 8.6  7.8 6.5  8.6 2  5.4 -0.6  1.4 -0.6  -1.6 2",
    )
    seams = flat("seam", "limb: 11.4 0.8 0.7 11.5 3.2 0.7 | limb: 14 0.8 0.7 14.1 3.2 0.7 | limb: 2.2 0.8 0.7 2.3 3.2 0.7"
                         " | limb: 4.8 0.8 0.7 4.9 3.2 0.7")  # fmt: skip
    return (part("coat", BODY), flat("belly", chest), *_coat_marks(species), legs, haunch, toes, foot, seams)


def _coat_marks(species: Species) -> tuple[Shape, ...]:
    if "stripes" in species.marks:
        return (flat("dark", "limb: -21.5 27 3.4 -13 30 1 | limb: -18.5 35 3.2 -10.5 37 1 | limb: -14.5 43 3 -8 44 1"),)
    if "patches" in species.marks:
        return (part("dark", "-12 50  8 53  13 44  15.5 32  0 29  -19 34  -17 40", line=0.0),)
    if "spines" in species.marks:
        return (
            part(
                "dark", "-8 54  -17 48  -15 43  -23 37  -19.5 32  -27 24  -21.5 19  -28 10  -21 8  -8 22", smooth=False
            ),
        )
    return ()


def _back_marks(species: Species) -> tuple[Shape, ...]:
    if "stripes" in species.marks:
        return (
            flat(
                "dark",
                "limb: -20 26 3.4 -8 29 1 | limb: -17 36 3.2 -7 38 1 | limb: 16 26 3.4 5 29 1 | limb: 14 36 3.2 4 38 1",
            ),
        )
    if "patches" in species.marks:
        return (part("dark", "-12 50  8 53  13 44  15.5 32  0 29  -19 34  -17 40", line=0.0),)
    if "spines" in species.marks:
        return (part("dark", "-10 54  -20 46  -17 42  -25 34  -21 29  -28 20  -23 16  -26 8  0 4  20 8  17 15  22 20  17 28  20 34  14 41"
                             "  16 46  8 54", smooth=False),)  # fmt: skip
    return ()


def _stout(shapes: tuple[Shape, ...], species: Species) -> tuple[Shape, ...]:
    return placed(shapes, wide=species.stout)


def animal_colours(species: Species, look: Look) -> dict[str, Colour]:
    """The roles of a soft-faced animal; a dyed coat takes its dark and pale parts with it."""
    coat = look.dyes.get("coat", species.coat)
    dyed = "coat" in look.dyes
    belly = look.dyes.get("belly", mix(species.belly, coat, 0.08))
    if abs(luminance(belly) - luminance(coat)) < 14:
        belly = lighter(coat, 0.7) if luminance(coat) < 225 else darker(coat, 0.07)
    dark = look.dyes.get("dark", darker(coat, 0.5) if dyed and "patches" not in species.marks else species.dark)
    rosy = luminance(species.dark) > 150
    return {
        "coat": coat, "belly": belly, "dark": dark, "far": darker(coat, 0.22), "mane": darker(dark, 0.25),
        "ear": species.dark if rosy else mix(dark, "d98c86", 0.25), "nose": look.dyes.get("nose", species.nose),
        "eye": look.dyes.get("eye", "241b1e"), "spark": "ffffff", "white": "fffdf8", "brow": visible_on(coat, 0.7),
        "lips": "3a2528", "gape": "6e2430", "tongue": "e8787e", "tear": "8fd0f0", "blush": mix(belly, "f07a70", 0.5),
        "whisker": mix(visible_on(coat, 0.6), coat, 0.2), "seam": darker(dark, 0.4),
    }  # fmt: skip
