"""Open water, or a strand beside it: islands in haze, gulls, a far sail, the sky upside down."""

from __future__ import annotations

from functions.media.illustrator import land, water
from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import limb, oval
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Outline
from functions.media.illustrator.sky import paint_sky

_SAND, _SAIL, _PALM = rgb("e2c896"), rgb("f4ecd8"), rgb("4f8f4a")


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Sky, an island or a headland, water; sand in front when the words ask for a shore."""
    horizon = scene.horizon * canvas.height
    paint_sky(canvas, scene, horizon)
    rng = scene.chance("isles")
    kind = rng.randrange(4)
    if kind == 0 and scene.weather != "storm":
        land.hills(canvas, scene, horizon + canvas.height * 0.01, count=2, rise=0.07)
    elif kind < 3:
        _island(canvas, scene, horizon)
    if scene.weather != "storm":
        sail_away(canvas, scene, horizon, rng.randint(0, 2))
    water.paint_water(canvas, scene, horizon)
    land.mist(canvas, horizon, canvas.height * (0.03 if scene.weather != "fog" else 0.12), 0.5)
    if scene.weather in ("clear", "cloudy", "fog") and scene.time != "night":
        gulls(canvas, scene, horizon)
    if not scene.ashore:
        return Ground(feet=scene.horizon + 0.2, far=scene.horizon + 0.03, far_scale=0.7, afloat=True)
    if scene.weather == "storm":
        water.waves(canvas, scene, horizon, range(2))
    _strand(canvas, scene, horizon)
    return Ground(feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.62), far=scene.horizon + 0.16, far_scale=0.85)


def _island(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """A far cone of land on the side that the hero leaves free."""
    rng = scene.chance("island")
    x = canvas.width * (0.5 - scene.side * (0.1 + 0.3 * rng.random()))
    half, high = canvas.width * (0.1 + 0.12 * rng.random()), canvas.height * (0.06 + 0.07 * rng.random())
    points = []
    for i in range(25):
        t = i / 24 * 2 - 1
        points.append((x + half * t, horizon + 2 - high * max(0.0, (1 - abs(t) ** 1.3)) * (0.9 + 0.2 * rng.random())))
    colour = mix(land.land_colour(canvas, scene, 0.3), canvas.palette.low, 0.35)
    canvas.form(
        [(*points, (x + half, horizon + 8), (x - half, horizon + 8))],
        colour,
        shade=0.5,
        line=0.4,
        height=0,
        hand="isle",
    )


def sail_away(canvas: Canvas, scene: Scene, horizon: float, count: int) -> None:
    """Far sails, hulls under the horizon."""
    rng = scene.chance("sails")
    for i in range(count):
        x, high = canvas.width * (0.08 + 0.84 * rng.random()), canvas.height * (0.022 + 0.02 * rng.random())
        hull: Outline = (
            (x - high * 0.5, horizon - high * 0.14),
            (x + high * 0.55, horizon - high * 0.14),
            (x + high * 0.35, horizon + 1),
            (x - high * 0.35, horizon + 1),
        )
        canvas.form([hull], canvas.tone(rgb("7a4a34"), 0.35), line=0.3, height=0, hand=("hull", i))
        sails: list[Outline] = [
            (
                (x + high * 0.05, horizon - high * 0.2),
                (x + high * 0.05, horizon - high * 1.1),
                (x + high * 0.5, horizon - high * 0.22),
            )
        ]
        sails.append(
            (
                (x - high * 0.04, horizon - high * 0.2),
                (x - high * 0.04, horizon - high * 0.9),
                (x - high * 0.38, horizon - high * 0.22),
            )
        )
        canvas.form(sails, canvas.tone(_SAIL, 0.2), line=0.3, height=0, hand=("sails", i))


def gulls(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Two strokes for a bird, a few birds."""
    rng = scene.chance("gulls")
    birds: list[Outline] = []
    for _ in range(rng.randint(3, 6)):
        x, y = canvas.width * rng.random(), horizon * (0.35 + 0.45 * rng.random())
        wing, half = (7 + 9 * rng.random()) * canvas.unit, 1.3 * canvas.unit
        birds.append(
            limb(
                [
                    (x - wing, y - wing * 0.1, 0.4),
                    (x - wing * 0.5, y - wing * 0.42, half),
                    (x, y, half),
                    (x + wing * 0.5, y - wing * 0.42, half),
                    (x + wing, y - wing * 0.1, 0.4),
                ]
            )
        )
    canvas.flat(birds, mix(canvas.palette.near, canvas.palette.low, 0.15))


def _strand(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Sand with wet edge, foam, shells, a dune with grass."""
    rng = scene.chance("strand")
    y = horizon + (canvas.height - horizon) * 0.36
    sand = canvas.tone(_SAND)
    if scene.weather == "snow":
        sand = mix(sand, canvas.tone(land.SNOW), 0.6)
    lean = scene.side * canvas.height * 0.05
    edge = []
    for i in range(61):
        t = i / 60
        x = -MARGIN + (canvas.width + 2 * MARGIN) * t
        bay = 0.5 - 0.5 * ((t * 5.2 + rng.random() * 0.05) % 1.0 - 0.5) ** 2 * 4
        edge.append((x, y - lean * (2 * t - 1) * 1.3 + canvas.height * 0.012 * bay))
    floor = canvas.height + MARGIN
    right, left = canvas.width + MARGIN, -MARGIN
    for rise, colour, alpha in ((0.022, mix(canvas.palette.low, WHITE, 0.6), 0.85), (0.012, deeper(sand, 0.2), 1.0)):
        shifted = [(px, py - canvas.height * rise) for px, py in edge]
        canvas.flat([(*shifted, (right, floor), (left, floor))], colour, alpha=alpha, blur=canvas.unit)
    canvas.form([(*edge, (right, floor), (left, floor))], sand, shade=0.0, line=0.25, height=0, hand="sand")
    specks: list[Outline] = []
    for _ in range(60):
        near = rng.random()
        px, py = rng.random() * canvas.width, y + canvas.height * 0.06 + (canvas.height - y) * near
        specks.append(oval(px, py, (1 + 2 * near) * canvas.unit, (0.6 + near) * canvas.unit, points=7))
    canvas.flat(specks, deeper(sand, 0.3), alpha=0.6)
    shells: list[Outline] = []
    for _ in range(7):
        px, py, reach = (
            rng.random() * canvas.width,
            y + (canvas.height - y) * (0.3 + 0.65 * rng.random()),
            (4 + 4 * rng.random()) * canvas.unit,
        )
        shells.append(oval(px, py, reach, reach * 0.7, points=10))
    canvas.form(shells, canvas.tone(rgb("f0d8c8")), line=0.6, height=40 * canvas.unit, hand="shells")
    for i in range(2):
        px = canvas.width * (0.5 - scene.side * (0.3 + 0.2 * rng.random()))
        land.rocks(
            canvas,
            scene,
            px,
            y + canvas.height * (0.05 + 0.03 * i),
            canvas.height * (0.05 + 0.06 * rng.random()),
            canvas.tone(land.ROCK, 0.1),
            ("strand", i),
        )
    if scene.weather != "snow":
        _palm(canvas, scene, y)


def _palm(canvas: Canvas, scene: Scene, y: float) -> None:
    """A leaning palm at the edge that the hero leaves free."""
    w, h = canvas.width, canvas.height
    out = -scene.side
    x, foot, crown = w * (0.5 + out * 0.44), y + h * 0.12, (w * (0.5 + out * 0.36), y - h * 0.32)
    half = h * 0.012
    trunk = limb(
        [
            (x, foot, half * 1.7),
            (x + (crown[0] - x) * 0.2, foot - h * 0.16, half),
            ((x + crown[0]) / 2, (foot + crown[1]) / 2, half),
            (crown[0], crown[1], half * 0.8),
        ]
    )
    canvas.form([trunk], canvas.tone(rgb("9a7850"), 0.05), line=0.7, curved=True, height=h * 0.2, hand="palm")
    fronds: list[Outline] = []
    for dx, dy in (
        (-1, 0.25),
        (-0.85, -0.4),
        (-0.3, -0.72),
        (0.35, -0.7),
        (0.9, -0.35),
        (1.0, 0.3),
        (-0.55, 0.55),
        (0.55, 0.6),
    ):
        long = h * 0.17
        tip = (crown[0] + dx * long, crown[1] + dy * long * 0.7 + long * 0.22)
        middle = (crown[0] + dx * long * 0.5, crown[1] + dy * long * 0.55 - long * 0.12)
        fronds.append(limb([(*crown, 2 * canvas.unit), (*middle, long * 0.085), (*tip, 0.5)]))
    canvas.form(fronds, canvas.tone(_PALM, 0.05), line=0.6, curved=False, height=h * 0.2, hand="fronds")


def before(canvas: Canvas, scene: Scene) -> None:
    """Open water has no frame; a strand has its grass."""
    if scene.ashore:
        land.corner_blades(canvas, scene)
