"""The writer's answer becomes the job's plan: settled first, then frozen, so that a crash between loses nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from functions.core.errors import Conflict, LimnerError, NotFound, TooComplex, is_passing
from functions.core.following import following
from functions.core.job import PLAN, Job, Outcome
from functions.core.messages import Message
from functions.core.plan import Plan
from functions.core.settling import Settlement, is_open
from functions.core.telling import to_tell
from functions.core.transitions import Change, planned, unplanned
from functions.flows import noticing, subtopics
from functions.flows.commit import change, insisted
from functions.flows.guard import Call, GivenUp, Got, Later, Over, PassedOn, Still, cached, guarded, own_key, unmade
from functions.flows.manning import manned, said
from functions.flows.parts import parts_of, with_places
from functions.flows.pictures import tiers_of
from functions.flows.room import must_leave_room
from functions.flows.writing import writing
from functions.kinds import KINDS
from functions.ports import CacheEntry, CacheHit, Found, House, LeaseEnd, WriterAsk, Written
from functions.rules.deadline import approval_ends

#: the writer's task where the kind makes the plan from the request
NONE = "none"


def plan(house: House, message: Message) -> tuple[Message, ...]:
    """Asks the writer once for each revision, then freezes the plan or lets it wait for approval."""
    job = house.jobs.get(message.job)
    if job is not None and is_open(job, PLAN, message.revision):
        answer = _asked(house, job, message)
        if isinstance(answer, Later):
            return (answer.message,)
        job = house.jobs.get(message.job) if isinstance(answer, Over) else _settle(house, job, message, answer)
    return _go_on(house, job)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ending:
    """How the plan's step ends, and what becomes of the lease that it was written under."""

    outcome: Outcome
    token: str = ""
    lease: LeaseEnd | None = None
    hit: CacheHit | None = None
    #: who was asked
    model: str = ""


def _asked(house: House, job: Job, message: Message) -> Later | Over | _Ending:
    """By the first of the writers who is not down; its plan says for whom it was written."""
    again_at = math.inf
    for player in (players := manned(house, job.steps[PLAN], attempt=message.attempt)):
        ending = _by(player.house, job, message, relieved=player is not players[-1], again_at=again_at)
        if isinstance(ending, _Ending):
            outcome = said(ending.outcome, instead_of=player.instead_of)
            return replace(ending, outcome=outcome, model=player.house.writer.model)
        if not isinstance(ending, PassedOn):
            return ending
        again_at = min(again_at, ending.until)
    return Later(message.again(at=again_at))


def _by(
    house: House, job: Job, message: Message, *, relieved: bool, again_at: float
) -> Later | Over | PassedOn | _Ending:
    """As it was written for the same request before, as it is written now, or not at all."""
    started = house.now()
    call = replace(_call(house, job, message), relieved=relieved, again_at=again_at)
    entry = cached(house.cache.look(call.key), fresh_since=call.fresh_since)
    if entry is not None:
        again = _again(house, job, entry)
        if again is not None:
            return again
        call = replace(call, fresh_since=math.inf)
    answer = guarded(house, job, message, call)
    match answer:
        case Found(entry):
            return _again(house, job, entry) or Later(message.again(at=house.now()))
        case GivenUp(token=token):
            failed = Outcome(state="failed", at=house.now(), problem=answer.problem, cost=answer.cost)
            return _Ending(outcome=failed, token=token, lease=LeaseEnd(key=call.key, token=token) if token else None)
        case Got(value=(written, draft), token=token):
            asset = subtopics.stored(house, job.owner, written) if _is_shared(job) else None
            outcome = Outcome(
                state="done", at=house.now(), seconds=house.now() - started, model=written.model, cost=written.cost,
                draft=draft, asset=asset, warning=" ".join(KINDS[job.kind].warnings_in(written.data)),
            )  # fmt: skip
            lease = LeaseEnd(
                key=call.key, token=token, asset=asset, model=written.model, now=house.now(), cost=written.cost
            )
            return _Ending(outcome=_fitting(job, outcome), token=token, lease=lease)
        case _:
            return answer


def _again(house: House, job: Job, entry: CacheEntry) -> _Ending | None:
    """What was written for the same request before; None where that is of no use any more."""
    found = subtopics.draft_of(house, entry, owner=job.owner, kind=job.kind, request=job.request)
    if found is None:
        return None
    outcome = Outcome(
        state="done", at=house.now(), asset=entry.asset, cached=True, model=entry.model, draft=found[0],
        warning=found[1],
    )  # fmt: skip
    return _Ending(outcome=_fitting(job, outcome), hit=CacheHit(key=entry.key, now=house.now()))


def _is_shared(job: Job) -> bool:
    return subtopics.shared(job.kind, job.request)


def _call(house: House, job: Job, message: Message) -> Call[tuple[Written, Plan]]:
    kind = KINDS[job.kind]
    task = kind.writes(job.request)
    if task == NONE:
        return Call(model="", timeout=0.0, may_cost=0, key=own_key(message), invoke=partial(_unwritten, job))
    try:
        parts = parts_of(house, job)
    except LimnerError as error:
        if is_passing(error):
            raise
        return unmade(error, key=own_key(message))
    ask = WriterAsk(
        kind=job.kind, request=job.request, prompt=kind.prompt_for(job.request, parts), schema=kind.schema(), task=task,
        parts=parts,
    )  # fmt: skip

    def read(data: Mapping[str, Any]) -> Plan:
        return with_places(kind.plan_from(data, job.request), parts)

    if not _is_shared(job):
        return writing(house, ask, read, key=own_key(message), fresh_since=math.inf)
    key = subtopics.key_of(house, job.owner, job.kind, job.request)
    return writing(house, ask, read, key=key, fresh_since=subtopics.fresh_since(house))


def _unwritten(job: Job, _: Still) -> tuple[Written, Plan]:
    """The request says it all: no writer is asked, and nothing is paid."""
    return Written(data={}, model=""), KINDS[job.kind].plan_from({}, job.request)


def _fitting(job: Job, outcome: Outcome) -> Outcome:
    """A plan that no record can hold is a failure now; a crash would come again at each delivery."""
    try:
        must_leave_room(replace(job, plan=outcome.draft))
    except TooComplex as error:
        return replace(outcome, state="failed", draft=None, problem=error.problem())
    return outcome


def _settle(house: House, job: Job, message: Message, ending: _Ending) -> Job | None:
    settlement = Settlement(step=PLAN, revision=message.revision, outcome=ending.outcome, token=ending.token)
    step, outcome = job.steps[PLAN], ending.outcome
    tally = noticing.settling(house, step, outcome, model=ending.model)
    done = insisted(lambda: house.jobs.settle(job.id, settlement, lease=ending.lease, hit=ending.hit, tally=tally))
    if done.first:
        noticing.settled(house, job, step, outcome)
    return done.job


def _go_on(house: House, job: Job | None) -> tuple[Message, ...]:
    """What follows from a settled plan, also when somebody else settled it."""
    if job is None:
        return ()
    if job.state != "planning":
        return (*following(job, PLAN), *to_tell(job))
    try:
        return change(house, job.id, lambda now_job: _freeze(house, now_job)).messages
    except (Conflict, NotFound):
        return ()


def _freeze(house: House, job: Job) -> Change:
    outcome = job.steps[PLAN].outcome()
    if job.state != "planning" or outcome is None:
        raise Conflict
    if outcome.draft is None:
        return unplanned(job, now=house.now())
    made = outcome.draft
    approve_by = approval_ends(house.now(), days=house.policy.approval_days)
    steps = KINDS[job.kind].steps(made, job.request)
    return planned(job, made, steps, now=house.now(), tiers=tiers_of(house, job, made), approve_by=approve_by)
