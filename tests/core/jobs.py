"""Jobs at each point of their day, made by the transitions themselves; a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from functions.core.errors import ProviderRefused
from functions.core.following import assembly_digest
from functions.core.job import ASSEMBLY, PLAN, Asset, Job, Outcome, Run, Step, Try
from functions.core.plan import Character, Plan, Scene
from functions.core.settling import Settlement, begun, settled
from functions.core.transitions import Change, accepted, approved, cancelled, finished, planned

NOW = 1000.0
DEADLINE = 4600.0
TIERS = {"aspects": {"1": 1.0}}


def a_plan(scenes: int = 2, **fields: Any) -> Plan:
    cast = (Character(name="Fen", look="a red fox"),)
    made = tuple(Scene(id=n, prompt=f"scene {n}", caption=f"said {n}", cast=("Fen",)) for n in range(1, scenes + 1))
    return replace(Plan(title="Sail", characters=cast, scenes=made), **fields)


def steps_of(plan: Plan) -> dict[str, Step]:
    """As a comic has them: a sheet where Fen is seen twice, a picture a scene, the assembly."""
    sheet = {"c01": Step(name="c01", what="sheet", character="Fen")}
    made = sheet if sum("Fen" in scene.cast for scene in plan.scenes) > 1 else {}
    pictures = {
        f"p{scene.id:02d}": Step(name=f"p{scene.id:02d}", what="picture", scene=scene.id, needs=tuple(made))
        for scene in plan.scenes
    }
    made = {**made, **pictures}
    return {**made, ASSEMBLY: Step(name=ASSEMBLY, what=ASSEMBLY, needs=tuple(made))}


def committed(job: Job) -> Job:
    """As a store leaves it."""
    return replace(job, version=job.version + 1)


def a_new_job(**fields: Any) -> Job:
    known = {
        "id": "j1",
        "owner": "ann",
        "kind": "comic",
        "request": {"prompt": "A fox learns to sail", "approval": "none"},
        "state": "planning",
        "run": Run(number=1, opened_at=NOW, deadline_at=DEADLINE),
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Job(**(known | fields))


def a_planning_job(**fields: Any) -> Job:
    return committed(accepted(a_new_job(**fields)).job)


def a_written_job(plan: Plan | None = None, **fields: Any) -> Job:
    """The writer has answered; the plan is not the job's yet."""
    return settle(a_planning_job(**fields), PLAN, draft=plan or a_plan())


def frozen(job: Job, *, now: float = NOW) -> Change:
    """The drafted plan becomes the job's."""
    outcome = job.steps[PLAN].outcome()
    assert outcome is not None
    assert outcome.draft is not None
    return planned(job, outcome.draft, steps_of(outcome.draft), now=now, tiers=TIERS, approve_by=now + 500.0)


def a_waiting_job(plan: Plan | None = None, **fields: Any) -> Job:
    request = {"prompt": "A fox learns to sail", "approval": "plan"}
    return committed(frozen(a_written_job(plan, request=request, **fields)).job)


def an_approved_job() -> Job:
    job = a_waiting_job()
    return committed(approved(job, steps_of(job.plan or a_plan()), now=NOW, deadline_at=DEADLINE, tiers=TIERS).job)


def a_rendering_job(plan: Plan | None = None, **fields: Any) -> Job:
    return committed(frozen(a_written_job(plan, **fields)).job)


def an_asset(letter: str = "a") -> Asset:
    return Asset(name=f"{letter}.webp", thumb=f"{letter}-thumb.webp", original=f"{letter}.png")


def outcome(state: str = "done", **fields: Any) -> Outcome:
    letter = fields.pop("letter", "a")
    asset = an_asset(letter) if state in {"done", "placeholder"} else None
    return Outcome(**({"state": state, "at": NOW, "asset": asset} | fields))


def settle(job: Job, step: str, state: str = "done", *, token: str = "", **fields: Any) -> Job:
    """The job after one settlement of the step's current revision."""
    fields = fields if "draft" not in fields else {"asset": None, **fields}
    revision = job.steps[step].revision
    after, _ = settled(job, Settlement(step=step, revision=revision, outcome=outcome(state, **fields), token=token))
    return committed(after)


def a_try(revision: int = 1, **fields: Any) -> Try:
    return Try(**({"revision": revision, "at": NOW, "until": NOW + 90.0, "may_cost": 40} | fields))


def tried(job: Job, step: str, token: str = "t1", **fields: Any) -> Job:
    """The job while a call of the step's current revision is made."""
    return committed(begun(job, step, token, a_try(job.steps[step].revision, **fields)))


def drawn(job: Job, **states: str) -> Job:
    """Every open step but the assembly settled, as done where `states` names no other state."""
    for step in list(job.workers()):
        if step.outcome() is None:
            job = settle(job, step.name, states.get(step.name, "done"), letter=f"{step.name}r{step.revision}")
    return job


def ended(job: Job, *, now: float = NOW, **results: Any) -> Job:
    """The assembly is done."""
    return committed(finished(job, assembly_digest(job), now=now, **results).job)


def a_done_job(plan: Plan | None = None, **fields: Any) -> Job:
    return ended(drawn(a_rendering_job(plan, **fields)))


def a_partial_job() -> Job:
    job = settle(a_rendering_job(), "p02", "placeholder", problem=ProviderRefused().problem(), letter="p02r1")
    return ended(drawn(job))


def a_cancelled_job() -> Job:
    return committed(cancelled(a_rendering_job(), now=NOW).job)


def names(change: Change) -> list[str]:
    """The steps that the messages are for."""
    return [message.step for message in change.messages]
