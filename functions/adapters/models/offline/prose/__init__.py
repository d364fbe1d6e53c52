"""The prose of stories, read once into values: what stands before and behind the lines of each moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from functions.adapters.models.offline.prose import facing, finding, making, meeting, striving, together, wandering
from functions.adapters.models.offline.prose.interludes import EARLY, LATE
from functions.adapters.models.offline.stories.beats import Beat, story


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is told of one moment besides its caption and its lines, with slots for names and words."""

    before: str
    after: str = ""


def _passages(text: str) -> tuple[Passage, ...]:
    blocks = [block.partition("\n~ ") for block in text.strip().split("\n\n")]
    return tuple(Passage(before=" ".join(before.split()), after=" ".join(after.split())) for before, _, after in blocks)


def _interludes(text: str) -> tuple[tuple[Beat, Passage], ...]:
    """Moments without lines; their place is that of the moment before."""
    made = []
    for block in text.strip().split("\n\n"):
        caption, *told, picture = block.split("\n")
        made.append((story(f"11 medium goal\n{caption}\n{picture}")[0], Passage(before=" ".join(told))))
    return tuple(made)


#: by the name of a story, in the order of its beats
PROSE: Mapping[str, tuple[Passage, ...]] = {
    name: _passages(text)
    for room in (striving, facing, finding, together, making, meeting, wandering)
    for name, text in room.PROSE.items()
}
BEFORE_THE_TURN = _interludes(EARLY)
AFTER_THE_TURN = _interludes(LATE)
