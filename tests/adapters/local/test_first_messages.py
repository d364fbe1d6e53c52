"""A job's first messages go with its commit, so that accepting it costs one commit and not two."""

from __future__ import annotations

import pytest

from functions.adapters.local.database import Database
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.queue import SqliteQueue
from functions.core.errors import AlreadyExists
from functions.core.messages import Message
from tests.core.jobs import a_new_job as a_job

FIRST = Message(verb="plan", job="j1", step="plan")


def waiting(queue: SqliteQueue) -> int:
    return queue.depths()["text"].tasks


def test_the_first_messages_are_in_the_commit_of_their_job(database: Database) -> None:
    queue = SqliteQueue(database, now=lambda: 1000.0)

    SqliteJobs(database, queue=queue).create(a_job(), record=None, messages=[FIRST])

    assert waiting(queue) == 1


def test_what_came_with_its_job_is_put_once_more_without_a_commit(database: Database) -> None:
    queue = SqliteQueue(database, now=lambda: 1000.0)
    SqliteJobs(database, queue=queue).create(a_job(), record=None, messages=[FIRST])
    before = database._commits

    queue.put([FIRST])

    assert (database._commits, waiting(queue)) == (before, 1)


def test_a_replay_finds_the_name_in_the_file(database: Database) -> None:
    queue = SqliteQueue(database, now=lambda: 1000.0)
    SqliteJobs(database, queue=queue).create(a_job(), record=None, messages=[FIRST])
    queue.put([FIRST])

    queue.put([FIRST])

    assert waiting(queue) == 1


def test_a_job_that_is_refused_leaves_no_message(database: Database) -> None:
    queue = SqliteQueue(database, now=lambda: 1000.0)
    jobs = SqliteJobs(database, queue=queue)
    jobs.create(a_job(), record=None)

    with pytest.raises(AlreadyExists):
        jobs.create(a_job(), record=None, messages=[FIRST])

    assert waiting(queue) == 0
    queue.put([FIRST])
    assert waiting(queue) == 1


def test_only_so_many_names_are_remembered(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.adapters.local.queue.GIVEN", 2)
    queue = SqliteQueue(database, now=lambda: 1000.0)

    queue.enqueued([Message(verb="plan", job=f"j{number}", step="plan") for number in range(3)])

    assert len(queue._given) == 2


def test_a_store_without_a_queue_leaves_them_to_its_caller(database: Database) -> None:
    SqliteJobs(database).create(a_job(), record=None, messages=[FIRST])

    assert waiting(SqliteQueue(database, now=lambda: 1000.0)) == 0
