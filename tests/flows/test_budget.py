"""An owner's day holds: whatever fifty jobs at once would like to spend, spent and reserved never pass the budget."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest

from functions.adapters.local.cache import SqliteCache
from functions.adapters.local.database import Database
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.registers import SqliteRegisters
from functions.core.errors import LimnerError, ModelTimeout, Overloaded, ProviderRefused
from functions.flows import money
from functions.flows.account import account
from functions.flows.submit import Submission, submit
from functions.rules import budget
from tests.houses import Home, a_house, a_request, eventually

TEN_CENTS = 100_000
ASKERS = 50


@pytest.fixture(params=["memory", "sqlite"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """Ten cents a day, at half a cent a picture, on each local world."""
    home = a_house(daily_budget=TEN_CENTS, most_running=1000, breaker_threshold=1000)
    home.writer.price, home.painter.price = 1_000, 5_000
    if request.param == "memory":
        yield home
        return
    database = Database(tmp_path)
    home.house = replace(
        home.house, jobs=SqliteJobs(database), cache=SqliteCache(database), registers=SqliteRegisters(database)
    )
    yield home
    database.close()


def ask(home: Home, number: int) -> str:
    """Asks for a job of one scene until it is told yes or no."""
    while True:
        request = a_request(prompt=f"Tale {number}", scenes=1)
        try:
            made = submit(home.house, Submission(owner="ann", kind="comic", request=request))
        except Overloaded:
            continue
        except LimnerError as error:
            return error.code
        home.queue.put(made.messages)
        return "accepted"


def all_at_once(act: Callable[[int], str]) -> Counter[str]:
    begin, answers = threading.Barrier(ASKERS), []

    def one(number: int) -> None:
        begin.wait()
        answers.append(act(number))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(ASKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(answers) == ASKERS
    return Counter(answers)


class Auditor:
    """Reads the owner's day as often as it can, and remembers the most that it saw."""

    def __init__(self, home: Home) -> None:
        self.most, self.looks = 0, 0
        self._home, self._over = home, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(10)

    def _look(self) -> None:
        while not self._over.is_set():
            self.most = max(self.most, budget.total(today(self._home)))
            self.looks += 1


def today(home: Home) -> budget.Day:
    return money.day_of(home.house, "ann", budget.date_of(home.clock()))


def idle(home: Home) -> bool:
    """No job runs, and every job that ended has settled its account."""
    day = today(home)
    return home.house.jobs.running("ann") == 0 and budget.total(day) == budget.spent(day)


def paid(home: Home) -> int:
    """What the models were asked for, at their prices."""
    return len(home.writer.asked) * (home.writer.price * 9 // 10) + len(home.painter.asked) * home.painter.price


def test_fifty_jobs_at_once_never_hold_or_spend_more_than_the_day_has(home: Home) -> None:
    """Rule 10 and promise 8."""
    accepted = []
    with Auditor(home) as auditor, home.working(workers=4):
        while not accepted or accepted[-1]:
            assert sum(accepted) < ASKERS, "the day never ends"
            wave = 1000 * len(accepted)
            answers = all_at_once(lambda number, wave=wave: ask(home, wave + number))  # type: ignore[misc]
            assert set(answers) <= {"accepted", "budget_exceeded"}
            accepted.append(answers["accepted"])
            eventually(lambda: idle(home))

    assert accepted[0] < ASKERS
    assert auditor.looks > 10
    assert auditor.most <= TEN_CENTS
    assert budget.spent(today(home)) == budget.total(today(home)) == paid(home)
    dearest = max(job.most for job in map(home.house.jobs.get, today(home).entries) if job is not None)
    assert TEN_CENTS - dearest < paid(home) <= TEN_CENTS


def test_tries_that_fail_are_paid_from_what_is_held_for_them(home: Home) -> None:
    """Rule 7: a call without an answer counts as spent, and no job passes its own part."""
    home.painter.faults = [ModelTimeout() if number % 3 else ProviderRefused() for number in range(40)]

    with Auditor(home) as auditor, home.working(workers=4):
        all_at_once(lambda number: ask(home, number))
        eventually(lambda: idle(home), within=30)

    assert auditor.most <= TEN_CENTS
    day = today(home)
    assert budget.spent(day) == budget.total(day) <= TEN_CENTS
    jobs = [home.house.jobs.get(job_id) for job_id in day.entries]
    assert all(job is not None and job.spent() <= job.most for job in jobs)
    assert sum(job.spent() for job in jobs if job is not None) == budget.spent(day)


def test_what_a_job_did_not_need_is_free_for_the_next_one(home: Home) -> None:
    with home.working(workers=2):
        assert ask(home, 1) == "accepted"
        held = account(home.house, "ann")
        eventually(lambda: idle(home))

    settled = account(home.house, "ann")
    assert settled.reserved == 0
    assert 0 < settled.spent == paid(home) <= held.reserved + held.spent


def test_the_same_picture_again_costs_its_owner_nothing(home: Home) -> None:
    with home.working(workers=2):
        ask(home, 1)
        eventually(lambda: idle(home))
        once = len(home.painter.asked)
        ask(home, 1)
        eventually(lambda: idle(home))

    assert len(home.painter.asked) == once
    assert budget.spent(today(home)) == paid(home)


def test_the_next_day_has_its_own_budget(home: Home) -> None:
    while ask(home, len(today(home).entries)) == "accepted":
        pass
    home.clock.time = account(home.house, "ann").resets_at

    assert ask(home, 1000) == "accepted"
    assert len(today(home).entries) == 1
