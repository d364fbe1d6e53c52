"""A person of any role: legs, clothes, arms by act, a head with hair and moods, dressed by the look."""

from __future__ import annotations

from dataclasses import dataclass, replace

from functions.media.illustrator.recipes.accessories import SLOTS
from functions.media.illustrator.recipes.colours import darker, lighter, luminance, mix, visible_on
from functions.media.illustrator.recipes.faces import Face, features
from functions.media.illustrator.recipes.frame import Frame
from functions.media.illustrator.recipes.hair import BEARDS, EARS, HAIR, SKULL
from functions.media.illustrator.recipes.hats import COVERING
from functions.media.illustrator.recipes.outfits import OUTFITS, Outfit
from functions.media.illustrator.recipes.roles import ROLES, Role
from functions.media.illustrator.recipes.strokes import flat, limb, oval, part, placed
from functions.media.illustrator.recipes.wear import TWO_HANDED, dressed, prop_of
from functions.media.illustrator.shapes import Colour, Figure, Look, Point, Pose, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Proportions of a grown body and of a child's."""

    #: half height of the head
    head: float
    #: height of the shoulder line
    shoulder: float
    wide: float
    #: half the width of an eye, in head units of 22
    eye: float


BUILDS = {
    "adult": Build(head=13.2, shoulder=71.0, wide=1.0, eye=2.5),
    "child": Build(head=17.6, shoulder=63.0, wide=1.06, eye=2.9),
}
#: how far a sitting body comes down, in body units
SUNK = 44.0

_STANDING = "limb: -7.6 54 14 -7.8 28 12.6 -7.8 7 11.4 | limb: 7.6 54 14 7.8 28 12.6 7.8 7 11.4"
_STRIDING_FAR = "limb: -4 54 14 -11 30 12.6 -20 8 11"
_STRIDING_NEAR = "limb: 4 54 14 11 31 12.6 14 7 11.4"
_SHOE = "-6.4 0.4  -7 5  -5 9.4  1 10  5.4 7  10 4.6  11 1.2  8 -0.4  0 -0.4"


def draw_person(look: Look, pose: Pose) -> Figure:
    """Somebody in the role's clothes; the words' dyes and wears win over the role's own."""
    role = ROLES[look.subject]
    look = replace(look, wears=worn_by(look, role))
    pose = replace(pose, prop=_held_by(look, role, pose))
    build = BUILDS[role.build]
    outfit = OUTFITS[_outfit_of(look, role)]
    sunk = SUNK if pose.act == "sit" else 0.0
    sleeves, hands, grip = _arms(outfit, pose, build)
    garment = outfit.rear if pose.back and outfit.rear else outfit.torso
    garment = _settled(garment) if sunk else garment
    upper = placed((_NECK, *garment, *sleeves, *hands), at=(0.0, -sunk))
    body = placed((*_legs(outfit, pose), *upper), scale=build.shoulder / 100, wide=build.wide)
    frame = _frame(build, outfit, grip, sunk, pose)
    behind, head = _head(look, role, frame, build, pose)
    colours = person_colours(look, role)
    over = placed(hands[-1:], at=(0.0, -sunk))
    over = placed(over, scale=build.shoulder / 100, wide=build.wide) if pose.prop and not pose.back else ()
    return dressed((*behind, *body), head, frame, look, pose, colours, size=role.size, over=over)


def worn_by(look: Look, role: Role) -> dict[str, Colour]:
    """The role's own clothes and what the words add; a hat of the words takes the place of the role's."""
    said = {SLOTS.get(name, name) for name in look.wears}
    own = {name: colour for name, colour in role.wears.items() if SLOTS.get(name, name) not in said}
    return own | look.wears


def _held_by(look: Look, role: Role, pose: Pose) -> str:
    return prop_of(look, pose) or ("" if pose.mood == "asleep" else role.prop)


def _outfit_of(look: Look, role: Role) -> str:
    return next((trait for trait in look.traits if trait in OUTFITS), role.outfit)


_NECK = part("skin", "limb: 0 94 11 0 108 10.4", shade=0.6, line=0.7)


def _legs(outfit: Outfit, pose: Pose) -> tuple[Shape, ...]:
    shoe = part(outfit.shoes, _SHOE, shade=0.6)
    if pose.act == "sit":
        return _seated_legs(outfit, shoe)
    if outfit.long:
        return (*placed((shoe,), at=(-9.0, -1.0)), *placed((shoe,), at=(8.0, -1.0)))
    if pose.act == "walk":
        far = part(outfit.legs, _STRIDING_FAR)
        near = part(outfit.legs, _STRIDING_NEAR)
        return (*placed((shoe,), at=(-20.0, 1.0), turn=-16.0), far, *placed((shoe,), at=(14.0, 0.0), turn=6.0), near)
    spread = -1.0 if pose.back else 1.0
    shoes = (*placed((shoe,), at=(-8.0, 0.0), wide=0.9 * spread), *placed((shoe,), at=(8.0, 0.0), wide=0.9))
    return (part(outfit.legs, _STANDING), *shoes)


def _settled(garment: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Skirts and robes of one who sits end on the ground."""
    return tuple(
        replace(shape, outlines=tuple(tuple((x, max(y, SUNK)) for x, y in o) for o in shape.outlines))
        for shape in garment
    )


def _seated_legs(outfit: Outfit, shoe: Shape) -> tuple[Shape, ...]:
    """Legs stretched out on the ground to the right, in trousers or under a skirt."""
    if outfit.long or outfit.skirt == "top":
        cloth = part("top", "-18 0  -20 8  -15 18  0 20  14 18  27 13.6  38 9.6  40 2  30 -0.4  6 -0.8")
        return (*placed((shoe,), at=(41.0, 5.0), turn=62.0), *placed((shoe,), at=(36.0, 4.0), turn=62.0), cloth)
    far, near = "limb: 3 9 14 22 9.6 12.6 40 8 11", "limb: -4 7 14.6 16 6.6 13 35 6 11.4"
    return (*placed((shoe,), at=(45.0, 7.4), turn=68.0), part(outfit.legs, far), *placed((shoe,), at=(40.0, 5.4), turn=68.0),
            part(outfit.legs, near))  # fmt: skip


def _arms(outfit: Outfit, pose: Pose, build: Build) -> tuple[tuple[Shape, ...], tuple[Shape, ...], Point]:
    """Sleeves, hands (the one with the prop last) and where the prop is held, in body units."""
    left, right = _reach(pose, build)
    sleeves = tuple(_sleeve(outfit, line) for line in (left, right))
    hands = tuple(_hand(line) for line in (left, right))
    if pose.prop in TWO_HANDED and pose.act != "wave":
        return sleeves, (Shape((*hands[0].outlines, *hands[1].outlines), "skin", shade=0.6, line=0.8),), (0.0, 68.0)
    return sleeves, hands, right[-1]


def _reach(pose: Pose, build: Build) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The lines of both arms: shoulder, elbow, hand."""
    left: tuple[Point, ...] = ((-15.6, 94.0), (-21.0, 73.0), (-22.0, 51.0))
    right: tuple[Point, ...] = ((15.6, 94.0), (21.0, 73.0), (22.0, 51.0))
    if pose.act == "walk":
        left, right = ((-15.0, 94.0), (-22.0, 75.0), (-28.0, 57.0)), ((15.0, 94.0), (20.0, 75.0), (28.0, 60.0))
    if pose.act == "sit":
        left, right = ((-15.6, 94.0), (-22.0, 76.0), (-19.0, 58.0)), ((15.6, 94.0), (20.0, 76.0), (21.0, 60.0))
    if pose.prop in TWO_HANDED and pose.act != "wave":
        return ((-15.6, 93.0), (-22.0, 77.0), (-9.5, 67.0)), ((15.6, 93.0), (22.0, 77.0), (9.5, 67.0))
    if pose.prop:
        right = ((15.6, 93.0), (23.0, 77.0), (max(31.0, build.head / build.shoulder * 100 / build.wide + 6.0), 68.0))
    if pose.act == "wave":
        out = build.head / build.shoulder * 100 / build.wide + 13.0
        left = ((-15.0, 93.0), (-out + 2.0, 92.0), (-out - 2.0, 112.0))
    if pose.mood == "afraid" and not pose.prop and pose.act == "stand":
        left, right = ((-15.6, 93.0), (-21.0, 78.0), (-9.0, 86.0)), ((15.6, 93.0), (21.0, 78.0), (9.0, 86.0))
    return left, right


def _sleeve(outfit: Outfit, line: tuple[Point, ...]) -> Shape:
    (sx, sy), (ex, ey), (hx, hy) = line
    if (ex - sx) * (hx - ex) + (ey - sy) * (hy - ey) < 0:
        # One limb bent this far would cross itself at the elbow.
        upper, lower = limb([(sx, sy, 11.4), (ex, ey, 10.4)]), limb([(ex, ey, 10.4), (hx, hy, outfit.cuff)])
        return Shape((upper, lower), outfit.sleeve)
    return Shape((limb([(sx, sy, 11.4), (ex, ey, 10.0), (hx, hy, outfit.cuff)]),), outfit.sleeve)


def _hand(line: tuple[Point, ...]) -> Shape:
    (ex, ey), (hx, hy) = line[1], line[2]
    reach = max(((hx - ex) ** 2 + (hy - ey) ** 2) ** 0.5, 1.0)
    dx, dy = (hx - ex) / reach, (hy - ey) / reach
    palm = oval(hx + dx * 3.4, hy + dy * 3.4, 5.2, 5.2)
    inward = -1.0 if hx > 0 else 1.0
    thumb = limb(
        [
            (hx + dx * 2.0, hy + dy * 2.0, 3.6),
            (hx + dx * 5.0 + inward * 4.6 * abs(dy), hy + dy * 5.0 + 3.6 * abs(dx), 3.2),
        ]
    )
    return Shape((palm, thumb), "skin", shade=0.6, line=0.8)


def _frame(build: Build, outfit: Outfit, grip: Point, sunk: float, pose: Pose) -> Frame:
    unit = build.shoulder / 100
    y = 100 - build.head - sunk * unit
    k = build.head / 22
    face = Face(
        x=1.4 * k,
        y=y - 1.5 * k,
        gap=8.4 * k,
        eye=build.eye * k,
        mouth=(1.4 * k, y - 11.4 * k),
        smile=4.6 * k,
        browed=True,
    )
    low = (100 - sunk) * unit
    return Frame(head=(0.0, y, 21 * k, build.head), face=face, neck=(0.0, low + 1.6, 11.0 * unit * build.wide),
                 shoulder=16.5 * unit * build.wide, hem=2.0 if sunk else 9.0, hand=(grip[0] * unit * build.wide, (grip[1] - sunk) * unit),
                 upright=True, back=pose.back)  # fmt: skip


def _head(
    look: Look, role: Role, frame: Frame, build: Build, pose: Pose
) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """What hangs behind the body, and the head itself."""
    x, y, _, ry = frame.head
    hair = HAIR["none" if COVERING & set(look.wears) - {"space helmet"} else style_of(look, role)]
    covered = bool(COVERING & set(look.wears))
    skull = (*(() if covered else (part("skin", EARS, shade=0.6),)), part("skin", SKULL))
    if pose.back:
        return (), placed((*skull, *hair.back), at=(x, y), scale=ry / 22)
    face = (flat("blush", "oval: 14.4 -9 3.7 2.5 | oval: -11.6 -9 3.7 2.5"),
            flat("nose", "limb: 2.2 -3.6 0.7 4 -6.6 1.2 1.8 -7 0.8"))  # fmt: skip
    beard = BEARDS.get(beard_of(look, role), ())
    head = (*placed((*skull, *face), at=(x, y), scale=ry / 22), *placed(beard, at=(x, y), scale=ry / 22),
            *features(frame.face, pose.mood), *placed(hair.front, at=(x, y), scale=ry / 22))  # fmt: skip
    return placed(hair.behind, at=(x, y), scale=ry / 22), head


#: parts whose row gives a man's hair, and what a woman in them wears
EITHER = frozenset(("superhero", "sailor", "captain", "detective", "cowboy", "firefighter", "pirate", "police officer"))
LONGER = ("long", "tail", "bob", "braids")


def style_of(look: Look, role: Role) -> str:
    """The words' hair style, else the seed's choice among the role's."""
    said = next((trait for trait in look.traits if trait in HAIR), "")
    hair = LONGER if "hers" in look.traits and look.subject in EITHER else role.hair
    return said or hair[look.seed % len(hair)]


def beard_of(look: Look, role: Role) -> str:
    if "beardless" in look.traits:
        return ""
    return next((trait.removesuffix(" beard") for trait in look.traits if trait.removesuffix(" beard") in BEARDS and trait != "long"),
                role.beard)  # fmt: skip


def person_colours(look: Look, role: Role) -> dict[str, Colour]:
    """Every role of colour of a person: the words' dyes, else the role's, else plain ones."""
    base = {"skin": "e8b48c", "hair": "5a3a28", "top": "3f7fb0", "legs": "4a4f63", "shoes": "4a3428", "belt": "5a3a26", "shirt": "f0ebe0",
            "apron": "f4efe4", "buckle": "e3b23c", "gem": "d0342c", "metal": "e6b93f", "plate": "b4bcc6", "collar": "f7f2e6", "tie": "a8322c",
            "trim": "f4e9cf"} | dict(role.dyes) | look.dyes  # fmt: skip
    skin, top, hair = base["skin"], base["top"], base["hair"]
    told = {"tights": mix(skin, darker(skin, 0.3), 0.3), "sash": darker(top, 0.42) if luminance(top) > 70 else lighter(top, 0.5),
            "panel": lighter(top, 0.6), "beard": hair}  # fmt: skip
    base = told | base
    cloths = ("top", "legs", "plate", "shirt", "apron")
    shades = {f"{key} dark": darker(base[key], 0.28) for key in cloths} | {
        f"{key} light": lighter(base[key]) for key in cloths
    }
    face = {"eye": "2a2024", "spark": "ffffff", "white": "fffdf8", "gape": "7a2430", "tongue": "e87e80", "tear": "8fd0f0",
            "lips": visible_on(skin, 0.6), "brow": _brow(hair, skin), "nose": visible_on(skin, 0.3), "blush": mix(skin, "f0605a", 0.36)}  # fmt: skip
    return base | shades | face


def _brow(hair: Colour, skin: Colour) -> Colour:
    dark = darker(hair, 0.25)
    return dark if abs(luminance(dark) - luminance(skin)) >= 34 else visible_on(skin, 0.62)
