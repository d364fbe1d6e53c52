"""Steps of all owners that did not finish, why, and the retry of many jobs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from functions.core.errors import LimnerError, NotFound, Problem
from functions.core.job import PLAN, UNFINISHED, Job, Step
from functions.core.messages import Message
from functions.flows.change import retry
from functions.ports import House

STATES = frozenset({"failed", "partial"})
#: jobs that are tried again at once
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A job whose last run did not bring everything, and the steps that are missing."""

    job: Job
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retried:
    """What became of a retry of many."""

    jobs: tuple[str, ...]
    #: job -> why it was not taken up
    refused: tuple[tuple[str, Problem], ...]
    messages: tuple[Message, ...]


def failures(house: House, *, code: str = "", size: int, token: str | None) -> tuple[Sequence[Failure], str | None]:
    """The newest jobs first; with a code only those of which a step ended so. A page may hold fewer than `size`."""
    page = house.oversight.jobs(states=STATES, size=size, token=token)
    found = (Failure(job=job, steps=_missing(job)) for job in page.jobs)
    return [one for one in found if not code or code in codes(one)], page.next


def retry_all(house: House, *, jobs: Sequence[str] = (), code: str = "", rehearsed: bool = False) -> Retried:
    """The next run of these jobs, or of the newest that failed; what one may not do is told and stops no other."""
    done: list[str] = []
    refused: list[tuple[str, Problem]] = []
    messages: list[Message] = []
    for job in _chosen(house, jobs, code):
        try:
            if not rehearsed:
                messages += retry(house, job.owner, job.id).messages
            done.append(job.id)
        except LimnerError as error:
            refused.append((job.id, error.problem()))
    known = {*done, *(name for name, _ in refused)}
    refused += [(name, NotFound("No such job failed.").problem()) for name in jobs if name not in known]
    return Retried(jobs=tuple(done), refused=tuple(refused), messages=tuple(messages))


def codes(failure: Failure) -> frozenset[str]:
    """How its steps ended, and the job itself."""
    problems = [outcome.problem for step in failure.steps if (outcome := step.outcome()) is not None]
    return frozenset(one.code for one in (*problems, failure.job.problem) if one is not None)


def _chosen(house: House, names: Sequence[str], code: str) -> list[Job]:
    if names:
        found = [house.jobs.get(name) for name in dict.fromkeys(names)]
        return [one for one in found if one is not None and not one.deleted and one.state in STATES]
    return [one.job for one in failures(house, code=code, size=MOST, token=None)[0]]


def _missing(job: Job) -> tuple[Step, ...]:
    """The plan last: where it is missing, nothing else is there."""
    steps = [step for step in job.workers() if (outcome := step.outcome()) is not None and outcome.state in UNFINISHED]
    return tuple(sorted(steps, key=lambda step: (step.name == PLAN, step.name)))
