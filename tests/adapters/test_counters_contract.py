"""What every store of counters promises, alone and inside the commits of jobs; and the look over all jobs."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from functions.core.settling import Settlement
from functions.ports import Tally, hour_of

HOUR = "hour/2026-01-31T09"


def a_tally(**fields: Any) -> Tally:
    return Tally(**({"name": HOUR, "booked": {"spent/m": 33}, "first": {"steps/picture/done": 1}} | fields))


def counted(stores: Any) -> dict[str, int]:
    return dict(stores.counters.read(HOUR, HOUR).get(HOUR, {}))


def test_a_moment_belongs_to_its_hour_in_utc() -> None:
    assert hour_of(1_769_850_000.0) == "hour/2026-01-31T09"


def test_numbers_grow_under_their_name(stores: Any) -> None:
    stores.counters.add("hour/1", {"a": 1, "b": 5})
    stores.counters.add("hour/1", {"a": 2})
    stores.counters.add("hour/2", {"a": 7})
    stores.counters.add("other", {"a": 9})

    assert stores.counters.read("hour/1", "hour/2") == {"hour/1": {"a": 3, "b": 5}, "hour/2": {"a": 7}}
    assert stores.counters.read("hour/2", "hour/2") == {"hour/2": {"a": 7}}
    assert stores.counters.read("nothing", "nothing~") == {}


def test_what_stands_before_a_name_is_forgotten(stores: Any) -> None:
    for name in ("hour/1", "hour/2", "hour/3"):
        stores.counters.add(name, {"a": 1, "b": 1})

    assert stores.counters.forget(before="hour/3") == 2
    assert list(stores.counters.read("hour/", "hour/~")) == ["hour/3"]


def test_only_the_first_settlement_is_counted_and_each_cost_once(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin())

    for _ in range(3):
        stores.jobs.settle("j1", make.settlement(), lease=make.lease(), tally=a_tally())

    assert counted(stores) == {"spent/m": 33, "steps/picture/done": 1}


def test_a_late_answer_is_paid_though_it_is_no_result(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin())
    stores.jobs.settle("j1", make.settlement(token=""), lease=None, tally=a_tally(booked={}))

    stores.jobs.settle("j1", make.settlement("t1"), lease=None, tally=a_tally())

    assert counted(stores) == {"spent/m": 33, "steps/picture/done": 1}


def test_a_try_that_is_given_back_is_paid_once(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin())

    for _ in range(2):
        stores.jobs.give_back("j1", "p01", "t1", cost=33, key="key", burnt=True, tally=a_tally(first={}))

    assert counted(stores) == {"spent/m": 33}


def test_a_job_that_is_gone_counts_nothing(stores: Any, make: Any) -> None:
    stores.jobs.settle("gone", make.settlement(), lease=None, tally=a_tally())

    assert counted(stores) == {}


def test_what_many_threads_count_is_all_counted(stores: Any) -> None:
    threads = [threading.Thread(target=stores.counters.add, args=(HOUR, {"a": 1})) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counted(stores) == {"a": 20}


def test_the_jobs_of_all_owners_are_seen_newest_first_without_deleted_ones(stores: Any, make: Any) -> None:
    for number, owner in enumerate(("ann", "bob", "ann", "eve"), 1):
        stores.jobs.create(make.job(f"j{number}", owner=owner, created_at=1000.0 + number), record=None)
    eve = stores.jobs.get("j4")
    stores.jobs.save(replace(eve, deleted=True))
    done = stores.jobs.get("j1")
    stores.jobs.save(replace(done, state="failed"))

    first = stores.oversight.jobs(states=(), size=2, token=None)
    second = stores.oversight.jobs(states=(), size=2, token=first.next)

    assert [one.id for one in (*first.jobs, *second.jobs)] == ["j3", "j2", "j1"]
    assert second.next is None
    assert [one.id for one in stores.oversight.jobs(states={"failed"}, size=9, token=None).jobs] == ["j1"]
    assert stores.oversight.counts() == {("comic", "rendering"): 2, ("comic", "failed"): 1}


def test_registers_are_listed_by_their_beginning_and_removed_by_their_version(stores: Any) -> None:
    for name in ("breaker/b", "breaker/a", "pace/a"):
        stores.registers.write(name, {"x": 1}, expected=0)
    stores.registers.write("breaker/a", {"x": 2}, expected=1)

    assert stores.registers.listed("breaker/", after="", limit=9) == ["breaker/a", "breaker/b"]
    assert stores.registers.listed("breaker/", after="breaker/a", limit=9) == ["breaker/b"]
    assert not stores.registers.remove("breaker/a", expected=1)
    assert stores.registers.remove("breaker/a", expected=2)
    assert not stores.registers.remove("breaker/a", expected=2)
    assert stores.registers.read("breaker/a").version == 0


@pytest.mark.parametrize("first", [True, False])
def test_a_cache_hit_is_counted_by_the_hour_with_what_it_saved(stores: Any, make: Any, *, first: bool) -> None:
    from functions.ports import CacheHit

    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin())
    stores.jobs.settle("j1", make.settlement(), lease=replace(make.lease(), cost=33))
    if not first:
        stores.jobs.create(make.job("j2"), record=None)
        stores.jobs.settle("j2", make.settlement(token=""), lease=None, hit=CacheHit(key="key", now=1_769_850_000.0))

    settled = Settlement(step="p02", revision=1, outcome=make.settlement().outcome)
    stores.jobs.settle("j1", settled, lease=None, hit=CacheHit(key="key", now=1_769_850_000.0))

    assert counted(stores) == ({"hits": 1, "saved": 33} if first else {"hits": 2, "saved": 66})
