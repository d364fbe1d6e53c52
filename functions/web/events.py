"""A job as it happens: server-sent events whose ids are the job's versions, so that reconnecting loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress

from functions.core.errors import Overloaded
from functions.core.job import PLAN, Job, Step
from functions.web import shape
from functions.web.call import Call
from functions.web.desk import Desk
from functions.web.reply import Reply, dumps

STREAM = "text/event-stream"
#: seconds of silence after which a sign of life is sent, and between two looks whether it is time to end
SILENCE, GLANCE = 10.0, 1.0
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
    gone = call.environ.get("waitress.client_disconnected")
    return Reply(mime=STREAM, headers=headers, stream=Stream(call.desk, job, seen=seen, gone=gone))


class Stream:
    """One listener; gives its place back when the server closes it."""

    def __init__(self, desk: Desk, job: Job, *, seen: int | None, gone: Callable[[], bool] | None) -> None:
        self._desk = desk
        self._gone = gone
        self._parts = _told(desk, job, seen=seen, over=self._over)
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
            self._desk.streams.give_back()

    def _over(self) -> bool:
        return self._desk.closing.is_set() or (self._gone is not None and self._gone())


def _told(desk: Desk, job: Job, *, seen: int | None, over: Callable[[], bool]) -> Generator[bytes]:
    first = job.version if seen is None else min(seen, job.version)
    yield b"retry: 1000\n\n" + _event("job", desk.rendered(job).body, number=first)
    last = first
    before = None if seen is None else job
    if seen is not None and last < job.version:
        yield b"".join(_steps(desk, job, after=last))
        last = job.version
    before = job
    while not job.ended:
        found = _next(desk, job, over=over)
        if isinstance(found, bytes):
            yield found
            continue
        if found is None:
            return
        job = found
        if job.deleted:
            break
        changed = b"".join(_steps(desk, job, after=last)) or _whole(desk, before, job)
        if changed:
            yield changed
        last, before = job.version, job
    yield _event("done", desk.rendered(job).body, number=job.version)


def _next(desk: Desk, job: Job, *, over: Callable[[], bool]) -> Job | bytes | None:
    """The job's next version, a sign of life after too much silence, or None when the stream is over."""
    for _ in range(int(SILENCE / GLANCE)):
        if over():
            return None
        found = desk.house.jobs.watch(job.id, after=job.version, timeout=GLANCE)
        if found is None:
            return None
        if found.version > job.version:
            return found
    return b": ping\n\n"


def _steps(desk: Desk, job: Job, *, after: int) -> Iterator[bytes]:
    """One event for each step that changed. Only the last of one commit takes the listener past that commit."""
    changed = sorted((one for one in job.steps.values() if one.stamp > after), key=lambda one: one.stamp)
    known = after
    for place, one in enumerate(changed):
        following = changed[place + 1].stamp if place + 1 < len(changed) else None
        if following is None:
            known = job.version
        elif following > one.stamp:
            known = one.stamp
        yield _event("step", _step_body(desk, job, one), number=known)


def _whole(desk: Desk, before: Job, job: Job) -> bytes:
    """A change that no step carries, such as an approval or an edited plan: the plan's step, with the whole job."""
    same = before.status() == job.status() and before.run == job.run and before.plan == job.plan
    plan = job.steps.get(PLAN)
    if plan is None or (same and before.problem == job.problem):
        return b""
    return _event("step", _step_body(desk, job, plan), number=job.version)


def _step_body(desk: Desk, job: Job, one: Step) -> bytes:
    body = shape.step_event(job, one)
    if one.what == PLAN:
        body["job"] = json.loads(desk.rendered(job).body)
    return dumps(body)


def _event(name: str, data: bytes, *, number: int) -> bytes:
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (number, name.encode(), data)


def _last_id(call: Call) -> int | None:
    text = call.header("Last-Event-ID") or call.query("last_event_id") or ""
    with suppress(ValueError):
        return max(0, int(text[:12]))
    return None
