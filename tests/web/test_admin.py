"""The house over HTTP for who looks after it."""

from __future__ import annotations

from typing import Any

import pytest

from functions.adapters.telemetry.metrics import Metrics
from functions.core.errors import ProviderRefused
from functions.flows.keys import make
from functions.web import replies_admin
from tests.houses import Home
from tests.web.conftest import Visitor, is_problem, visitor


def failed(api: Visitor, home: Home) -> str:
    home.painter.faults = [ProviderRefused()] * 2
    made = api.done(scenes=1)
    home.painter.faults = []
    return str(made["id"])


def test_the_days_of_the_house_are_told_in_dollars(api: Visitor, home: Home) -> None:
    made = api.done(scenes=2)

    answer = api.get("/v1/admin/stats?days=2").json

    replies_admin.StatsReply.model_validate(answer)
    assert len(answer["days"]) == 2
    assert answer["total"]["spent_usd"] == made["cost"]["spent_usd"] == answer["days"][0]["spent_usd"]
    assert {one["model"] for one in answer["days"][0]["models"]} == {"fake/painter", "fake/writer"}
    assert answer["jobs"] == [{"kind": "comic", "state": "done", "count": 1}]


@pytest.mark.parametrize("query", ["days=0", "days=x", "days=367"])
def test_a_number_of_days_that_makes_no_sense_is_named(api: Visitor, query: str) -> None:
    is_problem(api.get(f"/v1/admin/stats?{query}"), 422, "invalid_request")


def test_failures_are_listed_and_tried_again(api: Visitor, home: Home) -> None:
    job = failed(api, home)

    listed = api.get("/v1/admin/failures").json
    told = api.post("/v1/admin/failures:retry?dry_run=true").json
    done = api.post("/v1/admin/failures:retry", json={"jobs": [job, "nothing"]}).json
    home.drain()

    replies_admin.FailuresReply.model_validate(listed)
    assert [(one["job"], one["owner"]) for one in listed["items"]] == [(job, "local")]
    assert listed["items"][0]["title"] == api.get(f"/v1/jobs/{job}").json["title"] != ""
    assert {step["error"]["code"] for step in listed["items"][0]["steps"]} == {ProviderRefused.code}
    assert told == {"dry_run": True, "retried": [job], "refused": []}
    replies_admin.RetriedReply.model_validate(done)
    assert done["retried"] == [job]
    assert [one["job"] for one in done["refused"]] == ["nothing"]
    assert api.get(f"/v1/jobs/{job}").json["state"] == "done"
    assert api.get("/v1/admin/failures").json["items"] == []


def test_who_looks_after_the_house_reads_no_title_of_anothers_job(api: Visitor, home: Home) -> None:
    failed(api, home)
    ops = {"Authorization": f"Bearer {make(home.house, 'ops', scopes=['admin'], secret=bytes(25))[1]}"}

    [told] = visitor(home, auth="keys").get("/v1/admin/failures", headers=ops).json["items"]

    assert (told["owner"], told["title"]) == ("local", None)


@pytest.mark.parametrize("body", [{"job": "x"}, {"jobs": "x"}, {"jobs": ["x"] * 101}, {"code": 7}])
def test_a_retry_that_does_not_fit_is_refused(api: Visitor, body: dict[str, Any]) -> None:
    is_problem(api.post("/v1/admin/failures:retry", json=body), 422, "invalid_request")


def test_dry_run_is_true_or_false(api: Visitor) -> None:
    is_problem(api.post("/v1/admin/cleanup?dry_run=perhaps"), 422, "invalid_request")


def test_a_breaker_is_shown_and_reset_by_its_models_name(api: Visitor, home: Home) -> None:
    home.house.registers.write(
        "breaker/gemini:a/b", {"state": "open", "failures": 5, "opened_at": 1000.0, "trial_until": 0.0}, expected=0
    )

    listed = api.get("/v1/admin/breakers").json
    done = api.post("/v1/admin/breakers/gemini:a/b:reset").json

    replies_admin.BreakersReply.model_validate(listed)
    known = {one["name"]: one for one in listed["items"]}
    assert known["gemini:a/b"]["state"] == "open"
    assert known["gemini:a/b"]["next_trial_at"] == "1970-01-01T00:17:40.000Z"
    assert (done["state"], done["failure_count"]) == ("closed", 0)
    assert [(turn["from"], turn["to"]) for turn in done["history"]] == [("open", "closed")]
    is_problem(api.post("/v1/admin/breakers/nothing:reset"), 404, "not_found")


def test_a_clean_up_says_what_it_removed(api: Visitor) -> None:
    answer = api.post("/v1/admin/cleanup?dry_run=1").json

    replies_admin.CleanedReply.model_validate(answer)
    assert answer == {"dry_run": True, "expired_cache": 0, "orphaned_files": 0, "old_jobs": 0, "old_records": 0}
    assert api.post("/v1/admin/cleanup").json["dry_run"] is False


def test_the_house_from_inside_shows_no_words_and_no_secret(home: Home) -> None:
    api = visitor(home, settings={"port": "8080", "gemini_key": "set"})
    made = api.done(prompt="SECRETWORDS", scenes=1)

    answer = api.get("/v1/admin/debug")

    replies_admin.DebugReply.model_validate(answer.json)
    assert [one["job"] for one in answer.json["newest"]] == [made["id"]]
    assert answer.json["settings"] == {"port": "8080", "gemini_key": "set"}
    assert "SECRETWORDS" not in answer.text


def test_prometheus_reads_the_numbers(home: Home) -> None:
    metrics = Metrics()
    home.house = type(home.house)(**{**vars(home.house), "notice": metrics.notice})
    api = visitor(home, metrics=metrics.text, counted=metrics.counted)
    api.done(scenes=1)
    api.get("/v1/jobs/nothing")

    answer = api.get("/metrics")

    assert answer.content_type.startswith("text/plain")
    assert 'limner_requests_total{method="GET",route="/v1/jobs/{id}",status="404"} 1.0' in answer.text
    assert 'limner_jobs_ended_total{kind="comic",state="done"} 1.0' in answer.text
    assert 'limner_request_seconds_bucket{le="+Inf",route="/v1/jobs"} 1.0' in answer.text
    assert api.get("/v1/admin/debug").json["counted"]["jobs_accepted"] == {"comic": 1.0}


def test_where_nothing_is_counted_there_are_no_metrics(api: Visitor) -> None:
    is_problem(api.get("/metrics"), 404, "not_found")
