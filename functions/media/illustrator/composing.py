"""Where everybody stands: distance, sides, order, headroom. Knows sizes, paints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Figure
from functions.media.illustrator.stage import Stand

#: height of an adult, as a share of the picture's height
SHARES = {"wide": 0.36, "medium": 0.5, "close": 0.82}


def line_up(scene: Scene, figures: Sequence[Figure], ground: Ground, size: tuple[int, int]) -> list[Stand]:
    """The players from left to right in their order, whole heads in the picture, below the headroom."""
    if not figures:
        return []
    wide, high = size
    close = scene.shot == "close"
    base = SHARES[scene.shot] * high / 100
    power = (0.25 if close else 0.62) if len(figures) == 1 else (0.5 if close else 0.8)
    scales = [base * figure.size**power for figure in figures]
    ground = _with_room_for_signs(scene, ground)
    room = (ground.firm[1] - ground.firm[0]) * wide * (1.0 if close else 0.94)
    widths = [scale * _width(figure) for scale, figure in zip(scales, figures, strict=True)]
    crowded = min(1.0, room * (1.15 if close else 0.98) / sum(widths))
    if len(figures) == 1 and not close:
        crowded = min(crowded, 0.6 * wide / widths[0])
    scales = [scale * crowded for scale in scales]
    feet = _feet(scene, ground) * high
    places = _places(scene, figures, scales, ground, wide)
    stands = [
        Stand(figure=figure, x=x, feet=feet, scale=scale, name=player.name or player.look.subject)
        for figure, player, scale, x in zip(figures, scene.players, scales, places, strict=True)
    ]
    stands = _under_headroom(stands, scene, high)
    return [replace(stand, facing=_facing(scene, i, len(stands))) for i, stand in enumerate(stands)]


def _with_room_for_signs(scene: Scene, ground: Ground) -> Ground:
    """Several players leave the hero's far side to the signpost."""
    if not scene.words or len(scene.players) < 2:
        return ground
    left, right = ground.firm
    return replace(ground, firm=(left, right - 0.2) if scene.side < 0 else (left + 0.2, right))


def _width(figure: Figure) -> float:
    return figure.box[2] - figure.box[0]


def _feet(scene: Scene, ground: Ground) -> float:
    if scene.shot == "wide":
        return ground.feet
    return min(0.93, ground.feet + 0.09)


def _places(
    scene: Scene, figures: Sequence[Figure], scales: Sequence[float], ground: Ground, wide: float
) -> list[float]:
    """Centres: one stands off the middle, several share the width with equal gaps."""
    left, right = ground.firm[0] * wide, ground.firm[1] * wide
    widths = [scale * _width(figure) for scale, figure in zip(scales, figures, strict=True)]
    if len(figures) == 1:
        off = 0.07 if scene.shot == "close" else 0.13
        middle = (left + right) / 2 + scene.side * off * (right - left)
        half = widths[0] / 2
        return [min(max(middle, left + min(half, 0.4 * wide)), right - min(half, 0.4 * wide))]
    spare = (right - left) - sum(widths)
    gap = max(-0.12 * wide, min(spare / len(figures), 0.17 * wide))
    total = sum(widths) + gap * (len(figures) - 1)
    at = (left + right) / 2 - total / 2 + scene.side * min(0.03 * wide, max(0.0, spare) / 6)
    places = []
    for width in widths:
        places.append(at + width / 2)
        at += width + gap
    return places


def _facing(scene: Scene, place: int, count: int) -> int:
    """Into the picture, towards one another."""
    if count == 1:
        return -scene.side
    return 1 if place < count / 2 else -1


def _crown(stand: Stand) -> float:
    """Height of the head over the feet, in units of the figure's box."""
    return stand.figure.head[3] if stand.figure.head else stand.figure.box[3]


def _under_headroom(stands: list[Stand], scene: Scene, high: float) -> list[Stand]:
    """Heads stay under the free top: close figures sink below the edge, others come nearer or grow smaller together."""
    limit = (scene.headroom + 0.025) * high
    if scene.shot == "close":
        return _sunk(stands, limit, high)
    tallest = max(_crown(stand) * stand.scale for stand in stands)
    feet = min(0.95 * high, max(stands[0].feet, limit + tallest))
    less = min(1.0, (feet - limit) / tallest)
    return [replace(stand, feet=feet, scale=stand.scale * less) for stand in stands]


def _sunk(stands: list[Stand], limit: float, high: float) -> list[Stand]:
    """Close figures share their ground below the edge; nobody's head is left down there."""
    hats = max((stand.figure.box[3] - _crown(stand)) * stand.scale for stand in stands)
    top = limit + 0.35 * min(hats, 0.2 * high)
    ground = max(*(top + _crown(stand) * stand.scale for stand in stands), 0.95 * high)
    lowest = top + 0.14 * high
    return [
        replace(stand, feet=max(min(ground, lowest + _crown(stand) * stand.scale), 0.95 * high)) for stand in stands
    ]
