"""Where lines break: short, long, short in a balloon; even in a caption. Lengths are in ems.

Dynamic programming over lines and words; no word is lost, split or moved.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from functions.media.lettering.words import Word

SMALL = 4  #: letters
#: Words that lean on the next one; a line should not end with them.
LEANING = frozenset(
    (
        "a an the of to in on at by for from with and or but my your his her its our their "
        "el la los las un una de en y o le les des du et der die das ein eine und im zu il lo gli i "
        "ο η το οι τα και θα να и в на с к у о а не по из от"
    ).split()
)


@dataclass(frozen=True, kw_only=True)
class Wrap:
    """One way to break a text."""

    lines: tuple[tuple[Word, ...], ...]
    widths: tuple[float, ...]
    miss: float  #: how far the lines are from the wanted outline, mean over lines

    @property
    def widest(self) -> float:
        """The longest line."""
        return max(self.widths)


def length(line: Sequence[Word]) -> float:
    """How wide a line sets."""
    return sum(word.width for word in line) + sum(word.gap for word in line[1:])


def wraps(words: Sequence[Word], *, ratio: float, pitch: float, widest: float, even: bool = False) -> tuple[Wrap, ...]:
    """Breakings into different numbers of lines, around the one whose width to height is `ratio`.

    None is wider than `widest`, so long as every word is not.
    """
    total = length(words)
    longest = max(word.width for word in words)
    likely = max(1, round(math.sqrt(total / (ratio * pitch))))
    fewest = max(1, math.ceil(total / widest))
    low, high = max(fewest, likely - 2), max(fewest + 2, likely + 3)
    made: list[Wrap] = []
    for count in range(low, min(high, len(words)) + 1):
        wrap = _break(words, count, room=max(widest, longest), even=even)
        if wrap is not None:
            made.append(wrap)
    return tuple(made) or (_greedy(words, widest),)


def _targets(count: int, total: float, *, even: bool) -> list[float]:
    if even:
        shape = [1.0] * count
    else:
        shape = [math.sqrt(1 - (0.92 * ((2 * line + 1) / count - 1)) ** 2) for line in range(count)]
    return [total * part / sum(shape) for part in shape]


def _break(words: Sequence[Word], count: int, *, room: float, even: bool) -> Wrap | None:
    """The best breaking into exactly `count` lines, or None where a line would pass `room`."""
    size = len(words)
    ends = _prefix(words)
    targets = _targets(
        count, ends[size] - sum(word.gap for word in words[1:]) * (count - 1) / max(1, size - 1), even=even
    )
    tolls = [_toll(word) for word in words]
    alone = [0.12 if _small(word) else 0.0 for word in words]
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for line in range(count):
        target, left = targets[line], count - line - 1
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[line].items():
            base = ends[start] + (words[start].gap if start else 0.0)
            for end in range(size if left == 0 else start + 1, size - left + 1):
                width = ends[end] - base
                if width > room + 1e-6:
                    break
                miss = (width - target) / target
                price = (
                    cost
                    + miss * miss * (1.4 if miss > 0 else 1.0)
                    + (_last(words, start, width, max(targets)) if left == 0 else tolls[end - 1])
                    + (alone[start] if end == start + 1 and left else 0.0)
                )
                if end not in row or price < row[end][0]:
                    row[end] = (price, start)
        best.append(row)
    if size not in best[count]:
        return None
    cuts = [size]
    for line in range(count, 0, -1):
        cuts.append(best[line][cuts[-1]][1])
    cuts.reverse()
    lines = tuple(tuple(words[a:b]) for a, b in itertools.pairwise(cuts))
    return Wrap(lines=lines, widths=tuple(length(line) for line in lines), miss=best[count][size][0] / count)


def _prefix(words: Sequence[Word]) -> list[float]:
    ends = [0.0]
    for index, word in enumerate(words):
        ends.append(ends[-1] + (word.gap if index else 0.0) + word.width)
    return ends


def _toll(word: Word) -> float:
    text = word.text
    if text.lower() in LEANING:
        return 0.03
    if text.endswith((".", "!", "?", "\u2026", ";")):
        return -0.09
    return -0.055 if text.endswith((",", "--", ":", "\u2014")) else 0.0


def _small(word: Word) -> bool:
    """A word that looks lost on a line of its own; one that ends a sentence does not."""
    return len(word.text) <= SMALL and word.text[-1].isalnum()


def _last(words: Sequence[Word], start: int, width: float, widest: float) -> float:
    tiny = len(words) > 1 and start == len(words) - 1 and sum(char.isalnum() for char in words[-1].text) < 4
    return (0.15 if tiny else 0.0) + (0.05 if width < 0.42 * widest else 0.0)


def _greedy(words: Sequence[Word], widest: float) -> Wrap:
    lines: list[list[Word]] = [[]]
    for word in words:
        if lines[-1] and length([*lines[-1], word]) > widest:
            lines.append([])
        lines[-1].append(word)
    made = tuple(tuple(line) for line in lines)
    return Wrap(lines=made, widths=tuple(length(line) for line in made), miss=0.5)
