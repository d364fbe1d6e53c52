"""A cave: a mouth of light far back, walls that close in layer by layer, teeth of stone, crystals that glow, a pool."""

from __future__ import annotations

import math

from functions.media.illustrator import land
from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import oval, ridge
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Outline, Point
from functions.media.illustrator.sky import paint_sky

_STONE = rgb("6d6478")
_CRYSTALS = tuple(rgb(c) for c in ("7fd4e8", "c79af0", "8ff0c0", "f2b86a"))


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """The world outside, then ring after ring of rock, each nearer and darker."""
    horizon = scene.horizon * canvas.height
    rng = scene.chance("cave")
    deep_inside = rng.random() < 0.4
    if deep_inside:
        _chamber(canvas, scene, horizon)
    else:
        paint_sky(canvas, scene, horizon)
        land.hills(canvas, scene, horizon, count=2, rise=0.1)
        land.floor(canvas, horizon, land.land_colour(canvas, scene, 0.3), land.land_colour(canvas, scene, 0.6))
    x = canvas.width * (0.5 - scene.side * (0.06 + 0.12 * rng.random()))
    mouth = (x, horizon - canvas.height * 0.1)
    stone = mix(canvas.tone(_STONE), canvas.palette.far, 0.25)
    dim = {"day": 0.0, "dawn": 0.05, "dusk": 0.15, "night": 0.1}[scene.time]
    land.mist(canvas, horizon, canvas.height * 0.16, 0.45)
    for ring, (reach, dark) in enumerate(((0.24, 0.0), (0.36, 0.22), (0.52, 0.42))):
        tone = deeper(mix(stone, canvas.palette.low, 0.34 - 0.15 * ring), dark + dim)
        _ring(canvas, scene, mouth, reach, tone, ring)
        if ring == 0 and not deep_inside:
            _beams(canvas, mouth, scene)
    floor = deeper(stone, 0.18 + dim)
    _floor(canvas, scene, horizon, floor)
    _pool(canvas, scene, horizon)
    _crystals(canvas, scene, horizon)
    glow = scene.home("crystals").choice(_CRYSTALS) if deep_inside else canvas.palette.light
    canvas.light((mouth[0], horizon + canvas.height * 0.14), (canvas.width * 0.46, canvas.height * 0.2), glow, 0.3)
    return Ground(
        feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.56),
        far=scene.horizon + 0.08,
        far_scale=0.75,
        indoors=True,
    )


def _chamber(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """No daylight: a hall that crystals light from within, and a still lake at its end."""
    w, h = canvas.width, canvas.height
    rng = scene.chance("chamber")
    colour = scene.home("crystals").choice(_CRYSTALS)
    dark = mix(deeper(canvas.tone(_STONE), 0.5), canvas.palette.top, 0.25)
    canvas.image.paste(dark, (0, 0, w, h))
    centre = (w * (0.5 - scene.side * 0.1), horizon - h * 0.05)
    canvas.light(centre, (w * 0.5, h * 0.45), mix(colour, dark, 0.25), 0.9)
    canvas.light(centre, (w * 0.22, h * 0.2), mix(colour, WHITE, 0.45), 0.8)
    pillars: list[Outline] = []
    for _ in range(7):
        x, half = w * rng.random(), h * (0.01 + 0.016 * rng.random())
        waist = horizon - h * (0.06 + 0.2 * rng.random())
        pillars.append(
            (
                (x - half * 2.4, -9),
                (x + half * 2.4, -9),
                (x + half * 0.7, waist),
                (x + half * 2.2, horizon + h * 0.02),
                (x - half * 2.2, horizon + h * 0.02),
                (x - half * 0.7, waist),
            )
        )
    canvas.form(pillars, mix(dark, colour, 0.16), shade=0.9, line=0.3, height=0, hand="pillars")
    land.mist(canvas, horizon, h * 0.12, 0.35, mix(colour, dark, 0.3))
    canvas.flat([((0, horizon), (w, horizon), (w, h), (0, h))], mix(colour, dark, 0.55))


def _ring(canvas: Canvas, scene: Scene, mouth: Point, reach: float, colour: tuple[int, int, int], ring: int) -> None:
    """Rock with a ragged hole: the picture's frame on the outside, the hole's edge walked back."""
    rng = scene.chance(f"ring{ring}")
    rough = ridge(rng, 48)
    w, h = canvas.width, canvas.height
    hole: list[Point] = []
    for i in range(48):
        t = i / 47
        turn = math.pi * (1.14 - 1.28 * t)
        far = reach * (0.86 + 0.26 * rough[i])
        hole.append((mouth[0] + math.cos(turn) * far * w * 1.02, mouth[1] + h * 0.16 - math.sin(turn) * far * h * 1.08))
    out = MARGIN * 2
    if ring == 2:
        left, top, right, floor = -out, -out, w + out, h + out
    else:
        # The next ring covers what lies further out, so it need not be painted.
        wide, high = reach * 1.75 * w, reach * 1.9 * h
        left, right = round(max(-out, mouth[0] - wide)), round(min(w + out, mouth[0] + wide))
        top, floor = round(max(-out, mouth[1] + h * 0.16 - high)), round(mouth[1] + h * 0.42)
    sides = ((left, floor), (left, top), (right, top), (right, floor))
    rock: Outline = (*sides, (hole[-1][0], floor), *reversed(hole), (hole[0][0], floor))
    teeth: list[Outline] = []
    for _ in range(7 + 2 * ring):
        i = rng.randint(8, 39)
        px, py = hole[i]
        long, half = h * (0.03 + 0.07 * rng.random()) * (0.6 + 0.4 * ring), h * (0.008 + 0.012 * rng.random())
        teeth.append(
            (
                (px - half, py - half * 3),
                (px + half, py - half * 3),
                (px + half * 0.2, py + long),
                (px - half * 0.2, py + long),
            )
        )
    canvas.form([rock, *teeth], colour, shade=0.9, line=0.5 + 0.2 * ring, height=0, hand=("ring", ring))
    cracks: list[Outline] = []
    for _ in range(14):
        px, py = rng.random() * w, rng.random() * mouth[1]
        if math.hypot((px - mouth[0]) / w, (py - mouth[1] - h * 0.16) / h) < reach * 1.25:
            continue
        size = h * (0.015 + 0.03 * rng.random())
        cracks.append(
            (
                (px, py),
                (px + size, py - size * 0.3),
                (px + size * 1.5, py + size * 0.4),
                (px + size * 0.4, py + size * 0.5),
            )
        )
    canvas.flat(cracks, deeper(colour, 0.16), alpha=0.6)


def _beams(canvas: Canvas, mouth: Point, scene: Scene) -> None:
    strength = {"day": 0.3, "dawn": 0.34, "dusk": 0.26, "night": 0.14}[scene.time]
    w, h = canvas.width, canvas.height
    beams = []
    for lean, broad in ((-0.1, 0.05), (0.06, 0.07), (0.2, 0.035)):
        x, y, half = mouth[0] + lean * w, mouth[1] - h * 0.2, broad * w
        beams.append(
            ((x - half * 0.4, y), (x + half * 0.4, y), (x + half + lean * w, h * 0.9), (x - half + lean * w, h * 0.9))
        )
    land.shafts(canvas, beams, strength, blur=14)


def _floor(canvas: Canvas, scene: Scene, horizon: float, colour: tuple[int, int, int]) -> None:
    rng = scene.chance("cavefloor")
    w, h = canvas.width, canvas.height
    heights = ridge(rng, 40)
    y = horizon + h * 0.075
    line: list[Point] = [
        (-MARGIN + (w + 2 * MARGIN) * i / 39, y - h * 0.03 * heights[i] - h * 0.05 * abs(i / 19.5 - 1) ** 3)
        for i in range(40)
    ]
    canvas.form(
        [(*line, (w + MARGIN, h + MARGIN), (-MARGIN, h + MARGIN))], colour, shade=0.5, line=0.5, height=0, hand="floor"
    )
    canvas.light((w / 2, h * 1.05), (w * 0.9, h * 0.26), deeper(colour, 0.5), 0.7)
    stones: list[Outline] = []
    for _ in range(30):
        near = rng.random()
        px, py, reach = w * rng.random(), y + (h - y) * near, (3 + 9 * near * rng.random()) * canvas.unit
        stones.append(oval(px, py, reach * 1.4, reach * 0.7, points=9))
    canvas.form(stones, mix(colour, canvas.palette.light, 0.12), line=0.4, shade=0.8, height=0, hand="stones")
    for i in range(3):
        px = w * (0.04 + 0.1 * rng.random()) if i % 2 else w * (0.96 - 0.1 * rng.random())
        tall, half = h * (0.07 + 0.1 * rng.random()), h * 0.025
        foot = y + h * (0.05 + 0.05 * rng.random())
        canvas.form(
            [
                (
                    (px - half * 1.5, foot),
                    (px - half * 0.3, foot - tall),
                    (px + half * 0.2, foot - tall * 1.02),
                    (px + half * 1.4, foot),
                )
            ],
            deeper(colour, 0.2),
            line=0.6,
            height=tall,
            hand=("stump", i),
        )


def _pool(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Still water that gives back the mouth's light."""
    rng = scene.chance("pool")
    if rng.random() < 0.35:
        return
    x, y = canvas.width * (0.5 - scene.side * (0.2 + 0.12 * rng.random())), horizon + canvas.height * 0.17
    half, thick = canvas.width * (0.1 + 0.07 * rng.random()), canvas.height * 0.03
    canvas.form(
        [oval(x, y, half, thick, points=40)],
        mix(canvas.palette.top, canvas.palette.middle, 0.5),
        shade=0.3,
        line=0.5,
        height=0,
        hand="pool",
    )
    canvas.flat(
        [oval(x - half * 0.1, y + thick * 0.2, half * 0.6, thick * 0.4, points=30)],
        mix(canvas.palette.low, WHITE, 0.2),
        alpha=0.6,
        blur=3 * canvas.unit,
    )


def _crystals(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Two clusters in one colour that light the stone around them."""
    rng = scene.chance("crystals")
    colour = scene.home("crystals").choice(_CRYSTALS)
    for place, size in ((0.5 - scene.side * 0.4, 1.0), (0.5 + scene.side * 0.43, 0.6)):
        x, foot = canvas.width * place, horizon + canvas.height * (0.13 + 0.03 * rng.random())
        high = canvas.height * 0.12 * size
        canvas.light(
            (x, foot - high * 0.4), (high * 2.4, high * 2.0), colour, 0.3 if not canvas.dark else 0.42, screen=True
        )
        for i in range(5):
            lean, tall = (
                (i - 2) * 0.24 + (rng.random() - 0.5) * 0.1,
                high * (1 - 0.2 * abs(i - 2)) * (0.75 + 0.4 * rng.random()),
            )
            half = high * 0.09
            tip = (x + lean * tall * 1.1 + (i - 2) * half, foot - tall)
            base = x + (i - 2) * half * 1.1
            shard: Outline = (
                (base - half, foot),
                (tip[0] - half * 0.8, tip[1] + half * 1.6),
                tip,
                (tip[0] + half * 0.8, tip[1] + half * 1.6),
                (base + half, foot),
            )
            canvas.form(
                [shard],
                mix(colour, deeper(colour, 0.4), 0.25 * (i % 3)),
                shade=0.8,
                line=0.5,
                height=tall * 2,
                hand=("shard", i),
            )
        canvas.glow(x, foot - high * 0.5, high * 1.6, colour, 0.6)


def before(canvas: Canvas, scene: Scene) -> None:
    """Dark boulders in the two lower corners."""
    dark = mix(deeper(canvas.tone(_STONE), 0.55), canvas.palette.near, 0.2)
    for edge, share in ((0.0, 0.2), (1.0, 0.16)):
        land.rocks(
            canvas, scene, canvas.width * edge, canvas.height * 1.01, canvas.width * share * 1.6, dark, ("front", edge)
        )
