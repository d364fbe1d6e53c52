"""The plan of a lecture as a writer must answer it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from functions.kinds import answer
from functions.kinds.answer import Passage, Points, must_have
from functions.kinds.limits import MOST_NOTES, MOST_PROSE


class AnsweredScene(answer.AnsweredScene):
    """One section."""

    narration: Annotated[
        Passage,
        Field(max_length=MOST_PROSE, description="what the lecturer says, word for word, 80 to 200 words, no headings"),
    ]
    points: Annotated[Points, Field(default_factory=list, description="2 to 5 short lines, for the slide")]
    notes: Annotated[
        Passage, Field(max_length=MOST_NOTES, description="for the lecturer alone: what to show, ask or watch for")
    ] = ""

    def fields(self, number: int, names: Mapping[str, str]) -> dict[str, Any]:
        """A section is spoken, and stands under a title."""
        must_have(number, title=self.title, narration=self.narration)
        said = {"narration": self.narration, "points": tuple(self.points), "notes": self.notes}
        return answer.pictured(super().fields(number, names) | said)


class Answer(answer.Answer):
    """The plan of a lecture."""

    scenes: list[AnsweredScene]
