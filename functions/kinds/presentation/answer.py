"""The subtopics of a presentation as a writer must answer them, and the explanation of one.

Of a script, which is never rewritten, the plan holds the words at once; else each slide is explained by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from functions.core.errors import InvalidOutput
from functions.kinds import answer
from functions.kinds.answer import Lenient, Passage, Points, Words, answered, must_have
from functions.kinds.limits import MOST_NOTES, MOST_PROSE


class AnsweredScene(answer.AnsweredScene):
    """One subtopic, which becomes one slide."""

    summary: Annotated[Words, Field(description="one line that says what this slide explains")] = ""
    points: Annotated[Points, Field(default_factory=list, description="only of a script: what stands on the slide")]
    narration: Annotated[
        Passage, Field(max_length=MOST_PROSE, description="only of a script: its own words; else empty")
    ] = ""
    notes: Annotated[Passage, Field(max_length=MOST_NOTES, description="only of a script: for the speaker")] = ""

    def fields(self, number: int, names: Mapping[str, str]) -> dict[str, Any]:
        """A slide has a title; its summary stands under it."""
        must_have(number, title=self.title)
        said = {"caption": self.summary, "points": tuple(self.points), "narration": self.narration, "notes": self.notes}
        return answer.pictured(super().fields(number, names) | said)


class Answer(answer.Answer):
    """The subtopics of a presentation."""

    scenes: list[AnsweredScene]

    def check(self, request: Mapping[str, Any]) -> None:
        """The owner's own subtopics win; a script's words are in the plan."""
        super().check(request)
        for scene, title in zip(self.scenes, request.get("subtopics") or (), strict=False):
            scene.title = title
        for number, scene in enumerate(self.scenes, 1):
            if request.get("script"):
                must_have(number, narration=scene.narration)
            else:
                scene.points, scene.narration, scene.notes = [], "", ""


class Explanation(Lenient):
    """What one slide says."""

    points: Annotated[Points, Field(description="3 to 5 lines of at most 14 words, for the slide")]
    narration: Annotated[
        Passage, Field(max_length=MOST_PROSE, description="the explanation in whole sentences, 60 to 150 words")
    ]
    notes: Annotated[Passage, Field(max_length=MOST_NOTES, description="for the speaker alone")] = ""


def explanation_from(data: Mapping[str, Any]) -> dict[str, Any]:
    """Scene fields as plain values, or InvalidOutput that names the fault."""
    found = answered(Explanation, data, what="explanation")
    missing = next((name for name in ("points", "narration") if not getattr(found, name)), "")
    if missing:
        raise InvalidOutput(f"The explanation has no {missing}.")
    return {"points": list(found.points), "narration": found.narration, "notes": found.notes}
