"""For who looks after the house: what it did and spent, what went wrong, its breakers, its clean-up, its numbers."""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from functions.core.errors import InvalidRequest, NotFound
from functions.web import shape
from functions.web.call import Call
from functions.web.reply import Reply, in_json

if TYPE_CHECKING:
    from functions.core.job import Job, Step
    from functions.flows.breakers import Known
    from functions.flows.failures import Failure
    from functions.flows.stats import DayOf

FRESH = (("Cache-Control", "private, no-store"),)
#: the most days that statistics are asked for, and the jobs that a look at the house shows
MOST_DAYS, SHOWN = 366, 20


def stats(call: Call) -> Reply:
    """Spending by day and model, what the cache saved, jobs by kind and state."""
    from functions.flows.stats import stats as flow

    found = flow(call.house, days=call.number("days", 7, low=1, high=MOST_DAYS))
    days = [_day(one) for one in found.days]
    total = {
        "spent_usd": shape.usd(sum(sum(one.spent.values()) for one in found.days)),
        "cache_hits": sum(one.hits for one in found.days), "saved_usd": shape.usd(sum(one.saved for one in found.days)),
    }  # fmt: skip
    return in_json({"days": days, "total": total, "jobs": _jobs(found.jobs)}, headers=FRESH)


def failures(call: Call) -> Reply:
    """Jobs whose steps did not finish, and why."""
    from functions.flows.failures import failures as flow

    size = call.number("page_size", 20, low=1, high=100)
    found, token = flow(
        call.house, code=call.query("code") or "", size=size, token=call.query("page_token") or None
    )  # fmt: skip
    return in_json({"items": [_failure(one, call.owner) for one in found], "next_page_token": token}, headers=FRESH)


def retry(call: Call) -> Reply:
    """The next run of many jobs at once; a job that may not is told and stops no other."""
    from functions.flows.failures import retry_all
    from functions.kinds.checks import checked
    from functions.web.bodies_admin import RetryFailures

    body = checked(RetryFailures, call.json_if_any())
    rehearsed = flag(call, "dry_run")
    made = retry_all(call.house, jobs=body.jobs, code=body.code, rehearsed=rehearsed)
    call.house.queue.put(made.messages)
    refused = [{"job": name, "error": shape.problem(problem)} for name, problem in made.refused]
    return in_json({"dry_run": rehearsed, "retried": list(made.jobs), "refused": refused}, headers=FRESH)


def breakers(call: Call) -> Reply:
    """Every model's breaker."""
    from functions.flows.breakers import breakers as flow

    items = [breaker(one) for one in flow(call.house)]
    return in_json({"items": items, "next_page_token": None}, headers=FRESH)


def reset(call: Call) -> Reply:
    """A breaker is closed by hand."""
    from functions.flows.breakers import reset as flow

    return in_json(breaker(flow(call.house, call.params["breaker"])), headers=FRESH)


def cleanup(call: Call) -> Reply:
    """What is over goes now."""
    from functions.flows.cleaning import clean_up

    rehearsed = flag(call, "dry_run")
    found = clean_up(call.house, rehearsed=rehearsed)
    counts = {
        "expired_cache": found.cached, "orphaned_files": found.files, "old_jobs": found.jobs,
        "old_records": found.records,
    }  # fmt: skip
    return in_json({"dry_run": rehearsed, **counts}, headers=FRESH)


def debug(call: Call) -> Reply:
    """The newest jobs and the settings, without secrets."""
    house = call.house
    newest = house.oversight.jobs(states=(), size=SHOWN, token=None).jobs
    body = {
        "version": call.config.version, "python": sys.version.split()[0], "threads": threading.active_count(),
        "settings": dict(call.config.settings), "jobs": _jobs(house.oversight.counts()),
        "newest": [_brief(job) for job in newest], "counted": counted(call),
    }  # fmt: skip
    return in_json(body, headers=FRESH)


def metrics(call: Call) -> Reply:
    """Prometheus' text format."""
    if call.config.metrics is None:
        raise NotFound("Nothing is counted here.")
    text, mime = call.config.metrics()
    return Reply(body=text, mime=mime, headers=list(FRESH))


def counted(call: Call) -> Mapping[str, Mapping[str, float]]:
    """What this process counted since its start."""
    return call.config.counted()


def breaker(one: Known) -> dict[str, Any]:
    """How a breaker stands, and how it came to that."""
    state = one.state
    return {
        "name": one.name, "state": state.state, "failure_count": state.failures,
        "opened_at": shape.when(state.opened_at), "next_trial_at": shape.when(one.next_trial),
        "history": [
            {"at": shape.when(turn.at), "from": turn.source, "to": turn.target, "why": turn.why}
            for turn in reversed(state.history)
        ],
    }  # fmt: skip


def flag(call: Call, name: str) -> bool:
    """A query parameter that is true or false."""
    text = (call.query(name) or "false").lower()
    if text not in ("true", "false", "1", "0"):
        fault = "true or false is expected."
        raise InvalidRequest(f"{name}: {fault}", fields=((name, fault),))
    return text in ("true", "1")


def _day(one: DayOf) -> dict[str, Any]:
    return {
        "date": one.date, "spent_usd": shape.usd(sum(one.spent.values())),
        "models": [{"model": name, "spent_usd": shape.usd(cost)} for name, cost in sorted(one.spent.items())],
        "cache_hits": one.hits, "saved_usd": shape.usd(one.saved),
        "steps": [
            {"what": what, "outcome": outcome, "count": count} for (what, outcome), count in sorted(one.steps.items())
        ],
    }  # fmt: skip


def _jobs(counts: Mapping[tuple[str, str], int]) -> list[dict[str, Any]]:
    return [{"kind": kind, "state": state, "count": count} for (kind, state), count in sorted(counts.items())]


def _failure(one: Failure, owner: str) -> dict[str, Any]:
    title = one.job.plan.title if one.job.plan and one.job.owner == owner else None
    return {
        **_brief(one.job), "title": title, "error": shape.problem(one.job.problem),
        "steps": [_step(step) for step in one.steps],
    }  # fmt: skip


def _step(step: Step) -> dict[str, Any]:
    outcome = step.outcome()
    if outcome is None:
        return {}
    return {
        "id": step.name, "what": step.what, "state": outcome.state, "tries": step.tried(),
        "at": shape.when(outcome.at), "error": shape.problem(outcome.problem),
    }  # fmt: skip


def _brief(job: Job) -> dict[str, Any]:
    return {
        "job": job.id, "owner": job.owner, "kind": job.kind, "state": job.status(), "run": job.run.number,
        "created_at": shape.when(job.created_at), "updated_at": shape.when(job.updated_at),
        "spent_usd": shape.usd(job.spent()),
    }  # fmt: skip
