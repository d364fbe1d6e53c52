"""What happens next: which messages follow from a job as it stands. Asking twice gives the same names."""

from __future__ import annotations

from functions.core.job import ASSEMBLY, PLAN, Job, Step
from functions.core.keys import digest
from functions.core.messages import Message

#: which flow does a step; every other one is painted
VERBS = {PLAN: "plan", "text": "explain", "speech": "speak"}
#: what is begun first of what is ready
ORDER = ("sheet", "text", "picture", "speech")


def following(job: Job, name: str) -> tuple[Message, ...]:
    """The messages that follow from a settled step, also when somebody else settled it."""
    if job.state != "rendering":
        return ()
    if job.all_settled():
        return (assembly_message(job),)
    # A step that names no need follows from the plan.
    return tuple(step_message(job, step) for step in _ready(job) if name in (step.needs or (PLAN,)))


def owed(job: Job) -> tuple[Message, ...]:
    """Every message that an open run still needs; where all were delivered, their names find only tombstones."""
    if job.state == "planning":
        return (step_message(job, job.steps[PLAN]),)
    if job.state != "rendering":
        return ()
    if job.all_settled():
        return (assembly_message(job),)
    return tuple(step_message(job, step) for step in _ready(job))


def step_message(job: Job, step: Step) -> Message:
    """The first message of a step's current revision."""
    verb = VERBS.get(step.what, "render")
    # A plan that was written, and whose run ended before it was frozen, is frozen by the next run: under its own name,
    # for that of its writing is used up.
    again = str(job.run.number) if verb == PLAN and step.outcome() is not None else ""
    return Message(verb=verb, job=job.id, step=step.name, revision=step.revision, digest=again)


def assembly_message(job: Job) -> Message:
    """The assembly of the content as it is now."""
    step = job.steps[ASSEMBLY]
    return Message(verb="assemble", job=job.id, step=ASSEMBLY, revision=step.revision, digest=assembly_digest(job))


def assembly_digest(job: Job) -> str:
    """Names what an assembly reads: the run, the plan's edit number and the revision shown of every picture."""
    revisions = {step.name: [step.revision, step.chosen] for step in job.workers()}
    return digest([job.run.number, job.plan.edit if job.plan else 0, revisions])[:32]


def _ready(job: Job) -> list[Step]:
    waiting = (step for step in job.workers() if step.outcome() is None and job.settled(*step.needs))
    return sorted(waiting, key=lambda step: (ORDER.index(step.what), step.name))
