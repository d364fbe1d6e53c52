"""Delivers the tasks of one data folder: one thread that claims and acknowledges, and threads that work.

A claim lives in memory alone: the folder's lock allows one dispatcher, so whatever is not done when one starts is
due at once. What was finished meanwhile is acknowledged in one commit, together with the messages that follow.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue

from functions.adapters.local.database import Database
from functions.adapters.local.queue import TOMBSTONE, Lane, insert_tasks, paused_lanes
from functions.core.errors import LimnerError
from functions.core.messages import Message, loads

log = logging.getLogger("limner.queue")

Deliver = Callable[[Message], Sequence[Message]]
#: how often tasks of other processes are looked for, in seconds
GLANCE = 0.2
#: how long an acknowledgement may wait for others, in seconds, and how many wait at most
LINGER, MOST_LINGERING = 0.004, 200
#: waits after a crash of the work itself: the first, doubled up to the last, in seconds
FIRST_WAIT, LAST_WAIT = 1.0, 300.0
#: a task that crashed so often is dropped; the sweep may ask for its work anew
MOST_ATTEMPTS = 100
#: how often old tombstones are removed, in seconds
PRUNING = 600.0


@dataclass(slots=True, eq=False)
class Claim:
    """A task that is being worked on."""

    id: int
    lane: str
    body: bytes
    attempts: int
    #: on the monotonic clock
    started: float
    #: on the same clock; 0 while it is at work
    finished: float = 0.0
    following: Sequence[Message] = ()
    crashed: bool = False


@dataclass(slots=True)
class Bucket:
    """Tokens of a lane with a rate."""

    tokens: float
    filled_at: float

    def room(self, lane: Lane, *, now: float) -> int:
        """How many tasks may start now."""
        if lane.rate is None:
            return lane.concurrency
        self.tokens = min(float(lane.burst), self.tokens + max(0.0, now - self.filled_at) * lane.rate)
        self.filled_at = now
        # Sums of tenths fall short of one by less than a nanotask.
        return int(self.tokens + 1e-9)


@dataclass(slots=True)
class Workers:
    """Threads made when they are needed: one more than before only while none is free."""

    work: Callable[[Claim], None]
    claims: SimpleQueue[Claim | None] = field(default_factory=SimpleQueue)
    threads: list[threading.Thread] = field(default_factory=list)
    free: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def give(self, claim: Claim) -> None:
        """Some thread works on it now."""
        if not self.free.acquire(blocking=False):
            thread = threading.Thread(target=self._live, name=f"limner-worker-{len(self.threads) + 1}", daemon=True)
            self.threads.append(thread)
            thread.start()
        self.claims.put(claim)

    def dismiss(self) -> None:
        """Threads end when they are free."""
        for _ in self.threads:
            self.claims.put(None)

    def _live(self) -> None:
        while (claim := self.claims.get()) is not None:
            self.work(claim)
            del claim  # what it holds must not outlive it in a thread that waits
            self.free.release()


class Dispatcher:
    """The one deliverer of a data folder; its lock must be held."""

    def __init__(
        self, database: Database, deliver: Deliver, *, lanes: Mapping[str, Lane], now: Callable[[], float]
    ) -> None:
        """`deliver` does the work of a message and answers the next ones; what it raises is a crash."""
        self._database = database
        self._deliver = deliver
        self._lanes = lanes
        self._now = now
        self._buckets = {name: Bucket(float(lane.burst), now()) for name, lane in lanes.items()}
        self._claims: dict[int, Claim] = {}
        self._finished: list[Claim] = []
        self._turn = threading.Lock()
        self._workers = Workers(self._work)
        self._thread: threading.Thread | None = None
        self._stopping = False
        self._pruned_at = -PRUNING
        self._looked_at = 0.0
        #: why nothing can be delivered at the moment; None when all is well
        self.fault: LimnerError | None = None

    def start(self) -> None:
        """Begins to deliver, in threads of its own."""
        self._thread = threading.Thread(target=self._run, name="limner-dispatcher", daemon=True)
        self._thread.start()

    def stop(self, timeout: float) -> bool:
        """Claims nothing more and waits for what is at work; the rest is due at the next start. All was finished."""
        self._stopping = True
        ends = time.monotonic() + timeout
        while self._claims and time.monotonic() < ends and self._alive():
            seen = self._database.tasks_changed.count
            if self._claims:
                self._database.tasks_changed.wait(seen, timeout=0.05)
        self._workers.dismiss()
        thread, self._thread = self._thread, None
        self._database.tasks_changed.ring()
        if thread is not None:
            thread.join(max(0.1, ends - time.monotonic()))
        return not self._claims

    def drain(self, *, timeout: float = 30.0) -> bool:
        """Delivers until nothing is due: in the caller's thread, or, once started, by waiting. It came to rest."""
        ends = time.monotonic() + timeout
        while not self.idle():
            if time.monotonic() > ends:
                return False
            if self._alive():
                self._database.tasks_changed.wait(self._database.tasks_changed.count, timeout=0.005)
                continue
            claims = self._claimed()
            if not claims:
                return False
            for claim in claims:
                self._work(claim)
            self._acknowledge()
        return True

    def idle(self) -> bool:
        """Nothing is at work, and nothing that is due could be delivered now or when its rate allows."""
        with self._turn:
            if self._claims:
                return False
        with self._database.reading() as connection:
            held = paused_lanes(connection)
            query = "SELECT 1 FROM tasks WHERE done_at IS NULL AND lane = ? AND due <= ? LIMIT 1"
            lanes = [name for name in self._lanes if name not in held]
            return not any(connection.execute(query, (name, self._now())).fetchone() for name in lanes)

    def _alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _run(self) -> None:
        me = threading.current_thread()
        while self._thread is me:
            seen = self._database.tasks_changed.count
            try:
                # Work that is there already starts before the disk is waited for.
                self._hand_out()
                if self._worth_a_commit():
                    self._acknowledge()
                    self._hand_out()
                wait = self._pause(self._looked_at)
                self.fault = None
            except LimnerError as fault:
                # A full disk or a locked file: what was finished is kept, and acknowledged when it can be.
                if self.fault is None:
                    log.error("queue_fault %s", fault.detail)  # noqa: TRY400 - the sentence says it all
                self.fault, wait = fault, GLANCE
            if wait:
                self._database.tasks_changed.wait(seen, timeout=wait)
        self._acknowledge_last()

    def _work(self, claim: Claim) -> None:
        try:
            claim.following = self._deliver(loads(claim.body))
        except Exception as error:  # whatever the work raises is a crash of this task, not of the queue
            claim.crashed = True
            known = isinstance(error, LimnerError)
            log.warning("task_crashed lane=%s %s", claim.lane, error if known else "", exc_info=not known)
        claim.finished = time.monotonic()
        with self._turn:
            self._finished.append(claim)
        self._database.tasks_changed.ring()

    def _hand_out(self) -> None:
        for claim in () if self._stopping else self._claimed():
            self._workers.give(claim)

    def _worth_a_commit(self) -> bool:
        """An acknowledgement alone waits a little for company; messages that follow from one do not."""
        with self._turn:
            finished = list(self._finished)
        if not finished or len(finished) >= MOST_LINGERING or self._stopping:
            return True
        oldest = min(claim.finished for claim in finished)
        return any(claim.following for claim in finished) or time.monotonic() - oldest > LINGER

    def _claimed(self) -> list[Claim]:
        """What may start now, in order of its due time, lane by lane."""
        found: list[Claim] = []
        now = self._looked_at = self._now()
        query = (
            "SELECT id, body, attempts FROM tasks"
            " WHERE done_at IS NULL AND lane = ? AND due <= ? ORDER BY due, id LIMIT ?"
        )
        with self._database.reading() as connection:
            held = paused_lanes(connection)
            for name, lane in self._lanes.items():
                known = [claim for claim in self._claims.values() if claim.lane == name]
                busy = sum(not claim.finished for claim in known)
                room = min(lane.concurrency - busy, self._buckets[name].room(lane, now=now))
                if name in held or room <= 0:
                    continue
                rows = connection.execute(query, (name, now, room + len(known))).fetchall()
                fresh = [row for row in rows if row[0] not in self._claims][:room]
                self._buckets[name].tokens -= len(fresh)
                found += [Claim(id_, name, body, attempts, time.monotonic()) for id_, body, attempts in fresh]
        with self._turn:
            self._claims.update({claim.id: claim for claim in found})
        return found

    def _acknowledge(self) -> None:
        """One commit for everything that was finished since the last, with the messages that follow from it."""
        with self._turn:
            finished = list(self._finished)
        late = [claim for claim in self._claims.values() if self._is_late(claim)]
        now = self._now()
        prunes = time.monotonic() - self._pruned_at > PRUNING
        if not finished and not late and not prunes:
            return
        with self._database.writing(durable=False) as connection:
            insert_tasks(connection, [message for claim in finished for message in claim.following], now=now)
            done = [(now, claim.id) for claim in finished if not claim.crashed]
            connection.executemany("UPDATE tasks SET done_at = ?, body = x'' WHERE id = ?", done)
            again = [claim for claim in finished if claim.crashed and self._claims.get(claim.id) is claim]
            connection.executemany(
                "UPDATE tasks SET due = ?, attempts = attempts + 1, done_at = ? WHERE id = ? AND done_at IS NULL",
                [_put_off(claim, now=now) for claim in (*again, *late)],
            )
            if prunes:
                connection.execute("DELETE FROM tasks WHERE done_at < ?", (now - TOMBSTONE,))
                self._pruned_at = time.monotonic()
        with self._turn:
            del self._finished[: len(finished)]
            for claim in (*finished, *late):
                if self._claims.get(claim.id) is claim:
                    del self._claims[claim.id]

    def _acknowledge_last(self) -> None:
        try:
            self._acknowledge()
        except LimnerError as fault:
            log.error("queue_fault %s", fault.detail)  # noqa: TRY400

    def _is_late(self, claim: Claim) -> bool:
        return not claim.finished and time.monotonic() - claim.started > self._lanes[claim.lane].deadline

    def _pause(self, now: float) -> float:
        """Seconds until the next task is due or may start; what comes sooner rings."""
        query = "SELECT min(due) FROM tasks WHERE done_at IS NULL AND lane = ? AND due > ?"
        with self._database.reading() as connection:
            dues = [connection.execute(query, (name, now)).fetchone()[0] for name in self._lanes]
        waits = [LINGER] if self._finished else []
        waits += [float(due) - now for due in dues if due is not None]
        waits += [1 / lane.rate for name, lane in self._lanes.items() if lane.rate and self._buckets[name].tokens < 1]
        return max(0.001, min([*waits, GLANCE]))


def _put_off(claim: Claim, *, now: float) -> tuple[float, float | None, int]:
    wait = min(FIRST_WAIT * 2 ** min(claim.attempts, 30), LAST_WAIT)
    return now + wait, now if claim.attempts + 1 >= MOST_ATTEMPTS else None, claim.id
