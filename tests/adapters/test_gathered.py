"""Those who want one register at the same time write it together, and each gets its own answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from functions.adapters.local.memory import MemoryRegisters, World
from functions.adapters.stores.gathered import Gathered
from functions.core.errors import LimnerError, NotFound, Overloaded, Stale
from functions.flows import health
from functions.flows.commit import update
from functions.rules.pacing import Quota
from tests.houses import a_house

QUOTA = Quota(per_minute=4)


class SlowRegisters(MemoryRegisters):
    """A store whose every answer takes a while, so that others come meanwhile."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.writes = 0
        self.barred = 0

    def read(self, name: str) -> Any:
        time.sleep(0.01)
        return super().read(name)

    def write(self, name: str, value: Mapping[str, Any], *, expected: int) -> None:
        time.sleep(0.01)
        self.writes += 1
        if self.barred > 0:
            self.barred -= 1
            raise Overloaded("busy", retry_after=1.0)
        super().write(name, value, expected=expected)


@pytest.fixture
def registers() -> SlowRegisters:
    return SlowRegisters(World())


@pytest.fixture
def house(registers: SlowRegisters) -> Any:
    return replace(a_house().house, registers=registers, gathering=Gathered())


def at_once(acts: list[Any]) -> list[Any]:
    """What each came to."""
    told: list[Any] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(place: int) -> None:
        start.wait()
        try:
            told[place] = acts[place]()
        except LimnerError as error:
            told[place] = error

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return told


def grown(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"n": value.get("n", 0) + 1}


def test_the_pictures_of_a_job_ask_for_their_slots_in_one_or_two_writes(house: Any, registers: SlowRegisters) -> None:
    def ask(step: str) -> Any:
        return partial(health.slot, house, "m", job="j1", step=step, turn=0, arrived=1.0, first=False, quota=QUOTA)

    told = at_once([ask(f"p{number:02}") for number in range(10)])

    assert 4 == told.count(None), "as many as the quota lets through at once"
    assert 6 == sum(isinstance(one, float) for one in told)
    assert registers.writes <= 3


def test_every_decision_of_many_is_made_once(house: Any, registers: SlowRegisters) -> None:
    told = at_once([lambda: update(house, "day", grown)] * 30)

    assert [None] * 30 == told
    assert {"n": 30} == registers.read("day").value


def test_a_decision_that_fails_is_its_own_fault_alone(house: Any, registers: SlowRegisters) -> None:
    def refused(_: Mapping[str, Any]) -> Mapping[str, Any]:
        raise NotFound

    told = at_once([partial(update, house, "day", refused if number == 3 else grown) for number in range(8)])

    assert [NotFound] == [type(one) for one in told if one is not None]
    assert {"n": 7} == registers.read("day").value


def test_what_bars_one_that_writes_for_all_need_not_bar_the_others(house: Any, registers: SlowRegisters) -> None:
    registers.barred = 1

    told = at_once([lambda: update(house, "day", grown)] * 8)

    assert [Overloaded] == [type(one) for one in told if one is not None]
    assert {"n": 7} == registers.read("day").value


def test_a_write_that_another_process_beats_is_decided_anew_for_all(house: Any, registers: SlowRegisters) -> None:
    beaten = threading.Event()
    write = registers.write

    def late(name: str, value: Mapping[str, Any], *, expected: int) -> None:
        if not beaten.is_set():
            beaten.set()
            write(name, {"n": 100}, expected=expected)
            raise Stale
        write(name, value, expected=expected)

    registers.write = late  # type: ignore[method-assign]

    at_once([lambda: update(house, "day", grown)] * 5)

    assert {"n": 105} == registers.read("day").value
