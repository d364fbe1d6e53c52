"""Draws a beast in profile: trunk, neck, skull and near legs are one mask with one outline; no joint shows a seam."""

from __future__ import annotations

from functions.media.illustrator.recipes.beasts import BEASTS, PROFILES, Beast, Profile
from functions.media.illustrator.recipes.colours import darker, lighter, luminance, mix, visible_on
from functions.media.illustrator.recipes.faces import Face, features
from functions.media.illustrator.recipes.frame import Frame
from functions.media.illustrator.recipes.hides import marks_of, wool_of
from functions.media.illustrator.recipes.strokes import flat, limb, outlines, oval, part, placed
from functions.media.illustrator.recipes.wear import dressed
from functions.media.illustrator.shapes import Colour, Figure, Look, Outline, Point, Pose, Shape

#: how far the feet of near front, near hind, far front and far hind leg stand before their hips
STRIDE = {"walk": (5.0, -7.0, -8.0, 6.0), "stand": (1.5, -2.0, 0.0, 1.0)}


def draw_beast(look: Look, pose: Pose) -> Figure:
    """It stands or walks; a profile has no back view."""
    beast = BEASTS[look.subject]
    profile = PROFILES[beast.head]
    stride = STRIDE["walk" if pose.act == "walk" else "stand"]
    nx, ny, _, _ = beast.neck
    skull = placed((Shape(outlines(profile.skull) + (outlines(profile.joined) if profile.joined else ()), "coat"),), at=(nx, ny),
                   scale=beast.scale, turn=beast.tilt)[0]  # fmt: skip
    trunk = Shape(
        (_trunk(beast), _neck(beast), *_legs(beast, stride[:2], far=False), *skull.outlines, *_humps(beast)), "coat"
    )
    far = Shape(_legs(beast, stride[2:], far=True), "far")
    behind = placed(profile.behind, at=(nx, ny), scale=beast.scale, turn=beast.tilt)
    body = (*behind, *_tail(beast), far, *_hooves(beast, stride[2:], far=True), trunk, *marks_of(beast),
            *_hooves(beast, stride[:2], far=False), *wool_of(beast))  # fmt: skip
    colours = _colours(beast, look)
    return dressed(body, _face(beast, profile, pose), _frame(beast, profile), look, pose, colours, size=beast.size)


def _trunk(beast: Beast) -> Outline:
    length, back, belly = beast.trunk
    middle = (back + belly) / 2
    return ((length, back - 3), (length * 0.45, back - 1), (-length * 0.1, back - 2.5), (-length * 0.6, back), (-length + 2, back - 4),
            (-length - 4, middle + 2), (-length - 1, belly + 4), (-length * 0.45, belly + 1), (length * 0.2, belly - 1.5),
            (length * 0.75, belly + 1), (length + 5, belly + 7), (length + 7, middle + 4))  # fmt: skip


def _neck(beast: Beast) -> Outline:
    length, back, belly = beast.trunk
    nx, ny, low, high = beast.neck
    root = (length - 6, (back + belly) / 2 + 5)
    middle = ((root[0] + nx) / 2 - 0.5, (root[1] + ny) / 2, (low + high) / 2 * 0.94)
    return limb([(*root, low), middle, (nx - 2, ny - 1, high)])


def _hips(beast: Beast, *, far: bool) -> tuple[Point, Point]:
    length, back, belly = beast.trunk
    inset = 7.0 if far else 0.0
    hip = belly + (back - belly) * 0.4
    return (length - 3 - inset, hip), (-length + 4 + inset, hip)


def _legs(beast: Beast, stride: tuple[float, ...], *, far: bool) -> tuple[Outline, ...]:
    width = beast.leg
    front, hind = _hips(beast, far=far)
    half = beast.trunk[2] * 0.56
    (fx, fy), (hx, hy) = front, hind
    return (
        limb([(fx, fy, width * 1.9), (fx + stride[0] * 0.3, half, width * 1.12), (fx + stride[0], 3.5, width)]),
        limb(
            [(hx, hy, width * 2.5), (hx + stride[1] * 0.3 - 2.5, half + 2, width * 1.2), (hx + stride[1], 3.5, width)]
        ),
    )


def _hooves(beast: Beast, stride: tuple[float, ...], *, far: bool) -> tuple[Shape, ...]:
    width = beast.leg * 0.58
    feet = [x + step for (x, _), step in zip(_hips(beast, far=far), stride, strict=True)]
    if "nails" in beast.marks:
        return (
            ()
            if far
            else (
                Shape(
                    tuple(oval(x + k, 0.8, 1.8, 1.7) for x in feet for k in (-1.4 * 3, 0.2, 4.6)),
                    "hoof",
                    shade=0.2,
                    line=0.4,
                ),
            )
        )
    forms = tuple(
        ((x - width, -0.6), (x - width * 0.92, 4.6), (x + width * 0.92, 4.6), (x + width * 1.25, -0.6)) for x in feet
    )
    socks = Shape(tuple(limb([(x, 4, width * 2.0), (x, 10, width * 1.96)]) for x in feet), "belly", shade=0.0, line=0.0)
    hoof = Shape(forms, "hoof", shade=0.5, line=0.7, smooth=False)
    return (socks, hoof) if "socks" in beast.marks and not far else (hoof,)


def _tail(beast: Beast) -> tuple[Shape, ...]:
    length, back, _ = beast.trunk
    x, y = -length - 1 - max(0.0, beast.leg - 10) * 1.6, back - 6 - max(0.0, beast.leg - 10) * 1.2
    tables = {
        "flow": (
            part(
                "dark",
                f"limb: {x + 2} {y + 3} 6 {x - 7} {y} 10 {x - 12} {y - 16} 11 {x - 9} {y - 30} 9 {x - 14} {y - 40} 1",
            ),
        ),
        "tassel": (
            part("coat", f"limb: {x + 2} {y} 3.6 {x - 7} {y - 6} 3.2 {x - 9} {y - 20} 2.6"),
            part("dark", f"oval: {x - 9.4} {y - 25} 3.4 6"),
        ),
        "scut": (part("belly", f"limb: {x + 3} {y} 7 {x - 4} {y + 5} 7 {x - 7} {y + 9} 2"),),
        "puff": (part("coat", f"oval: {x - 2} {y - 4} 7 7"),),
        "curl": (
            part(
                "coat",
                f"limb: {x + 2} {y - 2} 4 {x - 6} {y} 3.4 {x - 9} {y + 6} 3 {x - 4} {y + 8} 3 {x - 5} {y + 2} 2.6 {x - 12} {y + 3} 1.6",
            ),
        ),
    }
    return tables[beast.tail]


def _humps(beast: Beast) -> tuple[Outline, ...]:
    if "humps" not in beast.marks:
        return ()
    back = beast.trunk[1]
    return tuple(
        ((x - 15, back - 6), (x - 8, back + 6), (x, back + 14), (x + 8, back + 6), (x + 15, back - 6))
        for x in (-13.0, 14.0)
    )


def _face(beast: Beast, profile: Profile, pose: Pose) -> tuple[Shape, ...]:
    nx, ny, _, _ = beast.neck
    over = list(profile.over)
    if beast.head == "sheep":
        over.insert(0, part("dark", profile.skull))
    if "horn" in beast.marks:
        over.append(part("horn", "5 11  11 11.6  18 38", shade=0.5, line=0.7, smooth=False))
    if "longears" in beast.marks:
        over.append(part("coat", "-9 8  -14 20  -13 32  -7 28  -3 18  -2 10"))
    drawn = placed((*over, *profile.nose), at=(nx, ny), scale=beast.scale, turn=beast.tilt)
    face = _features_at(beast, profile)
    cheek = flat("blush", f"oval: {face.x - 0.6} {face.y - 3.1 * face.eye} 2.9 1.9")
    white = (
        flat("white", f"oval: {face.x} {face.y} {face.eye * 1.3} {face.eye * 1.6}")
        if beast.head == "sheep" or "patches" in beast.marks
        else None
    )
    return (
        *drawn,
        cheek,
        *((white,) if white and pose.mood not in ("happy", "asleep") else ()),
        *features(face, pose.mood),
    )


def _features_at(beast: Beast, profile: Profile) -> Face:
    nx, ny, _, _ = beast.neck
    s = beast.scale
    (ex, ey), (mx, my) = profile.eye, profile.mouth
    return Face(
        x=nx + ex * s,
        y=ny + ey * s,
        gap=0.0,
        eye=2.7 * min(s, 1.15),
        mouth=(nx + mx * s, ny + my * s),
        smile=profile.smile * s,
    )


def _frame(beast: Beast, profile: Profile) -> Frame:
    nx, ny, low, high = beast.neck
    length, back, belly = beast.trunk
    s = beast.scale
    root = (length - 6, (back + belly) / 2 + 5)
    at = (root[0] * 0.45 + nx * 0.55, root[1] * 0.45 + ny * 0.55)
    half = max(8.0, (low + high) / 4)
    if ny - root[1] < 22:
        at, half = (nx - 15 * s, ny - 9 * s), 14.0
    if profile.joined:
        at, half = (nx - 3, ny - 26), 16.0
    return Frame(head=(nx + 3 * s, ny + 1.5 * s, 18 * s, 15 * s), face=_features_at(beast, profile), neck=(at[0] + 1, at[1], half),
                 shoulder=(back - belly) / 2, hem=belly, hand=(length + 12, belly + 4), along=True)  # fmt: skip


def _colours(beast: Beast, look: Look) -> dict[str, Colour]:
    coat = look.dyes.get("coat", beast.coat)
    dyed = "coat" in look.dyes
    belly = look.dyes.get("belly", lighter(coat, 0.55) if dyed else beast.belly)
    dark = look.dyes.get("dark", darker(coat, 0.5) if dyed else beast.dark)
    face = dark if beast.head == "sheep" else coat
    return {
        "coat": coat, "belly": belly, "dark": dark, "far": darker(coat, 0.24), "hoof": beast.hoof, "horn": look.dyes.get("horn", "efe4cc"),
        "ear": mix(coat, "e8a09a", 0.5), "snout": mix(coat, "f0a8a0", 0.6), "nose": "4a3234", "eye": look.dyes.get("eye", "241b1e"),
        "spark": "ffffff", "white": "fffdf8", "brow": visible_on(face, 0.7), "lips": "4a2a2c" if luminance(face) > 110 else "1c1416",
        "gape": "6e2430", "tongue": "e8787e", "tear": "8fd0f0", "blush": mix(face, "f07a70", 0.45),
    }  # fmt: skip
