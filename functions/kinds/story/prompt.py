"""What a hosted writer is told when it is asked for a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from functions.kinds.prompt import PICTURES, Body, instruction

if TYPE_CHECKING:
    from functions.core.document import Part

TASKS = {
    "prompt": "Write an illustrated story from this idea.",
    "topic": "Write an illustrated story in which somebody finds out about this topic; every fact in it is true.",
    "script": "Divide this text into scenes of a picture book. Keep every word as it is in "
    '"narration"; invent nothing and leave nothing out.',
    "text": "Retell this text as an illustrated story. Keep its events, its names and its order, from start to end.",
}
CRAFT = f"""Rules of the craft:
- A beginning that wants something, a turn that costs something, an end that was earned. No moral in the last line.
- "narration": the prose of the scene, 60 to 140 words that sound well when they are read aloud: concrete verbs, things
  that can be seen, heard and smelled, direct speech where somebody would speak. It goes on where the scene before ended
  and never says what the picture alone shows.
- "title": two to five words, none of them "scene" or a number.
- The picture shows the one moment of the scene that a reader will remember.
{PICTURES}
- From each picture to the next at least two of shot, side, time and horizon change."""


def prompt_for(request: Body, parts: Sequence[Part] = ()) -> str:
    """The whole instruction, the source fenced at its end."""
    return instruction(request, parts, tasks=TASKS, unit="scenes", craft=CRAFT)
