"""Everything above the horizon: ramps of light, sun and moon, stars, clouds, lightning."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from PIL import Image

from functions.media.illustrator import texture
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import RGB, WHITE, mix, rgb
from functions.media.illustrator.curves import limb, oval
from functions.media.illustrator.scene import Scene
from functions.media.illustrator.shapes import Outline
from functions.media.illustrator.styles import Palette

_STORM_TOP, _STORM_MIDDLE, _PALE = rgb("323642"), rgb("5c626e"), rgb("d4d8da")
_DARKNESS = {"day": 1.0, "dawn": 0.9, "dusk": 0.6, "night": 0.28}


def weathered(palette: Palette, weather: str, time: str) -> Palette:
    """The palette under this weather: storms darken, snow, fog and cloud make pale."""
    if weather in ("rain", "storm"):
        heavy = 1.0 if weather == "storm" else 0.85
        grey = mix(_STORM_MIDDLE, (0, 0, 0), 0.0 if time != "night" else 0.55)
        return replace(
            palette,
            top=mix(palette.top, _STORM_TOP, 0.55 * heavy),
            middle=mix(palette.middle, grey, 0.6 * heavy),
            low=mix(palette.low, mix(grey, palette.low, 0.55), 0.7 * heavy),
            light=mix(palette.light, _PALE, 0.4),
        )
    share = {"snow": 0.36, "fog": 0.42, "cloudy": 0.3}.get(weather, 0.0)
    if not share:
        return palette
    pale = tuple(round(channel * _DARKNESS[time]) for channel in _PALE)
    veil: RGB = (pale[0], pale[1], pale[2])
    return replace(
        palette,
        top=mix(palette.top, veil, share),
        middle=mix(palette.middle, veil, share),
        low=mix(palette.low, veil, share * 0.7),
    )


def sun_place(rng: Random) -> float:
    """Where the sun or moon stands, as a share of the width."""
    return rng.choice((0.22, 0.3, 0.7, 0.78))


def paint_sky(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """The ramp, then what hangs in it; `horizon` is a y in pixels."""
    palette = canvas.palette
    ramp = Image.new("RGB", (1, 64))
    for row in range(64):
        t = row / 63
        colour = (
            mix(palette.top, palette.middle, t / 0.56)
            if t < 0.56
            else mix(palette.middle, palette.low, (t - 0.56) / 0.44)
        )
        ramp.putpixel((0, row), colour)
    high = max(2, math.ceil(horizon) + 2)
    canvas.image.paste(ramp.resize((canvas.width, high), Image.Resampling.BICUBIC), (0, 0))
    canvas.image.paste(palette.low, (0, high, canvas.width, canvas.height))
    if canvas.style.soft:
        drift = texture.fractal(canvas.size, (3, 8, 20), "drift").crop((0, 0, canvas.width, high))
        veil = drift.point([round(max(0, i - 110) * 0.26) for i in range(256)])
        canvas.image.paste(mix(palette.low, WHITE, 0.25), (0, 0), veil)
    if scene.time == "night" and scene.weather in ("clear", "snow", "cloudy"):
        _stars(canvas, scene, horizon)
    _sun_or_moon(canvas, scene, horizon)
    _clouds(canvas, scene, horizon)
    if scene.rainbow:
        _rainbow(canvas, scene, horizon)
    if scene.weather == "storm":
        _lightning(canvas, scene, horizon)


def _stars(canvas: Canvas, scene: Scene, horizon: float) -> None:
    rng = scene.chance("stars")
    for size, share in ((0.9, 0.55), (1.3, 0.7), (1.8, 0.85), (2.5, 1.0)):
        specks: list[Outline] = []
        for _ in range(round(64 / size**1.5)):
            x, y = rng.random() * canvas.width, horizon * 0.96 * rng.random() ** 1.5
            reach = size * canvas.unit
            specks.append(oval(x, y, reach, reach, points=6))
        canvas.flat(specks, mix(canvas.palette.light, WHITE, 0.5), alpha=share)


def _sun_or_moon(canvas: Canvas, scene: Scene, horizon: float) -> None:
    if scene.weather in ("rain", "storm") or (scene.weather == "fog" and scene.time != "dawn"):
        return
    x = sun_place(scene.chance("sun")) * canvas.width
    light, scale = canvas.palette.light, min(canvas.height, canvas.width * 1.2)
    if scene.time == "night":
        y, reach = horizon * (0.2 + 0.14 * scene.chance("moon").random()), 0.05 * scale
        canvas.light((x, y), (reach * 5, reach * 5), mix(light, canvas.palette.low, 0.4), 0.5, screen=True)
        canvas.flat([oval(x, y, reach, reach, points=48)], light)
        for dx, dy, r in ((-0.32, -0.2, 0.2), (0.26, 0.12, 0.26), (-0.1, 0.46, 0.14)):
            spot = oval(x + dx * reach, y + dy * reach, r * reach, r * reach)
            canvas.flat([spot], mix(light, canvas.palette.middle, 0.28), alpha=0.8)
        return
    low = scene.time != "day"
    reach = (0.075 if low else 0.05) * scale
    y = horizon * (0.86 if low else 0.3)
    if canvas.style.rays and low:
        _rays(canvas, x, y)
    canvas.light((x, y), (reach * 7, reach * 7), light, 0.5 if low else 0.62, screen=True)
    canvas.light((x, y), (reach * 2.4, reach * 2.4), mix(light, WHITE, 0.4), 0.6, screen=True)
    canvas.flat([oval(x, y, reach, reach, points=48)], mix(light, WHITE, 0.25 if low else 0.5))


def _rays(canvas: Canvas, x: float, y: float) -> None:
    far = math.hypot(canvas.width, canvas.height)
    rays: list[Outline] = []
    for i in range(18):
        turn = math.tau * i / 18
        edges = [(x + far * math.cos(turn + d), y + far * math.sin(turn + d)) for d in (-0.075, 0.075)]
        rays.append(((x, y), *edges))
    canvas.flat(rays, canvas.palette.light, alpha=0.16)


def _clouds(canvas: Canvas, scene: Scene, horizon: float) -> None:
    rng = scene.chance("clouds")
    count = {"clear": 3, "cloudy": 7, "storm": 10, "rain": 8, "snow": 5, "fog": 2}[scene.weather]
    heavy = scene.weather in ("rain", "storm")
    pale = mix(WHITE, canvas.palette.low, 0.3)
    if scene.time == "night":
        pale = mix(canvas.palette.middle, canvas.palette.low, 0.35)
    elif scene.time in ("dusk", "dawn"):
        pale = mix(canvas.palette.low, WHITE, 0.35 if scene.time == "dawn" else 0.12)
    if heavy:
        pale = mix(canvas.palette.middle, canvas.palette.low, 0.25)
    start = rng.random()
    for i in range(count):
        rise = rng.random()
        y = horizon * ((0.02 + 0.4 * rise) if heavy else (0.1 + 0.62 * rise))
        x = canvas.width * ((start + i / count * 1.08 + 0.12 * rng.random()) % 1.0)
        wide = canvas.width**0.5 * canvas.height**0.5 * (0.34 if heavy else 0.23) * (1.15 - 0.72 * rise)
        wide *= 0.8 + 0.5 * rng.random()
        tone = mix(pale, canvas.palette.middle, 0.45 * rng.random() if heavy else 0.25 * rise)
        canvas.form(_cloud(rng, x, y, wide), tone, shade=0.3, line=0.55, hand=("cloud", i))


def _cloud(rng: Random, x: float, y: float, wide: float) -> list[Outline]:
    """Four to six ovals on one flat rounded base."""
    puffs = rng.randint(4, 6)
    tall = wide * 0.16
    cloud: list[Outline] = []
    for i in range(puffs):
        place = (i + 0.5) / puffs - 0.5
        swell = (1 - (2 * place) ** 2) * 0.9 + 0.35
        rise = tall * swell * (0.75 + 0.5 * rng.random())
        cloud.append(oval(x + place * wide * 0.86, y - rise * 0.35, wide / puffs * 0.85, rise, points=22))
    half, flat = wide / 2, tall * 0.26
    base = [(x - half, y - flat), (x + half, y - flat), (x + half * 1.04, y), (x + half, y + flat)]
    cloud.append((*base, (x - half, y + flat), (x - half * 1.04, y)))
    return cloud


def _rainbow(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Six bands that rise from the horizon on the side without the sun."""
    x, reach = canvas.width * (0.5 - canvas.side * 0.12), min(canvas.width * 0.5, horizon * 0.86)
    band = reach * 0.045
    for i, colour in enumerate(("d9584f", "eb9a4a", "f0d45c", "7fbf6a", "5b9ad8", "8a6ac0")):
        outer, inner = reach - band * i, reach - band * (i + 1.15)
        arc = [(x - r * math.cos(math.pi * t / 60), horizon - r * math.sin(math.pi * t / 60)) for r, run in
               ((outer, range(61)), (inner, range(60, -1, -1))) for t in run]  # fmt: skip
        canvas.flat([tuple(arc)], canvas.tone(rgb(colour)), alpha=0.5, blur=1.5 * canvas.unit)


def _lightning(canvas: Canvas, scene: Scene, horizon: float) -> None:
    rng = scene.chance("lightning")
    x, y = canvas.width * (0.5 - scene.side * (0.12 + 0.2 * rng.random())), horizon * 0.04
    spine = []
    for i in range(8):
        width = (7 - 5.5 * i / 7) / 2 * canvas.unit
        spine.append((x, y, width))
        if i == 3:
            reach = canvas.height * 0.45
            canvas.light((x, y), (reach, reach), mix(canvas.palette.light, WHITE, 0.6), 0.55, screen=True)
        x, y = x + (rng.random() - 0.5) * canvas.unit * 90, y + horizon * 0.13
    canvas.flat([limb(spine)], mix(canvas.palette.light, WHITE, 0.7))
