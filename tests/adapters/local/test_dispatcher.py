"""How the folder's own queue is delivered: waits, rates, deadlines, stops and kills (design, rules 12 and 21)."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local import dispatcher as dispatching
from functions.adapters.local.database import Database
from functions.adapters.local.dispatcher import Dispatcher
from functions.adapters.local.queue import Lane, SqliteQueue
from functions.core.messages import Message

Eventually = Callable[[Callable[[], bool]], None]
LANES = {"text": Lane(concurrency=2), "picture": Lane(concurrency=8), "assembly": Lane(concurrency=1)}


def message(step: str = "p01", verb: str = "render", **fields: Any) -> Message:
    return Message(verb=verb, job="j1", step=step, **fields)


class Work:
    """Records what was delivered; `answers` says what follows, `crashes` how often a step raises before it works."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.answers: dict[str, tuple[Message, ...]] = {}
        self.crashes: dict[str, int] = {}

    def __call__(self, one: Message) -> tuple[Message, ...]:
        self.seen.append(one.step)
        if self.crashes.get(one.step, 0):
            self.crashes[one.step] -= 1
            raise RuntimeError(one.step)
        return self.answers.get(one.step, ())


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def queue(database: Database, clock: Any) -> SqliteQueue:
    return SqliteQueue(database, now=clock)


@pytest.fixture
def open_dispatcher(database: Database, work: Work, clock: Any) -> Iterator[Callable[..., Dispatcher]]:
    opened: list[Dispatcher] = []

    def open_one(deliver: Any = work, *, lanes: Any = LANES, now: Any = clock) -> Dispatcher:
        opened.append(Dispatcher(database, deliver, lanes=lanes, now=now))
        return opened[-1]

    yield open_one
    for one in opened:
        one.stop(5)


@pytest.fixture
def dispatcher(open_dispatcher: Callable[..., Dispatcher]) -> Dispatcher:
    return open_dispatcher()


def test_a_tombstone_is_kept_a_day(queue: Any, open_dispatcher: Any, work: Work, clock: Any) -> None:
    queue.put([message()])
    open_dispatcher().drain()

    for hours in (23.9, 24.1):
        clock.time = 1000.0 + hours * 3600
        queue.put([message(f"at {hours}")])  # a new dispatcher prunes with its first commit
        open_dispatcher().drain()
        queue.put([message()])
        open_dispatcher().drain()

    assert ["p01", "at 23.9", "at 24.1", "p01"] == work.seen


def test_a_crash_is_tried_again_after_longer_and_longer_waits(
    queue: Any, dispatcher: Any, work: Work, clock: Any
) -> None:
    work.crashes["p01"] = 3
    queue.put([message()])
    starts = []

    for _ in range(40):
        before = len(work.seen)
        dispatcher.drain()
        starts += [clock.time] * (len(work.seen) - before)
        clock.time += 0.5

    assert [1000.0, 1001.0, 1003.0, 1007.0] == starts


def test_a_task_that_only_crashes_is_dropped_in_the_end(
    queue: Any, dispatcher: Any, work: Work, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatching, "MOST_ATTEMPTS", 4)
    work.crashes["p01"] = 99
    queue.put([message()])

    for _ in range(9):
        dispatcher.drain()
        clock.time += 1000

    assert ["p01"] * 4 == work.seen
    assert 0 == queue.depths()["picture"].tasks


def test_a_body_that_cannot_be_read_harms_no_other(queue: Any, dispatcher: Any, work: Work, database: Any) -> None:
    queue.put([message("broken"), message("whole")])
    with database.writing() as connection:
        connection.execute("UPDATE tasks SET body = '{' WHERE id = 1")

    dispatcher.drain()

    assert ["whole"] == work.seen


def test_a_paused_lane_waits_for_its_operator(queue: Any, dispatcher: Any, work: Work) -> None:
    queue.pause("picture")
    queue.put([message("p01"), message("plan", "plan")])

    assert dispatcher.drain()
    assert ["plan"] == work.seen
    assert (True, False) == (queue.paused("render"), queue.paused("plan"))
    assert queue.depths()["picture"].paused

    queue.resume("picture")
    dispatcher.drain()

    assert ["plan", "p01"] == work.seen
    assert not queue.paused("render")


def test_depths_tell_what_waits_and_since_when(queue: Any, clock: Any) -> None:
    queue.put([message("p01"), message("p02", at=1100.0), message("plan", "plan", at=1500.0)])
    clock.time = 1030.0

    depths = queue.depths()

    assert (2, 30.0) == (depths["picture"].tasks, depths["picture"].oldest)
    assert (1, 0.0) == (depths["text"].tasks, depths["text"].oldest)
    assert (0, 0.0, False) == (depths["assembly"].tasks, depths["assembly"].oldest, depths["assembly"].paused)


def test_no_more_than_the_lane_allows_are_at_work_at_once(queue: Any, open_dispatcher: Any) -> None:
    at_work, most, turn = 0, 0, threading.Lock()

    def deliver(_: Message) -> tuple[Message, ...]:
        nonlocal at_work, most
        with turn:
            at_work += 1
            most = max(most, at_work)
        time.sleep(0.01)
        with turn:
            at_work -= 1
        return ()

    queue.put([message(str(number)) for number in range(12)])
    dispatcher = open_dispatcher(deliver, lanes=LANES | {"picture": Lane(concurrency=3)})
    dispatcher.start()

    assert dispatcher.drain()
    assert 3 == most


def test_a_lane_with_a_rate_starts_no_more_than_that(queue: Any, open_dispatcher: Any, work: Work, clock: Any) -> None:
    dispatcher = open_dispatcher(lanes=LANES | {"picture": Lane(concurrency=8, rate=0.5, burst=2)})
    queue.put([message(str(number)) for number in range(6)])
    counts = []

    for _ in range(5):
        dispatcher.drain()
        counts.append(len(work.seen))
        clock.time += 2.0

    assert [2, 3, 4, 5, 6] == counts


def test_a_lane_with_a_rate_wakes_for_its_next_token(queue: Any, open_dispatcher: Any, work: Work) -> None:
    dispatcher = open_dispatcher(lanes=LANES | {"picture": Lane(concurrency=8, rate=100.0)}, now=time.time)
    dispatcher.start()
    started = time.monotonic()

    queue.put([message(str(number)) for number in range(21)])

    assert dispatcher.drain()
    assert 21 == len(work.seen)
    assert 0.19 < time.monotonic() - started


def test_a_started_dispatcher_wakes_for_what_is_put_and_for_what_is_due(
    open_dispatcher: Any, work: Work, database: Any, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatching, "GLANCE", 60.0)
    real = SqliteQueue(database, now=time.time)
    open_dispatcher(now=time.time).start()
    time.sleep(0.05)  # it has looked, and waits

    real.put([message("now"), message("soon", at=time.time() + 0.05)])

    eventually(lambda: ["now", "soon"] == work.seen)


def test_a_task_past_its_deadline_is_delivered_again(
    queue: Any, open_dispatcher: Any, clock: Any, eventually: Eventually
) -> None:
    let_go, starts = threading.Event(), []

    def deliver(one: Message) -> tuple[Message, ...]:
        starts.append(one.step)
        if len(starts) == 1:
            let_go.wait(10)
        return ()

    dispatcher = open_dispatcher(deliver, lanes=LANES | {"picture": Lane(concurrency=1, deadline=0.03)})
    dispatcher.start()
    queue.put([message()])

    eventually(lambda: queue.depths()["picture"].oldest == 0.0 and len(starts) == 1 and not dispatcher._claims)
    clock.time += 1.0
    eventually(lambda: len(starts) == 2)
    eventually(lambda: queue.depths()["picture"].tasks == 0)
    let_go.set()

    assert dispatcher.drain()
    assert ["p01", "p01"] == starts


def test_a_late_crash_of_work_that_was_given_up_counts_once(
    queue: Any, open_dispatcher: Any, clock: Any, database: Any, eventually: Eventually
) -> None:
    let_go = threading.Event()

    def deliver(_: Message) -> tuple[Message, ...]:
        let_go.wait(10)
        raise RuntimeError

    def attempts() -> int:
        with database.reading() as connection:
            return int(connection.execute("SELECT attempts FROM tasks").fetchone()[0])

    dispatcher = open_dispatcher(deliver, lanes=LANES | {"picture": Lane(concurrency=1, deadline=0.03)})
    dispatcher.start()
    queue.put([message()])
    eventually(lambda: attempts() == 1)
    let_go.set()
    assert dispatcher.drain()

    assert 1 == attempts()


def test_stopping_finishes_what_is_at_work_and_claims_nothing_more(
    queue: Any, open_dispatcher: Any, work: Work
) -> None:
    begun, let_go = threading.Event(), threading.Event()

    def deliver(one: Message) -> tuple[Message, ...]:
        begun.set()
        let_go.wait(10)
        return (message("follows"),)

    queue.put([message()])
    dispatcher = open_dispatcher(deliver)
    dispatcher.start()
    begun.wait(10)
    threading.Timer(0.05, let_go.set).start()

    assert dispatcher.stop(10)
    open_dispatcher().drain()

    assert ["follows"] == work.seen


def test_what_a_stop_could_not_wait_for_is_due_at_the_next_start(queue: Any, open_dispatcher: Any, work: Work) -> None:
    begun, let_go = threading.Event(), threading.Event()

    def deliver(one: Message) -> tuple[Message, ...]:
        begun.set()
        let_go.wait(10)
        return ()

    queue.put([message()])
    dispatcher = open_dispatcher(deliver)
    dispatcher.start()
    begun.wait(10)

    assert not dispatcher.stop(0.02)
    open_dispatcher().drain()
    let_go.set()

    assert ["p01"] == work.seen


def test_a_full_disk_stops_the_queue_only_until_there_is_room(
    queue: Any, open_dispatcher: Any, work: Work, database: Database, eventually: Eventually
) -> None:
    queue.put([message()])
    work.answers["p01"] = tuple(message(str(number), digest="x" * 500) for number in range(100))
    with database.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    database._writer.execute(f"PRAGMA max_page_count = {pages}")
    dispatcher = open_dispatcher()
    dispatcher.start()

    eventually(lambda: dispatcher.fault is not None)
    assert "is full" in str(dispatcher.fault)
    database._writer.execute("PRAGMA max_page_count = 1000000")

    assert dispatcher.drain()
    assert 101 == len(work.seen), "what was finished was kept"
    assert dispatcher.fault is None


def test_what_another_process_puts_is_delivered_too(
    tmp_path: Path, open_dispatcher: Any, work: Work, eventually: Eventually
) -> None:
    open_dispatcher(now=time.time).start()
    elsewhere = Database(tmp_path)

    SqliteQueue(elsewhere, now=time.time).put([message()])
    elsewhere.close()

    eventually(lambda: ["p01"] == work.seen)


DIES = """
import os, sys, time
from pathlib import Path
from functions.adapters.local.database import Database
from functions.adapters.local.dispatcher import Dispatcher
from functions.adapters.local.queue import Lane, SqliteQueue
from functions.core.messages import Message

database = Database(Path(sys.argv[1]))

def deliver(message):
    if message.step == "plan":
        return [Message(verb="render", job="j1", step=f"p{n}") for n in range(4)]
    if message.step != "p0":
        print("at work", flush=True)
        time.sleep(60)
    return []

lanes = {"text": Lane(concurrency=1), "picture": Lane(concurrency=8)}
dispatcher = Dispatcher(database, deliver, lanes=lanes, now=time.time)
dispatcher.start()
SqliteQueue(database, now=time.time).put([Message(verb="plan", job="j1", step="plan")])
time.sleep(60)
"""


def test_after_a_kill_every_task_that_was_at_work_is_due_at_once(
    tmp_path: Path, database: Database, open_dispatcher: Any, work: Work
) -> None:
    command = [sys.executable, "-c", textwrap.dedent(DIES), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        for _ in range(3):
            process.stdout.readline()
        time.sleep(0.05)  # the acknowledgement of p0 waits a few milliseconds for company
        process.send_signal(signal.SIGKILL)

    open_dispatcher(now=time.time).drain()

    assert ["p1", "p2", "p3"] == sorted(work.seen)
