"""The plan of a story as a writer must answer it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from functions.kinds import answer
from functions.kinds.answer import Passage, must_have
from functions.kinds.limits import MOST_PROSE


class AnsweredScene(answer.AnsweredScene):
    """One passage and its picture."""

    narration: Annotated[
        Passage, Field(max_length=MOST_PROSE, description="the prose of this scene, 60 to 140 words, read aloud or not")
    ]

    def fields(self, number: int, names: Mapping[str, str]) -> dict[str, Any]:
        """A scene of a story is nothing without its prose."""
        must_have(number, narration=self.narration)
        found = super().fields(number, names) | {"narration": self.narration}
        return answer.pictured(found)


class Answer(answer.Answer):
    """The plan of a story."""

    scenes: list[AnsweredScene]
