"""The body of `POST /v1/jobs` for a story."""

from __future__ import annotations

from typing import Literal

from functions.kinds import request


class Request(request.Shaped, request.Written):
    """A story. Exactly one of prompt, topic, script, text, file and upload."""

    kind: Literal["story"] = "story"
    aspect: request.Aspect = "4:3"
