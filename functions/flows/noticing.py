"""What the flows tell of their work: events with constant names for logs and metrics, and what is counted by the hour.

Ids, numbers, models and codes; never a prompt's words, never a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions.core.errors import LimnerError
from functions.core.job import Job, Outcome, Step
from functions.core.messages import Message
from functions.ports import House, Tally, hour_of

if TYPE_CHECKING:
    from functions.rules.breaker import Breaker
    from functions.rules.retry import GiveUp

#: fields of the hour's counters begin so: micro-dollars by model, steps by what they are and what became of them
SPENT, STEPS = "spent", "steps"


def spending(house: House, model: str, cost: int) -> Tally:
    """What the booking of a try counts."""
    return Tally(name=hour_of(house.now()), booked={f"{SPENT}/{model}": cost}, first={})


def settling(house: House, step: Step, outcome: Outcome, *, model: str) -> Tally:
    """What the settlement of a step counts; `model` is who was asked."""
    first = {f"{STEPS}/{step.what}/{'cached' if outcome.cached else outcome.state}": 1}
    return Tally(name=hour_of(house.now()), booked={f"{SPENT}/{model or outcome.model}": outcome.cost}, first=first)


def accepted(house: House, job: Job, *, replayed: bool = False) -> None:
    """A request was taken in."""
    house.notice("job_accepted", {**_of(job), "kind": job.kind, "owner": job.owner, "replayed": replayed})


def repeated(house: House, job: Job) -> None:
    """The scene cache answered a request with a job that was there."""
    house.notice("scene_repeated", {**_of(job), "what": "picture"})


def changed(house: House, before: Job, after: Job) -> None:
    """A run ended, or the next one began."""
    if after.run.number > before.run.number:
        house.notice("run_opened", {**_of(after), "run": after.run.number})
    if after.ended and not before.ended:
        house.notice(
            "job_ended",
            {
                **_of(after), "kind": after.kind, "state": after.state, "run": after.run.number,
                "seconds": round(after.run.ended_at - after.run.opened_at, 3), "spent": after.spent(),
            },
        )  # fmt: skip


def settled(house: House, job: Job, step: Step, outcome: Outcome, *, model: str = "") -> None:
    """One step came to its end."""
    fields = {
        "step": step.name, "what": step.what, "outcome": outcome.state, "model": model or outcome.model,
        "cost": outcome.cost, "cached": outcome.cached, "seconds": round(outcome.seconds, 3),
    }  # fmt: skip
    code = {"code": outcome.problem.code} if outcome.problem else {}
    house.notice("step_settled", {**_of(job), **fields, **code})


def answered(house: House, job: Job, message: Message, model: str, *, seconds: float, code: str = "") -> None:
    """A model was asked, and this is how long it took; with a code where it failed."""
    told = {"code": code} if code else {}
    if model:
        house.notice(
            "model_answered", {**_of(job), "step": message.step, "model": model, "seconds": round(seconds, 3), **told}
        )


def put_off(house: House, job: Job, message: Message, *, why: str, until: float) -> None:
    """Nothing was asked: a breaker, a quota or another's lease comes first."""
    wait = round(max(0.0, until - house.now()), 3)
    house.notice("step_put_off", {**_of(job), "step": message.step, "why": why, "wait": wait})


def retried(
    house: House, job: Job, message: Message, model: str, *, error: LimnerError, wait: float, cost: int
) -> None:
    """A failed call is made again: when, which try that will be, and how much time the run has left."""
    house.notice(
        "step_retried",
        {
            **_of(job), "step": message.step, "model": model, "code": error.code, "attempt": message.attempt + 1,
            "cost": cost, "wait": round(wait, 3), "seconds_left": round(job.run.deadline_at - house.now(), 3),
        },
    )  # fmt: skip


def given_up(house: House, job: Job, message: Message, model: str, *, error: LimnerError, verdict: GiveUp) -> None:
    """A failed call is not made again."""
    house.notice(
        "step_given_up",
        {
            **_of(job), "step": message.step, "model": model, "code": error.code, "attempts": message.attempt + 1,
            "because": verdict.because,
        },
    )  # fmt: skip


def passed_on(house: House, job: Job, message: Message, model: str, *, error: LimnerError) -> None:
    """A model will not answer today, and the next in the chain is asked."""
    house.notice("step_passed_on", {**_of(job), "step": message.step, "model": model, "code": error.code})


def turned(house: House, model: str, before: Breaker, after: Breaker) -> None:
    """A breaker opened, closed, or lets one call try."""
    if before.state != after.state:
        why = after.history[-1].why
        house.notice("breaker_turned", {"model": model, "source": before.state, "target": after.state, "why": why})


def _of(job: Job) -> dict[str, object]:
    return {"job": job.id, "trace": job.trace} if job.trace else {"job": job.id}
