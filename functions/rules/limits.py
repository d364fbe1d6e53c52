"""What one owner may ask for: requests in any sixty seconds, and running jobs.

The window is exact: it holds the moment of each request, so that no burst at the turn of a minute passes twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from functions.core.errors import RateLimited

WINDOW = 60.0
#: When a caller with too many running jobs should ask again, in seconds.
JOB_RETRY_AFTER = 10.0


@dataclass(frozen=True, slots=True)
class Window:
    """The moments of the requests that were let through in the last minute, oldest first."""

    stamps: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowed:
    """Let through; `reset` is the seconds until there is one more again. A `limit` of 0 is none."""

    limit: int
    remaining: int
    reset: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Too many; the same request would pass after `retry_after` seconds."""

    limit: int
    retry_after: float


def counted_as(kind: str) -> str:
    """The window that a request for this kind is counted in: `scenes` has its own, all else are `pictures`."""
    return "scenes" if kind == "scene" else "pictures"


def look(window: Window, *, now: float, limit: int) -> Allowed:
    """How much is left, with nothing taken."""
    if limit <= 0:
        return Allowed(0, 0, 0.0)
    recent = _recent(window, now=now)
    reset = recent[-min(limit, len(recent))] + WINDOW - now if recent else 0.0
    return Allowed(limit, max(0, limit - len(recent)), reset)


def take(window: Window, *, now: float, limit: int) -> tuple[Window, Allowed | Refused]:
    """One more request. The window is the same object where it need not be written."""
    if limit <= 0:
        return window, Allowed(0, 0, 0.0)
    recent = _recent(window, now=now)
    if len(recent) >= limit:
        return window, Refused(limit, recent[-limit] + WINDOW - now)
    recent = tuple(sorted((*recent, now)))
    return Window(recent), Allowed(limit, limit - len(recent), recent[0] + WINDOW - now)


def check_running(running: int, *, limit: int) -> None:
    """Refuse one more job where `running` are under way already; a limit of 0 is none."""
    if 0 < limit <= running:
        raise RateLimited(
            f"{running} jobs are running; at most {limit} may run at once.",
            action="Wait until one ends, or cancel one.",
            retry_after=JOB_RETRY_AFTER,
        )


def to_list(window: Window) -> list[float]:
    """The stored form, fit for JSON."""
    return list(window.stamps)


def from_list(stamps: list[float]) -> Window:
    """The window that `to_list` wrote."""
    return Window(tuple(stamps))


def _recent(window: Window, *, now: float) -> tuple[float, ...]:
    """A stamp a little ahead is from another clock and counts; one far ahead is from a clock that was wrong."""
    return tuple(stamp for stamp in window.stamps if now - WINDOW < stamp < now + WINDOW)
