"""What a hosted writer is told when it is asked for a comic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from functions.kinds.prompt import PICTURES, Body, instruction

if TYPE_CHECKING:
    from functions.core.document import Part

TASKS = {
    "prompt": "Write a short comic from this idea.",
    "topic": "Write a short comic that explains this topic truthfully, with somebody who finds out.",
    "script": "Divide this script into panels. Keep every word as it is; invent nothing and leave nothing out.",
    "text": "Adapt this text as a comic. Keep its events, its names and its order.",
}
CRAFT = f"""Rules of the craft:
- A beginning, a turn and an end. Each panel shows one moment that can be drawn.
{PICTURES}
- "dialogue": at most three lines a panel, at most 25 words a line and 35 words a panel with its caption. Lines stand in
  the order in which they are spoken, and so do the names in "cast", who then stand from left to right.
- "kind" of a line is speech, thought, shout, whisper, radio or sfx; a sound (sfx) has no speaker.
- "caption": what no picture can show: the hour, the place, the time that passed; empty where the picture says it.
- Begin wide or medium, the turn close, the end wide: from each panel to the next at least two of shot, side, time and
  horizon change."""


def prompt_for(request: Body, parts: Sequence[Part] = ()) -> str:
    """The whole instruction, the source fenced at its end."""
    return instruction(request, parts, tasks=TASKS, unit="panels", craft=CRAFT)
