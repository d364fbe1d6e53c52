"""What a hosted writer is told when it is asked for a lecture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from functions.kinds.prompt import PICTURES, Body, instruction

if TYPE_CHECKING:
    from functions.core.document import Part

TASKS = {
    "prompt": "Write a lecture on what this asks for. Every fact in it is true.",
    "topic": "Write a lecture on this topic. Every fact in it is true; where something is disputed, say so.",
    "script": "Divide this script of a lecture into sections. Keep every word as it is in "
    '"narration"; invent nothing and leave nothing out.',
    "text": "Make a lecture of this text. Keep its claims, its names, its figures and its order; add none of your own.",
}
CRAFT = f"""Rules of the craft:
- The first section asks the question that the lecture answers, the last one answers it in a sentence to take home.
  Each section says one thing and leads to the next.
- "narration": what the lecturer says, word for word, 80 to 200 words for the ear: short sentences, one thought each, an
  example before the rule, no headings, no lists, no "as you can see". Write figures as they are spoken.
- "title": what the section claims, in at most eight words.
- "points": 2 to 5 lines of at most twelve words, for the slide. They say what was said, not more.
- "notes": for the lecturer alone: what to show, what to ask the room, which mistake to expect.
- The picture shows the section's thing at work, never a slide, a diagram with words or a lecturer who points.
{PICTURES}"""


def prompt_for(request: Body, parts: Sequence[Part] = ()) -> str:
    """The whole instruction, the source fenced at its end."""
    return instruction(request, parts, tasks=TASKS, unit="sections", craft=CRAFT)
