"""When to stop calling a model that keeps failing.

Closed counts failures in a row. Open refuses at once. After the recovery time one trial is let through, as a lease,
so that a trial whose worker died does not shut the door for good. The state is a value: whoever stores it decides how
widely it is shared. An answer that changes nothing is the very same object, so the store need not be written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from functions.core.errors import EmptyOutput, InvalidOutput, LimnerError, ProviderBusy, QuotaExhausted, QuotaWait

State = Literal["closed", "open", "half_open"]
REMEMBERED = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One turn of the state, for whoever looks at two in the morning."""

    at: float
    source: State
    target: State
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakerRule:
    """How much is too much; times in seconds."""

    threshold: int = 5  #: failures in a row that open it
    recovery: float = 60.0  #: rest before a trial
    trial: float = 180.0  #: how long a trial holds the door; a model's time-out and some more
    look: float = 10.0  #: how soon the others look again while a trial runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """What is known of one model's health."""

    state: State = "closed"
    failures: int = 0
    opened_at: float = 0.0
    trial_until: float = 0.0
    history: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Go:
    """Make the call."""

    trial: bool = False  #: the one call that decides


@dataclass(frozen=True, slots=True)
class Wait:
    """Ask again at `until`."""

    until: float


def counts(error: LimnerError) -> bool:
    """Whether this failure speaks against the model's health: a quota, a refusal and our own faults do not.

    Nor does an answer that cannot be used: it may be the fault of one owner's words, and must not stop the others'.
    """
    content = (EmptyOutput, InvalidOutput)
    return isinstance(error, ProviderBusy) and not isinstance(error, (QuotaWait, QuotaExhausted, *content))


def ask(breaker: Breaker, rule: BreakerRule, *, now: float) -> tuple[Breaker, Go | Wait]:
    """Whether a call may be made now."""
    if breaker.state == "closed":
        return breaker, Go()
    if breaker.state == "open":
        if now < breaker.opened_at + rule.recovery:
            return breaker, Wait(breaker.opened_at + rule.recovery)
        why = "rested"
    else:
        if now < breaker.trial_until:
            return breaker, Wait(min(breaker.trial_until, now + rule.look))
        why = "the trial brought no answer"
    return _turned(replace(breaker, trial_until=now + rule.trial), "half_open", at=now, why=why), Go(trial=True)


def succeeded(breaker: Breaker, *, now: float) -> Breaker:
    """A call came back well.

    While open this is a call from before it opened, and says nothing of the time since.
    """
    if breaker.state == "half_open":
        return _turned(replace(breaker, failures=0, trial_until=0.0), "closed", at=now, why="the trial succeeded")
    if breaker.state == "open" or breaker.failures == 0:
        return breaker
    return replace(breaker, failures=0)


def failed(breaker: Breaker, rule: BreakerRule, *, now: float, why: str) -> Breaker:
    """A call failed in a way that counts; `why` is a code or a short clause."""
    if breaker.state == "open":
        return breaker
    failing = replace(breaker, failures=breaker.failures + 1, trial_until=0.0)
    if breaker.state == "closed" and failing.failures < rule.threshold:
        return failing
    return _turned(replace(failing, opened_at=now), "open", at=now, why=why)


def withdrawn(breaker: Breaker, *, now: float) -> Breaker:
    """The trial was granted and then not made, or its answer says nothing of the model's health: the next may try."""
    if breaker.state != "half_open" or breaker.trial_until <= now:
        return breaker
    return replace(breaker, trial_until=now)


def reset(breaker: Breaker, *, now: float) -> Breaker:
    """Closed by hand."""
    if breaker.state == "closed":
        return succeeded(breaker, now=now)
    return _turned(replace(breaker, failures=0, trial_until=0.0), "closed", at=now, why="reset by hand")


def to_dict(breaker: Breaker) -> dict[str, Any]:
    """The stored form, fit for JSON."""
    return {
        "state": breaker.state,
        "failures": breaker.failures,
        "opened_at": breaker.opened_at,
        "trial_until": breaker.trial_until,
        "history": [[change.at, change.source, change.target, change.why] for change in breaker.history],
    }


def from_dict(record: Mapping[str, Any]) -> Breaker:
    """The breaker that `to_dict` wrote."""
    return Breaker(
        state=record["state"],
        failures=record["failures"],
        opened_at=record["opened_at"],
        trial_until=record["trial_until"],
        history=tuple(_change(row) for row in record.get("history", [])),
    )


def _turned(breaker: Breaker, state: State, *, at: float, why: str) -> Breaker:
    change = Change(at, breaker.state, state, why)
    return replace(breaker, state=state, history=(*breaker.history, change)[-REMEMBERED:])


def _change(row: Sequence[str | float]) -> Change:
    at, source, target, why = row
    return Change(float(at), _state(source), _state(target), str(why))


def _state(word: str | float) -> State:
    return "open" if word == "open" else "half_open" if word == "half_open" else "closed"
