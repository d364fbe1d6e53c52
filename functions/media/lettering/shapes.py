"""Outlines of balloons and tails, as points. It knows geometry and no words."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from functions.media.lettering.model import Box, Point

EXPONENT = 2.28
POINTS = 88


def hold(corners: Sequence[Point], *, wanted: float = 1.5) -> tuple[float, float]:
    """Half axes of the smallest oval around these corners (of the first quadrant), near a wanted width to height."""
    tried: list[tuple[float, float, float]] = []
    for step in range(17):
        ratio = 0.6 * 1.1**step
        b = max(((x / ratio) ** EXPONENT + y**EXPONENT) ** (1 / EXPONENT) for x, y in corners)
        tried.append((ratio * b * b * (1 + 0.07 * abs(math.log(ratio / wanted))), ratio * b, b))
    return min(tried)[1:]


def reach(a: float, b: float, dx: float, dy: float, *, boxed: bool = False) -> float:
    """How far a ray along the unit vector (dx, dy) from the centre goes until it leaves the oval, or the box."""
    if boxed:
        return min(a / abs(dx) if dx else math.inf, b / abs(dy) if dy else math.inf)
    return float(((abs(dx) / a) ** EXPONENT + (abs(dy) / b) ** EXPONENT) ** (-1 / EXPONENT))


def oval(x: float, y: float, a: float, b: float, seed: int) -> tuple[Point, ...]:
    """A superellipse with a slow wobble, as a hand draws it."""
    chance = random.Random(seed)
    first, second = chance.uniform(0, math.tau), chance.uniform(0, math.tau)
    made = []
    for index in range(POINTS):
        angle = math.tau * index / POINTS
        swell = 1 + 0.004 * math.sin(2 * angle + first) + 0.003 * math.sin(3 * angle + second)
        made.append(_on(x, y, a * swell, b * swell, angle))
    return tuple(made)


def cloud(x: float, y: float, a: float, b: float, bump: float) -> tuple[Point, ...]:
    """Scallops about an oval; `a` and `b` hold the scallops too."""
    inner_a, inner_b = a - 0.62 * bump, b - 0.62 * bump
    rim = [_on(x, y, inner_a, inner_b, math.tau * index / 240) for index in range(240)]
    walked = [0.0]
    for before, after in zip(rim, [*rim[1:], rim[0]], strict=True):
        walked.append(walked[-1] + math.dist(before, after))
    count = max(7, round(walked[-1] / (2 * bump)))
    feet = [rim[_first_at(walked, walked[-1] * index / count) % 240] for index in range(count)]
    made: list[Point] = []
    for before, after in zip(feet, [*feet[1:], feet[0]], strict=True):
        made += _scallop(before, after, (x, y))
    return tuple(made)


def _scallop(before: Point, after: Point, centre: Point) -> list[Point]:
    middle = ((before[0] + after[0]) / 2, (before[1] + after[1]) / 2)
    half = math.dist(before, after) / 2
    out_x, out_y = after[1] - before[1], before[0] - after[0]
    length = math.hypot(out_x, out_y) or 1.0
    if out_x * (middle[0] - centre[0]) + out_y * (middle[1] - centre[1]) < 0:
        length = -length
    made = []
    for step in range(9):
        turn = math.pi * step / 9
        along, rise = -math.cos(turn), math.sin(turn) * 0.68 * half / length
        made.append(
            (
                middle[0] + along * (after[0] - before[0]) / 2 + out_x * rise,
                middle[1] + along * (after[1] - before[1]) / 2 + out_y * rise,
            )
        )
    return made


def burst(x: float, y: float, a: float, b: float, spike: float, seed: int) -> tuple[Point, ...]:
    """Spikes about an oval of `a` by `b`; they reach from half to the whole of `spike` beyond it."""
    chance = random.Random(seed)
    count = max(11, min(26, round((a + b) / (0.62 * spike))))
    made: list[Point] = []
    for index in range(count):
        angle = math.tau * (index + chance.uniform(-0.16, 0.16)) / count
        made.append(_on(x, y, a, b, angle))
        tall = spike * chance.uniform(0.55, 1.0)
        peak = math.tau * (index + 0.5 + chance.uniform(-0.14, 0.14)) / count
        made.append(_on(x, y, a + tall, b + tall, peak))
    return tuple(made)


def box(x: float, y: float, a: float, b: float, corner: float = 0.0) -> tuple[Point, ...]:
    """A rectangle, its corners cut where `corner` says so."""
    left, top, right, bottom = x - a, y - b, x + a, y + b
    if corner <= 0:
        return ((left, top), (right, top), (right, bottom), (left, bottom))
    return (
        (left + corner, top), (right - corner, top), (right, top + corner), (right, bottom - corner),
        (right - corner, bottom), (left + corner, bottom), (left, bottom - corner), (left, top + corner),
    )  # fmt: skip


def tail(root: Point, tip: Point, half: float) -> tuple[Point, ...]:
    """A tapering, slightly bent tail; it hangs a little, as if it had weight."""
    across = _across(root, tip)
    if across[1] < 0 or (across[1] < 0.05 and (tip[0] - root[0]) * across[0] < 0):
        across = (-across[0], -across[1])
    bend = 0.13 * math.dist(root, tip)
    knee = ((root[0] + tip[0]) / 2 + across[0] * bend, (root[1] + tip[1]) / 2 + across[1] * bend)
    one, two = [], []
    for step in range(13):
        t = step / 12
        x, y = (
            (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t * t * end
            for start, middle, end in zip(root, knee, tip, strict=True)
        )
        ahead = (
            2 * (1 - t) * (knee[0] - root[0]) + 2 * t * (tip[0] - knee[0]),
            2 * (1 - t) * (knee[1] - root[1]) + 2 * t * (tip[1] - knee[1]),
        )
        length = math.hypot(*ahead) or 1.0
        wide = half * (1 - t) ** 0.85
        side = (-ahead[1] / length * wide, ahead[0] / length * wide)
        one.append((x + side[0], y + side[1]))
        two.append((x - side[0], y - side[1]))
    return (*one, *reversed(two[:-1]))


def bolt(root: Point, tip: Point, half: float) -> tuple[Point, ...]:
    """The zigzag tail of a radio."""
    across = _across(root, tip)
    path = ((0.0, -0.45), (0.0, 1.0), (0.46, 0.3), (0.40, 1.1), (1.0, 0.0), (0.56, -0.15), (0.60, -1.0))
    return tuple(
        (
            root[0] + (tip[0] - root[0]) * along + across[0] * side * half,
            root[1] + (tip[1] - root[1]) * along + across[1] * side * half,
        )
        for along, side in path
    )


def enters(start: Point, aim: Point, area: Box) -> float:
    """How far from start to aim (as a share of that way) a box is first met; 1 where it is not met."""
    (x1, y1), (x2, y2) = start, aim
    left, top, right, bottom = area
    if (
        (x1 < left and x2 < left)
        or (x1 > right and x2 > right)
        or (y1 < top and y2 < top)
        or (y1 > bottom and y2 > bottom)
    ):
        return 1.0
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step = aim[axis] - start[axis]
        near, far = area[axis], area[axis + 2]
        if abs(step) < 1e-9:
            if not near <= start[axis] <= far:
                return 1.0
            continue
        one, two = (near - start[axis]) / step, (far - start[axis]) / step
        low, high = max(low, min(one, two)), min(high, max(one, two))
    return low if low <= high else 1.0


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two stretches cut each other."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def rounded(points: Sequence[Point], move: Callable[[Point], Point]) -> tuple[Point, ...]:
    """The points moved, with two decimals."""
    return tuple((round(x, 2), round(y, 2)) for x, y in map(move, points))


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _across(root: Point, tip: Point) -> Point:
    length = math.dist(root, tip) or 1.0
    return (-(tip[1] - root[1]) / length, (tip[0] - root[0]) / length)


def _on(x: float, y: float, a: float, b: float, angle: float) -> Point:
    cosine, sine = math.cos(angle), math.sin(angle)
    power = 2 / EXPONENT
    return (x + math.copysign(abs(cosine) ** power, cosine) * a, y + math.copysign(abs(sine) ** power, sine) * b)


def _first_at(walked: Sequence[float], distance: float) -> int:
    low, high = 0, len(walked) - 1
    while low < high:
        middle = (low + high) // 2
        if walked[middle] < distance:
            low = middle + 1
        else:
            high = middle
    return low
