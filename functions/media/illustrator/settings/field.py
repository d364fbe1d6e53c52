"""Open country: ridges in haze, a path, hedges, a few trees, blossoms."""

from __future__ import annotations

import math

from functions.media.illustrator import land
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import deeper, mix, rgb
from functions.media.illustrator.curves import oval
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Outline
from functions.media.illustrator.sky import paint_sky


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Sky, hills, meadow, trees on the side that the hero leaves free."""
    horizon = scene.horizon * canvas.height
    rng = scene.chance("field")
    paint_sky(canvas, scene, horizon)
    land.hills(canvas, scene, horizon, rise=0.1 + 0.07 * rng.random())
    if scene.place == "desert":
        return _desert(canvas, scene, horizon)
    grass = canvas.tone(land.GRASS)
    far = mix(mix(grass, canvas.palette.low, 0.42), land.land_colour(canvas, scene, 0.4), 0.35)
    near = mix(mix(grass, canvas.palette.near, 0.5), land.land_colour(canvas, scene, 0.8), 0.35)
    if scene.weather == "snow":
        far, near = land.land_colour(canvas, scene, 0.2), land.land_colour(canvas, scene, 0.6)
    land.floor(canvas, horizon, far, near)
    kind = rng.randrange(6)
    if kind in (0, 2, 4):
        _hedges(canvas, scene, horizon)
    if kind in (1, 2):
        land.track(canvas, scene, horizon, water=rng.random() < 0.35)
    if kind in (3, 5) and scene.weather != "snow":
        _furrows(canvas, scene, horizon)
    near_tree = rng.random() < 0.6
    if not scene.things:
        _trees(canvas, scene, horizon, near=near_tree)
    if kind == 3 and scene.weather != "snow":
        _stacks(canvas, scene, horizon)
    elif kind == 4 and not scene.things:
        _mill(canvas, scene, horizon)
    elif rng.random() < 0.5:
        _fence(canvas, scene, horizon)
    land.meadow(canvas, scene, horizon)
    return Ground(feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.52), far=scene.horizon + 0.045, far_scale=0.75)


def _desert(canvas: Canvas, scene: Scene, horizon: float) -> Ground:
    """Dunes behind dunes, lit on the side of the sun, and ripples in the sand."""
    w, h = canvas.width, canvas.height
    sand, rng = canvas.tone(rgb("e8c17c")), scene.chance("dunes")
    land.floor(canvas, horizon, mix(sand, canvas.palette.low, 0.3), mix(sand, canvas.palette.near, 0.3))
    for row in range(4):
        foot, high = horizon + h * (0.004 + 0.05 * row), h * (0.09 - 0.012 * row)
        x, wide = w * (0.1 + 0.8 * rng.random()), w * (0.5 + 0.3 * rng.random())
        tone = mix(sand, canvas.palette.low, 0.34 - 0.09 * row)
        dune: Outline = (
            (x - wide, foot),
            (x - wide * 0.4, foot - high * 0.5),
            (x, foot - high),
            (x + wide * 0.3, foot - high * 0.45),
            (x + wide, foot),
        )
        canvas.form([dune], tone, shade=0.3, line=0.3, height=0, curved=True, hand=("dune", row))
        lee: Outline = (
            (x, foot - high),
            (x + wide * 0.3, foot - high * 0.45),
            (x + wide * 0.9, foot),
            (x + wide * 0.1, foot),
        )
        canvas.flat([lee], deeper(tone, 0.16), alpha=0.6, blur=2 * canvas.unit)
    ripples: list[Outline] = []
    for _ in range(40):
        near = 0.25 + 0.75 * rng.random()
        x, y = w * rng.random(), horizon + (h - horizon) * near
        ripples.append(oval(x, y, w * 0.05 * near, max(1.0, h * 0.0025 * near), points=16))
    canvas.flat(ripples, deeper(sand, 0.2), alpha=0.4)
    return Ground(feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.56), far=scene.horizon + 0.07, far_scale=0.75)


def _trees(canvas: Canvas, scene: Scene, horizon: float, *, near: bool) -> None:
    rng = scene.chance("trees")
    for i in range(rng.randint(2, 4)):
        high = canvas.height * (0.1 + 0.07 * rng.random())
        x = canvas.width * (0.5 - scene.side * (0.05 + 0.42 * rng.random()))
        land.leafy(canvas, scene, x, horizon + canvas.height * 0.02, high, 0.5, ("far", i))
    if not near:
        return
    edge = 0.95 if scene.side < 0 else 0.05
    land.leafy(canvas, scene, canvas.width * edge, horizon + canvas.height * 0.11, canvas.height * 0.48, 0.12, "near")


def _hedges(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Rows of bushes that divide the land: they lead the eye back."""
    rng = scene.chance("hedges")
    for row in range(2):
        y = horizon + canvas.height * (0.012 + 0.05 * row)
        bushes: list[Outline] = []
        x = canvas.width * (0.1 + 0.5 * rng.random())
        for _ in range(rng.randint(9, 16)):
            reach = canvas.height * (0.008 + 0.012 * rng.random()) * (1 + row)
            bushes.append(oval(x, y, reach * 1.3, reach, points=16))
            x += reach * 1.7
        colour = mix(canvas.tone(land.LEAF), land.land_colour(canvas, scene, 0.6), 0.4)
        canvas.form(bushes, mix(colour, canvas.palette.low, 0.4 - 0.2 * row), line=0.4, height=0, hand=row)


def _furrows(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Ripe rows that run to one point on the horizon."""
    w, depth = canvas.width, canvas.height - horizon
    rng = scene.chance("furrows")
    vanish = w * (0.5 - scene.side * 0.3 * rng.random())
    corn = canvas.tone(rng.choice((rgb("e0c060"), rgb("9fb84e"), rgb("b58ac4"))), 0.12)
    rows: list[Outline] = []
    for i in range(-13, 14):
        far, near = vanish + i * w * 0.05, vanish + i * w * 0.24
        top, foot = horizon + depth * 0.03, horizon + depth * 0.42
        rows.append(((far, top), (far + w * 0.02, top), (near + w * 0.1, foot), (near, foot)))
    canvas.flat(rows, corn, alpha=0.75, blur=1.2 * canvas.unit)


def _stacks(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Round bales of straw that shrink with distance."""
    rng = scene.chance("stacks")
    straw = canvas.tone(rgb("dcb65e"), 0.12)
    for i, near in enumerate((0.25, 0.45, 0.85)):
        reach = canvas.height * 0.05 * near
        x = canvas.width * (0.5 - scene.side * (0.08 + 0.14 * i + 0.06 * rng.random()))
        y = horizon + canvas.height * (0.03 + 0.12 * near)
        body = [oval(x, y - reach, reach, reach, points=28), oval(x + reach * 0.7, y - reach, reach, reach, points=28)]
        tone = mix(straw, canvas.palette.low, 0.3 * (1 - near))
        canvas.form(body, tone, line=0.6, height=reach * 5, hand=("bale", i))
        rings = [
            oval(x, y - reach, reach * 0.6, reach * 0.62, points=24),
            oval(x, y - reach, reach * 0.46, reach * 0.48, points=24),
        ]
        canvas.flat(rings[:1], deeper(tone, 0.22), alpha=0.6)
        canvas.flat(rings[1:], tone)


def _mill(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """A windmill on the skyline."""
    rng = scene.chance("mill")
    h = canvas.height
    x, foot, tall = canvas.width * (0.5 - scene.side * (0.16 + 0.18 * rng.random())), horizon + h * 0.012, h * 0.19
    half = tall * 0.2
    tower: Outline = (
        (x - half, foot),
        (x - half * 0.62, foot - tall * 0.7),
        (x + half * 0.62, foot - tall * 0.7),
        (x + half, foot),
    )
    canvas.form([tower], canvas.tone(rgb("efe4d0"), 0.24), line=0.5, height=tall, hand="tower")
    cap = oval(x, foot - tall * 0.7, half * 0.72, half * 0.62, points=24)
    canvas.form([cap], canvas.tone(rgb("a5523c"), 0.24), line=0.5, height=tall, hand="cap")
    canvas.flat([oval(x, foot - tall * 0.14, half * 0.24, tall * 0.1)], canvas.tone(rgb("5a4030"), 0.24))
    turn, hub = rng.random() * 1.5, (x, foot - tall * 0.74)
    sails: list[Outline] = []
    for i in range(4):
        c, s = math.cos(turn + i * math.pi / 2), math.sin(turn + i * math.pi / 2)
        far, wide = tall * 0.52, tall * 0.085
        sails.append(
            (
                (hub[0], hub[1]),
                (hub[0] + c * far, hub[1] + s * far),
                (hub[0] + c * far - s * wide, hub[1] + s * far + c * wide),
                (hub[0] + c * far * 0.2 - s * wide, hub[1] + s * far * 0.2 + c * wide),
            )
        )
    canvas.form(sails, canvas.tone(rgb("f6efe0"), 0.16), line=0.5, shade=0.4, height=0, hand="sails")


def _fence(canvas: Canvas, scene: Scene, horizon: float) -> None:
    y, high = horizon + canvas.height * 0.085, canvas.height * 0.055
    wood = canvas.tone(land.BARK, 0.25)
    start, end = (0.55, 1.02) if scene.side < 0 else (-0.02, 0.45)
    span = (end - start) * canvas.width
    posts: list[Outline] = []
    for i in range(9):
        x = start * canvas.width + span * i / 8
        half = high * 0.06
        posts.append(((x - half, y), (x - half, y - high), (x + half, y - high), (x + half, y)))
    for rise in (0.4, 0.78):
        top = y - high * rise
        left = start * canvas.width
        posts.append(((left, top), (left + span, top), (left + span, top + high * 0.09), (left, top + high * 0.09)))
    canvas.form(posts, wood, line=0.6, height=0, hand="fence")


def before(canvas: Canvas, scene: Scene) -> None:
    """Dark grass in the corners."""
    if scene.place != "desert":
        land.corner_blades(canvas, scene)
