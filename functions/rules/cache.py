"""How long a finished scene is fresh, how long a lease on one lasts, and when to look at another's lease again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

DAY = 86_400.0
#: What a lease outlasts its model's time-out by: five seconds of clock skew, an upload, and a commit.
LEASE_MARGIN = 60.0
#: The first and the longest distance between two looks at a lease that somebody else holds, in seconds.
FIRST_LOOK, LONGEST_LOOK = 2.0, 15.0


def fresh(stored_at: float, *, now: float, days: float) -> bool:
    """Whether an entry may still be served; one from a clock ahead of ours is fresh."""
    return now - stored_at < days * DAY


def lease_seconds(timeout: float) -> float:
    """How long the right to paint one scene is held, for a model that is given `timeout` seconds."""
    return timeout + LEASE_MARGIN


def poll_after(*, looks: int, lease_until: float, now: float, chance: Random) -> float:
    """Seconds until the next look at a lease that somebody else holds; `looks` were had before.

    Doubles up to a bound, spread over its upper half; a lease that ends sooner is looked at just after its end.
    """
    distance = float(min(LONGEST_LOOK, FIRST_LOOK * 2 ** min(max(looks, 0), 8)))
    left = max(lease_until - now, 0.0)
    return min(distance * chance.uniform(0.5, 1.0), left + chance.uniform(0.1, 1.0))
