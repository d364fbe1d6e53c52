"""The body of `POST /v1/jobs` for a lecture."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from functions.kinds import request


class Request(request.Shaped, request.Written):
    """A lecture. Exactly one of prompt, topic, script, text, file and upload."""

    kind: Literal["lecture"] = "lecture"
    narration: Annotated[bool, Field(description="a lecture is always read aloud")] = True
    aspect: request.Aspect = "16:9"

    @field_validator("narration")
    @classmethod
    def _spoken(cls, narration: bool) -> bool:  # noqa: FBT001 - pydantic gives it so
        if not narration:
            raise ValueError("A lecture is always narrated; leave this out.")
        return narration
