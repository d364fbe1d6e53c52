"""Open country: ridges in haze, a path, hedges, a few trees, blossoms."""

from __future__ import annotations

from functions.media.illustrator import land
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import mix, rgb
from functions.media.illustrator.curves import limb, oval
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Outline
from functions.media.illustrator.sky import paint_sky


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Sky, hills, meadow, trees on the side that the hero leaves free."""
    horizon = scene.horizon * canvas.height
    rng = scene.chance("field")
    paint_sky(canvas, scene, horizon)
    land.hills(canvas, scene, horizon, rise=0.1 + 0.07 * rng.random())
    grass = canvas.tone(land.GRASS)
    far = mix(mix(grass, canvas.palette.low, 0.42), land.land_colour(canvas, scene, 0.4), 0.35)
    near = mix(mix(grass, canvas.palette.near, 0.5), land.land_colour(canvas, scene, 0.8), 0.35)
    if scene.weather == "snow":
        far, near = land.land_colour(canvas, scene, 0.2), land.land_colour(canvas, scene, 0.6)
    land.floor(canvas, horizon, far, near)
    kind = rng.randrange(3)
    if kind != 1:
        _hedges(canvas, scene, horizon)
    if kind != 0:
        _path(canvas, scene, horizon)
    _trees(canvas, scene, horizon)
    if rng.random() < 0.5:
        _fence(canvas, scene, horizon)
    land.meadow(canvas, scene, horizon)
    return Ground(feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.52), far=scene.horizon + 0.045, far_scale=0.75)


def _trees(canvas: Canvas, scene: Scene, horizon: float) -> None:
    rng = scene.chance("trees")
    for i in range(rng.randint(2, 4)):
        high = canvas.height * (0.1 + 0.07 * rng.random())
        x = canvas.width * (0.5 - scene.side * (0.05 + 0.42 * rng.random()))
        land.leafy(canvas, scene, x, horizon + canvas.height * 0.02, high, 0.5, ("far", i))
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


def _path(canvas: Canvas, scene: Scene, horizon: float) -> None:
    lead = scene.side * canvas.width
    x = canvas.width / 2
    depth = canvas.height - horizon
    spine = [
        (x - lead * 0.12, horizon + 1, canvas.width * 0.006),
        (x - lead * 0.02, horizon + depth * 0.16, canvas.width * 0.018),
        (x - lead * 0.1, horizon + depth * 0.42, canvas.width * 0.045),
        (x + lead * 0.02, canvas.height + 30, canvas.width * 0.13),
    ]
    sand = mix(canvas.tone(rgb("d9c08c")), canvas.palette.low, 0.25)
    if scene.weather == "snow":
        sand = mix(land.land_colour(canvas, scene, 0.3), canvas.tone(rgb("b9c4d4")), 0.5)
    canvas.form([limb(spine)], sand, shade=0.0, line=0.25, curved=True, hand="path")


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
    land.corner_blades(canvas, scene)
