"""Where rules meet a model: breaker, pacing, lease and try before the call; retry, breaker and booking after it.

The order is fixed here and nowhere else. Nobody waits while holding a lease: whatever must wait becomes the same
message for later, and the handler ends.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from functions.core.errors import (
    Interrupted,
    LeaseLost,
    LimnerError,
    ModelTimeout,
    Problem,
    ProviderError,
    ProviderUnavailable,
    QuotaWait,
    TooComplex,
    is_passing,
)
from functions.core.job import Job, Try
from functions.core.messages import Message
from functions.flows import health, noticing
from functions.ports import Began, Begin, Begun, CacheEntry, Closed, Found, Held, House, Refused
from functions.rules import breaker, cache, chain, pacing, retry

T = TypeVar("T")
#: to be asked right before each paid call: LeaseLost where the lease does not cover so many seconds more
Still = Callable[[float], None]


@dataclass(frozen=True, kw_only=True)
class Call(Generic[T]):
    """One paid call, as a flow wants it."""

    model: str
    timeout: float
    may_cost: int
    #: the scene key, or the step revision's own
    key: str
    invoke: Callable[[Still], T]
    #: what the provider grants; None where nothing is paced
    quota: pacing.Quota | None = None
    #: the job's first picture goes before others
    first: bool = False
    #: cache entries stored before this do not count
    fresh_since: float = math.inf
    #: another provider takes over where this one is down
    relieved: bool = False
    #: when one that was passed over may be asked again
    again_at: float = math.inf


@dataclass(frozen=True, slots=True)
class Got(Generic[T]):
    """The answer, under a lease that is still ours."""

    value: T
    token: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not now; the message to enqueue."""

    message: Message


@dataclass(frozen=True, slots=True)
class PassedOn:
    """This model is down; the next in the chain is to be asked. `until` is when its breaker lets one call through."""

    until: float = math.inf


@dataclass(frozen=True, slots=True)
class GivenUp:
    """There will be no answer. `token` is the try that ended it, empty where none was made; `cost` is that try's."""

    problem: Problem
    token: str = ""
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Over:
    """Somebody settled it, or the run ended; the job as it is, None when it is gone."""

    job: Job | None


Answer = Got[T] | Later | PassedOn | GivenUp | Found | Over


def own_key(message: Message) -> str:
    """The lease key of a step revision whose result no other job could use."""
    return f"step/{message.job}/{message.step}/{message.revision}"


def unmade(error: LimnerError, *, key: str) -> Call[T]:
    """A call for which something is missing: it is not made, costs nothing, and says nothing of a model's health."""

    def invoke(_: Still) -> T:
        raise error

    return Call(model="", timeout=0.0, may_cost=0, key=key, invoke=invoke)


def guarded(house: House, job: Job, message: Message, call: Call[T]) -> Answer[T]:
    """The model's answer, or what came in between."""
    admitted = health.admitted(house, call.model, timeout=call.timeout) if call.model else breaker.Go()
    if isinstance(admitted, breaker.Wait):
        if call.relieved:
            return PassedOn(admitted.until)
        if job.request.get("on_unavailable", "wait") == "wait":
            return _later(house, job, message, why="breaker", until=min(admitted.until, call.again_at))
        return GivenUp(ProviderUnavailable("The model is down at the moment.").problem())
    wait = _slot(house, job, message, call)
    if wait is not None:
        _withdraw(house, call, admitted)
        return _later(house, job, message, why="quota", until=wait)
    now = house.now()
    token = f"{message.turn}.{house.new_id()}"
    wish = _begin(house, job, message, call, token=token, now=now)
    begun = _begun(house, job, wish)
    if not isinstance(begun, Began):
        _withdraw(house, call, admitted)
        _unused(house, job, message, call)
    match begun:
        case Held(until):
            after = cache.poll_after(looks=message.turn % 8, lease_until=until, now=now, chance=house.chance)
            return _later(house, job, message, why="lease", until=now + after)
        case Refused(problem):
            return GivenUp(problem)
        case Closed(current):
            return Over(current)
        case Found():
            return begun
    return _called(house, job, message, call, token=token, until=wish.one.until, trial=admitted.trial)


def _called(
    house: House, job: Job, message: Message, call: Call[T], *, token: str, until: float, trial: bool
) -> Answer[T]:
    def still(seconds: float) -> None:
        if house.attendance.ending():
            raise LeaseLost
        if house.now() + seconds > until:
            raise LeaseLost

    asked_at = house.now()
    try:
        value = house.attendance.wait(partial(call.invoke, still))
    except LeaseLost:
        # Whoever stood still for so long makes no call: another may have the lease by now.
        return _not_called(house, job, message, call, token=token, trial=trial)
    except Interrupted:
        return _cut_short(house, job, message, call, token=token, trial=trial)
    except Exception as error:
        if isinstance(error, LimnerError) and not is_passing(error):
            noticing.answered(house, job, message, call.model, seconds=house.now() - asked_at, code=error.code)
            if call.model:
                health.answered_badly(house, call.model, error, timeout=call.timeout, trial=trial)
            return _failed(house, job, message, call, token=token, error=error)
        # A fault of ours, not of the model: the lease is given back, so that the queue's own retry can go on at once.
        tally = noticing.spending(house, call.model, call.may_cost)
        house.jobs.give_back(job.id, message.step, token, cost=call.may_cost, key=call.key, burnt=True, tally=tally)
        raise
    noticing.answered(house, job, message, call.model, seconds=house.now() - asked_at)
    if call.model:
        health.answered_well(house, call.model)
    return Got(value, token)


def _not_called(house: House, job: Job, message: Message, call: Call[T], *, token: str, trial: bool) -> Later:
    if trial:
        health.withdraw(house, call.model)
    _unused(house, job, message, call)
    house.jobs.give_back(job.id, message.step, token, cost=0, key=call.key, burnt=False)
    return Later(message.again(at=house.now()))


def _cut_short(house: House, job: Job, message: Message, call: Call[T], *, token: str, trial: bool) -> Later:
    """What was in the making may be billed, so it counts as spent; whoever comes next need not wait for its lease."""
    if trial:
        health.withdraw(house, call.model)
    tally = noticing.spending(house, call.model, call.may_cost)
    house.jobs.give_back(job.id, message.step, token, cost=call.may_cost, key=call.key, burnt=True, tally=tally)
    return _later(house, job, message, why="ending", until=house.now())


def _failed(house: House, job: Job, message: Message, call: Call[T], *, token: str, error: LimnerError) -> Answer[T]:
    if isinstance(error, QuotaWait) and call.quota is not None:
        _unused(house, job, message, call)
        health.throttle(house, call.model, error)
    cost = _cost(error, call)
    verdict = retry.decide(
        error, attempt=message.attempt, chance=house.chance, final_wait=house.policy.final_wait, waited=message.turn
    )
    if call.relieved and chain.takes_over(error):
        house.jobs.give_back(
            job.id, message.step, token, cost=cost, key=call.key, burnt=True,
            tally=noticing.spending(house, call.model, cost),
        )  # fmt: skip
        noticing.passed_on(house, job, message, call.model, error=error)
        return PassedOn()
    if isinstance(verdict, retry.GiveUp):
        noticing.given_up(house, job, message, call.model, error=error, verdict=verdict)
        return GivenUp(error.problem(), token, cost)
    tally = noticing.spending(house, call.model, cost)
    house.jobs.give_back(job.id, message.step, token, cost=cost, key=call.key, burnt=verdict.burns, tally=tally)
    noticing.retried(house, job, message, call.model, error=error, wait=verdict.after, cost=cost)
    return Later(message.again(at=house.now() + verdict.after, burnt=verdict.burns))


def _later(house: House, job: Job, message: Message, *, why: str, until: float) -> Later:
    noticing.put_off(house, job, message, why=why, until=until)
    return Later(message.again(at=until))


def _cost(error: LimnerError, call: Call[T]) -> int:
    """What a failed call is counted at; the bill of one that never answered is not known, so it counts as spent."""
    if isinstance(error, ModelTimeout):
        return call.may_cost
    return error.cost if isinstance(error, ProviderError) else 0


def _begin(house: House, job: Job, message: Message, call: Call[T], *, token: str, now: float) -> Begin:
    until = now + cache.lease_seconds(call.timeout)
    one = Try(revision=message.revision, at=now, until=until, may_cost=call.may_cost, model=call.model)
    return Begin(
        step=message.step,
        revision=message.revision,
        token=token,
        key=call.key,
        owner=job.owner,
        boot=house.boot,
        now=now,
        fresh_since=call.fresh_since,
        one=one,
    )


def _begun(house: House, job: Job, wish: Begin) -> Begun:
    """A record in which no try fits any more is a refusal: a crash would come again at each delivery."""
    try:
        return house.jobs.begin(job.id, wish)
    except TooComplex as full:
        return Refused(full.problem())


def cached(entry: CacheEntry | None, *, fresh_since: float) -> CacheEntry | None:
    """The entry, if it is a finished picture that still counts."""
    return entry if entry is not None and entry.asset is not None and entry.stored_at >= fresh_since else None


def _slot(house: House, job: Job, message: Message, call: Call[T]) -> float | None:
    if call.quota is None:
        return None
    return health.slot(
        house, call.model, job=job.id, step=message.step, turn=message.turn, arrived=job.run.opened_at,
        first=call.first, quota=call.quota,
    )  # fmt: skip


def _unused(house: House, job: Job, message: Message, call: Call[T]) -> None:
    if call.quota is not None:
        health.unused(house, call.model, job=job.id, step=message.step, turn=message.turn)


def _withdraw(house: House, call: Call[T], admitted: breaker.Go) -> None:
    if admitted.trial:
        health.withdraw(house, call.model)
