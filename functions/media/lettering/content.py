"""What goes into the panels: lines to be said, and what is known of each picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from functions.media.lettering.elements import OFF_PANEL
from functions.media.lettering.figures import FREE
from functions.media.lettering.ground import Head, Source
from functions.media.lettering.model import Box, Point

KINDS = ("speech", "thought", "shout", "whisper", "radio", "caption", "sfx")
GUESSED_MOST = 3


@dataclass(frozen=True, kw_only=True)
class Line:
    """One utterance, caption or sound effect."""

    kind: str  #: one of KINDS; any other is lettered as speech
    text: str
    who: str = ""  #: matches a head's name
    stress: tuple[tuple[int, int], ...] = ()  #: spans of the text to be emphasised, as start and end


@dataclass(frozen=True, kw_only=True)
class PanelContent:
    """One scene as it is to be lettered. Boxes are fractions of the picture: left, top, right, bottom."""

    scene: int
    lines: tuple[Line, ...] = ()  #: in reading order
    alt: str = ""
    asset: str = ""  #: empty is a quiet blank panel
    picture_size: tuple[int, int] = (0, 0)
    heads: tuple[tuple[str, Box, Point], ...] = ()  #: name, box, mouth
    bodies: tuple[Box, ...] = ()
    kept: tuple[Box, ...] = ()  #: props and labels to be left free where that can be had
    busy: tuple[tuple[float, ...], ...] | None = None  #: of `edge_map`


def source(content: PanelContent, *, fallback: float) -> Source:
    """What the search needs of a picture; `fallback` is the aspect taken where the size is not known.

    Nobody tells where the heads are in a hosted model's picture. Then each speaker (three at most) is *assumed* to
    stand in the middle band, in the order of speaking from left to right: those regions are kept free where they
    can be, and tails only set out towards them and stay short, so that a wrong guess points at nobody else.
    """
    wide, tall = content.picture_size
    aspect = wide / tall if content.asset and wide > 0 and tall > 0 else (fallback if content.asset else 0.0)
    told = (Head(name=name, box=box, mouth=mouth) for name, box, mouth in content.heads)
    heads = tuple(told) or _guessed(content.lines)
    placed = tuple(replace(head, place=place) for place, head in enumerate(heads))
    return Source(aspect=aspect, heads=placed, bodies=content.bodies, kept=content.kept, busy=content.busy)


def speaker(line: Line, heads: Sequence[Head], lines: Sequence[Line]) -> int | None:
    """Whose head a line belongs to: an index, OFF_PANEL for a voice from outside, None where nobody speaks.

    Heads that nobody named belong to the voices in the order in which they speak.
    """
    if line.kind in FREE:
        return None
    names = [_name(head.name) for head in heads]
    wanted = _name(line.who)
    if wanted in names:
        return names.index(wanted)
    for index, name in enumerate(names):
        if wanted and name and (wanted in name.split() or name in wanted.split()):
            return index
    if not any(names):
        voices = list(dict.fromkeys(_name(other.who) for other in lines if other.kind not in FREE))
        return voices.index(wanted) if voices.index(wanted) < len(heads) else OFF_PANEL
    return 0 if len(heads) == 1 and not wanted else OFF_PANEL


def _guessed(lines: Sequence[Line]) -> tuple[Head, ...]:
    names = list(dict.fromkeys(line.who for line in lines if line.kind not in FREE))[:GUESSED_MOST]
    made = []
    for index, name in enumerate(names):
        x = (index + 1) / (len(names) + 1)
        made.append(Head(name=name, box=(x - 0.09, 0.38, x + 0.09, 0.60), mouth=(x, 0.53), guessed=True))
    return tuple(made)


def _name(name: str) -> str:
    return " ".join(name.casefold().split())
