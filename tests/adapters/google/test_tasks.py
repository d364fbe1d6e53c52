"""Tasks are put on Cloud Tasks by its own client: by name, in time, however badly the service answers."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from google.cloud.tasks_v2 import CloudTasksClient

from functions.adapters.google import queue as tasks
from functions.adapters.google.queue import SweptQueue, TaskLane, TasksQueue
from functions.core.errors import LimnerError, Overloaded
from functions.core.messages import Message
from tests.fakes.gemini.scripts import Script, fault
from tests.fakes.tasks.grpc_front import over_grpc
from tests.fakes.tasks.service import PARENT, FakeTasks

BUSY = fault(503, "UNAVAILABLE", "The service is currently unavailable.")
FULL = fault(429, "RESOURCE_EXHAUSTED", "Quota exceeded.")
DENIED = fault(403, "PERMISSION_DENIED", "The principal lacks cloudtasks.tasks.create.")
TRACE = f"00-{'a' * 32}-{'b' * 16}-01"
LANES = {lane: TaskLane(name=f"{PARENT}/limner-{lane}", deadline=990) for lane in ("text", "picture")}


@dataclass
class Clock:
    time: float = 1_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fake(issuer: Any, clock: Clock) -> Iterator[FakeTasks]:
    made = FakeTasks(issuer=issuer, now=clock)
    made.open_queue("limner-text")
    made.open_queue("limner-picture")
    with made.served():
        yield made


@pytest.fixture(params=["rest", "grpc"])
def queue(request: pytest.FixtureRequest, fake: FakeTasks, clock: Clock) -> Iterator[TasksQueue]:
    """By REST as emulators are asked, and by gRPC as the service itself is."""
    made = TasksQueue(lanes=LANES, now=clock, emulator=fake.host)
    if request.param == "rest":
        yield made
    else:
        with over_grpc(fake) as transport:
            made.__dict__["_opened"] = CloudTasksClient(transport=transport)
            yield made
    made.close()


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call may take 0.2 s, and all tries of one 0.5 s."""
    monkeypatch.setattr(tasks, "CALL", 0.2)
    monkeypatch.setattr(tasks, "PUTTING", 0.5)


def message(step: str = "p01", verb: str = "render", **fields: Any) -> Message:
    return Message(verb=verb, job="j1", step=step, **fields)


def waiting(fake: FakeTasks, lane: str = "limner-picture") -> list[Any]:
    return list(fake.lane(lane).tasks.values())


def creations(fake: FakeTasks) -> list[Any]:
    return [one.body["task"] for one in fake.asked if one.method == "POST"]


def test_a_task_has_its_name_its_body_and_its_deadline_and_nothing_of_where_it_goes(
    fake: FakeTasks, queue: TasksQueue
) -> None:
    queue.put([message()])

    (sent,) = creations(fake)
    assert f"{PARENT}/limner-picture/tasks/{message().name()}" == sent["name"]
    assert {"name", "httpRequest", "dispatchDeadline"} == set(sent)
    assert {"url": "https://limner.invalid/", "httpMethod": 1} == {
        name: value for name, value in sent["httpRequest"].items() if name != "body"
    }
    assert "990s" == sent["dispatchDeadline"]
    assert {"verb": "render", "job": "j1", "step": "p01"} == json.loads(waiting(fake)[0].body)


def test_a_name_begins_with_chance_so_that_no_two_tasks_crowd_one_place(queue: TasksQueue, fake: FakeTasks) -> None:
    queue.put([message(f"p{number:02}") for number in range(40)])

    names = [task.name.rpartition("/")[2] for task in waiting(fake)]
    assert len({name[:2] for name in names}) > 25


def test_what_is_for_later_is_scheduled_and_what_is_for_far_later_as_late_as_can_be(
    fake: FakeTasks, queue: TasksQueue, clock: Clock
) -> None:
    queue.put([message("past", at=5.0)])
    queue.put([message("soon", at=clock.time + 60.5)])
    queue.put([message("far", at=clock.time + 400 * 86400)])

    dues = [task.due - clock.time for task in waiting(fake)]
    assert [0.0, 60.5, 30 * 86400 - 900] == dues


def test_an_answer_that_is_lost_makes_no_second_task(fake: FakeTasks, queue: TasksQueue) -> None:
    fake.chaos.unheard = 1.0

    queue.put([message()])

    assert (1, 2) == (len(waiting(fake)), len(creations(fake)))


@pytest.mark.parametrize("script", [BUSY, FULL, fault(500, "INTERNAL", "Internal."), Script(how="drop")])
def test_what_passes_is_tried_again(fake: FakeTasks, queue: TasksQueue, script: Script) -> None:
    fake.scripts.extend([script, script])

    queue.put([message()])

    assert 1 == len(waiting(fake))


@pytest.mark.parametrize("queue", ["grpc"], indirect=True)
def test_what_was_given_up_for_another_call_is_no_task_that_is_there(fake: FakeTasks, queue: TasksQueue) -> None:
    fake.scripts.append(fault(409, "ABORTED", "Too much contention."))

    queue.put([message()])

    assert 1 == len(waiting(fake))


@pytest.mark.usefixtures("in_a_hurry")
@pytest.mark.parametrize(
    "script", [BUSY, FULL, Script(how="drop"), Script(how="hang")], ids="busy full drop hang".split()
)
def test_what_does_not_pass_is_told_after_a_while(fake: FakeTasks, queue: TasksQueue, script: Script) -> None:
    fake.always = script

    with pytest.raises(Overloaded, match="Cloud Tasks takes no tasks now") as told:
        queue.put([message()])

    assert told.value.retry_after
    assert 2 <= len(fake.asked) <= 9


@pytest.mark.usefixtures("in_a_hurry")
def test_a_service_that_is_not_there_is_told_too(clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    queue = TasksQueue(lanes=LANES, now=clock, emulator=f"127.0.0.1:{port}")

    with pytest.raises(Overloaded):
        queue.put([message()])


@pytest.mark.parametrize("script", [DENIED, fault(404, "NOT_FOUND", "Queue does not exist.")], ids=["403", "404"])
def test_what_somebody_must_mend_is_told_at_once(fake: FakeTasks, queue: TasksQueue, script: Script) -> None:
    fake.always = script

    with pytest.raises(LimnerError, match=f"did not take a task for {PARENT}/limner-picture") as told:
        queue.put([message()])

    assert "doctor" in told.value.advice
    assert 500 == told.value.status
    assert 1 == len(fake.asked)


def test_a_machine_that_is_nobody_in_the_cloud_is_told_so(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The library reads its variable NO_GCE_CHECK once, when it is loaded.
    monkeypatch.setattr("google.auth.compute_engine._metadata._NO_GCE_CHECK", True)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    queue = TasksQueue(lanes=LANES, now=clock)

    with pytest.raises(LimnerError, match="DefaultCredentialsError") as told:
        queue.put([message()])

    assert "doctor" in told.value.advice
    assert not queue.paused("render")


def test_of_many_all_are_tried_when_one_fails(fake: FakeTasks, queue: TasksQueue) -> None:
    del fake.lanes[f"{PARENT}/limner-text"]

    with pytest.raises(LimnerError):
        queue.put([message("plan", "plan"), *(message(str(number)) for number in range(20))])

    assert 20 == len(waiting(fake))


def test_many_are_put_side_by_side(fake: FakeTasks, queue: TasksQueue) -> None:
    queue.put([message("first")])
    fake.seconds = 0.05
    began = time.monotonic()

    queue.put([message(str(number)) for number in range(48)])

    assert 49 == len(waiting(fake))
    assert time.monotonic() - began < 48 * 0.05 / 2, "one after another they take 2.4 s"


def test_a_body_that_would_be_billed_twice_is_no_task_of_ours(queue: TasksQueue, fake: FakeTasks) -> None:
    with pytest.raises(LimnerError, match="too large"):
        queue.put([message(digest="x" * 32_000)])

    assert [] == fake.asked


def test_the_trace_of_a_request_goes_with_its_tasks(fake: FakeTasks, clock: Clock) -> None:
    queue = TasksQueue(lanes=LANES, now=clock, emulator=fake.host, trace=lambda: TRACE)

    queue.put([message()])

    assert {"traceparent": TRACE, "X-Limner-Trace": TRACE} == waiting(fake)[0].headers


def test_whether_a_queue_is_held_is_remembered_for_some_seconds(
    fake: FakeTasks, queue: TasksQueue, clock: Clock
) -> None:
    assert not queue.paused("render")
    fake.hold("limner-picture")

    seen = []
    for later in (9.9, 0.2, 9.9, 0.2):
        clock.time += later
        seen.append(queue.paused("render"))
        fake.release("limner-picture") if seen[-1] else None

    assert [False, True, True, False] == seen
    assert 3 == len(fake.asked)
    assert not queue.paused("plan")


def test_a_queue_that_cannot_be_seen_is_as_it_was(fake: FakeTasks, queue: TasksQueue, clock: Clock) -> None:
    fake.hold("limner-picture")
    assert queue.paused("render")
    fake.always = BUSY
    clock.time += 11

    assert queue.paused("render")
    assert not queue.paused("plan")


def test_what_cannot_be_put_after_an_answer_is_left_to_the_sweep(
    fake: FakeTasks, queue: TasksQueue, caplog: pytest.LogCaptureFixture
) -> None:
    fake.always = DENIED
    behind = SweptQueue(inner=queue)

    behind.put([message(), message("p02")])

    assert "tasks_left_to_the_sweep tasks=2" in caplog.text
    fake.always = None
    behind.put([message()])
    assert 1 == len(waiting(fake))
    assert not behind.paused("render")


def test_a_purged_queue_knows_its_names_and_another_turn_is_another_name(fake: FakeTasks, queue: TasksQueue) -> None:
    queue.put([message()])
    fake.remove(waiting(fake)[0])

    queue.put([message()])
    queue.put([message().again(at=0.0), replace(message(), attempt=3)])

    assert [message().again(at=0.0).name()] == [task.name.rpartition("/")[2] for task in waiting(fake)]


def test_the_client_is_loaded_by_the_first_task_only() -> None:
    program = (
        "import sys; from functions.adapters.google.queue import TasksQueue; from functions.adapters.google.tokens "
        "import TaskTokens; TasksQueue(lanes={}); TaskTokens('a', 'b', now=float); print([one for one in sys.modules "
        "if one in ('google.cloud.tasks_v2', 'google.auth', 'grpc', 'google.api_core', 'cryptography', 'requests')])"
    )

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "[]" == found.stdout.strip()
