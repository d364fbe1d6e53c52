"""The dragon: tail, trunk and neck of one swelling limb, wings of scalloped spans, spines, and a jaw that opens with the mood."""

from __future__ import annotations

from functions.media.illustrator.recipes.colours import darker, lighter, mix
from functions.media.illustrator.recipes.faces import Face, brows
from functions.media.illustrator.recipes.frame import Frame
from functions.media.illustrator.recipes.strokes import flat, limb, oval, part, placed
from functions.media.illustrator.recipes.wear import dressed
from functions.media.illustrator.shapes import Colour, Figure, Look, Pose, Shape

HEAD = (38.0, 88.0)
EYE = (42.0, 94.0, 3.3)

WING = (
    part(
        "wing",
        "2 48  -2 70  -10 98  -16 121  -18.5 122.5  -30 121  -54 113  -76 99  -79 97  -70 95.6  -58 88  -60 78  -68 67.6  -69.4 65.4"
        "  -58 67  -47 62  -45 54  -49 42  -49.6 40  -40 45  -30 45  -25 40  -18 34  -6 36",
    ),
    part(
        "coat",
        "limb: 0 46 9 -5 78 7 -17 120 4 | limb: -17 120 4 -46 112 3 -78 97.4 1.4 | limb: -16 118 3.4 -46 92 2.6 -68.6 66 1.2"
        " | limb: -14 114 3.4 -34 76 2.6 -49.4 41 1.2",
        shade=0.6,
        line=0.6,
    ),
    part("horn", "-14 119  -16 129  -21 121", shade=0.4, line=0.7, smooth=False),
)
TRUNK = (
    "limb: -112 30 1.5 -106 16 6 -92 7 10 -72 6 15 -50 11 24 -26 24 40 -4 33 44 12 44 35 20 58 23 22 72 17.5 28 82 16 36 88 16"
    " | limb: 8 40 22 17 22 14 16 5 12"
)
HAUNCH = "-36 40  -22 46  -6 40  0 26  -4 12  -14 4  -30 4  -41 14  -43 28"
FEET = "-34 0  -35 6  -26 10  -12 9  -2 6  2 1  -6 -1  -26 -1 | 8 0  7 6  13 10  22 9  29 5  31 0.6  24 -1  12 -1"
CLAWS = "-8 5.6  -1 3.6  -1.6 -1.4 | -1 4.4  6 1.6  4 -1.6 | 20 7  28 4.4  26.6 -1 | 26 5.4  34 2  31.6 -1.4"
PLATES = "24 86  30 80  30 70  28.6 58  27 46  24 34  15 21  2 13  -10 11  -2 22  8 32  14 44  16.4 58  18 72  20 80"
SPINES = ((14, 90.6, 100), (9.6, 77, 72), (7, 63, 66), (-1, 57.4, 84), (-34, 43.6, 104), (-47, 29.6, 112), (-60, 19.4, 106), (-74, 14.6, 96),
          (-88, 13, 80))  # fmt: skip


def draw_dragon(look: Look, pose: Pose) -> Figure:
    """Mighty when calm; its jaw opens when it is happy, angry or afraid."""
    far_wing = placed(WING, at=(22.0, 4.0), scale=0.86, turn=-16.0)
    spines = Shape(tuple(_spine(x, y, turn) for x, y, turn in SPINES), "spine", shade=0.6, line=0.8, smooth=False)
    body = (
        *_dimmed(far_wing),
        part("far", "limb: 12 38 20 27 24 13 29 6 11 | 22 0  22 6  29 9  38 7  42 1  36 -1 | limb: -14 24 22 -6 10 14"),
        part("spine", "-112 26  -104 34  -108 46  -116 54  -122 44  -122 34", shade=0.6),
        spines, part("coat", TRUNK), part("belly", PLATES, shade=0.5, line=0.4),
        flat("rib", "limb: 19 79 1 29.6 75 1 | limb: 17.6 69 1 29.6 65 1 | limb: 16.6 59 1 28.6 55 1 | limb: 14.4 48 1 27 45 1 | limb: 10.6 38 1 24 33 1 | limb: 4 28 1 17 22 1"),
        flat("light", "oval: -52 16 2.6 2 | oval: -42 22 2.6 2 | oval: -14 46 2.6 2 | oval: 0 49 2.6 2 | oval: 13 66 2 1.8 | oval: -66 10 2 1.6"),
        part("coat", HAUNCH), part("coat", FEET), part("horn", CLAWS, shade=0.3, line=0.6, smooth=False), *placed(WING, at=(-6.0, 0.0)),
    )  # fmt: skip
    head = _head(pose)
    frame = Frame(head=(HEAD[0] + 11, HEAD[1] + 1, 22.0, 13.0), face=_face(), neck=(21.0, 66.0, 12.0), shoulder=16.0, hem=10.0, hand=(36.0, 30.0),
                  along=True)  # fmt: skip
    return dressed(body, head, frame, look, pose, _colours(look), size=1.6)


def _face() -> Face:
    return Face(x=EYE[0], y=EYE[1], gap=0.0, eye=EYE[2], mouth=(HEAD[0] + 24, HEAD[1] - 6), smile=5.0)


def _dimmed(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    roles = {"wing": "far wing", "coat": "far"}
    return tuple(
        Shape(s.outlines, roles.get(s.role, s.role), shade=s.shade, line=s.line, smooth=s.smooth) for s in shapes
    )


def _spine(x: float, y: float, turn: float) -> tuple[tuple[float, float], ...]:
    (shape,) = placed((part("spine", "-2 -6  11 0  -2 6", smooth=False),), at=(x, y), turn=turn + 25)
    return shape.outlines[0]


def _head(pose: Pose) -> tuple[Shape, ...]:
    x, y = HEAD
    opened = {"happy": -10.0, "angry": -20.0, "afraid": -15.0}.get(pose.mood, 0.0)
    jaw = placed(
        (part("coat", "-6 -2  6 -3  18 -4  28 -4.6  32 -6  28 -10.4  16 -12.4  2 -13  -8 -10"),
         flat("white", "10 -5  12.4 1  15 -5 | 19 -5.4  21.4 0.4  24 -5.6", smooth=False)),
        at=(x, y), turn=opened,
    )  # fmt: skip
    throat = (flat("gape", f"{x} {y - 2}  {x + 24} {y - 1}  {x + 22} {y - 10}  {x + 4} {y - 10}"),
              flat("tongue", f"limb: {x + 4} {y - 6} 4 {x + 16} {y - 7} 4 {x + 23} {y - 7} 2")) if opened else ()  # fmt: skip
    horns = part("horn", "limb: -2 10 6 -14 18 5 -22 30 1.2 | limb: 4 11 6 -4 22 5 -8 36 1.2", shade=0.6, line=0.8)
    frill = part("spine", "-6 8  -22 10  -14 3  -24 -3  -13 -5  -18 -14  -4 -8", shade=0.6, line=0.8, smooth=False)
    skull = (
        part("coat", "-10 4  -6 11  2 14.6  10 12.6  16 8  24 8  33 8.6  37 5  36.4 0  30 -2.6  18 -3  6 -4  -8 -8"),
        flat("white", "30 -2  27.4 -9  24.4 -2.4 | 19 -2.6  16.8 -7.6  14 -3", smooth=False),
        flat("dark", "oval: 33.4 5.4 1.5 1.9"), part("coat", "-2 9  4 16  12 13  9 10", shade=0.4, line=0.6),
    )  # fmt: skip
    drawn = (*placed((horns, frill), at=HEAD), *throat, *jaw, *placed(skull, at=HEAD))
    return (*drawn, *_gaze(pose.mood))


def _gaze(mood: str) -> tuple[Shape, ...]:
    """A golden eye with a slit; closed when happy or asleep."""
    x, y, r = EYE
    if mood in ("happy", "asleep"):
        bend = 1.0 if mood == "happy" else -1.0
        return (Shape((limb([(x - 1.3 * r, y - 0.4 * r * bend, 1.3), (x, y + 0.6 * r * bend, 1.9), (x + 1.3 * r, y - 0.4 * r * bend, 1.3)]),), "dark",
                      shade=0.0, line=0.0),)  # fmt: skip
    wide = 1.25 if mood == "afraid" else 1.0
    iris = Shape((oval(x, y, r * 1.25 * wide, r * 1.2 * wide),), "iris", shade=0.0, line=0.6)
    slit = Shape((oval(x + 0.5, y, r * 0.42, r * 0.95),), "eye", shade=0.0, line=0.0)
    spark = Shape((oval(x + 1.3, y + 1.2, r * 0.28),), "spark", shade=0.0, line=0.0)
    ridge = brows(
        Face(x=x + 0.4, y=y - r * 0.5, gap=0.0, eye=r, mouth=(x, y), smile=2.0, browed=True),
        "angry" if mood == "calm" else mood,
    )
    return (iris, slit, spark, *ridge)


def _colours(look: Look) -> dict[str, Colour]:
    coat = look.dyes.get("coat", "4f9150")
    spine = look.dyes.get("spine", "e0883a" if abs(int(coat[:2], 16) - 0xE0) > 40 else "5a3a5e")
    wing = look.dyes.get("wing", mix(darker(coat, 0.25), spine, 0.35))
    return {"coat": coat, "belly": look.dyes.get("belly", mix(lighter(coat, 0.6), "f4dc9a", 0.5)), "dark": darker(coat, 0.62), "far": darker(coat, 0.3),
            "wing": wing, "far wing": darker(wing, 0.3), "spine": spine, "horn": "f1e4c4", "rib": mix(coat, "8a7a4a", 0.5), "light": lighter(coat, 0.3),
            "iris": look.dyes.get("eye", "f6cf3e"), "eye": "1c1416", "spark": "ffffff", "white": "fffbee", "gape": "6e1c26", "tongue": "e0605a",
            "brow": darker(coat, 0.62)}  # fmt: skip
