"""A window: the sky and the weather in it, cross bars, curtains, and the light that it throws into the room."""

from __future__ import annotations

from PIL import ImageDraw

from functions.media.illustrator import land
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import WHITE, mix, rgb
from functions.media.illustrator.curves import block, oval
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.shapes import Outline

_CLOTHS = tuple(rgb(c) for c in ("4f6f9c", "a8483c", "5f8464", "8a5a84"))


def window(canvas: Canvas, scene: Scene, line: float) -> tuple[float, float, float, float]:
    """The window with the sky in it, cross bars, sill and curtains; its box."""
    w, h = canvas.width, canvas.height
    wide, tall = min(w * 0.26, h * 0.3), h * 0.3
    x = w * (0.5 + canvas.side * (0.27 + 0.05 * scene.chance("window").random()))
    left, top, right, bottom = x - wide / 2, line * 0.2, x + wide / 2, line * 0.2 + tall
    frame, edge, bar = canvas.tone(rgb("f2eadc"), tint=0.8), h * 0.016, h * 0.006
    canvas.form([block(left - edge, top - edge, right + edge, bottom + edge)], frame, line=0.7, height=h * 0.2)
    _view(canvas, scene, (left, top, right, bottom))
    _falling(canvas, scene, (left, top, right, bottom))
    middle = (top + bottom) / 2
    bars = [block(x - bar, top, x + bar, bottom), block(left, middle - bar, right, middle + bar)]
    canvas.form(bars, frame, line=0.5, shade=0.3, height=0)
    sill = block(left - edge * 2, bottom + edge * 0.6, right + edge * 2, bottom + edge * 2)
    canvas.form([sill], frame, line=0.6, height=h * 0.1)
    _curtains(canvas, scene, (left, top, right, bottom), edge)
    return left, top, right, bottom


def _view(canvas: Canvas, scene: Scene, box: tuple[float, float, float, float]) -> None:
    """What is outside: the hour's sky, a hill, at night the moon and stars."""
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    palette, rng, rows = canvas.palette, scene.chance("outside"), 14
    pen = ImageDraw.Draw(canvas.image)
    for row in range(rows):
        t = row / (rows - 1)
        high, low = (palette.top, palette.middle) if t < 0.6 else (palette.middle, palette.low)
        shade = mix(high, low, t / 0.6 if t < 0.6 else (t - 0.6) / 0.4)
        pen.rectangle((left, top + tall * row / rows, right, top + tall * (row + 1) / rows), fill=shade)
    hill = [(left + wide * i / 8, bottom - tall * (0.2 + 0.14 * rng.random())) for i in range(9)]
    canvas.flat([(*hill, (right, bottom), (left, bottom))], land.land_colour(canvas, scene, 0.35))
    if scene.time == "night":
        light, speck = mix(palette.light, WHITE, 0.3), 1.5 * canvas.unit
        moon = oval(left + wide * (0.25 + 0.5 * rng.random()), top + tall * 0.26, tall * 0.08, tall * 0.08, points=32)
        canvas.flat([moon], light)
        places = [(left + wide * rng.random(), top + tall * 0.6 * rng.random()) for _ in range(18)]
        canvas.flat([oval(x, y, speck, speck, points=6) for x, y in places], light, alpha=0.8)


def _falling(canvas: Canvas, scene: Scene, box: tuple[float, float, float, float]) -> None:
    """Rain or snow behind the panes."""
    if scene.weather not in ("rain", "storm", "snow"):
        return
    left, top, right, bottom = box
    rng, long = scene.chance("panes"), (2 if scene.weather == "snow" else 9) * canvas.unit
    drops: list[Outline] = []
    for _ in range(34):
        x, y = left + (right - left) * rng.random(), top + (bottom - top) * 0.92 * rng.random()
        drops.append(oval(x, y, 2 * canvas.unit, long, points=8))
    canvas.flat(drops, mix(canvas.palette.low, WHITE, 0.6), alpha=0.65)


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
