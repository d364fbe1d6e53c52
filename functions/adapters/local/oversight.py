"""Jobs counted and looked over, in SQLite: one owner's while they run, and all for who looks after the house."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping

from functions.adapters.local.database import Database
from functions.adapters.stores import commits
from functions.core.codec import decode
from functions.core.job import Job
from functions.ports import Page


def running(connection: sqlite3.Connection, owner: str) -> int:
    """How many jobs of the owner have not ended."""
    row = connection.execute("SELECT count(*) FROM jobs WHERE owner = ? AND open = 1", (owner,)).fetchone()
    return int(row[0])


class SqliteOversight:
    """Looks at the jobs of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def jobs(self, *, states: Collection[str], size: int, token: str | None) -> Page:
        wanted = " AND state IN (SELECT value FROM json_each(?))" if states else ""
        query = (
            f"SELECT body FROM jobs WHERE hidden = 0 AND (created_at, id) < (?, ?){wanted}"
            " ORDER BY created_at DESC, id DESC LIMIT ?"
        )
        values = (*commits.page_start(token), *([json.dumps(sorted(states))] if states else []), size + 1)
        with self._database.reading() as connection:
            rows = connection.execute(query, values).fetchall()
        found = tuple(decode(Job, json.loads(body)) for (body,) in rows[:size])
        return Page(found, commits.page_token(found[-1]) if len(rows) > size else None)

    def counts(self) -> Mapping[tuple[str, str], int]:
        query = "SELECT kind, state, count(*) FROM jobs WHERE hidden = 0 GROUP BY kind, state"
        with self._database.reading() as connection:
            return {(kind, state): count for kind, state, count in connection.execute(query).fetchall()}
