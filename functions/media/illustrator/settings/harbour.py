"""A harbour: houses on the far quay, a lighthouse, moored boats, a dock under the players' feet."""

from __future__ import annotations

from random import Random

from functions.media.illustrator import land, water
from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import block, limb, oval
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.settings.sea import gulls, sail_away
from functions.media.illustrator.shapes import Outline
from functions.media.illustrator.sky import paint_sky

_WALLS = tuple(rgb(c) for c in ("efe0c4", "e6cfae", "d8dfe0", "f2e6d2", "e0bfa2", "cfd6c4"))
_ROOFS = tuple(rgb(c) for c in ("b5573c", "9c4a3a", "56708c", "a86a40", "7a5a58"))
_PLANK, _RED, _CREAM = rgb("a5744a"), rgb("c9402f"), rgb("f3ead8")


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Sky, hills, quay with houses, lighthouse on its mole, water, moored boats, the dock."""
    horizon = scene.horizon * canvas.height
    rng = scene.chance("harbour")
    paint_sky(canvas, scene, horizon)
    land.hills(canvas, scene, horizon + canvas.height * 0.005, count=2, rise=0.08)
    quay = horizon + canvas.height * 0.012
    lone = rng.random() < 0.65
    _houses(canvas, scene, quay, scene.side if lone else -scene.side)
    if scene.weather != "storm":
        sail_away(canvas, scene, horizon, 1)
    named = any(look.subject == "lighthouse" for look in scene.things)
    if lone and not named:
        _lighthouse(canvas, scene, quay, -scene.side)
    water.paint_water(canvas, scene, quay + canvas.height * 0.006, mirror=0.85)
    for i in range(rng.randint(2, 3)):
        x = canvas.width * (0.5 - scene.side * (0.1 + 0.13 * i + 0.05 * rng.random()))
        _moored(canvas, rng, x, quay + canvas.height * (0.028 + 0.02 * i), canvas.height * (0.07 + 0.022 * i), i)
    if scene.weather in ("clear", "cloudy", "fog") and scene.time != "night":
        gulls(canvas, scene, horizon)
    if scene.weather == "storm":
        water.waves(canvas, scene, quay, range(2))
    if scene.vessel is not None:
        return Ground(feet=scene.horizon + 0.2, far=scene.horizon + 0.02, far_scale=0.7, afloat=True)
    feet = min(0.9, scene.horizon + (1 - scene.horizon) * 0.58)
    _dock(canvas, scene, feet * canvas.height)
    firm = (0.0, 1.0) if len(scene.players) > 1 else ((0.0, 0.68) if scene.side < 0 else (0.32, 1.0))
    return Ground(feet=feet, far=scene.horizon + 0.02, far_scale=0.9, firm=firm)


def _houses(canvas: Canvas, scene: Scene, quay: float, side: int) -> None:
    """A row of gabled houses along the far quay, each with its own height, wall and roof."""
    rng = scene.chance("houses")
    x = canvas.width * (-0.03 if side < 0 else 0.52 + 0.1 * rng.random())
    end = x + canvas.width * (0.42 + 0.08 * rng.random())
    walls_top = canvas.height * 0.075
    stone = canvas.tone(land.ROCK, 0.4)
    quay_wall: Outline = (
        (x - 20, quay - canvas.height * 0.006),
        (end + 20, quay - canvas.height * 0.006),
        (end + 20, quay + canvas.height * 0.02),
        (x - 20, quay + canvas.height * 0.02),
    )
    lamps: list[Outline] = []
    panes: list[Outline] = []
    i = 0
    while x < end:
        wide, high = canvas.height * (0.06 + 0.035 * rng.random()), walls_top * (0.75 + 0.6 * rng.random())
        _house(canvas, rng, (x, quay, wide, high), i)
        for row in range(1 if high < walls_top else 2):
            for column in range(2):
                wx, wy = x + wide * (0.24 + 0.38 * column), quay - high * (0.4 + 0.38 * row)
                pane: Outline = (
                    (wx, wy),
                    (wx + wide * 0.15, wy),
                    (wx + wide * 0.15, wy - high * 0.2),
                    (wx, wy - high * 0.2),
                )
                (lamps if canvas.dark and rng.random() < 0.6 else panes).append(pane)
        x, i = x + wide * (0.98 + 0.25 * rng.random()), i + 1
    canvas.flat(panes, mix(canvas.palette.near, canvas.palette.middle, 0.3), alpha=0.8)
    canvas.flat(lamps, rgb("ffd98a"))
    for lamp in lamps[::2]:
        canvas.glow(lamp[0][0], lamp[0][1], 34 * canvas.unit, rgb("ffc060"), 0.7)
    canvas.form([quay_wall], stone, shade=0.4, line=0.4, height=0, hand="quay")


def _house(canvas: Canvas, rng: Random, place: tuple[float, float, float, float], number: int) -> None:
    x, foot, wide, high = place
    wall, roof = canvas.tone(rng.choice(_WALLS), 0.28), canvas.tone(rng.choice(_ROOFS), 0.24)
    canvas.form(
        [((x, foot), (x, foot - high), (x + wide, foot - high), (x + wide, foot))],
        wall,
        line=0.5,
        height=high * 1.4,
        hand=("wall", number),
    )
    rise = high * (0.42 + 0.25 * rng.random())
    hip = wide * (0.14 if number % 2 else 0.46)
    eave = wide * 0.08
    outline: Outline = (
        (x - eave, foot - high),
        (x + hip, foot - high - rise),
        (x + wide - hip, foot - high - rise),
        (x + wide + eave, foot - high),
    )
    canvas.form([outline], roof, line=0.5, height=high * 1.4, hand=("roof", number))
    if number % 3 == 0:
        cx, cy = x + wide * 0.68, foot - high - rise
        canvas.form(
            [((cx, cy + 4), (cx, cy - rise * 0.5), (cx + wide * 0.1, cy - rise * 0.5), (cx + wide * 0.1, cy + 6))],
            deeper(roof, 0.2),
            line=0.4,
            height=0,
            hand="chimney",
        )


def _lighthouse(canvas: Canvas, scene: Scene, quay: float, side: int) -> None:
    """Red and white rings on a rock, its lamp lit from dusk on."""
    rng = scene.chance("lighthouse")
    x, high = canvas.width * (0.5 + side * (0.3 + 0.1 * rng.random())), canvas.height * (0.26 + 0.09 * rng.random())
    low, top = high * 0.095, high * 0.06
    land.rocks(canvas, scene, x, quay + canvas.height * 0.012, high * 0.5, canvas.tone(land.ROCK, 0.25), "mole")
    rings, body = 7, high * 0.8
    for i in range(rings):
        y0, y1 = quay - body * i / rings, quay - body * (i + 1) / rings
        w0, w1 = low + (top - low) * i / rings, low + (top - low) * (i + 1) / rings
        ring: Outline = ((x - w0, y0), (x + w0, y0), (x + w1, y1), (x - w1, y1))
        colour = canvas.tone(_CREAM if i % 2 else _RED, 0.14)
        canvas.form([ring], colour, line=0.5, height=high * 0.6, hand=("ring", i))
    _lantern(canvas, x, quay - body, high)
    if canvas.dark or scene.weather in ("fog", "storm", "rain"):
        lamp, far = quay - body - high * 0.06, canvas.width * 1.3
        canvas.glow(x, lamp, high * 0.42, rgb("ffdf90"), 1.1)
        beam: Outline = ((x, lamp), (x - side * far, lamp - far * 0.12), (x - side * far, lamp + far * 0.02))
        land.shafts(canvas, [beam], 0.26, colour=rgb("fff0c0"), blur=8)


def _lantern(canvas: Canvas, x: float, y: float, high: float) -> None:
    """The top of a lighthouse: gallery, glass and cap."""
    half = high * 0.06
    gallery = block(x - half * 1.5, y - high * 0.025, x + half * 1.5, y)
    canvas.form([gallery], canvas.tone(rgb("3c4250"), 0.14), line=0.5, height=0, hand="rail")
    glass = rgb("ffe49a") if canvas.dark else canvas.tone(rgb("cfe4ea"), 0.1)
    pane = block(x - half * 0.75, y - high * 0.1, x + half * 0.75, y - high * 0.02)
    canvas.form([pane], glass, shade=0.2, line=0.5, height=0, hand="glass")
    cap: Outline = ((x - half * 1.05, y - high * 0.095), (x, y - high * 0.2), (x + half * 1.05, y - high * 0.095))
    canvas.form([cap], canvas.tone(_RED, 0.12), line=0.5, height=high * 0.5, hand="cap")


def _moored(canvas: Canvas, rng: Random, x: float, y: float, high: float, number: int) -> None:
    """A small boat at rest, its sail half lowered, with its own smear of reflection."""
    canvas.flat(
        [oval(x, y + high * 0.12, high * 0.5, high * 0.12)],
        mix(canvas.palette.near, canvas.palette.top, 0.3),
        alpha=0.4,
        blur=2 * canvas.unit,
    )
    mast: Outline = (
        (x - high * 0.015, y),
        (x - high * 0.015, y - high),
        (x + high * 0.015, y - high),
        (x + high * 0.015, y),
    )
    canvas.form([mast], canvas.tone(land.BARK, 0.2), line=0.4, height=0, hand="mast")
    sail: Outline = (
        (x + high * 0.04, y - high * 0.18),
        (x + high * 0.04, y - high * 0.92),
        (x + high * 0.42, y - high * 0.2),
    )
    canvas.form([sail], canvas.tone(_CREAM, 0.14), line=0.4, height=high, hand=("sail", number))
    paint = rng.choice((_RED, rgb("3f6f9c"), rgb("8a5a38"), rgb("4d8a6a")))
    hull: Outline = (
        (x - high * 0.45, y - high * 0.18),
        (x + high * 0.5, y - high * 0.18),
        (x + high * 0.36, y + high * 0.03),
        (x - high * 0.34, y + high * 0.03),
    )
    canvas.form([hull], canvas.tone(paint, 0.14), line=0.5, height=high, hand=("hull", number))


def _dock(canvas: Canvas, scene: Scene, feet: float) -> None:
    """Boards from the hero's edge of the picture; the whole width when several stand on it."""
    w, h = canvas.width, canvas.height
    top, floor = feet - h * 0.075, h + MARGIN
    out = scene.side
    broad = 1.05 if len(scene.players) > 1 else 0.7
    edge = w / 2 + out * w * 0.55
    tip_far, tip_near = edge - out * w * broad * 0.86, edge - out * w * broad
    wood = canvas.tone(_PLANK)
    if scene.weather == "snow":
        wood = mix(wood, canvas.tone(land.SNOW), 0.55)
    for x, y in ((tip_far, top + h * 0.02), ((tip_near + tip_far) / 2, feet + h * 0.1)):
        post: Outline = (
            (x - h * 0.012, y - h * 0.05),
            (x + h * 0.012, y - h * 0.05),
            (x + h * 0.013, floor),
            (x - h * 0.013, floor),
        )
        canvas.form([post], deeper(wood, 0.3), line=0.7, height=h * 0.2, hand="post")
    canvas.form(
        [((edge, top), (tip_far, top), (tip_near, floor), (edge, floor))],
        wood,
        shade=0.5,
        line=0.8,
        height=0,
        hand="dock",
    )
    gaps: list[Outline] = []
    y, step = top + h * 0.018, h * 0.018
    while y < h:
        t = (y - top) / (floor - top)
        x = tip_far + (tip_near - tip_far) * t
        gaps.append(((edge, y), (x, y), (x, y + 1.6 * canvas.unit), (edge, y + 1.6 * canvas.unit)))
        y, step = y + step, step * 1.16
    canvas.flat(gaps, deeper(wood, 0.45), alpha=0.8)
    x = tip_near + (tip_far - tip_near) * 0.55 + out * w * 0.02
    bollard: Outline = (
        (x - h * 0.018, feet - h * 0.02),
        (x - h * 0.02, feet - h * 0.1),
        (x + h * 0.02, feet - h * 0.1),
        (x + h * 0.018, feet - h * 0.02),
    )
    canvas.form([bollard], deeper(wood, 0.25), line=0.8, height=h * 0.2, hand="bollard")
    rope = [
        limb(
            [
                (x - h * 0.024, feet - h * (0.05 + 0.012 * i), h * 0.0045),
                (x + h * 0.024, feet - h * (0.047 + 0.012 * i), h * 0.0045),
            ]
        )
        for i in range(3)
    ]
    canvas.form(rope, mix(canvas.tone(rgb("d8c49a")), WHITE, 0.1), line=0.4, height=0, hand="rope")


def before(canvas: Canvas, scene: Scene) -> None:
    """Nothing: the dock is the frame."""
    del canvas, scene
