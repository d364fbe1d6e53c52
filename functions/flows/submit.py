"""A request becomes a job: limits, then one commit with its idempotency record and budget entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from functions.core.errors import Allowance, AlreadyExists, IdempotencyMismatch, NotFound, Overloaded, Stale
from functions.core.following import owed
from functions.core.job import Job, Run
from functions.core.messages import Message
from functions.core.transitions import accepted
from functions.flows import characters, items, limits, money
from functions.flows.commit import MOST_ROUNDS
from functions.flows.estimate import estimate
from functions.flows.room import must_leave_room
from functions.flows.sources import Sent, sourced
from functions.ports import House, Idempotency
from functions.rules import budget
from functions.rules.deadline import run_ends
from functions.rules.limits import check_running

HOUR = 3600.0


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A parsed request and whose it is."""

    owner: str
    kind: str
    #: as the kind's parse returned it
    request: Mapping[str, Any]
    #: the document that came with it
    sent: Sent | None = None
    #: the Idempotency-Key, and a digest of the body it came with, the document's bytes included
    key: str | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """The job, whether it was accepted before, the messages to enqueue, and what is left of the owner's minute."""

    job: Job
    replayed: bool
    messages: tuple[Message, ...]
    allowance: Allowance | None = None


def submit(house: House, submission: Submission) -> Submitted:
    """Accepts a request once for each Idempotency-Key. A replay enqueues the same messages again, under their names."""
    replay = _replay(house, submission)
    if replay is not None:
        return replay
    check_running(house.jobs.running(submission.owner), limit=house.policy.most_running)
    limits.claimed(house, submission.owner, submission.kind)  # No document is read for a minute that is full.
    request = sourced(house, submission.owner, submission.request, sent=submission.sent)
    request = characters.in_request(house, submission.owner, request)
    job = _new_job(house, replace(submission, request=request))
    must_leave_room(job)
    change = accepted(job)
    for _ in range(MOST_ROUNDS):
        claim = limits.claimed(house, submission.owner, submission.kind)
        writes = (*claim.writes, *money.reservation(house, job), *items.reservation(house, job))
        try:
            saved = house.jobs.create(change.job, record=_record(house, submission, job), writes=writes)
        except Stale:
            continue
        except AlreadyExists:
            replay = _replay(house, submission)
            if replay is None:
                continue
            return replay
        return Submitted(saved, False, change.messages, claim.allowance)
    raise Overloaded("Too many requests of this owner arrive at once.", retry_after=1.0)


def _replay(house: House, submission: Submission) -> Submitted | None:
    if submission.key is None:
        return None
    record = house.jobs.remembered(submission.owner, submission.key, now=house.now())
    if record is None:
        return None
    if record.body != submission.body:
        raise IdempotencyMismatch
    job = house.jobs.get(record.job)
    if job is None or job.deleted:
        raise NotFound("The job of this Idempotency-Key was deleted.")
    return Submitted(job, True, owed(job), limits.left(house, submission.owner, submission.kind))


def _record(house: House, submission: Submission, job: Job) -> Idempotency | None:
    if submission.key is None:
        return None
    expires = job.created_at + house.policy.idempotency_hours * HOUR
    return Idempotency(owner=job.owner, key=submission.key, job=job.id, body=submission.body, expires_at=expires)


def _new_job(house: House, submission: Submission) -> Job:
    now = house.now()
    run = Run(number=1, opened_at=now, deadline_at=run_ends(now, minutes=house.policy.deadline_minutes))
    job = Job(
        id=house.new_id(), owner=submission.owner, kind=submission.kind, request=submission.request, state="planning",
        run=run, created_at=now, updated_at=now, day=budget.date_of(now),
    )  # fmt: skip
    price = estimate(house, submission.kind, submission.request)
    return replace(job, estimate=price.cost, most=price.most, budget=price.most or price.cap)
