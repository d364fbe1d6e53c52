"""What a hosted writer is told when it is asked for a presentation: first its subtopics, then each explanation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from functions.core.plan import Plan, Scene
from functions.kinds.prompt import FENCE, PICTURES, Body, fenced, instruction, safe

if TYPE_CHECKING:
    from functions.core.document import Part

TASKS = {
    "prompt": "Plan the slides of a presentation on what this asks for.",
    "topic": "Divide this topic into the subtopics of a presentation.",
    "script": "Divide this script into the slides of a presentation, in its own order, with nothing left out.",
    "text": "Divide this text into the slides of a presentation. Keep its claims, its names and its order.",
}
CRAFT = f"""Rules of the craft:
- Subtopics do not overlap, leave no gap, and stand in the order in which one understands them. The first says why the
  topic matters, the last what to do or to remember.
- "title": what the slide claims, in at most eight words.
- "summary": one line that says what this slide will explain. Its explanation is written later: write none now.
- The picture shows the subtopic's thing at work, never a slide or a diagram with words.
{PICTURES}"""
EXPLAIN = """Rules of the craft:
- "points": 3 to 5 lines of at most fourteen words, parallel in form, no full stops; each says something.
- "narration": the explanation in whole sentences, 60 to 150 words, to be spoken while the slide is seen. It explains
  the points, with one example, and repeats nothing of the slides before.
- "notes": for the speaker alone: what to ask, which objection to expect, how to go on to the next slide.
- Every fact is true; where something is disputed, say so."""


def prompt_for(request: Body, parts: Sequence[Part] = ()) -> str:
    """The instruction for the subtopics, the source fenced at its end."""
    craft = CRAFT
    if wanted := request.get("subtopics"):
        titles = "\n".join(f"{number}. {safe(title)}" for number, title in enumerate(wanted, 1))
        craft = f"The subtopics are given; use exactly these titles, in this order:\n{titles}\n{CRAFT}"
    return instruction(request, parts, tasks=TASKS, unit="slides", craft=craft)


def explain_prompt(plan: Plan, scene: Scene, request: Body, parts: Sequence[Part] = ()) -> str:
    """The instruction for one explanation, which knows what the other slides say.

    `parts` is what the slide was made from, where a source was divided.
    """
    slides = [
        f"{number}. {safe(one.title)}{' <- this one' if one.id == scene.id else ''}"
        for number, one in enumerate(plan.scenes, 1)
    ]
    said = [
        f'Explain slide {plan.number(scene.id)} of the presentation "{safe(plan.title)}": {safe(scene.title)}.',
        *([f"It is about: {safe(scene.caption)}"] if scene.caption else []),
        "All slides:",
        *slides,
        f"Language: {plan.language}.",
        *([f"For: {request['audience']}."] if request.get("audience") else []),
        EXPLAIN,
        FENCE,
        *fenced(request, parts),
    ]
    return "\n".join(said)
