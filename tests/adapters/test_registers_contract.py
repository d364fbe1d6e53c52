"""What every store of registers promises: compare-and-set, nothing else."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from functions import ports
from functions.core.errors import Stale


@pytest.fixture
def registers(stores: Any) -> ports.Registers:
    found: ports.Registers = stores.registers
    return found


def test_what_was_never_written_is_empty_and_of_version_zero(registers: ports.Registers) -> None:
    read = registers.read("pace/model")

    assert ({}, 0) == (dict(read.value), read.version)


def test_a_value_is_read_as_it_was_written(registers: ports.Registers) -> None:
    value = {"rows": [["j1", "p01", 0, 1000.25]], "paused": None, "ü": {"x": True}}

    registers.write("pace/model", value, expected=0)

    read = registers.read("pace/model")
    assert (value, 1) == (read.value, read.version)
    assert 0 == registers.read("pace/other").version


def test_a_stale_write_is_refused(registers: ports.Registers) -> None:
    registers.write("day", {"n": 1}, expected=0)

    for expected in (0, 2):
        with pytest.raises(Stale):
            registers.write("day", {"n": 2}, expected=expected)

    assert {"n": 1} == registers.read("day").value


def test_a_value_that_is_changed_after_reading_changes_nothing(registers: ports.Registers) -> None:
    mine = {"n": 1}
    registers.write("day", mine, expected=0)

    mine["n"] = 2
    registers.read("day").value["m"] = 3  # type: ignore[index]

    assert {"n": 1} == registers.read("day").value


def test_of_many_writers_at_once_each_gets_its_turn_by_trying_again(registers: ports.Registers) -> None:
    def add() -> None:
        while True:
            read = registers.read("count")
            try:
                registers.write("count", {"n": read.value.get("n", 0) + 1}, expected=read.version)
            except Stale:
                continue
            return

    threads = [threading.Thread(target=add) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert ({"n": 12}, 12) == (registers.read("count").value, registers.read("count").version)
