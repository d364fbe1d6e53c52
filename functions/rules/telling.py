"""When an event is told again to a receiver that did not take it: eight tries over a day. The schedule is data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions.core.delivery import MOST_TELLINGS
from functions.rules.retry import Again, GiveUp

if TYPE_CHECKING:
    from random import Random

#: seconds between two tries: the first is at once, the last nearly a day later
WAITS = (5.0, 60.0, 300.0, 1800.0, 7200.0, 25_200.0, 50_400.0)
#: a wait is a tenth longer or shorter, so that not all come back at once
JITTER = 0.1
GONE = 410


def taken(status: int | None) -> bool:
    """The receiver has it: any 2xx, and nothing else."""
    return status is not None and 200 <= status < 300


def decide(status: int | None, *, attempt: int, chance: Random) -> Again | GiveUp:
    """What follows a try that was in vain, the tries counted from 1; `status` is None where there was no answer."""
    if status == GONE:
        return GiveUp("the receiver is gone for good")
    if attempt >= MOST_TELLINGS:
        return GiveUp("out of attempts")
    return Again(WAITS[attempt - 1] * chance.uniform(1 - JITTER, 1 + JITTER))
