"""Words that no balloon holds: captions in a strip under the panel, and a page of their own when even that is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from functions.media.lettering import shapes
from functions.media.lettering.build import block
from functions.media.lettering.figures import PADDING, Type
from functions.media.lettering.looks import Look
from functions.media.lettering.model import Balloon, Box, Page, Panel
from functions.media.lettering.tiers import FOOT, SIDE
from functions.media.lettering.words import Losses, Word, cut, dress
from functions.media.lettering.wrap import length

GAP = 4.0


@dataclass(frozen=True, kw_only=True)
class Rest:
    """Words without a balloon."""

    kind: str
    who: str
    text: str
    words: tuple[Word, ...]


def plain(words: Sequence[Word]) -> str:
    """The words as running text."""
    return "".join(("" if word.glued or not index else " ") + word.text for index, word in enumerate(words))


def height(rest: Sequence[Rest], width: float, type_: Type) -> float:
    """What a strip for all of this takes from a panel, its gap included."""
    rows = sum(1 for one in rest for _ in _rows(one, width, type_))
    return rows * type_.pitch * type_.em + 2 * _above(type_) + GAP if rows else 0.0


def strip(rest: Sequence[Rest], box: Box, look: Look, type_: Type) -> tuple[tuple[Balloon, ...], tuple[Rest, ...]]:
    """Captions filling a box (x, y, width, height) from the top, and the words that it could not hold."""
    x, y, width, tall = box
    room = int((tall - 2 * _above(type_) - GAP) / (type_.pitch * type_.em) + 0.01)
    made: list[Balloon] = []
    top = y + GAP
    for index, one in enumerate(rest):
        rows = list(_rows(one, width, type_))
        if not rows:
            continue
        taken = rows[: max(0, room)]
        if taken:
            last = len(taken) == room or one is rest[-1]
            extra = (_above(type_) if not made else 0.0) + (_above(type_) if last else 0.0)
            made.append(
                _caption(
                    one, taken, (x, top, width, len(taken) * type_.pitch * type_.em + extra), look, type_, lead=not made
                )
            )
            top += len(taken) * type_.pitch * type_.em + extra
            room -= len(taken)
        if len(taken) < len(rows):
            left = tuple(word for row in rows[len(taken) :] for word in row)
            return tuple(made), (Rest(kind=one.kind, who=one.who, text=plain(left), words=left), *rest[index + 1 :])
    return tuple(made), ()


def pages(spill: Sequence[Rest], after: Page, look: Look, type_: Type) -> Iterator[Page]:
    """Pages of text alone, for words that are too many for their panels' strips."""
    left, number = tuple(spill), after.number
    high = 1414.0 if after.height < 1414 or after.height > 1600 else after.height
    while left:
        number += 1
        box = (SIDE, SIDE, 1000 - 2 * SIDE, high - SIDE - FOOT)
        balloons, left = strip(left, box, look, type_)
        scene = after.panels[-1].scene
        panel = Panel(scene=scene, rect=box, ground=look.paper, border=0.0, balloons=balloons)
        yield Page(
            height=high,
            panels=(panel,),
            number=number,
            em=type_.em,
            paper=look.paper,
            style=after.style,
            lang=after.lang,
            folio_ink=look.folio,
        )


def _above(type_: Type) -> float:
    return 0.42 * type_.em


def _rows(rest: Rest, width: float, type_: Type) -> Iterator[tuple[Word, ...]]:
    """Lines as full as they can be; the speaker's name goes before them."""
    room = width / type_.em - 2 * PADDING["caption"][0]
    words = [*_name(rest, type_), *rest.words]
    row: list[Word] = []
    wide = 0.0
    for whole in words:
        for word in cut(whole, room):
            more = word.width + (word.gap if row else 0.0)
            if row and wide + more > room:
                yield tuple(row)
                row, wide, more = [], 0.0, word.width
            row.append(word)
            wide += more
    if row:
        yield tuple(row)


def _name(rest: Rest, type_: Type) -> tuple[Word, ...]:
    if not rest.who or rest.kind in {"caption", "sfx"}:
        return ()
    return dress(f"{rest.who}:", type_.voice, stress=((0, len(rest.who) + 1),), losses=Losses())


def _caption(rest: Rest, rows: Sequence[Sequence[Word]], box: Box, look: Look, type_: Type, *, lead: bool) -> Balloon:
    x, y, width, tall = box
    wide = max(length(row) for row in rows)
    top = y + (_above(type_) if lead else 0.0)
    middle = (x + PADDING["caption"][0] * type_.em + wide * type_.em / 2, top + len(rows) * type_.pitch * type_.em / 2)
    outline = shapes.rounded(shapes.box(x + width / 2, y + tall / 2, width / 2, tall / 2), lambda point: point)
    return Balloon(
        kind="caption",
        who=rest.who,
        text=rest.text,
        fill=look.caption,
        ink=look.caption_ink,
        text_ink=look.caption_text,
        stroke=round(look.stroke * 0.75, 2),
        outlines=(outline,),
        lines=tuple(block(rows, middle, type_, centred=False, half=wide * type_.em / 2)),
    )
