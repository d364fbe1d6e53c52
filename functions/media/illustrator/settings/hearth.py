"""The warm corner of a room: a kitchen stove, a fireplace, an armchair. One function each."""

from __future__ import annotations

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import block, limb, oval
from functions.media.illustrator.scene import Scene

_WOOD, _CLOTH = rgb("7a4f34"), tuple(rgb(c) for c in ("a8543f", "4f7488", "6f7f4a", "8a5a78"))


def stove(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A kitchen: dresser, stove with a pot, pans on hooks."""
    w, h = canvas.width, canvas.height
    x0, x1 = (0.0, w * 0.4) if side < 0 else (w * 0.6, w)
    foot, top = line + h * 0.035, line - h * 0.17
    wood, iron = canvas.tone(rgb("a5764c"), tint=0.8), canvas.tone(rgb("55606c"), tint=0.8)
    canvas.form([block(x0 - 9, top, x1 + 9, foot)], wood, line=0.8, height=h * 0.2)
    canvas.form([block(x0 - 9, top - h * 0.018, x1 + 9, top + h * 0.006)], mix(wood, WHITE, 0.3), line=0.6, height=0)
    step = (x1 - x0) / 3
    doors = [
        block(x0 + step * i + h * 0.012, top + h * 0.03, x0 + step * (i + 1) - h * 0.012, foot - h * 0.018)
        for i in range(3)
    ]
    canvas.form(doors, deeper(wood, 0.12), line=0.5, shade=0.4, height=0)
    canvas.flat([oval(x0 + step * (i + 0.84), (top + foot) / 2, h * 0.006, h * 0.006) for i in range(3)], rgb("d8b45a"))
    px, py = x0 + step * 1.5, top - h * 0.018
    canvas.form([block(px - h * 0.045, py - h * 0.055, px + h * 0.045, py)], iron, line=0.7, height=h * 0.1)
    canvas.form([oval(px, py - h * 0.058, h * 0.05, h * 0.011)], mix(iron, WHITE, 0.2), line=0.5, height=0)
    steam = [
        oval(px + h * 0.012 * (i % 2), py - h * (0.09 + 0.035 * i), h * (0.018 + 0.006 * i), h * 0.02) for i in range(3)
    ]
    canvas.flat(steam, mix(canvas.palette.low, WHITE, 0.5), alpha=0.3, blur=6 * canvas.unit)
    rail = line * 0.32
    canvas.form([block(x0, rail, x1, rail + h * 0.012)], wood, line=0.5, height=0)
    for i, reach in enumerate((0.032, 0.024, 0.038)):
        cx = x0 + step * (i + 0.5)
        canvas.form(
            [
                limb([(cx, rail, h * 0.004), (cx, rail + h * 0.07, h * 0.004)]),
                oval(cx, rail + h * 0.095, h * reach, h * reach),
            ],
            canvas.tone(rgb("b8703f") if i % 2 else rgb("6f7a86")),
            line=0.6,
            height=h * 0.1,
        )


def hearth(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A stone fireplace that burns, with a mantel and a clock."""
    w, h = canvas.width, canvas.height
    x, foot = w * (0.5 + side * 0.31), line + h * 0.02
    half, tall = min(w * 0.16, h * 0.15), h * 0.26
    stone = canvas.tone(rgb("9c8f86"), tint=0.8)
    canvas.form(
        [block(x - half * 0.7, -9, x + half * 0.7, foot - tall)], mix(stone, WHITE, 0.1), line=0.7, height=h * 0.2
    )
    canvas.form([block(x - half, foot - tall, x + half, foot)], stone, line=0.8, height=h * 0.25)
    rng = scene.chance("stones")
    bricks = []
    for row in range(6):
        for column in range(4):
            bx, by = x - half + half * (0.05 + 0.5 * column) - (row % 2) * half * 0.12, foot - tall + tall * row / 6
            bricks.append(
                block(max(x - half + 3, bx + 3), by + 3, min(x + half - 3, bx + half * 0.46), by + tall / 6 - 2)
            )
    canvas.flat([b for b in bricks if rng.random() < 0.6], deeper(stone, 0.16), alpha=0.5)
    canvas.form(
        [block(x - half * 1.16, foot - tall - h * 0.02, x + half * 1.16, foot - tall + h * 0.012)],
        canvas.tone(_WOOD),
        line=0.7,
        height=0,
    )
    arch = [
        (x - half * 0.62, foot),
        (x - half * 0.62, foot - tall * 0.5),
        (x, foot - tall * 0.68),
        (x + half * 0.62, foot - tall * 0.5),
        (x + half * 0.62, foot),
    ]
    canvas.form([tuple(arch)], rgb("2a1a18"), shade=0, line=0.6, height=0)
    for share, colour in ((1.0, "e8642c"), (0.66, "f8a83c"), (0.34, "ffe08a")):
        flame = [
            (x - half * 0.36 * share, foot - 3),
            (x - half * 0.3 * share, foot - tall * 0.2 * share),
            (x - half * 0.08, foot - tall * 0.46 * share),
            (x + half * 0.1 * share, foot - tall * 0.26 * share),
            (x + half * 0.24 * share, foot - tall * 0.36 * share),
            (x + half * 0.36 * share, foot - 3),
        ]
        canvas.form([tuple(flame)], rgb(colour), shade=0, line=0, height=0, curved=True)
    canvas.glow(x, foot - tall * 0.25, half * 2.6, rgb("ff9c48"), 1.0)
    canvas.form(
        [oval(x, foot - tall - h * 0.05, h * 0.03, h * 0.03, points=24)],
        canvas.tone(rgb("f2e6c8")),
        line=0.7,
        height=h * 0.06,
    )


def armchair(canvas: Canvas, scene: Scene, line: float, side: int) -> None:
    """A deep chair and a small table with a plant."""
    w, h = canvas.width, canvas.height
    cloth = canvas.tone(scene.home("chair").choice(_CLOTH), 0.05, tint=0.8)
    x, foot = w * (0.5 + side * 0.31), line + h * 0.055
    canvas.form(
        [block(x + d - h * 0.01, foot - h * 0.02, x + d + h * 0.01, foot + h * 0.016) for d in (-h * 0.09, h * 0.09)],
        canvas.tone(_WOOD),
        line=0.5,
        height=0,
    )
    canvas.form(
        [
            (
                (x - h * 0.09, foot - h * 0.02),
                (x - h * 0.1, foot - h * 0.2),
                (x - h * 0.06, foot - h * 0.25),
                (x + h * 0.06, foot - h * 0.25),
                (x + h * 0.1, foot - h * 0.2),
                (x + h * 0.09, foot - h * 0.02),
            )
        ],
        cloth,
        line=0.8,
        height=h * 0.25,
        curved=True,
    )
    canvas.form([oval(x, foot - h * 0.07, h * 0.085, h * 0.032)], mix(cloth, WHITE, 0.2), line=0.6, height=h * 0.2)
    arms = [
        (
            (x + d - h * 0.027, foot - h * 0.012),
            (x + d - h * 0.03, foot - h * 0.12),
            (x + d + h * 0.03, foot - h * 0.12),
            (x + d + h * 0.027, foot - h * 0.012),
        )
        for d in (-h * 0.1, h * 0.1)
    ]
    canvas.form(arms, cloth, line=0.8, height=h * 0.2, curved=False)
    tx = x - side * h * 0.2
    canvas.form(
        [
            limb([(tx, foot, h * 0.007), (tx, foot - h * 0.12, h * 0.007)]),
            oval(tx, foot - h * 0.12, h * 0.055, h * 0.012),
        ],
        canvas.tone(_WOOD),
        line=0.6,
        height=0,
    )
    leaves = [
        limb(
            [
                (tx, foot - h * 0.16, 2 * canvas.unit),
                (tx + dx * h * 0.03, foot - h * 0.2, h * 0.011),
                (tx + dx * h * 0.055, foot - h * (0.21 + 0.03 * (1 - abs(dx))), 0.5),
            ]
        )
        for dx in (-1.0, -0.5, 0.1, 0.6, 1.0)
    ]
    canvas.form(leaves, canvas.tone(rgb("5f9150")), line=0.4, height=h * 0.1)
    canvas.form(
        [
            (
                (tx - h * 0.026, foot - h * 0.165),
                (tx + h * 0.026, foot - h * 0.165),
                (tx + h * 0.018, foot - h * 0.125),
                (tx - h * 0.018, foot - h * 0.125),
            )
        ],
        canvas.tone(rgb("c0683f")),
        line=0.6,
        height=h * 0.06,
    )
