"""Arithmetic on colours, as triples of 0-255; knows no picture."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

RGB: TypeAlias = tuple[int, int, int]
BLACK: RGB = (0, 0, 0)
WHITE: RGB = (255, 255, 255)


@lru_cache(maxsize=512)
def rgb(written: str) -> RGB:
    """The colour of six hex digits."""
    return int(written[0:2], 16), int(written[2:4], 16), int(written[4:6], 16)


def _clip(value: float) -> int:
    return 0 if value < 0 else 255 if value > 255 else round(value)


def _colour(red: float, green: float, blue: float) -> RGB:
    return _clip(red), _clip(green), _clip(blue)


def mix(one: RGB, other: RGB, share: float) -> RGB:
    """`share` of the other colour in the one."""
    return _colour(*(a + (b - a) * share for a, b in zip(one, other, strict=True)))


def times(one: RGB, other: RGB) -> RGB:
    """One colour seen through another."""
    return _colour(*(a * b / 255 for a, b in zip(one, other, strict=True)))


def luminance(colour: RGB) -> float:
    """Rec. 601 brightness, 0-255."""
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def grey(colour: RGB) -> RGB:
    """The same brightness without a hue."""
    return _colour(*[luminance(colour)] * 3)


def saturated(colour: RGB, factor: float) -> RGB:
    """The same brightness, with its distance from grey multiplied."""
    grey = luminance(colour)
    return _colour(*(grey + (channel - grey) * factor for channel in colour))


def deeper(colour: RGB, share: float) -> RGB:
    """A darker tone of the same hue: light is taken, warmth is kept."""
    return saturated(mix(colour, BLACK, share), 1.0 + 0.35 * share)
