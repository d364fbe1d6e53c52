"""Words that no balloon holds: captions in a strip under the panel, and a page of their own when even that is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from functions.media.lettering import shapes
from functions.media.lettering.build import block
from functions.media.lettering.figures import PADDING, Type
from functions.media.lettering.looks import Look
from functions.media.lettering.model import Balloon, Box, Page, Panel
from functions.media.lettering.tiers import FOOT, SIDE
from functions.media.lettering.words import Losses, Word, cut, dress
from functions.media.lettering.wrap import length

GAP = 4.0
LONGEST_NAME = 40


@dataclass(frozen=True, kw_only=True)
class Rest:
    """Words without a balloon."""

    kind: str
    who: str
    text: str
    words: tuple[Word, ...]


def plain(words: Sequence[Word]) -> str:
    """The words as running text."""
    return "".join(
        ("" if word.glued or not index else " ") + (word.plain or word.text) for index, word in enumerate(words)
    )


def height(rest: Sequence[Rest], width: float, type_: Type) -> float:
    """What a strip for all of this takes from a panel, its gap included."""
    total = sum(_tall(len(rows), type_) for rows in (list(_rows(one, width, type_)) for one in rest) if rows)
    return total + GAP if total else 0.0


def strip(rest: Sequence[Rest], box: Box, look: Look, type_: Type) -> tuple[tuple[Balloon, ...], tuple[Rest, ...]]:
    """Captions filling a box (x, y, width, height) from the top, and the words that it could not hold."""
    x, y, width, tall = box
    made: list[Balloon] = []
    top = y + GAP
    for index, one in enumerate(rest):
        rows = list(_rows(one, width, type_))
        left = y + tall - top - 2 * _above(type_)
        taken = rows[: max(0, int(left / (type_.pitch * type_.em) + 0.01))]
        if taken:
            held = one if len(taken) == len(rows) else replace(one, text=plain(_words(one, taken, type_)))
            made.append(_caption(held, taken, (x, top, width, _tall(len(taken), type_)), look, type_))
            top += _tall(len(taken), type_)
        if len(taken) < len(rows):
            words = _words(one, rows[len(taken) :], type_, headed=not taken)
            over = one if not taken else Rest(kind=one.kind, who="", text=plain(words), words=words)
            return tuple(made), (over, *rest[index + 1 :])
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


def _tall(rows: int, type_: Type) -> float:
    """The height of one caption."""
    return rows * type_.pitch * type_.em + 2 * _above(type_)


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


def _words(rest: Rest, rows: Sequence[Sequence[Word]], type_: Type, *, headed: bool = True) -> tuple[Word, ...]:
    """The words of these rows, without the name that goes before them."""
    words = tuple(word for row in rows for word in row)
    return words[len(_name(rest, type_)) :] if headed else words


def _name(rest: Rest, type_: Type) -> tuple[Word, ...]:
    if not rest.who or rest.kind in {"caption", "sfx"}:
        return ()
    name = f"{rest.who[:LONGEST_NAME]}:"
    return dress(name, type_.voice, stress=((0, len(name)),), losses=Losses())


def _caption(rest: Rest, rows: Sequence[Sequence[Word]], box: Box, look: Look, type_: Type) -> Balloon:
    x, y, width, tall = box
    half = max(length(row) for row in rows) * type_.em / 2
    middle = (x + PADDING["caption"][0] * type_.em + half, y + tall / 2)
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
        lines=tuple(block(rows, middle, type_, centred=False, half=half)),
    )
