"""A creature by table: parts around one face, so that every one of them has moods and can be dressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from functions.media.illustrator.recipes.colours import darker, lighter, mix, visible_on
from functions.media.illustrator.recipes.faces import Face, brows, eyes, features
from functions.media.illustrator.recipes.frame import Frame
from functions.media.illustrator.recipes.strokes import flat, oval
from functions.media.illustrator.recipes.wear import TWO_HANDED, dressed
from functions.media.illustrator.shapes import Colour, Figure, Look, Point, Pose, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Creature:
    """What is drawn under, around and over one face."""

    #: under the face, back to front
    parts: tuple[Shape, ...]
    face: Face
    #: middle and half sizes of the head
    head: tuple[float, float, float, float]
    #: coat, belly, dark; "own" roles follow
    colours: Mapping[str, Colour]
    #: over the face: beaks, glass
    over: tuple[Shape, ...] = ()
    #: what replaces over and face from behind
    back: tuple[Shape, ...] = ()
    neck: tuple[float, float, float] | None = None
    size: float = 0.5
    kind: str = "creature"
    #: pale discs behind the eyes
    ringed: bool = False
    #: beaks have no lips
    mouthless: bool = False
    #: cheeks
    rosy: bool = True


def draw_creature(creature: Creature, look: Look, pose: Pose) -> Figure:
    """Every mood by eyes and mouth; a profile has no back view."""
    face = creature.face
    back = pose.back and face.gap > 0
    drawn: tuple[Shape, ...] = creature.back
    if not back:
        mood = (*eyes(face, pose.mood), *brows(face, pose.mood)) if creature.mouthless else features(face, pose.mood)
        drawn = (*_rings(creature, pose), *_cheeks(creature), *mood, *creature.over)
    x, y, rx, ry = creature.head
    frame = Frame(
        head=creature.head,
        face=face,
        neck=creature.neck or (x, y - ry, rx * 0.5),
        shoulder=rx * 0.7,
        hem=4.0,
        hand=_hold(creature, pose),
        back=back,
    )
    return dressed(creature.parts, drawn, frame, look, pose, _colours(creature, look), size=creature.size)


def _hold(creature: Creature, pose: Pose) -> Point:
    """Where a prop is held: low before the body with two hands, beside it with one."""
    x, y, rx, ry = creature.head
    return (x, max(y - ry - 34.0, 4.0)) if pose.prop in TWO_HANDED else (x + rx + 4.0, max(y - ry - 6.0, 14.0))


def _rings(creature: Creature, pose: Pose) -> tuple[Shape, ...]:
    if not creature.ringed or pose.mood in ("happy", "asleep"):
        return ()
    face = creature.face
    return (
        Shape(
            tuple(oval(x, face.y, face.eye * 1.5, face.eye * 1.75) for x in face.sides), "white", shade=0.0, line=0.5
        ),
    )


def _cheeks(creature: Creature) -> tuple[Shape, ...]:
    if not creature.rosy:
        return ()
    face, r = creature.face, creature.face.eye
    out = face.gap + 1.3 * r if face.gap else -0.8 * r
    places = (face.x - out, face.x + out) if face.gap else (face.x + out,)
    return (flat("blush", " | ".join(f"oval: {x} {face.y - 2.3 * r} {1.05 * r} {0.7 * r}" for x in places)),)


def _colours(creature: Creature, look: Look) -> dict[str, Colour]:
    own = dict(creature.colours)
    coat = look.dyes.get("coat", own["coat"])
    if "coat" in look.dyes:
        own |= {
            "belly": lighter(coat, 0.6),
            "dark": darker(coat, 0.35),
            "wing": mix(coat, own.get("wing", darker(coat)), 0.25),
        }
    own |= {"coat": coat} | {role: colour for role, colour in look.dyes.items() if role in own or role == "wing"}
    base = {"belly": lighter(coat, 0.6), "dark": darker(coat, 0.35), "far": darker(coat, 0.22), "light": lighter(coat, 0.4), "beak": "f0a032",
            "eye": "241b1e", "spark": "ffffff", "white": "fffdf8", "gape": "6e2430", "tongue": "e8787e", "tear": "8fd0f0"}  # fmt: skip
    skin = own.get("face", coat)
    told = {"brow": visible_on(skin, 0.7), "lips": visible_on(skin, 0.65), "blush": mix(skin, "f07a70", 0.45)}
    return base | told | own
