"""What stands in a room: shelves, a blackboard, a bed, a stove, a hearth, an armchair. One function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType
from typing import TypeAlias

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import RGB, WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import limb, oval
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.shapes import Outline

#: paints at the wall's foot (a y in pixels), on the left (-1) or right (1) of the picture
Piece: TypeAlias = Callable[[Canvas, Scene, float, int], None]

_WOOD, _CLOTH = rgb("7a4f34"), tuple(rgb(c) for c in ("a8543f", "4f7488", "6f7f4a", "8a5a78"))
_SPINES = tuple(rgb(c) for c in ("a83c32", "2f5d7c", "4f7a4a", "c9963a", "6a4a7a", "d8c8a4", "3f4a5a", "b5673c"))


def _block(left: float, top: float, right: float, bottom: float) -> Outline:
    return (left, top), (right, top), (right, bottom), (left, bottom)


def shelves(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A bookcase to the ceiling, every spine its own."""
    w, h = canvas.width, canvas.height
    rng = scene.home("shelves")
    broad = 0.56 if scene.place in ("library", "archive", "study") else 0.34
    left, right = (-0.01 * w, broad * w) if side < 0 else (w * (1 - broad), w * 1.01)
    top, foot = line * 0.06, line + h * 0.012
    wood = canvas.tone(_WOOD, tint=0.8)
    canvas.form([_block(left, top, right, foot)], deeper(wood, 0.3), shade=0.4, line=0.8, height=h * 0.3)
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
                books.setdefault(rng.choice(_SPINES), []).append(((x, base), (x + lean, base - tall), (x + lean + thick, base - tall), (x + thick, base)))
            x += thick * 1.06
    for colour, spines in books.items():
        canvas.form(spines, canvas.tone(colour, 0.08, tint=0.8), shade=0.5, line=0.28, height=0)
    planks = [_block(left, top + step * i - h * 0.012, right, top + step * i) for i in range(1, rows + 1)]
    middle = (left + right) / 2
    planks += [_block(x - h * 0.008, top, x + h * 0.008, foot) for x in (left, middle, right)]
    canvas.form([*planks, _block(left - 4, top - h * 0.02, right + 4, top)], wood, shade=0.4, line=0.5, height=0)


def blackboard(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A board with chalk on it and a row of desks' backs."""
    w, h = canvas.width, canvas.height
    left = w * (0.06 if side < 0 else 0.42)
    right, top, foot = left + w * 0.52, line * 0.14, line * 0.68
    canvas.form([_block(left - h * 0.014, top - h * 0.014, right + h * 0.014, foot + h * 0.014)], canvas.tone(_WOOD), line=0.7, height=h * 0.2)
    board = mix(rgb("2f5a48"), canvas.tone(rgb("2f5a48")), 0.6)
    canvas.form([_block(left, top, right, foot)], board, shade=0.2, line=0.3, height=0)
    chalk = mix(board, WHITE, 0.7)
    rng = scene.chance("chalk")
    strokes: list[Outline] = []
    for row in range(4):
        x, y = left + (right - left) * 0.07, top + (foot - top) * (0.18 + 0.19 * row)
        for _ in range(rng.randint(4, 7)):
            long = h * (0.012 + 0.022 * rng.random())
            strokes.append(limb([(x, y, 1.5 * canvas.unit), (x + long / 2, y - h * 0.008 * rng.random(), 1.6 * canvas.unit), (x + long, y, 1.2 * canvas.unit)]))
            x += long + h * 0.012
    cx, cy, reach = left + (right - left) * 0.76, (top + foot) / 2, (foot - top) * 0.27
    ring = [(*p, 1.5 * canvas.unit) for p in oval(cx, cy, reach, reach, points=28)]
    strokes.append(limb([*ring, ring[0]]))
    strokes.append(limb([(cx - reach, cy, 1.4 * canvas.unit), (cx + reach, cy, 1.4 * canvas.unit)]))
    strokes.append(limb([(cx, cy, 1.4 * canvas.unit), (cx + reach * 0.6, cy - reach * 0.75, 1.4 * canvas.unit)]))
    canvas.flat(strokes, chalk, alpha=0.75)
    canvas.form([_block(left, foot + h * 0.012, right, foot + h * 0.024)], canvas.tone(_WOOD), line=0.5, height=0)


def bed(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A bed along the wall with a quilt."""
    w, h = canvas.width, canvas.height
    rng = scene.home("bed")
    out = w * (0.5 + side * 0.5)
    foot, long, high = line + h * 0.06, min(w * 0.36, h * 0.42), h * 0.1
    wood, cloth = canvas.tone(_WOOD, tint=0.8), canvas.tone(rng.choice(_CLOTH), tint=0.8)
    end = out - side * long
    canvas.form([_block(min(out, end), foot - high, max(out, end), foot - high * 0.25)], mix(cloth, WHITE, 0.1), line=0.7, height=h * 0.15)
    squares = []
    for i in range(9):
        for j in range(2):
            if (i + j) % 2:
                x0 = min(out, end) + long * i / 9
                squares.append(_block(x0, foot - high * (0.97 - 0.33 * j), x0 + long / 9, foot - high * (0.64 - 0.33 * j)))
    canvas.flat(squares, mix(cloth, WHITE, 0.4), alpha=0.6)
    pillow = out - side * long * 0.15
    canvas.form([oval(pillow, foot - high * 1.08, long * 0.15, high * 0.28)], canvas.tone(rgb("f6efe2"), tint=0.8), line=0.6, height=h * 0.1)
    posts = [_block(end - h * 0.012, foot - high * 1.45, end + h * 0.012, foot + h * 0.01), _block(min(out, end), foot - high * 0.34, max(out, end), foot - high * 0.1)]
    canvas.form(posts, wood, line=0.7, height=h * 0.1)


def stove(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A kitchen: dresser, stove with a pot, pans on hooks."""
    w, h = canvas.width, canvas.height
    x0, x1 = (0.0, w * 0.4) if side < 0 else (w * 0.6, w)
    foot, top = line + h * 0.035, line - h * 0.17
    wood, iron = canvas.tone(rgb("a5764c"), tint=0.8), canvas.tone(rgb("55606c"), tint=0.8)
    canvas.form([_block(x0 - 9, top, x1 + 9, foot)], wood, line=0.8, height=h * 0.2)
    canvas.form([_block(x0 - 9, top - h * 0.018, x1 + 9, top + h * 0.006)], mix(wood, WHITE, 0.3), line=0.6, height=0)
    step = (x1 - x0) / 3
    doors = [_block(x0 + step * i + h * 0.012, top + h * 0.03, x0 + step * (i + 1) - h * 0.012, foot - h * 0.018) for i in range(3)]
    canvas.form(doors, deeper(wood, 0.12), line=0.5, shade=0.4, height=0)
    canvas.flat([oval(x0 + step * (i + 0.84), (top + foot) / 2, h * 0.006, h * 0.006) for i in range(3)], rgb("d8b45a"))
    px, py = x0 + step * 1.5, top - h * 0.018
    canvas.form([_block(px - h * 0.045, py - h * 0.055, px + h * 0.045, py)], iron, line=0.7, height=h * 0.1)
    canvas.form([oval(px, py - h * 0.058, h * 0.05, h * 0.011)], mix(iron, WHITE, 0.2), line=0.5, height=0)
    steam = [oval(px + h * 0.012 * (i % 2), py - h * (0.09 + 0.035 * i), h * (0.018 + 0.006 * i), h * 0.02) for i in range(3)]
    canvas.flat(steam, mix(canvas.palette.low, WHITE, 0.5), alpha=0.3, blur=6 * canvas.unit)
    rail = line * 0.32
    canvas.form([_block(x0, rail, x1, rail + h * 0.012)], wood, line=0.5, height=0)
    for i, reach in enumerate((0.032, 0.024, 0.038)):
        cx = x0 + step * (i + 0.5)
        canvas.form([limb([(cx, rail, h * 0.004), (cx, rail + h * 0.07, h * 0.004)]), oval(cx, rail + h * 0.095, h * reach, h * reach)], canvas.tone(rgb("b8703f") if i % 2 else rgb("6f7a86")), line=0.6, height=h * 0.1)


def hearth(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A stone fireplace that burns, with a mantel and a clock."""
    w, h = canvas.width, canvas.height
    x, foot = w * (0.5 + side * 0.31), line + h * 0.02
    half, tall = min(w * 0.16, h * 0.15), h * 0.26
    stone = canvas.tone(rgb("9c8f86"), tint=0.8)
    canvas.form([_block(x - half * 0.7, -9, x + half * 0.7, foot - tall)], mix(stone, WHITE, 0.1), line=0.7, height=h * 0.2)
    canvas.form([_block(x - half, foot - tall, x + half, foot)], stone, line=0.8, height=h * 0.25)
    rng = scene.chance("stones")
    bricks = []
    for row in range(6):
        for column in range(4):
            bx, by = x - half + half * (0.05 + 0.5 * column) - (row % 2) * half * 0.12, foot - tall + tall * row / 6
            bricks.append(_block(max(x - half + 3, bx + 3), by + 3, min(x + half - 3, bx + half * 0.46), by + tall / 6 - 2))
    canvas.flat([b for b in bricks if rng.random() < 0.6], deeper(stone, 0.16), alpha=0.5)
    canvas.form([_block(x - half * 1.16, foot - tall - h * 0.02, x + half * 1.16, foot - tall + h * 0.012)], canvas.tone(_WOOD), line=0.7, height=0)
    arch = [(x - half * 0.62, foot), (x - half * 0.62, foot - tall * 0.5), (x, foot - tall * 0.68), (x + half * 0.62, foot - tall * 0.5), (x + half * 0.62, foot)]
    canvas.form([tuple(arch)], rgb("2a1a18"), shade=0, line=0.6, height=0)
    for share, colour in ((1.0, "e8642c"), (0.66, "f8a83c"), (0.34, "ffe08a")):
        flame = [(x - half * 0.36 * share, foot - 3), (x - half * 0.3 * share, foot - tall * 0.2 * share), (x - half * 0.08, foot - tall * 0.46 * share), (x + half * 0.1 * share, foot - tall * 0.26 * share), (x + half * 0.24 * share, foot - tall * 0.36 * share), (x + half * 0.36 * share, foot - 3)]
        canvas.form([tuple(flame)], rgb(colour), shade=0, line=0, height=0, curved=True)
    canvas.glow(x, foot - tall * 0.25, half * 2.6, rgb("ff9c48"), 1.0)
    canvas.form([oval(x, foot - tall - h * 0.05, h * 0.03, h * 0.03, points=24)], canvas.tone(rgb("f2e6c8")), line=0.7, height=h * 0.06)


def armchair(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A deep chair and a small table with a plant."""
    w, h = canvas.width, canvas.height
    cloth = canvas.tone(scene.home("chair").choice(_CLOTH), 0.05, tint=0.8)
    x, foot = w * (0.5 + side * 0.31), line + h * 0.055
    canvas.form([_block(x + d - h * 0.01, foot - h * 0.02, x + d + h * 0.01, foot + h * 0.016) for d in (-h * 0.09, h * 0.09)], canvas.tone(_WOOD), line=0.5, height=0)
    canvas.form([((x - h * 0.09, foot - h * 0.02), (x - h * 0.1, foot - h * 0.2), (x - h * 0.06, foot - h * 0.25), (x + h * 0.06, foot - h * 0.25), (x + h * 0.1, foot - h * 0.2), (x + h * 0.09, foot - h * 0.02))], cloth, line=0.8, height=h * 0.25, curved=True)
    canvas.form([oval(x, foot - h * 0.07, h * 0.085, h * 0.032)], mix(cloth, WHITE, 0.2), line=0.6, height=h * 0.2)
    arms = [((x + d - h * 0.027, foot - h * 0.012), (x + d - h * 0.03, foot - h * 0.12), (x + d + h * 0.03, foot - h * 0.12), (x + d + h * 0.027, foot - h * 0.012)) for d in (-h * 0.1, h * 0.1)]
    canvas.form(arms, cloth, line=0.8, height=h * 0.2, curved=False)
    tx = x - side * h * 0.2
    canvas.form([limb([(tx, foot, h * 0.007), (tx, foot - h * 0.12, h * 0.007)]), oval(tx, foot - h * 0.12, h * 0.055, h * 0.012)], canvas.tone(_WOOD), line=0.6, height=0)
    leaves = [limb([(tx, foot - h * 0.16, 2 * canvas.unit), (tx + dx * h * 0.03, foot - h * 0.2, h * 0.011), (tx + dx * h * 0.055, foot - h * (0.21 + 0.03 * (1 - abs(dx))), 0.5)]) for dx in (-1.0, -0.5, 0.1, 0.6, 1.0)]
    canvas.form(leaves, canvas.tone(rgb("5f9150")), line=0.4, height=h * 0.1)
    canvas.form([((tx - h * 0.026, foot - h * 0.165), (tx + h * 0.026, foot - h * 0.165), (tx + h * 0.018, foot - h * 0.125), (tx - h * 0.018, foot - h * 0.125))], canvas.tone(rgb("c0683f")), line=0.6, height=h * 0.06)


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
    }
)


def furniture_of(place: str, rng: Random) -> Piece:
    """What belongs in a room of this name; any room may have a chair, a hearth or books."""
    return FURNITURE.get(place) or rng.choice((armchair, hearth, shelves))
