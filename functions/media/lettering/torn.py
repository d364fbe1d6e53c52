"""The edge of a painted panel where a brush left it: a ragged outline, the same for the same scene, in u."""

from __future__ import annotations

import math
import random
from functools import lru_cache

from functions.media.lettering.model import Page, Panel, Point

#: styles whose panels end in paper instead of a line
TORN = frozenset({"watercolour"})
#: between two points of the outline
STEP = 2.6
CORNER = 8.0
#: how far inside the panel the paint ends on the whole, and by how much it strays: (wavelength, reach)
INSET = 4.2
STRAYS = ((58.0, 1.7), (17.0, 1.3), (5.6, 1.1))


def is_torn(page: Page) -> bool:
    """Whether the page's panels have such an edge."""
    return page.style in TORN


@lru_cache(maxsize=32)
def outline(panel: Panel) -> tuple[Point, ...]:
    """The closed edge, wholly inside the panel's rectangle."""
    around = _rim(panel)
    length = STEP * len(around)
    chance = random.Random(f"{panel.scene} {panel.rect}")
    strays = [_noise(chance, length, wave, reach) for wave, reach in STRAYS]
    made: list[Point] = []
    for place, (x, y, inward_x, inward_y) in enumerate(around):
        deep = max(0.0, INSET + sum(stray[place % len(stray)] for stray in strays))
        made.append((round(x + inward_x * deep, 2), round(y + inward_y * deep, 2)))
    return tuple(made)


def _noise(chance: random.Random, length: float, wave: float, reach: float) -> list[float]:
    """Smooth values along a closed line, one a step."""
    count, knots = round(length / STEP), max(3, round(length / wave))
    values = [chance.uniform(-reach, reach) for _ in range(knots)]
    made = []
    for place in range(count):
        at = place * knots / count
        before, share = int(at), at - int(at)
        ease = share * share * (3 - 2 * share)
        made.append(values[before % knots] * (1 - ease) + values[(before + 1) % knots] * ease)
    return made


def _rim(panel: Panel) -> list[tuple[float, float, float, float]]:
    """Points a step apart along the rounded rectangle, each with its direction inwards."""
    x, y, width, height = panel.rect
    turn = min(CORNER, width / 2, height / 2)
    made: list[tuple[float, float, float, float]] = []
    middles = ((x + width - turn, y + turn), (x + width - turn, y + height - turn), (x + turn, y + height - turn))
    for corner, (cx, cy) in enumerate((*middles, (x + turn, y + turn))):
        steps = max(2, round(turn * math.pi / 2 / STEP))
        for step in range(steps):
            angle = math.pi / 2 * (corner - 1 + step / steps)
            out_x, out_y = math.cos(angle), math.sin(angle)
            made.append((cx + out_x * turn, cy + out_y * turn, -out_x, -out_y))
        angle = math.pi / 2 * corner
        out_x, out_y = math.cos(angle), math.sin(angle)
        side = (height if corner % 2 == 0 else width) - 2 * turn
        for step in range(max(1, round(side / STEP))):
            along = step * side / max(1, round(side / STEP))
            made.append((cx + out_x * turn - out_y * along, cy + out_y * turn + out_x * along, -out_x, -out_y))
    return made
