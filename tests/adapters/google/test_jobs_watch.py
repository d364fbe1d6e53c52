"""Whoever watches a job on Firestore is told by one listener, and looks for themselves where it cannot be had."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from grpc import StatusCode

from functions.adapters.google import watching
from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.store import Store
from tests.fakes.firestore_wire import Lost, Wire


def test_all_who_watch_a_job_share_one_listener_and_read_nothing(
    jobs: FirestoreJobs, tapped: Store, wire: Wire, make: Any, eventually: Any
) -> None:
    job = jobs.create(make.job(), record=None)
    others = FirestoreJobs(tapped)
    others.get("j1")
    seen = [[1] for _ in range(10)]

    def follow(versions: list[int]) -> None:
        while versions[-1] < 4:
            told = jobs.watch("j1", after=versions[-1], timeout=4)
            assert told is not None
            versions += [told.version] if told.version > versions[-1] else []

    assert jobs.watch("j1", after=0, timeout=20) == job
    wire.clear()
    with ThreadPoolExecutor(len(seen)) as pool:
        followers = [pool.submit(follow, one) for one in seen]
        for number in range(3):
            # One after the other: the emulator tears a stream on which it has two things to tell at once.
            job = others.save(replace(job, warnings=(str(number),)))
            eventually(lambda version=job.version: all(one[-1] == version for one in seen))
        for one in followers:
            one.result()

    assert seen == [[1, 2, 3, 4]] * 10
    assert wire.calls["Listen"] == 0, "it was there already"
    assert wire.calls["BatchGetDocuments"] == 0


def test_a_watcher_that_comes_again_finds_its_listener(jobs: FirestoreJobs, wire: Wire, make: Any) -> None:
    job = jobs.create(make.job(), record=None)
    wire.clear()

    for _ in range(5):
        assert jobs.watch("j1", after=1, timeout=0.2) == job

    assert (wire.calls["Listen"], wire.calls["BatchGetDocuments"]) == (1, 0)


def test_a_listener_nobody_needs_ends(
    jobs: FirestoreJobs, make: Any, monkeypatch: pytest.MonkeyPatch, eventually: Any
) -> None:
    monkeypatch.setattr(watching, "LINGER", 0.05)
    before = {one.name for one in threading.enumerate()}
    jobs.create(make.job(), record=None)

    jobs.watch("j1", after=1, timeout=0.2)

    eventually(lambda: {one.name for one in threading.enumerate()} <= before)


def test_who_watches_learns_that_a_job_is_gone(jobs: FirestoreJobs, tapped: Store, make: Any) -> None:
    jobs.create(make.job(), record=None)
    with ThreadPoolExecutor(1) as pool:
        watcher = pool.submit(partial(jobs.watch, "j1", after=1, timeout=20))
        time.sleep(0.2)
        FirestoreJobs(tapped).remove("j1")

        assert watcher.result(timeout=15) is None


def test_where_there_are_too_many_listeners_the_job_is_looked_at(
    jobs: FirestoreJobs, tapped: Store, wire: Wire, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST", 1)
    monkeypatch.setattr(watching, "GLANCE", 0.02)
    jobs.create(make.job("j0"), record=None)
    job = jobs.create(make.job(), record=None)
    jobs.watch("j0", after=1, timeout=0.15)

    with ThreadPoolExecutor(1) as pool:
        watcher = pool.submit(partial(jobs.watch, "j1", after=1, timeout=20))
        saved = FirestoreJobs(tapped).save(replace(job, warnings=("new",)))

        assert watcher.result(timeout=15) == saved
    assert wire.calls["Listen"] == 1


def test_a_listener_that_fell_silent_is_not_believed(
    jobs: FirestoreJobs, tapped: Store, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "SILENCE", 0.0)
    monkeypatch.setattr(watching.Stream, "__iter__", _deaf_after_one(watching.Stream.__iter__))
    job = jobs.create(make.job(), record=None)
    assert jobs.watch("j1", after=1, timeout=0.3) == job

    saved = FirestoreJobs(tapped).save(replace(job, warnings=("new",)))

    assert jobs.watch("j1", after=1, timeout=0.2) == saved


def _deaf_after_one(hear: Any) -> Any:
    def once(self: Any) -> Any:
        heard = hear(self)
        yield next(heard)
        self._closed.wait()

    return once


def test_where_listening_is_forbidden_the_job_is_looked_at(
    jobs: FirestoreJobs, tapped: Store, wire: Wire, make: Any
) -> None:
    job = jobs.create(make.job(), record=None)

    def forbid(name: str, _request: Any) -> None:
        if name == "Listen":
            raise Lost(StatusCode.PERMISSION_DENIED)

    wire.before = forbid
    with ThreadPoolExecutor(1) as pool:
        watcher = pool.submit(partial(jobs.watch, "j1", after=1, timeout=20))
        saved = FirestoreJobs(tapped).save(replace(job, warnings=("new",)))

        assert watcher.result(timeout=15) == saved
