"""Which source a request has, and what becomes of its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions.kinds.limits import SOURCES

#: what a file or an upload became before the request was accepted
DOCUMENT = "document"
#: divided rather than written anew: there may be fewer parts than scenes were asked for
DIVIDED = frozenset({"script", "text", DOCUMENT})


def source_of(request: Mapping[str, Any]) -> str:
    """The one source of an accepted request."""
    return next((name for name in SOURCES if request.get(name)), DOCUMENT)


def divided(request: Mapping[str, Any]) -> bool:
    """The scenes are parts of what was given."""
    return source_of(request) in DIVIDED
