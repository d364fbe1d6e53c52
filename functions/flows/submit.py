"""A request becomes a job: limits, then one commit with its idempotency record and budget entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.errors import Allowance, AlreadyExists, IdempotencyMismatch, NotFound, Overloaded, Stale
from functions.core.following import owed
from functions.core.job import Job, Run
from functions.core.messages import Message
from functions.core.transitions import accepted
from functions.flows import again, at_once, characters, items, limits, money, noticing
from functions.flows.at_once import Look
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
    #: the W3C trace id that it came with
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """The job, whether it was accepted before, the messages to enqueue, and what is left of the owner's minute."""

    job: Job
    replayed: bool
    messages: tuple[Message, ...]
    allowance: Allowance | None = None
    #: what the scene cache said of it; None where it was not asked
    look: Look | None = None


def submit(house: House, submission: Submission) -> Submitted:
    """Accepts a request once for each Idempotency-Key. A replay enqueues the same messages again, under their names."""
    made = known(house, submission.owner, submission.kind, key=submission.key, body=submission.body)
    return made or accept(house, submission)


def known(house: House, owner: str, kind: str, *, key: str | None, body: str) -> Submitted | None:
    """What answers a request before it is read: its replay, or, without a key, the job of the same scene."""
    if key is not None:
        return replayed(house, owner, kind, key=key, body=body)
    found = again.answered(house, owner, kind, body=body)
    if found is None:
        return None
    job, look = found
    noticing.repeated(house, job)
    return Submitted(job, False, (), limits.left(house, owner, kind), look)


def accept(house: House, submission: Submission) -> Submitted:
    """A request that `known` does not answer becomes a job."""
    made = _submitted(house, submission)
    if not made.replayed:
        again.remembered(house, made.job, made.look, body=submission.body)
    noticing.accepted(house, made.job, replayed=made.replayed)
    return made


def _submitted(house: House, submission: Submission) -> Submitted:
    look = None
    if submission.sent is None and at_once.may_be(submission.kind, submission.request):
        found = _from_cache(house, submission)
        if isinstance(found, Submitted):
            return found
        look = found
    check_running(house.jobs.running(submission.owner), limit=house.policy.most_running)
    limits.claimed(house, submission.owner, submission.kind)  # No document is read for a minute that is full.
    request = sourced(house, submission.owner, submission.request, sent=submission.sent)
    request = characters.in_request(house, submission.owner, request)
    job = _new_job(house, submission, request)
    must_leave_room(job)
    change = accepted(job)

    def create() -> Submitted:
        check_running(house.jobs.running(submission.owner), limit=house.policy.most_running)
        claim = limits.claimed(house, submission.owner, submission.kind)
        writes = (*claim.writes, *money.reservation(house, job), *items.reservation(house, job))
        saved = house.jobs.create(
            change.job, record=_record(house, submission, job), writes=writes, most_open=house.policy.most_running,
            messages=change.messages,
        )  # fmt: skip
        return Submitted(saved, False, change.messages, claim.allowance, look)

    return _committed(house, submission, create)


def _from_cache(house: House, submission: Submission) -> Submitted | Look | None:
    """The job as the cache ends it, or what the cache said. What is there already counts against no limit."""
    request = characters.in_request(house, submission.owner, submission.request)
    job = _new_job(house, submission, request)
    look, answered = at_once.look(house, job)
    if answered is None:
        return look

    def create() -> Submitted:
        saved = house.jobs.create(
            answered.job, record=_record(house, submission, answered.job), reused=answered.reused,
            writes=items.reservation(house, answered.job), messages=answered.messages,
        )  # fmt: skip
        at_once.told(house, job, answered)
        return Submitted(saved, False, answered.messages, limits.left(house, submission.owner, submission.kind), look)

    return _committed(house, submission, create)


def _committed(house: House, submission: Submission, create: Callable[[], Submitted]) -> Submitted:
    """Created once for each Idempotency-Key, whoever else writes at the same time."""
    for _ in range(MOST_ROUNDS):
        try:
            return create()
        except Stale:
            continue
        except AlreadyExists:
            replay = replayed(house, submission.owner, submission.kind, key=submission.key, body=submission.body)
            if replay is not None:
                return replay
    raise Overloaded("Too many requests of this owner arrive at once.", retry_after=1.0)


def replayed(house: House, owner: str, kind: str, *, key: str | None, body: str) -> Submitted | None:
    """What was accepted under that key; None where nothing was.

    It is asked before the body is read: what the request named then may be gone now, and its job is not.
    """
    if key is None:
        return None
    record = house.jobs.remembered(owner, key, now=house.now())
    if record is None:
        return None
    if record.body != body:
        raise IdempotencyMismatch
    job = house.jobs.get(record.job)
    if job is None or job.deleted:
        raise NotFound("The job of this Idempotency-Key was deleted.")
    return Submitted(job, True, owed(job), limits.left(house, owner, kind))


def _record(house: House, submission: Submission, job: Job) -> Idempotency | None:
    if submission.key is None:
        return None
    expires = job.created_at + house.policy.idempotency_hours * HOUR
    return Idempotency(owner=job.owner, key=submission.key, job=job.id, body=submission.body, expires_at=expires)


def _new_job(house: House, submission: Submission, request: Mapping[str, Any]) -> Job:
    now = house.now()
    run = Run(number=1, opened_at=now, deadline_at=run_ends(now, minutes=house.policy.deadline_minutes))
    price = estimate(house, submission.kind, request)
    return Job(
        id=house.new_id(), owner=submission.owner, kind=submission.kind, request=request, state="planning", run=run,
        created_at=now, updated_at=now, day=budget.date_of(now), trace=submission.trace,
        estimate=price.cost, most=price.most, budget=price.most or price.cap,
    )  # fmt: skip
