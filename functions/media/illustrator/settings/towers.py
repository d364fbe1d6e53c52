"""A skyline: rows of towers with roofs of their own and their windows in one mask."""

from __future__ import annotations

from random import Random

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import mix, rgb
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.settings.facades import LIT
from functions.media.illustrator.shapes import Outline

_STONES = tuple(rgb(c) for c in ("b08d78", "a7a09a", "8d97a6", "c2a888", "9a7f86", "7f8c94"))


def towers(canvas: Canvas, scene: Scene, foot: float, high: float, depth: float, row: int) -> None:
    """Blocks with roofs of their own, and their windows in one mask."""
    rng = scene.chance(f"towers{row}")
    x = -canvas.width * 0.05 * rng.random()
    lit: list[Outline] = []
    blind: list[Outline] = []
    while x < canvas.width + 10:
        wide, tall = canvas.width * (0.055 + 0.06 * rng.random()), high * (0.45 + 0.55 * rng.random())
        outlines: list[Outline] = [((x, foot), (x, foot - tall), (x + wide, foot - tall), (x + wide, foot))]
        outlines += _crown(rng, x, foot - tall, wide)
        canvas.form(
            outlines,
            canvas.tone(rng.choice(_STONES), depth),
            shade=0.7,
            line=0.5 * (1 - depth),
            height=0,
            hand=(row, len(lit)),
        )
        _windows(canvas, rng, (x, foot - tall, wide, tall), lit, blind)
        x += wide * (1.0 + 0.25 * rng.random())
    canvas.flat(blind, mix(canvas.palette.near, canvas.palette.low, min(0.9, depth + 0.15)), alpha=0.55)
    canvas.flat(lit, mix(LIT, canvas.palette.low, depth * 0.4))


def _crown(rng: Random, x: float, y: float, wide: float) -> list[Outline]:
    kind = rng.randrange(4)
    if kind == 0:
        return [
            (
                (x + wide * 0.25, y + 2),
                (x + wide * 0.25, y - wide * 0.28),
                (x + wide * 0.75, y - wide * 0.28),
                (x + wide * 0.75, y + 2),
            )
        ]
    if kind == 1:
        return [((x, y + 2), (x + wide / 2, y - wide * 0.5), (x + wide, y + 2))]
    if kind == 2:
        return [
            (
                (x + wide * 0.46, y + 2),
                (x + wide * 0.49, y - wide * 0.7),
                (x + wide * 0.51, y - wide * 0.7),
                (x + wide * 0.54, y + 2),
            )
        ]
    return []


def _windows(
    canvas: Canvas,
    rng: Random,
    block: tuple[float, float, float, float],
    lit: list[Outline],
    blind: list[Outline],
) -> None:
    x, top, wide, tall = block
    pane = max(3.0, 8.5 * canvas.unit)
    columns = max(2, int(wide / (pane * 2.3)))
    step = wide / columns
    share = 0.42 if canvas.dark else 0.06
    for row in range(int(tall / (pane * 2.5))):
        for column in range(columns):
            wx, wy = x + step * (column + 0.3), top + pane * (1.2 + 2.5 * row)
            window: Outline = (
                (wx, wy),
                (wx + step * 0.42, wy),
                (wx + step * 0.42, wy + pane * 1.35),
                (wx, wy + pane * 1.35),
            )
            (lit if rng.random() < share else blind).append(window)
