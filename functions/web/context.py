"""Which request this thread answers, for whatever is logged meanwhile."""

from __future__ import annotations

import re
from contextvars import ContextVar

#: the id of the request, as its answer names it
REQUEST: ContextVar[str] = ContextVar("request", default="")
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?")


def trace_of(header: str) -> str:
    """The trace id of a W3C traceparent; empty where there is none, or an invalid one."""
    found = _TRACEPARENT.fullmatch(header.strip())
    return found[1] if found and set(found[1]) != {"0"} else ""
