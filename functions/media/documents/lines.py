"""From lines of pages to headings, paragraphs, items and rows. Knows places and sizes, and no file format."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from functions.media.documents.reading import Piece

#: a heading's letters are so much larger than the text's; a bold one may be as large
LARGER = 1.12
MOST_HEADING, MOST_BOLD = 200, 100
#: lines further apart than so many usual distances belong to two paragraphs
APART = 1.4
#: a running head stands on so many pages, and on half of them
LEAST_PAGES = 3
#: ... so many letter heights from the text
GAP = 1.7
_NUMBER = re.compile(
    r"(?:page\s+|p\.\s*|[-–—(]\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur|av)\s*\d{1,4})?\s*[-–—)]?", re.IGNORECASE
)
BULLETS = "•‣◦▪●○■□∙·–—*-"
_ITEM = re.compile(r"(?:[•‣◦▪●○■□∙·–—*]|-(?=\s)|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_ENDED = re.compile(r"[.!?:…。！？][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of print; lengths in points, from the page's lower left corner."""

    #: what wide gaps part; one for a line of prose
    cells: tuple[str, ...]
    size: float
    bold: bool
    left: float
    right: float
    bottom: float
    #: a word was parted at its end
    parted: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(self.cells)

    def letters(self) -> int:
        """How many signs it has."""
        return sum(len(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The lines of one page, in the order in which they were written."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Looks:
    """How the document's text looks, against which headings stand out."""

    size: float
    bold: bool
    #: sizes of headings, the largest first
    ranks: tuple[float, ...]

    def level(self, line: Line) -> int:
        """Which heading it is, counted from 1; 0 for text."""
        words = line.text
        if len(line.cells) > 2 or words[0] in BULLETS or not any(letter.isalpha() for letter in words):
            return 0
        if line.size >= self.size * LARGER and len(words) <= MOST_HEADING:
            return min(self.ranks.index(line.size) + 1, 6)
        stands_out = line.bold and not self.bold and line.size >= self.size and len(words) <= MOST_BOLD
        is_sentence = words.endswith((".", ",", ";", ":"))
        return min(len(self.ranks) + 1, 6) if stands_out and not is_sentence else 0


def pieces_of(sheets: Sequence[Sheet]) -> tuple[Piece, ...]:
    """The document's pieces in reading order, each with the page that it begins on."""
    sheets = _without_margins(sheets)
    looks = _looks([line for sheet in sheets for line in sheet.lines])
    found: list[Piece] = []
    for sheet in sheets:
        made = list(_of_page(sheet, looks))
        if made and found and _goes_on(found[-1], made[0]):
            first = made.pop(0)
            found[-1] = replace(found[-1], text=_glued(found[-1].text, first.text))
        found += made
    return tuple(found)


def _looks(lines: Sequence[Line]) -> Looks:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += line.letters()
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    bold = sum(line.letters() for line in lines if line.bold) * 2 > sum(sizes.values())
    return Looks(size, bold, tuple(sorted((one for one in sizes if one >= size * LARGER), reverse=True)))


def _without_margins(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without their numbers and without what stands apart at the edge of every other page."""
    margins = [_margin(sheet) for sheet in sheets]
    texts = Counter(text for margin in margins for text in {line.text for line in margin})
    often = {text for text, count in texts.items() if count >= LEAST_PAGES and count * 2 >= len(sheets)}
    numbered = len(sheets) > 1
    made = []
    for sheet, margin in zip(sheets, margins, strict=True):
        dropped = [one for one in margin if one.text in often or (numbered and _NUMBER.fullmatch(one.text))]
        made.append(replace(sheet, lines=tuple(one for one in sheet.lines if one not in dropped)))
    return made


def _margin(sheet: Sheet) -> list[Line]:
    """The highest and the lowest line, where a gap parts them from the rest of the page."""
    heights = sorted(sheet.lines, key=lambda line: line.bottom)
    found = []
    for edge, beside in ((heights[:1], heights[1:2]), (heights[-1:], heights[-2:-1])):
        if edge and beside and abs(edge[0].bottom - beside[0].bottom) > GAP * max(edge[0].size, beside[0].size):
            found += edge
    return found


def _of_page(sheet: Sheet, looks: Looks) -> Iterator[Piece]:
    held: list[Line] = []
    usual = _distance(sheet.lines, looks.size)
    right = max((line.right for line in sheet.lines), default=0.0)
    in_table = _rows(sheet.lines)
    for place, line in enumerate(sheet.lines):
        is_row = place in in_table
        if held and (is_row or _parts(held, line, looks, usual=usual, right=right)):
            yield _piece(held, looks, sheet.number)
            held = []
        if is_row:
            yield Piece(kind="row", text=" | ".join(line.cells), page=sheet.number)
        else:
            held.append(line)
    if held:
        yield _piece(held, looks, sheet.number)


def _rows(lines: Sequence[Line]) -> set[int]:
    """Places of lines with cells that have another such line beside them."""
    cells = [len(line.cells) > 1 for line in lines]
    return {
        place
        for place, has in enumerate(cells)
        if has and any(cells[max(0, place - 1) : place] + cells[place + 1 :][:1])
    }


def _distance(lines: Sequence[Line], size: float) -> float:
    """The usual distance of two lines of one paragraph."""
    steps = [a.bottom - b.bottom for a, b in itertools.pairwise(lines)]
    near = [step for step in steps if 0.5 * size < step < 2.5 * size]
    return median(near) if near else 1.2 * size


def _parts(held: list[Line], line: Line, looks: Looks, *, usual: float, right: float) -> bool:
    """A new piece begins with this line."""
    last = held[-1]
    if looks.level(last) != looks.level(line) or _ITEM.match(line.text):
        return True
    step = last.bottom - line.bottom
    if last.parted:
        return False
    if looks.level(line):
        return not 0 < step < 2.2 * line.size
    ended = _ENDED.search(last.text) is not None
    if step < -0.5 * line.size or step > 6 * usual:
        return ended
    if step > APART * usual:
        return True
    indented = line.left > last.left + 0.8 * line.size and len(held) > 1
    short = last.right < right - max(0.2 * (right - last.left), 4 * line.size)
    return ended and (indented or short)


def _piece(lines: list[Line], looks: Looks, page: int) -> Piece:
    text = lines[0].text
    for before, line in itertools.pairwise(lines):
        text = text + line.text if before.parted else _glued(text, line.text)
    level = looks.level(lines[0])
    if level:
        return Piece(kind="heading", text=text, level=level, page=page)
    mark = _ITEM.match(text)
    if mark is not None:
        return Piece(kind="item", text=text[mark.end() :], level=1, page=page)
    return Piece(kind="paragraph", text=text, page=page)


def _glued(text: str, more: str) -> str:
    """Two lines as one: a word that was parted with a hyphen is whole again."""
    if len(text) > 1 and text[-1] in "-‐" and text[-2].isalpha() and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"


def _goes_on(last: Piece, first: Piece) -> bool:
    """A paragraph that the end of the page has parted."""
    return (
        last.kind in ("paragraph", "item") and first.kind == "paragraph" and not _ENDED.search(last.text)
        and first.text[:1].islower()
    )  # fmt: skip
