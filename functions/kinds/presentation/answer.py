"""The subtopics of a presentation as a writer must answer them, and the explanation of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from functions.core.errors import InvalidOutput
from functions.kinds import answer
from functions.kinds.answer import Lenient, Passage, Points, Words, answered, must_have
from functions.kinds.limits import MOST_NOTES, MOST_PROSE


class AnsweredScene(answer.AnsweredScene):
    """One subtopic, which becomes one slide; its explanation is asked for by itself."""

    summary: Annotated[Words, Field(description="one line that says what this slide will explain")] = ""

    def fields(self, number: int, names: Mapping[str, str]) -> dict[str, Any]:
        """A slide has a title."""
        must_have(number, title=self.title)
        return answer.pictured(super().fields(number, names) | {"caption": self.summary})


class Answer(answer.Answer):
    """The subtopics of a presentation."""

    scenes: list[AnsweredScene]


class Explanation(Lenient):
    """What one slide says."""

    points: Annotated[Points, Field(min_length=1, description="3 to 5 lines of at most 14 words, for the slide")]
    narration: Annotated[
        Passage, Field(max_length=MOST_PROSE, description="the explanation in whole sentences, 60 to 150 words")
    ]
    notes: Annotated[Passage, Field(max_length=MOST_NOTES, description="for the speaker alone")] = ""


def explanation_from(data: Mapping[str, Any]) -> dict[str, Any]:
    """Scene fields as plain values, or InvalidOutput that names the fault."""
    found = answered(Explanation, data, what="explanation")
    if not found.points or not found.narration:
        raise InvalidOutput("The explanation has no points or no text.")
    return {"points": list(found.points), "narration": found.narration, "notes": found.notes}
