"""How far a job is, derived from its steps; percent is 10 for the plan, 80 for the steps, 10 for the assembly."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from functions.core.job import ASSEMBLY, PLAN, Job

STATES = ("waiting", "working", "done", "placeholder", "failed", "skipped")
#: what each step is told as, in the order in which they are told
DOING = {
    "picture": "Drawing scene {} of {}",
    "text": "Writing the text of scene {} of {}",
    "speech": "Reading scene {} of {} aloud",
}
#: what may be missing in the end
RESULTS = {"picture": "pictures", "text": "texts", "speech": "narrations"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts of steps by state, and one number for a bar."""

    percent: int
    total: int
    done: int
    failed: int
    placeholder: int
    skipped: int
    cached: int
    working: int
    message: str
    #: a guess from the steps measured in this job; None before the first
    seconds_left: float | None


def progress(job: Job) -> Progress:
    """The progress of the current run; within a run it never falls."""
    counts = Counter(step.state() for step in job.steps.values())
    cached = sum(1 for step in job.steps.values() if (outcome := step.outcome()) and outcome.cached)
    return Progress(
        percent=_percent(job),
        total=len(job.steps),
        done=counts["done"],
        failed=counts["failed"],
        placeholder=counts["placeholder"],
        skipped=counts["skipped"],
        working=counts["working"],
        cached=cached,
        message=_message(job),
        seconds_left=_seconds_left(job),
    )


def _percent(job: Job) -> int:
    if job.state in ("done", "partial"):
        return 100
    if job.plan is None:
        return 0
    parts = [step for step in job.steps.values() if step.what not in (PLAN, ASSEMBLY)]
    done = sum(step.outcome() is not None for step in parts)
    return 10 + (80 * done // len(parts) if parts else 0)


def _message(job: Job) -> str:
    fixed = {
        "planning": "Planning the scenes",
        "awaiting_approval": "Waiting for approval of the plan",
        "assembling": "Lettering the pages" if job.tiers else "Putting the files together",
        "done": "Done",
        "failed": "Failed",
        "cancelled": "Cancelled",
    }
    state = job.status()
    if state in fixed:
        return fixed[state]
    return _missing(job) if state == "partial" else _at_work(job)


def _missing(job: Job) -> str:
    faults = []
    for what, name in RESULTS.items():
        steps = [step for step in job.steps.values() if step.what == what]
        missing = sum(step.state() != "done" for step in steps)
        faults += [f"{missing} of {len(steps)} {name}"] if missing else []
    return f"Done, but {' and '.join(faults)} are missing" if faults else "Done, with warnings"


def _at_work(job: Job) -> str:
    """What is done now; else what comes next."""
    left = [step for step in job.workers() if step.what in DOING and step.outcome() is None]
    left.sort(key=lambda step: (step.state() != "working", list(DOING).index(step.what)))
    posing = any(step.what == "sheet" and step.outcome() is None for step in job.steps.values())
    if job.plan is None or not left or (posing and left[0].state() != "working"):
        return "Drawing the characters"
    return DOING[left[0].what].format(job.plan.number(left[0].scene), len(job.plan.scenes))


def _seconds_left(job: Job) -> float | None:
    if job.state != "rendering":
        return None
    took = [
        one.seconds
        for step in job.workers()
        if (one := step.outcome()) and one.seconds and not one.cached and step.what != PLAN
    ]
    left = sum(step.outcome() is None for step in job.workers())
    working = max(1, sum(step.state() == "working" for step in job.workers()))
    return round(_median(took) * (left / working) + 2.0, 1) if took else None


def _median(numbers: list[float]) -> float:
    """The middle one, or between the middle two; the library of statistics is dear to load for that."""
    ordered, half = sorted(numbers), len(numbers) // 2
    return (ordered[half] + ordered[-half - 1]) / 2
