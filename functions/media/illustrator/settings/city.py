"""A city street: towers in haze with lit windows, house fronts, lamps, and ground that mirrors when wet."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

from functions.media.illustrator import land
from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import RGB, deeper, mix, rgb
from functions.media.illustrator.curves import block, limb, oval
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.settings.facades import LIT, openings
from functions.media.illustrator.settings.towers import towers
from functions.media.illustrator.shapes import Outline
from functions.media.illustrator.sky import paint_sky

_FRONTS = tuple(rgb(c) for c in ("b5694f", "c9a070", "7f93a3", "a8806a", "8f9f86", "c4b49a"))
_ASPHALT, _PAVING = rgb("6f727c"), rgb("a39c96")


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Sky, three rows of towers, fronts with shops, street, lamps."""
    horizon = scene.horizon * canvas.height
    paint_sky(canvas, scene, horizon)
    thick = 1.5 if scene.weather == "fog" else 1.0
    for row, (high, depth) in enumerate(((0.42, 0.66), (0.32, 0.46))):
        towers(canvas, scene, horizon + 4, canvas.height * high, min(0.88, depth * thick**0.5), row)
        land.mist(canvas, horizon, canvas.height * 0.14, min(0.75, 0.4 * thick))
    if scene.chance("view").random() < 0.42:
        _terrace(canvas, scene, horizon)
        return Ground(
            feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.56), far=scene.horizon + 0.05, far_scale=0.85
        )
    vanish = canvas.width * (0.5 - scene.side * (0.06 + 0.08 * scene.chance("street").random()))
    _street(canvas, scene, horizon, vanish)
    for side in (-1, 1):
        _fronts(canvas, scene, horizon, vanish, side)
    _lamps(canvas, scene, horizon, vanish)
    if scene.weather in ("rain", "storm") or canvas.dark:
        _wet(canvas, horizon, 0.8 if scene.weather in ("rain", "storm") else 0.3)
    if scene.weather == "snow":
        canvas.light(
            (canvas.width / 2, canvas.height), (canvas.width * 0.8, canvas.height * 0.3), canvas.tone(land.SNOW), 0.5
        )
    return Ground(feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.56), far=scene.horizon + 0.06, far_scale=0.9)


def _street(canvas: Canvas, scene: Scene, horizon: float, vanish: float) -> None:
    """Roadway, pavements and marks towards one point."""
    w, h = canvas.width, canvas.height
    paving, road = _ground_colours(canvas, scene)
    land.floor(canvas, horizon, mix(paving, canvas.palette.low, 0.4), mix(paving, canvas.palette.near, 0.25))
    floor = h + MARGIN
    canvas.form(
        [((vanish - w * 0.015, horizon), (vanish + w * 0.015, horizon), (w * 0.98, floor), (w * 0.02, floor))],
        mix(road, canvas.palette.low, 0.1),
        shade=0.0,
        line=0.4,
        height=0,
        hand="road",
    )
    marks: list[Outline] = []
    for i in range(6):
        t0, t1 = (i / 6) ** 1.7, ((i + 0.5) / 6) ** 1.7
        y0, y1 = horizon + (h - horizon) * t0, horizon + (h - horizon) * t1
        x0, x1 = vanish + (w / 2 - vanish) * t0, vanish + (w / 2 - vanish) * t1
        half0, half1 = w * 0.012 * t0 + 0.5, w * 0.012 * t1 + 0.5
        marks.append(((x0 - half0, y0), (x0 + half0, y0), (x1 + half1, y1), (x1 - half1, y1)))
    canvas.flat(marks, canvas.tone(rgb("e8e0cc"), 0.15), alpha=0.6)


def _fronts(canvas: Canvas, scene: Scene, horizon: float, vanish: float, side: int) -> None:
    """House fronts in perspective on one side of the street: wall, cornice, windows, a shop with its awning."""
    rng = scene.home(f"fronts{side}")
    w, h = canvas.width, canvas.height
    count = 3
    shares = (1.25, 0.62, 0.4, 0.27)
    for i in reversed(range(count)):
        near, far = shares[i], shares[i + 1]
        edge = w if side > 0 else 0
        x0, x1 = vanish + (edge - vanish) * near, vanish + (edge - vanish) * far
        tall = h * (0.62 + 0.16 * rng.random())
        tops = (horizon - tall * near * 0.72, horizon - tall * far * 0.72)
        feet = (horizon + (h - horizon) * near * 0.6, horizon + (h - horizon) * far * 0.6)
        wall = canvas.tone(rng.choice(_FRONTS), 0.1 + 0.16 * i)
        wall = deeper(wall, 0.16) if side == canvas.side else wall
        canvas.form(
            [((x0, tops[0]), (x1, tops[1]), (x1, feet[1]), (x0, feet[0]))],
            wall,
            shade=0.3,
            line=0.7,
            height=0,
            hand=("front", side, i),
        )
        openings(canvas, rng, (x0, x1), tops, feet, wall)


def _terrace(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """The street seen from the other side: a row of house fronts, pavement, kerb, a lamp at each end."""
    w, h = canvas.width, canvas.height
    home = scene.home("terrace")
    foot = horizon + h * 0.045
    x, number = -w * 0.16 * scene.chance("terrace").random(), 0
    while x < w:
        wide, tall = h * (0.2 + 0.1 * home.random()), h * (0.34 + 0.14 * home.random())
        wall, top, rise = canvas.tone(home.choice(_FRONTS), 0.14), foot - tall, tall * 0.13
        front = [block(x, top, x + wide, foot)]
        canvas.form(front, wall, shade=0.35, line=0.7, height=0, hand=("terrace", number))
        ridge: Outline = ((x + wide * 0.5, top - rise * 2),)
        if number % 2 == 0:
            ridge = ((x + wide * 0.08, top - rise), (x + wide * 0.92, top - rise))
        roof: Outline = ((x - 3, top), *ridge, (x + wide + 3, top))
        canvas.form([roof], canvas.tone(rgb("6b5560"), 0.14), line=0.6, height=0, hand=("roof", number))
        openings(canvas, home, (x, x + wide), (top, top), (foot, foot), wall)
        x, number = x + wide, number + 1
    _pavement(canvas, scene, foot)
    for share in (0.06, 0.94):
        _lamp(canvas, scene, (w * share, foot + h * 0.05), h * 0.44)
    if scene.weather in ("rain", "storm") or canvas.dark:
        _wet(canvas, foot, 0.6 if scene.weather in ("rain", "storm") else 0.22)


def _pavement(canvas: Canvas, scene: Scene, foot: float) -> None:
    """Slabs, a kerb and the edge of the roadway, from the houses to the viewer."""
    w, h = canvas.width, canvas.height
    paving, road = _ground_colours(canvas, scene)
    land.floor(canvas, foot, mix(paving, canvas.palette.low, 0.2), mix(paving, canvas.palette.near, 0.2))
    kerb, thick = h * 0.9, 1.5 * canvas.unit
    slabs: list[Outline] = []
    for i in range(-9, 10):
        far, near = w / 2 + i * w * 0.1, w / 2 + i * w * 0.15
        slabs.append(((far, foot), (far + 1.5, foot), (near + 2.5, kerb), (near, kerb)))
    rows = [foot + (kerb - foot) * t for t in (0.2, 0.45, 0.75)]
    canvas.flat([*slabs, *(block(0, y, w, y + thick) for y in rows)], deeper(paving, 0.3), alpha=0.45)
    stone = [block(-9, kerb, w + 9, kerb + h * 0.02)]
    canvas.form(stone, deeper(paving, 0.12), shade=0.2, line=0.5, height=0, hand="kerb")
    canvas.flat([block(0, kerb + h * 0.02, w, h + 9)], deeper(road, 0.2))


def _ground_colours(canvas: Canvas, scene: Scene) -> tuple[RGB, RGB]:
    """Pavement and roadway: pale under snow, dark when wet."""
    paving, road = canvas.tone(_PAVING), canvas.tone(_ASPHALT)
    if scene.weather == "snow":
        return mix(paving, canvas.tone(land.SNOW), 0.7), mix(road, canvas.tone(land.SNOW), 0.5)
    if scene.weather in ("rain", "storm"):
        return deeper(paving, 0.3), deeper(road, 0.3)
    return paving, road


def _lamps(canvas: Canvas, scene: Scene, horizon: float, vanish: float) -> None:
    """Street lamps that shrink towards the vanishing point."""
    w, h = canvas.width, canvas.height
    for share in (0.34, 0.66):
        for edge in (0.03 * w, 0.97 * w):
            foot = horizon + (h - horizon) * share * 0.62
            _lamp(canvas, scene, (vanish + (edge - vanish) * share, foot), h * 0.46 * share)


def _lamp(canvas: Canvas, scene: Scene, place: tuple[float, float], tall: float) -> None:
    x, foot = place
    near = min(1.0, tall / (canvas.height * 0.46))
    iron = mix(mix(canvas.palette.near, (20, 22, 30), 0.5), canvas.palette.low, 0.35 * (1 - near))
    half, head, top = max(1.0, tall * 0.013), tall * 0.07, foot - tall
    post = limb([(x, foot, half * 2), (x, foot - tall * 0.1, half), (x, top, half * 0.8)])
    canvas.form([post], iron, line=0.3, height=0, hand="lamp")
    glass: Outline = (
        (x - head * 0.5, top),
        (x + head * 0.5, top),
        (x + head * 0.8, top - head * 1.5),
        (x - head * 0.8, top - head * 1.5),
    )
    canvas.form(
        [glass], LIT if canvas.dark else canvas.tone(rgb("f4ecd0"), 0.1), shade=0, line=0.5, height=0, hand="glass"
    )
    canvas.form(
        [((x - head, top - head * 1.5), (x, top - head * 2.2), (x + head, top - head * 1.5))],
        iron,
        line=0.4,
        height=0,
        hand="cap",
    )
    if canvas.dark or scene.weather in ("fog", "rain", "storm"):
        canvas.glow(x, top - head * 0.7, tall * 0.5, rgb("ffcf80"), 0.95)
        canvas.light((x, foot), (tall * 0.4, tall * 0.1), LIT, 0.28 if canvas.dark else 0.08, screen=True)


def _wet(canvas: Canvas, horizon: float, strength: float) -> None:
    """The street under a film of water: the picture upside down, half of it drawn out to long streaks."""
    line = round(horizon)
    tall = min(line, canvas.height - line)
    above = canvas.image.crop((0, line - tall, canvas.width, line)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    above = above.filter(ImageFilter.BoxBlur(4 * canvas.unit))
    streaks = above.resize((canvas.width, max(2, tall // 26))).resize(above.size, Image.Resampling.BICUBIC)
    film = Image.blend(above, streaks, 0.5).point([round(max(0, i - 50) * strength * 0.8) for i in range(256)] * 3)
    under = canvas.image.crop((0, line, canvas.width, line + tall))
    canvas.image.paste(ImageChops.screen(under, film), (0, line))


def before(canvas: Canvas, scene: Scene) -> None:
    """A few puddles of light in the rain; nothing else stands before a street."""
    if scene.weather not in ("rain", "storm"):
        return
    rng = scene.chance("splash")
    rings: list[Outline] = []
    for _ in range(26):
        x, y = canvas.width * rng.random(), canvas.height * (0.72 + 0.27 * rng.random())
        reach = (4 + 7 * rng.random()) * canvas.unit
        rings.append(oval(x, y, reach, reach * 0.28, points=14))
    canvas.flat(rings, mix(canvas.palette.low, (255, 255, 255), 0.4), alpha=0.3)
