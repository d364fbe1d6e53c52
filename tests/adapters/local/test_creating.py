"""Jobs that are created at the same time share one commit, and each is accepted or refused for itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.local.database import Database
from functions.adapters.local.grouping import Group, Place
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.queue import SqliteQueue
from functions.core.errors import AlreadyExists, LimnerError, Overloaded, Stale
from functions.core.messages import Message
from functions.ports import Idempotency
from tests.core.jobs import a_new_job


def at_once(acts: Sequence[Callable[[], Any]]) -> list[object]:
    """What each answers or raises; all begin together."""
    told: list[object] = [None] * len(acts)
    ready = threading.Barrier(len(acts))

    def run(place: int) -> None:
        ready.wait(10.0)
        try:
            told[place] = acts[place]()
        except LimnerError as error:
            told[place] = type(error)

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20.0)
    return told


def creation(
    jobs: SqliteJobs, name: str, *, key: str = "", owner: str = "ann", most_open: int = 0
) -> Callable[[], Any]:
    job = replace(a_new_job(), id=name, owner=owner)
    record = Idempotency(owner=owner, key=key, job=name, body="b", expires_at=job.created_at + 9.0) if key else None
    first = Message(verb="plan", job=name, step="plan")
    return lambda: jobs.create(job, record=record, most_open=most_open, messages=[first]).id


def held(database: Database) -> Callable[[], None]:
    """Nobody writes before the answer is called."""
    database._turn.acquire()
    return database._turn.release


def test_many_at_once_are_few_commits_and_each_is_there(database: Database) -> None:
    queue = SqliteQueue(database, now=lambda: 1000.0)
    jobs = SqliteJobs(database, queue=queue)
    go, before = held(database), database._commits
    acts = [creation(jobs, f"j{number}") for number in range(20)]

    threading.Timer(0.3, go).start()
    told = at_once(acts)

    assert sorted(f"j{number}" for number in range(20)) == sorted(str(one) for one in told)
    assert all(jobs.get(f"j{number}") for number in range(20))
    assert 20 == queue.depths()["text"].tasks
    assert database._commits - before < 10


def test_a_bound_is_kept_within_one_commit(database: Database) -> None:
    jobs = SqliteJobs(database)
    go = held(database)

    threading.Timer(0.3, go).start()
    told = at_once([creation(jobs, f"j{number}", most_open=3) for number in range(12)])

    assert (3, 9) == (jobs.running("ann"), told.count(Stale))


def test_a_bound_is_each_owners_own(database: Database) -> None:
    jobs = SqliteJobs(database)

    told = at_once([creation(jobs, name, owner=name, most_open=1) for name in ("ann", "bob", "eve")])

    assert {"ann", "bob", "eve"} == set(told)


def test_one_key_is_one_job_within_one_commit(database: Database) -> None:
    jobs = SqliteJobs(database)
    go = held(database)

    threading.Timer(0.3, go).start()
    told = at_once([creation(jobs, f"j{number}", key="K") for number in range(12)])

    assert (1, 11) == (jobs.running("ann"), told.count(AlreadyExists))


def test_an_id_that_is_taken_bars_nobody_else(database: Database) -> None:
    jobs = SqliteJobs(database)
    jobs.create(replace(a_new_job(), id="j0", owner="ann"), record=None)
    go = held(database)

    threading.Timer(0.3, go).start()
    told = at_once([creation(jobs, f"j{number % 3}") for number in range(6)])

    assert {"j1", "j2"} == {one for one in told if isinstance(one, str)}
    assert 4 == told.count(AlreadyExists)


class Book:
    """Notes what was written together; fails on request."""

    def __init__(self) -> None:
        self.turns: list[list[str]] = []
        self.fault: LimnerError | None = None
        self.durable = 0
        self.gate, self.begun = threading.Event(), threading.Event()
        self.gate.set()

    def write(self, places: Sequence[Place[str]]) -> None:
        self.begun.set()
        self.gate.wait(10.0)
        self.turns.append([place.item for place in places])
        for place in places:
            if place.item == "bad":
                place.error = Stale()
        if self.fault is not None:
            raise self.fault

    def settle(self) -> None:
        self.durable += 1


def test_what_is_wrong_with_one_is_its_own() -> None:
    book = Book()
    group = Group(book.write, book.settle)

    told = at_once([lambda item=item: group.commit(item) for item in ("a", "bad", "b")])  # type: ignore[misc]

    assert [None, Stale, None] == told


def test_what_is_wrong_with_the_store_is_told_to_all_of_a_turn_and_the_next_turn_goes_on() -> None:
    book = Book()
    book.fault = Overloaded("The disk is full.")
    group = Group(book.write, book.settle)

    told = at_once([lambda item=item: group.commit(item) for item in "abc"])  # type: ignore[misc]
    book.fault = None
    group.commit("d")

    assert [Overloaded] * 3 == told
    assert ["d"] == book.turns[-1]


def test_who_came_meanwhile_is_written_by_the_next_turn_in_the_order_of_coming() -> None:
    book = Book()
    group = Group(book.write, book.settle)
    book.gate.clear()
    threads = []
    for item in "abcd":
        thread = threading.Thread(target=group.commit, args=(item,))
        thread.start()
        threads.append(thread)
        book.begun.wait(10.0)
        while len(group._waiting) + 1 < len(threads):
            time.sleep(0.001)
    book.gate.set()
    for thread in threads:
        thread.join(10.0)

    assert [["a"], ["b", "c", "d"]] == book.turns
    assert 2 == book.durable


@pytest.mark.parametrize("most", [1, 2])
def test_a_turn_is_bounded(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.adapters.local.grouping.MOST", most)
    book = Book()
    group = Group(book.write, book.settle)

    at_once([lambda item=item: group.commit(item) for item in "abcdef"])  # type: ignore[misc]

    assert "abcdef" == "".join(sorted(item for turn in book.turns for item in turn))
    assert max(map(len, book.turns)) <= most
