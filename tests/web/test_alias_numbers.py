"""What those who look after the house ask at the paths of other systems."""

from __future__ import annotations

from typing import Any

import pytest

from functions.core.errors import ProviderUnavailable
from functions.flows.health import answered_badly
from functions.web.replies_seeds import (
    AdventureCacheReply,
    CacheClearedReply,
    ConfigReply,
    MaintenanceReply,
    NumbersReply,
    RemovedReply,
    SessionsReply,
    WorstBreakerReply,
)
from tests.houses import Home, a_house
from tests.web.conftest import Visitor, is_problem, visitor

DAY = 86_400.0
CACHE, CLEANUP = "/api/v1/scenes/cache", "/api/v1/maintenance/cleanup"


def drawn(api: Visitor, *prompts: str, kind: str = "scene") -> None:
    for prompt in prompts:
        api.post("/v1/jobs", json={"kind": kind, "prompt": prompt})
    api.home.drain()


def failed(home: Home, model: str, *, times: int) -> None:
    for _ in range(times):
        answered_badly(home.house, model, ProviderUnavailable(), timeout=10.0, trial=False)


@pytest.fixture
def open_breaker(api: Visitor) -> str:
    model = api.home.house.painter.model
    failed(api.home, model, times=5)
    return model


def test_the_cache_is_told_of_in_the_words_of_the_adventure(api: Visitor) -> None:
    drawn(api, "a tavern", "a keep", "a tavern")

    found = api.get(CACHE + "/stats").json

    AdventureCacheReply.model_validate(found)
    assert (found["total_entries"], found["active_entries"], found["expired_entries"]) == (2, 2, 0)


@pytest.mark.parametrize(
    ("method", "path", "count", "reply"),
    [
        ("POST", "/api/cache/clear", "cleared", CacheClearedReply),
        ("DELETE", CACHE + "/clear", "deleted", RemovedReply),
    ],
)  # fmt: skip
def test_the_cache_is_cleared(api: Visitor, method: str, path: str, count: str, reply: Any) -> None:
    drawn(api, "a tavern", "a keep")

    answer = api.open(path, method=method)
    drawn(api, "a tavern")

    reply.model_validate(answer.json)
    assert answer.json[count] == 2
    assert len(api.home.painter.asked) == 3


def test_clearing_can_be_rehearsed(api: Visitor) -> None:
    drawn(api, "a tavern")

    assert api.delete(CACHE + "/clear?dry_run=true").json == {"success": True, "deleted": 1, "dry_run": True}
    assert api.get(CACHE + "/stats").json["entries"] == 1


def test_the_breaker_is_shown_and_closed_by_hand(api: Visitor, open_breaker: str) -> None:
    shown = api.get("/api/circuit-breaker/state").json
    closed = api.post("/api/circuit-breaker/reset")

    WorstBreakerReply.model_validate_json(api.get("/api/circuit-breaker/state").data)
    assert (shown["status"], shown["state"], shown["failure_count"]) == ("degraded", "open", 5)
    assert [one["name"] for one in shown["breakers"] if one["state"] == "open"] == [open_breaker]
    assert (closed.status_code, closed.json["state"], closed.json["failure_count"]) == (200, "closed", 0)


def test_one_breaker_is_closed_by_its_name_and_the_others_stay(api: Visitor, open_breaker: str) -> None:
    writer = api.home.house.writer.model
    failed(api.home, writer, times=5)

    found = api.post("/api/circuit-breaker/reset", json={"name": writer}).json

    assert found["state"] == "open"
    assert {one["name"]: one["state"] for one in found["breakers"] if one["name"] in (writer, open_breaker)} == {
        writer: "closed", open_breaker: "open",
    }  # fmt: skip
    is_problem(api.post("/api/circuit-breaker/reset", json={"name": "nobody"}), 404, "not_found")
    is_problem(api.post("/api/circuit-breaker/reset", json={"model": "x"}), 422, "invalid_request")


def test_the_numbers_of_the_cache_and_the_breakers_are_one_answer(api: Visitor, open_breaker: str) -> None:
    found = api.get("/api/metrics").json

    NumbersReply.model_validate_json(api.get("/api/metrics").data)
    assert found["circuit_breaker"]["state"] == "open"
    assert found["cache"]["limits"]["ttl_seconds"] == 3600.0


def test_a_topic_from_the_cache_is_counted_with_what_it_saved(api: Visitor) -> None:
    with api.home.working():
        for _ in range(3):
            api.post("/api/create_subtopics", json={"topic": "Rivers"})

    found = api.get("/v1/admin/stats?days=1").json["total"]

    assert found["cache_hits"] == 2
    assert found["saved_usd"] == round(2 * found["spent_usd"], 6) > 0


def test_the_health_of_the_presentation_names_its_parts() -> None:
    pings = {"models": lambda: {"status": "healthy", "text": "x"}, "blobs": lambda: {"status": "degraded"}}
    api = visitor(a_house(), pings=pings)

    parts = api.get("/api/health").json["components"]

    assert parts["google_ai"] == parts["models"] == {"status": "healthy", "text": "x"}
    assert parts["filesystem"] == parts["blobs"] == {"status": "degraded"}


def test_sessions_are_the_jobs_that_have_not_ended(api: Visitor) -> None:
    drawn(api, "a tavern")
    waiting = api.post("/generate", json={"prompt": "Two mice keep a lighthouse"}).json["session_id"]
    api.home.drain()

    found = api.get("/debug/sessions").json

    SessionsReply.model_validate(found)
    assert (found["active_sessions"], found["max_sessions"]) == (1, 100)
    assert [(one["session_id"], one["status"]) for one in found["sessions"]] == [(waiting, "awaiting_approval")]
    assert "mice" not in api.get("/debug/sessions").text


def test_the_settings_are_shown_as_the_house_shows_them() -> None:
    api = visitor(a_house(), settings={"port": "8080", "token": "set"})

    found = api.get("/debug/config").json

    ConfigReply.model_validate(found)
    assert found["config"] == {"port": "8080", "token": "set"}


def test_the_adventure_is_tidied_up(api: Visitor) -> None:
    drawn(api, "a tavern")
    fresh = api.post(CLEANUP + "/expired-cache").json
    api.home.clock.time += 8 * DAY
    rehearsed = api.post(CLEANUP + "/expired-cache?dry_run=1").json
    expired = api.post(CLEANUP + "/expired-cache").json

    for one in (fresh, rehearsed, expired):
        RemovedReply.model_validate(one)
    assert (fresh["deleted"], rehearsed["deleted"], expired["deleted"]) == (0, 1, 1)
    assert api.get(CACHE + "/stats").json["entries"] == 0


def test_files_that_nothing_names_are_tidied_up_after_two_looks(api: Visitor) -> None:
    job = api.done(kind="scene", scenes=1, cache="bypass")
    api.delete(f"/v1/jobs/{job['id']}")
    api.home.sweep(after=120.0)
    looks = []
    for _ in range(2):
        looks.append(api.post(CLEANUP + "/orphaned-images").json["deleted"])
        api.home.clock.time += 3700.0

    assert looks[0] == 0
    assert looks[1] > 0


def test_there_is_so_much_of_everything(api: Visitor) -> None:
    drawn(api, "a tavern", "a keep")
    picture = api.get("/api/v1/images/search").json["images"][0]["id"]
    api.delete(f"/api/v1/images/{picture}")

    found = api.get("/api/v1/maintenance/stats").json

    MaintenanceReply.model_validate(found)
    assert found["images"] == {"total": 1, "featured": 0, "deleted": 1}
    assert found["jobs"] == [{"kind": "scene", "state": "done", "count": 2}]
