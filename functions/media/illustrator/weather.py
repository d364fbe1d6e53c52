"""What falls between the viewer and the scene: rain, snow. Fog is laid behind the players by the stage."""

from __future__ import annotations

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import WHITE, mix
from functions.media.illustrator.curves import oval
from functions.media.illustrator.land import mist
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.shapes import Outline


def fog(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Haze over everything that is already painted; called before the players come on."""
    if scene.weather != "fog":
        return
    for share, high, alpha in ((-0.12, 0.2, 0.42), (0.02, 0.2, 0.6), (0.2, 0.16, 0.36)):
        mist(canvas, horizon + canvas.height * share, canvas.height * high, alpha, mix(canvas.palette.low, WHITE, 0.1))


def fall(canvas: Canvas, scene: Scene) -> None:
    """Rain or snow over the whole picture, players included."""
    if scene.weather in ("rain", "storm"):
        _rain(canvas, scene)
    elif scene.weather == "snow":
        _snow(canvas, scene)


def _rain(canvas: Canvas, scene: Scene) -> None:
    rng = scene.chance("rain")
    lean = 0.3 if scene.side < 0 else -0.3
    for group, alpha in ((170, 0.26), (150, 0.38)):
        streaks: list[Outline] = []
        for _ in range(round(group * canvas.unit)):
            x, y = rng.random() * canvas.width * 1.3 - canvas.width * 0.15, rng.random() * canvas.height
            long, half = (18 + 42 * rng.random()) * canvas.unit, (0.6 + 0.5 * rng.random()) * canvas.unit
            streaks.append(
                ((x - half, y), (x + half, y), (x + half - lean * long, y + long), (x - half - lean * long, y + long))
            )
        canvas.flat(streaks, mix(canvas.palette.low, WHITE, 0.6), alpha=alpha)


def _snow(canvas: Canvas, scene: Scene) -> None:
    rng = scene.chance("snow")
    for reach, count, blur in ((1.5, 90, 0.0), (2.2, 60, 0.0), (3.2, 42, 0.0), (4.6, 22, 0.0), (7.5, 10, 1.6)):
        flakes: list[Outline] = []
        for _ in range(count):
            r = reach * canvas.unit * (0.8 + 0.4 * rng.random())
            flakes.append(oval(rng.random() * canvas.width, rng.random() * canvas.height, r, r, points=8))
        canvas.flat(flakes, WHITE, alpha=0.8, blur=blur * canvas.unit)
