"""A window: the sky and the weather in it, cross bars, curtains, and the light that it throws into the room."""

from __future__ import annotations

from PIL import ImageDraw

from functions.media.illustrator import land
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import WHITE, mix, rgb
from functions.media.illustrator.curves import oval
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.shapes import Outline

_CLOTHS = tuple(rgb(c) for c in ("4f6f9c", "a8483c", "5f8464", "8a5a84"))


def window(canvas: Canvas, scene: Scene, line: float) -> tuple[float, float, float, float]:
    """The window with the sky in it, cross bars, sill and curtains; its box."""
    w, h = canvas.width, canvas.height
    rng = scene.chance("window")
    wide, tall = min(w * 0.26, h * 0.3), h * 0.3
    x = w * (0.5 + canvas.side * (0.27 + 0.05 * rng.random()))
    left, top, right, bottom = x - wide / 2, line * 0.2, x + wide / 2, line * 0.2 + tall
    palette = canvas.palette
    frame = canvas.tone(rgb("f2eadc"), tint=0.8)
    edge = h * 0.016
    canvas.form(
        [
            (
                (left - edge, top - edge),
                (right + edge, top - edge),
                (right + edge, bottom + edge),
                (left - edge, bottom + edge),
            )
        ],
        frame,
        line=0.7,
        height=h * 0.2,
    )
    rows = 14
    pen = ImageDraw.Draw(canvas.image)
    for row in range(rows):
        t = row / (rows - 1)
        shade = (
            mix(palette.top, palette.middle, t / 0.6) if t < 0.6 else mix(palette.middle, palette.low, (t - 0.6) / 0.4)
        )
        y0, y1 = top + tall * row / rows, top + tall * (row + 1) / rows
        pen.rectangle((left, y0, right, y1), fill=shade)
    hill = [(left + wide * i / 8, bottom - tall * (0.2 + 0.14 * rng.random())) for i in range(9)]
    canvas.flat([(*hill, (right, bottom), (left, bottom))], land.land_colour(canvas, scene, 0.35))
    light = mix(palette.light, WHITE, 0.3)
    if scene.time == "night":
        canvas.flat(
            [oval(left + wide * (0.25 + 0.5 * rng.random()), top + tall * 0.26, tall * 0.08, tall * 0.08, points=32)],
            light,
        )
        stars = [
            oval(
                left + wide * rng.random(),
                top + tall * 0.6 * rng.random(),
                1.5 * canvas.unit,
                1.5 * canvas.unit,
                points=6,
            )
            for _ in range(18)
        ]
        canvas.flat(stars, light, alpha=0.8)
    if scene.weather in ("rain", "storm", "snow"):
        drops: list[Outline] = []
        for _ in range(34):
            dx, dy = left + wide * rng.random(), top + tall * 0.92 * rng.random()
            drops.append(oval(dx, dy, 2 * canvas.unit, (2 if scene.weather == "snow" else 9) * canvas.unit, points=8))
        canvas.flat(drops, mix(palette.low, WHITE, 0.6), alpha=0.65)
    bar = h * 0.006
    bars: list[Outline] = [((x - bar, top), (x + bar, top), (x + bar, bottom), (x - bar, bottom))]
    y = (top + bottom) / 2
    bars.append(((left, y - bar), (right, y - bar), (right, y + bar), (left, y + bar)))
    canvas.form(bars, frame, line=0.5, shade=0.3, height=0)
    canvas.form(
        [
            (
                (left - edge * 2, bottom + edge * 0.6),
                (right + edge * 2, bottom + edge * 0.6),
                (right + edge * 2, bottom + edge * 2),
                (left - edge * 2, bottom + edge * 2),
            )
        ],
        frame,
        line=0.6,
        height=h * 0.1,
    )
    _curtains(canvas, scene, (left, top, right, bottom), edge)
    return left, top, right, bottom


def _curtains(canvas: Canvas, scene: Scene, box: tuple[float, float, float, float], edge: float) -> None:
    rng = scene.home("curtains")
    if rng.random() < 0.3:
        return
    left, top, right, bottom = box
    cloth = canvas.tone(rng.choice(_CLOTHS), tint=0.7)
    for out, x in ((-1, left), (1, right)):
        reach, low = (right - left) * 0.2, bottom + edge * 5
        folds = [
            (x + out * edge * 2.6, top - edge * 2),
            (x - out * reach, top - edge * 2),
            (x - out * reach * 0.8, (top + bottom) / 2),
        ]
        canvas.form(
            [
                (
                    *folds,
                    (x + out * edge * 0.5, bottom - edge * 3),
                    (x - out * reach * 0.1, low),
                    (x + out * edge * 3.4, low),
                )
            ],
            cloth,
            line=0.6,
            height=(bottom - top),
        )
    rod: Outline = (
        (left - edge * 4, top - edge * 2.8),
        (right + edge * 4, top - edge * 2.8),
        (right + edge * 4, top - edge * 1.9),
        (left - edge * 4, top - edge * 1.9),
    )
    canvas.form([rod], canvas.tone(rgb("7a5236")), line=0.5, height=0)


def daylight(canvas: Canvas, scene: Scene, opening: tuple[float, float, float, float], line: float) -> None:
    """The shaft from the window, its bright patch on the floor, and dust in it."""
    left, top, right, bottom = opening
    w, h = canvas.width, canvas.height
    strength = {"day": 1.0, "dawn": 1.0, "dusk": 0.8, "night": 0.4}[scene.time]
    if scene.weather in ("rain", "storm", "fog"):
        strength *= 0.4
    drift = -canvas.side * w * 0.3
    y0, y1 = line + (h - line) * 0.3, line + (h - line) * 0.8
    patch: Outline = (
        (left + drift * 0.8, y0),
        (right + drift * 0.8, y0),
        (right + drift * 1.25, y1),
        (left + drift * 1.25, y1),
    )
    light = mix(canvas.palette.light, WHITE, 0.15)
    land.shafts(
        canvas,
        [((left, top), (right, top), (right, bottom), patch[1], patch[2], patch[3], (left, bottom))],
        0.17 * strength,
        colour=light,
    )
    land.shafts(canvas, [patch], 0.34 * strength, colour=light, blur=9)
    rng = scene.chance("dust")
    motes: list[Outline] = []
    for _ in range(30):
        t, u = rng.random(), rng.random()
        x, y = left + (right - left) * u + drift * t, top + (bottom - top) * u + (y1 - bottom) * t
        reach = (0.9 + 1.4 * rng.random()) * canvas.unit
        motes.append(oval(x, y, reach, reach, points=7))
    canvas.flat(motes, mix(light, WHITE, 0.5), alpha=0.6 * strength)
