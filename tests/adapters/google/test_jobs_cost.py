"""What a picture costs on Firestore, counted on the wire; pictures that end at once do not disturb each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from functions.adapters.google.cache import FirestoreCache
from functions.adapters.google.counters import FirestoreCounters
from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.registers import FirestoreRegisters
from functions.adapters.google.store import Store
from functions.core.errors import Stale
from functions.core.following import following
from functions.core.job import ASSEMBLY, Step
from functions.ports import Began, LeaseEnd, Tally, hour_of
from tests.fakes.firestore_wire import Wire, at_once

JOBS, PICTURES = 30, 10
NAMES = [f"p{number:02}" for number in range(PICTURES)]


class Work:
    """Everything that a worker says of one picture."""

    def __init__(self, jobs: FirestoreJobs, make: Any, job: str, step: str) -> None:
        self.jobs, self.make, self.job, self.step = jobs, make, job, step
        self.token = f"t-{job}-{step}"
        self.key = f"{job}-{step}"

    def begin(self) -> None:
        wish = self.make.begin(self.token, step=self.step, key=self.key)
        assert isinstance(self.jobs.begin(self.job, wish), Began)

    def settle(self) -> Any:
        asset = self.make.asset()
        return self.jobs.settle(
            self.job,
            self.make.settlement(self.token, step=self.step),
            lease=LeaseEnd(key=self.key, token=self.token, asset=asset, model="m/1", now=1010.0, cost=33),
            record=replace(self.make.picture(f"{self.key}-r1", job=self.job), step=self.step),
            tally=Tally(name=hour_of(1010.0), booked={"spent/m": 33}, first={"steps/picture/done": 1}),
        )


def created(jobs: FirestoreJobs, make: Any, names: Iterable[str]) -> None:
    pictures = {one: Step(name=one, what="picture") for one in NAMES}
    assembly = Step(name=ASSEMBLY, what=ASSEMBLY, needs=tuple(NAMES))
    for name in names:
        jobs.create(make.job(name, steps={**pictures, ASSEMBLY: assembly}), record=None)


def end(jobs: FirestoreJobs, job_id: str) -> bool:
    """What an assembly does at last; whether it was this one that ended the run."""
    job = jobs.get(job_id)
    if job is None or job.ended:
        return False
    try:
        jobs.save(replace(job, state="done"))
    except Stale:
        return False
    return True


def test_jobs_whose_pictures_end_in_the_same_instant_end_once_each_and_cost_what_is_promised(
    jobs: FirestoreJobs, wire: Wire, make: Any
) -> None:
    names = [f"j{number}" for number in range(JOBS)]
    created(jobs, make, names)
    works = [Work(jobs, make, job, step) for job in names for step in NAMES]
    wire.clear()

    at_once([work.begin for work in works])
    settled = at_once([work.settle for work in works for _ in range(2)])
    calls, writes, reads = wire.calls["Commit"], wire.writes, wire.reads
    assemblies = {message.name(): message.job for one in settled for message in following(one.job, NAMES[0])}
    ends = at_once([partial(end, jobs, job) for job in assemblies.values() for _ in range(2)])

    assert [one.first for one in settled].count(True) == len(works), "each second settlement is refused"
    assert sorted(assemblies.values()) == sorted(names)
    assert ends.count(True) == JOBS
    assert calls == 2 * len(works)
    assert writes == 6 * len(works)
    assert reads <= 4 * len(works), "job and cache entry, the job, and the job again by the duplicate"
    assert wire.transactions == 0
    assert all(job is not None and job.spent() == 33 * PICTURES for job in map(jobs.get, names))


def test_progress_is_one_read(jobs: FirestoreJobs, wire: Wire, make: Any) -> None:
    created(jobs, make, ["j1"])
    for step in NAMES:
        Work(jobs, make, "j1", step).begin()
    wire.clear()

    jobs.get("j1")

    assert (dict(wire.calls), wire.reads) == ({"BatchGetDocuments": 1}, 1)


def test_what_a_worker_has_just_looked_at_is_not_read_again_to_begin(tapped: Store, wire: Wire, make: Any) -> None:
    jobs, cache = FirestoreJobs(tapped), FirestoreCache(tapped)
    created(jobs, make, ["j1"])
    work = Work(jobs, make, "j1", NAMES[0])
    wire.clear()

    jobs.get("j1")
    cache.look(work.key)
    FirestoreRegisters(tapped).read("pace/m")
    work.begin()
    work.settle()

    assert (wire.reads, wire.writes) == (4, 6)


def test_what_is_counted_with_pictures_is_counted_once_for_all_time(tapped: Store, make: Any) -> None:
    jobs, counters, hour = FirestoreJobs(tapped), FirestoreCounters(tapped), hour_of(1010.0)
    created(jobs, make, ["j1"])
    for step in NAMES:
        work = Work(jobs, make, "j1", step)
        work.begin()
        work.settle()

    before = counters.read(hour, hour)
    end(jobs, "j1")

    assert before == counters.read(hour, hour) == {hour: {"spent/m": 330, "steps/picture/done": 10}}
