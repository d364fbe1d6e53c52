"""The walking animal of the soft-faced kind: body, neck and near legs are one mask under the head that it also has when it sits."""

from __future__ import annotations

from dataclasses import replace

from functions.media.illustrator.recipes.frame import Frame
from functions.media.illustrator.recipes.heads import head_of
from functions.media.illustrator.recipes.sitting import animal_colours, draw_sitting, frame_of, tail_of
from functions.media.illustrator.recipes.species import SPECIES, Species
from functions.media.illustrator.recipes.strokes import flat, part, placed
from functions.media.illustrator.recipes.wear import dressed
from functions.media.illustrator.shapes import Figure, Look, Point, Pose, Shape

#: where the middle of the head goes
HEAD = (25.0, 66.0)

_TRUNK = "27 51  13 49.6  -8 49  -25 48.6  -35.4 43  -39 33  -37 22  -27 16.6  -6 17.4  14 16.6  29 20.6  35 31  34 43"
_NEAR = "limb: 24.6 30 16 27.6 15 10.4 31.4 4.4 9.6 | limb: -28.4 30 20 -34.4 16 11 -37 4.4 9.6 | limb: 31.6 3.6 7.2 35.4 3.4 7"
_FAR = "limb: 19 28 13 15 15 9.6 9.6 4.8 9 | limb: 9.6 3.8 6.6 13.6 3.6 6.4"
_FAR_HIND = "limb: -22 28 14 -17 15 10 -16.4 4.8 9 | limb: -16 3.8 6.6 -12 3.6 6.4"
_SOCKS = "26.4 9.4  31 10.6  36 8  39 4.4  38 0.4  33 -0.6  27.4 0.2  26 4 | -42 9.4  -37 10.6  -32.6 8.6  -29 4.4  -30 0.4  -35 -0.6  -41 0.2  -42.4 4"


def draw_soft(look: Look, pose: Pose) -> Figure:
    """A soft-faced animal: on its haunches unless it walks; from behind it always sits."""
    return draw_walking(look, pose) if pose.act == "walk" and not pose.back else draw_sitting(look, pose)


def draw_walking(look: Look, pose: Pose) -> Figure:
    """Four legs in stride, looking out of the picture with its own face."""
    species = SPECIES[look.subject]
    head = placed(head_of(species, pose.mood), at=HEAD)
    body = (*placed(tail_of(species), at=(-22.0, 30.0)), *_far_legs(species), *_near_side(species))
    body = placed(body, wide=0.5 + species.stout / 2)
    return dressed(body, head, _frame(species), look, pose, animal_colours(species, look), size=species.size)


def _frame(species: Species) -> Frame:
    seated = frame_of(species, back=False)
    face, shift = seated.face, HEAD[0] - seated.head[0]
    mouth: Point = (face.mouth[0] + shift, face.mouth[1])
    there = replace(face, x=face.x + shift, mouth=mouth)
    return replace(seated, head=(HEAD[0], HEAD[1], *seated.head[2:]), face=there, neck=(HEAD[0] + 1.0, seated.neck[1], 14.6), hand=(38.0, 22.0),
                   along=True)  # fmt: skip


def _far_legs(species: Species) -> tuple[Shape, ...]:
    role = "dark" if "arms" in species.marks else "far"
    return (part(role, _FAR), part(role, _FAR_HIND))


def _near_side(species: Species) -> tuple[Shape, ...]:
    union = part("coat", f"{_TRUNK} | limb: 22 38 22 26 52 22 | {_NEAR}")
    belly = flat(
        "belly",
        "-25 17.6  -8 18.2  10 17.4  18 17.6  12 21.6  -8 22.4  -20 21.4 | 35 40  34.6 30  30.6 24  27 31  29 42  33 48",
    )
    socks: tuple[Shape, ...] = ()
    if {"socks", "arms"} & set(species.marks):
        socks = (flat("dark", _SOCKS),)
    if "arms" in species.marks:
        socks = (flat("dark", "18 48  32 46  34 32  32.4 20  38 8  38 0.4  27 0.2  23 18  16 28 | " + _SOCKS),)
    return (union, belly, *_marks(species), *socks)


def _marks(species: Species) -> tuple[Shape, ...]:
    if "stripes" in species.marks:
        return (flat("dark", "limb: -22 48.4 3.4 -20 38 1 | limb: -12 49 3.4 -10.6 37 1 | limb: -2 49 3.4 -1.6 38 1"
                             " | limb: -38 34 3 -29 33 0.8 | limb: -37.6 26 2.8 -30 25 0.8"),)  # fmt: skip
    if "spines" in species.marks:
        return (part("dark", "20 52  10 58  6 52  -4 59  -9 52  -18 57.6  -22 50  -31 53  -33 45  -42 45  -39.6 37  -45 33  -38 28  -40 22"
                             "  -30 26  -10 30  8 30  18 34", smooth=False),)  # fmt: skip
    if "patch" in species.marks:
        return (flat("dark", "-30 47.4  -14 48.6  -10 42  -16 34  -28 34  -33 40"),)
    return ()
