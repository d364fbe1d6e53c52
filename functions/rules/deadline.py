"""How long a run may take, how long a plan waits for its reader, and when the sweep looks at a job again."""

from __future__ import annotations

MINUTE = 60.0
DAY = 86_400.0
FIRST_LOOK, LONGEST_LOOK = 60.0, 1800.0


def run_ends(opened_at: float, *, minutes: float) -> float:
    """When a run that opened, or went on after its approval, must have ended."""
    return opened_at + minutes * MINUTE


def approval_ends(asked_at: float, *, days: float) -> float:
    """When a plan that nobody approved is cancelled."""
    return asked_at + days * DAY


def extended(deadline: float, *, paused_at: float, resumed_at: float) -> float:
    """The deadline once more, without the time that its queue stood still."""
    return deadline + max(resumed_at - paused_at, 0.0) if paused_at < deadline else deadline


def look_after(looks: int) -> float:
    """Seconds until the sweep's next look, after `looks` in vain: from one minute, doubling, to thirty."""
    return float(min(LONGEST_LOOK, FIRST_LOOK * 2 ** min(max(looks, 0), 8)))
