"""Firm ground and what grows on it: ridges that lose contrast with distance, mist between them, trees, grass, rocks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import RGB, WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import limb, oval, ridge
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.shapes import Outline, Point

GRASS, BARK, LEAF, ROCK, SNOW = rgb("5f9a4c"), rgb("7a5a44"), rgb("4d8a4a"), rgb("7d7f8a"), rgb("f2f5fa")
_BLOSSOM = (rgb("f4efe6"), rgb("e8604c"), rgb("f2c14e"), rgb("b583d6"))


def land_colour(canvas: Canvas, scene: Scene, share: float) -> RGB:
    """Ground between the far haze (0) and the near dark (1), white under snow."""
    colour = mix(canvas.palette.far, canvas.palette.near, share)
    if scene.weather == "snow":
        return mix(colour, canvas.tone(SNOW), 0.78 - 0.1 * share)
    return colour


def skyline(rng: Random, canvas: Canvas, y: float, rise: float, *, octaves: int = 6) -> Outline:
    """A ridge from edge to edge, closed below the picture."""
    count = 90
    heights = ridge(rng, count, octaves=octaves)
    left, wide = -MARGIN - 4, canvas.width + 2 * MARGIN + 8
    line: list[Point] = [(left + wide * i / (count - 1), y - rise * heights[i]) for i in range(count)]
    floor = canvas.height + MARGIN
    return (*line, (left + wide, floor), (left, floor))


def hills(canvas: Canvas, scene: Scene, horizon: float, *, count: int = 3, rise: float = 0.13) -> None:
    """Ridges behind one another, each with mist at its foot."""
    rng = scene.chance("hills")
    foggy = 1.9 if scene.weather == "fog" else 1.0
    for i in range(count):
        near = i / max(1, count - 1)
        y = horizon - canvas.height * 0.02 * (1 - near) + canvas.height * 0.012 * i
        high = canvas.height * rise * (1 - 0.45 * near) * (0.8 + 0.5 * rng.random())
        colour = mix(
            land_colour(canvas, scene, 0.16 + 0.3 * near), canvas.palette.low, 0.5 * (1 - near) * min(1.5, foggy)
        )
        canvas.form([skyline(rng, canvas, y, high)], colour, shade=0.25, line=0.4 * near + 0.2, height=0, hand=i)
        mist(canvas, y + canvas.height * 0.01, canvas.height * 0.075, min(0.8, 0.38 * foggy))


def mist(canvas: Canvas, y: float, high: float, alpha: float, colour: RGB | None = None) -> None:
    """A soft band of haze across the picture, strongest in its middle."""
    top, tall = round(y - high), max(2, round(2 * high))
    band = Image.new("L", (1, 33))
    for row in range(33):
        fall = 1 - abs(row - 16) / 16
        band.putpixel((0, row), round(255 * alpha * fall * fall * (3 - 2 * fall)))
    canvas.image.paste(
        colour or mix(canvas.palette.low, WHITE, 0.12),
        (0, top),
        band.resize((canvas.width, tall), Image.Resampling.BICUBIC),
    )


def floor(canvas: Canvas, y: float, far: RGB, near: RGB) -> None:
    """Ground from the horizon to the lower edge, lighter far away."""
    tall = max(2, canvas.height - round(y))
    ramp = Image.new("RGB", (1, 32))
    for row in range(32):
        ramp.putpixel((0, row), mix(far, near, (row / 31) ** 0.8))
    canvas.image.paste(ramp.resize((canvas.width, tall), Image.Resampling.BICUBIC), (0, round(y)))


def pine(x: float, foot: float, high: float, rng: Random) -> Outline:
    """A fir as one jagged silhouette."""
    tiers = 5
    right: list[Point] = [(x, foot - high)]
    half = high * (0.17 + 0.06 * rng.random())
    for tier in range(1, tiers + 1):
        y = foot - high * (1 - tier / tiers * 0.94)
        reach = half * (tier / tiers) ** 0.8 * (0.88 + 0.24 * rng.random())
        right.append((x + reach, y))
        if tier < tiers:
            right.append((x + reach * 0.58, y - high * 0.035))
    stem = high * 0.02
    left = [(2 * x - px, py) for px, py in reversed(right[1:])]
    return (
        *right,
        (x + stem, foot - high * 0.05),
        (x + stem, foot),
        (x - stem, foot),
        (x - stem, foot - high * 0.05),
        *left,
    )


def pine_row(canvas: Canvas, scene: Scene, y: float, high: float, depth: float, row: int) -> None:
    """One line of firs in a single mask."""
    rng = scene.chance(f"pines{row}")
    trees: list[Outline] = []
    x = -high * 0.2 * rng.random()
    while x < canvas.width + high * 0.2:
        trees.append(pine(x, y + high * 0.06, high * (0.55 + 0.6 * rng.random()), rng))
        x += high * (0.16 + 0.3 * rng.random())
    colour = mix(land_colour(canvas, scene, 0.75), canvas.tone(LEAF), 0.3)
    if scene.weather == "snow":
        colour = mix(colour, canvas.palette.near, 0.4)
    canvas.form(trees, mix(colour, canvas.palette.low, depth), shade=0.3, line=0.35 * (1 - depth), height=0, hand=row)


def crown_row(canvas: Canvas, scene: Scene, y: float, high: float, depth: float, row: int) -> None:
    """One line of round-headed trees in a single mask, their stems showing under the crowns."""
    rng = scene.chance(f"crowns{row}")
    trees: list[Outline] = []
    x = -high * 0.2 * rng.random()
    while x < canvas.width + high * 0.2:
        tall, half = high * (0.6 + 0.4 * rng.random()), high * (0.12 + 0.07 * rng.random())
        trees.append(
            (
                (x - half * 0.12, y + high * 0.06),
                (x - half * 0.08, y - tall * 0.5),
                (x + half * 0.08, y - tall * 0.5),
                (x + half * 0.12, y + high * 0.06),
            )
        )
        for dx, dy, size in ((-0.5, 0.5, 0.7), (0.5, 0.52, 0.72), (0.0, 0.72, 0.85), (0.05, 0.5, 0.8)):
            trees.append(oval(x + half * dx, y - tall * dy, half * size * 1.1, tall * 0.22 * size * 1.3, points=16))
        x += half * (1.3 + 1.1 * rng.random())
    colour = mix(land_colour(canvas, scene, 0.62), canvas.tone(mix(LEAF, GRASS, 0.5)), 0.45)
    canvas.form(trees, mix(colour, canvas.palette.low, depth), shade=0.3, line=0.35 * (1 - depth), height=0, hand=row)


def track(canvas: Canvas, scene: Scene, top: float, *, water: bool = False) -> None:
    """A path, or a brook with stones, that winds from the viewer into the picture."""
    lead, x = scene.side * canvas.width, canvas.width / 2
    rng = scene.chance("track")
    depth = canvas.height - top
    bend = 0.5 + 1.1 * rng.random()
    broad = 0.11 if water else 0.13
    spine = [
        (x - lead * 0.12 * bend, top + 1, canvas.width * 0.006),
        (x - lead * 0.02, top + depth * 0.16, canvas.width * 0.018),
        (x - lead * 0.13 * bend, top + depth * 0.42, canvas.width * 0.045),
        (x - lead * 0.06 * (bend - 1), canvas.height + 30, canvas.width * broad),
    ]
    if not water:
        sand = mix(canvas.tone(rgb("d9c08c")), canvas.palette.low, 0.25)
        if scene.weather == "snow":
            sand = mix(land_colour(canvas, scene, 0.3), canvas.tone(rgb("b9c4d4")), 0.5)
        canvas.form([limb(spine)], sand, shade=0.0, line=0.25, curved=True, hand="path")
        return
    shine = mix(mix(canvas.palette.top, canvas.palette.middle, 0.55), canvas.palette.low, 0.25)
    banks = [(px, py, half * 1.14 + 2 * canvas.unit) for px, py, half in spine]
    canvas.form(
        [limb(banks)], deeper(land_colour(canvas, scene, 0.75), 0.1), shade=0.0, line=0.2, curved=True, hand="bank"
    )
    canvas.form([limb(spine)], shine, shade=0.25, line=0.0, curved=True, hand="brook")
    glints, stones = [], []
    for _ in range(26):
        t = rng.random() ** 0.6
        at = min(2, int(t * 3))
        u = t * 3 - at
        px, py, half = (spine[at][k] + (spine[at + 1][k] - spine[at][k]) * u for k in range(3))
        px += (rng.random() - 0.5) * half * 1.1
        glints.append(oval(px, py, half * 0.3 + 2, 1.4 * canvas.unit * (0.5 + t), points=12))
        if rng.random() < 0.3:
            stones.append(oval(px + half * 0.9 * rng.choice((-1, 1)), py, half * 0.2 + 2, half * 0.12 + 1.4, points=12))
    canvas.flat(glints, mix(canvas.palette.light, WHITE, 0.4), alpha=0.5)
    canvas.form(stones, canvas.tone(ROCK, 0.15), line=0.5, height=60 * canvas.unit, hand="brookstones")


def leafy(canvas: Canvas, scene: Scene, x: float, foot: float, high: float, depth: float, hand: object) -> None:
    """A broad-leaved tree: a forked trunk and a crown of lobes with lights on it."""
    rng = scene.chance(f"leafy{hand}")
    bark = canvas.tone(BARK, depth)
    crown = canvas.tone(mix(LEAF, GRASS, rng.random() * 0.6), depth)
    if scene.weather == "snow":
        crown = mix(crown, canvas.tone(SNOW, depth), 0.62)
    w = high * 0.045
    trunk = limb([(x, foot, w * 1.35), (x, foot - high * 0.25, w * 0.8), (x + w * 0.4, foot - high * 0.55, w * 0.5)])
    canvas.form([trunk], bark, line=0.7, height=high * 0.4, curved=False, hand=(hand, 1))
    lobes: list[Outline] = []
    for i in range(7):
        turn = math.tau * i / 7 + rng.random() * 0.5
        reach = high * (0.15 + 0.05 * rng.random())
        cx, cy = x + math.cos(turn) * high * 0.19, foot - high * 0.66 + math.sin(turn) * high * 0.15
        lobes.append(oval(cx, cy, reach, reach * 0.92, points=22))
    canvas.form(
        [*lobes, oval(x, foot - high * 0.66, high * 0.2, high * 0.2)], crown, line=0.8, height=high, hand=(hand, 2)
    )
    lit: list[Outline] = []
    for _ in range(16):
        turn, far = math.tau * rng.random(), math.sqrt(rng.random()) * 0.26
        lx, ly = (
            x + math.cos(turn) * far * high + canvas.side * high * 0.04,
            foot - high * (0.7 + math.sin(turn) * far * 0.75),
        )
        lit.append(oval(lx, ly, high * 0.022, high * 0.012, points=8))
    canvas.flat(lit, mix(crown, canvas.palette.light, 0.35), alpha=0.6)


def meadow(canvas: Canvas, scene: Scene, top: float, *, flowers: int = 26, tufts: int = 34) -> None:
    """Tufts and blossoms, larger towards the viewer."""
    rng = scene.chance("meadow")
    ground = land_colour(canvas, scene, 0.7)
    blades: list[Outline] = []
    for _ in range(tufts):
        near = rng.random()
        x, y = rng.random() * canvas.width, top + (canvas.height - top) * (0.1 + 0.9 * near)
        tall = (6 + 20 * near) * canvas.unit
        for lean in (-0.5, 0.05, 0.55):
            blades.append(limb([(x, y, 1.6 * canvas.unit), (x + lean * tall, y - tall * (1 - 0.2 * abs(lean)), 0.3)]))
    canvas.flat(blades, mix(deeper(ground, 0.25), canvas.palette.light, 0.08), alpha=0.75)
    if scene.weather == "snow":
        return
    for colour in _BLOSSOM:
        heads: list[Outline] = []
        for _ in range(flowers // len(_BLOSSOM)):
            near = rng.random()
            x, y = rng.random() * canvas.width, top + (canvas.height - top) * (0.15 + 0.8 * near)
            reach = (1.6 + 3.2 * near) * canvas.unit
            heads.append(oval(x, y, reach, reach * 0.85, points=9))
        canvas.flat(heads, canvas.tone(colour, 0.1))


def corner_blades(canvas: Canvas, scene: Scene) -> None:
    """Dark grass in the two lower corners: the frame of the picture."""
    rng = scene.chance("corners")
    for edge in (0, 1):
        blades: list[Outline] = []
        for _ in range(11):
            reach = canvas.width * 0.15 * rng.random() ** 1.4
            x = reach if edge == 0 else canvas.width - reach
            tall = canvas.height * (0.06 + 0.11 * rng.random()) * (1 - reach / (canvas.width * 0.2))
            lean = (0.25 + 0.5 * rng.random()) * tall * (1 if edge == 0 else -1)
            y = canvas.height + 6
            half = (3 + 3 * rng.random()) * canvas.unit
            blades.append(
                limb([(x, y, half), (x + lean * 0.35, y - tall * 0.6, half * 0.7), (x + lean, y - tall, 0.4)])
            )
        canvas.flat(blades, mix(canvas.palette.near, (0, 0, 0), 0.35), alpha=0.9)


def rocks(canvas: Canvas, scene: Scene, x: float, y: float, wide: float, colour: RGB, hand: object) -> None:
    """A boulder with flat facets."""
    rng = scene.chance(f"rock{hand}")
    points: list[Point] = []
    for i in range(9):
        turn = math.pi + math.pi * i / 8
        reach = wide / 2 * (0.85 + 0.3 * rng.random())
        points.append((x + math.cos(turn) * reach, y + math.sin(turn) * reach * 0.62))
    canvas.form([(*points, (x + wide * 0.45, y + wide * 0.06), (x - wide * 0.45, y + wide * 0.06))], colour, hand=hand)


def shafts(
    canvas: Canvas, beams: Sequence[Outline], alpha: float, *, colour: RGB | None = None, blur: float = 16
) -> None:
    """Beams of light as soft polygons; drawn small, since they are blurred anyway."""
    small = (max(2, canvas.width // 4), max(2, canvas.height // 4))
    light = Image.new("L", small, 0)
    pen = ImageDraw.Draw(light)
    for edges in beams:
        pen.polygon([(x / 4, y / 4) for x, y in edges], fill=round(255 * alpha))
    light = light.filter(ImageFilter.GaussianBlur(blur * canvas.unit / 4))
    canvas.image.paste(colour or canvas.palette.light, (0, 0), light.resize(canvas.size, Image.Resampling.BILINEAR))
