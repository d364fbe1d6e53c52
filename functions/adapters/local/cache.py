"""The scene cache in SQLite. Its rows are written inside the commits of jobs; here they are read and cleaned."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from functions.adapters.local.counters import add, add_counts
from functions.adapters.local.database import Database
from functions.adapters.local.gallery import put_picture
from functions.adapters.local.named import put_names
from functions.adapters.stores import commits
from functions.core.codec import decode, encode
from functions.core.job import Asset
from functions.ports import CacheCounts, CacheEntry, CacheHit, Cleared, Clearing, LeaseEnd, LevelCounts, Reused, hour_of


def read_entry(connection: sqlite3.Connection, key: str) -> CacheEntry | None:
    """The entry of a key."""
    found = _entries(connection.execute("SELECT * FROM cache WHERE key = ?", (key,)))
    return found[0] if found else None


def write_entry(connection: sqlite3.Connection, entry: CacheEntry) -> None:
    """The entry as it is from now on; one with nothing left in it is removed."""
    put_names(connection, f"cache:{entry.key}", owner=entry.owner, names=frozenset(commits.blobs_of(entry)))
    if commits.is_empty(entry):
        connection.execute("DELETE FROM cache WHERE key = ?", (entry.key,))
        return
    asset = None if entry.asset is None else json.dumps(encode(entry.asset), separators=(",", ":"))
    connection.execute(
        "INSERT OR REPLACE INTO cache"
        " (key, owner, job, asset, model, stored_at, token, until, boot, cost, hits, used_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(entry.key, entry.owner, entry.job, asset, entry.model, entry.stored_at, entry.token, entry.until),
            *(entry.boot, entry.cost, entry.hits, entry.used_at),
        ),
    )


def end_lease(connection: sqlite3.Connection, end: LeaseEnd, *, job: str) -> None:
    """The cache part of a commit."""
    entry = read_entry(connection, end.key)
    after = commits.lease_ended(entry, end, job=job)
    if after is not None and after is not entry:
        write_entry(connection, after)
    if commits.is_stored(end, before=entry, after=after):
        connection.execute("UPDATE cache_totals SET misses = misses + 1 WHERE id = 1")


def count_hit(connection: sqlite3.Connection, hit: CacheHit) -> None:
    """The hit's part of a commit; an entry that is gone meanwhile has answered all the same."""
    after = commits.was_hit(read_entry(connection, hit.key), hit)
    saved = 0 if after is None else after.cost * hit.times
    connection.execute("UPDATE cache_totals SET hits = hits + ?, saved = saved + ? WHERE id = 1", (hit.times, saved))
    add(connection, hour_of(hit.now), {"hits": hit.times, "saved": saved})
    if after is not None:
        connection.execute(
            "UPDATE cache SET hits = ?, used_at = ? WHERE key = ?", (after.hits, after.used_at, after.key)
        )


def put_reused(connection: sqlite3.Connection, reused: Reused) -> None:
    """What the cache's answer adds to the commit of its job."""
    if reused.picture is not None:
        put_picture(connection, reused.picture)
    count_hit(connection, reused.hit)
    add_counts(connection, reused.tally, reused.tally.first)


class SqliteCache:
    """The scene cache, for reading and cleaning."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self, key: str) -> CacheEntry | None:
        with self._database.reading() as connection:
            return read_entry(connection, key)

    def answered(self, hits: Sequence[CacheHit]) -> None:
        # A count that is lost with the power is missed by nobody.
        with self._database.writing(durable=False) as connection:
            for hit in hits:
                count_hit(connection, hit)

    def forget_job(self, job_id: str) -> None:
        with self._database.writing() as connection:
            for entry in _entries(connection.execute("SELECT * FROM cache WHERE job = ?", (job_id,))):
                write_entry(connection, commits.emptied(entry))

    def void(self, boot: str) -> None:
        with self._database.writing() as connection:
            leases = connection.execute("SELECT * FROM cache WHERE token <> '' AND boot <> ?", (boot,))
            for entry in _entries(leases):
                write_entry(connection, commits.released(entry))

    def expire(self, *, before: float, limit: int) -> int:
        query = "SELECT * FROM cache WHERE max(stored_at, until) < ? ORDER BY max(stored_at, until), key LIMIT ?"
        with self._database.writing() as connection:
            old = _entries(connection.execute(query, (before, limit)))
            for entry in old:
                write_entry(connection, replace(entry, asset=None, token=""))
        return len(old)

    def trim(self, *, most: int, limit: int) -> int:
        query = "SELECT * FROM cache WHERE asset IS NOT NULL ORDER BY used_at, key LIMIT ?"
        with self._database.reading() as connection:
            count = int(connection.execute("SELECT count(*) FROM cache WHERE asset IS NOT NULL").fetchone()[0])
        if count <= most:
            return 0
        with self._database.writing() as connection:
            gone = _entries(connection.execute(query, (min(count - most, limit),)))
            for entry in gone:
                write_entry(connection, commits.emptied(entry))
        return len(gone)

    def clear(self, wanted: Clearing) -> Cleared:
        query = "SELECT * FROM cache WHERE asset IS NOT NULL AND stored_at < ? AND ? IN ('', model)"
        looking = self._database.reading() if wanted.rehearsed else self._database.writing()
        with looking as connection:
            found = _entries(connection.execute(query, (wanted.before, wanted.model)))
            for entry in () if wanted.rehearsed else found:
                write_entry(connection, commits.emptied(entry))
        return commits.cleared(found)

    def counts(self, *, fresh_since: float, texts_since: float) -> CacheCounts:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT model, count(*), sum(stored_at >= CASE WHEN json_extract(asset, '$.name') LIKE '%.json'"
                " THEN :texts ELSE :others END), sum(coalesce(json_extract(asset, '$.size'), 0)), min(stored_at)"
                " FROM cache WHERE asset IS NOT NULL GROUP BY model ORDER BY model",
                {"texts": texts_since, "others": fresh_since},
            ).fetchall()
            leases = connection.execute("SELECT count(*) FROM cache WHERE asset IS NULL").fetchone()[0]
            hits, misses, saved = connection.execute("SELECT hits, misses, saved FROM cache_totals").fetchone()
        entries, fresh = sum(row[1] for row in rows), sum(row[2] for row in rows)
        return CacheCounts(
            fresh=fresh, stale=entries - fresh, leases=leases, size=sum(row[3] for row in rows), hits=hits,
            misses=misses, saved=saved, oldest=min((row[4] for row in rows), default=None),
            models={row[0]: row[1] for row in rows},
        )  # fmt: skip

    def levels(self) -> Sequence[LevelCounts]:
        return ()


def _entries(rows: sqlite3.Cursor) -> list[CacheEntry]:
    names = [column[0] for column in rows.description]
    return [_entry(dict(zip(names, row, strict=True))) for row in rows.fetchall()]


def _entry(row: dict[str, Any]) -> CacheEntry:
    asset = row.pop("asset")
    return CacheEntry(**row, asset=None if asset is None else decode(Asset, json.loads(asset)))
