"""Each part of a laptop's house says how it is, and what is to be done."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from functions.adapters.local.queue import Depth
from functions.adapters.telemetry import machine
from functions.adapters.telemetry.machine import Memory
from functions.core.errors import Overloaded
from functions.core.messages import Message
from functions.rules import prices
from functions.settings import Settings
from functions.wiring import health
from functions.wiring.laptop import Laptop, open_laptop


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    opened = open_laptop(Settings.read({"LIMNER_DATA": str(tmp_path)}))
    yield opened
    opened.close()


def of(laptop: Laptop, part: str) -> dict[str, Any]:
    return dict(health.pings(laptop)[part]())


def test_a_new_house_is_well_in_all_its_parts_within_fifty_milliseconds(laptop: Laptop) -> None:
    {name: ping() for name, ping in health.pings(laptop).items()}

    begun = time.perf_counter()
    found = {name: ping() for name, ping in health.pings(laptop).items()}
    seconds = time.perf_counter() - begun

    assert {name: one["status"] for name, one in found.items()} == dict.fromkeys(found, "healthy")
    assert set(found) == {"store", "blobs", "queue", "models", "cache", "circuit_breaker", "disk", "memory"}
    assert found["cache"] == {"status": "healthy", "type": "sqlite", "connected": True, "host": None}
    assert found["circuit_breaker"] == {"status": "healthy", "state": "closed", "failure_count": 0, "open": []}
    assert found["blobs"]["pictures"] == 0
    assert seconds < 0.05


def test_a_breaker_that_is_open_is_the_one_that_is_told(laptop: Laptop) -> None:
    value = {"state": "open", "failures": 5, "opened_at": 1000.0, "trial_until": 0.0}
    laptop.house.registers.write("breaker/m", value, expected=0)

    assert of(laptop, "circuit_breaker") == {
        "status": "degraded", "state": "open", "failure_count": 5, "open": ["m"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("free", "status"), [(600_000_000, "healthy"), (400_000_000, "degraded"), (10_000_000, "unhealthy")]
)
def test_a_disk_is_judged_by_what_is_free(
    laptop: Laptop, free: int, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1_000_000_000, 0, free))

    assert of(laptop, "disk")["status"] == status


def test_work_that_nobody_does_is_told(laptop: Laptop) -> None:
    assert of(laptop, "queue")["dispatching"] is False
    laptop.queue.put([Message(verb="plan", job="j1", step="plan", at=time.time() + 1e6)])

    assert of(laptop, "queue")["status"] == "degraded"
    assert "start `serve`" in of(laptop, "queue")["detail"]


def test_a_lane_that_is_held_or_late_and_a_dispatcher_with_a_fault_are_told(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert laptop.work()
    assert of(laptop, "queue")["status"] == "healthy"
    laptop.queue.pause("text")
    assert of(laptop, "queue")["detail"] == "Held by an operator: text."
    laptop.queue.resume("text")
    monkeypatch.setattr(laptop.queue, "depths", lambda: {"picture": Depth(tasks=1, oldest=400.0, paused=False)})
    assert "picture" in of(laptop, "queue")["detail"]

    assert laptop.dispatcher is not None
    laptop.dispatcher.fault = Overloaded("The disk is full.")
    assert of(laptop, "queue")["status"] == "unhealthy"
    assert of(laptop, "queue")["detail"] == "The disk is full."


def test_a_model_that_goes_soon_is_told_with_its_day(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    name = laptop.house.writer.model
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 10 * 86_400))
    row = replace(prices.TABLE[0], model=prices.plain(name), retires=day)
    monkeypatch.setattr(prices, "TABLE", (row,))

    found = of(laptop, "models")

    assert found["status"] == "degraded"
    assert {"role": "text", "model": name, "retires": day} in found["retiring"]
    assert health.retiring(laptop, within=5) == []


def test_memory_that_is_nearly_used_up_is_told(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "memory", lambda: Memory(resident=95, limit=100))

    assert of(laptop, "memory") == {"status": "degraded", "resident_bytes": 95, "limit_bytes": 100}


def test_the_numbers_of_the_moment_are_told_to_prometheus(laptop: Laptop) -> None:
    found = {one.name: one for one in health.gauges(laptop)}

    assert found["queue_tasks"].values[("text",)] == 0.0
    assert found["breaker_state"].values[(laptop.house.painter.model,)] == 0.0
    assert found["resident_bytes"].values[()] > 1_000_000
    laptop.metrics.gauges = lambda: health.gauges(laptop)
    assert b'limner_queue_tasks{lane="text"} 0.0' in laptop.metrics.text()[0]
