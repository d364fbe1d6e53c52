"""The body of `POST /v1/jobs` for a presentation."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from functions.kinds import request
from functions.kinds.checks import OneLine
from functions.kinds.limits import MOST_SCENES

Subtopic = Annotated[OneLine, Field(min_length=1, max_length=200)]


class Request(request.Shaped, request.Written):
    """A presentation. Exactly one of topic, prompt, script, text, file and upload."""

    kind: Literal["presentation"] = "presentation"
    aspect: request.Aspect = "16:9"
    subtopics: (
        Annotated[
            list[Subtopic],
            Field(min_length=1, max_length=MOST_SCENES, description="titles of the slides, where you know them"),
        ]
        | None
    ) = None

    @field_validator("subtopics")
    @classmethod
    def _fit(cls, subtopics: list[str] | None, told: ValidationInfo) -> list[str] | None:
        if subtopics and told.data.get("scenes") not in {None, len(subtopics)}:
            raise ValueError(f"There are {len(subtopics)} subtopics; leave scenes out, or send the same number.")
        return subtopics

    def count(self, source: str) -> int:
        """As many slides as subtopics, where these are given."""
        return len(self.subtopics) if self.subtopics else super().count(source)

    def values(self, source: str) -> dict[str, Any]:
        """With the subtopics."""
        return super().values(source) | {"subtopics": list(self.subtopics or ())}
