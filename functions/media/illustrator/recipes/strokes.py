"""The pen: outlines from short tables of numbers, limbs, and the moves that place a drawn part. Knows no subject."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from functions.media.illustrator.shapes import Box, Outline, Point, Shape


def outline(table: str) -> Outline:
    """Points from "x y  x y  ..."; the table is data, so it is kept as one readable line."""
    numbers = [float(word) for word in table.split()]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def outlines(table: str) -> tuple[Outline, ...]:
    """Several closed outlines, apart by a bar; "half:" mirrors its points, "limb:" has a width a point, "oval:" is x y rx ry."""
    return tuple(_one(part.strip()) for part in table.split("|"))


def _one(table: str) -> Outline:
    kind, _, rest = table.rpartition(":")
    if kind == "half":
        return mirrored(rest)
    if kind == "limb":
        return limb(rest)
    if kind == "oval":
        x, y, rx, ry = (float(word) for word in rest.split())
        return oval(x, y, rx, ry)
    return outline(table)


def mirrored(half: str) -> Outline:
    """A symmetrical outline from the points of its right side, top to bottom."""
    right = outline(half)
    left = tuple((-x, y) for x, y in reversed(right) if abs(x) > 1e-9)
    return right + left


def oval(x: float, y: float, rx: float, ry: float | None = None) -> Outline:
    """Ten points of an ellipse; a smooth curve through them is round to the eye."""
    ry = rx if ry is None else ry
    turns = [math.tau * step / 10 for step in range(10)]
    return tuple((x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns)


def limb(line: str | Sequence[tuple[float, float, float]]) -> Outline:
    """A smoothed centre line whose points carry a width, with round ends: tails, arms, branches, strokes."""
    knots = _triples(line) if isinstance(line, str) else tuple(line)
    centre = _with_firm_ends(_smoothed(knots))
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y, width) in enumerate(centre):
        before, after = centre[max(index - 1, 0)], centre[min(index + 1, len(centre) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length * width / 2, dx / length * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return (*left, *_cap(centre[-1], left[-1], right[-1]), *reversed(right), *_cap(centre[0], right[0], left[0]))


def _with_firm_ends(line: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """One more point close to each end, so that a smooth curve through a long side and a short cap does not swing out."""

    def near(end: tuple[float, float, float], inner: tuple[float, float, float]) -> tuple[float, float, float]:
        length = math.hypot(inner[0] - end[0], inner[1] - end[1]) or 1.0
        share = min(0.5, 0.45 * end[2] / length)
        return (
            end[0] + (inner[0] - end[0]) * share,
            end[1] + (inner[1] - end[1]) * share,
            end[2] + (inner[2] - end[2]) * share,
        )

    return [line[0], near(line[0], line[1]), *line[1:-1], near(line[-1], line[-2]), line[-1]]


def _triples(table: str) -> tuple[tuple[float, float, float], ...]:
    numbers = [float(word) for word in table.split()]
    return tuple(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))


def _smoothed(knots: Sequence[tuple[float, float, float]], steps: int = 3) -> list[tuple[float, float, float]]:
    if len(knots) == 2:
        (x0, y0, w0), (x1, y1, w1) = knots
        middle = ((x0 + x1) / 2, (y0 + y1) / 2, (w0 + w1) / 2)
        return [knots[0], middle, knots[1]]
    padded = [knots[0], *knots, knots[-1]]
    line: list[tuple[float, float, float]] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        line.extend(_between(a, b, c, d, step / steps) for step in range(steps))
    return [*line, knots[-1]]


def _between(
    a: tuple[float, float, float],
    b: tuple[float, float, float],
    c: tuple[float, float, float],
    d: tuple[float, float, float],
    t: float,
) -> tuple[float, float, float]:
    def axis(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t)

    width = b[2] + (c[2] - b[2]) * t
    return (axis(a[0], b[0], c[0], d[0]), axis(a[1], b[1], c[1], d[1]), width)


def _cap(centre: tuple[float, float, float], start: Point, end: Point) -> tuple[Point, ...]:
    x, y, width = centre
    if width < 0.2:
        return ()
    turn = math.atan2(start[1] - y, start[0] - x)
    return (
        tuple(
            (x + width / 2 * math.cos(turn - step), y + width / 2 * math.sin(turn - step))
            for step in (math.pi / 4, math.pi / 2, math.pi * 3 / 4)
        )
        if start != end
        else ()
    )


def part(
    role: str, table: str, *, shade: float = 1.0, line: float = 1.0, glow: float = 0.0, smooth: bool = True
) -> Shape:
    """One shape from a table of outlines."""
    return Shape(outlines(table), role, shade=shade, line=line, glow=glow, smooth=smooth)


def flat(role: str, table: str, *, smooth: bool = True) -> Shape:
    """A detail without contour or form: a spark, a stripe, a seam."""
    return part(role, table, shade=0.0, line=0.0, smooth=smooth)


def placed(
    shapes: Iterable[Shape], *, at: Point = (0.0, 0.0), scale: float = 1.0, wide: float = 1.0, turn: float = 0.0
) -> tuple[Shape, ...]:
    """The same shapes scaled (and stretched or mirrored by `wide`), turned in degrees counter-clockwise, then moved."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def put(point: Point) -> Point:
        x, y = point[0] * scale * wide, point[1] * scale
        return (at[0] + x * cos - y * sin, at[1] + x * sin + y * cos)

    return tuple(replace(s, outlines=tuple(tuple(put(p) for p in o) for o in s.outlines)) for s in shapes)


def recast(shapes: Iterable[Shape], roles: dict[str, str]) -> tuple[Shape, ...]:
    """The same shapes with other roles of colour."""
    return tuple(replace(s, role=roles.get(s.role, s.role)) for s in shapes)


def extent(shapes: Iterable[Shape]) -> Box:
    """The box around all points of the shapes."""
    points = [p for s in shapes for o in s.outlines for p in o]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs), min(ys), max(xs), max(ys))
