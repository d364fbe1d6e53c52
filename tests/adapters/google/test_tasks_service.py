"""The Cloud Tasks that stands in for the real one keeps its rules, as seen by the real client and by a worker."""

from __future__ import annotations

import json
import random
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from google.api_core.exceptions import BadRequest, Conflict, NotFound
from google.auth.credentials import AnonymousCredentials
from google.cloud.tasks_v2 import CloudTasksClient, HttpRequest, Queue, Task
from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksRestTransport

from functions.adapters.google.certificates import Certificates
from functions.adapters.google.queue import TaskLane, TasksQueue
from functions.adapters.google.tokens import TaskTokens
from functions.core.messages import Message
from tests.fakes.tasks.queues import Chaos, Lane
from tests.fakes.tasks.service import CALLER, PARENT, FakeTasks
from tests.fakes.tasks.worker import answering

ROOT = Path(__file__).parents[3]
PICTURES = f"{PARENT}/limner-picture"
AUDIENCE = "https://render.test"


@dataclass
class Clock:
    time: float = 1_000_000.0

    def __call__(self) -> float:
        return self.time


@dataclass
class Worker:
    """Notes what came and when, and answers what it is told to."""

    clock: Clock
    came: list[tuple[float, Mapping[str, str], bytes]] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    always: tuple[int, dict[str, str]] = (200, {})
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, dict[str, str]]:
        with self._turn:
            self.came.append((self.clock.time, headers, body))
            return self.answers.pop(0) if self.answers else self.always

    @property
    def times(self) -> list[float]:
        return [round(at - self.came[0][0], 3) for at, _, _ in self.came]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worker(clock: Clock) -> Worker:
    return Worker(clock)


@pytest.fixture
def fake(issuer: Any, clock: Clock, worker: Worker) -> Iterator[FakeTasks]:
    with answering(worker) as url, FakeTasks(issuer=issuer, now=clock).served() as made:
        made.open_house({"picture": f"{url}/elsewhere?x=1"}, audience=AUDIENCE)
        yield made


@pytest.fixture
def client(fake: FakeTasks) -> CloudTasksClient:
    credentials = AnonymousCredentials()
    return CloudTasksClient(
        transport=CloudTasksRestTransport(host=fake.host, url_scheme="http", credentials=credentials)
    )


@pytest.fixture
def queue(fake: FakeTasks, clock: Clock) -> Iterator[TasksQueue]:
    made = TasksQueue(lanes={"picture": TaskLane(name=PICTURES, deadline=60)}, now=clock, emulator=fake.host)
    yield made
    made.close()


def message(step: str = "p01", **fields: Any) -> Message:
    return Message(verb="render", job="j1", step=step, **fields)


def a_task(name: str = "one", **fields: Any) -> Task:
    return Task(name=f"{PICTURES}/tasks/{name}", http_request=HttpRequest(url="https://a.test/", body=b"{}"), **fields)


def test_a_queue_is_made_held_released_and_removed(client: CloudTasksClient) -> None:
    name = f"{PARENT}/extra"
    parent = PARENT.removesuffix("/queues")
    made = client.create_queue(parent=parent, queue=Queue(name=name, rate_limits={"max_dispatches_per_second": 2.5}))

    assert (2.5, Queue.State.RUNNING) == (made.rate_limits.max_dispatches_per_second, made.state)
    with pytest.raises(Conflict):
        client.create_queue(parent=parent, queue=Queue(name=name))
    assert Queue.State.PAUSED == client.pause_queue(name=name).state
    assert Queue.State.RUNNING == client.resume_queue(name=name).state
    assert {name, PICTURES} == {one.name for one in client.list_queues(parent=parent)}
    client.delete_queue(name=name)
    with pytest.raises(NotFound):
        client.get_queue(name=name)


def test_a_name_is_given_once_and_for_a_day_after_its_end(client: CloudTasksClient, clock: Clock) -> None:
    client.create_task(parent=PICTURES, task=a_task())
    with pytest.raises(Conflict):
        client.create_task(parent=PICTURES, task=a_task())
    client.delete_task(name=f"{PICTURES}/tasks/one")

    clock.time += 23.9 * 3600
    with pytest.raises(Conflict, match="too recently"):
        client.create_task(parent=PICTURES, task=a_task())

    clock.time += 0.2 * 3600
    client.create_task(parent=PICTURES, task=a_task())
    assert ["one"] == [one.name.rpartition("/")[2] for one in client.list_tasks(parent=PICTURES)]


def test_a_purge_takes_what_waits_and_keeps_the_names(client: CloudTasksClient, fake: FakeTasks) -> None:
    client.create_task(parent=PICTURES, task=a_task())

    client.purge_queue(name=PICTURES)

    assert {} == fake.lane(PICTURES).tasks
    with pytest.raises(Conflict):
        client.create_task(parent=PICTURES, task=a_task())


@pytest.mark.parametrize(
    ("task", "what"),
    [
        (a_task("no.dots"), "name"),
        (Task(name=f"{PICTURES}/tasks/x", http_request=HttpRequest(body=b"")), "url"),
        (a_task(dispatch_deadline={"seconds": 14}), "dispatchDeadline"),
        (a_task(dispatch_deadline={"seconds": 1801}), "dispatchDeadline"),
        (a_task(schedule_time={"seconds": 1_000_000 + 31 * 86400}), "future"),
        (Task(http_request=HttpRequest(url="https://a.test", body=b"x" * 100_001)), "size"),
    ],
)
def test_what_the_service_would_refuse_is_refused(client: CloudTasksClient, task: Task, what: str) -> None:
    with pytest.raises(BadRequest, match=what):
        client.create_task(parent=PICTURES, task=task)


def test_a_delivery_comes_as_the_real_ones_do(fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock) -> None:
    queue.put([message()])
    fake.drain()

    ((_, headers, body),) = worker.came
    assert {"verb": "render", "job": "j1", "step": "p01"} == json.loads(body)
    assert {
        "user-agent": "Google-Cloud-Tasks", "content-type": "application/json",
        "x-cloudtasks-queuename": "limner-picture", "x-cloudtasks-taskname": message().name(),
        "x-cloudtasks-taskretrycount": "0", "x-cloudtasks-taskexecutioncount": "0",
        "x-cloudtasks-tasketa": "1000000.000000",
    }.items() <= headers.items()  # fmt: skip
    keys = Certificates(fake.issuer.url, now=clock)
    TaskTokens(AUDIENCE, CALLER, now=clock, certificates=keys).check(headers["authorization"])
    assert ("/", 200) == (fake.lane(PICTURES).target["uriOverride"]["pathOverride"]["path"], fake.delivered[0].status)


def test_a_failure_is_tried_again_after_doubled_and_then_longer_waits(
    fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock
) -> None:
    lane = fake.lane(PICTURES)
    lane.least, lane.longest, lane.doublings, lane.attempts = 10, 300, 3, 9
    worker.always = (500, {})
    queue.put([message()])

    fake.go_on(clock)

    waits = [after - before for before, after in zip(worker.times, worker.times[1:], strict=False)]
    assert [10, 20, 40, 80, 160, 240, 300, 300] == waits, "as Google's own page reckons it"
    headers = worker.came[-1][1]
    assert ("8", "0", "500") == tuple(
        headers[f"x-cloudtasks-task{name}"] for name in ("retrycount", "executioncount", "previousresponse")
    )


@pytest.mark.parametrize(
    ("attempts", "duration", "tries"),
    [(3, 0, 3), (3, 100, 11), (30, 100, 30), (-1, 100, 11)],
    ids=["tries alone", "time is longer", "tries are longer", "time alone"],
)
def test_a_task_is_given_up_when_tries_and_time_are_both_spent(
    fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock, attempts: int, duration: float, tries: int
) -> None:
    lane = fake.lane(PICTURES)
    lane.least = lane.longest = 10
    lane.attempts, lane.retrying = attempts, duration
    worker.always = (500, {})
    queue.put([message()])

    fake.go_on(clock)

    assert tries == len(worker.came)
    assert [message().name()] == [name.rpartition("/")[2] for name in lane.dropped]


@pytest.mark.parametrize("status", [429, 503])
def test_a_worker_that_has_too_much_to_do_slows_its_whole_queue(
    fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock, status: int
) -> None:
    fake.lane(PICTURES).at_once = 1
    worker.answers = [(status, {"Retry-After": "30"})]
    queue.put([message("p01"), message("p02")])

    fake.go_on(clock)

    assert [0, 30, 30] == worker.times


def test_another_failure_slows_nobody_else(fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock) -> None:
    fake.lane(PICTURES).at_once = 1
    fake.lane(PICTURES).least = 5
    worker.answers = [(500, {})]
    queue.put([message("p01"), message("p02")])

    fake.go_on(clock)

    assert [0, 0, 5] == worker.times


def test_a_queue_delivers_its_burst_and_then_its_rate(
    fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock
) -> None:
    lane = fake.lane(PICTURES)
    lane.rate, lane.tokens = 2.0, 2.0
    queue.put([message(f"p{number}") for number in range(6)])

    fake.go_on(clock)

    assert [0, 0, 0.5, 1.0, 1.5, 2.0] == worker.times


def test_a_worker_that_never_answers_is_given_up_after_the_deadline(
    fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock
) -> None:
    let_go = threading.Event()
    fake.patience = 0.1
    worker.always = (200, {})
    first = worker.__call__

    def slow(body: bytes, headers: Mapping[str, str]) -> tuple[int, dict[str, str]]:
        if not worker.came:
            first(body, headers)
            let_go.wait(10)
        return first(body, headers)

    with answering(slow) as url:
        fake.open_house({"picture": url}, audience=AUDIENCE)
        queue.put([message()])
        fake.go_on(clock)
        let_go.set()

    assert [(0, "deadline exceeded"), (200, "")] == [(one.status, one.reason) for one in fake.delivered]


def test_every_task_may_come_twice_and_is_done_once(
    fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock
) -> None:
    fake.chaos = Chaos(duplicate=1.0, delay=3.0)
    queue.put([message(f"p{number}") for number in range(5)])

    fake.go_on(clock)

    assert [2] * 5 == list(Counter(body for _, _, body in worker.came).values())
    assert 5 == sum(one.ghost for one in fake.delivered)
    assert [] == fake.lane(PICTURES).waiting()


def test_an_answer_may_be_lost_on_its_way_back(
    fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock
) -> None:
    fake.chaos = Chaos(lost=0.3, chance=random.Random(7))
    queue.put([message(f"p{number}") for number in range(30)])

    fake.go_on(clock)

    lost = sum(one.lost for one in fake.delivered)
    assert 3 <= lost
    assert 30 + lost == len(worker.came)
    assert 30 == len({body for _, _, body in worker.came})


def test_what_is_due_may_come_in_any_order(fake: FakeTasks, queue: TasksQueue, worker: Worker, clock: Clock) -> None:
    fake.chaos = Chaos(reorder=True)
    fake.lane(PICTURES).at_once = 1
    steps = [f"p{number:02}" for number in range(12)]
    queue.put([message(step, at=clock.time + number) for number, step in enumerate(steps)])
    clock.time += 100

    fake.drain()

    came = [json.loads(body)["step"] for _, _, body in worker.came]
    assert steps != came
    assert set(steps) == set(came)


def test_by_the_usual_clock_it_delivers_by_itself(issuer: Any, worker: Worker) -> None:
    with answering(worker) as url, FakeTasks(issuer=issuer).served(delivering=True) as fake:
        fake.open_house({"picture": url})
        queue = TasksQueue(lanes={"picture": TaskLane(name=PICTURES, deadline=60)}, now=time.time, emulator=fake.host)
        queue.put([message("p01"), message("p02", at=time.time() + 0.1)])
        fake.wait_until_idle(10)
        queue.close()

    assert 2 == len(worker.came)


def test_it_runs_by_itself_and_says_which_settings_lead_to_it(worker: Worker) -> None:
    with answering(worker) as url:
        command = [sys.executable, "-m", "tests.fakes.tasks", f"picture={url}", "--duplicate", "1"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert process.stdout is not None
            told = [shlex.split(process.stdout.readline())[1].split("=", 1) for _ in range(5)]
            settings = dict(told)
            lanes = {lane: TaskLane(**one) for lane, one in json.loads(settings["TASK_QUEUES"]).items()}
            queue = TasksQueue(lanes=lanes, now=time.time, emulator=settings["CLOUD_TASKS_EMULATOR_HOST"])
            queue.put([message()])
            queue.close()
            ends = time.monotonic() + 10
            while len(worker.came) < 2 and time.monotonic() < ends:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            assert 0 == process.wait(10)

    assert 2 == len(worker.came)
    assert settings["TASK_CERTS_URL"].startswith("http://127.0.0.1:")


def test_waits_of_a_lane_are_those_of_the_real_service_by_default() -> None:
    lane = Lane(name="q")

    assert [0.1, 0.2, 0.4] == [round(lane.back_off(tries), 3) for tries in (1, 2, 3)]
    assert 3600 == lane.back_off(100)
