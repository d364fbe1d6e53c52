"""What the painter is asked for and what it gives back; knows no colour and no pixel of the picture itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

#: left, top, right, bottom as shares of the picture, y downwards
Area: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """Somebody who must be seen, with the whole look in words: "small red fox, blue scarf"."""

    name: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One picture to paint. The fields win; the words of the prompt fill what they leave empty."""

    prompt: str
    #: a name of STYLES
    style: str = "storybook"
    seed: int = 0
    #: pixels; any aspect from 1:2 to 3:1
    width: int = 1024
    height: int = 1024
    #: left to right in the order in which they speak
    cast: tuple[CastMember, ...] = ()
    setting: str = ""
    time: str = ""
    weather: str = ""
    #: wide, medium or close
    shot: str = ""
    #: left or right: where the hero stands
    side: str = ""
    #: share of the height, from the top
    horizon: float | None = None
    #: top share of the picture to keep free of heads
    headroom: float = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where somebody's face is, and where a balloon's tail should point."""

    name: str
    box: Area
    mouth: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Painting:
    """A finished picture, and what the lettering needs to know about it."""

    #: PNG at level 1: the original that is kept
    png: bytes
    width: int
    height: int
    #: in the order of the cast, left to right
    heads: tuple[Head, ...]
    #: every figure whole
    bodies: tuple[Area, ...]
    #: signs, props and lights that a balloon had better not cover
    kept: tuple[Area, ...]
    #: the words that stand on signs, because no recipe draws them
    written: tuple[str, ...]
