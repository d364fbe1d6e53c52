"""One event of a job that its owner's receiver is to be told, and how far the telling is."""

from __future__ import annotations

from dataclasses import dataclass

#: still to be told; told; told in vain too often
OWED, DELIVERED, GIVEN_UP = "owed", "delivered", "given_up"
#: an event is told at most so many times
MOST_TELLINGS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event of one run. Its id is the same in every try, so that a receiver knows what it has heard."""

    id: str
    run: int
    #: job.done, job.partial, job.failed, job.cancelled, job.awaiting_approval
    event: str
    #: when it came to be
    at: float
    #: when it may be told next; while it is being told, when that would be over
    next_at: float
    state: str = OWED
    #: tries that were begun
    attempts: int = 0
    #: the receiver's last answer; None where there was none
    status: int | None = None
    #: why it was not told yet, in a sentence
    fault: str = ""
