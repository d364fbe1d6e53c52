"""Tells a receiver of one event: the try is recorded, then made; whatever is lost between is tried again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from functions.core import telling
from functions.core.delivery import OWED
from functions.core.errors import Conflict, NotFound
from functions.core.job import Job
from functions.core.messages import Message
from functions.core.transitions import Change
from functions.flows.commit import change, insisted
from functions.flows.letters import of_delivery
from functions.ports import House
from functions.ports.post import Receipt
from functions.rules.retry import Again
from functions.rules.telling import decide, taken

#: seconds beyond the courier's time in which nobody else tells the same: clocks differ, and a commit takes its time
MARGIN = 60.0


def notify(house: House, message: Message) -> tuple[Message, ...]:
    """One try of one event; the same message again where it comes too early, or where the try was in vain."""
    job = house.jobs.get(message.job)
    one = job.delivery(message.step) if job else None
    if one is None or one.state != OWED:
        return ()
    if one.next_at > house.now():
        return (message.again(at=one.next_at),)
    try:
        job = change(house, message.job, lambda now_job: Change(_begun(house, now_job, message.step))).job
    except (Conflict, NotFound):
        return ()
    one = job.delivery(message.step)
    if one is None or one.state != OWED:
        return ()
    receipt = house.post.courier.send(of_delivery(house, job, one))
    return _learnt(house, message, receipt, attempt=one.attempts)


def _begun(house: House, job: Job, name: str) -> Job:
    now = house.now()
    return telling.begun(job, name, now=now, until=now + house.post.courier.timeout + MARGIN)


def _learnt(house: House, message: Message, receipt: Receipt, *, attempt: int) -> tuple[Message, ...]:
    """Writes down how the try ended, and asks for the next one where there is to be one."""
    name, status = message.step, receipt.status
    if taken(status):
        _written(house, message, lambda job: telling.heard(job, name, status=status))
        house.notice("webhook_told", {"job": message.job, "attempt": attempt})
        return ()
    verdict = decide(status, attempt=attempt, chance=house.chance)
    next_at = house.now() + verdict.after if isinstance(verdict, Again) else None
    _written(
        house, message,
        lambda job: telling.unheard(job, name, attempt=attempt, status=status, fault=receipt.fault, next_at=next_at),
    )  # fmt: skip
    house.notice("webhook_not_told", {"job": message.job, "attempt": attempt, "status": status or 0})
    # Named by the try and not by the turn: copies that came too early have used up turns of their own.
    following = replace(message, revision=attempt + 1, turn=0, attempt=message.attempt + 1, at=next_at or 0.0)
    return (following,) if next_at is not None else ()


def _written(house: House, message: Message, decide_on: Callable[[Job], Job]) -> None:
    """A job that was deleted meanwhile needs no more of it."""
    with suppress(NotFound):
        insisted(lambda: change(house, message.job, lambda job: Change(decide_on(job))))
