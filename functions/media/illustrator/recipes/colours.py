"""Colour words and the small sums on colours that recipes need: mixing, brightness, and whether two can be told apart."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.shapes import Colour

COLOURS: Mapping[str, Colour] = MappingProxyType({
    "red": "d0342c", "scarlet": "d8281f", "crimson": "a81c34", "maroon": "7a1f2b", "pink": "f08cab", "rose": "e0637f",
    "orange": "ea7f2a", "rust": "b5532a", "amber": "e8a02c", "yellow": "f0c22e", "golden": "e6b23a", "gold": "e3b23c",
    "cream": "f3e3c3", "beige": "dcc7a1", "brown": "8a5a36", "chestnut": "8a4a2b", "tan": "c69c6d", "copper": "b8733f",
    "bronze": "a5763a", "green": "4a9c4e", "emerald": "1f9a6a", "olive": "7d7d3a", "lime": "9acb3c", "mint": "9bd9bd",
    "teal": "1f8f8f", "turquoise": "38b6b6", "cyan": "3cbcd4", "blue": "2f62c4", "navy": "24356e", "azure": "4a9ae0",
    "indigo": "43399a", "violet": "7a4fb8", "purple": "70419e", "lilac": "b79ad8", "lavender": "b9a6e0",
    "magenta": "c13a8f", "white": "f4f1ea", "ivory": "f2ead8", "silver": "b4bcc6", "grey": "8b9096", "gray": "8b9096",
    "black": "33323a", "ginger": "d9782f", "blonde": "e8c66a", "blond": "e8c66a", "auburn": "8c3b24",
})  # fmt: skip


def channels(colour: Colour) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` 0 is the one colour, 1 the other."""
    return "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(channels(one), channels(other), strict=True))


def darker(colour: Colour, share: float = 0.3) -> Colour:
    return mix(colour, "1a1420", share)


def lighter(colour: Colour, share: float = 0.4) -> Colour:
    return mix(colour, "fffaf0", share)


def luminance(colour: Colour) -> float:
    """Perceived brightness, 0 to 255 (Rec. 601 weights)."""
    red, green, blue = channels(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def distance(one: Colour, other: Colour) -> int:
    """Summed difference of the three channels, 0 to 765."""
    return sum(abs(a - b) for a, b in zip(channels(one), channels(other), strict=True))


def tell_apart(one: Colour, other: Colour) -> bool:
    """Cloth on cloth or cloth on skin can be seen: 150 in summed channels or 48 in luminance."""
    return distance(one, other) >= 150 or abs(luminance(one) - luminance(other)) >= 48


def visible_on(ground: Colour, share: float = 0.55) -> Colour:
    """A darker tone of the ground where that shows, else a lighter one: mouths and brows on any skin."""
    dark = darker(ground, share)
    return dark if luminance(ground) - luminance(dark) >= 40 else lighter(ground, share)
