"""Which records name which blobs, kept in the commits of the records themselves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable


def put_names(connection: sqlite3.Connection, source: str, *, owner: str, names: frozenset[str]) -> None:
    """From now on the record `source` names exactly these."""
    rows = connection.execute("SELECT name FROM named WHERE source = ?", (source,))
    known = {str(name) for (name,) in rows.fetchall()}
    if known - names:
        gone = [(owner, name, source) for name in known - names]
        connection.executemany("DELETE FROM named WHERE owner = ? AND name = ? AND source = ?", gone)
    if names - known:
        fresh = [(owner, name, source) for name in names - known]
        connection.executemany("INSERT OR IGNORE INTO named (owner, name, source) VALUES (?, ?, ?)", fresh)


def among_named(connection: sqlite3.Connection, owner: str, names: Iterable[str]) -> frozenset[str]:
    """Which of these some record of the owner names."""
    rows = connection.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM named WHERE owner = ? AND name = value)",
        (json.dumps(list(names)), owner),
    )
    return frozenset(str(name) for (name,) in rows.fetchall())
