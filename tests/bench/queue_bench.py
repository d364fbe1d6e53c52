"""The folder's queue against Huey on SQLite, and on Redis where a server is found: a fan-out of ten with a join, and a
burst of tasks.

The task's body is the same in all: it counts under a lock, and the last one signals. All work in eight threads.
"""

from __future__ import annotations

import logging
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from huey import Huey, SqliteHuey
from huey.consumer import Consumer

from functions.adapters.local.database import Database
from functions.adapters.local.dispatcher import Dispatcher
from functions.adapters.local.queue import Lane, SqliteQueue
from functions.core.messages import Message
from tests.bench.row import Row, against, faster

WORKERS = 8
FANS, BURST, TURNS = 30, 1000, 9


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
def on_sqlite(folder: Path, join: Join) -> Iterator[Spread]:
    """Huey on a file in the folder, as it is set up by default."""
    with consumed(SqliteHuey(filename=str(folder / "huey.db"), results=False), join) as spread:
        yield spread


@contextmanager
def on_redis(folder: Path, join: Join) -> Iterator[Spread]:
    """Huey on a Redis server of its own, which keeps nothing on disk."""
    from huey import RedisHuey

    socket = folder / "redis.sock"
    options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no", "--dir", str(folder)]
    server = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
    try:
        while not socket.exists():
            time.sleep(0.01)
        with consumed(RedisHuey(url=f"unix://{socket}", results=False), join) as spread:
            yield spread
    finally:
        server.terminate()
        server.wait(10)


def redis_is_here() -> bool:
    """Whether there is a server and a client for it; neither is required."""
    try:
        import redis
    except ImportError:
        return False
    return bool(redis.__version__) and shutil.which("redis-server") is not None


@contextmanager
def consumed(huey: Huey, join: Join) -> Iterator[Spread]:
    """One task that enqueues `size` tasks."""

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


def fan_out(spread: Spread, join: Join, *, times: int) -> float:
    """Median milliseconds from the first task to the tenth of its ten."""
    took = []
    for _ in range(times):
        join.expect(10)
        started = time.perf_counter()
        spread(10)
        assert join.done.wait(20), "a task was lost"
        took.append(1000 * (time.perf_counter() - started))
        time.sleep(0.002)
    return statistics.median(took)


def burst(spread: Spread, join: Join, *, size: int) -> float:
    """Tasks a second when so many come at once."""
    join.expect(size)
    started = time.perf_counter()
    for _ in range(size // 10):
        spread(10)
    assert join.done.wait(60), "a task was lost"
    return size / (time.perf_counter() - started)


Open = Callable[[Path, Join], AbstractContextManager[Spread]]


def measured(open_queue: Open, *, fans: int, size: int) -> tuple[float, float]:
    """The fan-out's milliseconds and the burst's tasks a second."""
    join = Join()
    with tempfile.TemporaryDirectory() as folder, open_queue(Path(folder), join) as spread:
        fan_out(spread, join, times=max(1, fans // 4))  # the first ones make threads and statements
        return fan_out(spread, join, times=fans), burst(spread, join, size=size)


def rows(*, turns: int = TURNS, fans: int = FANS, size: int = BURST) -> list[Row]:
    """Medians of turns taken alternately."""
    queues: dict[str, Open] = {"ours": ours, "Huey on SQLite": on_sqlite}
    if redis_is_here():
        queues["Huey on Redis"] = on_redis
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in queues}
    for _ in range(turns):
        for name, open_queue in queues.items():
            took[name].append(measured(open_queue, fans=fans, size=size))
    medians = {name: [statistics.median(column) for column in zip(*one, strict=True)] for name, one in took.items()}
    join, rate = medians.pop("ours")
    found = []
    for name, (its_join, its_rate) in medians.items():
        found.append(against(f"fan-out of 10 and join p50, {name}", join, its_join, most=1.0, unit="ms"))
        found.append(faster(f"burst of tasks, {name}", rate, its_rate, unit="1/s"))
    return found
