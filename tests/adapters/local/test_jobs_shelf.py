"""What the store of jobs remembers, and when it looks again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from functions.adapters.local.database import Database
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.shelf import SHARED, TRUSTED, Shelf
from functions.core.errors import Stale
from tests.core.jobs import a_new_job as a_job


def test_a_job_that_was_just_seen_is_believed_for_a_moment_and_no_longer() -> None:
    shelf = Shelf(2)
    job = shelf.put(a_job())
    _, seen = shelf._jobs[job.id]

    assert shelf.recent(job.id, now=seen + TRUSTED * 0.9) is job
    assert shelf.recent(job.id, now=seen + TRUSTED * 1.1) is None
    assert shelf.recent("unknown", now=seen) is None


def test_one_caller_looks_for_all_who_ask_meanwhile() -> None:
    shelf = Shelf(2)
    job = shelf.put(a_job())
    _, seen = shelf._jobs[job.id]
    later = seen + TRUSTED * 1.1

    assert [None, job, job] == [shelf.recent(job.id, now=later) for _ in range(3)]


def test_after_a_rest_everybody_looks() -> None:
    shelf = Shelf(2)
    job = shelf.put(a_job())
    _, seen = shelf._jobs[job.id]

    assert [None, None] == [shelf.recent(job.id, now=seen + SHARED * 1.1) for _ in range(2)]


def test_a_job_that_another_process_removed_is_gone_for_all_who_ask(tmp_path: Path) -> None:
    ours, theirs = Database(tmp_path), Database(tmp_path)
    try:
        mine = SqliteJobs(ours)
        job = mine.create(a_job(), record=None)
        SqliteJobs(theirs).remove(job.id)
        mine._shelf._jobs[job.id] = job, 0.0

        assert [None, None] == [mine.get(job.id) for _ in range(2)]
    finally:
        ours.close()
        theirs.close()


def test_an_older_version_never_takes_the_place_of_a_newer_one() -> None:
    shelf = Shelf(2)
    newer = shelf.put(replace(a_job(), version=7))

    shelf.put(replace(newer, version=6))

    assert shelf.find(newer.id, 7) is newer


def test_a_beaten_save_is_decided_on_what_another_process_wrote(tmp_path: Path) -> None:
    ours, theirs = Database(tmp_path), Database(tmp_path)
    try:
        mine, other = SqliteJobs(ours), SqliteJobs(theirs)
        job = mine.create(a_job(), record=None)
        found = other.get(job.id)
        assert found is not None
        changed = other.save(replace(found, warnings=("theirs",)))

        with pytest.raises(Stale):
            mine.save(replace(job, warnings=("mine",)))

        assert mine.get(job.id) == changed
    finally:
        ours.close()
        theirs.close()


def test_a_removed_job_is_gone_at_once(tmp_path: Path) -> None:
    database = Database(tmp_path)
    try:
        jobs = SqliteJobs(database)
        job = jobs.create(a_job(), record=None)

        jobs.remove(job.id)

        assert jobs.get(job.id) is None
    finally:
        database.close()
