"""What a commit of a job counts, decided once for every store."""

from __future__ import annotations

from collections.abc import Mapping

from functions.core.job import Job
from functions.ports import Tally


def counted(
    before: Job | None, after: Job | None, tally: Tally | None, *, token: str, first: bool
) -> Mapping[str, int]:
    """The cost of a try when it is booked, which is once, and what a first settlement is."""
    if tally is None or before is None or after is None:
        return {}
    booked = _is_open(before, token) and not _is_open(after, token)
    found: dict[str, int] = {}
    for name, count in (*(tally.booked.items() if booked else ()), *(tally.first.items() if first else ())):
        found[name] = found.get(name, 0) + count
    return {name: count for name, count in found.items() if count}


def _is_open(job: Job, token: str) -> bool:
    steps = (step for steps in (job.steps, job.gone) for step in steps.values())
    return any(token in step.tries and step.tries[token].cost is None for step in steps)
