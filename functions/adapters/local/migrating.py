"""From one version of the tables to another, up and down, always after a copy of the database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from functions.adapters.local import schema
from functions.adapters.local.faults import DataFolderFault, NewerFolder, in_plain_words
from functions.adapters.local.lock import FolderLock
from functions.adapters.local.schema_down import DOWN
from functions.core.errors import InvalidRequest
from functions.core.folding import folded

FILE = "limner.db"


def version_of(folder: Path) -> int:
    """The version of a folder's tables; 0 where there are none."""
    with in_plain_words(folder):
        if not (folder / FILE).exists():
            return 0
        with closing(sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrated(folder: Path, to: int) -> tuple[int, int, Path | None]:
    """The versions before and after, and the copy that was made of the database; nobody may work on the folder."""
    if not 1 <= to <= schema.VERSION:
        fault = f"There are the versions 1 to {schema.VERSION}."
        raise InvalidRequest(f"--to is {to}. {fault}", action="Choose one of them.", fields=(("to", fault),))
    lock = FolderLock(folder)
    lock.take()
    try:
        with in_plain_words(folder), _opened(folder) as connection:
            before = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if before > schema.VERSION:
                raise NewerFolder(f"The data folder {folder} was written by a newer version of Limner.")
            if before == to:
                return before, to, None
            copy = copied(connection, folder, before) if before else None
            connection.execute("BEGIN EXCLUSIVE")
            for script in _scripts(before, to):
                for statement in statements(script):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")
            connection.execute(f"PRAGMA user_version = {to}")
            connection.execute("COMMIT")
            return before, to, copy
    finally:
        lock.release()


def copied(connection: sqlite3.Connection, folder: Path, version: int) -> Path:
    """A copy of the database beside it, named by its version; whole or not at all."""
    place, draft = folder / f"limner-version-{version}.db", folder / f"limner-version-{version}.db.unfinished"
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    draft.chmod(0o600)
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(place)
    return place


def statements(script: str) -> Iterator[str]:
    """One by one: `executescript` would commit before the first."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _scripts(before: int, to: int) -> list[str]:
    if to > before:
        return list(schema.STEPS[before:to])
    return [DOWN[version] for version in range(before, to, -1)]


@contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(folder / FILE, timeout=1.0, isolation_level=None)
    try:
        connection.create_function("folded", 1, folded, deterministic=True)
        used = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0
        if used and connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION:
            raise DataFolderFault(f"The file {FILE} in the data folder {folder} is another program's database.")
        yield connection
    finally:
        connection.close()
