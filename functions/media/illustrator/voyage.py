"""Players afloat: a boat with its passengers between sail and hull, its reflection, its foam, the storm around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PIL import Image

from functions.media.illustrator import stage, water
from functions.media.illustrator import vocabulary as say
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import WHITE, mix
from functions.media.illustrator.composing import line_up
from functions.media.illustrator.curves import oval
from functions.media.illustrator.recipes import SUBJECTS
from functions.media.illustrator.recipes.looks import look_for
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Figure, Pose
from functions.media.illustrator.stage import Stand

#: a passenger's height beside a vessel, less than true so that hulls stay in the picture
_ABOARD = 72.0


def put_to_sea(canvas: Canvas, scene: Scene, figures: Sequence[Figure], ground: Ground) -> list[Stand]:
    """Who can swim swims, beside the boat of those who cannot; all go aboard where that would break their order."""
    swims = [player.look.subject in say.SWIMMERS for player in scene.players]
    if not any(swims):
        return embark(canvas, scene, figures)
    if all(swims) and scene.vessel is None:
        return swim(canvas, scene, figures, ground)
    turns = sum(one != other for one, other in pairwise(swims))
    if turns > 1 or scene.shot == "close":
        return embark(canvas, scene, figures)
    side = 1 if swims[0] else -1
    boat, sea = ([i for i, swimmer in enumerate(swims) if swimmer == wanted] for wanted in (False, True))
    crew = replace(scene, players=tuple(scene.players[i] for i in boat), side=side)
    pod = replace(scene, players=tuple(scene.players[i] for i in sea), side=-side, words=())
    half = replace(ground, firm=(0.0, 0.5) if side > 0 else (0.5, 1.0))
    swimming = swim(canvas, pod, [figures[i] for i in sea], half)
    sailing = embark(canvas, crew, [figures[i] for i in boat], apart=True)
    if not boat:
        return swimming
    where = dict(zip([*boat, *sea], [*sailing, *swimming], strict=True))
    return [where[i] for i in range(len(figures))]


def embark(canvas: Canvas, scene: Scene, figures: Sequence[Figure], *, apart: bool = False) -> list[Stand]:
    """Paint the boat with everybody aboard; the boat itself is the hero when nobody is."""
    look = scene.vessel or look_for("boat", "boat", 0)
    boat = SUBJECTS[look.subject].draw(look, Pose())
    storm = scene.weather == "storm"
    hull = _moored(canvas, scene, boat, figures, apart=apart)
    if storm:
        hull = replace(hull, lean=11.0 * hull.facing, scale=hull.scale * 0.86)
    hull = _under_headroom(canvas, hull, scene, figures)
    top = scene.horizon * canvas.height
    if storm:
        water.waves(canvas, scene, top, range(3))
    aboard = _seated(hull, scene, figures)
    _clearing(canvas, hull)
    clean = canvas.image.copy()
    _draw_all(canvas, hull, aboard)
    shown = aboard or [hull]
    if min(stage.contrast(canvas, clean, stand) for stand in shown) < stage.READABLE * (1 if aboard else 0.7):
        clean = stage.clear_behind(canvas, clean, shown, 0.75)
        _draw_all(canvas, hull, aboard)
    if scene.shot != "close":
        water.reflect(canvas, clean, hull.feet - 3 * hull.scale, strength=0.45)
        _foam(canvas, hull)
    if storm:
        water.waves(canvas, scene, top, range(3, 5))
    return shown


def swim(canvas: Canvas, scene: Scene, figures: Sequence[Figure], ground: Ground) -> list[Stand]:
    """Players of the sea, half under the surface, each in a ring of foam."""
    stands = line_up(scene, figures, ground, canvas.size)
    for stand in stands:
        before = canvas.image.copy()
        stage.perform(canvas, stand, grounded=False)
        left, top, right, bottom = stand.box(stand.figure.box)
        line = bottom - 0.16 * (bottom - top)
        under = (
            max(0, round(left)),
            round(line),
            min(canvas.width, round(right) + 1),
            min(canvas.height, round(bottom) + 9),
        )
        if under[2] > under[0] and under[3] > under[1]:
            veil = Image.linear_gradient("L").resize((under[2] - under[0], under[3] - under[1]))
            canvas.image.paste(before.crop(under), under[:2], veil.point([min(255, 130 + i) for i in range(256)]))
        white = mix(canvas.palette.low, WHITE, 0.6)
        half = (right - left) * 0.44
        ring = oval((left + right) / 2, line, half, max(2.0, half * 0.05), points=32)
        canvas.flat([ring], white, alpha=0.65, blur=1.5 * canvas.unit)
    return stands


def _draw_all(canvas: Canvas, hull: Stand, aboard: Sequence[Stand]) -> None:
    behind = hull.figure.behind
    stage.draw(canvas, hull, last=behind)
    for stand in aboard:
        stage.draw(canvas, stand)
    stage.draw(canvas, hull, first=behind)


def _moored(canvas: Canvas, scene: Scene, boat: Figure, figures: Sequence[Figure], *, apart: bool) -> Stand:
    """Where the boat lies; seen close it is larger than the picture, so that the passenger fills the frame."""
    w, h = canvas.size
    box = boat.box
    tall = {"wide": 0.4, "medium": 0.56, "close": 1.42}[scene.shot]
    if not figures and scene.shot == "close":
        tall = 0.7
    rng = scene.chance("mooring")
    scale = tall * (0.88 + 0.26 * rng.random()) * h / (box[3] - box[1]) * (boat.size / 1.55) ** 0.8
    if scene.shot != "close":
        scale = min(scale, (0.46 if apart else 0.62) * w / (box[2] - box[0]))
    x = w * (0.5 + scene.side * (0.25 if apart else 0.05 if scene.shot == "close" else 0.06 + 0.15 * rng.random()))
    below = {"wide": 0.3, "medium": 0.52, "close": 0.6}[scene.shot]
    feet = h * min(0.93, scene.horizon + (1 - scene.horizon) * below)
    facing = -scene.side
    if scene.shot == "close" and figures and boat.seat:
        across = 46 * (len(figures) - 1) + 0.9 * _ABOARD
        scale = min(0.66 * h / _ABOARD, 0.64 * w / _ABOARD, 0.86 * w / across) * boat.size
        x = w * (0.5 + scene.side * 0.05) - boat.seat[0] * scale * facing
        head = figures[0].head or figures[0].box
        crown = boat.seat[1] + head[3] * _ABOARD / boat.size / 100
        feet = (scene.headroom + 0.06) * h + crown * scale
        feet = max(feet, h * 0.86)
    half = (box[2] - box[0]) / 2 * scale
    if scene.shot != "close":
        x = min(max(x, half + 0.03 * w), w - half - 0.03 * w)
    return Stand(figure=boat, x=x, feet=feet, scale=scale, facing=facing)


def _under_headroom(canvas: Canvas, hull: Stand, scene: Scene, figures: Sequence[Figure]) -> Stand:
    """The boat lower, smaller or further aside, until every passenger's head is whole and under the free top."""
    limit = (scene.headroom + 0.02) * canvas.height
    for _ in range(3):
        heads = [stand.box(stand.figure.head or stand.figure.box) for stand in _seated(hull, scene, figures)]
        if not heads:
            break
        left, right = min(box[0] for box in heads), max(box[2] for box in heads)
        top = min(box[1] for box in heads)
        feet = hull.feet + min(max(0.0, limit - top), max(0.0, 0.95 * canvas.height - hull.feet))
        tall = (feet - limit) / max(1.0, hull.feet - top)
        less = min(1.0, tall, 0.94 * canvas.width / max(1.0, right - left))
        aside = max(0.0, 0.03 * canvas.width - left) - max(0.0, right - 0.97 * canvas.width)
        hull = replace(hull, feet=feet, scale=hull.scale * less, x=hull.x + aside)
    return hull


def _seated(hull: Stand, scene: Scene, figures: Sequence[Figure]) -> list[Stand]:
    """Passengers from left to right along the boat, looking where it goes."""
    seat = hull.figure.seat or (0.0, 20.0)
    count = len(figures)
    left, _, right, _ = hull.figure.box
    apart = min(46 / hull.figure.size, 0.72 * (right - left) / max(1, count - 1))
    stands = []
    for i, figure in enumerate(figures):
        place = i if hull.facing > 0 else count - 1 - i
        x = seat[0] / count + (place - (count - 1) / 2) * apart
        size = _ABOARD / hull.figure.size / 100 * (figure.size**0.3) * (1 if count < 3 else 0.8)
        if figure.head and count > 1:
            x -= (figure.head[0] + figure.head[2]) / 2 * size
        foot = hull.point((x, seat[1]))
        stands.append(
            Stand(
                figure=figure,
                x=foot[0],
                feet=foot[1],
                scale=hull.scale * size,
                facing=hull.facing,
                lean=hull.lean * 0.6 * hull.facing,
                name=scene.players[i].name or scene.players[i].look.subject,
            )
        )
    return stands


def _clearing(canvas: Canvas, hull: Stand) -> None:
    left, top, right, bottom = hull.box(hull.figure.box)
    reach = ((right - left) * 0.7, (bottom - top) * 0.75)
    canvas.light(((left + right) / 2, (top + bottom) / 2), reach, mix(canvas.palette.light, WHITE, 0.2), 0.24)


def _foam(canvas: Canvas, hull: Stand) -> None:
    left, _, right, _ = hull.box(hull.figure.box)
    half = (right - left) * 0.36
    y = hull.feet - 1.5 * hull.scale
    white = mix(canvas.palette.low, WHITE, 0.6)
    canvas.flat([oval(hull.x, y, half, 1.6 * hull.scale, points=32)], white, alpha=0.55, blur=1.2 * canvas.unit)
