"""What lies under the words of one panel: heads, bodies, kept things and busy places, in the panel's own u.

A crop of the picture becomes a ground; the few crops worth trying are made here too.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageFilter

from functions.media.lettering.model import Box, Point

CELLS = 20
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
ZOOMS = (1.0, 0.86, 0.74)
HEIGHTS = (0.58, 0.68, 0.76, 0.50)  #: where the middle of the heads may stand, from the top


@dataclass(frozen=True, kw_only=True)
class Head:
    """A face that must stay free; `guessed` where nobody told where it is."""

    name: str
    box: Box
    mouth: Point
    guessed: bool = False
    place: int = 0  #: among all heads of the picture


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One panel's picture as the lettering sees it."""

    width: float
    height: float
    crop: Box
    cost: float
    heads: tuple[Head, ...] = ()
    bodies: tuple[Box, ...] = ()
    kept: tuple[Box, ...] = ()
    busy: tuple[tuple[float, ...], ...] = ()  #: summed-area table of edge strength over the panel; empty is calm

    def stir(self, box: Box) -> float:
        """Mean edge strength, 0 to 1, under a box."""
        if not self.busy:
            return 0.0
        across, down = CELLS / self.width, CELLS / self.height
        left, top = min(CELLS - 1, max(0, int(box[0] * across))), min(CELLS - 1, max(0, int(box[1] * down)))
        right, bottom = (
            min(CELLS, max(left + 1, int(box[2] * across + 0.5))),
            min(CELLS, max(top + 1, int(box[3] * down + 0.5))),
        )
        table = self.busy
        total = table[bottom][right] - table[top][right] - table[bottom][left] + table[top][left]
        return total / ((right - left) * (bottom - top))


@dataclass(frozen=True, kw_only=True)
class Source:
    """The picture and what its painter knows of it, as fractions of the picture."""

    aspect: float  #: width to height; 0 where there is no picture
    heads: tuple[Head, ...] = ()
    bodies: tuple[Box, ...] = ()
    kept: tuple[Box, ...] = ()
    busy: tuple[tuple[float, ...], ...] | None = None


def edge_map(picture: bytes) -> tuple[tuple[float, ...], ...]:
    """How busy a picture is: 20 rows of 20 edge strengths, 0 to 1."""
    with Image.open(io.BytesIO(picture)) as image:
        image.draft("L", (320, 320))
        small = image.convert("L").resize((160, 160), Image.Resampling.BOX, reducing_gap=1.5)
    edges = small.filter(ImageFilter.FIND_EDGES).crop((2, 2, 158, 158)).resize((CELLS, CELLS), Image.Resampling.BOX)
    raw = edges.tobytes()
    return tuple(tuple(min(1.0, value / 96) for value in raw[row * CELLS : (row + 1) * CELLS]) for row in range(CELLS))


def grounds(source: Source, width: float, height: float) -> tuple[Ground, ...]:
    """The crops worth lettering, likeliest first; a picture of the panel's own shape gives its whole first."""
    if source.aspect <= 0:
        return (_ground(source, WHOLE, width, height, 0.0),)
    found: dict[Box, float] = {}
    for zoom in ZOOMS if source.heads else ZOOMS[:1]:
        for order, at in enumerate(HEIGHTS):
            crop = _crop(source, width / height, zoom, at)
            price = 1.3 * (1 - zoom) / 0.26 + 0.12 * order + _cut_cost(source, crop)
            found[crop] = min(price, found.get(crop, price))
    ranked = sorted(found.items(), key=lambda pair: pair[1])
    return tuple(_ground(source, crop, width, height, cost - ranked[0][1]) for crop, cost in ranked)


def _crop(source: Source, aspect: float, zoom: float, at: float) -> Box:
    wide, tall = (1.0, source.aspect / aspect) if aspect >= source.aspect else (aspect / source.aspect, 1.0)
    wide, tall = wide * zoom, tall * zoom
    if source.heads:
        x = sum((head.box[0] + head.box[2]) / 2 for head in source.heads) / len(source.heads)
        y = sum((head.box[1] + head.box[3]) / 2 for head in source.heads) / len(source.heads)
    else:
        x, y = 0.5, 0.5 + (at - 0.5) * tall
    left = min(1 - wide, max(0.0, x - wide / 2))
    top = min(1 - tall, max(0.0, y - at * tall))
    return (round(left, 4), round(top, 4), round(left + wide, 4), round(top + tall, 4))


def _cut_cost(source: Source, crop: Box) -> float:
    cost = sum(5 * _outside(body, crop) for body in source.bodies)
    cost += sum(2.5 for kept in source.kept if _outside(kept, crop) > 0.1)
    return cost + sum(40 * _outside(head.box, crop) for head in source.heads if not head.guessed)


def _outside(box: Box, crop: Box) -> float:
    area = (box[2] - box[0]) * (box[3] - box[1])
    wide = min(box[2], crop[2]) - max(box[0], crop[0])
    tall = min(box[3], crop[3]) - max(box[1], crop[1])
    return 1 - max(0.0, wide) * max(0.0, tall) / area if area > 0 else 0.0


def _ground(source: Source, crop: Box, width: float, height: float, cost: float) -> Ground:
    def place(box: Box) -> Box:
        one, two = point((box[0], box[1])), point((box[2], box[3]))
        return (max(0.0, one[0]), max(0.0, one[1]), min(width, two[0]), min(height, two[1]))

    def point(at: Point) -> Point:
        return ((at[0] - crop[0]) / (crop[2] - crop[0]) * width, (at[1] - crop[1]) / (crop[3] - crop[1]) * height)

    def seen(boxes: Sequence[Box]) -> tuple[Box, ...]:
        placed = map(place, boxes)
        return tuple(box for box in placed if box[0] < box[2] and box[1] < box[3])

    heads = (
        Head(name=head.name, box=place(head.box), mouth=point(head.mouth), guessed=head.guessed, place=head.place)
        for head in source.heads
    )
    return Ground(
        width=width,
        height=height,
        crop=crop,
        cost=cost,
        heads=tuple(head for head in heads if head.box[0] < head.box[2] and head.box[1] < head.box[3]),
        bodies=seen(source.bodies),
        kept=seen(source.kept),
        busy=_summed(source.busy, crop) if source.busy else (),
    )


def _summed(busy: Sequence[Sequence[float]], crop: Box) -> tuple[tuple[float, ...], ...]:
    """The edge map cut to the crop, as sums over everything above and left."""
    rows, columns = len(busy), len(busy[0])
    table = [[0.0] * (CELLS + 1)]
    for row in range(CELLS):
        line, total = [0.0], 0.0
        at_y = min(rows - 1, int((crop[1] + (row + 0.5) / CELLS * (crop[3] - crop[1])) * rows))
        for column in range(CELLS):
            at_x = min(columns - 1, int((crop[0] + (column + 0.5) / CELLS * (crop[2] - crop[0])) * columns))
            total += busy[at_y][at_x]
            line.append(table[-1][column + 1] + total)
        table.append(line)
    return tuple(tuple(line) for line in table)
