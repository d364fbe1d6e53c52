"""What every queue promises: at least once, by name, not too early, not too fast (design, rules 2, 12 and 21)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from functions import ports
from functions.adapters.google.queue import TaskLane, TasksQueue
from functions.adapters.local.database import Database
from functions.adapters.local.dispatcher import Dispatcher
from functions.adapters.local.queue import Lane, SqliteQueue
from functions.core.messages import LANE_OF, Message
from tests.fakes.tasks.service import PARENT, FakeTasks
from tests.fakes.tasks.worker import working
from tests.houses import HandQueue

MEDIA = sorted(set(LANE_OF.values()))


def message(step: str = "p01", verb: str = "render", **fields: Any) -> Message:
    return Message(verb=verb, job="j1", step=step, **fields)


@dataclass
class Work:
    """Records what was delivered; `answers` says what follows, `crashes` how often a step raises before it works."""

    clock: Any
    seen: list[str] = field(default_factory=list)
    came: list[Message] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    answers: dict[str, tuple[Message, ...]] = field(default_factory=dict)
    crashes: dict[str, int] = field(default_factory=dict)
    #: seconds that each takes, and how many were at work at once
    seconds: float = 0.0
    most: int = 0
    _now: int = 0
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, one: Message) -> tuple[Message, ...]:
        with self._turn:
            self.seen.append(one.step)
            self.came.append(one)
            self.times.append(self.clock.time)
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(self.seconds)
        with self._turn:
            self._now -= 1
            if self.crashes.get(one.step, 0):
                self.crashes[one.step] -= 1
                raise RuntimeError(one.step)
        return self.answers.get(one.step, ())


@dataclass
class Post:
    """A queue, and whoever delivers from it by the clock of the test."""

    queue: ports.Queue
    #: delivers whatever is due now and what follows from it
    drain: Callable[[], object]
    hold: Callable[[str], object]
    release: Callable[[str], object]
    stop: Callable[[], object] = lambda: None


def by_hand(work: Work, clock: Any) -> Post:
    queue = HandQueue(clock)

    def drain() -> None:
        while found := queue.take():
            at, one = found
            if at > clock.time:
                queue.names.discard(one.name())
                queue.put([one])
                return
            queue.put(work(one))

    def verbs(lane: str) -> set[str]:
        return {verb for verb, its in LANE_OF.items() if its == lane}

    return Post(queue, drain, lambda lane: queue.held.update(verbs(lane)), lambda lane: queue.held.clear())


def of_a_folder(work: Work, clock: Any, database: Database) -> Post:
    queue = SqliteQueue(database, now=clock)
    lanes = {lane: Lane(concurrency=8) for lane in MEDIA} | {"webhook": Lane(concurrency=3, rate=0.5, burst=1)}
    dispatcher = Dispatcher(database, work, lanes=lanes, now=clock)
    return Post(queue, dispatcher.drain, queue.pause, queue.resume, lambda: dispatcher.stop(5))


def of_the_cloud(work: Work, clock: Any, fake: FakeTasks, url: str) -> Post:
    again = {"minBackoff": "1s", "maxBackoff": "300s", "maxDoublings": 9, "maxAttempts": 8}
    fake.open_house(dict.fromkeys(MEDIA, url), retryConfig=again, rateLimits={"maxConcurrentDispatches": 8})
    fake.lane("limner-webhook").rate = 0.5
    fake.lane("limner-webhook").tokens = 1.0
    lanes = {lane: TaskLane(name=f"{PARENT}/limner-{lane}", deadline=600) for lane in MEDIA}
    queue = TasksQueue(lanes=lanes, now=clock, emulator=fake.host)

    def forgetful(act: Callable[[str], object]) -> Callable[[str], object]:
        """The queue's state is remembered for some seconds."""
        return lambda lane: (act(f"limner-{lane}"), queue._states.clear())

    return Post(queue, fake.drain, forgetful(fake.hold), forgetful(fake.release), queue.close)


@pytest.fixture
def work(clock: Any) -> Work:
    return Work(clock)


@pytest.fixture(params=["memory", "sqlite", "tasks"])
def post(request: pytest.FixtureRequest, work: Work, clock: Any, issuer: Any) -> Iterator[Post]:
    if request.param == "memory":
        yield by_hand(work, clock)
    elif request.param == "sqlite":
        found = of_a_folder(work, clock, request.getfixturevalue("database"))
        yield found
        found.stop()
    else:
        puts: list[Callable[[Sequence[Message]], None]] = []
        with working(lambda one: puts[0](work(one))) as url, FakeTasks(issuer=issuer, now=clock).served() as fake:
            found = of_the_cloud(work, clock, fake, url)
            puts.append(found.queue.put)
            yield found
            found.stop()


durable = pytest.mark.parametrize("post", ["sqlite", "tasks"], indirect=True)


def test_a_task_is_delivered_and_what_follows_from_it_too(post: Post, work: Work) -> None:
    work.answers["plan"] = (message("p01"), message("p02"))
    work.answers["p02"] = (message("assembly", "assemble"),)

    post.queue.put([message("plan", "plan")])
    post.drain()

    assert ["plan", {"p01", "p02"}, "assembly"] == [work.seen[0], set(work.seen[1:3]), *work.seen[3:]]


def test_a_message_comes_out_as_it_went_in(post: Post, work: Work) -> None:
    sent = replace(message(revision=3, digest="d", turn=2, at=999.5), attempt=4)

    post.queue.put([sent])
    post.drain()

    assert [sent] == work.came


def test_a_name_that_waits_is_one_task(post: Post, work: Work) -> None:
    post.queue.put([message(), message()])
    post.queue.put([message()])
    post.drain()

    assert ["p01"] == work.seen


def test_a_name_that_is_done_is_not_delivered_again(post: Post, work: Work) -> None:
    post.queue.put([message()])
    post.drain()

    post.queue.put([message(), message().again(at=0.0)])
    post.drain()

    assert ["p01", "p01"] == work.seen, "once for each turn"


@durable
def test_the_name_of_a_task_that_is_done_is_kept_for_hours(post: Post, work: Work, clock: Any) -> None:
    post.queue.put([message()])
    post.drain()
    clock.time += 23.9 * 3600

    post.queue.put([message()])
    post.drain()

    assert ["p01"] == work.seen


def test_a_task_is_not_delivered_before_its_time(post: Post, work: Work, clock: Any) -> None:
    post.queue.put([message("late", at=1060.25), message("now"), message("past", at=5.0)])
    post.drain()
    clock.time = 1060.2
    post.drain()
    assert {"now", "past"} == set(work.seen)

    clock.time = 1060.25
    post.drain()

    assert "late" == work.seen[2]


def test_a_held_queue_keeps_its_tasks_and_no_others(post: Post, work: Work) -> None:
    post.hold("picture")
    post.queue.put([message("p01"), message("plan", "plan")])
    post.drain()

    assert ["plan"] == work.seen
    assert (True, False) == (post.queue.paused("render"), post.queue.paused("plan"))

    post.release("picture")
    post.drain()

    assert ["plan", "p01"] == work.seen
    assert not post.queue.paused("render")


@durable
def test_a_crash_is_tried_again_after_longer_and_longer_waits(post: Post, work: Work, clock: Any) -> None:
    work.crashes["p01"] = 3
    post.queue.put([message()])

    for _ in range(40):
        post.drain()
        clock.time += 0.5

    assert [1000.0, 1001.0, 1003.0, 1007.0] == work.times


@durable
def test_no_more_than_the_queue_allows_are_at_work_at_once(post: Post, work: Work) -> None:
    work.seconds = 0.02
    post.queue.put([message(str(number)) for number in range(20)])

    post.drain()

    assert 20 == len(work.seen)
    assert 8 >= work.most


@durable
def test_a_queue_with_a_rate_starts_no_more_than_that(post: Post, work: Work, clock: Any) -> None:
    post.queue.put([message(str(number), "notify") for number in range(4)])
    counts = []

    for _ in range(4):
        post.drain()
        counts.append(len(work.seen))
        clock.time += 2.0

    assert [1, 2, 3, 4] == counts


def test_many_are_put_at_once(post: Post, work: Work) -> None:
    post.queue.put([message(str(number)) for number in range(60)])
    post.drain()

    assert {str(number) for number in range(60)} == set(work.seen)


def test_nothing_is_put_for_nothing(post: Post, work: Work) -> None:
    post.queue.put([])
    post.drain()

    assert [] == work.seen
