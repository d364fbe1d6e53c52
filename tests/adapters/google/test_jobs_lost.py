"""A commit whose answer was lost was done or not: it is offered again, and is never done twice and never denied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.google import store as times
from functions.adapters.google.counters import FirestoreCounters
from functions.adapters.google.gallery import FirestoreGallery
from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.registers import FirestoreRegisters
from functions.adapters.google.store import Store
from functions.core.errors import AlreadyExists, Overloaded, Stale, is_passing
from functions.ports import Began, RegisterWrite, Tally, hour_of
from tests.fakes.firestore_wire import Lost, Wire

HOUR = hour_of(1010.0)


def a_tally() -> Tally:
    return Tally(name=HOUR, booked={"spent/m": 33}, first={"steps/picture/done": 1})


def test_a_job_that_was_created_without_an_answer_is_ours(tapped: Store, wire: Wire, make: Any) -> None:
    jobs, registers = FirestoreJobs(tapped), FirestoreRegisters(tapped, now=lambda: 1000.0)
    writes = [RegisterWrite(name="day", value={"j1": 3}, expected=0)]

    with wire.losing():
        created = jobs.create(make.job(), record=make.record(), writes=writes, most_open=1)

    assert created == jobs.get("j1")
    assert registers.read("day").version == 1
    assert jobs.remembered("ann", "K", now=1500.0) == make.record()


def test_a_job_of_others_stays_theirs_however_unclear_the_answer_was(
    tapped: Store, wire: Wire, jobs: FirestoreJobs, make: Any
) -> None:
    FirestoreJobs(tapped).create(make.job(warnings=("theirs",)), record=None)
    offered = []

    def break_once(name: str, _request: Any) -> None:
        if name == "Commit" and not offered:
            offered.append(name)
            raise Lost

    wire.before = break_once

    with pytest.raises(AlreadyExists):
        jobs.create(make.job(), record=None)
    assert jobs.get("j1").warnings == ("theirs",)


def test_a_picture_that_was_settled_without_an_answer_is_the_first_and_paid_once(
    tapped: Store, wire: Wire, jobs: FirestoreJobs, make: Any
) -> None:
    jobs.create(make.job(), record=None)
    jobs.begin("j1", make.begin())

    with wire.losing():
        done = jobs.settle("j1", make.settlement(), lease=make.lease(), record=make.picture(), tally=a_tally())

    assert done.first and done.job == jobs.get("j1")
    assert (done.job.version, done.job.spent()) == (3, 33)
    assert FirestoreCounters(tapped).read(HOUR, HOUR)[HOUR] == {"spent/m": 33, "steps/picture/done": 1}
    assert FirestoreGallery(tapped).counts("ann").shown == 1


def test_a_settlement_that_was_beaten_after_an_unclear_answer_is_not_the_first(
    tapped: Store, wire: Wire, jobs: FirestoreJobs, make: Any
) -> None:
    jobs.create(make.job(), record=None)
    jobs.begin("j1", make.begin())
    others = FirestoreJobs(tapped)

    def beat_it(name: str, _request: Any) -> None:
        if name == "Commit":
            wire.before = lambda _name, _request: None
            others.settle("j1", make.settlement(token="", letter="b"), lease=None)
            raise Lost

    wire.before = beat_it
    done = jobs.settle("j1", make.settlement(letter="a"), lease=make.lease(), record=make.picture())

    assert (done.first, done.job.spent()) == (False, 33)
    assert done.job.steps["p01"].outcome().asset == make.asset("b")
    assert FirestoreGallery(tapped).counts("ann").shown == 0


def test_a_late_answer_whose_booking_was_not_confirmed_is_booked_once(
    tapped: Store, wire: Wire, jobs: FirestoreJobs, make: Any
) -> None:
    jobs.create(make.job(), record=None)
    jobs.begin("j1", make.begin())
    jobs.settle("j1", make.settlement(token="", letter="b"), lease=None)

    with wire.losing():
        late = jobs.settle("j1", make.settlement(), lease=make.lease(), tally=a_tally())

    assert (late.first, late.job.spent()) == (False, 33)
    assert FirestoreCounters(tapped).read(HOUR, HOUR)[HOUR] == {"spent/m": 33}


def test_a_lease_that_was_taken_without_an_answer_is_held(wire: Wire, jobs: FirestoreJobs, make: Any) -> None:
    jobs.create(make.job(), record=None)

    with wire.losing():
        answer = jobs.begin("j1", make.begin())

    assert isinstance(answer, Began)
    assert answer.job == jobs.get("j1")
    assert (answer.job.version, list(answer.job.steps["p01"].tries)) == (2, ["t1"])
    assert jobs.settle("j1", make.settlement(), lease=make.lease()).first


def test_a_job_that_was_saved_without_an_answer_is_saved(wire: Wire, jobs: FirestoreJobs, make: Any) -> None:
    job = jobs.create(make.job(), record=None)

    with wire.losing():
        saved = jobs.save(replace(job, warnings=("kept",)))

    assert saved == jobs.get("j1")
    assert saved.version == 2


def test_a_save_that_was_beaten_after_an_unclear_answer_is_stale(
    tapped: Store, wire: Wire, jobs: FirestoreJobs, make: Any
) -> None:
    job = jobs.create(make.job(), record=None)
    others = FirestoreJobs(tapped)

    def beat_it(name: str, _request: Any) -> None:
        if name == "Commit":
            wire.before = lambda _name, _request: None
            others.save(replace(job, warnings=("theirs",)))
            raise Lost

    wire.before = beat_it

    with pytest.raises(Stale):
        jobs.save(replace(job, warnings=("ours",)))
    assert jobs.get("j1").warnings == ("theirs",)


def test_a_try_that_was_given_back_without_an_answer_is_booked_once(
    tapped: Store, wire: Wire, jobs: FirestoreJobs, make: Any
) -> None:
    jobs.create(make.job(), record=None)
    jobs.begin("j1", make.begin())

    with wire.losing():
        jobs.give_back("j1", "p01", "t1", cost=33, key="key", burnt=True, tally=a_tally())

    assert (jobs.get("j1").spent(), jobs.get("j1").version) == (33, 3)
    assert FirestoreCounters(tapped).read(HOUR, HOUR)[HOUR] == {"spent/m": 33}
    assert isinstance(jobs.begin("j1", make.begin("t2")), Began), "its lease is free"


def test_a_removal_that_broke_off_is_taken_up_again(tapped: Store, wire: Wire, jobs: FirestoreJobs, make: Any) -> None:
    jobs.create(make.job(), record=make.record())
    jobs.settle("j1", make.settlement(token=""), lease=None, record=make.picture())

    with wire.losing(4):
        jobs.remove("j1")

    assert jobs.get("j1") is None
    assert jobs.remembered("ann", "K", now=1500.0) is None
    assert jobs.create(make.job(), record=None).version == 1
    assert jobs.settle("j1", make.settlement(token=""), lease=None).first


def test_a_store_that_stays_away_is_said_to_be_busy(
    wire: Wire, jobs: FirestoreJobs, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(times, "COMMIT", 0.3)

    def away(_name: str, _request: Any) -> None:
        raise Lost

    wire.before = away

    for ask in (lambda: jobs.create(make.job(), record=None), lambda: jobs.get("j1"), lambda: jobs.running("ann")):
        with pytest.raises(Overloaded) as told:
            ask()
        assert is_passing(told.value) and told.value.retry_after
