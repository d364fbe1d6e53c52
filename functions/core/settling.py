"""What a worker's commit changes in a job: a try begun, a try answered, a step settled. Blind to the job's version.

The stores apply these inside their own atomic commit; the first settlement of a step's revision wins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from functions.core.errors import BudgetExceeded, Problem, ProviderUnavailable
from functions.core.job import MOST_TRIES, Job, Outcome, Step, Try

DOLLAR = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How a worker found that a step's revision ended, and what the try behind it cost."""

    step: str
    revision: int
    outcome: Outcome
    #: the try that was answered; empty when none was made (a cache hit)
    token: str = ""


def is_open(job: Job, step: str, revision: int) -> bool:
    """Work on this revision can still count."""
    found = job.steps.get(step)
    return not job.ended and found is not None and found.revision == revision and found.outcome() is None


def refusal(job: Job, step: str, *, may_cost: int) -> Problem | None:
    """Why no further try of an open step may begin; None when one may."""
    if job.steps[step].tried() >= MOST_TRIES:
        return ProviderUnavailable(f"Given up after {MOST_TRIES} tries.").problem()
    if job.budget is not None and may_cost and job.spent() + may_cost > job.budget:
        return _unaffordable(job, may_cost, job.budget).problem()
    return None


def _unaffordable(job: Job, may_cost: int, cap: int) -> BudgetExceeded:
    left, whole, price = (f"${amount / DOLLAR:.4g}" for amount in (max(cap - job.spent(), 0), cap, may_cost))
    own = job.request.get("budget_usd") is not None
    return BudgetExceeded(
        f"This may cost {price}, and {left} is left of the {whole} that {'you allowed' if own else 'was held'} for it.",
        action="Ask for it in a new job with a higher budget_usd." if own else "Retry the job: it is priced anew.",
    )


def begun(job: Job, step: str, token: str, one: Try) -> Job:
    """The job with a try recorded; the call may be made once this is committed."""
    found = job.steps[step]
    return _put(job, replace(found, tries={**found.tries, token: one}))


def answered(job: Job, step: str, token: str, *, cost: int, burnt: bool = True) -> Job:
    """The job with a try's true cost, also of a step that is gone.

    A try that cost nothing and burnt nothing (the quota was used up) is forgotten.
    """
    found = job.steps.get(step) or job.gone.get(step)
    one = found.tries.get(token) if found else None
    if found is None or one is None or one.cost is not None:
        return job
    tries = {**found.tries, token: replace(one, cost=cost)}
    if not burnt and not cost:
        del tries[token]
    found = replace(found, tries=tries)
    after = _put(job, found) if step in job.steps else replace(job, gone={**job.gone, step: found})
    # The run that it belonged to is over and booked: the sweep owes the account a look, and owes it now.
    return replace(after, check_at=job.run.ended_at, looks=0) if job.ended and after.spent() != job.spent() else after


def settled(job: Job, settlement: Settlement) -> tuple[Job, bool]:
    """The job after a settlement, and whether it was the first of its revision. The try is booked either way."""
    if settlement.token:
        job = answered(job, settlement.step, settlement.token, cost=settlement.outcome.cost)
    if not is_open(job, settlement.step, settlement.revision):
        return job, False
    found = job.steps[settlement.step]
    outcomes = {**found.outcomes, settlement.revision: settlement.outcome}
    return _put(job, replace(found, outcomes=outcomes)), True


def _put(job: Job, step: Step) -> Job:
    return replace(job, steps={**job.steps, step.name: replace(step, stamp=job.version + 1)})
