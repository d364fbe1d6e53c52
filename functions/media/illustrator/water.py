"""Water: its own gradient, the world above it upside down in sliding strips, ripples, glints, foam, storm waves."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter

from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import BLACK, WHITE, mix, rgb
from functions.media.illustrator.curves import oval, smooth
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.shapes import Outline, Point
from functions.media.illustrator.sky import sun_place

_SEA = rgb("3f86a8")


def paint_water(canvas: Canvas, scene: Scene, top: float, *, mirror: float = 0.5) -> None:
    """Everything from `top` (a y in pixels) to the lower edge becomes water."""
    palette, start = canvas.palette, round(top)
    tall = canvas.height - start
    if tall < 4:
        return
    own = canvas.tone(_SEA)
    far, near = mix(palette.low, own, 0.42), mix(mix(palette.top, own, 0.45), palette.near, 0.42)
    ramp = Image.new("RGB", (1, 32))
    for row in range(32):
        ramp.putpixel((0, row), mix(far, near, (row / 31) ** 0.7))
    water = ramp.resize((canvas.width, tall), Image.Resampling.BICUBIC)
    rough = 0.35 if scene.weather in ("storm", "rain", "fog") else 1.0
    above = canvas.image.crop((0, max(0, start - tall), canvas.width, start)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    above = above.filter(ImageFilter.BoxBlur(2.5 * canvas.unit))
    mask = Image.linear_gradient("L").transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mask = mask.resize((canvas.width, above.height)).point(
        [round((70 + i * 0.72) * mirror * rough) for i in range(256)]
    )
    water.paste(above, (0, 0), mask)
    canvas.image.paste(slid(water, canvas.unit, scene.chance("swell").random() * 6), (0, start))
    _ripples(canvas, scene, top)


def slid(picture: Image.Image, unit: float, phase: float) -> Image.Image:
    """The picture cut in strips that slide by a sine; the strips grow towards the viewer."""
    moved = picture.copy()
    y, i = 0, 0
    while y < picture.height:
        near = y / picture.height
        tall = max(2, round((3 + 7 * near) * unit))
        slide = round((2 + 11 * near) * unit * math.sin(i * 1.3 + phase) * (0.6 + 0.4 * math.sin(i * 0.37)))
        strip = picture.crop((0, y, picture.width, min(picture.height, y + tall)))
        moved.paste(ImageChops.offset(strip, slide, 0), (0, y))
        y, i = y + tall, i + 1
    return moved


def _lens(x: float, y: float, half: float, thick: float) -> Outline:
    """A flat lens: one ripple seen from afar."""
    upper = [(x + half * (i / 4 - 1), y - thick * math.sin(math.pi * i / 8)) for i in range(9)]
    lower = [(x + half * (1 - i / 4), y + thick * 0.5 * math.sin(math.pi * i / 8)) for i in range(1, 8)]
    return (*upper, *lower)


def _ripples(canvas: Canvas, scene: Scene, top: float) -> None:
    rng, tall = scene.chance("ripples"), canvas.height - top
    dark: list[Outline] = []
    pale: list[Outline] = []
    for i in range(70):
        near = rng.random()
        y = top + tall * (0.03 + 0.95 * near**1.3)
        half = (8 + 46 * near) * canvas.unit * (0.6 + 0.8 * rng.random())
        wave = _lens(rng.random() * canvas.width, y, half, (0.7 + 2.0 * near) * canvas.unit)
        (pale if i % 3 == 0 else dark).append(wave)
    canvas.flat(dark, mix(canvas.palette.near, canvas.palette.top, 0.5), alpha=0.3)
    canvas.flat(pale, mix(canvas.palette.low, WHITE, 0.35), alpha=0.4)
    if scene.weather in ("rain", "storm", "fog"):
        return
    sun, glints = sun_place(scene.chance("sun")) * canvas.width, []
    for _ in range(36):
        near = rng.random()
        spread = (0.02 + 0.07 * near) * canvas.width
        y = top + tall * (0.02 + 0.85 * near)
        glints.append(
            _lens(
                sun + (rng.random() - 0.5) * 2 * spread,
                y,
                (6 + 26 * near) * canvas.unit,
                (0.8 + 1.8 * near) * canvas.unit,
            )
        )
    canvas.flat(glints, mix(canvas.palette.light, WHITE, 0.3), alpha=0.75 if canvas.time != "day" else 0.5)


def waves(canvas: Canvas, scene: Scene, top: float, rows: range) -> None:
    """Rows of storm waves with foam on their crests; rows 0-2 lie behind a boat, 3-4 before it."""
    tall = canvas.height - top
    for row in rows:
        rng = scene.chance(f"wave{row}")
        y = top + tall * (0.04, 0.2, 0.38, 0.66, 0.88)[row]
        long = canvas.width * (0.24 + 0.06 * row)
        high = canvas.height * (0.036 + 0.021 * row)
        line, crests = _trochoid(canvas, y, long, high, rng.random() * long)
        own = mix(mix(canvas.tone(_SEA), canvas.palette.top, 0.4), canvas.palette.near, 0.35 + 0.09 * row)
        colour = mix(own, canvas.palette.low, (0.42, 0.22, 0.3, 0.1, 0.2)[row])
        floor = canvas.height + MARGIN
        canvas.form(
            [(*line, (line[-1][0], floor), (line[0][0], floor))], colour, shade=0.9, line=0.7, height=0, hand=row
        )
        foam = [smooth(_foam(x, cy, long, high), step=4 * canvas.unit) for x, cy in crests]
        streaks = [
            _lens(x + long * d, cy + high * s, long * 0.11, 1.3 * canvas.unit) for x, cy in crests for d, s in _STREAKS
        ]
        canvas.flat(streaks, mix(canvas.palette.low, WHITE, 0.4), alpha=0.4)
        drops: list[Outline] = []
        for x, cy in crests:
            for _ in range(5):
                reach = (1.2 + 2.2 * rng.random()) * canvas.unit
                drops.append(
                    oval(x + (rng.random() - 0.5) * long * 0.3, cy - rng.random() * high * 0.8, reach, reach, points=7)
                )
        canvas.flat(foam + drops, mix(canvas.palette.low, WHITE, 0.6), alpha=0.85)


def _trochoid(canvas: Canvas, y: float, long: float, high: float, phase: float) -> tuple[list[Point], list[Point]]:
    """A sea's line: crests that lean before the wind over wide troughs; and where the crests are."""
    line: list[Point] = []
    crests: list[Point] = []
    start = -MARGIN - long * 1.5
    steps = 26
    for i in range(round((canvas.width + 2 * MARGIN + 3 * long) / long * steps)):
        turn = math.tau * i / steps
        rise = (1 + math.cos(turn)) / 2
        swell = 0.72 + 0.28 * math.sin(i / steps * 2.4 + phase)
        x = start + phase + long * (i / steps - 0.6 / math.tau * math.sin(turn) + 0.24 * rise**3)
        line.append((x, y - high * (2 * rise**1.4 * swell - 1)))
        if i % steps == 0:
            crests.append(line[-1])
    return line, crests


#: ripples on the back of a wave, as shares of its length and height
_STREAKS = ((-0.3, 0.9), (-0.42, 1.3), (0.3, 1.35), (-0.24, 1.45), (0.42, 1.7))
#: a breaking crest in shares of the wave's length and height: over the top, down the lee in tongues, back under the lip
_CREST = (
    (-0.2, 0.55), (-0.12, 0.26), (-0.05, 0.06), (0.02, -0.05), (0.075, 0.02), (0.1, 0.2), (0.085, 0.46), (0.07, 0.3),
    (0.05, 0.62), (0.035, 0.34), (0.015, 0.5), (0.0, 0.24), (-0.03, 0.36), (-0.06, 0.26), (-0.1, 0.42), (-0.14, 0.46),
)  # fmt: skip


def _foam(x: float, y: float, long: float, high: float) -> Outline:
    """Foam that hangs over one crest and runs down its face."""
    return tuple((x + long * across, y + high * down) for across, down in _CREST)


def reflect(canvas: Canvas, before: Image.Image, waterline: float, *, strength: float = 0.4) -> None:
    """Whatever was painted since `before` above the waterline appears below it, upside down and shaken."""
    line = round(waterline)
    tall = min(canvas.height - line, line)
    if tall < 4:
        return
    box = (0, line - tall, canvas.width, line)
    now = canvas.image.crop(box)
    changed = ImageChops.difference(now, before.crop(box)).convert("L").point([0] * 8 + [255] * 248)
    extent = changed.getbbox()
    if extent is None:
        return
    changed = changed.filter(ImageFilter.BoxBlur(1.5 * canvas.unit))
    flip = Image.Transpose.FLIP_TOP_BOTTOM
    upside = slid(now.transpose(flip).filter(ImageFilter.BoxBlur(2 * canvas.unit)), canvas.unit, 0.0)
    mask = slid(changed.transpose(flip), canvas.unit, 0.0)
    fade = Image.linear_gradient("L").transpose(flip).resize(mask.size)
    mask = ImageChops.multiply(mask, fade).point([round(i * strength) for i in range(256)])
    canvas.image.paste(
        Image.blend(upside, Image.new("RGB", upside.size, mix(canvas.palette.near, BLACK, 0.1)), 0.25), (0, line), mask
    )
