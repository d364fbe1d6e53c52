"""A request whose one picture was made before is answered while it is submitted: no queue, no model, one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from functions.core.following import assembly_digest, step_message
from functions.core.job import PLAN, Job, Outcome, Step
from functions.core.messages import Message
from functions.core.settling import Settlement, settled
from functions.core.transitions import accepted, finished, planned
from functions.flows import noticing
from functions.flows.once import Work
from functions.flows.pictures import picture_ask, picture_key
from functions.flows.plan import NONE
from functions.flows.render import Painting
from functions.flows.reuse import brought, fresh_since
from functions.kinds import KINDS
from functions.ports import CacheEntry, CacheHit, House, Reused
from functions.rules.cache import DAY

#: what a look can tell, in the words of RFC 9211
HIT, MISS, STALE, BYPASS = "hit", "miss", "stale", "bypass"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the scene cache said of a request; `key` is empty where it was not asked."""

    verdict: str
    key: str = ""
    #: seconds for which the entry stays fresh
    ttl: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The ended job, what is to be enqueued for it, and what goes into its commit."""

    job: Job
    messages: tuple[Message, ...]
    #: the one step that the cache answered
    step: Step
    reused: Reused


def told(house: House, before: Job, answered: Answered) -> None:
    """What happened, once it is committed."""
    outcome = answered.step.outcome()
    if outcome is not None:
        noticing.settled(house, answered.job, answered.step, outcome)
    noticing.changed(house, before, answered.job)


def may_be(kind: str, request: Mapping[str, Any]) -> bool:
    """The request itself is the plan, and nobody wants to see that first."""
    return KINDS[kind].writes(request) == NONE and request.get("approval") != "plan"


def look(house: House, job: Job) -> tuple[Look | None, Answered | None]:
    """What the cache says of a new job, and the job as it ends with that; None where it is not one picture."""
    if job.request.get("cache") == BYPASS:
        return Look(verdict=BYPASS), None
    drawing = _drawn(house, job)
    names = [step.name for step in drawing.workers() if step.name != PLAN]
    if len(names) != 1 or drawing.steps[names[0]].what != "picture":
        return None, None
    step = drawing.steps[names[0]]
    ask = picture_ask(house, drawing, step)
    key = picture_key(house, drawing, step, ask)
    entry = house.cache.look(key)
    if entry is None or entry.asset is None:
        return Look(verdict=MISS, key=key), None
    if entry.stored_at < fresh_since(house):
        return Look(verdict=STALE, key=key), None
    if not brought(house, entry, owner=job.owner):
        return Look(verdict=MISS, key=key), None
    work = Work(
        house=house, job=drawing, step=step, message=step_message(drawing, step), started=house.now()
    )  # fmt: skip
    painting = Painting(work=work, ask=ask, key=key, bypass=False)
    ttl = entry.stored_at + house.policy.cache_days * DAY - house.now()
    return Look(verdict=HIT, key=key, ttl=ttl), _answered(painting, entry)


def _drawn(house: House, job: Job) -> Job:
    """The job with its plan, which the request itself is."""
    kind, now = KINDS[job.kind], house.now()
    plan = kind.plan_from({}, job.request)
    outcome = Outcome(state="done", at=now, draft=plan)
    job = settled(accepted(job).job, Settlement(step=PLAN, revision=1, outcome=outcome))[0]
    return planned(job, plan, kind.steps(plan, job.request), now=now, tiers=None, approve_by=now).job


def _answered(painting: Painting, entry: CacheEntry) -> Answered:
    house, work = painting.work.house, painting.work
    now, asset = house.now(), entry.asset
    outcome = Outcome(state="done", at=now, asset=asset, cached=True, model=entry.model)
    settlement = Settlement(step=work.step.name, revision=work.step.revision, outcome=outcome)
    drawn = settled(work.job, settlement)[0]
    ended = finished(drawn, assembly_digest(drawn), now=now)
    job = ended.job
    if not ended.messages and not job.request.get("webhook"):
        keep = house.policy.keep_hours * 3600.0
        # Nothing was spent and nothing is owed: the sweep need not look before the job's time is over.
        job = replace(job, check_at=now + keep if keep else None)
    reused = Reused(
        picture=painting.record(outcome), hit=CacheHit(key=entry.key, now=now),
        tally=noticing.settling(house, work.step, outcome, model=entry.model),
    )  # fmt: skip
    return Answered(job=job, messages=ended.messages, step=job.steps[work.step.name], reused=reused)
