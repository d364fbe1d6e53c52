"""What a recipe hands to the canvas: flat forms with roles of colour, and where the head, mouth and body are.

A recipe knows no pixel, no style and no light. Its box is 100 high: x to the right, y upwards, feet at y = 0,
the figure centred on x = 0 and looking right. The canvas places, mirrors, scales, shades and outlines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Outline: TypeAlias = tuple[Point, ...]
Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top in the recipe's box
Colour: TypeAlias = str  # six hex digits without a hash, as in "b8382c"


@dataclass(frozen=True, slots=True)
class Shape:
    """One painted form: closed outlines that melt into a single mask with one contour."""

    outlines: tuple[Outline, ...]
    #: a role of the figure's colours ("coat", "belly", "skin", "top"), looked up in Figure.colours
    role: str
    #: strength of the form shading, 0 for flat details such as eyes
    shade: float = 1.0
    #: weight of the contour relative to the style's line, 0 for none
    line: float = 1.0
    #: light that it gives at night (windows, lamps, eyes of robots), 0 for none
    glow: float = 0.0
    #: False keeps corners sharp; True runs a closed smooth curve through the points
    smooth: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawn subject, back to front, with what the lettering and the stage need to know about it."""

    shapes: tuple[Shape, ...]
    #: role -> colour; every role that a shape names is here
    colours: dict[str, Colour]
    #: the whole drawn extent
    box: Box
    #: the head without ears, horns and hats; None for things without a face
    head: Box | None = None
    mouth: Point | None = None
    #: held props, labels: things that a balloon had better not cover
    kept: tuple[Box, ...] = ()
    #: where a passenger stands (boats), as the point of its feet
    seat: Point | None = None
    #: how many of the first shapes lie behind the passenger
    behind: int = 0
    #: height relative to a person's 1.0 (dragon 1.25, fox 0.62, bird 0.3)
    size: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one subject always looks: decided once from the plan's words, by its name's seed where they are silent."""

    #: key of the subject table: "fox", "knight", "dragon", "boat"
    subject: str
    name: str = ""
    seed: int = 0
    #: role -> colour, for what the words dye ("coat", "top", "hair", "skin", "hull")
    dyes: dict[str, Colour] = field(default_factory=dict)
    #: accessory -> colour: scarf, hat, cape, coat, umbrella, glasses, crown ...
    wears: dict[str, Colour] = field(default_factory=dict)
    #: what the words say of its form: "long" hair, "full beard", an outfit's name
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """What it does in this picture."""

    #: stand, sit, walk, wave
    act: str = "stand"
    #: calm, happy, sad, angry, asleep, afraid
    mood: str = "calm"
    #: held in the near hand: sword, staff, book, lantern, umbrella ...; empty for nothing
    prop: str = ""
    #: seen from behind
    back: bool = False
    #: degrees, counter-clockwise
    lean: float = 0.0
