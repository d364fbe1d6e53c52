"""The body of `POST /v1/jobs` for a scene."""

from __future__ import annotations

from typing import Literal

from functions.kinds import request


class Request(request.Shaped):
    """One picture, from a prompt; the same again is answered from the cache."""

    kind: Literal["scene"] = "scene"
    scenes: request.One | None = None
