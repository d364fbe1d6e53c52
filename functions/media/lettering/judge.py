"""Looks at a lettered page as a strict letterer would, and says in sentences what is wrong with it.

It reads the layout, not the search that made it: reading order, tails, faces, overlaps, tangents, type size, glyphs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from functions.media import fonts
from functions.media.lettering import shapes
from functions.media.lettering.costs import away, order
from functions.media.lettering.model import Balloon, Box, Page, Panel, Point, Run

Heads = Mapping[int, Sequence[tuple[str, Box, Point]]]
TANGENT = 4.0
CORNER = 12.0


def judge(page: Page, heads: Heads) -> list[str]:
    """What is wrong; `heads` are, for each scene, name, box and mouth in fractions of its picture."""
    found: list[str] = []
    for panel in page.panels:
        faces = _on_page(panel, heads.get(panel.scene, ())) if panel.asset else {}
        found += (f"Panel {panel.scene}: {what}" for what in _panel(panel, faces, page))
    return found


def _panel(panel: Panel, faces: Mapping[str, Box], page: Page) -> Iterator[str]:
    spoken = [balloon for balloon in panel.balloons if balloon.kind != "sfx"]
    for before, after in pairwise(spoken):
        if order(extent(before), extent(after)) > 0:
            yield f"{_say(after)} is met before {_say(before)}."
    for one, two in combinations(panel.balloons, 2):
        yield from _together(one, two)
    for balloon in panel.balloons:
        yield from _alone(balloon, panel, page)
        yield from _against(balloon, faces)


def _together(one: Balloon, two: Balloon) -> Iterator[str]:
    for first in _bodies(one):
        for second in _bodies(two):
            if _meet(first, second):
                yield f"{_say(one)} and {_say(two)} overlap."
                return
    axes = _axis(one), _axis(two)
    if axes[0] and axes[1] and shapes.crosses(*axes[0], *axes[1]):
        yield f"The tails of {_say(one)} and {_say(two)} cross."
    for axis, other, whose in ((axes[0], two, one), (axes[1], one, two)):
        if axis and any(shapes.enters(*axis, _bounds(body)) < 1 and _cuts(axis, body) for body in _bodies(other)):
            yield f"The tail of {_say(whose)} runs through {_say(other)}."
    butted = one.kind == two.kind == "caption"
    if not butted and any(_gap(first, second) < TANGENT for first in _bodies(one) for second in _bodies(two)):
        yield f"{_say(one)} and {_say(two)} nearly touch."


def _alone(balloon: Balloon, panel: Panel, page: Page) -> Iterator[str]:
    left, top, right, bottom = extent(balloon)
    x, y, width, height = panel.rect
    below = balloon.kind == "caption" and top >= y + height
    gaps = (left - x, top - y, x + width - right, y + height - bottom)
    if panel.asset and not below:
        if min(gaps) < 0:
            yield f"{_say(balloon)} leaves its panel by {-min(gaps):.0f}."
        elif min(gaps) < TANGENT:
            yield f"{_say(balloon)} kisses the border."
        if balloon.kind == "caption" and min(gaps[0], gaps[2]) > CORNER:
            yield f"{_say(balloon)} floats."
    if bottom > page.height or top < 0 or left < 0 or right > page.width:
        yield f"{_say(balloon)} leaves the page."
    yield from _text(balloon, page)


def _text(balloon: Balloon, page: Page) -> Iterator[str]:
    for run in balloon.lines:
        if not fonts.face(run.font).has(run.text):
            yield f"{_say(balloon)} has characters that {run.font} lacks."
        if balloon.kind != "sfx" and not math.isclose(run.size, page.em * fonts.face(run.font).scale, abs_tol=0.02):
            yield f"{_say(balloon)} is set in another size."
        corners = _corners(run, white=0.2 * page.em)
        if balloon.outlines and not all(any(_inside(corner, body) for body in _bodies(balloon)) for corner in corners):
            yield f"{_say(balloon)} does not hold its text: {run.text!r}."
    if not balloon.lines:
        yield f"{_say(balloon)} is empty."


def _against(balloon: Balloon, faces: Mapping[str, Box]) -> Iterator[str]:
    for name, box in faces.items():
        square = ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))
        if any(_meet(body, square) for body in _bodies(balloon)):
            yield f"{_say(balloon)} covers the face of {name}."
    tip = balloon.tip
    if tip is not None and balloon.who in faces:
        far = {name: away(tip, box) for name, box in faces.items()}
        nearest = min(far, key=far.__getitem__)
        if far[nearest] < far[balloon.who]:
            yield f"The tail of {_say(balloon)} points at {nearest}, not at {balloon.who}."
        if balloon.kind != "thought" and far[balloon.who] <= 0:
            yield f"The tail of {_say(balloon)} touches the face of {balloon.who}."
    axis = _axis(balloon)
    for name, box in faces.items():
        if axis and name != balloon.who and shapes.enters(*axis, box) < 1:
            yield f"The tail of {_say(balloon)} crosses the face of {name}."


def _axis(balloon: Balloon) -> tuple[Point, Point] | None:
    """From the root of a tail to its tip."""
    if balloon.tip is None:
        return None
    if balloon.kind == "thought":
        x, y, _ = balloon.dots[0]
        return (x, y), balloon.tip
    first, last = balloon.outlines[-1][0], balloon.outlines[-1][-1]
    return ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2), balloon.tip


def extent(balloon: Balloon) -> Box:
    """The box about a balloon's body, tail and bubbles left out."""
    points = [point for body in _bodies(balloon) for point in body]
    return (min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))


def _bodies(balloon: Balloon) -> Sequence[Sequence[Point]]:
    if balloon.at is not None:
        turn = math.radians(balloon.turn)
        return [[_turned(corner, balloon.at, turn) for corner in _corners(run, tall=0.72)] for run in balloon.lines]
    return balloon.outlines[:-1] if balloon.tip is not None and balloon.kind != "thought" else balloon.outlines


def _corners(run: Run, *, tall: float = 0.7, white: float = 0.0) -> list[Point]:
    """The four corners of a run's letters, from the baseline to the capitals' height, and the white round them."""
    left, right = run.x - white, run.x + fonts.width(run.font, run.text) * run.size + white
    top, bottom = run.y - tall * run.size - white, run.y + white
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _turned(point: Point, about: Point, turn: float) -> Point:
    x, y = point[0] - about[0], point[1] - about[1]
    return (about[0] + x * math.cos(turn) - y * math.sin(turn), about[1] + x * math.sin(turn) + y * math.cos(turn))


def _on_page(panel: Panel, heads: Sequence[tuple[str, Box, Point]]) -> dict[str, Box]:
    left, top, right, bottom = panel.crop
    x, y, width, height = panel.rect
    made = {}
    for name, box, _ in heads:
        xs = [x + (at - left) / (right - left) * width for at in (box[0], box[2])]
        ys = [y + (at - top) / (bottom - top) * height for at in (box[1], box[3])]
        seen = (max(x, xs[0]), max(y, ys[0]), min(x + width, xs[1]), min(y + height, ys[1]))
        if seen[0] < seen[2] and seen[1] < seen[3]:
            made[name] = seen
    return made


def _meet(one: Sequence[Point], two: Sequence[Point]) -> bool:
    a, b = _bounds(one), _bounds(two)
    if a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]:
        return False
    return any(_inside(point, two) for point in _dense(one)) or any(_inside(point, one) for point in _dense(two))


def _dense(polygon: Sequence[Point]) -> Iterator[Point]:
    """The corners of a polygon, and points between them where it has few."""
    steps = 8 if len(polygon) <= 8 else 1
    for start, end in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        for step in range(steps):
            t = step / steps
            yield (start[0] + t * (end[0] - start[0]), start[1] + t * (end[1] - start[1]))


def _cuts(axis: tuple[Point, Point], polygon: Sequence[Point]) -> bool:
    (x1, y1), (x2, y2) = axis
    return any(_inside((x1 + (x2 - x1) * step / 12, y1 + (y2 - y1) * step / 12), polygon) for step in range(13))


def _gap(one: Sequence[Point], two: Sequence[Point]) -> float:
    a, b = _bounds(one), _bounds(two)
    if max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3]) > TANGENT:
        return TANGENT
    return min(*(_to_edge(point, two) for point in one), *(_to_edge(point, one) for point in two))


def _to_edge(point: Point, polygon: Sequence[Point]) -> float:
    best = math.inf
    for start, end in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        dx, dy = end[0] - start[0], end[1] - start[1]
        along = dx * dx + dy * dy
        t = min(1.0, max(0.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / along)) if along else 0.0
        best = min(best, math.hypot(start[0] + t * dx - point[0], start[1] + t * dy - point[1]))
    return best


def _inside(point: Point, polygon: Sequence[Point]) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _bounds(points: Sequence[Point]) -> Box:
    return (min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))


def _say(balloon: Balloon) -> str:
    return f"{balloon.kind} {balloon.text[:24]!r}"
