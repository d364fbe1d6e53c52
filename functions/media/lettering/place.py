"""Where the balloons of one panel go: one beam search over position and wrap, in reading order.

A result of 40 and more means that the words do not fit.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from functions.media.lettering.costs import Terrain, hop, owning, pair
from functions.media.lettering.elements import OFF_PANEL, Element, Lettered, Placed, aim
from functions.media.lettering.figures import Figure
from functions.media.lettering.ground import Ground

COLUMNS, ROWS = 11, 13
KEPT, SURE = 90, 60
POOL, BEAM, ALIKE = 60, 24, 2
BALLOON_MARGIN, CAPTION_MARGIN = 11.0, 9.0
TOO_MUCH = 40.0
State: TypeAlias = tuple[float, tuple[Placed, ...]]


def letter(elements: Sequence[Element], ground: Ground, em: float) -> Lettered:
    """The cheapest placing that the beam finds."""
    beam: list[State] = [(0.0, ())]
    for element in elements:
        pool = POOL if not element.last else 1
        beam = _varied(_grown(beam, _options(element, ground, em), pool, ground, em), ground)
    cost, placed = beam[0]
    area = sum(math.pi * part.a * part.b for one in placed for part in one.figure.parts)
    share = area / (ground.width * ground.height)
    return Lettered(cost=cost + 70 * max(0.0, share - 0.35), ground=ground, placed=placed)


def _grown(beam: Sequence[State], options: Sequence[Placed], pool: int, ground: Ground, em: float) -> list[State]:
    """The cheapest ways to add one more element, about `pool` of them, cheapest first."""
    seen: dict[tuple[int, int], float] = {}
    grown: list[State] = []
    limit = math.inf
    for cost, before in beam:
        for option in options:
            total = cost + option.cost
            if total >= limit:
                break
            for other in before:
                key = (id(other), id(option))
                if key not in seen:
                    seen[key] = pair(other, option, em)
                total += seen[key]
            if before and total < limit:
                total += hop(before[-1], option, ground)
            if total < limit:
                grown.append((total, (*before, option)))
        if len(grown) > pool:
            grown.sort(key=_price)
            del grown[pool:]
            limit = grown[-1][0]
    return sorted(grown, key=_price)


def _varied(states: Sequence[State], ground: Ground) -> list[State]:
    """A beam whose states are not all the same placing moved by a hair, so that what comes later finds room."""
    kept: list[State] = []
    alike: Counter[tuple[object, ...]] = Counter()
    for state in states:
        last = state[1][-1]
        kind = (*(id(one.figure) for one in state[1]), int(3 * last.x / ground.width), int(3 * last.y / ground.height))
        alike[kind] += 1
        if alike[kind] <= ALIKE:
            kept.append(state)
            if len(kept) == BEAM:
                break
    return kept


def _price(state: State) -> float:
    return state[0]


def _options(element: Element, ground: Ground, em: float) -> list[Placed]:
    terrain = Terrain(ground, em)
    rough: list[tuple[float, Figure, float, float]] = []
    for figure in element.figures:
        for x, y, price in _spots(element, figure, ground):
            rough.append((price + figure.cost + terrain.cost(element, figure, x, y), figure, x, y))
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


def _corners(
    element: Element, left: float, right: float, top: float, bottom: float
) -> Iterator[tuple[float, float, float]]:
    for x, far in ((left, False), (right, True)):
        for step in range(9):
            y = top + (bottom - top) * step / 8
            price = 0.0 if step in {0, 8} else 1.8
            if element.first:
                price += (3.0 if step else 0.0) + (2.5 if far else 0.0)
            elif element.last:
                price += (0.8 if step != 8 else 0.0) + (0.8 if not far else 0.0)
            yield x, y, price


def _with_tail(element: Element, figure: Figure, x: float, y: float, cost: float, ground: Ground, em: float) -> Placed:
    left, top, right, bottom = figure.bounds
    edge, tip = aim(element, figure, x, y, ground, em)
    if edge is not None and tip is not None and element.speaker is not None and element.speaker != OFF_PANEL:
        cost += owning(element.speaker, (x, y), edge, tip, ground)
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
