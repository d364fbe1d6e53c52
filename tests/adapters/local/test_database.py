"""What the data folder says when it cannot be used, and how its database is laid out."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local import database as databases
from functions.adapters.local import jobs as job_stores
from functions.adapters.local.cache import SqliteCache
from functions.adapters.local.database import Bell, Database
from functions.adapters.local.faults import DataFolderFault, DiskFull, NewerFolder, in_plain_words
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.queue import SqliteQueue
from functions.core.errors import LimnerError, Overloaded, Stale
from functions.core.messages import Message

ROOT = Path(__file__).parents[3]


def test_a_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    database = Database(tmp_path / "new" / "folder")

    assert database.answers()
    database.close()


def noted(connection: sqlite3.Connection, lane: str) -> None:
    connection.execute("INSERT INTO paused (lane) VALUES (?)", (lane,))


def test_commits_are_durable_when_they_return(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[os.stat_result] = []
    monkeypatch.setattr(databases.os, "fsync", lambda file: synced.append(os.fstat(file)))

    with database.writing() as connection:
        noted(connection, "text")
        assert synced == []

    with database.reading() as connection:
        assert ("wal",) == connection.execute("PRAGMA journal_mode").fetchone()
    log = (database.folder / "limner.db-wal").stat()
    assert [(one.st_dev, one.st_ino) for one in synced] == [(log.st_dev, log.st_ino)]


def test_the_queue_waits_for_no_disk_and_whoever_commits_next_syncs_for_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(databases.os, "fsync", synced.append)

    SqliteQueue(database, now=time.time).put([Message(verb="plan", job="j", step="plan")])
    assert synced == []
    with database.writing() as connection:
        noted(connection, "text")

    assert len(synced) == 1


def test_those_who_commit_together_are_synced_together(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    calls, begun, go_on = [], threading.Event(), threading.Event()

    def slow(file: int) -> None:
        calls.append(file)
        begun.set()
        assert go_on.wait(10)

    def write(number: int) -> None:
        with database.writing() as connection:
            noted(connection, str(number))

    monkeypatch.setattr(databases.os, "fsync", slow)
    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    writers[0].start()
    assert begun.wait(10)
    for writer in writers[1:]:
        writer.start()
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        with database.reading() as connection:
            if connection.execute("SELECT count(*) FROM paused").fetchone() == (8,):
                break
        time.sleep(0.01)
    go_on.set()
    for writer in writers:
        writer.join(10)

    assert len(calls) == 2


def test_a_log_that_cannot_be_synced_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(databases.os, "fsync", full)

    with pytest.raises(DiskFull), database.writing() as connection:
        noted(connection, "text")


def test_a_folder_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Database(tmp_path).close()
    with sqlite3.connect(tmp_path / "limner.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(NewerFolder, match=r"was written by a newer version of Limner\.$"):
        Database(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "limner.db") as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()

    with pytest.raises(DataFolderFault, match="another program's database"):
        Database(tmp_path)


def test_a_file_that_is_no_database_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "limner.db").write_text("A fox learns to sail. " * 500)

    with pytest.raises(DataFolderFault, match="is not a database of Limner"):
        Database(tmp_path)


@pytest.mark.parametrize("inside", ["", "below"])
def test_a_file_in_place_of_the_folder_is_said_plainly(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(DataFolderFault, match="is not a folder"):
        Database(tmp_path / "file" / inside)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_read_only_folder_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(**_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(databases.tempfile, "TemporaryFile", refuse)

    with pytest.raises(DataFolderFault, match="cannot be written: its permissions or its disk forbid it"):
        Database(tmp_path)


def test_a_full_disk_is_said_plainly_and_nothing_is_half_written(database: Database, make: Any) -> None:
    jobs = SqliteJobs(database)
    first = jobs.create(make.job(), record=None)
    pages = database._writer.execute("PRAGMA page_count").fetchone()[0]
    database._writer.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(DiskFull, match=r"is full\.$"):
        jobs.create(make.job("j2", request={"script": "x" * 90_000}), record=make.record(job="j2"))

    assert jobs.get("j2") is None
    assert jobs.remembered("ann", "K", now=0.0) is None
    database._writer.execute("PRAGMA max_page_count = 100000")
    assert 2 == jobs.save(first).version, "there is room again"


def test_faults_of_the_system_never_reach_the_caller_in_its_own_words(tmp_path: Path) -> None:
    faults = {
        OSError(errno.EDQUOT, "x"): DiskFull,
        OSError(errno.EIO, "Input/output error"): DataFolderFault,
        _sqlite(sqlite3.SQLITE_CORRUPT): DataFolderFault,
        _sqlite(sqlite3.SQLITE_READONLY): DataFolderFault,
        _sqlite(sqlite3.SQLITE_IOERR): DataFolderFault,
        _sqlite(sqlite3.SQLITE_BUSY): Overloaded,
        sqlite3.ProgrammingError("near SELECT: syntax"): LimnerError,
    }
    for fault, kind in faults.items():
        with pytest.raises(LimnerError) as told, in_plain_words(tmp_path):
            raise fault

        assert kind is type(told.value)
        assert "SELECT" not in str(told.value)


def _sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    return error


def test_a_failed_write_takes_everything_back(database: Database) -> None:
    def beaten() -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO paused VALUES ('text')")
            raise Stale

    with pytest.raises(Stale):
        beaten()

    with database.reading() as connection:
        assert [] == connection.execute("SELECT * FROM paused").fetchall()


def test_a_reader_is_not_kept_waiting_by_a_writer(database: Database, make: Any) -> None:
    jobs = SqliteJobs(database)
    job = jobs.create(make.job(), record=None)

    with database.writing() as connection:
        connection.execute("UPDATE jobs SET version = 99")
        read: list[Any] = []
        reader = threading.Thread(target=lambda: read.append(jobs.get("j1")))
        reader.start()
        reader.join(5)
        assert [job] == read


def test_a_watcher_is_woken_by_the_commit_and_need_not_look_again(
    database: Database, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_stores, "GLANCE", 60.0)
    jobs = SqliteJobs(database)
    job = jobs.create(make.job(), record=None)
    seen: list[Any] = []
    watcher = threading.Thread(target=lambda: seen.append(jobs.watch("j1", after=1, timeout=60)))
    watcher.start()

    saved = jobs.save(job)
    watcher.join(10)

    assert [saved] == seen


def test_a_ring_between_the_look_and_the_wait_is_not_slept_through() -> None:
    bell = Bell()
    seen = bell.count
    bell.ring()
    started = time.monotonic()

    bell.wait(seen, timeout=30)

    assert time.monotonic() - started < 10


def test_two_processes_that_start_at_once_make_one_folder(tmp_path: Path) -> None:
    opens = (
        "import sys; from pathlib import Path; from functions.adapters.local.database import Database;"
        "Database(Path(sys.argv[1])).close()"
    )
    command = [sys.executable, "-c", opens, str(tmp_path / "folder")]

    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]

    assert [0, 0, 0] == [process.wait() for process in processes]


def test_what_one_process_commits_the_other_sees_and_may_not_overwrite(tmp_path: Path, make: Any) -> None:
    here, there = Database(tmp_path), Database(tmp_path)
    mine, theirs = SqliteJobs(here), SqliteJobs(there)
    read = mine.create(make.job(), record=None)
    assert read == theirs.get("j1")

    seen: list[Any] = []
    watcher = threading.Thread(target=lambda: seen.append(mine.watch("j1", after=1, timeout=10)))
    watcher.start()
    saved = theirs.save(replace(read, warnings=("changed there",)))
    watcher.join(5)

    assert [saved] == seen
    assert saved == mine.get("j1")
    with pytest.raises(Stale):
        mine.save(replace(read, warnings=("changed here",)))
    here.close()
    there.close()


def test_every_query_is_answered_from_an_index(database: Database, make: Any) -> None:
    ran: list[str] = []
    jobs, cache, queue = SqliteJobs(database), SqliteCache(database), SqliteQueue(database, now=lambda: 1000.0)
    jobs.create(make.job(), record=make.record())
    database._writer.set_trace_callback(ran.append)
    with database.reading() as connection:
        connection.set_trace_callback(ran.append)

    jobs.begin("j1", make.begin())
    jobs.settle("j1", make.settlement(), lease=make.lease(), record=make.picture())
    for state in (None, "done"):
        for kind in (None, "comic"):
            jobs.listed("ann", state=state, kind=kind, size=5, token="WzEwMDAuMCwgImoxIl0")
    jobs.running("ann")
    jobs.due(now=1.0, limit=5)
    jobs.named("ann", ["a.webp"])
    cache.forget_job("j1")
    cache.expire(before=1.0, limit=5)
    queue.put([Message(verb="render", job="j1", step="p01")])
    queue.depths()
    cache.void("boot2")
    jobs.give_back("j1", "p01", "t1", cost=1, key="key", burnt=True)
    jobs.remove("j1")

    database._writer.set_trace_callback(None)
    scans = []
    with database.reading() as connection:
        connection.set_trace_callback(None)
        for query in {one for one in ran if one.split()[0] in ("SELECT", "UPDATE", "DELETE")}:
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()]
            scans += [(query, line) for line in plan if _is_scan(line) or "TEMP B-TREE" in line]
    assert len(ran) > 20
    assert [] == scans


def _is_scan(line: str) -> bool:
    small = ("json_each", "paused", "tasks USING INDEX tasks_due", "cache USING INDEX cache_leases", "CONSTANT ROW")
    return line.startswith("SCAN") and not any(one in line for one in small)
