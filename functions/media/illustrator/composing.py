"""Where everybody stands: distance, sides, order, headroom. Knows sizes, paints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Figure
from functions.media.illustrator.stage import Stand
from functions.media.illustrator.vocabulary import FLYERS

#: height of an adult, as a share of the picture's height
SHARES = {"wide": 0.36, "medium": 0.5, "close": 0.82}


def line_up(scene: Scene, figures: Sequence[Figure], ground: Ground, size: tuple[int, int]) -> list[Stand]:
    """The players from left to right in their order, whole heads in the picture, below the headroom."""
    if not figures:
        return []
    wide, high = size
    close = scene.shot == "close"
    base = SHARES[scene.shot] * high / 100
    power = (0.25 if close else 0.56) if len(figures) == 1 else (0.5 if close else 0.72)
    ground = _with_room_for_signs(scene, ground)
    ground = replace(ground, firm=(max(ground.firm[0], 0.03), min(ground.firm[1], 0.97)))
    room = (ground.firm[1] - ground.firm[0]) * wide
    feet = _feet(scene, ground) * high
    stands = [
        Stand(
            figure=figure,
            x=0.0,
            feet=feet,
            scale=base * figure.size**power,
            facing=_facing(scene, i, len(figures)),
            name=player.name or player.look.subject,
        )
        for i, (figure, player) in enumerate(zip(figures, scene.players, strict=True))
    ]
    share = (0.66 if not close else 0.9) if len(figures) == 1 else (0.88 if not close else 1.0)
    crowded = min(1.0, room * share / sum(_extent(stand) for stand in stands))
    stands = [replace(stand, scale=stand.scale * crowded) for stand in stands]
    stands = _under_headroom(stands, scene, high)
    stands = _spread(scene, stands, (ground.firm[0] * wide, ground.firm[1] * wide))
    pairs = zip(stands, scene.players, strict=True)
    return [_hovering(stand, player.look.subject, scene, high) for stand, player in pairs]


def _core(figure: Figure) -> tuple[float, float]:
    """Left and right of what must be in the picture: a long tail or a wing may leave it."""
    return max(figure.box[0], -62.0), min(figure.box[2], 78.0)


def _extent(stand: Stand) -> float:
    left, right = _core(stand.figure)
    return (right - left) * stand.scale


def _spread(scene: Scene, stands: list[Stand], firm: tuple[float, float]) -> list[Stand]:
    """Side by side in their order with equal gaps; one alone stands off the middle."""
    left, right = firm
    widths = [_extent(stand) for stand in stands]
    if len(stands) == 1:
        off = 0.07 if scene.shot == "close" else 0.13
        half = min(widths[0] / 2, (right - left) * 0.49)
        middle = (left + right) / 2 + scene.side * off * (right - left)
        return [_centred(stands[0], min(max(middle, left + half), right - half))]
    spare = (right - left) - sum(widths)
    gap = max(-0.12 * (right - left), min(spare / len(stands), 0.17 * (right - left)))
    at = (left + right) / 2 - (sum(widths) + gap * (len(stands) - 1)) / 2
    at += scene.side * min(0.03 * (right - left), max(0.0, spare) / 6)
    placed = []
    for stand, width in zip(stands, widths, strict=True):
        placed.append(_centred(stand, at + width / 2))
        at += width + gap
    return placed


def _centred(stand: Stand, x: float) -> Stand:
    """Moved so that the middle of what must be seen is at x."""
    left, right = _core(stand.figure)
    return replace(stand, x=x - (left + right) / 2 * stand.scale * stand.facing)


def _hovering(stand: Stand, subject: str, scene: Scene, high: float) -> Stand:
    """Who flies is lifted from the ground, as far as the headroom lets it."""
    if subject not in FLYERS or scene.shot == "close":
        return stand
    lowest = (scene.headroom + 0.03) * high + stand.figure.box[3] * stand.scale
    return replace(stand, feet=max(lowest, stand.feet - 0.14 * high) if lowest < stand.feet else stand.feet)


def _with_room_for_signs(scene: Scene, ground: Ground) -> Ground:
    """Several players leave the hero's far side to the signpost."""
    if not scene.words or len(scene.players) < 2:
        return ground
    left, right = ground.firm
    return replace(ground, firm=(left, right - 0.2) if scene.side < 0 else (left + 0.2, right))


def _feet(scene: Scene, ground: Ground) -> float:
    if scene.shot == "wide":
        return ground.feet
    return min(0.93, ground.feet + 0.09)


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
    faces = [stand.figure.head or stand.figure.box for stand in stands]
    tallest = max((face[3] - face[1]) * stand.scale for face, stand in zip(faces, stands, strict=True))
    less = min(1.0, max(0.2, (0.92 * high - limit) / tallest))
    stands = [replace(stand, scale=stand.scale * less) for stand in stands]
    hats = max((stand.figure.box[3] - _crown(stand)) * stand.scale for stand in stands)
    top = min(limit + 0.35 * min(hats, 0.2 * high), 0.94 * high - tallest * less)
    ground = max(*(top + _crown(stand) * stand.scale for stand in stands), 0.95 * high)
    sunk = []
    for face, stand in zip(faces, stands, strict=True):
        lowest = min(top + 0.14 * high + face[3] * stand.scale, 0.95 * high + face[1] * stand.scale)
        sunk.append(replace(stand, feet=max(min(ground, lowest), 0.95 * high)))
    return sunk
