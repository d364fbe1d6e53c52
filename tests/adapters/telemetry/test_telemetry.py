"""What a process counts of itself, and what it reads of its machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from functions.adapters.telemetry.machine import memory
from functions.adapters.telemetry.metrics import Gauge, Metrics

ORDER = ("le", "what", "outcome", "model", "code", "route", "method", "status", "lane")


def parsed(metrics: Metrics) -> dict[str, dict[str, float]]:
    from prometheus_client.parser import text_string_to_metric_families

    found: dict[str, dict[str, float]] = {}
    for family in text_string_to_metric_families(metrics.text()[0].decode()):
        for sample in family.samples:
            labels = " ".join(value for _, value in sorted(sample.labels.items(), key=lambda one: ORDER.index(one[0])))
            found.setdefault(sample.name, {})[labels] = sample.value
    return found


def a_step(**fields: Any) -> dict[str, Any]:
    return {"what": "picture", "outcome": "done", "model": "m", "cost": 33_600, "cached": False, **fields}


def test_events_are_counted_by_their_labels_and_amounts() -> None:
    metrics = Metrics()
    metrics.notice("step_settled", a_step())
    metrics.notice("step_settled", a_step(cached=True, cost=0))
    metrics.notice("step_retried", {"model": "m", "code": "timeout", "wait": 1.5, "cost": 400})
    metrics.notice("unheard_of", {})

    found = parsed(metrics)

    assert found["limner_steps_total"] == {"picture done": 2.0}
    assert found["limner_cache_hits_total"] == {"picture": 1.0}
    assert found["limner_cache_misses_total"] == {"picture": 1.0}
    assert found["limner_spend_usd_total"] == {"m": pytest.approx(0.034)}
    assert found["limner_retries_total"] == {"m timeout": 1.0}
    assert found["limner_backoff_seconds_total"] == {"m": 1.5}
    assert metrics.counted()["steps"] == {"picture done": 2.0}


def test_times_fall_into_buckets_that_add_up() -> None:
    metrics = Metrics()
    for seconds in (0.001, 0.005, 0.2, 99.0):
        metrics.notice("request_answered", {"route": "/", "method": "GET", "status": 200, "seconds": seconds})

    found = parsed(metrics)["limner_request_seconds_bucket"]

    assert (found["0.005 /"], found["0.25 /"], found["60.0 /"], found["+Inf /"]) == (2.0, 3.0, 3.0, 4.0)
    assert parsed(metrics)["limner_request_seconds_sum"] == {"/": pytest.approx(99.206)}


def test_gauges_are_read_when_they_are_asked_for() -> None:
    metrics = Metrics()
    metrics.gauges = lambda: [Gauge(name="depth", about="Tasks.", labels=("lane",), values={("text",): 3.0})]

    assert parsed(metrics)["limner_depth"] == {"text": 3.0}


def test_this_process_holds_some_memory_of_what_it_may() -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("needs /proc")

    found = memory()

    assert found.resident is not None
    assert found.limit is not None
    assert 1_000_000 < found.resident < found.limit


@pytest.mark.parametrize(
    ("files", "limit"),
    [
        ({}, None),
        ({"meminfo": "MemTotal:  1000 kB\n"}, 1_024_000),
        ({"meminfo": "MemTotal:  1000 kB\n", "memory.max": "max\n"}, 1_024_000),
        ({"meminfo": "MemTotal:  1000 kB\n", "memory.max": "5000\n"}, 5000),
        ({"memory/memory.limit_in_bytes": "7000\n"}, 7000),
        ({"memory/memory.limit_in_bytes": f"{(1 << 63) - 4096}\n"}, None),
    ],
)
def test_the_limit_is_the_groups_or_the_machines(tmp_path: Path, files: dict[str, str], limit: int | None) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    found = memory(proc=tmp_path, cgroup=tmp_path)

    assert (found.resident, found.limit) == (None, limit)
