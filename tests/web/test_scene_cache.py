"""The scene cache over HTTP: the same scene again is answered at once, and its operator sees and steers it."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from functions.core.errors import QuotaExhausted
from tests.houses import Home, a_house
from tests.web.conftest import Visitor, is_problem, visitor

SCENE = {"kind": "scene", "prompt": "A fox learns to sail"}
DAY = 86_400.0


def asked(api: Visitor, **fields: Any) -> Any:
    return api.post("/v1/jobs", json=SCENE | fields)


@pytest.fixture
def drawn(api: Visitor) -> Visitor:
    """The scene was drawn once."""
    asked(api)
    api.home.drain()
    return api


def test_the_same_scene_again_is_done_in_the_answer_itself(drawn: Visitor) -> None:
    first = drawn.get("/v1/jobs").json["items"][0]

    answer = asked(drawn)

    assert 202 == answer.status_code
    assert ("done", True) == (answer.json["state"], answer.json["done"])
    picture = answer.json["scenes"][0]["picture"]
    assert first["scenes"][0]["picture"]["url"] == picture["url"]
    assert (True, 0.0) == (picture["cached"], picture["cost_usd"])
    assert 1 == len(drawn.home.painter.asked)
    assert 0 == len(drawn.home.queue)
    assert "limner; hit; ttl=604799; key=" in answer.headers["Cache-Status"]


def test_who_prefers_to_wait_is_answered_200(drawn: Visitor) -> None:
    answer = drawn.post("/v1/jobs", json=SCENE, headers={"Prefer": "wait=5"})

    assert 200 == answer.status_code
    assert "done" == answer.json["state"]


def test_a_new_scene_is_a_miss(api: Visitor) -> None:
    answer = asked(api)

    assert answer.headers["Cache-Status"].startswith('limner; fwd=miss; key="')


def test_a_scene_that_is_too_old_is_stale(drawn: Visitor) -> None:
    drawn.home.clock.time += 8 * DAY

    assert asked(drawn).headers["Cache-Status"].startswith("limner; fwd=stale; key=")


def test_bypass_says_so_and_draws_anew(drawn: Visitor) -> None:
    answer = asked(drawn, cache="bypass")
    drawn.home.drain()

    assert "limner; fwd=bypass" == answer.headers["Cache-Status"]
    assert 2 == len(drawn.home.painter.asked)


def test_what_the_scene_cache_cannot_serve_says_nothing_of_it(api: Visitor) -> None:
    assert "Cache-Status" not in api.post("/v1/jobs", json=SCENE | {"kind": "comic"}).headers
    assert "Cache-Status" not in asked(api, approval="plan").headers


def test_an_image_is_always_new(api: Visitor) -> None:
    answer = asked(api, kind="image")

    assert "limner; fwd=bypass" == answer.headers["Cache-Status"]


def test_a_hit_counts_against_no_minute_and_needs_no_model() -> None:
    home = a_house(scenes_per_minute=1, most_running=1)
    api = visitor(home)
    asked(api)
    home.drain()
    home.painter.faults = [QuotaExhausted()] * 9

    answers = [asked(api) for _ in range(5)]

    assert ["done"] * 5 == [one.json["state"] for one in answers]
    assert '"scenes";r=0;t=60' == answers[0].headers["RateLimit"]
    is_problem(asked(api, prompt="Another"), 429, "rate_limited")


def test_the_files_of_a_hit_are_built_when_they_are_asked_for(drawn: Visitor) -> None:
    made = asked(drawn).json

    first = drawn.get(f"/v1/jobs/{made['id']}/exports/pdf")
    drawn.home.drain()

    assert 202 == first.status_code
    assert 200 == drawn.get(f"/v1/jobs/{made['id']}/exports/pdf").status_code


def test_a_hit_can_be_edited_like_any_other_job(drawn: Visitor) -> None:
    made = asked(drawn).json
    tag = drawn.get(f"/v1/jobs/{made['id']}/scenes/1").headers["ETag"]

    answer = drawn.patch(f"/v1/jobs/{made['id']}/scenes/1", json={"prompt": "A bear"}, headers={"If-Match": tag})
    drawn.home.drain()

    assert 202 == answer.status_code
    assert ("done", 2) == (drawn.get(f"/v1/jobs/{made['id']}").json["state"], len(drawn.home.painter.asked))


def test_the_operator_sees_what_the_cache_holds_answered_and_saved(drawn: Visitor) -> None:
    asked(drawn)
    asked(drawn)
    drawn.home.clock.time += 60.0

    found = drawn.get("/v1/admin/cache").json

    assert (1, 1, 0, 0) == (found["entries"], found["fresh"], found["stale"], found["at_work"])
    assert (2, 1, 0.6667, 0.06) == (found["hits"], found["misses"], found["hit_rate"], found["saved_usd"])
    assert [{"model": "fake/painter", "entries": 1}] == found["models"]
    assert found["bytes"] > 100
    assert found["oldest"].startswith("2025-06-15T15:06:40")
    assert {"max_size": 1000, "expiry_days": 7, "ttl_seconds": 3600.0, "scope": "owner"} == found["limits"]


def test_a_cache_that_was_never_asked_has_no_rate(api: Visitor) -> None:
    found = api.get("/v1/admin/cache").json

    assert (0, None, None) == (found["entries"], found["hit_rate"], found["oldest"])


def test_clearing_is_rehearsed_first(drawn: Visitor) -> None:
    rehearsed = drawn.delete("/v1/admin/cache?dry_run=true").json
    kept = asked(drawn).json["state"]
    cleared = drawn.delete("/v1/admin/cache").json

    assert rehearsed == cleared | {"dry_run": True}
    assert (1, "done", "planning") == (cleared["entries"], kept, asked(drawn).json["state"])


def test_only_what_a_model_made_or_what_is_older_is_cleared(drawn: Visitor) -> None:
    drawn.home.clock.time += 7200.0

    assert 0 == drawn.delete("/v1/admin/cache?model=other").json["entries"]
    assert 0 == drawn.delete("/v1/admin/cache?older_than=3h").json["entries"]
    assert 1 == drawn.delete("/v1/admin/cache?model=fake/painter&older_than=119m").json["entries"]


@pytest.mark.parametrize("age", ["", "3", "h", "-1h", "1.5h", "3 h", "1w"])
def test_an_age_that_is_none_is_refused(api: Visitor, age: str) -> None:
    found = is_problem(api.delete("/v1/admin/cache", query_string={"older_than": age}), 422, "invalid_request")

    assert "older_than" == found["errors"][0]["field"]


def test_a_hundred_equal_requests_at_once_make_one_model_call(home: Home, served: Any) -> None:
    answers: list[str] = []

    def ask() -> None:
        line = served()
        body = json.dumps(SCENE)
        line.request("POST", "/v1/jobs", body, {"Content-Type": "application/json"})
        answers.append(json.loads(line.getresponse().read())["id"])

    threads = [threading.Thread(target=ask) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20.0)
    # The clock stands still: whoever found the lease held looks again when it is put forward.
    home.clock.time += 30.0
    for job in answers:
        _ends(home, job)

    assert 100 == len(answers)
    assert 1 == len(home.painter.asked)


def _ends(home: Home, job: str) -> None:
    found = home.job(job)
    while not found.ended:
        later = home.house.jobs.watch(job, after=found.version, timeout=10.0)
        assert later is not None and later.version > found.version, found.status()
        found = later
