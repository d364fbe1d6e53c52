"""What the flows tell of their work, and what of it is counted by the hour."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.core.errors import LimnerError, ProviderRefused, ProviderUnavailable, QuotaWait
from functions.flows import change
from functions.flows.stats import stats
from tests.houses import Home, a_house

Seen = list[tuple[str, dict[str, Any]]]


def watched(**policy: Any) -> tuple[Home, Seen]:
    home, seen = a_house(**policy), Seen()
    home.house = replace(home.house, notice=lambda event, fields: seen.append((event, dict(fields))))
    return home, seen


def of(seen: Seen, event: str) -> list[dict[str, Any]]:
    return [fields for name, fields in seen if name == event]


def test_a_job_is_told_from_its_acceptance_to_its_end_without_its_words() -> None:
    home, seen = watched()

    job = home.make(scenes=2, prompt="SECRETWORDS of an owner")

    assert seen[0][0] == "job_accepted"
    assert of(seen, "job_accepted") == [{"job": job.id, "kind": "comic", "owner": "ann", "replayed": False}]
    assert [(one["step"], one["outcome"]) for one in of(seen, "step_settled")] == [
        ("plan", "done"), ("c01", "done"), ("p01", "done"), ("p02", "done"),
    ]  # fmt: skip
    ended = of(seen, "job_ended")
    assert [(one["state"], one["spent"]) for one in ended] == [("done", job.spent())]
    assert "SECRETWORDS" not in str(seen)


def test_each_retry_is_told_with_its_wait_and_the_time_that_is_left() -> None:
    home, seen = watched(breaker_threshold=1000)
    home.painter.faults = [ProviderUnavailable(), ProviderUnavailable()]

    home.make(scenes=1)

    told = of(seen, "step_retried")
    assert [(one["code"], one["attempt"]) for one in told] == [("provider_unavailable", 1), ("provider_unavailable", 2)]
    assert all(0 <= one["wait"] <= 2 and 3500 < one["seconds_left"] <= 3600 for one in told)
    failed = [one for one in of(seen, "model_answered") if "code" in one]
    assert len(failed) == 2


def test_what_is_given_up_is_told_with_its_reason() -> None:
    home, seen = watched()
    home.painter.faults = [ProviderRefused()]

    home.make(scenes=1)

    assert {one["because"] for one in of(seen, "step_given_up")} == {"the model declined"}
    settled = [one for one in of(seen, "step_settled") if one["step"] == "p01"]
    assert settled[0]["code"] == ProviderRefused.code


def test_a_breaker_tells_its_turns_and_what_waits_for_it() -> None:
    home, seen = watched(breaker_threshold=2)
    home.painter.faults = [ProviderUnavailable()] * 2

    home.make(scenes=2)

    assert [(one["source"], one["target"]) for one in of(seen, "breaker_turned")] == [
        ("closed", "open"), ("open", "half_open"), ("half_open", "closed"),
    ]  # fmt: skip
    assert "breaker" in {one["why"] for one in of(seen, "step_put_off")}


def test_what_a_quota_holds_back_is_told() -> None:
    home, seen = watched(pictures_per_minute=1)
    home.painter.faults = [QuotaWait(retry_after=5.0)]

    home.make(scenes=2)

    assert "quota" in {one["why"] for one in of(seen, "step_put_off")}


def test_the_next_run_and_its_end_are_told() -> None:
    home, seen = watched()
    home.painter.faults = [ProviderRefused()]
    job = home.make(scenes=1)

    home.go_on(change.retry(home.house, "ann", job.id))

    assert [one["run"] for one in of(seen, "run_opened")] == [2]
    assert [one["state"] for one in of(seen, "job_ended")] == ["partial", "done"]


def test_a_trace_goes_from_the_request_to_its_last_step() -> None:
    from functions.flows.submit import Submission, submit
    from tests.houses import a_request

    home, seen = watched()
    made = submit(home.house, Submission(owner="ann", kind="comic", request=a_request(scenes=1), trace="ab" * 16))
    home.queue.put(made.messages)
    home.drain()

    assert {fields.get("trace") for name, fields in seen if name != "breaker_turned"} == {"ab" * 16}


@pytest.mark.parametrize("error", [None, ProviderUnavailable])
def test_the_hours_counters_say_what_the_receipts_say(error: type[LimnerError] | None) -> None:
    home = a_house(breaker_threshold=1000)
    home.painter.faults = [error() for _ in range(3)] if error else []
    for number in range(3):
        home.make(scenes=2, prompt=f"A fox and {number} hens")

    day = stats(home.house, days=1).days[0]

    spent = sum(job.spent() for job in home.world.jobs.values())
    assert sum(day.spent.values()) == spent
    assert set(day.spent) == {"fake/writer", "fake/painter"}
    assert day.steps["picture", "done"] == 6


def test_what_the_cache_saved_is_what_it_had_cost() -> None:
    home = a_house()
    home.make(scenes=2)
    home.make(scenes=2)

    day = stats(home.house, days=1).days[0]

    assert day.hits == 3
    assert day.saved == 3 * home.painter.price
    assert day.steps["picture", "cached"] == 2
