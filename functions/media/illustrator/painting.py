"""Paint a brief: read it, compose it, paint it from back to front, and say where its faces are."""

from __future__ import annotations

import io
from collections.abc import Sequence

from functions.media.illustrator import signs, stage, weather
from functions.media.illustrator import vocabulary as say
from functions.media.illustrator.brief import Area, Brief, Head, Painting
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.composing import line_up
from functions.media.illustrator.finishes import FINISHES, bloom
from functions.media.illustrator.props import paint_things, stand_things, worth_seeing
from functions.media.illustrator.reading import scene_of
from functions.media.illustrator.recipes import SUBJECTS
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.settings import SETTINGS, Setting
from functions.media.illustrator.shapes import Figure
from functions.media.illustrator.sky import sun_place, weathered
from functions.media.illustrator.stage import Stand
from functions.media.illustrator.styles import STYLES
from functions.media.illustrator.voyage import put_to_sea

#: part of every scene's key: other bytes, other version
PAINTER_VERSION = "2"


def paint(brief: Brief) -> Painting:
    """The picture of a brief; the same brief gives the same bytes in any process."""
    scene = scene_of(brief)
    canvas = _canvas(brief, scene)
    setting = SETTINGS[scene.setting]
    ground = _background(canvas, scene, setting)
    far, players = _perform(canvas, scene, ground)
    written, boards = signs.put_up(canvas, scene, ground, [*far, *players])
    if scene.shot != "close":
        setting.before(canvas, scene)
    if not ground.indoors:
        weather.fall(canvas, scene)
    canvas.light_lamps()
    picture = FINISHES[canvas.style.finish](canvas)
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=1)
    return Painting(
        png=held.getvalue(),
        width=brief.width,
        height=brief.height,
        heads=_heads(canvas, players),
        bodies=tuple(_share(canvas, stand.box(stand.figure.box)) for stand in players),
        kept=(*boards, *_kept(canvas, players), *(_share(canvas, box) for box in worth_seeing(far))),
        written=written,
    )


def _background(canvas: Canvas, scene: Scene, setting: Setting) -> Ground:
    """Everything behind the players; behind a close shot it is painted half as large, which puts it out of focus."""
    back = canvas.halved() if scene.shot == "close" else canvas
    ground = setting.behind(back, scene)
    weather.fog(back, scene, scene.horizon * back.height)
    back.light_lamps()
    if back.style.blooms:
        bloom(back)
    if back.style.one_red:
        back.image = back.image.convert("L").convert("RGB")
    if back is not canvas:
        canvas.enlarge(back, focus=(0.5 - 0.1 * scene.side, scene.horizon))
    return ground


def _canvas(brief: Brief, scene: Scene) -> Canvas:
    style = STYLES[brief.style]
    palette = weathered(style.palettes[scene.time], scene.weather, scene.time)
    side = -1 if sun_place(scene.chance("sun")) < 0.5 else 1
    return Canvas(brief.width, brief.height, style=style, palette=palette, time=scene.time, side=side)


def figures_of(scene: Scene) -> list[Figure]:
    """The drawn players, in their order."""
    return [SUBJECTS[player.look.subject].draw(player.look, player.pose) for player in scene.players]


def _perform(canvas: Canvas, scene: Scene, ground: Ground) -> tuple[list[Stand], list[Stand]]:
    """Things, then the players, on foot or afloat; where both stand."""
    figures = figures_of(scene)
    if ground.afloat:
        far = stand_things(scene, ground, canvas.size, [])
        paint_things(canvas, scene, far)
        return far, put_to_sea(canvas, scene, figures, ground)
    stands = line_up(scene, figures, ground, canvas.size)
    far = stand_things(scene, ground, canvas.size, stands)
    paint_things(canvas, scene, far)
    canvas.light_lamps()
    entering = sorted(
        zip(stands, scene.players, strict=True), key=lambda pair: (round(pair[0].feet), -pair[0].figure.size)
    )
    grounded = [player.look.subject not in say.FLYERS for _, player in entering]
    stage.perform_all(canvas, [stand for stand, _ in entering], grounded=grounded)
    return far, stands


def _share(canvas: Canvas, box: Sequence[float]) -> Area:
    """Pixels as shares of the picture, cut to it."""
    left, top, right, bottom = box
    return (
        min(1.0, max(0.0, left / canvas.width)),
        min(1.0, max(0.0, top / canvas.height)),
        min(1.0, max(0.0, right / canvas.width)),
        min(1.0, max(0.0, bottom / canvas.height)),
    )


def _heads(canvas: Canvas, players: Sequence[Stand]) -> tuple[Head, ...]:
    found = []
    for stand in players:
        if stand.figure.head is None:
            continue
        left, top, right, bottom = stand.box(stand.figure.head)
        x, y = stand.point(stand.figure.mouth) if stand.figure.mouth else ((left + right) / 2, (top + 2 * bottom) / 3)
        mouth = (x / canvas.width, y / canvas.height)
        found.append(Head(name=stand.name, box=_share(canvas, (left, top, right, bottom)), mouth=mouth))
    return tuple(found)


def _kept(canvas: Canvas, players: Sequence[Stand]) -> tuple[Area, ...]:
    return tuple(_share(canvas, stand.box(box)) for stand in players for box in stand.figure.kept)
