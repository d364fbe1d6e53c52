"""Any file format of an ended run, also a partial one: asked for once, built once, kept until the content changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from functions.core.errors import Conflict, LimnerError, NotFound, is_passing
from functions.core.job import Export, Job
from functions.core.keys import content_name
from functions.core.messages import Message
from functions.core.transitions import FIRST_LOOK, Change
from functions.flows.commit import change
from functions.flows.manuscript import export_digest, fetcher, manuscript, mute
from functions.kinds import KINDS
from functions.ports import House, Printed


def ask_for(house: House, job: Job, name: str) -> tuple[Job, Export, tuple[Message, ...]]:
    """The export as it is, building where it must be built; during a later run the old file stays."""
    formats = house.press.formats()
    offered = KINDS[job.kind].offered_for(job.request)
    if name not in formats or name not in offered:
        known = ", ".join(sorted(offered))
        raise NotFound(f"A {job.kind} is not made as {name!r}.", action=f"Ask for one of {known}.")
    kept = job.exports.get(name)
    if kept is not None and kept.state == "ready" and (not job.ended or kept.digest == _digest(house, job, name)):
        return job, kept, ()
    saved = change(house, job.id, lambda now_job: _wanted(house, now_job, name)).job
    wanted = saved.exports[name]
    return saved, wanted, (_message(saved, name, wanted),) if wanted.state == "building" else ()


def export(house: House, message: Message) -> tuple[Message, ...]:
    """Builds one file and records it, if it is still the one that is wanted.

    While a later run changes the content nothing is built: the sweep asks again after that run's end.
    """
    job = house.jobs.get(message.job)
    wanted = job.exports.get(message.step) if job else None
    if job is None or not job.ended or wanted is None or wanted.digest != message.digest or wanted.state != "building":
        return ()
    try:
        if _digest(house, job, message.step) != wanted.digest:
            # The content changed since. A file is named by what it is made from, so it is asked for anew.
            return _asked_anew(house, job, message.step)
        built = _built(house, job, message.step, wanted)
    except LimnerError as error:
        if is_passing(error):
            raise
        built = replace(wanted, state="failed", problem=error.problem())
    with suppress(Conflict, NotFound):
        change(house, job.id, lambda now_job: _recorded(now_job, message.step, built))
    return ()


def _asked_anew(house: House, job: Job, name: str) -> tuple[Message, ...]:
    try:
        saved = change(house, job.id, lambda now_job: _wanted(house, now_job, name)).job
    except (Conflict, NotFound):
        return ()
    return (_message(saved, name, saved.exports[name]),)


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


def _digest(house: House, job: Job, name: str) -> str:
    return export_digest(job, name, house.press.formats()[name][1])


def _wanted(house: House, job: Job, name: str) -> Change:
    """The export that belongs to the content as it is now; one that is there, or on its way, stays as it is."""
    if job.deleted:
        raise NotFound
    _must_have_ended(job)
    if mute(job, name):
        raise Conflict("Nothing of this job was read aloud, so there is no recording of it.", action="Retry the job.")
    digest, kept = _digest(house, job, name), job.exports.get(name)
    if kept is not None and kept.digest == digest and kept.state != "failed":
        return Change(job)
    turn = 0 if kept is None or kept.digest != digest else kept.turn + 1
    wanted = Export(digest=digest, state="building", turn=turn)
    return Change(replace(job, exports={**job.exports, name: wanted}, check_at=house.now() + FIRST_LOOK, looks=0))


def _recorded(job: Job, name: str, built: Export) -> Change:
    current = job.exports.get(name)
    if current is None or (current.digest, current.turn, current.state) != (built.digest, built.turn, "building"):
        raise Conflict
    return Change(replace(job, exports={**job.exports, name: built}))


def _message(job: Job, name: str, one: Export) -> Message:
    return Message(verb="export", job=job.id, step=name, digest=one.digest, turn=one.turn)
