"""A folder goes from version to version and back, and a copy of what it was is kept each time."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local import schema
from functions.adapters.local.database import FILE, Database
from functions.adapters.local.faults import DataFolderFault, FolderTaken, NewerFolder
from functions.adapters.local.gallery import SqliteGallery
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.lock import FolderLock
from functions.adapters.local.migrating import migrated, version_of
from functions.adapters.local.schema_down import DOWN, LOST
from functions.core.errors import InvalidRequest


def shape(folder: Path) -> list[Any]:
    """Every table with its columns, and every index."""
    with sqlite3.connect(folder / FILE) as connection:
        rows = connection.execute("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'").fetchall()
        tables = sorted(name for kind, name in rows if kind == "table")
        found = [(name, [row[1:] for row in connection.execute(f"PRAGMA table_info({name})")]) for name in tables]
    connection.close()
    return [*found, sorted(name for kind, name in rows if kind == "index")]


def first(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / FILE) as old:
        old.executescript(schema.STEPS[0])
        old.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        old.execute("PRAGMA user_version = 1")
    old.close()


def test_every_version_has_its_way_back_and_says_what_is_lost() -> None:
    assert set(DOWN) == set(range(2, schema.VERSION + 1))
    assert set(LOST) == set(range(1, schema.VERSION + 1))


def test_down_and_up_again_is_the_same_as_before(tmp_path: Path) -> None:
    first(tmp_path / "one")
    Database(tmp_path / "two").close()
    newest = shape(tmp_path / "two")

    for version in range(schema.VERSION, 1, -1):
        migrated(tmp_path / "two", version - 1)

    assert shape(tmp_path / "two") == shape(tmp_path / "one")
    assert migrated(tmp_path / "two", schema.VERSION)[:2] == (1, schema.VERSION)
    assert shape(tmp_path / "two") == newest


def test_jobs_and_pictures_outlive_the_way_back_and_up(tmp_path: Path, make: Any) -> None:
    database = Database(tmp_path)
    jobs = SqliteJobs(database)
    jobs.create(make.job(), record=None)
    jobs.settle("j1", make.settlement(token=""), lease=None, record=make.picture())
    database.close()

    before, after, copy = migrated(tmp_path, 1)
    database = Database(tmp_path)
    picture = SqliteGallery(database).get("ann", "g1")
    job = SqliteJobs(database).get("j1")
    database.close()

    assert (before, after) == (schema.VERSION, 1)
    assert copy == tmp_path / f"limner-version-{schema.VERSION}.db"
    assert picture is not None
    assert picture.alt == "A fox in a boat"
    assert job is not None


def test_a_start_on_an_older_folder_keeps_a_copy_of_it(tmp_path: Path) -> None:
    first(tmp_path / "data")
    before = shape(tmp_path / "data")

    Database(tmp_path / "data").close()

    assert version_of(tmp_path / "data") == schema.VERSION
    copy = tmp_path / "data" / "limner-version-1.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    (tmp_path / "kept").mkdir()
    copy.rename(tmp_path / "kept" / FILE)
    assert shape(tmp_path / "kept") == before


def test_a_version_that_is_not_there_is_refused(tmp_path: Path) -> None:
    Database(tmp_path).close()

    for wanted in (0, -1, schema.VERSION + 1):
        with pytest.raises(InvalidRequest, match="There are the versions"):
            migrated(tmp_path, wanted)
    assert migrated(tmp_path, schema.VERSION) == (schema.VERSION, schema.VERSION, None)


def test_a_folder_that_is_at_work_newer_or_anothers_is_left_alone(tmp_path: Path) -> None:
    Database(tmp_path).close()
    lock = FolderLock(tmp_path)
    lock.take()
    with pytest.raises(FolderTaken):
        migrated(tmp_path, 1)
    lock.release()

    for pragma, error in (("user_version = 99", NewerFolder), ("application_id = 7", DataFolderFault)):
        with sqlite3.connect(tmp_path / FILE) as connection:
            connection.execute(f"PRAGMA {pragma}")
        connection.close()
        with pytest.raises(error):
            migrated(tmp_path, 1)
    assert version_of(tmp_path) == 99


def test_a_folder_without_a_house_has_no_version(tmp_path: Path) -> None:
    assert version_of(tmp_path) == 0
