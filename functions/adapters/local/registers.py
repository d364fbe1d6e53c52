"""Small shared values under compare-and-set, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from functions.adapters.local.database import Database
from functions.adapters.stores.commits import check_version
from functions.ports import Register, RegisterWrite


def write_registers(connection: sqlite3.Connection, writes: Sequence[RegisterWrite]) -> None:
    """All of them, or Stale; the transaction around it takes back what was written before."""
    for write in writes:
        row = connection.execute("SELECT version FROM registers WHERE name = ?", (write.name,)).fetchone()
        check_version(row[0] if row else None, write.expected)
        connection.execute(
            "INSERT OR REPLACE INTO registers (name, version, value) VALUES (?, ?, ?)",
            (write.name, write.expected + 1, json.dumps(dict(write.value), separators=(",", ":"))),
        )


class SqliteRegisters:
    """The registers of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, name: str) -> Register:
        with self._database.reading() as connection:
            row = connection.execute("SELECT version, value FROM registers WHERE name = ?", (name,)).fetchone()
        return Register(value={}) if row is None else Register(value=json.loads(row[1]), version=row[0])

    def write(self, name: str, value: Mapping[str, Any], *, expected: int) -> None:
        with self._database.writing() as connection:
            write_registers(connection, [RegisterWrite(name=name, value=value, expected=expected)])

    def listed(self, prefix: str, *, after: str, limit: int) -> Sequence[str]:
        query = "SELECT name FROM registers WHERE name >= ? AND name > ? AND name < ? ORDER BY name LIMIT ?"
        with self._database.reading() as connection:
            rows = connection.execute(query, (prefix, after, prefix + "\U0010ffff", limit)).fetchall()
        return [str(name) for (name,) in rows]

    def remove(self, name: str, *, expected: int) -> bool:
        with self._database.writing() as connection:
            before = connection.total_changes
            connection.execute("DELETE FROM registers WHERE name = ? AND version = ?", (name, expected))
            return connection.total_changes > before
