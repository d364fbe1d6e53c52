"""What a job's receiver is owed, and what becomes of it: made in the commit of what it tells, tried under a lease.

A delivery belongs to its run: a newer run adds its own and takes none away.
"""

from __future__ import annotations

from dataclasses import replace

from functions.core.delivery import DELIVERED, GIVEN_UP, MOST_TELLINGS, OWED, Delivery
from functions.core.errors import Conflict
from functions.core.job import Job
from functions.core.keys import digest
from functions.core.messages import Message

#: of deliveries that are over, only the newest are kept
MOST_KEPT = 20


def telling(job: Job, *, now: float) -> Job:
    """The job that owes its receiver the state that it has just come to, where it has a receiver."""
    if not job.request.get("webhook"):
        return job
    event = f"job.{job.state}"
    name = "msg_" + digest(["webhook", job.id, job.run.number, event])[:32]
    made = Delivery(id=name, run=job.run.number, event=event, at=now, next_at=now)
    over = [one.id for one in job.deliveries if one.state != OWED]
    kept = [one for one in job.deliveries if one.id not in over[:-MOST_KEPT]]
    return replace(job, deliveries=(*kept, made))


def to_tell(job: Job) -> tuple[Message, ...]:
    """The first message of every delivery that is owed; where it was put already, its name is known."""
    return tuple(_message(job, one) for one in job.deliveries if one.state == OWED)


def overdue(job: Job, *, now: float) -> tuple[Message, ...]:
    """The messages of deliveries whose time has come, and that nobody is telling."""
    return tuple(_message(job, one) for one in job.deliveries if one.state == OWED and one.next_at <= now)


def next_telling(job: Job) -> float | None:
    """When the next delivery is due; None where none is owed."""
    return min((one.next_at for one in job.deliveries if one.state == OWED), default=None)


def begun(job: Job, name: str, *, now: float, until: float) -> Job:
    """A try is recorded before it is made; after the last one it is given up. `Conflict` where it is not due."""
    one = job.delivery(name)
    if one is None or one.state != OWED or one.next_at > now:
        raise Conflict("This event is told already, or is being told.")
    if one.attempts >= MOST_TELLINGS:
        return _with(job, replace(one, state=GIVEN_UP))
    return _with(job, replace(one, attempts=one.attempts + 1, next_at=until))


def heard(job: Job, name: str, *, status: int | None) -> Job:
    """The receiver has it. That holds however late it is learnt."""
    one = job.delivery(name)
    if one is None or one.state == DELIVERED:
        return job
    return _with(job, replace(one, state=DELIVERED, status=status, fault=""))


def unheard(job: Job, name: str, *, attempt: int, status: int | None, fault: str, next_at: float | None) -> Job:
    """That try was in vain: again at `next_at`, or never where it is None. A later try knows better."""
    one = job.delivery(name)
    if one is None or one.state != OWED or one.attempts != attempt:
        return job
    told = replace(one, status=status, fault=fault)
    return _with(job, replace(told, state=GIVEN_UP) if next_at is None else replace(told, next_at=next_at))


def _with(job: Job, changed: Delivery) -> Job:
    return replace(job, deliveries=tuple(changed if one.id == changed.id else one for one in job.deliveries))


def _message(job: Job, one: Delivery) -> Message:
    return Message(verb="notify", job=job.id, step=one.id, at=one.next_at)
