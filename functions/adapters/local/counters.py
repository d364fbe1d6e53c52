"""Numbers that only grow, in SQLite. Most are counted inside the commits of jobs."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from functions.adapters.local.database import Database
from functions.ports import Tally


def add_counts(connection: sqlite3.Connection, tally: Tally | None, fields: Mapping[str, int]) -> None:
    """Adds to the fields of a tally's name; nothing where nothing is counted."""
    if tally is not None and fields:
        add(connection, tally.name, fields)


class SqliteCounters:
    """The counters of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, fields: Mapping[str, int]) -> None:
        with self._database.writing(durable=False) as connection:
            add(connection, name, fields)

    def read(self, first: str, last: str) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, dict[str, int]] = {}
        query = "SELECT name, field, value FROM counters WHERE name BETWEEN ? AND ? ORDER BY name, field"
        with self._database.reading() as connection:
            for name, field, value in connection.execute(query, (first, last)).fetchall():
                found.setdefault(name, {})[field] = value
        return found

    def forget(self, *, before: str) -> int:
        with self._database.writing(durable=False) as connection:
            count = connection.execute("SELECT count(DISTINCT name) FROM counters WHERE name < ?", (before,)).fetchone()
            connection.execute("DELETE FROM counters WHERE name < ?", (before,))
        return int(count[0])


def add(connection: sqlite3.Connection, name: str, fields: Mapping[str, int]) -> None:
    """Adds to the fields of a name, within a transaction."""
    connection.executemany(
        "INSERT INTO counters (name, field, value) VALUES (?, ?, ?)"
        " ON CONFLICT (name, field) DO UPDATE SET value = value + excluded.value",
        [(name, field, count) for field, count in fields.items()],
    )
