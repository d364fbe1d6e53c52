"""The body of `POST /v1/jobs` for an image."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from functions.kinds import request


class Request(request.Shaped):
    """One picture, from a prompt; the same again is another picture, unless a seed is given."""

    kind: Literal["image"] = "image"
    scenes: request.One | None = None
    cache: Annotated[Literal["prefer", "bypass"], Field(description="an image is always new")] = "bypass"

    @field_validator("cache")
    @classmethod
    def _new(cls, cache: str) -> str:
        if cache != "bypass":
            raise ValueError("An image is always new; leave this out, or ask for a scene, which the cache may answer.")
        return cache

    def values(self, source: str) -> dict[str, Any]:
        """Without a seed of its own the picture's chance is the job's."""
        return super().values(source) | ({} if "seed" in self.model_fields_set else {"seed": None})
