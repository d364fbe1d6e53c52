"""The body of `POST /v1/jobs` for a comic."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from functions.kinds import request
from functions.kinds.comic.limits import MOST_SCENES


class Request(request.Written):
    """A comic. Exactly one of prompt, topic, script, text, file and upload."""

    kind: Literal["comic"] = "comic"
    scenes: Annotated[int, Field(ge=1, le=MOST_SCENES, description="panels")] | None = None
    page: Annotated[Literal["a4", "us"], Field(description="its layout decides each picture's aspect")] = "a4"

    @classmethod
    def most_scenes(cls) -> int:
        """How many panels there can be."""
        return MOST_SCENES

    def values(self, source: str) -> dict[str, Any]:
        """With the page."""
        return super().values(source) | {"page": self.page}
