"""What is promised to one at a time stays true for fifty at once, each with an own connection's worth of memory."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from functions.adapters.google.cache import FirestoreCache
from functions.adapters.google.gallery import FirestoreGallery
from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.store import Store
from functions.core import transitions
from functions.core.job import Job
from functions.ports import Began
from tests.fakes.firestore_wire import at_once


@pytest.fixture
def instances(tapped: Store) -> list[FirestoreJobs]:
    """Processes that know nothing of each other."""
    return [FirestoreJobs(tapped) for _ in range(50)]


def kinds(answers: list[Any]) -> dict[str, int]:
    names = [type(one).__name__ for one in answers]
    return {name: names.count(name) for name in sorted(set(names))}


def test_an_owner_gets_as_many_places_as_there_are_however_many_race(instances: list[FirestoreJobs], make: Any) -> None:
    acts = [
        partial(jobs.create, make.job(f"j{number}"), record=None, most_open=7) for number, jobs in enumerate(instances)
    ]

    answers = at_once(acts, threads=25)

    assert kinds(answers) == {"Job": 7, "Stale": 43}
    assert instances[0].running("ann") == 7


def test_where_there_is_a_place_for_each_nobody_is_turned_away(instances: list[FirestoreJobs], make: Any) -> None:
    acts = [
        partial(jobs.create, make.job(f"j{number}"), record=None, most_open=20)
        for number, jobs in enumerate(instances[:20])
    ]

    assert kinds(at_once(acts, threads=10)) == {"Job": 20}


def test_one_key_makes_one_job_also_where_an_expired_one_is_replaced(instances: list[FirestoreJobs], make: Any) -> None:
    instances[0].create(make.job("old"), record=make.record(job="old", expires_at=1400.0))
    acts = [
        partial(jobs.create, make.job(f"j{number}", created_at=1500.0), record=make.record(job=f"j{number}"))
        for number, jobs in enumerate(instances[:20])
    ]

    answers = at_once(acts)

    assert kinds(answers) == {"AlreadyExists": 19, "Job": 1}
    winner = next(one for one in answers if isinstance(one, Job))
    assert instances[0].remembered("ann", "K", now=1600.0).job == winner.id


def test_one_key_is_painted_by_one(instances: list[FirestoreJobs], make: Any) -> None:
    instances[0].create(make.job(), record=None)
    instances[0].create(make.job("j2"), record=None)

    answers = at_once(
        [partial(jobs.begin, f"j{1 + n % 2}", make.begin(f"t{n}")) for n, jobs in enumerate(instances[:30])]
    )

    assert kinds(answers) == {"Began": 1, "Held": 29}
    tries = [name for job in ("j1", "j2") for name in instances[0].get(job).steps["p01"].tries]
    assert tries == [next(f"t{n}" for n, one in enumerate(answers) if isinstance(one, Began))]


def test_tries_that_begin_at_once_never_pass_the_budget(instances: list[FirestoreJobs], make: Any) -> None:
    instances[0].create(make.job(budget=60), record=None)
    wishes = [make.begin(f"t{n}", step=step, key=f"k{n}") for n, step in enumerate(("p01", "p02"))]

    answers = at_once([partial(instances[n].begin, "j1", wish) for n, wish in enumerate(wishes)], threads=2)

    assert kinds(answers) == {"Began": 1, "Refused": 1}
    assert instances[0].get("j1").spent() == 40


def test_a_settlement_and_a_cancellation_at_once_leave_one_outcome(
    instances: list[FirestoreJobs], make: Any, tapped: Store
) -> None:
    for number in range(20):
        name = f"j{number}"
        instances[0].create(make.job(name), record=None)
        begun = instances[0].begin(name, make.begin(f"t{number}", key=f"k{number}"))
        cancelled = transitions.cancelled(begun.job, now=1020.0)
        settle = partial(
            instances[1].settle, name, make.settlement(f"t{number}"), lease=None,
            record=replace(make.picture(f"g{number}", job=name)),
        )  # fmt: skip
        save = partial(instances[2].save, cancelled.job, closes=cancelled.closes)

        settled, saved = at_once([settle, save], threads=2)

        after = instances[3].get(name)
        assert settled.first != isinstance(saved, Job), "whoever came first beat the other"
        assert after.steps["p01"].state() == ("done" if settled.first else "skipped")
        assert after.spent() == 33
        assert (FirestoreGallery(tapped).get("ann", f"g{number}") is not None) == settled.first


def test_a_worker_of_another_process_ends_the_lease_that_it_was_given(
    instances: list[FirestoreJobs], tapped: Store, make: Any
) -> None:
    instances[0].create(make.job(), record=None)
    instances[0].begin("j1", make.begin())

    done = instances[1].settle("j1", make.settlement(), lease=make.lease())

    assert done.first and done.job.spent() == 33
    assert FirestoreCache(tapped, now=lambda: 1010.0).look("key").token == ""


def test_what_this_process_knows_of_a_job_is_no_reason_to_refuse(instances: list[FirestoreJobs], make: Any) -> None:
    ours, theirs = instances[:2]
    job = ours.create(make.job(), record=None)
    theirs.get("j1")
    ended = ours.save(transitions.cancelled(job, now=1001.0).job)
    again = ours.save(replace(ended, state="rendering", steps=job.steps))

    theirs.settle("j1", make.settlement(token=""), lease=None)

    assert isinstance(theirs.begin("j1", make.begin(step="p02")), Began)
    assert ours.get("j1").version == again.version + 2
    assert ours.get("j1").steps["p01"].state() == "done"
