"""Lines of points: smooth closed curves, limbs of changing width, ridges of noise. Knows no canvas."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from functions.media.illustrator.shapes import Outline, Point


def smooth(points: Sequence[Point], *, step: float = 9.0) -> Outline:
    """A closed Catmull-Rom curve through the points, with a point about every `step` units."""
    count = len(points)
    if count < 3:
        return tuple(points)
    run: list[Point] = []
    for i in range(count):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (points[(i + k - 1) % count] for k in range(4))
        parts = max(1, min(14, int(math.hypot(cx - bx, cy - by) / step) + 1))
        for part in range(parts):
            t = part / parts
            tt, ttt = t * t, t * t * t
            a, b, c, d = -ttt + 2 * tt - t, 3 * ttt - 5 * tt + 2, -3 * ttt + 4 * tt + t, ttt - tt
            run.append(((a * ax + b * bx + c * cx + d * dx) / 2, (a * ay + b * by + c * cy + d * dy) / 2))
    return tuple(run)


def limb(spine: Sequence[tuple[float, float, float]]) -> Outline:
    """The outline of a line whose points carry a half width (x, y, half), with round ends when smoothed."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(spine) - 1
    for i, (x, y, half) in enumerate(spine):
        before, after = spine[max(0, i - 1)], spine[min(last, i + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        long = math.hypot(dx, dy) or 1.0
        left.append((x - dy / long * half, y + dx / long * half))
        right.append((x + dy / long * half, y - dx / long * half))
    return tuple(left + right[::-1])


def oval(x: float, y: float, rx: float, ry: float, *, points: int = 20) -> Outline:
    """An ellipse as points."""
    turn = 2 * math.pi / points
    return tuple((x + rx * math.cos(i * turn), y + ry * math.sin(i * turn)) for i in range(points))


def block(left: float, top: float, right: float, bottom: float) -> Outline:
    """A rectangle."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def ridge(rng: Random, count: int, *, octaves: int = 6, roughness: float = 0.45) -> list[float]:
    """`count` heights of a skyline, from 0 to 1: value noise that starts with three hills."""
    total = [0.0] * count
    weight, cells = 1.0, 3
    for _ in range(octaves):
        knots = [rng.random() for _ in range(cells + 2)]
        for i in range(count):
            place = i / max(1, count - 1) * cells
            at = int(place)
            t = place - at
            t = t * t * (3 - 2 * t)
            total[i] += weight * (knots[at] + (knots[at + 1] - knots[at]) * t)
        weight, cells = weight * roughness, cells * 2
    low, high = min(total), max(total)
    return [(value - low) / ((high - low) or 1.0) for value in total]


def bounds(outlines: Sequence[Outline]) -> tuple[float, float, float, float]:
    """Smallest x and y, largest x and y."""
    xs = [x for outline in outlines for x, _ in outline]
    ys = [y for outline in outlines for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)


def waved(points: Sequence[Point], rng: Random, reach: float) -> Outline:
    """The same outline drawn by a hand: each point a little off, neighbours alike."""
    drift_x = drift_y = 0.0
    run: list[Point] = []
    for x, y in points:
        drift_x = drift_x * 0.6 + (rng.random() - 0.5) * reach
        drift_y = drift_y * 0.6 + (rng.random() - 0.5) * reach
        run.append((x + drift_x, y + drift_y))
    return tuple(run)
