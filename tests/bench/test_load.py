"""What a load tells is worked out rightly; the load itself is run by tests/journeys/test_load.py."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.bench import load
from tests.bench.load_clients import Heard, comics
from tests.bench.load_gauge import PROC, Reading, read, slope, thirds


def a_load(*, ended: list[str], refused: list[float], memory: list[float]) -> load.Loaded:
    moments = [float(number) for number in range(len(memory))]
    heard = Heard(accepted=[1.0] * len(ended), refused=refused, ended=ended, ends=moments[: len(ended)])
    readings = [
        Reading(at=at, server=one, children=100.0, threads=50, files=40)
        for at, one in zip(moments, memory, strict=True)
    ]
    return load.Loaded(jobs=len(memory), heard=heard, readings=readings, seconds=10.0, cpu=20.0)


def verdicts(one: load.Loaded) -> dict[str, bool | None]:
    return {row.name.partition(": ")[2]: row.kept for row in (*load.told("load", one), *load.memory("load", one))}


def test_a_load_that_held_is_told_so() -> None:
    found = verdicts(a_load(ended=["done"] * 12, refused=[3.0, 9.0], memory=[60.0] * 12))

    assert [name for name, kept in found.items() if kept is False] == []
    assert sum(kept is True for kept in found.values()) == 6


def test_each_promise_that_was_broken_is_told() -> None:
    lost = a_load(ended=[*["done"] * 10, "failed"], refused=[3.0, 101.0], memory=[60.0] * 6 + [70.0] * 6)
    lost.heard.faults[503] += 1
    lost.heard.silent.append(429)

    assert {name for name, kept in verdicts(lost).items() if kept is False} == {
        "ended otherwise", "not ended when the time was over", "broken connections, 5xx and unasked-for 4xx",
        "refusals without Retry-After", "refusal, the longest", "memory of the server, last third against first",
    }  # fmt: skip


def test_growth_is_told_by_the_thirds_and_by_the_slope() -> None:
    readings = [Reading(at=0, server=float(one), children=0, threads=1, files=1) for one in (1, 1, 9, 2, 2, 2, 3, 3, 8)]

    assert thirds(readings, lambda reading: reading.server) == (1.0, 3.0)
    assert slope([(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]) == 2.0
    assert slope([(1.0, 1.0), (1.0, 3.0)]) == 0.0


@pytest.mark.skipif(not (PROC / "self/smaps_rollup").exists(), reason="there is no /proc here")
def test_a_process_is_read_as_it_stands() -> None:
    block = bytearray(b"x") * 50_000_000

    found = read(os.getpid())

    assert found.server > len(block) / 1e6
    assert found.threads >= 1
    assert found.files >= 3


def test_a_load_has_as_many_prompts_as_it_says() -> None:
    bodies = list(comics(200, distinct=20, scenes=10))

    assert len(bodies) == 200
    assert len({json.dumps(body) for body in bodies}) == 20


def test_a_server_that_cannot_start_is_not_waited_for(tmp_path: Path) -> None:
    with pytest.raises(OSError), load.started(tmp_path, {"PORT": "none"}):
        sys.exit("it started")
