"""The styles as records: palettes by time of day, line, shade, wobble, texture, and the name of one finish.

A new style is one row here and one finish in finishes.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from functions.media.illustrator.colour import RGB, rgb

TIMES = ("dawn", "day", "dusk", "night")
#: what the light of the hour does to every colour of its own
TINTS: Mapping[str, RGB] = MappingProxyType(
    {"dawn": rgb("ffe4d6"), "day": rgb("ffffff"), "dusk": rgb("f0c4c4"), "night": rgb("92a2d6")}
)


@dataclass(frozen=True, slots=True)
class Palette:
    """Seven colours that grade a whole picture."""

    top: RGB
    middle: RGB
    #: the horizon, and the haze that distance mixes in
    low: RGB
    far: RGB
    near: RGB
    light: RGB
    accent: RGB


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The numbers of one hand."""

    name: str
    title: str
    description: str
    palettes: Mapping[str, Palette]
    #: width of a contour in pixels of a 1024 picture, for a form of 150 pixels
    line: float = 0.0
    #: how far the contour goes from the form's own colour to black
    ink: float = 0.5
    #: strength of the form shadow, and the colour it leans to
    shade: float = 0.6
    shade_hue: RGB = (40, 30, 60)
    #: soft shadows are blurred, hard ones are cut
    soft: bool = True
    rim: float = 0.0
    #: how far a hand strays, in pixels of a 1024 picture
    wobble: float = 0.0
    #: mottled pigment inside each form, and darker pigment at its edge
    texture: float = 0.0
    edge: float = 0.0
    saturation: float = 1.0
    #: whether washes bloom behind the players
    blooms: bool = False
    #: rays around a low sun
    rays: bool = False
    #: how far faces are lifted to white, where the style would swallow dark ones and redden cheeks
    pale_faces: float = 0.0
    #: whether only red is kept, and only that of clothes and things: places and bodies are grey
    one_red: bool = False
    finish: str = "plain"


def _palettes(*rows: str) -> Mapping[str, Palette]:
    made = (Palette(*(rgb(part) for part in row.split())) for row in rows)
    return MappingProxyType(dict(zip(TIMES, made, strict=True)))


_ALL = (
    Style(
        name="storybook",
        title="Storybook",
        description="Warm gouache with grain, soft light and dark corners.",
        palettes=_palettes(
            "6f8fc0 f2b8a0 ffe3b8 9aa6b8 4a5d4a fff0c8 e2603f",
            "5fa9d6 a8d8e8 f3eed2 8fb6a8 3f7048 fff6d8 e2603f",
            "3b3f78 c7607a ffb56b 6d5a86 33324f ffd28a f0783c",
            "0f1c3f 23407a 5b78a8 30487a 101c33 ffe9a8 e2603f",
        ),
        line=1.7,
        ink=0.5,
        shade=0.75,
        rim=0.55,
        wobble=1.0,
        texture=0.2,
        rays=True,
        finish="storybook",
    ),
    Style(
        name="watercolour",
        title="Watercolour",
        description="Transparent washes with pigment edges on rough paper.",
        palettes=_palettes(
            "9db8d8 f6cfc0 fdebd0 b7bccb 6f8577 fff4da d9694f",
            "7fb8dc bfe0ea f7f4e6 a9c9bd 5b8a62 fffbe6 d9694f",
            "6a6aa8 d98a9c f9c99a 8f80a8 4f4f74 ffe0a8 c9533f",
            "2a3d6e 4c69a0 93aacb 566fa0 26365a f6ecc0 d9694f",
        ),
        line=1.3,
        ink=0.42,
        shade=0.6,
        wobble=2.0,
        texture=0.34,
        edge=0.75,
        blooms=True,
        finish="watercolour",
    ),
    Style(
        name="comic",
        title="Comic",
        description="Bold black contours, flat bright colour, hard shadow and printed dots.",
        palettes=_palettes(
            "3f7fd0 ff9f80 ffe08a 7f7fc0 2f5a5a fff0b0 ff4a3a",
            "1f9be8 7fd4ff fff4c0 4fb0a0 1f7a3f fffbd0 ff3b30",
            "3a2a80 e0447a ffb030 6a3a8a 2a2050 ffd060 ff5a2a",
            "0a1240 1f3a9a 4a7ae0 1f3a80 081030 fff08a ff4a3a",
        ),
        line=4.6,
        ink=0.93,
        shade=0.85,
        shade_hue=(60, 30, 110),
        soft=False,
        saturation=1.12,
        rays=True,
        finish="comic",
    ),
    Style(
        name="noir",
        title="Noir",
        description="Black and white with hard light, and a single red that stays.",
        palettes=_palettes(
            "6a6a6c 9c9c9a d8d6d0 8a8a88 1c1c1e f4f2ea c01820",
            "8c8c8c b4b4b2 e6e4de 9a9a98 202022 ffffff c01820",
            "2c2c30 6a6a6e b0aeaa 55555a 111113 f4f2ea c01820",
            "08080a 1d1d22 4a4a50 2e2e34 08080a f4f2ea d01822",
        ),
        shade=0.82,
        shade_hue=(0, 0, 0),
        soft=False,
        rim=0.75,
        pale_faces=0.5,
        one_red=True,
        finish="noir",
    ),
)
STYLES: Mapping[str, Style] = MappingProxyType({style.name: style for style in _ALL})
