"""Where rules meet a model: breaker, pacing, lease and try before the call; retry, breaker and booking after it.

The order is fixed here and nowhere else. Nobody waits while holding a lease: whatever must wait becomes the same
message for later, and the handler ends.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from functions.core.errors import LimnerError, Problem, ProviderError, ProviderUnavailable, QuotaWait
from functions.core.job import Job, Try
from functions.core.messages import Message
from functions.flows.commit import update
from functions.ports import Began, Begin, CacheEntry, Closed, Found, Held, House, Refused
from functions.rules import breaker, cache, pacing, retry

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Call(Generic[T]):
    """One paid call, as a flow wants it."""

    model: str
    timeout: float
    may_cost: int
    #: the scene key, or the step revision's own
    key: str
    invoke: Callable[[], T]
    #: calls a minute; None where nothing is paced
    quota: int | None = None
    #: the job's first picture goes before others
    first: bool = False
    #: cache entries stored before this do not count
    fresh_since: float = math.inf


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
class GivenUp:
    """There will be no answer. `token` is the try that ended it, empty where none was made; `cost` is that try's."""

    problem: Problem
    token: str = ""
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Over:
    """Somebody settled it, or the run ended; the job as it is, None when it is gone."""

    job: Job | None


Answer = Got[T] | Later | GivenUp | Found | Over


def own_key(message: Message) -> str:
    """The lease key of a step revision whose result no other job could use."""
    return f"step/{message.job}/{message.step}/{message.revision}"


def guarded(house: House, job: Job, message: Message, call: Call[T]) -> Answer[T]:
    """The model's answer, or what came in between."""
    wait = _breaker_wait(house, call)
    if wait is not None:
        if job.request.get("on_unavailable", "wait") == "wait":
            return Later(message.again(at=wait))
        return GivenUp(ProviderUnavailable("The model is down at the moment.").problem())
    wait = _pacing_wait(house, job, message, call)
    if wait is not None:
        return Later(message.again(at=wait))
    now = house.now()
    token = f"{message.turn}.{house.new_id()}"
    begun = house.jobs.begin(job.id, _begin(house, job, message, call, token=token, now=now))
    if not isinstance(begun, Began):
        _unpace(house, job, message, call)
    match begun:
        case Held(until):
            after = cache.poll_after(looks=message.turn % 8, lease_until=until, now=now, chance=house.chance)
            return Later(message.again(at=now + after))
        case Refused(problem):
            return GivenUp(problem)
        case Closed(current):
            return Over(current)
        case Found():
            return begun
    return _called(house, job, message, call, token)


def _called(house: House, job: Job, message: Message, call: Call[T], token: str) -> Answer[T]:
    try:
        value = call.invoke()
    except LimnerError as error:
        return _failed(house, job, message, call, token=token, error=error)
    except Exception:
        # A fault of ours, not of the model: the lease is given back, so that the queue's own retry can go on at once.
        house.jobs.give_back(job.id, message.step, token, cost=call.may_cost, key=call.key, burnt=True)
        raise
    _tell_breaker(house, call, None)
    return Got(value, token)


def _failed(house: House, job: Job, message: Message, call: Call[T], *, token: str, error: LimnerError) -> Answer[T]:
    _tell_breaker(house, call, error)
    if isinstance(error, QuotaWait):
        _throttle(house, call, error)
    cost = error.cost if isinstance(error, ProviderError) else 0
    verdict = retry.decide(
        error, attempt=message.attempt, chance=house.chance, final_wait=house.policy.final_wait, waited=message.turn
    )
    if isinstance(verdict, retry.GiveUp):
        return GivenUp(error.problem(), token, cost)
    house.jobs.give_back(job.id, message.step, token, cost=cost, key=call.key, burnt=verdict.burns)
    return Later(message.again(at=house.now() + verdict.after, burnt=verdict.burns))


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


# -- breaker ------------------------------------------------------------------------------------------------------
def _breaker_rule(house: House, call: Call[T]) -> breaker.BreakerRule:
    policy = house.policy
    return breaker.BreakerRule(
        threshold=policy.breaker_threshold, recovery=policy.breaker_recovery, trial=cache.lease_seconds(call.timeout)
    )


def _breaker_wait(house: House, call: Call[T]) -> float | None:
    if not call.model:
        return None
    found: list[float | None] = [None]

    def decide(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        before = _breaker(value)
        after, answer = breaker.ask(before, _breaker_rule(house, call), now=house.now())
        found[0] = answer.until if isinstance(answer, breaker.Wait) else None
        return None if after is before else dict(breaker.to_dict(after))

    update(house, f"breaker/{call.model}", decide)
    return found[0]


def _tell_breaker(house: House, call: Call[T], error: LimnerError | None) -> None:
    if not call.model or (error is not None and not breaker.counts(error)):
        return

    def decide(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        before = _breaker(value)
        if error is None:
            after = breaker.succeeded(before, now=house.now())
        else:
            after = breaker.failed(before, _breaker_rule(house, call), now=house.now(), why=error.code)
        return None if after is before else dict(breaker.to_dict(after))

    update(house, f"breaker/{call.model}", decide)


def _breaker(value: Mapping[str, Any]) -> breaker.Breaker:
    return breaker.from_dict(value) if value else breaker.Breaker()  # type: ignore[arg-type]


# -- pacing -------------------------------------------------------------------------------------------------------
def _pacing_wait(house: House, job: Job, message: Message, call: Call[T]) -> float | None:
    if call.quota is None:
        return None
    found: list[float | None] = [None]

    def decide(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        before = _ledger(value)
        after, answer = pacing.ask(
            before, job=job.id, step=message.step, turn=message.turn, arrived=job.run.opened_at,
            first=call.first, now=house.now(), quota=pacing.Quota(call.quota),
        )  # fmt: skip
        found[0] = answer.at if isinstance(answer, pacing.Wait) else None
        return None if after is before else dict(pacing.to_dict(after))

    update(house, f"pace/{call.model}", decide)
    return found[0]


def _unpace(house: House, job: Job, message: Message, call: Call[T]) -> None:
    if call.quota is not None:
        _on_ledger(
            house, call, lambda ledger: pacing.hand_back(ledger, job=job.id, step=message.step, turn=message.turn)
        )


def _throttle(house: House, call: Call[T], error: QuotaWait) -> None:
    if call.quota is not None:
        delay = 20.0 if error.retry_after is None else error.retry_after
        _on_ledger(house, call, lambda ledger: pacing.throttled(ledger, delay=delay, now=house.now()))


def free_slots(house: House, job: Job, *, model: str) -> None:
    """A run that ended gives back the slots that it waited for."""

    def decide(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        if not value:
            return None
        before = _ledger(value)
        after = pacing.free(before, job=job.id)
        return None if after is before else dict(pacing.to_dict(after))

    update(house, f"pace/{model}", decide)


def _on_ledger(house: House, call: Call[T], act: Callable[[pacing.Ledger], pacing.Ledger]) -> None:
    def decide(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        before = _ledger(value)
        after = act(before)
        return None if after is before else dict(pacing.to_dict(after))

    update(house, f"pace/{call.model}", decide)


def _ledger(value: Mapping[str, Any]) -> pacing.Ledger:
    return pacing.from_dict(value) if value else pacing.Ledger()  # type: ignore[arg-type]


def cached(entry: CacheEntry | None, *, fresh_since: float) -> CacheEntry | None:
    """The entry, if it is a finished picture that still counts."""
    return entry if entry is not None and entry.asset is not None and entry.stored_at >= fresh_since else None
