"""Things that stand apart from the players: buildings and trees behind, small things beside, kites above."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from functions.media.illustrator import stage
from functions.media.illustrator import vocabulary as say
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.recipes import SUBJECTS
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Figure, Look, Pose
from functions.media.illustrator.stage import Stand

#: things under this size stand beside the players, others further back
_SMALL = 0.95
#: share of the height of a big thing, by the shot
_TALL = {"wide": 0.3, "medium": 0.38, "close": 0.46}
#: middle part of a landmark that is worth seeing: its crater, its keep
_PEAK = 0.45
_LEAD = {"wide": 0.44, "medium": 0.58, "close": 0.74}


def stand_things(scene: Scene, ground: Ground, size: tuple[int, int], taken: Sequence[Stand]) -> list[Stand]:
    """Where the scene's things stand; without players the first of them is the hero."""
    things = scene.things
    if not ground.afloat and scene.vessel:
        things = (scene.vessel, *things)
    stands: list[Stand] = []
    for place, look in enumerate(things):
        figure = SUBJECTS[look.subject].draw(look, Pose())
        if place == 0 and not taken and not ground.afloat:
            stands.append(_lead(scene, ground, look, figure, size))
        else:
            stands.append(_aside(scene, ground, look, figure, size, [*taken, *stands]))
    return stands


def paint_things(canvas: Canvas, scene: Scene, stands: Sequence[Stand]) -> None:
    """Paint them, the furthest first; the hero among them is checked like any player."""
    for stand in sorted(stands, key=lambda one: -one.depth):
        if not scene.players and stand is stands[0] and stand.depth == 0:
            stage.perform(canvas, stand, grounded=stand.name not in say.AIRBORNE)
        else:
            if stand.depth == 0:
                stage.shadow(canvas, stand)
            before = canvas.image.copy() if stand.name in say.LANDMARKS else None
            stage.draw(canvas, stand)
            if before is not None:
                _melt(canvas, before, stand)


def worth_seeing(stands: Sequence[Stand]) -> list[tuple[float, float, float, float]]:
    """What a balloon had better not cover: the tops of landmarks, and small things whole."""
    found = []
    for stand in stands:
        left, top, right, bottom = stand.box(stand.figure.box)
        if stand.name in say.LANDMARKS:
            aside = (right - left) * (1 - _PEAK) / 2
            found.append((left + aside, top, right - aside, top + (bottom - top) * 0.5))
        elif stand.depth == 0:
            found.append((left, top, right, bottom))
    return found


def _melt(canvas: Canvas, before: Image.Image, stand: Stand) -> None:
    """The land comes back over the foot of what stands on it, so that no straight line cuts it off."""
    left, top, right, bottom = stand.box(stand.figure.box)
    rise = max(4.0, (bottom - top) * 0.2)
    area = (
        max(0, round(left) - 8),
        max(0, round(bottom - rise)),
        min(canvas.width, round(right) + 8),
        min(canvas.height, round(bottom) + 8),
    )
    if area[0] >= area[2] or area[1] >= area[3]:
        return
    size = (area[2] - area[0], area[3] - area[1])
    veil = Image.linear_gradient("L").resize(size).point([min(255, round(i * 1.25)) for i in range(256)])
    canvas.image.paste(before.crop(area), area[:2], veil)


def _lead(scene: Scene, ground: Ground, look: Look, figure: Figure, size: tuple[int, int]) -> Stand:
    wide, high = size
    box = figure.box
    feet = min(0.93, ground.feet + 0.04)
    if look.subject in say.AIRBORNE:
        feet = 0.72
    tall = _LEAD[scene.shot] * (0.62 if figure.size < 0.5 else 1.0)
    scale = min(tall * high / box[3], (feet - 0.1) * high / box[3], wide * 0.62 / (box[2] - box[0]))
    x = wide * (0.5 + 0.08 * scene.side)
    return Stand(figure=figure, x=x, feet=feet * high, scale=scale, facing=-scene.side, tint=0.7, name=look.subject)


def _aside(
    scene: Scene, ground: Ground, look: Look, figure: Figure, size: tuple[int, int], taken: Sequence[Stand]
) -> Stand:
    wide, high = size
    box = figure.box
    feet, depth, tall = ground.far, 0.2, _TALL[scene.shot] * max(0.6, min(1.6, figure.size**0.7)) * ground.far_scale
    if look.subject in say.AIRBORNE:
        feet, depth, tall = 0.2 + 0.22 * scene.horizon, 0.06, min(0.2, tall)
    elif figure.size < _SMALL and not ground.afloat:
        feet, depth = min(0.93, max([ground.feet, *(s.feet / high for s in taken if s.depth == 0)]) + 0.012), 0.0
        tall = _TALL[scene.shot] * max(0.3, figure.size**0.75)
        feet = min(feet, 0.95)
    broad = 0.36
    if look.subject in say.LANDMARKS and not ground.indoors:
        feet, depth, broad = scene.horizon + 0.035, 0.26, 0.6
        tall = 0.34 if scene.shot == "wide" else 0.44
    scale = min(tall * high / box[3], (feet - 0.05) * high / box[3], wide * broad / (box[2] - box[0]))
    half = (box[2] - box[0]) * scale / 2
    x = _free(scene, half, wide, taken, share=_PEAK if broad > 0.5 else 1.0)
    stand = Stand(figure=figure, x=x, feet=feet * high, scale=scale, depth=depth, tint=0.75, name=look.subject)
    return stand if x < wide / 2 else stand.turned(-1)


def _free(scene: Scene, half: float, wide: float, taken: Sequence[Stand], *, share: float) -> float:
    """The centre, of seven, where what stands there covers its middle least; the hero's free side comes first."""
    spans = [(box[0], box[2]) for box in (stand.box(stand.figure.box) for stand in taken)]

    half *= share

    def covered(x: float) -> float:
        return sum(max(0.0, min(x + half, right) - max(x - half, left)) for left, right in spans)

    shares = (0.24, 0.36, 0.12, 0.44, -0.28, -0.4, 0.0)
    low, high = half + 0.015 * wide, wide * 0.985 - half
    places = [min(max(wide * (0.5 - scene.side * share), low), max(low, high)) for share in shares]
    return min(places, key=lambda x: round(covered(x) / 8))
