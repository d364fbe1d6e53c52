"""Reading, listing, watching, estimating; and what compare-and-set does when it is beaten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.core.errors import InvalidRequest, NotFound, Overloaded, Stale
from functions.core.job import Job
from functions.core.transitions import Change
from functions.flows import money
from functions.flows.change import delete
from functions.flows.commit import MOST_ROUNDS, change, update
from functions.flows.estimate import estimate
from functions.flows.guard import cached
from functions.flows.read import listed, read, watch
from functions.ports import CacheEntry
from tests.houses import Home, a_house, a_request


def test_an_unknown_a_foreign_and_a_deleted_job_look_the_same() -> None:
    """Promise 9."""
    home = a_house()
    foreign, deleted = home.submit(owner="bob"), home.submit()
    delete(home.house, "ann", deleted.id)

    sentences = set()
    for job_id in ("unknown", foreign.id, deleted.id):
        with pytest.raises(NotFound) as refused:
            read(home.house, "ann", job_id)
        sentences.add((refused.value.detail, refused.value.advice))

    assert len(sentences) == 1


def test_an_owner_sees_the_newest_first_a_page_at_a_time() -> None:
    home = a_house()
    jobs = []
    for _ in range(3):
        home.clock.time += 1
        jobs.append(home.submit().id)
    home.submit(owner="bob")

    first = listed(home.house, "ann", size=2)
    second = listed(home.house, "ann", size=2, token=first.next)

    assert [job.id for job in (*first.jobs, *second.jobs)] == jobs[::-1]
    assert second.next is None
    assert listed(home.house, "ann", state="done").jobs == ()
    assert listed(home.house, "ann", kind="story").jobs == ()


@pytest.mark.parametrize("size", [0, 101])
def test_a_page_has_one_to_a_hundred_jobs(size: int) -> None:
    with pytest.raises(InvalidRequest) as refused:
        listed(a_house().house, "ann", size=size)

    assert refused.value.fields[0][0] == "page_size"


def test_whoever_watches_sees_a_change_or_the_job_as_it_is() -> None:
    home = a_house()
    job = home.submit()

    assert watch(home.house, "ann", job.id, after=job.version, timeout=0.01) == job
    assert watch(home.house, "ann", job.id, after=job.version - 1, timeout=60) == job


def test_a_job_that_is_deleted_while_it_is_watched_is_gone() -> None:
    home = a_house()
    job = home.submit()
    seen = home.house.jobs.watch

    def deleted_meanwhile(job_id: str, *, after: int, timeout: float) -> Job | None:
        delete(home.house, "ann", job_id)
        return seen(job_id, after=after, timeout=timeout)

    home.house.jobs.watch = deleted_meanwhile  # type: ignore[method-assign]

    with pytest.raises(NotFound):
        watch(home.house, "ann", job.id, after=0, timeout=0)


def test_an_estimate_spends_nothing_and_names_each_part() -> None:
    home = a_house()

    found = estimate(home.house, "comic", a_request(scenes=4))

    assert [(item.what, item.count, item.cost) for item in found.items] == [
        ("plan", 1, 1000), ("sheet", 3, 90_000), ("picture", 4, 120_000),
    ]  # fmt: skip
    assert (found.cost, found.most, found.cap) == (211_000, 422_000, None)
    assert found.seconds == (0.8, 10.0)
    assert (home.writer.asked, home.world.jobs) == ([], {})


def test_a_cap_bounds_what_an_estimate_may_reach() -> None:
    found = estimate(a_house().house, "comic", a_request(budget_usd=0.3))

    assert (found.cap, found.most) == (300_000, 300_000)
    assert estimate(a_house().house, "comic", a_request(budget_usd=50)).most == found.cost * 2


def test_a_quota_makes_the_guess_longer() -> None:
    """Rule 11."""
    found = estimate(a_house(pictures_per_minute=3).house, "comic", a_request(scenes=6))

    assert found.seconds == (120.8, 130.0)


def beaten(home: Home, times: int) -> None:
    """Others always come first, so many times."""
    save, write = home.house.jobs.save, home.house.registers.write
    left = [times]

    def stale(act: object) -> object:
        def go(*args: object, **named: object) -> object:
            if left[0]:
                left[0] -= 1
                raise Stale
            return act(*args, **named)  # type: ignore[operator]

        return go

    home.house.jobs.save = stale(save)  # type: ignore[method-assign,assignment]
    home.house.registers.write = stale(write)  # type: ignore[method-assign,assignment]


def test_a_beaten_change_decides_anew() -> None:
    home = a_house()
    job = home.submit()
    beaten(home, 3)
    seen: list[int] = []

    def decide(now: Job) -> Change:
        seen.append(now.version)
        return Change(replace(now, looks=7))

    assert change(home.house, job.id, decide).job.looks == 7
    assert len(seen) == 4


def test_whoever_is_always_beaten_is_told_to_come_again() -> None:
    """Promise 10."""
    home = a_house()
    job = home.submit()
    beaten(home, 1000)

    with pytest.raises(Overloaded):
        change(home.house, job.id, lambda now: Change(replace(now, looks=now.looks + 1)))
    with pytest.raises(Overloaded) as refused:
        update(home.house, "shared", lambda value: {"n": 1})

    assert refused.value.retry_after == 1
    assert MOST_ROUNDS == 30


def test_a_decision_that_changes_nothing_writes_nothing() -> None:
    home = a_house()
    job = home.submit()

    change(home.house, job.id, Change)
    update(home.house, "shared", lambda value: None)

    assert home.job(job.id).version == job.version
    assert "shared" not in home.world.registers
    with pytest.raises(NotFound):
        change(home.house, "unknown", Change)


def test_booking_twice_is_the_same_as_once() -> None:
    """Rule 10: money is set, never added."""
    home = a_house()
    job = home.make()
    before = dict(home.world.registers)

    money.book(home.house, job)

    assert home.world.registers == before


def test_the_end_of_a_run_does_not_touch_the_next_runs_reservation() -> None:
    """Rule 10."""
    home = a_house()
    job = home.make()
    change(home.house, job.id, lambda now: Change(replace(now, state="rendering")))
    before = dict(home.world.registers)

    money.book(home.house, job)

    assert home.world.registers == before


def test_an_entry_counts_as_a_picture_when_it_is_finished_and_fresh() -> None:
    lease = CacheEntry(key="k", owner="ann", token="t", until=9.0)
    finished = a_house().make().steps["p01"].outcomes[1].asset
    entry = CacheEntry(key="k", owner="ann", asset=finished, stored_at=100.0)

    assert cached(None, fresh_since=0) is None
    assert cached(lease, fresh_since=0) is None
    assert cached(entry, fresh_since=100.0) is entry
    assert cached(entry, fresh_since=100.1) is None
