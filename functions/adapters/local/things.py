"""Small lasting records of owners, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from functions.adapters.local.database import Database
from functions.adapters.local.named import put_names
from functions.adapters.stores import commits
from functions.core.errors import AlreadyExists, Stale
from functions.ports import Thing, ThingPage

_COLUMNS = "owner, shelf, id, at, version, value, blobs, purge_at"


class SqliteThings:
    """The things of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, thing: Thing) -> Thing:
        with self._database.writing() as connection:
            if _version(connection, thing) is not None:
                raise AlreadyExists(f"There is a thing {thing.id} among the {thing.shelf} already.")
            return _put(connection, replace(thing, version=1))

    def get(self, owner: str, shelf: str, thing_id: str) -> Thing | None:
        query = f"SELECT {_COLUMNS} FROM things WHERE owner = ? AND shelf = ? AND id = ?"
        with self._database.reading() as connection:
            row = connection.execute(query, (owner, shelf, thing_id)).fetchone()
        return None if row is None else _thing(row)

    def save(self, thing: Thing) -> Thing:
        with self._database.writing() as connection:
            if _version(connection, thing) != thing.version:
                raise Stale
            return _put(connection, replace(thing, version=thing.version + 1))

    def remove(self, thing: Thing) -> None:
        with self._database.writing() as connection:
            version = _version(connection, thing)
            if version not in (None, thing.version):
                raise Stale
            _remove(connection, thing)

    def listed(self, owner: str, shelf: str, *, size: int, token: str | None) -> ThingPage:
        query = (
            f"SELECT {_COLUMNS} FROM things WHERE owner = ? AND shelf = ? AND (at, id) < (?, ?)"
            " ORDER BY at DESC, id DESC LIMIT ?"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (owner, shelf, *commits.page_start(token), size + 1)).fetchall()
        found = tuple(map(_thing, rows[:size]))
        return ThingPage(found, commits.page_after(found[-1].at, found[-1].id) if len(rows) > size else None)

    def purge(self, *, now: float, limit: int) -> int:
        query = f"SELECT {_COLUMNS} FROM things WHERE purge_at <= ? ORDER BY purge_at, owner, shelf, id LIMIT ?"
        with self._database.writing() as connection:
            due = [_thing(row) for row in connection.execute(query, (now, limit)).fetchall()]
            for thing in due:
                _remove(connection, thing)
        return len(due)


def _put(connection: sqlite3.Connection, thing: Thing) -> Thing:
    value, blobs = (json.dumps(one, separators=(",", ":")) for one in (dict(thing.value), thing.blobs))
    connection.execute(
        f"INSERT OR REPLACE INTO things ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*_place(thing), thing.at, thing.version, value, blobs, thing.purge_at),
    )
    put_names(connection, _source(thing), owner=thing.owner, names=frozenset(thing.blobs))
    return thing


def _remove(connection: sqlite3.Connection, thing: Thing) -> None:
    connection.execute("DELETE FROM things WHERE owner = ? AND shelf = ? AND id = ?", _place(thing))
    connection.execute("DELETE FROM named WHERE source = ?", (_source(thing),))


def _thing(row: Sequence[Any]) -> Thing:
    owner, shelf, thing_id, at, version, value, blobs, purge_at = row
    return Thing(
        owner=owner, shelf=shelf, id=thing_id, value=json.loads(value), at=at, blobs=tuple(json.loads(blobs)),
        purge_at=purge_at, version=version,
    )  # fmt: skip


def _version(connection: sqlite3.Connection, thing: Thing) -> int | None:
    query = "SELECT version FROM things WHERE owner = ? AND shelf = ? AND id = ?"
    row = connection.execute(query, _place(thing)).fetchone()
    return None if row is None else int(row[0])


def _place(thing: Thing) -> tuple[str, str, str]:
    return thing.owner, thing.shelf, thing.id


def _source(thing: Thing) -> str:
    return "thing:" + json.dumps(_place(thing), ensure_ascii=False)
