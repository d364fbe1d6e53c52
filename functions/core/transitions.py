"""Every change of a job that its own compare-and-set makes, as pure functions; what happens next is returned.

Each answers a Change: the job after it, the step revisions that it closed (the store creates their markers in the
same commit), and the messages to enqueue once it is committed. `Conflict` says that the job's state forbids it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from functions.core.errors import Cancelled, Conflict, ModelTimeout, Problem
from functions.core.following import assembly_digest, owed
from functions.core.job import ASSEMBLY, PLAN, UNFINISHED, Export, Job, Outcome, PageImage, Run, Step
from functions.core.messages import Message
from functions.core.plan import PAINTED, Edits, Plan, Scene, edited
from functions.core.speech import said_of
from functions.core.telling import telling, to_tell

#: the sweep's first look after a commit, in seconds
FIRST_LOOK = 60.0
#: of which one is enough for a job to be worth something
RESULTS = frozenset({"text", "picture", "speech"})
Closes = tuple[tuple[str, int], ...]


class Change(NamedTuple):
    """A transition's answer."""

    job: Job
    messages: tuple[Message, ...] = ()
    closes: Closes = ()


def accepted(job: Job) -> Change:
    """A new job: its plan is the first step."""
    job = replace(job, steps={PLAN: Step(name=PLAN, what=PLAN, stamp=1)}, check_at=job.created_at + FIRST_LOOK)
    return Change(job, owed(job))


def planned(
    job: Job, plan: Plan, steps: Mapping[str, Step], *, now: float, tiers: Mapping[str, Any] | None, approve_by: float
) -> Change:
    """The writer's answer becomes the job's plan; rendering begins, or approval is awaited where it was asked for."""
    _must(job, "planning")
    waiting = job.request.get("approval") == "plan"
    step = job.steps[PLAN]
    outcomes = {revision: replace(outcome, draft=None) for revision, outcome in step.outcomes.items()}
    kept = {PLAN: replace(step, outcomes=outcomes)}
    job = replace(
        job,
        plan=plan,
        state="awaiting_approval" if waiting else "rendering",
        run=replace(job.run, deadline_at=approve_by) if waiting else job.run,
        steps=kept if waiting else kept | _stamped(steps, job),
        tiers=None if waiting else tiers,
        next_scene=max((scene.id for scene in plan.scenes), default=0) + 1,
    )
    return _owing(_looked_soon(job, now))


def unplanned(job: Job, *, now: float) -> Change:
    """The plan could not be made: the run ends as failed."""
    _must(job, "planning")
    outcome = job.steps[PLAN].outcome()
    return _end(job, "failed", now=now, problem=outcome.problem if outcome else None)


def plan_edited(job: Job, edits: Edits, *, now: float) -> Change:
    """The waiting plan after its owner's edits; nothing was spent on it yet."""
    _must(job, "awaiting_approval")
    return Change(_with_plan(_looked_soon(job, now), job.plan or Plan(title=""), edits))


def approved(
    job: Job, steps: Mapping[str, Step], *, now: float, deadline_at: float, tiers: Mapping[str, Any] | None
) -> Change:
    """The plan is frozen and the pictures are queued; the deadline's clock starts anew."""
    _must(job, "awaiting_approval")
    run = replace(job.run, deadline_at=deadline_at)
    job = replace(job, state="rendering", run=run, steps={**job.steps, **_stamped(steps, job)}, tiers=tiers)
    return _owing(_looked_soon(job, now))


def revised(
    job: Job,
    edits: Edits,
    steps: Mapping[str, Step],
    *,
    now: float,
    deadline_at: float,
    tiers: Mapping[str, Any] | None,
) -> Change:
    """An ended job's plan after edits, in its next run: only what depends on the change is done again.

    `steps` are those that the kind would give the edited plan; the ones that exist keep what they have.
    """
    if not job.ended or job.plan is None:
        raise Conflict(
            "The job is still at work, so it cannot be edited now.", action="Wait for its end, or cancel it."
        )
    before = job.with_words([number for number, _ in edits.scenes]) or job.plan
    after = edited(before, edits, next_id=job.next_scene)
    known = {**job.gone, **job.steps}
    # A step that comes back after it was gone goes on counting: its earlier revisions and their messages are used up.
    kept = {PLAN: job.steps[PLAN]} | {
        name: _again_if(known.get(name), step, redo=name in job.gone or _outdated(step, before, after))
        for name, step in steps.items()
    }
    gone = {name: replace(step, outcomes={}) for name, step in known.items() if name not in kept}
    stamped = {
        name: step if job.steps.get(name) == step else replace(step, stamp=job.version + 1)
        for name, step in kept.items()
    }
    job = replace(_with_plan(job, before, edits), steps=stamped, gone=gone, tiers=job.tiers if tiers is None else tiers)
    return _next_run(job, now=now, deadline_at=deadline_at)


def chosen(job: Job, scene_id: int, revision: int, *, now: float, deadline_at: float) -> Change:
    """An earlier picture of a scene is shown again; the pages are composed anew in the next run."""
    if not job.ended:
        raise Conflict("The job is still at work, so its pictures cannot be chosen now.", action="Wait for its end.")
    step = job.picture_step(scene_id)
    if step is None or revision not in step.outcomes or step.outcomes[revision].asset is None:
        raise Conflict(
            f"There is no picture version {revision} of this scene.", action="Choose from the versions listed."
        )
    step = replace(step, chosen=revision, stamp=job.version + 1)
    return _next_run(replace(job, steps={**job.steps, step.name: step}), now=now, deadline_at=deadline_at)


def retried(job: Job, *, now: float, deadline_at: float) -> Change:
    """The next run, with only the failed, placeholder and skipped steps; earlier results stay."""
    if not job.ended:
        raise Conflict("The job is still at work.", action="Wait for its end, or cancel it.")
    again = {name: _again(job.steps[name], job) for name in _unfinished(job)}
    assembly = job.steps.get(ASSEMBLY)
    if not again and job.plan is not None and assembly is not None and assembly.state() == "done":
        raise Conflict("Everything in this job is done.", action="Edit a scene to have it drawn again.")
    return _next_run(replace(job, steps={**job.steps, **again}), now=now, deadline_at=deadline_at)


def cancelled(job: Job, *, now: float) -> Change:
    """Nothing more is started; what was finished stays."""
    if job.ended:
        raise Conflict(f"The job has ended already: {job.state}.", action="Delete it, or retry what is unfinished.")
    job, closes = _close_all(job, Outcome(state="skipped", at=now, problem=Cancelled().problem()))
    return _end(job, "cancelled", now=now, problem=Cancelled().problem(), closes=closes)


def expired(job: Job, *, now: float) -> Change:
    """The run's time is over: it ends with what it has; a plan that nobody approved is cancelled."""
    if job.state == "awaiting_approval":
        return cancelled(job, now=now)
    late = ModelTimeout("The run's time was over before this was finished.", action="Retry the job to go on.").problem()
    job, closes = _close_all(job, Outcome(state="failed", at=now, problem=late))
    return _end(job, _verdict(job), now=now, problem=late, closes=closes)


def finished(
    job: Job, digest: str, *, now: float, layout: str = "", pages: tuple[PageImage, ...] = (),
    exports: Mapping[str, Export] | None = None, warnings: tuple[str, ...] = (), problem: Problem | None = None,
) -> Change:  # fmt: skip
    """The assembly's end. `Conflict` when the run is over or the content changed since: its result is dropped."""
    if job.state != "rendering" or not job.all_settled() or assembly_digest(job) != digest:
        raise Conflict("The content changed while it was put together.")
    outcome = Outcome(state="failed" if problem else "done", at=now, problem=problem)
    step = job.steps[ASSEMBLY]
    step = replace(step, outcomes={**step.outcomes, step.revision: outcome}, stamp=job.version + 1)
    kept = {} if exports is None else exports
    job = replace(job, steps={**job.steps, ASSEMBLY: step}, exports={**job.exports, **kept}, warnings=warnings)
    if problem is None:
        job = replace(job, layout=layout, pages=pages)
    return _end(
        job, _verdict(job), now=now, problem=problem or _first_problem(job), closes=((ASSEMBLY, step.revision),)
    )


def hidden(job: Job, *, now: float) -> Change:
    """Cancelled where it still ran, gone for its owner at once; nobody is told; the sweep removes bytes and records."""
    closes: Closes = ()
    if not job.ended:
        job, _, closes = cancelled(job, now=now)
    return Change(replace(job, deleted=True, deliveries=(), check_at=now, looks=0), closes=closes)


def waited(job: Job, *, now: float, held: bool) -> Job:
    """At a look: the time since the last one does not count where an operator held the queue then or holds it now."""
    run = job.run
    passed = now - (run.looked_at or run.opened_at) if held or run.held else 0.0
    return replace(job, run=replace(run, deadline_at=run.deadline_at + max(passed, 0.0), looked_at=now, held=held))


def looked(job: Job, *, now: float, owes: bool) -> Job:
    """After a look of the sweep: the distance to the next doubles from 1 to 30 minutes while something is owed.

    Towards a run's deadline it halves again: a message that was lost late is found while there is time to act on it.
    """
    if not owes:
        return replace(job, check_at=None, looks=0)
    next_look = now + min(FIRST_LOOK * 2 ** min(job.looks, 5), 1800.0)
    if not job.ended:
        left = job.run.deadline_at - now
        next_look = min(next_look, now + max(left / 2, FIRST_LOOK), now + max(left, 1.0))
    return replace(job, check_at=next_look, looks=job.looks + 1)


def _unfinished(job: Job) -> list[str]:
    """What a retry does again: also what was made without a text that is only written now."""
    open_again = {step.name for step in job.workers() if step.state() in UNFINISHED}
    texts = {name for name in open_again if job.steps[name].what == "text"}
    return [step.name for step in job.workers() if step.name in open_again or texts.intersection(step.needs)]


def _must(job: Job, state: str) -> None:
    if job.state != state:
        raise Conflict(f"The job is {job.status()}, not {state}.")


def _owing(job: Job) -> Change:
    if job.state == "awaiting_approval":
        job = telling(job, now=job.run.looked_at)
    return Change(job, (*owed(job), *to_tell(job)))


def _looked_soon(job: Job, now: float) -> Job:
    return replace(job, run=replace(job.run, looked_at=now), check_at=now + FIRST_LOOK, looks=0)


def _stamped(steps: Mapping[str, Step], job: Job) -> dict[str, Step]:
    return {name: replace(step, stamp=job.version + 1) for name, step in steps.items()}


def _outdated(step: Step, before: Plan, after: Plan) -> bool:
    """What a step made of its scene no longer fits it. A text is never written anew for an edit."""
    old, new = before.scene(step.scene), after.scene(step.scene)
    return old is not None and new is not None and _differs(step.what, old, new)


def _differs(what: str, old: Scene, new: Scene) -> bool:
    if what == "speech":
        return said_of(old) != said_of(new)
    return what == "picture" and any(getattr(old, name) != getattr(new, name) for name in PAINTED)


def _with_plan(job: Job, plan: Plan, edits: Edits) -> Job:
    changed = edited(plan, edits, next_id=job.next_scene)
    return replace(job, plan=changed, next_scene=job.next_scene + len(edits.add))


def _again(step: Step, job: Job) -> Step:
    return step.again(stamp=job.version + 1)


def _again_if(old: Step | None, new: Step, *, redo: bool) -> Step:
    if old is None:
        return new
    old = replace(old, needs=new.needs)
    return old.again() if redo else old


def _next_run(job: Job, *, now: float, deadline_at: float) -> Change:
    unplanned_yet = job.plan is None
    waits = not unplanned_yet and ASSEMBLY not in job.steps
    state = "planning" if unplanned_yet else "awaiting_approval" if waits else "rendering"
    if state == "rendering":
        job = replace(job, steps={**job.steps, ASSEMBLY: _again(job.steps[ASSEMBLY], job)})
    run = Run(number=job.run.number + 1, opened_at=now, deadline_at=deadline_at)
    job = replace(job, state=state, past=(*job.past, job.run), run=run, problem=None)
    return _owing(_looked_soon(job, now))


def _close_all(job: Job, outcome: Outcome) -> tuple[Job, Closes]:
    open_steps = [step for step in job.steps.values() if step.outcome() is None]
    closed = {
        step.name: replace(step, outcomes={**step.outcomes, step.revision: outcome}, stamp=job.version + 1)
        for step in open_steps
    }
    return replace(job, steps={**job.steps, **closed}), tuple((step.name, step.revision) for step in open_steps)


def _end(job: Job, state: str, *, now: float, problem: Problem | None, closes: Closes = ()) -> Change:
    run, problem = replace(job.run, state=state, ended_at=now), None if state == "done" else problem
    # One more look is owed after the end: the money is settled when no try can still be answered.
    job = telling(replace(job, state=state, run=run, problem=problem, check_at=now + FIRST_LOOK, looks=0), now=now)
    return Change(job, to_tell(job), closes)


def _verdict(job: Job) -> str:
    # A plan that was written and not frozen is no result; the next run freezes it.
    if ASSEMBLY in job.steps and all(step.state() == "done" for step in job.steps.values()):
        return "done"
    usable = any(step.what in RESULTS and step.picture() is not None for step in job.steps.values())
    return "partial" if usable else "failed"


def _first_problem(job: Job) -> Problem | None:
    outcomes = (step.outcome() for step in job.steps.values())
    return next((one.problem for one in outcomes if one is not None and one.problem is not None), None)
