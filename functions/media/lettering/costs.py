"""What a place costs: the rules of a letterer as weights. A balloon alone, its tail, and two of them together."""

from __future__ import annotations

import math

from functions.media.lettering import shapes
from functions.media.lettering.elements import OFF_PANEL, Element, Placed
from functions.media.lettering.figures import BOXED, Figure
from functions.media.lettering.ground import Ground, Head
from functions.media.lettering.model import Box, Point

CLEAR, HEAD_CLEAR, TAIL_CLEAR = 7.0, 8.0, 7.0
ROW = 0.35
OUT_OF_TURN = 41.0
SQUARE = BOXED | {"sfx"}


class Terrain:
    """A ground made quick to ask: the boxes that weigh, with their clearance and their weights."""

    def __init__(self, ground: Ground, em: float) -> None:
        """Gather heads, kept things and bodies."""
        self.ground = ground
        self.em = em
        self.diagonal = math.hypot(ground.width, ground.height)
        self.taboo = [
            *((*_clear(head.box), *((9.0, 40.0) if head.guessed else (60.0, 400.0))) for head in ground.heads),
            *((*_clear(kept), 3.0, 16.0) for kept in ground.kept),
        ]
        self.bodies = [(*body, 8.0 / ((body[2] - body[0]) * (body[3] - body[1]))) for body in ground.bodies]

    def cost(self, element: Element, figure: Figure, x: float, y: float) -> float:
        """All that a place costs before tails and neighbours."""
        square = element.kind in SQUARE
        cost = 1.7 * (y / self.ground.height) if element.kind != "caption" else 0.0
        for part in figure.parts:
            cost += self._covering(x + part.x, y + part.y, part.a, part.b, square=square)
        if element.speaker is None:
            return cost
        last = figure.parts[-1]
        if element.speaker == OFF_PANEL:
            gap = min(x + last.x - last.a, self.ground.width - x - last.x - last.a)
            return cost + 1.5 * max(0.0, gap - 2 * self.em) / self.em
        return cost + self._to_speaker(
            element.kind, (x + last.x, y + last.y, last.a, last.b), self.ground.heads[element.speaker]
        )

    def _covering(self, x: float, y: float, a: float, b: float, *, square: bool) -> float:
        """What lies under one oval or box."""
        left, top, right, bottom = x - a, y - b, x + a, y + b
        cost = 0.0
        for west, north, east, south, once, share in self.taboo:
            if right <= west or left >= east or bottom <= north or top >= south:
                continue
            if not square:
                dx = west - x if x < west else x - east if x > east else 0.0
                dy = north - y if y < north else y - south if y > south else 0.0
                if (dx / a) ** shapes.EXPONENT + (dy / b) ** shapes.EXPONENT >= 1:
                    continue
            common = (min(right, east) - max(left, west)) * (min(bottom, south) - max(top, north))
            cost += once + share * common / ((east - west) * (south - north))
        for west, north, east, south, weight in self.bodies:
            if right > west and left < east and bottom > north and top < south:
                common = (min(right, east) - max(left, west)) * (min(bottom, south) - max(top, north))
                cost += common * (weight + 3 / (4 * a * b))
        return cost + (2.6 * self.ground.stir((left, top, right, bottom)) if self.ground.busy else 0.0)

    def _to_speaker(self, kind: str, oval: Box, head: Head) -> float:
        x, y, a, b = oval
        ground, em, diagonal = self.ground, self.em, self.diagonal
        cost = 0.0
        if y > head.mouth[1]:
            cost += 3.2 + 22 * (y - head.mouth[1]) / diagonal
        left, top, right, bottom = head.box
        gap = math.hypot(max(left - x - a, x - a - right, 0.0), max(top - y - b, y - b - bottom, 0.0))
        near = (2.4 if kind in {"radio", "thought"} else 1.5) * em
        if gap < near:
            cost += 3.5 * (1 - gap / near) + 0.4
        elif gap > 0.16 * diagonal:
            cost += 1.7 + 8 * (gap / diagonal - 0.16)
        if head.guessed:
            return cost + 4.0 * abs(x - head.mouth[0]) / ground.width
        if abs(x - head.mouth[0]) < 0.12 * ground.width and y < head.mouth[1]:
            cost += 0.7 * (1 - abs(x - head.mouth[0]) / (0.12 * ground.width))
        return cost


def owning(speaker: int, centre: Point, edge: Point, tip: Point, ground: Ground) -> float:
    """What it costs when a tail could be taken for somebody else's, or crosses them."""
    cost = 0.0
    own = ground.heads[speaker]
    for index, head in enumerate(ground.heads):
        if index == speaker:
            continue
        if away(tip, head.box) <= away(tip, own.box):
            cost += 8
        side = (own.mouth[0] + head.mouth[0]) / 2
        if (centre[0] - side) * (own.mouth[0] - side) < 0:
            cost += 3 if away(centre, head.box) < away(centre, own.box) else 1.6
        if shapes.enters(edge, tip, head.box) < 1:
            cost += 25
    for body in ground.bodies:
        others = not (body[0] <= own.mouth[0] <= body[2] and body[1] <= own.mouth[1] <= body[3])
        if others and shapes.enters(edge, tip, body) < 1:
            cost += 4
    return cost


def pair(one: Placed, two: Placed, em: float) -> float:
    """What two elements cost each other; `one` is read first."""
    cost = 0.0
    touch = _overlap(one, two)
    if touch > 0:
        cost += 80 + 300 * touch
    if "sfx" not in {one.element.kind, two.element.kind}:
        cost += max(order(one.bounds, two.bounds, row=ROW - 0.02), order(one.bounds, two.bounds, row=ROW + 0.02))
        cost += 0.8 * max(0.0, (one.bounds[1] - two.bounds[1]) / em - 0.5) + _turning_back(one.bounds, two.bounds)
    if one.edge and one.tip and two.edge and two.tip and shapes.crosses(one.edge, one.tip, two.edge, two.tip):
        cost += 22
    if two.edge and two.tip and _through(two.edge, two.tip, one):
        cost += OUT_OF_TURN
    if one.edge and one.tip and _through(one.edge, one.tip, two):
        cost += OUT_OF_TURN
    return cost


def order(one: Box, two: Box, *, row: float = ROW) -> float:
    """What it costs the reader if `two` is to be read after `one`; 0 where the eye finds it by itself.

    Two balloons stand in one row when they share more than `row` of the less tall one's height.
    """
    common = min(one[3], two[3]) - max(one[1], two[1])
    if common > row * min(one[3] - one[1], two[3] - two[1]):
        return 0.0 if two[0] + two[2] > one[0] + one[2] and two[2] > one[2] - 2 else OUT_OF_TURN
    return OUT_OF_TURN if two[1] + two[3] < one[1] + one[3] else 0.0


def _turning_back(one: Box, two: Box) -> float:
    """The eye that has to go left again wants to go down first, the more so the less room there is between."""
    if two[0] + two[2] >= one[0] + one[2]:
        return 0.0
    beside = min(one[3], two[3]) - max(one[1], two[1])
    return 1.0 + 12.0 * max(0.0, beside / min(one[3] - one[1], two[3] - two[1]) + 0.1)


def hop(one: Placed, two: Placed, ground: Ground) -> float:
    same = one.element.speaker is not None and one.element.speaker == two.element.speaker
    return (2.2 if same else 0.5) * math.hypot(two.x - one.x, two.y - one.y) / math.hypot(ground.width, ground.height)


def _overlap(one: Placed, two: Placed) -> float:
    """How deep two figures lie in one another, 0 to 1, clearance included."""
    a, b = one.bounds, two.bounds
    if a[2] + CLEAR < b[0] or b[2] + CLEAR < a[0] or a[3] + CLEAR < b[1] or b[3] + CLEAR < a[1]:
        return 0.0
    deepest = 0.0
    square_one = one.element.kind in BOXED or one.element.kind == "sfx"
    square_two = two.element.kind in BOXED or two.element.kind == "sfx"
    for ax, ay, aa, ab in one.parts:
        for bx, by, ba, bb in two.parts:
            dx, dy = abs(ax - bx), abs(ay - by)
            if square_one and square_two:
                deep = min(1.0 - dx / (aa + ba + CLEAR), 1.0 - dy / (ab + bb + CLEAR))
            elif square_one:
                deep = 1.0 - (max(0.0, dx - aa) / (ba + CLEAR)) ** 2.28 - (max(0.0, dy - ab) / (bb + CLEAR)) ** 2.28
            elif square_two:
                deep = 1.0 - (max(0.0, dx - ba) / (aa + CLEAR)) ** 2.28 - (max(0.0, dy - bb) / (ab + CLEAR)) ** 2.28
            else:
                deep = 1.0 - (dx / (aa + ba + CLEAR)) ** 2.2 - (dy / (ab + bb + CLEAR)) ** 2.2
            deepest = max(deepest, deep)
    return deepest


def _through(edge: Point, tip: Point, other: Placed) -> bool:
    for x, y, a, b in other.parts:
        if (
            shapes.enters(edge, tip, (x - a - TAIL_CLEAR, y - b - TAIL_CLEAR, x + a + TAIL_CLEAR, y + b + TAIL_CLEAR))
            < 1
        ):
            return True
    return False


def away(point: Point, box: Box) -> float:
    """How far a point is from a box."""
    return math.hypot(max(box[0] - point[0], point[0] - box[2], 0.0), max(box[1] - point[1], point[1] - box[3], 0.0))


def _clear(box: Box) -> Box:
    return (box[0] - HEAD_CLEAR, box[1] - HEAD_CLEAR, box[2] + HEAD_CLEAR, box[3] + HEAD_CLEAR)
