"""The scene cache in SQLite. Its rows are written inside the commits of jobs; here they are read and cleaned."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import Any

from functions.adapters.local import commits
from functions.adapters.local.database import Database
from functions.adapters.local.named import put_names
from functions.core.codec import decode, encode
from functions.core.job import Asset
from functions.ports import CacheEntry, LeaseEnd


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
        "INSERT OR REPLACE INTO cache (key, owner, job, asset, model, stored_at, token, until, boot)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.key, entry.owner, entry.job, asset, entry.model, entry.stored_at, entry.token, entry.until, entry.boot),
    )


def end_lease(connection: sqlite3.Connection, end: LeaseEnd, *, job: str) -> None:
    """The cache part of a commit."""
    entry = read_entry(connection, end.key)
    after = commits.lease_ended(entry, end, job=job)
    if after is not None and after is not entry:
        write_entry(connection, after)


class SqliteCache:
    """The scene cache, for reading and cleaning."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self, key: str) -> CacheEntry | None:
        with self._database.reading() as connection:
            return read_entry(connection, key)

    def forget_job(self, job_id: str) -> None:
        with self._database.writing() as connection:
            for entry in _entries(connection.execute("SELECT * FROM cache WHERE job = ?", (job_id,))):
                write_entry(connection, replace(entry, asset=None, model="", stored_at=0.0))

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


def _entries(rows: sqlite3.Cursor) -> list[CacheEntry]:
    names = [column[0] for column in rows.description]
    return [_entry(dict(zip(names, row, strict=True))) for row in rows.fetchall()]


def _entry(row: dict[str, Any]) -> CacheEntry:
    asset = row.pop("asset")
    return CacheEntry(**row, asset=None if asset is None else decode(Asset, json.loads(asset)))
