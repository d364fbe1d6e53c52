"""Where things sit on a body: the measures that clothes, hats and props need of any wearer, animal or person."""

from __future__ import annotations

from dataclasses import dataclass

from functions.media.illustrator.recipes.faces import Face
from functions.media.illustrator.shapes import Box, Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A wearer's measures in the figure's box."""

    #: middle of the head and its half width and half height
    head: tuple[float, float, float, float]
    face: Face
    #: middle of the neck and its half width
    neck: tuple[float, float, float]
    #: half width of the body under the neck
    shoulder: float
    #: where a cape ends
    hem: float
    #: what holds a prop
    hand: Point
    #: upright bodies wear capes and coats wider than the body
    upright: bool = False
    back: bool = False
    #: the body lies along the ground, with its neck at the right
    along: bool = False

    @property
    def head_box(self) -> Box:
        x, y, rx, ry = self.head
        return (x - rx, y - ry, x + rx, y + ry)
