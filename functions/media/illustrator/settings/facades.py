"""House fronts of a town: windows, cornice, a shop with its awning, a door; straight on or in perspective."""

from __future__ import annotations

from random import Random

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import RGB, deeper, mix, rgb
from functions.media.illustrator.shapes import Outline

#: the colour of a lit window
LIT = rgb("ffd67e")


def openings(
    canvas: Canvas,
    rng: Random,
    xs: tuple[float, float],
    tops: tuple[float, float],
    feet: tuple[float, float],
    wall: RGB,
) -> None:
    """Windows, a door or a shop front on one wall in perspective."""

    def spot(u: float, v: float) -> tuple[float, float]:
        top, foot = tops[0] + (tops[1] - tops[0]) * u, feet[0] + (feet[1] - feet[0]) * u
        return xs[0] + (xs[1] - xs[0]) * u, top + (foot - top) * v

    def pane(u0: float, v0: float, u1: float, v1: float) -> Outline:
        return spot(u0, v0), spot(u1, v0), spot(u1, v1), spot(u0, v1)

    lit: list[Outline] = []
    blind: list[Outline] = []
    for row in range(3):
        for column in range(4):
            u, v = 0.1 + column * 0.22, 0.1 + row * 0.19
            (lit if rng.random() < (0.45 if canvas.dark else 0.05) else blind).append(pane(u, v, u + 0.12, v + 0.11))
    canvas.form(
        [pane(0.0, 0.0, 1.0, 0.035), pane(0.0, 0.66, 1.0, 0.685)],
        deeper(wall, 0.22),
        line=0.3,
        height=0,
        hand="cornice",
    )
    glass = mix(mix(canvas.palette.near, canvas.palette.middle, 0.35), wall, 0.2)
    canvas.flat(blind, glass, alpha=0.85)
    canvas.flat(lit, LIT)
    shop = pane(0.1, 0.76, 0.62, 0.93)
    canvas.form(
        [shop], LIT if canvas.dark else mix(glass, canvas.palette.low, 0.3), shade=0.0, line=0.5, height=0, hand="shop"
    )
    canvas.form([pane(0.72, 0.74, 0.9, 0.985)], deeper(wall, 0.42), shade=0.3, line=0.5, height=0, hand="door")
    awning = canvas.tone(rng.choice((rgb("c9503f"), rgb("3f7f86"), rgb("d9a441"))), 0.08)
    canvas.form(
        [(*pane(0.07, 0.7, 0.65, 0.7)[:2], spot(0.68, 0.79), spot(0.04, 0.79))],
        awning,
        line=0.5,
        height=0,
        hand="awning",
    )
    if canvas.dark:
        x, y = spot(0.36, 0.84)
        canvas.glow(x, y, abs(xs[0] - xs[1]) * 0.55, rgb("ffb860"), 0.7)
        for window in lit[::2]:
            canvas.glow(
                (window[0][0] + window[2][0]) / 2,
                (window[0][1] + window[2][1]) / 2,
                40 * canvas.unit,
                rgb("ffc060"),
                0.45,
            )
