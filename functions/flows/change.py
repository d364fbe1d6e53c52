"""What an owner does to a job that exists: approve, edit, revise, choose, retry, cancel, delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from functions.core import transitions
from functions.core.errors import Conflict, PreconditionFailed
from functions.core.following import owed
from functions.core.job import ASSEMBLY, Job, Step
from functions.core.plan import Edits, Plan, edited
from functions.core.telling import to_tell
from functions.core.transitions import Change
from functions.flows import items, money
from functions.flows.commit import Writes, change
from functions.flows.estimate import MARGIN, remaining
from functions.flows.money import close_accounts
from functions.flows.pictures import tiers_of
from functions.flows.read import visible
from functions.flows.room import must_leave_room
from functions.kinds import KINDS
from functions.ports import House, RegisterWrite
from functions.rules.deadline import approval_ends, run_ends


def approve(house: House, owner: str, job_id: str, *, edits: Edits, tag: int | None) -> Change:
    """Freezes the plan and starts the pictures. Again without edits: the same answer; with edits: too late."""

    def decide(job: Job) -> Change:
        if job.state != "awaiting_approval":
            return _approved_before(job, edits)
        _must_match(job, edits, tag)
        if not edits.empty():
            _fitting(job, edits)
            job = transitions.plan_edited(job, edits, now=house.now()).job
            must_leave_room(job)
        return transitions.approved(
            job,
            _steps(job),
            now=house.now(),
            deadline_at=_at_work(house),
            tiers=tiers_of(house, job, job.plan) if job.plan else None,
        )

    return _changed(house, owner, job_id, decide, writes=_reserve(house))


def edit(house: House, owner: str, job_id: str, *, edits: Edits, tag: int | None, scene: int | None = None) -> Change:
    """Edits a waiting plan; after the end, opens the next run with only what depends on the change.

    `tag` is the edit number of the plan, or of the scene where `scene` names one by its number.
    """

    def decide(job: Job) -> Change:
        _must_match(job, edits, tag, scene=scene)
        plan = _fitting(job, edits)
        waits = job.state == "awaiting_approval"
        if (waits or job.ended) and edited(plan, edits, next_id=job.next_scene) is plan:
            return Change(job)
        made = transitions.plan_edited(job, edits, now=house.now()) if waits else _revised(house, job, plan, edits)
        must_leave_room(made.job)
        return made

    return _changed(house, owner, job_id, decide, writes=_reserve(house))


def choose(house: House, owner: str, job_id: str, *, number: int, version: int) -> Change:
    """Shows an earlier picture of a scene again."""

    def decide(job: Job) -> Change:
        scene = job.plan.numbered(number) if job.plan else None
        if scene is None:
            raise Conflict(f"There is no scene {number} in this job.")
        step = job.picture_step(scene.id)
        shown = step.picture() if step else None
        if job.ended and shown is not None and shown[0] == version:
            return Change(job)
        return transitions.chosen(job, scene.id, version, now=house.now(), deadline_at=_deadline(house, job))

    return _changed(house, owner, job_id, decide, writes=_reserve(house))


def retry(house: House, owner: str, job_id: str, *, on_unavailable: str = "") -> Change:
    """The next run, with only what failed, was skipped or is a placeholder; from now on with this wish, if any."""

    def decide(job: Job) -> Change:
        made = transitions.retried(job, now=house.now(), deadline_at=_deadline(house, job))
        wish = {"on_unavailable": on_unavailable} if on_unavailable else {}
        return made._replace(job=replace(made.job, request={**made.job.request, **wish}))

    return _changed(house, owner, job_id, decide, writes=_reserve(house))


def cancel(house: House, owner: str, job_id: str) -> Change:
    """No further model call starts; cancelling twice is the same as once, also where the first answer was lost."""

    def decide(job: Job) -> Change:
        return Change(job, to_tell(job)) if job.state == "cancelled" else transitions.cancelled(job, now=house.now())

    made = _changed(house, owner, job_id, decide)
    close_accounts(house, made.job)
    return made


def delete(house: House, owner: str, job_id: str) -> Change:
    """Gone for its owner at once; the sweep removes records, then bytes."""
    return _changed(house, owner, job_id, lambda job: transitions.hidden(job, now=house.now()))


def _changed(
    house: House, owner: str, job_id: str, decide: Callable[[Job], Change], *, writes: Writes | None = None
) -> Change:
    """The decision on a job that its owner can see, looked at in every round: nobody reopens what was just deleted."""
    return change(house, job_id, lambda job: _financed(house, job, decide(visible(job, owner))), writes=writes)


def _financed(house: House, before: Job, made: Change) -> Change:
    """What is drawn again may cost its own price, unless the owner capped the job."""
    job = made.job
    if not _begins(before, job) or before.budget is None or job.request.get("budget_usd") is not None:
        return made
    room = job.spent() + MARGIN * remaining(house, job)
    return made._replace(job=replace(job, most=room, budget=room))


def _begins(before: Job, after: Job) -> bool:
    """A change after which paid work starts: the next run, or an approval."""
    approved = before.state == "awaiting_approval" and after.state == "rendering"
    return approved or after.run.number > before.run.number


def _approved_before(job: Job, edits: Edits) -> Change:
    if job.state == "planning":
        raise Conflict("The plan is not written yet.", action="Wait until the job awaits approval.")
    if job.ended and ASSEMBLY not in job.steps:
        raise Conflict("The job ended before its plan was approved.", action="Retry the job, then approve its plan.")
    if not edits.empty():
        raise Conflict(
            "The plan was approved already, so these edits came too late.", action="Edit the scenes after the end."
        )
    return Change(job, owed(job))


def _revised(house: House, job: Job, plan: Plan, edits: Edits) -> Change:
    after = edited(plan, edits, next_id=job.next_scene)
    steps: Mapping[str, Step] = KINDS[job.kind].steps(after, job.request) if ASSEMBLY in job.steps else {}
    # Tiers are frozen with the first picture; only a changed number of panels divides the pages anew.
    tiers = tiers_of(house, job, after) if len(after.scenes) != len(plan.scenes) else None
    return transitions.revised(job, edits, steps, now=house.now(), deadline_at=_deadline(house, job), tiers=tiers)


def _must_match(job: Job, edits: Edits, tag: int | None, *, scene: int | None = None) -> None:
    if edits.empty() or job.plan is None:
        return
    if tag is None:
        raise PreconditionFailed("Edits need If-Match with the tag of what they were made from.")
    edited_one = job.plan if scene is None else job.plan.numbered(scene)
    if edited_one is not None and tag != edited_one.edit:
        raise PreconditionFailed


def _fitting(job: Job, edits: Edits) -> Plan:
    """The plan that the edits are for, and fit."""
    if job.plan is None:
        raise Conflict("The plan is not written yet.", action="Wait until the job awaits approval.")
    KINDS[job.kind].check_edits(job.plan, edits)
    return job.with_words([number for number, _ in edits.scenes]) or job.plan


def _steps(job: Job) -> dict[str, Step]:
    return KINDS[job.kind].steps(job.plan, job.request) if job.plan else {}


def _deadline(house: House, job: Job) -> float:
    """The next run's: one that goes back to an unapproved plan has the days that an approval may take."""
    unapproved = job.plan is not None and ASSEMBLY not in job.steps
    return approval_ends(house.now(), days=house.policy.approval_days) if unapproved else _at_work(house)


def _at_work(house: House) -> float:
    return run_ends(house.now(), minutes=house.policy.deadline_minutes)


def _reserve(house: House) -> Writes:
    def writes(before: Job, after: Job) -> tuple[RegisterWrite, ...]:
        return (*money.reservation(house, after), *items.reservation(house, after)) if _begins(before, after) else ()

    return writes
