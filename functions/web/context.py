"""Which request this thread answers and which trace that belongs to, for whatever is logged and enqueued meanwhile."""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import dataclass

#: the header of a task that names its trace: the standard one may be replaced on its way
TASK_TRACE = "X-Limner-Trace"
# Compiled, and kept by `re`, when the first such header comes.
_TRACEPARENT = r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?"
_CLOUD = r"([0-9a-fA-F]{32})(?:/([0-9]{1,20}))?(?:;.*)?"


@dataclass(frozen=True, slots=True)
class Trace:
    """One trace, and the span in it that called us; empty where that is not known."""

    id: str
    span: str = ""

    def parent(self) -> str:
        """As a W3C traceparent, for whoever is called from here."""
        return f"00-{self.id}-{self.span or self.id[16:]}-01"


#: the id of the request, as its answer names it
REQUEST: ContextVar[str] = ContextVar("request", default="")
TRACE: ContextVar[Trace | None] = ContextVar("trace", default=None)


def traced(*traceparents: str, cloud: str = "") -> Trace | None:
    """The first of the W3C headers that is valid, else what Google's own header says; None where nothing does."""
    for header in filter(None, traceparents):
        found = re.fullmatch(_TRACEPARENT, header.strip())
        if found and _is_named(found[1]):
            return Trace(found[1], found[2] if _is_named(found[2]) else "")
    found = re.fullmatch(_CLOUD, cloud.strip()) if cloud else None
    if not found or not _is_named(found[1]):
        return None
    span = int(found[2] or 0)
    return Trace(found[1].lower(), f"{span:016x}" if 0 < span < 1 << 64 else "")


def parent() -> str:
    """The traceparent of what this thread works for; empty where it came without a trace."""
    found = TRACE.get()
    return found.parent() if found else ""


def _is_named(text: str) -> bool:
    return set(text) != {"0"}
