"""What a hosted writer is told when it is asked for a lesson."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from functions.kinds.prompt import PICTURES, Body, instruction

if TYPE_CHECKING:
    from functions.core.document import Part

TASKS = {
    "prompt": "Write a lesson on what this asks for. Every fact in it is true.",
    "topic": "Write a lesson on this topic. Every fact in it is true; where something is disputed, say so.",
    "script": "Divide this text into sections of a lesson. Keep every word as it is in "
    '"narration"; points, examples and questions come from it alone.',
    "text": "Make a lesson of this text. Keep its claims, its names, its figures and its order; add none of your own.",
}
LEVEL = (
    "Level: {audience}. Choose words, sentences and examples that they know; explain each term where it comes first."
)
NO_LEVEL = "Level: a curious reader without previous knowledge; explain each term where it comes first."
CRAFT = f"""Rules of the craft:
- From what the learner knows to what is new, one step a section.
- "title": what the section is about, in at most eight words.
- "narration": the explanation, 60 to 180 words in whole sentences, at the level that is asked for.
- "points": 1 to 4 key ideas, each one sentence that is true by itself.
- "examples": 1 to 3 concrete cases from the learner's world, each one or two sentences.
- "questions": 1 to 3 a section, each with an "answer" that follows from this section's explanation. Ask for
  understanding (why, what if, compare) more than for words to repeat.
- "notes": for the teacher alone: which mistake to expect, what to try out.
- "prompt" may be empty: a picture only where it helps to understand, such as a thing, a place, a step of a process.
{PICTURES}"""


def prompt_for(request: Body, parts: Sequence[Part] = ()) -> str:
    """The whole instruction, the source fenced at its end."""
    audience = request.get("audience")
    level = LEVEL.format(audience=audience) if audience else NO_LEVEL
    return instruction(request, parts, tasks=TASKS, unit="sections", craft=f"{level}\n{CRAFT}")
