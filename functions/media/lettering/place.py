"""Where the balloons of one panel go: one beam search over position and wrap, in reading order.

Costs are the weights of a letterer's rules; 40 and more means that the words do not fit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from functions.media.lettering import shapes
from functions.media.lettering.figures import BOXED, Figure
from functions.media.lettering.ground import Ground, Head
from functions.media.lettering.model import Box, Point

COLUMNS, ROWS = 11, 13
KEPT, SURE, BEAM = 90, 60, 20
BALLOON_MARGIN, CAPTION_MARGIN = 11.0, 9.0
CLEAR, HEAD_CLEAR, TAIL_CLEAR = 7.0, 8.0, 7.0
TOO_MUCH = 40.0
OFF_PANEL = -1
GUESSED_TAIL = 2.0  #: longest tail, in ems, to a head that was only assumed


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


def letter(elements: Sequence[Element], ground: Ground, em: float) -> Lettered:
    """The cheapest placing that the beam finds."""
    beam: list[tuple[float, tuple[Placed, ...]]] = [(0.0, ())]
    for element in elements:
        options = _options(element, ground, em)
        seen: dict[tuple[int, int], float] = {}
        grown: list[tuple[float, tuple[Placed, ...]]] = []
        limit = math.inf
        for cost, before in beam:
            for option in options:
                total = cost + option.cost
                if total >= limit:
                    break
                for other in before:
                    key = (id(other), id(option))
                    if key not in seen:
                        seen[key] = _pair(other, option, ground, em)
                    total += seen[key]
                if before and total < limit:
                    total += _hop(before[-1], option, ground)
                if total < limit:
                    grown.append((total, (*before, option)))
            if len(grown) > BEAM:
                grown.sort(key=lambda state: state[0])
                del grown[BEAM:]
                limit = grown[-1][0]
        beam = sorted(grown, key=lambda state: state[0])[:BEAM]
    cost, placed = beam[0]
    share = sum(math.pi * part.a * part.b for one in placed for part in one.figure.parts) / (ground.width * ground.height)
    return Lettered(cost=cost + 70 * max(0.0, share - 0.35), ground=ground, placed=placed)


def _options(element: Element, ground: Ground, em: float) -> list[Placed]:
    rough: list[tuple[float, Figure, float, float]] = []
    for figure in element.figures:
        for x, y, price in _spots(element, figure, ground):
            rough.append((price + figure.cost + _cost(element, figure, x, y, ground, em), figure, x, y))
    rough.sort(key=lambda option: option[0])
    made = [_with_tail(element, figure, x, y, cost, ground, em) for cost, figure, x, y in rough[:KEPT]]
    made.sort(key=lambda option: option.cost)
    return made[:SURE]


def _spots(element: Element, figure: Figure, ground: Ground) -> Iterator[tuple[float, float, float]]:
    """Centres to try and what each costs by itself."""
    left, top, right, bottom = figure.bounds
    margin = CAPTION_MARGIN if element.kind == "caption" else BALLOON_MARGIN
    low_x, high_x = margin - left, ground.width - margin - right
    low_y, high_y = margin - top, ground.height - margin - bottom
    spill = 0.0
    if high_x < low_x:
        spill += 200 + (low_x - high_x)
        low_x = high_x = (low_x + high_x) / 2
    if high_y < low_y:
        spill += 200 + (low_y - high_y)
        low_y = high_y = (low_y + high_y) / 2
    if element.kind == "caption":
        yield from ((x, y, spill + price) for x, y, price in _corners(element, low_x, high_x, low_y, high_y))
        return
    for row in range(ROWS):
        y = low_y + (high_y - low_y) * row / (ROWS - 1)
        for column in range(COLUMNS):
            yield low_x + (high_x - low_x) * column / (COLUMNS - 1), y, spill


def _corners(element: Element, left: float, right: float, top: float, bottom: float) -> Iterator[tuple[float, float, float]]:
    for x, far in ((left, False), (right, True)):
        for step in range(9):
            y = top + (bottom - top) * step / 8
            price = 0.0 if step in {0, 8} else 1.8
            if element.first:
                price += (3.0 if step else 0.0) + (2.5 if far else 0.0)
            elif element.last:
                price += (0.8 if step != 8 else 0.0) + (0.8 if not far else 0.0)
            yield x, y, price


def _cost(element: Element, figure: Figure, x: float, y: float, ground: Ground, em: float) -> float:
    """All that a place costs before tails and neighbours."""
    boxed = element.kind in BOXED or element.kind == "sfx"
    cost = 1.7 * (y / ground.height) if element.kind != "caption" else 0.0
    for part in figure.parts:
        px, py, a, b = x + part.x, y + part.y, part.a, part.b
        area = 4 * a * b
        box = (px - a, py - b, px + a, py + b)
        for head in ground.heads:
            share = _covered(head.box, px, py, a, b, boxed=boxed)
            if share >= 0:
                cost += (9 + 40 * share) if head.guessed else 60 + 400 * share
        for kept in ground.kept:
            share = _covered(kept, px, py, a, b, boxed=boxed)
            if share >= 0:
                cost += 3 + 16 * share
        for body in ground.bodies:
            common = _common(body, box)
            if common > 0:
                cost += 8 * common / ((body[2] - body[0]) * (body[3] - body[1])) + 3 * common / area
        cost += 2.6 * ground.stir(box)
    if element.speaker is None:
        return cost
    last = figure.parts[-1]
    if element.speaker == OFF_PANEL:
        gap = min(x + last.x - last.a, ground.width - x - last.x - last.a)
        return cost + 1.5 * max(0.0, gap - 2 * em) / em
    return cost + _to_speaker(element.kind, last.a, last.b, x + last.x, y + last.y, ground.heads[element.speaker], ground, em)


def _to_speaker(kind: str, a: float, b: float, x: float, y: float, head: Head, ground: Ground, em: float) -> float:
    diagonal = math.hypot(ground.width, ground.height)
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


def _with_tail(element: Element, figure: Figure, x: float, y: float, cost: float, ground: Ground, em: float) -> Placed:
    left, top, right, bottom = figure.bounds
    edge, tip = aim(element, figure, x, y, ground, em)
    if edge is not None and tip is not None and element.speaker is not None and element.speaker != OFF_PANEL:
        cost += _owner_cost(element.speaker, (x, y), edge, tip, ground)
    return Placed(
        element=element,
        figure=figure,
        x=x,
        y=y,
        cost=cost,
        bounds=(x + left, y + top, x + right, y + bottom),
        parts=tuple((x + part.x, y + part.y, part.a, part.b) for part in figure.parts),
        edge=edge,
        tip=tip,
    )


def aim(element: Element, figure: Figure, x: float, y: float, ground: Ground, em: float) -> tuple[Point | None, Point | None]:
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
    longest = GUESSED_TAIL if head.guessed else 6.5
    share = 0.85 if element.kind == "radio" else 0.62
    far = min(max(share * free, 0.7 * em), longest * em, max(free, 0.4 * em))
    return edge, (edge[0] + dx * far, edge[1] + dy * far)


def _crown(box: Box, x: float, y: float) -> Point:
    """Where a thought's bubbles lead: the head's near side, not the mouth."""
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    near = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    return (near[0] + 0.3 * (middle[0] - near[0]), near[1] + 0.1 * (middle[1] - near[1]))


def _owner_cost(speaker: int, centre: Point, edge: Point, tip: Point, ground: Ground) -> float:
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
    return cost


def _pair(one: Placed, two: Placed, ground: Ground, em: float) -> float:
    """What two elements cost each other; `one` is read first."""
    del ground
    cost = 0.0
    touch = _overlap(one, two)
    if touch > 0:
        cost += 80 + 300 * touch
    if "sfx" not in {one.element.kind, two.element.kind}:
        cost += order(one.bounds, two.bounds)
        cost += 0.8 * max(0.0, (one.bounds[1] - two.bounds[1]) / em - 0.5)
    if one.edge and one.tip and two.edge and two.tip and shapes.crosses(one.edge, one.tip, two.edge, two.tip):
        cost += 22
    if two.edge and two.tip and _through(two.edge, two.tip, one):
        cost += 14
    if one.edge and one.tip and _through(one.edge, one.tip, two):
        cost += 14
    return cost


def order(one: Box, two: Box) -> float:
    """What it costs the reader if `two` is to be read after `one`; 0 where the eye finds it by itself."""
    common = min(one[3], two[3]) - max(one[1], two[1])
    if common > 0.35 * min(one[3] - one[1], two[3] - two[1]):
        return 0.0 if two[0] + two[2] > one[0] + one[2] and two[2] > one[2] - 2 else 40.0
    return 30.0 if two[1] + two[3] < one[1] + one[3] else 0.0


def _hop(one: Placed, two: Placed, ground: Ground) -> float:
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
        if shapes.enters(edge, tip, (x - a - TAIL_CLEAR, y - b - TAIL_CLEAR, x + a + TAIL_CLEAR, y + b + TAIL_CLEAR)) < 1:
            return True
    return False


def _covered(box: Box, x: float, y: float, a: float, b: float, *, boxed: bool) -> float:
    """The share of a box, grown by its clearance, under an oval; -1 where they do not meet."""
    left, top, right, bottom = box[0] - HEAD_CLEAR, box[1] - HEAD_CLEAR, box[2] + HEAD_CLEAR, box[3] + HEAD_CLEAR
    if x + a <= left or x - a >= right or y + b <= top or y - b >= bottom:
        return -1.0
    if not boxed:
        dx, dy = abs(min(max(x, left), right) - x), abs(min(max(y, top), bottom) - y)
        if (dx / a) ** shapes.EXPONENT + (dy / b) ** shapes.EXPONENT >= 1:
            return -1.0
    return _common((left, top, right, bottom), (x - a, y - b, x + a, y + b)) / ((right - left) * (bottom - top))


def _common(one: Box, two: Box) -> float:
    wide = min(one[2], two[2]) - max(one[0], two[0])
    tall = min(one[3], two[3]) - max(one[1], two[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0


def away(point: Point, box: Box) -> float:
    """How far a point is from a box."""
    return math.hypot(max(box[0] - point[0], point[0] - box[2], 0.0), max(box[1] - point[1], point[1] - box[3], 0.0))


def _grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)
