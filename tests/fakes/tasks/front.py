"""The REST of Cloud Tasks: which address does what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.fakes.gemini.scripts import Script
from tests.fakes.tasks.queues import PAUSED, RUNNING, Fault, Json, lane_of, stamp

if TYPE_CHECKING:
    from tests.fakes.tasks.service import FakeTasks

PATH = re.compile(
    r"/v2/(projects/[^/]+/locations/[^/]+)/queues(?:/(?P<queue>[^/:?]+))?(?:/(?P<tasks>tasks)(?:/(?P<task>[^/:?]+))?)?"
    r"(?::(?P<verb>\w+))?(?:\?.*)?"
)


def answered(fake: FakeTasks, method: str, path: str, body: Any) -> Script:
    """What the service says; its own faults as it writes them."""
    told = fake.told()
    if told is not None:
        return told
    try:
        status, said = 200, _said(fake, method, path, body or {})
    except Fault as fault:
        status, said = fault.code, {"error": {"code": fault.code, "message": fault.message, "status": fault.status}}
    return Script(status=status, body=said, after=fake.seconds)


def _said(fake: FakeTasks, method: str, path: str, body: Json) -> Json:
    found = PATH.fullmatch(path)
    if found is None:
        raise Fault(404, "NOT_FOUND", f"There is nothing at {path}.")
    parent, queue, of_tasks, task, verb = found[1], found["queue"], found["tasks"], found["task"], found["verb"] or ""
    if queue is None:
        return _queues(fake, method, f"{parent}/queues", body)
    name = f"{parent}/queues/{queue}"
    if of_tasks and task is None:
        return _tasks(fake, method, name, body, verb=verb)
    if task is not None:
        return _task(fake, method, name, f"{name}/tasks/{task}", verb=verb)
    return _queue(fake, method, name, body, verb=verb)


def _queues(fake: FakeTasks, method: str, parent: str, body: Json) -> Json:
    if method == "GET":
        return {"queues": [lane.shown() for name, lane in fake.lanes.items() if name.startswith(f"{parent}/")]}
    if body.get("name") in fake.lanes:
        raise Fault(409, "ALREADY_EXISTS", "Queue already exists")
    return fake.open_queue(**body).shown()


def _queue(fake: FakeTasks, method: str, name: str, body: Json, *, verb: str) -> Json:
    lane = fake.lane(name)
    if method == "DELETE":
        del fake.lanes[name]
        return {}
    if method == "PATCH":
        new = lane_of({**lane.shown(), **body, "name": name}, now=fake.now())
        new.tasks, new.tombstones, new.state = lane.tasks, lane.tombstones, lane.state
        fake.lanes[name] = new
        return new.shown()
    if verb == "pause":
        lane.state = PAUSED
    elif verb == "resume":
        lane.state = RUNNING
    elif verb == "purge":
        for task in list(lane.tasks.values()):
            fake.remove(task)
        return {**lane.shown(), "purgeTime": stamp(fake.now())}
    return lane.shown()


def _tasks(fake: FakeTasks, method: str, name: str, body: Json, *, verb: str) -> Json:
    lane = fake.lane(name)
    if method == "GET":
        return {"tasks": [task.shown() for task in lane.tasks.values()]}
    if verb:
        raise Fault(501, "UNIMPLEMENTED", f"{verb} is not offered here.")
    made = fake.create(lane, body["task"])
    if fake.chaos.hits(fake.chaos.unheard):
        raise Fault(503, "UNAVAILABLE", "The service is currently unavailable.")
    return made.shown()


def _task(fake: FakeTasks, method: str, queue: str, name: str, *, verb: str) -> Json:
    found = fake.lane(queue).tasks.get(name)
    if found is None:
        raise Fault(404, "NOT_FOUND", "The task no longer exists.")
    if method == "DELETE":
        fake.remove(found)
        return {}
    if verb == "run":
        found.due = fake.now()
    return found.shown()
