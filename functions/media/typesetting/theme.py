"""The colours of a document, taken from the lettering of its style: paper, ink, and one accent."""

from __future__ import annotations

from dataclasses import dataclass

from functions.media.lettering.looks import look

DARK = 0.35  #: papers below this lightness are written on in light ink


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What a page is coloured with."""

    paper: str
    ink: str
    soft: str  #: lesser words: still 4.5 to 1 on the paper
    accent: str  #: rules, bullets and blocks; never words
    box: str  #: behind what stands out
    ground: str  #: of a picture that is not there
    radius: float
    border: float
    border_ink: str


def theme(style: str) -> Theme:
    """The theme of a painter's style."""
    chosen = look(style)
    dark = lightness(chosen.paper) < DARK
    ink = chosen.fill if dark else chosen.text_ink
    return Theme(
        paper=chosen.paper,
        ink=ink,
        soft=mixed(ink, chosen.paper, 0.28),
        accent=chosen.effect,
        box=mixed(chosen.paper, ink, 0.16) if dark else chosen.caption,
        ground=chosen.ground,
        radius=chosen.radius,
        border=chosen.border,
        border_ink=ink if dark else chosen.ink,
    )


def lightness(colour: str) -> float:
    """How light a colour is to the eye, from 0 to 1."""
    red, green, blue = _parts(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def mixed(one: str, other: str, share: float) -> str:
    """The first colour with a share of the second."""
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(_parts(one), _parts(other), strict=True))


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
