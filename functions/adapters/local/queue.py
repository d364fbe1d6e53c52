"""A durable queue in the folder's database, with the rules of Cloud Tasks: names are given once, lanes can be paused.

What is put here is delivered by the folder's one dispatcher, also when another process put it.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from functions.adapters.local.database import Database
from functions.core.messages import LANE_OF, Message, dumps

#: how long the name of a task that is done cannot be given again, in seconds
TOMBSTONE = 24 * 3600.0
#: names that are remembered to have been enqueued with their job
GIVEN = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """How fast one queue is delivered."""

    #: tasks at once
    concurrency: int
    #: tasks a second; None for no limit
    rate: float | None = None
    #: tasks that may start together after a pause, where there is a rate
    burst: int = 1
    #: seconds after which a task that is still at work is delivered again
    deadline: float = 1800.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """What waits in one lane."""

    tasks: int
    #: seconds that the oldest one has been due; 0 when none is
    oldest: float
    paused: bool


def insert_tasks(connection: sqlite3.Connection, messages: Sequence[Message], *, now: float) -> bool:
    """Some of them were new; a name that is known, waiting or done, is left alone."""
    rows = [(one.name(), LANE_OF[one.verb], dumps(one), max(one.at, now), now) for one in messages]
    before = connection.total_changes
    connection.executemany(
        "INSERT INTO tasks (name, lane, body, due, put_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING", rows
    )
    return connection.total_changes > before


class SqliteQueue:
    """The queue of one data folder."""

    def __init__(self, database: Database, *, now: Callable[[], float]) -> None:
        self._database = database
        self._now = now
        #: names that came with their job's commit and were not put since
        self._given: OrderedDict[str, Message | None] = OrderedDict()

    def put(self, messages: Sequence[Message]) -> None:
        messages = [one for one in messages if self._given.pop(one.name(), one) is one]
        if not messages:
            return
        # What is lost with the power is asked for anew by the sweep.
        with self._database.writing(durable=False) as connection:
            fresh = insert_tasks(connection, messages, now=self._now())
        if fresh:
            self._database.tasks_changed.ring()

    def enqueue(self, connection: sqlite3.Connection, messages: Sequence[Message], *, now: float) -> None:
        """Part of another's commit, which tells when it is done."""
        if messages:
            insert_tasks(connection, messages, now=now)

    def enqueued(self, messages: Sequence[Message]) -> None:
        """That commit is done: these need not be put once more."""
        if not messages:
            return
        for one in messages:
            self._given[one.name()] = None
        while len(self._given) > GIVEN:
            self._given.popitem(last=False)
        self._database.tasks_changed.ring()

    def paused(self, verb: str) -> bool:
        with self._database.reading() as connection:
            return LANE_OF[verb] in paused_lanes(connection)

    def pause(self, lane: str) -> None:
        """Nothing more of the lane is delivered; what is at work goes on. It lasts until `resume`."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO paused (lane) VALUES (?)", (lane,))
        self._database.tasks_changed.ring()

    def resume(self, lane: str) -> None:
        """The lane is delivered again."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM paused WHERE lane = ?", (lane,))
        self._database.tasks_changed.ring()

    def depths(self) -> Mapping[str, Depth]:
        """What waits or is at work, by lane."""
        query = "SELECT lane, count(*), min(due) FROM tasks WHERE done_at IS NULL GROUP BY lane"
        with self._database.reading() as connection:
            held = paused_lanes(connection)
            rows = {row[0]: row[1:] for row in connection.execute(query).fetchall()}
        now = self._now()
        return {
            lane: Depth(tasks=count, oldest=max(0.0, now - due), paused=lane in held)
            for lane, (count, due) in ((lane, rows.get(lane, (0, now))) for lane in sorted(set(LANE_OF.values())))
        }


def paused_lanes(connection: sqlite3.Connection) -> frozenset[str]:
    """The lanes that an operator holds."""
    return frozenset(str(lane) for (lane,) in connection.execute("SELECT lane FROM paused").fetchall())
