"""Whether a call that failed is made again, and after how long. The one place that decides.

A provider that names a delay knows better than any schedule. Waiting for a quota is not a failure, so it burns no
attempt; how long a job may wait altogether is its deadline's business.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from functions.core.errors import LimnerError, ProviderBusy, ProviderRefused, QuotaExhausted, QuotaWait

if TYPE_CHECKING:
    from random import Random

#: No step is tried more often than this, whatever a rule or a message says.
MOST_ATTEMPTS = 6


@dataclass(frozen=True, slots=True)
class RetryRule:
    """A schedule: how many tries, and the longest wait before each further one, in seconds."""

    name: str
    attempts: int
    waits: tuple[float, ...]
    final: float | None = None  #: a longer wait before the last try, where one is wanted

    def longest(self, index: int) -> float:
        """The most seconds to wait after the failure number `index`, counted from 0."""
        if self.final is not None and index == self.attempts - 2:
            return max(self.final, self.waits[-1])
        return self.waits[min(index, len(self.waits) - 1)]


STANDARD = RetryRule("standard", MOST_ATTEMPTS, (1.0, 2.0, 4.0, 8.0, 16.0))
RATE_LIMIT = RetryRule("rate_limit", MOST_ATTEMPTS, (20.0, 40.0, 60.0))


@dataclass(frozen=True, slots=True)
class Again:
    """Ask once more, `after` seconds from now."""

    after: float
    burns: bool = True  #: whether this failure uses up one of the attempts


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Do not ask again; `because` is a plain clause for the log."""

    because: str


def decide(
    error: LimnerError, *, attempt: int, chance: Random, final_wait: float = 0.0, waited: int = 0
) -> Again | GiveUp:
    """What to do after `error` ended the try number `attempt`, counted from 0 and without the quota waits.

    `final_wait` above 0 stretches the wait before the last try; `waited` is how often this step waited for its quota.
    """
    if isinstance(error, QuotaExhausted):
        return GiveUp("the quota of the day is used up")
    if isinstance(error, ProviderRefused):
        return GiveUp("the model declined")
    if not isinstance(error, ProviderBusy):
        return GiveUp("not worth repeating")
    if isinstance(error, QuotaWait):
        return Again(_wait(error, RATE_LIMIT.longest(max(waited, 0)), chance=chance), burns=False)
    rule = RetryRule(STANDARD.name, STANDARD.attempts, STANDARD.waits, final_wait) if final_wait > 0 else STANDARD
    if attempt + 1 >= rule.attempts:
        return GiveUp("out of attempts")
    return Again(_wait(error, rule.longest(max(attempt, 0)), chance=chance))


def _wait(error: LimnerError, longest: float, *, chance: Random) -> float:
    """Full jitter, or the delay that the provider named and up to a second more, so that not all come back at once."""
    named = error.retry_after
    if named is not None and math.isfinite(named) and named >= 0:
        return named + chance.uniform(0.05, 1.0)
    return chance.uniform(0.0, longest)
