"""The shared values that a guarded call reads and writes: the model's breaker and its pacing ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from functions.core.errors import LimnerError, QuotaWait
from functions.core.job import Job
from functions.flows import noticing
from functions.flows.commit import update
from functions.ports import House
from functions.rules import breaker, cache, pacing

#: the pause after a 429 that names no delay, in seconds
UNNAMED_DELAY = 20.0


def admitted(house: House, model: str, *, timeout: float) -> breaker.Go | breaker.Wait:
    """Whether the model's breaker lets a call through; the one trial is taken by asking."""
    rule = _rule(house, timeout)
    answers: list[breaker.Go | breaker.Wait] = []

    def decide(before: breaker.Breaker) -> breaker.Breaker:
        after, answer = breaker.ask(before, rule, now=house.now())
        answers.append(answer)
        return after

    _on_breaker(house, model, decide)
    return answers[-1]


def answered_well(house: House, model: str) -> None:
    """A call came back with something usable."""
    _on_breaker(house, model, lambda before: breaker.succeeded(before, now=house.now()))


def answered_badly(house: House, model: str, error: LimnerError, *, timeout: float, trial: bool) -> None:
    """A call failed: counted where it speaks against the model; else a trial is given back."""
    if breaker.counts(error):
        rule = _rule(house, timeout)
        _on_breaker(house, model, lambda before: breaker.failed(before, rule, now=house.now(), why=error.code))
    elif trial:
        withdraw(house, model)


def withdraw(house: House, model: str) -> None:
    """A trial that was granted is not made."""
    _on_breaker(house, model, lambda before: breaker.withdrawn(before, now=house.now()))


def reset_breaker(house: House, model: str) -> None:
    """An operator knows that the model is well."""
    _on_breaker(house, model, lambda before: breaker.reset(before, now=house.now()))


def slot(  # the identity of a step, as the ledger knows it
    house: House, model: str, *, job: str, step: str, turn: int, arrived: float, first: bool, quota: pacing.Quota
) -> float | None:
    """None to call now, or the time to ask again."""
    answers: list[pacing.Go | pacing.Wait] = []

    def decide(before: pacing.Ledger) -> pacing.Ledger:
        after, answer = pacing.ask(
            before, job=job, step=step, turn=turn, arrived=arrived, first=first, now=house.now(), quota=quota
        )
        answers.append(answer)
        return after

    _on_ledger(house, model, decide)
    answer = answers[-1]
    return answer.at if isinstance(answer, pacing.Wait) else None


def unused(house: House, model: str, *, job: str, step: str, turn: int) -> None:
    """A slot that was granted and not used."""
    _on_ledger(house, model, lambda before: pacing.hand_back(before, job=job, step=step, turn=turn))


def throttle(house: House, model: str, error: QuotaWait) -> None:
    """The provider said "too many": all callers keep away for the delay that it named."""
    delay = UNNAMED_DELAY if error.retry_after is None else error.retry_after
    _on_ledger(house, model, lambda before: pacing.throttled(before, delay=delay, now=house.now()))


def queue_place(house: House, job: Job) -> int | None:
    """How many jobs the painter's quota lets go before this one; None where it holds nothing of this job back."""
    if not house.policy.paced or job.state != "rendering":
        return None
    value = house.registers.read(f"pace/{house.painter.model}").value
    return pacing.place(pacing.from_dict(value), job=job.id) if value else None


def free_slots(house: House, model: str, *, job: str) -> None:
    """A run that ended gives back the slots that it waited for."""
    _on_ledger(house, model, lambda before: pacing.free(before, job=job))


def _rule(house: House, timeout: float) -> breaker.BreakerRule:
    policy = house.policy
    return breaker.BreakerRule(
        threshold=policy.breaker_threshold, recovery=policy.breaker_recovery, trial=cache.lease_seconds(timeout)
    )


def _on_breaker(house: House, model: str, act: Callable[[breaker.Breaker], breaker.Breaker]) -> None:
    seen: list[breaker.Breaker] = []

    def decide(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        before = breaker.from_dict(value) if value else breaker.Breaker()
        after = act(before)
        seen[:] = [before, after]
        return None if after is before else breaker.to_dict(after)

    update(house, f"breaker/{model}", decide)
    noticing.turned(house, model, *seen)


def _on_ledger(house: House, model: str, act: Callable[[pacing.Ledger], pacing.Ledger]) -> None:
    def decide(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        before = pacing.from_dict(value) if value else pacing.Ledger()
        after = act(before)
        return None if after is before else pacing.to_dict(after)

    update(house, f"pace/{model}", decide)
