"""What stands in a room: shelves, a blackboard, a bed, and which room has what. One function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import RGB, WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import block, limb, oval
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.settings.hearth import armchair, hearth, stove
from functions.media.illustrator.shapes import Outline

#: paints at the wall's foot (a y in pixels), on the left (-1) or right (1) of the picture
Piece: TypeAlias = Callable[[Canvas, Scene, float, int], None]

_WOOD, _CLOTH = rgb("7a4f34"), tuple(rgb(c) for c in ("a8543f", "4f7488", "6f7f4a", "8a5a78"))
_SPINES = tuple(rgb(c) for c in ("a83c32", "2f5d7c", "4f7a4a", "c9963a", "6a4a7a", "d8c8a4", "3f4a5a", "b5673c"))


def shelves(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A bookcase to the ceiling, every spine its own."""
    w, h = canvas.width, canvas.height
    rng = scene.home("shelves")
    broad = 0.56 if scene.place in ("library", "archive", "study") else 0.34
    left, right = (-0.01 * w, broad * w) if side < 0 else (w * (1 - broad), w * 1.01)
    top, foot = line * 0.06, line + h * 0.012
    wood = canvas.tone(_WOOD, tint=0.8)
    canvas.form([block(left, top, right, foot)], deeper(wood, 0.3), shade=0.4, line=0.8, height=h * 0.3)
    rows = 5
    step = (foot - top) / rows
    books: dict[RGB, list[Outline]] = {}
    for row in range(rows):
        base = top + step * (row + 1) - h * 0.012
        x = left + h * 0.018
        while x < right - h * 0.02:
            thick, tall = h * (0.009 + 0.013 * rng.random()), step * (0.56 + 0.24 * rng.random())
            if rng.random() > 0.07:
                lean = thick * 0.6 if rng.random() < 0.08 else 0.0
                books.setdefault(rng.choice(_SPINES), []).append(
                    ((x, base), (x + lean, base - tall), (x + lean + thick, base - tall), (x + thick, base))
                )
            x += thick * 1.06
    for colour, spines in books.items():
        canvas.form(spines, canvas.tone(colour, 0.08, tint=0.8), shade=0.5, line=0.28, height=0)
    planks = [block(left, top + step * i - h * 0.012, right, top + step * i) for i in range(1, rows + 1)]
    middle = (left + right) / 2
    planks += [block(x - h * 0.008, top, x + h * 0.008, foot) for x in (left, middle, right)]
    canvas.form([*planks, block(left - 4, top - h * 0.02, right + 4, top)], wood, shade=0.4, line=0.5, height=0)


def blackboard(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A board with chalk on it and a row of desks' backs."""
    w, h = canvas.width, canvas.height
    left = w * (0.06 if side < 0 else 0.42)
    right, top, foot = left + w * 0.52, line * 0.14, line * 0.68
    canvas.form(
        [block(left - h * 0.014, top - h * 0.014, right + h * 0.014, foot + h * 0.014)],
        canvas.tone(_WOOD),
        line=0.7,
        height=h * 0.2,
    )
    board = mix(rgb("2f5a48"), canvas.tone(rgb("2f5a48")), 0.6)
    canvas.form([block(left, top, right, foot)], board, shade=0.2, line=0.3, height=0)
    chalk = mix(board, WHITE, 0.7)
    rng = scene.chance("chalk")
    strokes: list[Outline] = []
    for row in range(4):
        x, y = left + (right - left) * 0.07, top + (foot - top) * (0.18 + 0.19 * row)
        for _ in range(rng.randint(4, 7)):
            long = h * (0.012 + 0.022 * rng.random())
            strokes.append(
                limb(
                    [
                        (x, y, 1.5 * canvas.unit),
                        (x + long / 2, y - h * 0.008 * rng.random(), 1.6 * canvas.unit),
                        (x + long, y, 1.2 * canvas.unit),
                    ]
                )
            )
            x += long + h * 0.012
    cx, cy, reach = left + (right - left) * 0.76, (top + foot) / 2, (foot - top) * 0.27
    ring = [(*p, 1.5 * canvas.unit) for p in oval(cx, cy, reach, reach, points=28)]
    strokes.append(limb([*ring, ring[0]]))
    strokes.append(limb([(cx - reach, cy, 1.4 * canvas.unit), (cx + reach, cy, 1.4 * canvas.unit)]))
    strokes.append(limb([(cx, cy, 1.4 * canvas.unit), (cx + reach * 0.6, cy - reach * 0.75, 1.4 * canvas.unit)]))
    canvas.flat(strokes, chalk, alpha=0.75)
    canvas.form([block(left, foot + h * 0.012, right, foot + h * 0.024)], canvas.tone(_WOOD), line=0.5, height=0)


def bed(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A bed along the wall with a quilt."""
    w, h = canvas.width, canvas.height
    rng = scene.home("bed")
    out = w * (0.5 + side * 0.5)
    foot, long, high = line + h * 0.06, min(w * 0.36, h * 0.42), h * 0.1
    wood, cloth = canvas.tone(_WOOD, tint=0.8), canvas.tone(rng.choice(_CLOTH), tint=0.8)
    end = out - side * long
    canvas.form(
        [block(min(out, end), foot - high, max(out, end), foot - high * 0.25)],
        mix(cloth, WHITE, 0.1),
        line=0.7,
        height=h * 0.15,
    )
    squares = []
    for i in range(9):
        for j in range(2):
            if (i + j) % 2:
                x0 = min(out, end) + long * i / 9
                squares.append(
                    block(x0, foot - high * (0.97 - 0.33 * j), x0 + long / 9, foot - high * (0.64 - 0.33 * j))
                )
    canvas.flat(squares, mix(cloth, WHITE, 0.4), alpha=0.6)
    pillow = out - side * long * 0.15
    canvas.form(
        [oval(pillow, foot - high * 1.08, long * 0.15, high * 0.28)],
        canvas.tone(rgb("f6efe2"), tint=0.8),
        line=0.6,
        height=h * 0.1,
    )
    posts = [
        block(end - h * 0.012, foot - high * 1.45, end + h * 0.012, foot + h * 0.01),
        block(min(out, end), foot - high * 0.34, max(out, end), foot - high * 0.1),
    ]
    canvas.form(posts, wood, line=0.7, height=h * 0.1)


FURNITURE: Mapping[str, Piece] = MappingProxyType(
    {
        "library": shelves,
        "study": shelves,
        "shop": shelves,
        "museum": shelves,
        "office": shelves,
        "workshop": shelves,
        "laboratory": shelves,
        "lab": shelves,
        "classroom": blackboard,
        "school": blackboard,
        "bedroom": bed,
        "bed": bed,
        "kitchen": stove,
        "cafe": stove,
        "cabin": hearth,
        "hall": hearth,
        "fireplace": hearth,
        **dict.fromkeys(("castle", "palace", "fortress"), hearth),
        "tower": shelves,
        **dict.fromkeys(("restaurant", "pantry", "bakery"), stove),
        **dict.fromkeys(("hotel", "attic", "nursery", "hospital"), bed),
        **dict.fromkeys(("studio", "gallery", "bookstore"), shelves),
    }
)


def furniture_of(scene: Scene) -> Piece:
    """What stands against the wall that this view shows; a room without a name has two such walls."""
    named = FURNITURE.get(scene.place)
    if named is not None:
        return named
    walls = scene.home("furniture").sample((armchair, hearth, shelves, bed), 2)
    return scene.chance("wall").choice(walls)
