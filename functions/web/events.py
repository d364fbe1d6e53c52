"""A job as it happens: server-sent events whose ids are the job's versions, so that reconnecting loses nothing."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import suppress

from functions.core.errors import Overloaded
from functions.core.job import PLAN, Job, Step
from functions.web import shape
from functions.web.call import Call
from functions.web.reply import Reply, dumps

STREAM = "text/event-stream"
#: seconds of silence after which a sign of life is sent, and between two looks whether it is time to end
SILENCE, GLANCE = 10.0, 0.5
#: seconds after which a full house is worth another try
FULL = 5.0


def events(call: Call) -> Reply:
    """The stream; 204 tells an EventSource that has seen the end not to come again."""
    job = call.job()
    seen = _last_id(call)
    if job.ended and seen is not None and seen >= job.version:
        return Reply(status=204)
    headers = [("Cache-Control", "no-store"), ("X-Accel-Buffering", "no")]
    if call.method == "HEAD":
        return Reply(mime=STREAM, headers=headers, stream=())
    if not call.desk.streams.take():
        raise Overloaded("Every place for an event stream is taken.", retry_after=FULL)
    return Reply(mime=STREAM, headers=headers, stream=Stream(call, job, seen=seen))


class Stream:
    """One listener; gives its place back when the server closes it."""

    def __init__(self, call: Call, job: Job, *, seen: int | None) -> None:
        self._call = call
        self._parts = _told(call, job, seen=seen)
        self._closed = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._parts)

    def close(self) -> None:
        """Frees the place, once."""
        if not self._closed:
            self._closed = True
            self._parts.close()
            self._call.desk.streams.give_back()


def _told(call: Call, job: Job, *, seen: int | None) -> Generator[bytes]:
    """The whole job; then what changed since the listener's last event; then everything as it happens."""
    known = job.version if seen is None else min(seen, job.version)
    yield b"retry: 1000\n\n" + _event("job", call.rendered(job).body, number=known)
    if missed := _steps(call, job, _changed(job, after=known), after=known):
        yield missed
    while not job.ended and not job.deleted:
        found = _next(call, job)
        if isinstance(found, bytes):
            yield found
            continue
        if found is None:
            return
        told = _told_steps(call, job, found)
        if told:
            yield told
        job = found
    yield _event("done", call.rendered(job).body, number=job.version)


def _next(call: Call, job: Job) -> Job | bytes | None:
    """The job's next version, a sign of life after too much silence, or None when the stream is over."""
    for _ in range(int(SILENCE / GLANCE)):
        if call.over():
            return None
        found = call.house.jobs.watch(job.id, after=job.version, timeout=GLANCE)
        if found is None:
            return None
        if found.version > job.version:
            return found
    return b": ping\n\n"


def _told_steps(call: Call, before: Job, job: Job) -> bytes:
    """The steps that changed; and the plan's, with the whole job, for a change that is not in any of them."""
    changed = _changed(job, after=before.version)
    plan = job.steps.get(PLAN)
    new_work = before.plan != job.plan or before.run.number != job.run.number
    untold = new_work or (not changed and before.status() != job.status())
    if untold and plan is not None and plan.stamp <= before.version:
        changed = [(changed[0][0] if changed else job.version, plan), *changed]
    return _steps(call, job, changed, after=before.version)


def _changed(job: Job, *, after: int) -> list[tuple[int, Step]]:
    return sorted(((one.stamp, one) for one in job.steps.values() if one.stamp > after), key=lambda pair: pair[0])


def _steps(call: Call, job: Job, changed: list[tuple[int, Step]], *, after: int) -> bytes:
    """One event for each step. Only the last one of a commit takes its listener past that commit."""
    told, known = [], after
    for place, (stamp, one) in enumerate(changed, 1):
        if place == len(changed):
            known = job.version
        elif changed[place][0] > stamp:
            known = stamp
        told.append(_event("step", _step_body(call, job, one), number=known))
    return b"".join(told)


def _step_body(call: Call, job: Job, one: Step) -> bytes:
    body = shape.step_event(job, one, place=call.desk.place(job))
    if one.what == PLAN:
        body["job"] = json.loads(call.rendered(job).body)
    return dumps(body)


def _event(name: str, data: bytes, *, number: int) -> bytes:
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (number, name.encode(), data)


def _last_id(call: Call) -> int | None:
    text = call.header("Last-Event-ID") or call.query("last_event_id") or ""
    with suppress(ValueError):
        return max(0, int(text[:12]))
    return None
