"""An utterance before and after it has its place in a panel."""

from __future__ import annotations

import math
from dataclasses import dataclass

from functions.media.lettering import shapes
from functions.media.lettering.figures import BOXED, Figure
from functions.media.lettering.ground import Ground
from functions.media.lettering.model import Box, Point

OFF_PANEL = -1
LONGEST_TAIL, GUESSED_TAIL = 6.5, 2.0  #: in ems; the second to a head that was only assumed


@dataclass(frozen=True, kw_only=True)
class Element:
    """One utterance and the figures it may take."""

    kind: str
    figures: tuple[Figure, ...]
    speaker: int | None = None  #: index of its head, OFF_PANEL, or None where nobody speaks
    first: bool = False  #: of all elements of the panel
    last: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Placed:
    """A figure at a place, with its tail's visible axis."""

    element: Element
    figure: Figure
    x: float
    y: float
    cost: float
    bounds: Box
    parts: tuple[tuple[float, float, float, float], ...]  #: centre and half axes
    edge: Point | None = None
    tip: Point | None = None


@dataclass(frozen=True, kw_only=True)
class Lettered:
    """A panel's words in place."""

    cost: float
    ground: Ground
    placed: tuple[Placed, ...]


def aim(
    element: Element, figure: Figure, x: float, y: float, ground: Ground, em: float
) -> tuple[Point | None, Point | None]:
    """Where the tail leaves the last part and where it ends; nothing for what nobody says."""
    if element.speaker is None:
        return None, None
    part = figure.parts[-1]
    px, py = x + part.x, y + part.y
    if element.speaker == OFF_PANEL:
        side = 0.0 if px < ground.width / 2 else ground.width
        mouth: Point = (side, min(ground.height - 4, py + 0.45 * part.b))
    else:
        mouth = ground.heads[element.speaker].mouth
        if element.kind == "thought":
            mouth = _crown(ground.heads[element.speaker].box, px, py)
    length = math.dist((px, py), mouth)
    dx, dy = ((mouth[0] - px) / length, (mouth[1] - py) / length) if length > 1 else (0.0, 1.0)
    out = shapes.reach(part.a, part.b, dx, dy, boxed=element.kind in BOXED)
    edge = (px + dx * out, py + dy * out)
    if element.speaker == OFF_PANEL:
        return edge, mouth
    head = ground.heads[element.speaker]
    box = _grown(head.box, 0.3 * em)
    free = max(0.0, length - out) * shapes.enters(edge, mouth, box)
    longest = GUESSED_TAIL if head.guessed else LONGEST_TAIL
    share = 0.85 if element.kind == "radio" else 0.62
    far = min(max(share * free, 0.7 * em), longest * em, max(free, 0.4 * em))
    return edge, (edge[0] + dx * far, edge[1] + dy * far)


def _crown(box: Box, x: float, y: float) -> Point:
    """Where a thought's bubbles lead: the head's near side, not the mouth."""
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    near = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    return (near[0] + 0.3 * (middle[0] - near[0]), near[1] + 0.1 * (middle[1] - near[1]))


def _grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)
