"""New jobs in SQLite, many of them in one commit: their rows, their idempotency records and their first tasks."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from functions.adapters.local.database import Database
from functions.adapters.local.grouping import Group, Place
from functions.adapters.local.headcount import Headcount
from functions.adapters.local.oversight import running
from functions.adapters.local.queue import SqliteQueue
from functions.adapters.stores import commits
from functions.core.errors import AlreadyExists, Stale
from functions.core.job import Job
from functions.core.messages import Message
from functions.ports import Idempotency

COLUMNS = ("id", "owner", "kind", "state", "created_at", "check_at", "open", "hidden", "version", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Creation:
    """A job that writes no registers and names no bytes yet."""

    job: Job
    #: its row
    values: Mapping[str, Any]
    record: Idempotency | None
    most_open: int
    messages: Sequence[Message]


class Creations:
    """Jobs that are created at the same time share a commit."""

    def __init__(self, database: Database, queue: SqliteQueue | None, headcount: Headcount) -> None:
        self._database, self._queue, self._headcount = database, queue, headcount
        self._group = Group(self._written, database.settle)

    def commit(self, creation: Creation) -> None:
        """AlreadyExists and Stale as for any job."""
        self._group.commit(creation)

    def _written(self, places: Sequence[Place[Creation]]) -> None:
        with self._database.writing(durable=False) as connection:
            commit = self._database.commits + 1
            accepted, running_of = _accepted(connection, places)
            if not accepted:
                return
            connection.execute(_insert(len(accepted)), [one.values[name] for one in accepted for name in COLUMNS])
            for one in accepted:
                if one.record is not None:
                    put_record(connection, one.record)
            if self._queue is not None:
                messages = [message for one in accepted for message in one.messages]
                self._queue.enqueue(connection, messages, now=max(one.job.created_at for one in accepted))
        self._headcount.counted(running_of, commit=commit)


def row(job: Job, *, most: int = commits.MOST_BYTES) -> dict[str, Any]:
    """A job as it is stored; TooComplex where it is too large."""
    return {
        "id": job.id, "owner": job.owner, "kind": job.kind, "state": job.status(), "created_at": job.created_at,
        "check_at": job.check_at, "open": not job.ended, "hidden": job.deleted, "version": job.version,
        "body": commits.document(job, most=most),
    }  # fmt: skip


def record_of(connection: sqlite3.Connection, owner: str, key: str) -> Idempotency | None:
    """The record of an Idempotency-Key, living or not."""
    query = "SELECT job, body, expires_at FROM records WHERE owner = ? AND key = ?"
    found = connection.execute(query, (owner, key)).fetchone()
    return (
        None if found is None else Idempotency(owner=owner, key=key, job=found[0], body=found[1], expires_at=found[2])
    )


def check_record(connection: sqlite3.Connection, record: Idempotency, *, now: float) -> None:
    """AlreadyExists where its key stands for another job."""
    known = record_of(connection, record.owner, record.key)
    if known is not None and known.expires_at > now and known.job != record.job:
        raise AlreadyExists("This Idempotency-Key stands for another job.")


def put_record(connection: sqlite3.Connection, record: Idempotency) -> None:
    """The record of a new job."""
    connection.execute(
        "INSERT OR REPLACE INTO records (owner, key, job, body, expires_at) VALUES (?, ?, ?, ?, ?)",
        (record.owner, record.key, record.job, record.body, record.expires_at),
    )


def _accepted(
    connection: sqlite3.Connection, places: Sequence[Place[Creation]]
) -> tuple[list[Creation], dict[str, int]]:
    """Those that nothing bars, one after the other, and how many jobs run then; the others are told why."""
    query = f"SELECT id FROM jobs WHERE id IN ({', '.join('?' * len(places))})"
    ids = {str(found) for (found,) in connection.execute(query, [one.item.job.id for one in places])}
    accepted: list[Creation] = []
    running_of: dict[str, int] = {}
    keys: set[tuple[str, str]] = set()
    for place in places:
        one, owner = place.item, place.item.job.owner
        if owner not in running_of:
            running_of[owner] = running(connection, owner)
        try:
            if one.job.id in ids:
                raise AlreadyExists(f"There is a job {one.job.id} already.")
            if one.record is not None:
                _check_key(connection, one.record, keys, now=one.job.created_at)
            if 0 < one.most_open <= running_of[owner]:
                raise Stale
        except (Stale, AlreadyExists) as error:
            place.error = error
            continue
        ids.add(one.job.id)
        keys |= {(owner, one.record.key)} if one.record is not None else set()
        running_of[owner] += not one.job.ended
        accepted.append(one)
    return accepted, running_of


def _check_key(
    connection: sqlite3.Connection, record: Idempotency, keys: Collection[tuple[str, str]], *, now: float
) -> None:
    if (record.owner, record.key) in keys:
        raise AlreadyExists("This Idempotency-Key stands for another job.")
    check_record(connection, record, now=now)


@cache
def _insert(count: int) -> str:
    rows = ", ".join(["(" + ", ".join("?" * len(COLUMNS)) + ")"] * count)
    return f"INSERT INTO jobs ({', '.join(COLUMNS)}) VALUES {rows}"
