"""Who looks after the house: statistics, failures and their retry, breakers, clean-up."""

from __future__ import annotations

from typing import Any

import pytest

from functions.core.errors import NotFound, ProviderRefused, ProviderUnavailable
from functions.flows import breakers, change
from functions.flows.account import account
from functions.flows.cleaning import clean_up
from functions.flows.failures import codes, failures, retry_all
from functions.flows.outworn import old_records
from functions.flows.stats import KEPT_DAYS, stats
from functions.flows.sweep import clean
from functions.ports import hour_of
from tests.houses import Home, a_house

DAY = 86_400.0


def failing(home: Home, *, owner: str = "ann", **fields: Any) -> str:
    home.painter.faults = [ProviderRefused()]
    job = home.make(owner=owner, scenes=1, **({"prompt": f"A fox of {owner}"} | fields))
    home.painter.faults = []
    assert job.state == "partial"
    return job.id


def test_days_are_told_newest_first_and_empty_ones_too() -> None:
    home = a_house()
    home.make(scenes=1)
    home.clock.time += 2 * DAY
    home.make(scenes=1, prompt="A mole digs")

    found = stats(home.house, days=3)

    assert [bool(one.spent) for one in found.days] == [True, False, True]
    assert [one.date for one in found.days] == sorted((one.date for one in found.days), reverse=True)
    assert found.jobs == {("comic", "done"): 2}


def test_failures_of_all_owners_are_listed_with_their_reasons_and_paged() -> None:
    home = a_house()
    names = []
    for owner in ("ann", "bob", "eve"):
        names.append(failing(home, owner=owner))
        home.clock.time += 10
    home.make(scenes=1, prompt="This one is well")

    first, token = failures(home.house, size=2, token=None)
    second, last = failures(home.house, size=2, token=token)

    assert [one.job.id for one in (*first, *second)] == names[::-1]
    assert last is None
    assert codes(first[0]) == {ProviderRefused.code}
    assert [step.name for step in first[0].steps] == ["p01"]
    assert failures(home.house, code="timeout", size=9, token=None)[0] == []
    assert len(failures(home.house, code=ProviderRefused.code, size=9, token=None)[0]) == 3


def test_a_plan_that_failed_is_a_failure_too() -> None:
    home = a_house()
    home.writer.faults = [ProviderRefused()]
    home.make(scenes=1)

    found, _ = failures(home.house, size=9, token=None)

    assert [step.name for step in found[0].steps] == ["plan"]
    assert ProviderRefused.code in codes(found[0])


def test_many_are_tried_again_at_once_and_a_rehearsal_changes_nothing() -> None:
    home = a_house()
    names = {failing(home, owner=owner) for owner in ("ann", "bob")}

    told = retry_all(home.house, rehearsed=True)
    assert set(told.jobs) == names
    assert told.messages == ()
    assert {home.job(name).run.number for name in names} == {1}
    done = retry_all(home.house)
    home.go_on_with(done.messages)

    assert set(done.jobs) == names
    assert {home.job(name).state for name in names} == {"done"}
    assert retry_all(home.house).jobs == ()


def test_what_may_not_be_tried_again_is_told_and_stops_no_other() -> None:
    home = a_house(daily_budget=250_000)
    poor, rich = failing(home, owner="ann"), failing(home, owner="bob")
    day = account(home.house, "ann")
    left = (250_000 - day.spent - day.reserved) / 1_000_000
    home.submit(owner="ann", scenes=9, prompt="It holds what is left of the day", budget_usd=left)
    well = home.make(owner="eve", scenes=1).id

    done = retry_all(home.house, jobs=[poor, rich, well, "nothing"])

    refused = {name: problem.code for name, problem in done.refused}
    assert done.jobs == (rich,)
    assert refused == {poor: "budget_exceeded", well: "not_found", "nothing": "not_found"}


def test_breakers_are_told_with_history_and_next_trial_and_closed_by_hand() -> None:
    home = a_house(breaker_threshold=1)
    home.painter.faults = [ProviderUnavailable()]
    home.submit(scenes=1)
    home.drain(until=lambda: any(one.state.state == "open" for one in breakers.breakers(home.house)))

    known = {one.name: one for one in breakers.breakers(home.house)}
    closed = breakers.reset(home.house, "fake/painter")

    assert set(known) == {"fake/writer", "fake/painter", "fake/voice"}
    stopped = known["fake/painter"]
    assert stopped.state.state == "open"
    assert stopped.next_trial == stopped.state.opened_at + home.house.policy.breaker_recovery
    assert known["fake/writer"].next_trial is None
    assert closed.state.state == "closed"
    assert closed.state.history[-1].why == "reset by hand"
    home.drain()
    assert {job.state for job in home.world.jobs.values()} == {"done"}


def test_a_trial_at_work_is_told_as_the_next() -> None:
    home = a_house(breaker_threshold=1)
    home.house.registers.write(
        "breaker/m", {"state": "half_open", "failures": 1, "opened_at": 1.0, "trial_until": 9.0}, expected=0
    )

    found = next(one for one in breakers.breakers(home.house) if one.name == "m")

    assert found.next_trial == 9.0


def test_a_breaker_that_nobody_knows_is_not_found() -> None:
    with pytest.raises(NotFound):
        breakers.reset(a_house().house, "x")


def test_a_rehearsed_clean_up_counts_what_the_real_one_removes() -> None:
    home = a_house(keep_hours=1.0, requests_per_minute=9, cache_days=1)
    job = home.make(scenes=1)
    home.house.blobs.put("ann/" + "b" * 64 + ".webp", b"nobody's", mime="image/webp")
    clean(home.house)
    home.clock.time += 3 * DAY

    told = clean_up(home.house, rehearsed=True)
    assert home.job(job.id).deleted is False
    done = clean_up(home.house)

    assert (told.jobs, told.cached, told.files, told.records) == (1, 1, 1, 1)
    assert (done.jobs, done.cached, done.records) == (1, 1, 1)
    assert done.files >= 1
    assert home.job(job.id).deleted
    home.sweep(after=1.0)
    assert home.house.jobs.get(job.id) is None
    again = clean_up(home.house, rehearsed=True)
    assert (again.jobs, again.cached, again.records) == (0, 0, 0)


def test_an_accounts_day_stays_as_long_as_its_jobs_and_some_weeks() -> None:
    home = a_house()
    job = home.make(scenes=1)
    name = f"budget/ann/{job.day}"
    home.clock.time += 40 * DAY

    assert old_records(home.house) == 0
    home.go_on(change.delete(home.house, "ann", job.id))
    home.sweep(after=1.0)
    assert old_records(home.house) == 1

    assert home.house.registers.read(name).version == 0


def test_a_young_day_stays_though_its_jobs_are_gone() -> None:
    home = a_house()
    job = home.make(scenes=1)
    home.go_on(change.delete(home.house, "ann", job.id))
    home.sweep(after=1.0)

    assert old_records(home.house) == 0
    assert home.house.registers.read(f"budget/ann/{job.day}").version


def test_a_minute_that_is_long_over_goes_with_the_clean_up_and_counts_again_from_nothing() -> None:
    home = a_house(requests_per_minute=1)
    home.make(scenes=1)
    home.clock.time += DAY
    clean(home.house)
    assert home.house.registers.listed("minute/", after="", limit=9)
    home.clock.time += 2 * DAY
    clean(home.house)

    assert not home.house.registers.listed("minute/", after="", limit=9)
    home.make(scenes=1, prompt="Another one")


def test_the_counters_of_long_ago_go() -> None:
    home = a_house()
    home.make(scenes=1)
    before = hour_of(home.clock())
    home.clock.time += (KEPT_DAYS + 1) * DAY
    old_records(home.house)

    assert home.house.counters.read(before, before) == {}
