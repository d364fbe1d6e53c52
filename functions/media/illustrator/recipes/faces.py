"""Faces by mood: eyes taller than wide with a spark, brows and mouths. Shared by animals, people and dragons."""

from __future__ import annotations

from dataclasses import dataclass

from functions.media.illustrator.recipes.strokes import limb, oval
from functions.media.illustrator.shapes import Point, Shape

MOODS = ("calm", "happy", "sad", "angry", "afraid", "asleep")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Where the features sit in the figure's box."""

    x: float
    y: float
    #: from the middle to each eye; 0 for a profile, which shows one
    gap: float
    #: half the width of an eye
    eye: float
    mouth: Point
    #: half the width of the mouth
    smile: float
    #: brows also when calm (people)
    browed: bool = False

    @property
    def sides(self) -> tuple[float, ...]:
        """Where the eyes are; the one of a profile looks right."""
        return (self.x - self.gap, self.x + self.gap) if self.gap else (self.x,)


def detail(role: str, *forms: tuple[Point, ...]) -> Shape:
    """A flat part of a face, without contour."""
    return Shape(tuple(forms), role, shade=0.0, line=0.0)


def features(face: Face, mood: str) -> tuple[Shape, ...]:
    """Eyes, brows and mouth in this mood, back to front."""
    return (*eyes(face, mood), *brows(face, mood), *mouth(face, mood))


def eyes(face: Face, mood: str) -> tuple[Shape, ...]:
    """Both eyes; happy and asleep ones are closed arcs, frightened ones show their whites."""
    sides = face.sides
    r, y = face.eye, face.y
    if mood in ("happy", "asleep"):
        bend = 1.0 if mood == "happy" else -0.75
        arcs = (
            limb([(x - 1.15 * r, y - 0.45 * r * bend, 0.4 * r), (x, y + 0.75 * r * bend, 0.62 * r),
                  (x + 1.15 * r, y - 0.45 * r * bend, 0.4 * r)])
            for x in sides
        )  # fmt: skip
        return (detail("eye", *arcs),)
    if mood == "afraid":
        whites = Shape(tuple(oval(x, y, 1.3 * r, 1.65 * r) for x in sides), "white", shade=0.0, line=0.6)
        pupils = detail("eye", *(oval(x + 0.15 * r, y, 0.55 * r, 0.7 * r) for x in sides))
        return (whites, pupils, detail("spark", *(oval(x + 0.3 * r, y + 0.3 * r, 0.2 * r) for x in sides)))
    drop = 0.12 * r if mood == "sad" else 0.0
    open_eyes = detail("eye", *(oval(x, y - drop, r, 1.3 * r) for x in sides))
    sparks = detail("spark", *(oval(x + 0.3 * r, y + 0.5 * r - drop, 0.36 * r, 0.42 * r) for x in sides))
    glints = detail("spark", *(oval(x - 0.35 * r, y - 0.55 * r - drop, 0.17 * r) for x in sides))
    tears = (_tear(face),) if mood == "sad" else ()
    return (open_eyes, sparks, glints, *tears)


def _tear(face: Face) -> Shape:
    x, y, r = face.x + face.gap + 0.5 * face.eye, face.y - 2.6 * face.eye, 0.62 * face.eye
    drop = ((x, y + 2.1 * r), (x + 0.75 * r, y + 0.5 * r), (x + 0.8 * r, y - 0.4 * r), (x, y - r),
            (x - 0.8 * r, y - 0.4 * r), (x - 0.75 * r, y + 0.5 * r))  # fmt: skip
    return detail("tear", drop)


#: mood -> height above the eye and lift of the inner end, both in eye radii
_BROWS = {"calm": (2.0, 0.0), "happy": (2.5, 0.1), "asleep": (1.6, 0.1), "sad": (2.1, 0.75), "angry": (1.35, -0.95),
          "afraid": (2.7, 0.7)}  # fmt: skip


def brows(face: Face, mood: str) -> tuple[Shape, ...]:
    """Two strokes over the eyes, where the mood (or the face) has them."""
    if not face.browed and mood in ("calm", "happy", "asleep"):
        return ()
    height, lift = _BROWS.get(mood, _BROWS["calm"])
    r, y = face.eye, face.y + height * face.eye
    weight = 0.85 if mood == "angry" else 0.55
    strokes = (
        limb([(x - s * 1.2 * r, y + lift * r, weight * 0.9 * r), (x + s * 0.1 * r, y + 0.3 * r, weight * r),
              (x + s * 1.3 * r, y - lift * r * 0.55, weight * 0.5 * r)])
        for x, s in zip(face.sides, (-1, 1), strict=False)
    )  # fmt: skip
    return (detail("brow", *strokes),)


def mouth(face: Face, mood: str) -> tuple[Shape, ...]:
    """The mouth hangs from its point; open ones show a tongue."""
    (x, y), w = face.mouth, face.smile
    if mood == "happy":
        lips = ((x - w, y + 0.1 * w), (x - 0.5 * w, y), (x, y - 0.06 * w), (x + 0.5 * w, y), (x + w, y + 0.1 * w),
                (x + 0.82 * w, y - 0.6 * w), (x, y - 1.12 * w), (x - 0.82 * w, y - 0.6 * w))  # fmt: skip
        return (detail("gape", lips), detail("tongue", oval(x, y - 0.78 * w, 0.5 * w, 0.27 * w)))
    if mood == "afraid":
        return (detail("gape", oval(x, y - 0.35 * w, 0.42 * w, 0.5 * w)),)
    if mood in ("sad", "angry"):
        drop = 0.5 * w if mood == "sad" else 0.32 * w
        frown = limb([(x - 0.75 * w, y - drop - 0.25 * w, 0.2 * w), (x, y - 0.08 * w, 0.3 * w),
                      (x + 0.75 * w, y - drop - 0.25 * w, 0.2 * w)])  # fmt: skip
        return (detail("lips", frown),)
    width = w * (0.5 if mood == "asleep" else 0.9)
    return (detail("lips", limb([(x - width, y + 0.12 * w, 0.18 * w), (x, y - 0.36 * w, 0.28 * w),
                                 (x + width, y + 0.12 * w, 0.18 * w)])),)  # fmt: skip


def muzzle(face: Face, mood: str) -> tuple[Shape, ...]:
    """The mouth of an animal: two small arcs below the nose, or what the mood makes of it."""
    if mood not in ("calm", "asleep"):
        return mouth(face, mood)
    (x, y), w = face.mouth, face.smile
    arcs = (
        limb(
            [
                (x, y + 0.35 * w, 0.2 * w),
                (x + s * 0.45 * w, y - 0.2 * w, 0.26 * w),
                (x + s * 0.95 * w, y + 0.2 * w, 0.18 * w),
            ]
        )
        for s in (-1, 1)
    )
    return (detail("lips", *arcs),)
