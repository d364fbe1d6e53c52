"""A placed figure becomes a balloon of the page: outlines, tail, bubbles and runs, in the page's u."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from functions.media import fonts
from functions.media.lettering import shapes
from functions.media.lettering.elements import Placed
from functions.media.lettering.figures import BOXED, SCALLOP, SPIKE, Part, Type, digest
from functions.media.lettering.looks import Look
from functions.media.lettering.model import Balloon, Point, Run
from functions.media.lettering.words import Word
from functions.media.lettering.wrap import length

ROOT = 0.72  #: of the way from a balloon's middle to its edge
ROOTS = {"radio": 0.94, "shout": 0.45}  #: a burst's edge is the tips of its spikes
BUBBLES = ((0.16, 0.36), (0.56, 0.25), (0.92, 0.165))  #: share of the way, radius in ems
SHORTEST_WAY = 0.85  #: of a thought's bubbles, in ems
WHISPER_DASH = (7.0, 5.0)
STROKES = {"shout": 1.35, "caption": 0.75}


def balloon(placed: Placed, *, text: str, who: str, look: Look, type_: Type, at: Point) -> Balloon:
    """The balloon as data; `at` is the panel's corner on the page."""
    kind = placed.element.kind
    if kind == "sfx":
        return _effect(placed, text=text, look=look, at=at)
    caption = kind == "caption"
    seed = digest(text)

    def move(point: Point) -> Point:
        return (point[0] + at[0], point[1] + at[1])

    outlines = [_outline(kind, (*part,), type_.em, seed + index) for index, part in enumerate(placed.parts)]
    dots: tuple[tuple[float, float, float], ...] = ()
    tail = _tail(placed, type_.em)
    if kind == "thought":
        dots = _bubbles(placed, type_.em, at)
    elif tail:
        outlines.append(tail)
    runs = [
        run
        for part in placed.figure.parts
        for run in block(
            part.wrap.lines,
            (placed.x + part.x + at[0], placed.y + part.y - part.lift + at[1]),
            type_,
            centred=not caption,
            half=_inner(part, type_),
        )
    ]
    return Balloon(
        kind=kind,
        who=who,
        text=text,
        fill=look.caption if caption else look.fill,
        ink=look.caption_ink if caption else look.ink,
        text_ink=look.caption_text if caption else look.text_ink,
        stroke=round(look.stroke * STROKES.get(kind, 1.0), 2),
        dash=WHISPER_DASH if kind == "whisper" else (),
        outlines=tuple(shapes.rounded(outline, move) for outline in outlines),
        dots=dots,
        lines=tuple(runs),
        tip=None if placed.tip is None else shapes.rounded([placed.tip], move)[0],
    )


def block(lines: Sequence[Sequence[Word]], middle: Point, type_: Type, *, centred: bool, half: float) -> Iterable[Run]:
    """Runs of a block of lines about its middle; `half` is where a line that is not centred begins, to the left."""
    for index, line in enumerate(lines):
        y = middle[1] + ((index - (len(lines) - 1) / 2) * type_.pitch + type_.drop) * type_.em
        x = middle[0] - (length(line) * type_.em / 2 if centred else half)
        yield from runs(line, x, y, type_.em)


def runs(line: Sequence[Word], x: float, y: float, em: float) -> Iterable[Run]:
    """One run for each stretch in one font, inner spaces kept, outer ones turned into distance."""
    held, font, start = "", "", x
    for index, word in enumerate(line):
        gap = word.gap * em if index else 0.0
        for number, piece in enumerate(word.pieces):
            before = gap if number == 0 else 0.0
            if held and piece.font == font and (not before or not word.glued):
                held += (" " if before else "") + piece.text
            else:
                if held:
                    yield _run(held, font, start, y, em)
                held, font, start = piece.text, piece.font, x + before
            x += before + piece.width * em
    if held:
        yield _run(held, font, start, y, em)


def _run(text: str, font: str, x: float, y: float, em: float) -> Run:
    return Run(x=round(x, 2), y=round(y, 2), text=text, font=font, size=round(em * fonts.face(font).scale, 3))


def _inner(part: Part, type_: Type) -> float:
    return part.wrap.widest / 2 * type_.em


def _outline(kind: str, part: tuple[float, float, float, float], em: float, seed: int) -> tuple[Point, ...]:
    x, y, a, b = part
    if kind == "thought":
        return shapes.cloud(x, y, a + 0.1 * SCALLOP * em, b + 0.1 * SCALLOP * em, SCALLOP * em)
    if kind == "shout":
        inset = SPIKE * em
        return shapes.burst(x, y, a - inset, b - inset, SPIKE * em, seed)
    if kind in BOXED:
        return shapes.box(x, y, a, b, 0.34 * em if kind == "radio" else 0.0)
    return shapes.oval(x, y, a, b, seed)


def _tail(placed: Placed, em: float) -> tuple[Point, ...]:
    if placed.edge is None or placed.tip is None:
        return ()
    x, y, _, _ = placed.parts[-1]
    depth = ROOTS.get(placed.element.kind, ROOT)
    root = (x + (placed.edge[0] - x) * depth, y + (placed.edge[1] - y) * depth)
    if placed.element.kind == "radio":
        return shapes.bolt(root, placed.tip, min(0.62 * em, 0.26 * math.dist(root, placed.tip) + 0.1 * em))
    return shapes.tail(root, placed.tip, min(0.50 * em, max(0.32 * em, 0.27 * em + 0.07 * math.dist(root, placed.tip))))


def _bubbles(placed: Placed, em: float, at: Point) -> tuple[tuple[float, float, float], ...]:
    if placed.edge is None or placed.tip is None:
        return ()
    (x, y), (to_x, to_y) = placed.edge, placed.tip
    way = math.dist(placed.edge, placed.tip) or 1.0
    far = max(way, SHORTEST_WAY * em)
    few = BUBBLES if far > 2 * em else ((0.32, 0.23), (0.95, 0.15))
    return tuple(
        (
            round(x + (to_x - x) * along * far / way + at[0], 2),
            round(y + (to_y - y) * along * far / way + at[1], 2),
            round(radius * em, 2),
        )
        for along, radius in few
    )


def _effect(placed: Placed, *, text: str, look: Look, at: Point) -> Balloon:
    figure = placed.figure
    part, size = figure.parts[0], figure.size
    middle = (placed.x + at[0], placed.y + at[1])
    made: list[Run] = []
    count = len(part.wrap.lines)
    for index, line in enumerate(part.wrap.lines):
        y = middle[1] + ((index - (count - 1) / 2) * 0.98 + fonts.CAP_HEIGHT / 2) * size
        made += runs(line, middle[0] - length(line) * size / 2, y, size)
    return Balloon(
        kind="sfx",
        text=text,
        fill=look.effect,
        ink=look.effect_ink,
        text_ink=look.effect,
        stroke=round(0.085 * size, 2),
        lines=tuple(made),
        at=(round(middle[0], 2), round(middle[1], 2)),
        turn=figure.turn,
    )
