"""The folder's queue against Huey on SQLite: a fan-out of ten with a join, and a burst of tasks.

The task's body is the same in both: it counts under a lock, and the last one signals. Both keep their tasks in a file
in one folder and work in eight threads. Run it as a program to see the table.
"""

from __future__ import annotations

import logging
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from huey import SqliteHuey
from huey.consumer import Consumer

from functions.adapters.local.database import Database
from functions.adapters.local.dispatcher import Dispatcher
from functions.adapters.local.queue import Lane, SqliteQueue
from functions.core.messages import Message

WORKERS = 8
FANS, BURST, TURNS = 60, 1000, 3
Row = tuple[str, float, float, float]


class Join:
    """Signals when the last of `size` tasks was done."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._left = 0
        self.done = threading.Event()

    def expect(self, size: int) -> None:
        self._left = size
        self.done.clear()

    def count(self) -> None:
        with self._turn:
            self._left -= 1
            if self._left == 0:
                self.done.set()


Spread = Callable[[int], None]


@contextmanager
def ours(folder: Path, join: Join) -> Iterator[Spread]:
    """One message that answers with `size` messages, as a plan does with its pictures."""
    database = Database(folder)
    queue = SqliteQueue(database, now=time.time)
    sizes: dict[str, int] = {}

    def deliver(message: Message) -> tuple[Message, ...]:
        if message.verb == "plan":
            return tuple(Message(verb="render", job=message.job, step=str(n)) for n in range(sizes[message.job]))
        join.count()
        return ()

    lanes = {"text": Lane(concurrency=WORKERS), "picture": Lane(concurrency=WORKERS)}
    dispatcher = Dispatcher(database, deliver, lanes=lanes, now=time.time)
    dispatcher.start()

    def spread(size: int) -> None:
        job = str(len(sizes))
        sizes[job] = size
        queue.put([Message(verb="plan", job=job, step="plan")])

    try:
        yield spread
    finally:
        dispatcher.stop(5)
        database.close()


@contextmanager
def hueys(folder: Path, join: Join) -> Iterator[Spread]:
    """One task that enqueues `size` tasks."""
    huey = SqliteHuey(filename=str(folder / "huey.db"), results=False)

    @huey.task()
    def picture(job: int, step: int) -> None:
        join.count()

    @huey.task()
    def plan(job: int, size: int) -> None:
        for step in range(size):
            picture(job, step)

    logging.getLogger("huey").setLevel(logging.ERROR)
    consumer = Consumer(
        huey, workers=WORKERS, periodic=False, initial_delay=0.001, max_delay=0.001, check_worker_health=False
    )
    consumer.start()
    count = iter(range(1_000_000))
    try:
        yield lambda size: plan(next(count), size)
    finally:
        consumer.stop(graceful=True)


def fan_out(spread: Spread, join: Join) -> float:
    """Median milliseconds from the first task to the tenth of its ten."""
    took = []
    for _ in range(FANS):
        join.expect(10)
        started = time.perf_counter()
        spread(10)
        assert join.done.wait(20), "a task was lost"
        took.append(1000 * (time.perf_counter() - started))
        time.sleep(0.002)
    return statistics.median(took)


def burst(spread: Spread, join: Join) -> float:
    """Tasks a second when a thousand come at once."""
    join.expect(BURST)
    started = time.perf_counter()
    for _ in range(BURST // 10):
        spread(10)
    assert join.done.wait(60), "a task was lost"
    return BURST / (time.perf_counter() - started)


def measured(open_queue: Callable[[Path, Join], AbstractContextManager[Spread]]) -> tuple[float, float]:
    join = Join()
    with tempfile.TemporaryDirectory() as folder, open_queue(Path(folder), join) as spread:
        fan_out(spread, join)  # the first ones make threads and statements
        return fan_out(spread, join), burst(spread, join)


def rows() -> list[Row]:
    """(name, ours, anchor, ratio), each a median of turns taken alternately."""
    pairs = [(measured(ours), measured(hueys)) for _ in range(TURNS)]
    mine = [statistics.median(column) for column in zip(*(one for one, _ in pairs), strict=True)]
    theirs = [statistics.median(column) for column in zip(*(other for _, other in pairs), strict=True)]
    return [
        ("fan-out of 10 and join, p50 ms, against Huey on SQLite", mine[0], theirs[0], mine[0] / theirs[0]),
        ("tasks a second, against Huey on SQLite", mine[1], theirs[1], mine[1] / theirs[1]),
    ]


if __name__ == "__main__":
    for name, one, other, ratio in rows():
        print(f"{name:60} {one:10.2f} {other:10.2f} {ratio:8.2f}x")
