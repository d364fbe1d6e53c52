"""How many jobs run is known at once of our own commits, and a moment later of another process's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from functions.adapters.local import headcount
from functions.adapters.local.database import Database
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.shelf import TRUSTED
from functions.core.errors import LimnerError, Stale
from functions.core.job import Job
from tests.core.jobs import a_new_job


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """The clock by which a number grows old; it stands still but for this."""
    now = [1000.0]

    def on(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(headcount.time, "monotonic", lambda: now[0])
    return on


def created(jobs: SqliteJobs, name: str, *, owner: str = "ann", most_open: int = 0) -> Job:
    return jobs.create(replace(a_new_job(), id=name, owner=owner), record=None, most_open=most_open)


def test_what_this_process_commits_is_counted_at_once(database: Database, wait: Callable[[float], None]) -> None:
    jobs = SqliteJobs(database)
    before = jobs.running("ann")
    first = created(jobs, "one")
    created(jobs, "two", owner="bob")

    of_ann = jobs.running("ann")
    jobs.save(replace(first, state="cancelled"))

    assert (before, of_ann, jobs.running("ann"), jobs.running("bob")) == (0, 1, 0, 1)


def test_what_another_process_commits_is_counted_a_moment_later(tmp_path: Path, wait: Callable[[float], None]) -> None:
    ours, theirs = Database(tmp_path), Database(tmp_path)
    try:
        jobs = SqliteJobs(ours)
        created(jobs, "one")
        created(SqliteJobs(theirs), "two")

        wait(TRUSTED * 0.9)
        believed = jobs.running("ann")
        wait(TRUSTED * 0.2)

        assert (believed, jobs.running("ann")) == (1, 2)
    finally:
        ours.close()
        theirs.close()


def test_a_number_that_is_believed_lets_nobody_have_too_many(tmp_path: Path, wait: Callable[[float], None]) -> None:
    ours, theirs = Database(tmp_path), Database(tmp_path)
    try:
        jobs = SqliteJobs(ours)
        created(jobs, "one")
        created(SqliteJobs(theirs), "two")

        assert jobs.running("ann") == 1
        with pytest.raises(Stale):
            created(jobs, "three", most_open=2)
    finally:
        ours.close()
        theirs.close()


def test_a_commit_that_fails_leaves_no_number_behind(
    database: Database, wait: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = SqliteJobs(database)
    created(jobs, "one")
    with monkeypatch.context() as broken:
        broken.setattr("functions.adapters.local.creating._insert", lambda count: "no statement")
        with pytest.raises(LimnerError):
            created(jobs, "two")

    created(jobs, "three", owner="bob")

    assert jobs.running("ann") == 1
