"""The moon, or any far world without air: black sky, a blue planet, pale dust, craters."""

from __future__ import annotations

from random import Random

from functions.media.illustrator import land
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import RGB, WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import oval
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Outline

_DUST, _RED_DUST, _SKY = rgb("c2bfce"), rgb("c9784e"), rgb("10132c")
_SEA, _LAND, _CLOUD = rgb("3f7fc8"), rgb("6fae62"), rgb("eef4f8")


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Stars, the planet they all came from, two ridges, dust and craters."""
    horizon = scene.horizon * canvas.height
    canvas.image.paste(mix(_SKY, canvas.palette.top, 0.25), (0, 0, *canvas.size))
    glow = mix(canvas.palette.middle, rgb("7a5cc0"), 0.5)
    canvas.light((canvas.width * 0.5, horizon), (canvas.width * 0.9, canvas.height * 0.4), glow, 0.3)
    _stars(canvas, scene.chance("stars"))
    _planet(canvas, scene, horizon)
    dust = mix(_RED_DUST if scene.place == "mars" else _DUST, canvas.palette.middle, 0.18)
    rng = scene.chance("ridges")
    for row, (high, tone) in enumerate(((0.13, deeper(dust, 0.45)), (0.07, deeper(dust, 0.28)))):
        ridge = land.skyline(rng, canvas, horizon + canvas.height * 0.01 * row, canvas.height * high)
        canvas.form([ridge], tone, shade=0.3, line=0.4, height=0, hand=("ridge", row))
    land.floor(canvas, horizon + canvas.height * 0.012, mix(dust, WHITE, 0.12), deeper(dust, 0.32))
    _craters(canvas, scene, horizon, dust)
    return Ground(feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.56), far=scene.horizon + 0.06, far_scale=0.8)


def _stars(canvas: Canvas, rng: Random) -> None:
    for size, share in ((0.9, 0.6), (1.4, 0.8), (2.3, 1.0)):
        reach = size * canvas.unit
        specks: list[Outline] = [
            oval(rng.random() * canvas.width, rng.random() * canvas.height * 0.7, reach, reach, points=6)
            for _ in range(round(110 / size**1.4))
        ]
        canvas.flat(specks, mix(canvas.palette.light, WHITE, 0.6), alpha=share)


def _planet(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """A blue world with clouds, half in shadow."""
    rng = scene.home("planet")
    reach = 0.1 * min(canvas.width, canvas.height)
    x, y = canvas.width * (0.5 - scene.side * (0.2 + 0.1 * rng.random())), horizon * (0.42 + 0.08 * rng.random())
    canvas.light((x, y), (reach * 2.2, reach * 2.2), _SEA, 0.55, screen=True)
    canvas.form([oval(x, y, reach, reach, points=56)], _SEA, shade=0.9, line=0.5, height=reach * 4, hand="planet")
    for dx, dy, wide, high, colour in (
        (-0.35, -0.3, 0.34, 0.26, _LAND),
        (0.2, 0.1, 0.26, 0.34, _LAND),
        (-0.3, 0.5, 0.22, 0.14, _LAND),
        (0.12, -0.52, 0.5, 0.07, _CLOUD),
        (-0.2, 0.2, 0.56, 0.06, _CLOUD),
        (0.2, 0.6, 0.4, 0.06, _CLOUD),
    ):
        spot = oval(x + dx * reach, y + dy * reach, wide * reach, high * reach, points=24)
        canvas.flat([spot], colour, alpha=0.85, blur=1.5 * canvas.unit)


def _craters(canvas: Canvas, scene: Scene, horizon: float, dust: RGB) -> None:
    """Rings that flatten and shrink towards the horizon; none lies where the players stand."""
    rng = scene.chance("craters")
    depth = canvas.height - horizon
    for place in range(11):
        near = 0.06 + 0.9 * (place / 10) ** 1.3
        wide = canvas.width * (0.014 + 0.07 * near) * (0.7 + 0.6 * rng.random())
        x, y = canvas.width * rng.random(), horizon + depth * near
        high = wide * (0.16 + 0.12 * near)
        ground = mix(mix(dust, WHITE, 0.12), deeper(dust, 0.32), near)
        canvas.form([oval(x, y, wide, high, points=36)], mix(ground, WHITE, 0.3), shade=0.2, line=0.3, height=0, hand=x)
        canvas.flat([oval(x, y + high * 0.12, wide * 0.84, high * 0.72, points=36)], deeper(ground, 0.3))
        canvas.flat([oval(x, y + high * 0.3, wide * 0.66, high * 0.46, points=36)], deeper(ground, 0.14))


def before(canvas: Canvas, scene: Scene) -> None:
    """Nothing grows before the viewer."""
    del canvas, scene
