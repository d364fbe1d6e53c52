"""What of a scene is read aloud, by whom, and in which sentences. Voices and sound are not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from functions.core.keys import digest, squeezed
from functions.core.plan import Scene

#: characters that one call of a voice is given at most
MOST_CHUNK = 2_000
#: kinds of lines that are drawn, not spoken
UNSPOKEN = frozenset({"sfx"})
# Patterns are compiled, and kept by `re`, when the first text is parted: most processes part none.
#: marks that end a sentence, with what closes it; the marks of Chinese and Japanese need no blank behind them
_END = r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”’)]*"
#: a full stop behind these ends no sentence
_SHORT = r"\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|e\.g|i\.e|z\.B|bzw|ca|Nr)\.$"
_ORDINAL = r"\b\d{1,2}\.$"
#: what the number of a day stands before in German
_DATED = r"\s*(?:Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sep|Okt|Nov|Dez|Jahrhundert)"


def pieces(scene: Scene) -> tuple[tuple[str, str], ...]:
    """(speaker, text) in order: the narration, or else the caption, of a narrator without a name; then the lines."""
    narrated = squeezed(scene.narration) or squeezed(scene.caption)
    told = [("", narrated)]
    lines = ((one.speaker, squeezed(one.text)) for one in scene.dialogue if one.kind not in UNSPOKEN)
    # A line of marks alone, as "…", is a look and not a word: there is nothing that a voice could read.
    return tuple((speaker, text) for speaker, text in (*told, *lines) if any(map(str.isalnum, text)))


def said_of(scene: Scene) -> str:
    """Names what a scene says and who says it: a recording of other words is not shown with it."""
    return digest(pieces(scene))[:16]


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, none longer than a call may be."""
    return tuple(part for one in _parted(squeezed(text)) for part in _bounded(one))


def chunks(text: str) -> tuple[tuple[str, ...], ...]:
    """The sentences in groups that one call each can read."""
    groups: list[list[str]] = []
    room = 0
    for one in sentences(text):
        if not groups or len(one) + 1 > room:
            groups.append([])
            room = MOST_CHUNK + 1
        groups[-1].append(one)
        room -= len(one) + 1
    return tuple(map(tuple, groups))


def timed(scene: Scene, cuts: Sequence[float]) -> tuple[tuple[str, float, float], ...]:
    """(sentence, start, end) of a scene that is read aloud; `cuts` are the ends, in seconds."""
    said = [one for _, text in pieces(scene) for one in sentences(text)]
    return tuple(zip(said, (0.0, *cuts), cuts, strict=False))


def _parted(text: str) -> Iterator[str]:
    begin = 0
    for found in re.finditer(_END, text):
        follows = text[found.end() :].lstrip()[:1]
        if follows.islower() or re.compile(_SHORT).search(text, begin, found.end()):
            continue
        if re.compile(_ORDINAL).search(text, begin, found.end()) and re.compile(_DATED).match(text, found.end()):
            continue
        yield text[begin : found.end()].strip()
        begin = found.end()
    if rest := text[begin:].strip():
        yield rest


def _bounded(sentence: str) -> Iterator[str]:
    """A sentence that is too long for a call, parted at a pause, at a blank, or anywhere."""
    while len(sentence) > MOST_CHUNK:
        head = sentence[:MOST_CHUNK]
        at = max(head.rfind(mark) for mark in (", ", "; ", ": ")) + 1 or head.rfind(" ") or 0
        at = at if at > 0 else MOST_CHUNK
        yield sentence[:at].strip()
        sentence = sentence[at:].strip()
    yield sentence
