"""Any file format of an ended run, also a partial one: asked for once, built once, kept until the content changes."""

from __future__ import annotations

from dataclasses import replace

from functions.core.errors import Conflict, LimnerError, NotFound, is_passing
from functions.core.job import Export, Job
from functions.core.keys import content_name
from functions.core.messages import Message
from functions.core.transitions import FIRST_LOOK, Change
from functions.flows.commit import change
from functions.flows.manuscript import export_digest, fetcher, manuscript
from functions.kinds import KINDS
from functions.ports import House, Printed


def ask_for(house: House, job: Job, name: str) -> tuple[Job, Export, tuple[Message, ...]]:
    """The export as it is, building where it must be built; during a later run the old file stays."""
    formats = house.press.formats()
    if name not in formats or name not in KINDS[job.kind].exports:
        known = ", ".join(sorted(KINDS[job.kind].exports))
        raise NotFound(f"A {job.kind} is not made as {name!r}.", action=f"Ask for one of {known}.")
    kept = job.exports.get(name)
    if not job.ended and kept is not None and kept.state == "ready":
        return job, kept, ()
    _must_have_ended(job)
    digest = export_digest(job, name, formats[name][1])
    if kept is not None and kept.digest == digest and kept.state == "ready":
        return job, kept, ()
    if kept is not None and kept.digest == digest and kept.state == "building":
        return job, kept, (_message(job, name, kept),)
    turn = 0 if kept is None or kept.digest != digest else kept.turn + 1
    wanted = Export(digest=digest, state="building", turn=turn)
    saved = change(house, job.id, lambda now_job: _wanted(now_job, name, wanted, house.now())).job
    return saved, wanted, (_message(saved, name, wanted),)


def export(house: House, message: Message) -> tuple[Message, ...]:
    """Builds one file and records it, if it is still the one that is wanted."""
    job = house.jobs.get(message.job)
    wanted = job.exports.get(message.step) if job else None
    if job is None or wanted is None or wanted.digest != message.digest or wanted.state != "building":
        return ()
    try:
        built = _built(house, job, message.step, wanted)
    except LimnerError as error:
        if is_passing(error):
            raise
        built = replace(wanted, state="failed", problem=error.problem())
    try:
        change(house, job.id, lambda now_job: _recorded(now_job, message.step, built))
    except (Conflict, NotFound):
        return ()
    return ()


def owed_exports(job: Job) -> tuple[Message, ...]:
    """Files that were asked for and are not there yet."""
    return tuple(_message(job, name, one) for name, one in job.exports.items() if one.state == "building")


def _must_have_ended(job: Job) -> None:
    if not job.ended:
        raise Conflict("The files are made when the run has ended.", action="Wait for the job's end, or cancel it.")
    if job.plan is None:
        raise Conflict(
            "The job ended before it had a plan, so there is nothing to make a file from.", action="Retry the job."
        )


def _built(house: House, job: Job, name: str, wanted: Export) -> Export:
    printed = _printed(house, job, name)
    asset = content_name(printed.data, printed.suffix)
    house.blobs.put(f"{job.owner}/{asset}", printed.data, mime=printed.mime)
    return replace(wanted, state="ready", asset=asset, mime=printed.mime, size=len(printed.data))


def _printed(house: House, job: Job, name: str) -> Printed:
    fetch = fetcher(house, job.owner)
    layout = fetch(job.layout) if job.layout else None
    if layout is None:
        # The run ended before its pages were composed: the file gets pages of what there is.
        layout = house.press.compose(manuscript(job), fetch).layout
    return house.press.export(name, manuscript(job, layout=layout), fetch)


def _wanted(job: Job, name: str, wanted: Export, now: float) -> Change:
    _must_have_ended(job)
    return Change(replace(job, exports={**job.exports, name: wanted}, check_at=now + FIRST_LOOK, looks=0))


def _recorded(job: Job, name: str, built: Export) -> Change:
    current = job.exports.get(name)
    if current is None or current.digest != built.digest or current.state == "ready":
        raise Conflict
    return Change(replace(job, exports={**job.exports, name: built}))


def _message(job: Job, name: str, one: Export) -> Message:
    return Message(verb="export", job=job.id, step=name, digest=one.digest, turn=one.turn)
