"""How long a run may take, and how long a plan waits for its reader."""

from __future__ import annotations

MINUTE = 60.0
DAY = 86_400.0


def run_ends(opened_at: float, *, minutes: float) -> float:
    """When a run that opened, or went on after its approval, must have ended."""
    return opened_at + minutes * MINUTE


def approval_ends(asked_at: float, *, days: float) -> float:
    """When a plan that nobody approved is cancelled."""
    return asked_at + days * DAY
