"""Jobs in SQLite, with all that commits together with them."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence

from functions.adapters.local.cache import count_hit, end_lease, put_reused, read_entry, write_entry
from functions.adapters.local.counters import add_counts
from functions.adapters.local.creating import Creation, Creations, check_record, put_record, record_of, row
from functions.adapters.local.database import Database
from functions.adapters.local.gallery import put_picture, remove_pictures
from functions.adapters.local.headcount import Headcount
from functions.adapters.local.named import among_named, put_names
from functions.adapters.local.oversight import running
from functions.adapters.local.queue import SqliteQueue
from functions.adapters.local.registers import write_registers
from functions.adapters.local.shelf import Shelf
from functions.adapters.stores import commits
from functions.adapters.stores.counting import counted
from functions.core.codec import decode
from functions.core.errors import AlreadyExists, Stale
from functions.core.job import Job
from functions.core.messages import Message
from functions.core.settling import Settlement
from functions.ports import (
    Began,
    Begin,
    Begun,
    CacheHit,
    GalleryRecord,
    Idempotency,
    LeaseEnd,
    Page,
    RegisterWrite,
    Reused,
    Settled,
    Tally,
)

#: how often a watcher looks for commits of other processes, in seconds
GLANCE = 0.2
_INSERT = (
    "INSERT INTO jobs (id, owner, kind, state, created_at, check_at, open, hidden, version, body)"
    " VALUES (:id, :owner, :kind, :state, :created_at, :check_at, :open, :hidden, :version, :body)"
)
_UPDATE = (
    "UPDATE jobs SET state = :state, check_at = :check_at, open = :open, hidden = :hidden, version = :version,"
    " body = :body WHERE id = :id"
)
#: by whether a state and whether a kind is asked for
_LISTED = {
    (False, False): "SELECT id FROM jobs WHERE hidden = 0 AND owner = :owner AND (created_at, id) < (:at, :id)"
    " ORDER BY created_at DESC, id DESC LIMIT :size",
    (False, True): "SELECT id FROM jobs WHERE hidden = 0 AND owner = :owner AND kind = :kind"
    " AND (created_at, id) < (:at, :id) ORDER BY created_at DESC, id DESC LIMIT :size",
    (True, False): "SELECT id FROM jobs WHERE hidden = 0 AND owner = :owner AND state = :state"
    " AND (created_at, id) < (:at, :id) ORDER BY created_at DESC, id DESC LIMIT :size",
    (True, True): "SELECT id FROM jobs WHERE hidden = 0 AND owner = :owner AND state = :state AND kind = :kind"
    " AND (created_at, id) < (:at, :id) ORDER BY created_at DESC, id DESC LIMIT :size",
}


class SqliteJobs:
    """The jobs of one data folder."""

    def __init__(
        self, database: Database, *, queue: SqliteQueue | None = None, shelf: int = 128,
        cache_changed: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """`queue` takes the first messages in the commit of their job; `shelf` is how many decoded jobs are kept.

        `cache_changed` is told the key of each entry that was written.
        """
        self._database, self._queue = database, queue
        self._cache_changed = cache_changed or (lambda _: None)
        self._shelf = Shelf(shelf)
        self._headcount = Headcount(database)
        self._creations = Creations(database, queue, self._headcount)

    def create(
        self, job: Job, *, record: Idempotency | None, writes: Sequence[RegisterWrite] = (),
        reused: Reused | None = None, most_open: int = 0, messages: Sequence[Message] = (),
    ) -> Job:  # fmt: skip
        created = commits.next_version(job)
        if writes or reused is not None or created.assets():
            self._create(created, record, writes=writes, reused=reused, most_open=most_open, messages=messages)
        else:
            one = Creation(
                job=created, values=row(created), record=record, most_open=most_open, messages=messages
            )  # fmt: skip
            self._creations.commit(one)
        if self._queue is not None:
            self._queue.enqueued(messages)
        return self._committed(created)

    def get(self, job_id: str) -> Job | None:
        recent = self._shelf.recent(job_id, now=time.monotonic())
        if recent is not None:
            return recent
        with self._database.reading() as connection:
            return self._read(connection, job_id)

    def save(self, job: Job, *, closes: Sequence[tuple[str, int]] = (), writes: Sequence[RegisterWrite] = ()) -> Job:
        saved = commits.next_version(job)
        with self._database.writing() as connection:
            before = self._read(connection, job.id)
            if before is None:
                self._shelf.forget(job.id)
                raise Stale("The job is gone.")
            commits.check_version(before.version, job.version)
            write_registers(connection, writes)
            _put(connection, saved, before=before)
            if saved.deleted:
                remove_pictures(connection, saved.id)
        return self._committed(saved)

    def settle(
        self, job_id: str, settlement: Settlement, *, lease: LeaseEnd | None, record: GalleryRecord | None = None,
        hit: CacheHit | None = None, tally: Tally | None = None,
    ) -> Settled:  # fmt: skip
        with self._database.writing() as connection:
            before = self._read(connection, job_id)
            job, first = (None, False) if before is None else commits.settle(before, settlement)
            if job is not None and job is not before:
                _put(connection, job, before=before, most=commits.room_for_result(settlement))
            if first and record is not None:
                put_picture(connection, record)
            if first and hit is not None:
                count_hit(connection, hit)
            add_counts(connection, tally, counted(before, job, tally, token=settlement.token, first=first))
            if (end := commits.cache_part(job, lease)) is not None:
                end_lease(connection, end, job=job_id)
        self._cache_changed(end.key if end else "")
        if job is not None and job is not before:
            self._committed(job)
        return Settled(job, first)

    def begin(self, job_id: str, begin: Begin) -> Begun:
        with self._database.writing() as connection:
            before = self._read(connection, job_id)
            answer, lease = commits.begin(before, read_entry(connection, begin.key), begin)
            if isinstance(answer, Began) and lease is not None:
                _put(connection, answer.job, before=before, most=commits.room_for_try(begin))
                write_entry(connection, lease)
        if isinstance(answer, Began):
            self._cache_changed(begin.key)
            self._committed(answer.job)
        return answer

    def give_back(
        self, job_id: str, step: str, token: str, *, cost: int, key: str, burnt: bool, tally: Tally | None = None
    ) -> None:
        with self._database.writing() as connection:
            before = self._read(connection, job_id)
            job = None if before is None else commits.give_back(before, step, token, cost=cost, burnt=burnt)
            if job is not None and job is not before:
                _put(connection, job, before=before)
            add_counts(connection, tally, counted(before, job, tally, token=token, first=False))
            end_lease(connection, LeaseEnd(key=key, token=token), job=job_id)
        self._cache_changed(key)
        if job is not None and job is not before:
            self._committed(job)

    def remembered(self, owner: str, key: str, *, now: float) -> Idempotency | None:
        with self._database.reading() as connection:
            record = record_of(connection, owner, key)
        if record is not None:
            self._database.sync()  # A replay may be answered before the first answer: it promises the same.
        return record if record is not None and record.expires_at > now else None

    def listed(self, owner: str, *, state: str | None, kind: str | None, size: int, token: str | None) -> Page:
        created_at, job_id = commits.page_start(token)
        values = {"owner": owner, "state": state, "kind": kind, "at": created_at, "id": job_id, "size": size + 1}
        query = _LISTED[state is not None, kind is not None]
        with self._database.reading() as connection:
            ids = [str(row[0]) for row in connection.execute(query, values).fetchall()]
            found = [job for job in (self._read(connection, one) for one in ids[:size]) if job is not None]
        return Page(tuple(found), commits.page_token(found[-1]) if len(ids) > size and found else None)

    def running(self, owner: str) -> int:
        return self._headcount.of(owner)

    def due(self, *, now: float, limit: int) -> Sequence[str]:
        query = "SELECT id FROM jobs WHERE check_at IS NOT NULL AND check_at <= ? ORDER BY check_at, id LIMIT ?"
        with self._database.reading() as connection:
            return [str(row[0]) for row in connection.execute(query, (now, limit)).fetchall()]

    def remove(self, job_id: str) -> None:
        with self._database.writing() as connection:
            remove_pictures(connection, job_id)
            connection.execute("DELETE FROM named WHERE source = ?", (f"job:{job_id}",))
            connection.execute("DELETE FROM records WHERE job = ?", (job_id,))
            connection.execute("DELETE FROM jobs WHERE id = ?", (job_id,))
        self._shelf.forget(job_id)
        self._database.jobs_changed.ring()

    def watch(self, job_id: str, *, after: int, timeout: float) -> Job | None:
        ends = time.monotonic() + timeout
        while True:
            seen = self._database.jobs_changed.count
            job = self.get(job_id)
            left = ends - time.monotonic()
            if job is None or job.version > after or left <= 0:
                return job
            self._database.jobs_changed.wait(seen, timeout=min(left, GLANCE))

    def named(self, owner: str, names: Iterable[str]) -> frozenset[str]:
        with self._database.reading() as connection:
            return among_named(connection, owner, names)

    def _create(
        self, job: Job, record: Idempotency | None, *, writes: Sequence[RegisterWrite], reused: Reused | None,
        most_open: int, messages: Sequence[Message],
    ) -> None:  # fmt: skip
        """A job with more to its commit than others have: it takes a turn of its own."""
        with self._database.writing() as connection:
            try:
                _put(connection, job, before=None)
            except sqlite3.IntegrityError:
                raise AlreadyExists(f"There is a job {job.id} already.") from None
            if record is not None:
                check_record(connection, record, now=job.created_at)
                put_record(connection, record)
            if 0 < most_open <= running(connection, job.owner) - (not job.ended):
                raise Stale
            write_registers(connection, writes)
            if reused is not None:
                put_reused(connection, reused)
            if self._queue is not None:
                self._queue.enqueue(connection, messages, now=job.created_at)

    def _read(self, connection: sqlite3.Connection, job_id: str) -> Job | None:
        row = connection.execute("SELECT version FROM jobs WHERE id = ?", (job_id,)).fetchone()
        if row is None:
            self._shelf.forget(job_id)
            return None
        kept = self._shelf.find(job_id, row[0])
        if kept is not None:
            return kept
        row = connection.execute("SELECT body FROM jobs WHERE id = ?", (job_id,)).fetchone()
        return None if row is None else self._shelf.put(decode(Job, json.loads(row[0])))

    def _committed(self, job: Job) -> Job:
        self._shelf.put(job)
        self._database.jobs_changed.ring()
        return job


def _put(connection: sqlite3.Connection, job: Job, *, before: Job | None, most: int = commits.MOST_BYTES) -> None:
    connection.execute(_INSERT if before is None else _UPDATE, row(job, most=most))
    names = job.assets()
    if names != (frozenset() if before is None else before.assets()):
        put_names(connection, f"job:{job.id}", owner=job.owner, names=names)
