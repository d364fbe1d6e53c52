"""Inside a wood: rows of firs that fade in mist, trunks that frame the picture, a roof of leaves, shafts of light."""

from __future__ import annotations

import math

from functions.media.illustrator import land
from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import RGB, WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import limb, oval, ridge
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Outline, Point
from functions.media.illustrator.sky import paint_sky

#: what grows: bark, leaf, whether the far rows are firs
_KINDS = (
    (land.BARK, land.LEAF, True),
    (rgb("d9d4c6"), rgb("86a84e"), False),
    (rgb("6a4e3c"), rgb("5f8f3e"), False),
    (rgb("84523c"), rgb("3f7d55"), True),
)


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Three rows of trees, trunks, perhaps a path or a brook, and a roof of leaves; no view is quite the next one."""
    horizon = scene.horizon * canvas.height
    high, rng = canvas.height, scene.chance("view")
    bark, leaf, firs = scene.home("wood").choice(_KINDS)
    paint_sky(canvas, scene, horizon)
    if rng.random() < 0.3:
        land.hills(canvas, scene, horizon, count=1, rise=0.2)
    thick = 1.6 if scene.weather == "fog" else 1.0
    for row, (share, depth, y) in enumerate(((0.2, 0.68, -0.02), (0.3, 0.5, 0.0), (0.4, 0.3, 0.02))):
        if row == 2 and rng.random() < 0.35:
            continue
        grow = land.pine_row if firs else land.crown_row
        grow(canvas, scene, horizon + high * y, high * share, min(0.9, depth * thick**0.5), row)
        land.mist(canvas, horizon + high * (y + 0.01), high * 0.13, min(0.8, 0.46 * thick))
    moss = mix(canvas.tone(land.GRASS), land.land_colour(canvas, scene, 0.6), 0.4)
    far, near = mix(moss, canvas.palette.low, 0.4), mix(moss, canvas.palette.near, 0.55)
    if scene.weather == "snow":
        far, near = land.land_colour(canvas, scene, 0.25), land.land_colour(canvas, scene, 0.65)
    land.floor(canvas, horizon + high * 0.03, far, near)
    land.mist(canvas, horizon + high * 0.03, high * 0.06, 0.6)
    way = rng.randrange(4)
    if way < 2:
        land.track(canvas, scene, horizon + high * 0.035, water=way == 1)
    _undergrowth(canvas, scene, horizon)
    _trunks(canvas, scene, horizon, bark, few=rng.random() < 0.35)
    if rng.random() < 0.72:
        _roof(canvas, scene, leaf)
    else:
        _great_tree(canvas, scene, horizon, (bark, leaf))
    _shafts(canvas, scene)
    land.meadow(canvas, scene, horizon + high * 0.06, flowers=16, tufts=26)
    return Ground(feet=min(0.92, scene.horizon + (1 - scene.horizon) * 0.55), far=scene.horizon + 0.07, far_scale=0.8)


def _great_tree(canvas: Canvas, scene: Scene, horizon: float, colours: tuple[RGB, RGB]) -> None:
    """One old tree before all others on the side that the hero leaves free, its crown out of the picture."""
    rng = scene.chance("great")
    w, h = canvas.width, canvas.height
    x, foot, half = w * (0.5 - scene.side * (0.36 + 0.08 * rng.random())), horizon + h * 0.2, h * 0.055
    bark = mix(canvas.tone(colours[0], 0.06), canvas.palette.near, 0.2)
    spread = limb(
        [(x, foot, half * 2.1), (x, foot - half * 1.4, half * 1.15), (x, h * 0.3, half * 0.9), (x, -40, half)]
    )
    boughs = [spread]
    for side, rise in ((-1, 0.34), (1, 0.26), (-1, 0.18)):
        out = side * h * (0.2 + 0.08 * rng.random())
        middle = (x + out * 0.5, h * (rise - 0.05), half * 0.32)
        boughs.append(limb([(x, h * rise, half * 0.55), middle, (x + out, h * (rise - 0.13), half * 0.14)]))
    canvas.form(boughs, bark, line=0.8, height=half * 14, hand="great")
    hollow = oval(x + half * 0.15, foot - h * 0.16, half * 0.34, half * 0.55)
    canvas.form([hollow], deeper(bark, 0.55), shade=0, line=0.6, height=0, hand="hollow")
    leaf = mix(mix(canvas.tone(colours[1]), canvas.palette.near, 0.3), land.land_colour(canvas, scene, 0.9), 0.2)
    lobes = []
    for _ in range(17):
        cx, cy = x + (rng.random() - 0.5) * h * 0.66, h * (0.13 * rng.random() - 0.02)
        lobes.append(oval(cx, cy, h * (0.06 + 0.05 * rng.random()), h * (0.05 + 0.035 * rng.random()), points=18))
    canvas.form(lobes, leaf, line=0.7, height=h * 0.3, hand="crown")
    lit = [
        oval(x + (rng.random() - 0.5) * h * 0.62, h * 0.15 * rng.random(), h * 0.012, h * 0.007, points=8)
        for _ in range(36)
    ]
    canvas.flat(lit, mix(leaf, canvas.palette.light, 0.32), alpha=0.7)


def _undergrowth(canvas: Canvas, scene: Scene, horizon: float) -> None:
    """Ferns and bushes, boulders or a fallen log: what makes this glade another than the last."""
    rng = scene.chance("undergrowth")
    colour = mix(canvas.tone(land.LEAF), land.land_colour(canvas, scene, 0.8), 0.45)
    for i in range(5):
        x, reach = canvas.width * rng.random(), canvas.height * (0.018 + 0.02 * rng.random())
        y = horizon + canvas.height * (0.05 + 0.06 * rng.random())
        lobes = [
            oval(x + reach * d, y - reach * 0.5 * k, reach, reach * k, points=16)
            for d, k in ((-1, 0.6), (0, 0.9), (1.1, 0.7))
        ]
        canvas.form(lobes, mix(colour, canvas.palette.low, 0.28), line=0.4, height=reach * 4, hand=("bush", i))
    x = canvas.width * (0.5 - scene.side * 0.26)
    y = horizon + canvas.height * 0.15
    if rng.random() < 0.4:
        _log(canvas, scene, x, y)
    elif rng.random() < 0.6:
        stone = canvas.tone(land.ROCK, 0.15)
        land.rocks(canvas, scene, x, y, canvas.height * 0.13, stone, "glade")
        land.rocks(
            canvas, scene, x + canvas.height * 0.09, y + canvas.height * 0.01, canvas.height * 0.07, stone, "glade2"
        )


def _log(canvas: Canvas, scene: Scene, x: float, y: float) -> None:
    half, long = canvas.height * 0.022, canvas.height * 0.14
    bark = canvas.tone(land.BARK, 0.1)
    trunk = limb([(x - long, y - half, half), (x, y - half * 1.3, half * 1.05), (x + long, y - half, half)])
    canvas.form([trunk], bark, line=0.7, height=half * 8, hand="log")
    end = x + long
    canvas.form(
        [oval(end, y - half, half * 0.5, half)], canvas.tone(rgb("d2ac7c"), 0.1), shade=0, line=0.5, hand="ring"
    )
    canvas.flat([oval(end, y - half, half * 0.25, half * 0.5)], deeper(canvas.tone(rgb("d2ac7c"), 0.1), 0.25))


def _trunks(canvas: Canvas, scene: Scene, horizon: float, wood: RGB, *, few: bool) -> None:
    """Six trunks, thicker towards the edges; seeded in place and lean."""
    rng = scene.chance("trunks")
    for i, place in enumerate((0.19, 0.81, 0.1, 0.9, 0.01, 0.99)):
        if few and i in (0, 1, 2 + (scene.side > 0)):
            continue
        near = i // 2 / 2
        x = canvas.width * (place + (rng.random() - 0.5) * 0.05)
        half = canvas.height * (0.011 + 0.014 * near + 0.005 * rng.random())
        foot = horizon + canvas.height * (0.07 + 0.11 * near)
        lean = (rng.random() - 0.5) * half * 3
        bark = mix(canvas.tone(wood, 0.36 - 0.26 * near), canvas.palette.near, 0.2 + 0.2 * near)
        spine = [(x, foot, half * 1.9), (x + lean * 0.1, foot - half * 2.2, half * 1.1)]
        spine += [(x + lean * 0.6, foot * 0.5, half * 0.92), (x + lean, -30, half * 0.8)]
        outlines = [limb(spine)]
        branch = foot * (0.35 + 0.2 * rng.random())
        out = half * (5 + 3 * rng.random()) * (1 if place < 0.5 else -1)
        outlines.append(
            limb([(x + lean * 0.6, branch, half * 0.5), (x + lean + out, branch - half * 4.5, half * 0.15)])
        )
        canvas.form(outlines, bark, line=0.8, shade=1.0, height=half * 14, hand=("trunk", i))
        cracks: list[Outline] = []
        for _ in range(9 if near else 4):
            cx, cy = x + lean * 0.5 + (rng.random() - 0.5) * half * 1.1, foot * (0.15 + 0.78 * rng.random())
            cracks.append(
                limb([(cx, cy, 0.8 * canvas.unit), (cx + half * 0.1, cy + half * (1 + 2 * rng.random()), 0.3)])
            )
        canvas.flat(cracks, deeper(bark, 0.4), alpha=0.7)
        if scene.weather == "snow":
            canvas.flat([oval(x, foot, half * 2.4, half * 0.7)], canvas.tone(land.SNOW), blur=2 * canvas.unit)


def _roof(canvas: Canvas, scene: Scene, leaf: RGB) -> None:
    """The leaf canopy that arches down to the corners, with lit leaves on its rim."""
    rng = scene.chance("roof")
    heights = ridge(rng, 60)
    deep = 0.07 + 0.05 * rng.random()
    rim: list[Point] = []
    for i in range(60):
        t = i / 59
        arch = abs(2 * t - 1) ** 2.4 * 0.24 + deep * (0.25 + heights[i])
        rim.append((-MARGIN + (canvas.width + 2 * MARGIN) * t, canvas.height * arch))
    colour = mix(mix(canvas.tone(leaf), canvas.palette.near, 0.42), land.land_colour(canvas, scene, 0.9), 0.2)
    lobes: list[Outline] = []
    for x, y in rim[::2]:
        reach = canvas.height * (0.018 + 0.026 * rng.random())
        lobes.append(oval(x, y - reach * 0.3, reach * 1.5, reach, points=16))
    top = -MARGIN * 2.0
    canvas.form(
        [((-MARGIN, top), *rim, (canvas.width + MARGIN, top)), *lobes],
        colour,
        line=0.7,
        height=0,
        hand="roof",
    )
    clumps: list[Outline] = []
    for _ in range(26):
        x, y = rng.choice(rim)
        reach = canvas.height * (0.016 + 0.024 * rng.random())
        clumps.append(oval(x, y * (0.3 + 0.5 * rng.random()), reach * 1.7, reach * 0.8, points=16))
    canvas.form(clumps, mix(colour, canvas.palette.light, 0.1), line=0, shade=1.0, height=0, hand="clumps")
    for share, count in ((0.16, 34), (0.34, 26), (-0.22, 26)):
        leaves: list[Outline] = []
        for _ in range(count):
            x, y = rng.choice(rim)
            rise = rng.random() ** 1.5
            reach, turn = (4 + 5 * rng.random()) * canvas.unit, rng.random() * math.pi
            c, s = math.cos(turn) * reach, math.sin(turn) * reach
            lx, ly = x + (rng.random() - 0.5) * 50 * canvas.unit, y * (1.06 - 0.8 * rise)
            leaves.append(
                ((lx - c, ly - s), (lx - s * 0.4, ly + c * 0.4), (lx + c, ly + s), (lx + s * 0.4, ly - c * 0.4))
            )
        tone = mix(colour, canvas.palette.light, share) if share > 0 else deeper(colour, -share)
        canvas.flat(leaves, tone)


def _shafts(canvas: Canvas, scene: Scene) -> None:
    if scene.weather in ("rain", "storm", "fog"):
        return
    rng = scene.chance("shafts")
    w, h, side = canvas.width, canvas.height, canvas.side
    strength = {"day": 0.2, "dawn": 0.24, "dusk": 0.2, "night": 0.09}[scene.time]
    beams = []
    for _ in range(3):
        x = w * (0.5 + side * (0.05 + 0.35 * rng.random()))
        broad, drop = w * (0.02 + 0.035 * rng.random()), -side * w * (0.2 + 0.15 * rng.random())
        foot, spread = h * 0.92, broad * 2.4
        beams.append(((x - broad, -20.0), (x + broad, -20.0), (x + drop + spread, foot), (x + drop - spread, foot)))
    land.shafts(canvas, beams, strength, colour=mix(canvas.palette.light, WHITE, 0.2))


def before(canvas: Canvas, scene: Scene) -> None:
    """Dark grass in the corners."""
    land.corner_blades(canvas, scene)
