"""Whether a script was divided and not rewritten: its words are in the plan, and hardly any that it did not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from functions.core.errors import InvalidOutput
from functions.core.plan import Scene

#: shares that headings, names of speakers and directions may make up
LOST, ADDED = 0.1, 0.25
#: so few words say nothing
FEW = 8
NAMED, LONGEST = 8, 40
#: who speaks, before a colon or alone in capitals on a row, and how, in brackets: not in words that are read
_LABEL = re.compile(r"^[^\S\n]*[*_]{0,2}[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,3}[*_]{0,2}(?= ?[(:：])", re.MULTILINE)
CUE_WORDS = 3
_ASIDE = re.compile(r"\([^()\n]{1,80}\)|（[^（）\n]{1,80}）")
#: signs of languages that part no words, each by itself
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def must_keep(scenes: Sequence[Scene], script: str) -> None:
    """InvalidOutput with the first words that were left out, or that nobody wrote."""
    had = Counter(_words([script]))
    read = [text for scene in scenes for text in _read(scene)]
    spoken = Counter(_words(_spoken(script)))
    lost = spoken - Counter(_words([*read, *(text for scene in scenes for text in _beside(scene))]))
    if lost.total() > max(FEW, LOST * spoken.total()):
        raise InvalidOutput(f"The plan leaves out {lost.total()} words of the script, such as: {_named(lost)}.")
    added = Counter(_words(read)) - had
    if added.total() > max(FEW, ADDED * had.total()):
        raise InvalidOutput(f"The plan has {added.total()} words that the script has not, such as: {_named(added)}.")


def _read(scene: Scene) -> tuple[str, ...]:
    return (scene.narration or scene.caption, *(line.text for line in scene.dialogue))


def _beside(scene: Scene) -> tuple[str, ...]:
    return (scene.title, scene.caption, scene.notes, *scene.points, *(line.speaker for line in scene.dialogue))


def _spoken(script: str) -> Iterator[str]:
    rows = _LABEL.sub("", _ASIDE.sub("", script)).split("\n")
    return (row for row in rows if not (row.isupper() and len(row.split()) <= CUE_WORDS))


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(text.casefold())]


def _named(words: Counter[str]) -> str:
    return " ".join(word if len(word) <= LONGEST else f"{word[:LONGEST]}…" for word in list(words)[:NAMED])
