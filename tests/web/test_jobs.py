"""Asking for a job, looking at it, and what can be done with it."""

from __future__ import annotations

import threading

import pytest

from functions.core.errors import ProviderRefused
from functions.web.replies import JobReply, JobsReply
from tests.houses import eventually
from tests.web.conftest import BODY, Visitor, is_problem


def test_accepted_work_is_told_with_its_place(api: Visitor) -> None:
    answer = api.post("/v1/jobs", json=BODY)

    assert answer.status_code == 202
    job = answer.json
    assert job["state"] == "planning"
    assert answer.headers["Location"] == f"/v1/jobs/{job['id']}" == job["links"]["self"]
    assert answer.headers["Retry-After"] == "1"
    assert api.home.job(job["id"]).owner == "local"


def test_a_finished_job_shows_pictures_pages_and_costs(api: Visitor) -> None:
    job = api.done()

    assert job["state"] == "done"
    assert job["done"] is True
    assert job["progress"]["percent"] == 100
    assert [scene["number"] for scene in job["scenes"]] == [1, 2, 3]
    for place in [job["pages"][0], *(scene["picture"] for scene in job["scenes"])]:
        assert api.get(place["url"]).status_code == 200
        assert api.get(place["thumb_url"]).status_code == 200
    assert job["pages"][0]["panels"][1]["scene"] == 2
    assert job["cost"]["spent_usd"] == pytest.approx(0.1209)
    assert job["links"]["cancel"] is job["links"]["retry"] is None
    assert job["created_at"].endswith("Z")
    JobReply.model_validate(job)


def test_every_state_of_a_job_fits_the_contract(api: Visitor) -> None:
    api.home.painter.faults = [ProviderRefused(), ProviderRefused()]
    made = api.make(approval="plan")
    seen = [made["state"]]

    def look() -> None:
        job = api.get(f"/v1/jobs/{made['id']}").json
        JobReply.model_validate(job)
        seen.append(job["state"])

    api.home.drain()
    look()
    api.post(f"/v1/jobs/{made['id']}:approve")
    while api.home.deliver_one():
        look()

    assert seen[0] == "planning"
    assert seen[1] == "awaiting_approval"
    assert seen[-1] == "partial"


def test_one_key_is_one_job(api: Visitor) -> None:
    first = api.post("/v1/jobs", json=BODY, headers={"Idempotency-Key": "k-1"})
    api.home.drain()

    again = api.post("/v1/jobs", json=dict(reversed(BODY.items())), headers={"Idempotency-Key": "k-1"})

    assert again.status_code == first.status_code == 202
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert again.json["state"] == "done"
    assert len(api.home.world.jobs) == 1


def test_one_key_for_two_requests_is_refused(api: Visitor) -> None:
    api.post("/v1/jobs", json=BODY, headers={"Idempotency-Key": "k-1"})

    answer = api.post("/v1/jobs", json=BODY | {"scenes": 4}, headers={"Idempotency-Key": "k-1"})

    is_problem(answer, 422, "idempotency_mismatch")


def test_a_replay_needs_nothing_of_what_its_request_named(api: Visitor) -> None:
    api.post("/v1/styles", json={"name": "Moody", "base": "noir", "words": "wet paper"})
    body, key = BODY | {"style": "Moody"}, {"Idempotency-Key": "k-1"}
    first = api.post("/v1/jobs", json=body, headers=key)
    api.delete("/v1/styles/moody")

    again = api.post("/v1/jobs", json=body, headers=key)

    assert (first.status_code, again.status_code) == (202, 202)
    assert (again.json["id"], again.headers["Idempotency-Replayed"]) == (first.json["id"], "true")


@pytest.mark.parametrize("key", ["", " ", "two words", "k" * 256, "kö"])
def test_a_key_that_cannot_be_kept_is_refused(api: Visitor, key: str) -> None:
    answer = api.post("/v1/jobs", json=BODY, headers={"Idempotency-Key": key})

    found = is_problem(answer, 422, "invalid_request")
    assert found["errors"][0]["field"] == "Idempotency-Key"
    assert not api.home.world.jobs


def test_whoever_prefers_to_wait_gets_the_ended_job(api: Visitor) -> None:
    with api.home.working():
        answer = api.post("/v1/jobs", json=BODY, headers={"Prefer": "respond-async, wait=20"})

    assert answer.status_code == 200
    assert answer.json["state"] == "done"
    assert answer.headers["Preference-Applied"] == "wait=20"


def test_whoever_prefers_to_wait_is_not_held_longer(api: Visitor) -> None:
    answer = api.post("/v1/jobs", json=BODY, headers={"Prefer": "wait=1"})

    assert answer.status_code == 202
    assert answer.json["state"] == "planning"


def test_nobody_waits_for_a_plan_that_waits_for_them(api: Visitor) -> None:
    with api.home.working():
        answer = api.post("/v1/jobs", json=BODY | {"approval": "plan"}, headers={"Prefer": "wait=60"})

    assert answer.status_code == 202
    assert answer.json["state"] == "awaiting_approval"


def test_an_unchanged_job_is_not_sent_twice(api: Visitor) -> None:
    job = api.done()
    first = api.get(job["links"]["self"])

    again = api.get(job["links"]["self"], headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["ETag"].startswith('W/"')
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_changed_job_has_another_tag(api: Visitor) -> None:
    made = api.make()
    before = api.get(made["links"]["self"]).headers["ETag"]
    api.home.deliver_one()

    after = api.get(made["links"]["self"], headers={"If-None-Match": before})

    assert after.status_code == 200
    assert after.headers["ETag"] != before


def test_a_running_job_says_when_to_look_again_and_an_ended_one_does_not(api: Visitor) -> None:
    made = api.make()
    running = api.get(made["links"]["self"])
    api.home.drain()
    ended = api.get(made["links"]["self"])

    assert running.headers["Retry-After"] == "1"
    assert "Retry-After" not in ended.headers


def test_a_long_look_answers_as_soon_as_something_changes(api: Visitor) -> None:
    made = api.make()
    before = api.get(made["links"]["self"])
    late = threading.Timer(0.1, api.home.deliver_one)
    late.start()

    answer = api.get(made["links"]["self"] + "?wait=20", headers={"If-None-Match": before.headers["ETag"]})

    late.join()
    assert answer.status_code == 200
    assert answer.headers["ETag"] != before.headers["ETag"]


def test_a_long_look_at_nothing_new_says_so(api: Visitor) -> None:
    made = api.make()
    tag = api.get(made["links"]["self"]).headers["ETag"]

    answer = api.get(made["links"]["self"] + "?wait=1", headers={"If-None-Match": tag})

    assert answer.status_code == 304


def test_a_long_look_with_an_old_tag_answers_at_once(api: Visitor) -> None:
    made = api.make()

    answer = api.get(made["links"]["self"] + "?wait=60", headers={"If-None-Match": 'W/"0-0"'})

    assert answer.status_code == 200


def test_a_plan_that_waits_for_its_reader_does_not_make_them_wait(api: Visitor) -> None:
    made = api.make(approval="plan")
    api.home.drain()

    answer = api.get(made["links"]["self"] + "?wait=60")

    assert answer.json["state"] == "awaiting_approval"


def test_when_every_waiting_place_is_taken_a_long_look_is_a_short_one(api: Visitor) -> None:
    made = api.make()
    while api.app.desk.waiting.take():
        pass

    answer = api.get(made["links"]["self"] + "?wait=60")

    assert answer.status_code == 200


def test_a_long_look_at_a_job_that_is_deleted_meanwhile_finds_nothing(api: Visitor) -> None:
    made = api.make()
    late = threading.Timer(0.1, lambda: visitor_delete(api, made["id"]))
    late.start()

    answer = api.get(made["links"]["self"] + "?wait=20")

    late.join()
    is_problem(answer, 404, "not_found")


def visitor_delete(api: Visitor, job_id: str) -> None:
    Visitor(api.app).delete(f"/v1/jobs/{job_id}")


def test_jobs_are_listed_newest_first_page_by_page(api: Visitor) -> None:
    made = []
    for number in range(5):
        made.append(api.make(prompt=f"fox {number}")["id"])
        api.home.clock.time += 1
    found: list[str] = []
    token: str | None = ""

    while token is not None:
        answer = api.get("/v1/jobs", query_string={"page_size": 2, "page_token": token}).json
        JobsReply.model_validate(answer)
        found += [job["id"] for job in answer["items"]]
        token = answer["next_page_token"]

    assert found == made[::-1]


def test_jobs_are_listed_by_state_and_kind(api: Visitor) -> None:
    done = api.done()["id"]
    planning = api.make()["id"]

    def ids(query: str) -> list[str]:
        return [job["id"] for job in api.get("/v1/jobs?" + query).json["items"]]

    assert ids("state=done") == [done]
    assert ids("state=planning&kind=comic") == [planning]
    assert ids("state=failed") == []


@pytest.mark.parametrize(
    "query", ["page_size=0", "page_size=101", "page_size=x", "page_size=", "page_size=-1", "page_size=9" * 30,
              "state=asleep", "kind=opera", "page_token=nonsense", "page_token=%00", "page_token=%F0%9F%A6%8A"],
)  # fmt: skip
def test_a_list_that_cannot_be_made_says_which_word_is_wrong(api: Visitor, query: str) -> None:
    api.make()

    found = is_problem(api.get("/v1/jobs?" + query), 422, "invalid_request")

    assert found["errors"][0]["field"] == query.partition("=")[0]


def test_cancelling_stops_the_work_and_twice_is_the_same(api: Visitor) -> None:
    made = api.make()

    first = api.post(f"/v1/jobs/{made['id']}:cancel")
    again = api.post(f"/v1/jobs/{made['id']}:cancel")
    api.home.drain()

    assert first.status_code == again.status_code == 202
    assert again.json["state"] == "cancelled"
    assert again.json["links"]["retry"]
    assert not api.home.writer.asked


def test_a_done_job_cannot_be_cancelled(api: Visitor) -> None:
    job = api.done()

    is_problem(api.post(f"/v1/jobs/{job['id']}:cancel"), 409, "conflict")


def test_a_retry_draws_only_what_is_missing(api: Visitor) -> None:
    api.home.painter.faults = [ProviderRefused(), ProviderRefused()]
    job = api.done()
    assert job["state"] == "partial"
    calls = len(api.home.painter.asked)

    answer = api.post(f"/v1/jobs/{job['id']}:retry")
    api.home.drain()

    assert answer.status_code == 202
    assert answer.json["run"] == 2
    assert api.get(f"/v1/jobs/{job['id']}").json["state"] == "done"
    assert len(api.home.painter.asked) - calls <= 2


def test_a_deleted_job_is_gone_at_once(api: Visitor) -> None:
    job = api.done()

    answer = api.delete(f"/v1/jobs/{job['id']}")

    assert answer.status_code == 204
    assert answer.data == b""
    is_problem(api.get(f"/v1/jobs/{job['id']}"), 404, "not_found")
    is_problem(api.delete(f"/v1/jobs/{job['id']}"), 404, "not_found")
    assert api.get("/v1/jobs").json["items"] == []


def test_a_job_says_when_it_will_be_removed(home: object) -> None:
    from tests.houses import a_house
    from tests.web.conftest import visitor

    api = visitor(a_house(keep_hours=2))

    job = api.done()

    assert job["expires_at"] is not None


def test_the_estimate_is_told_before_anything_is_spent(api: Visitor) -> None:
    answer = api.post("/v1/estimates", json=BODY)

    assert answer.status_code == 200
    assert answer.json["usd"] > 0
    assert answer.json["max_usd"] >= answer.json["usd"]
    assert {one["what"] for one in answer.json["items"]} == {"plan", "sheet", "picture"}
    assert not api.home.world.jobs
    assert not api.home.writer.asked


def test_the_estimate_of_painting_again_counts_the_scenes(api: Visitor) -> None:
    job = api.done()

    answer = api.post("/v1/estimates", json={"job": job["id"], "scenes": [1, 3]})

    assert answer.json["items"] == [{"what": "picture", "count": 2, "usd": 0.06}]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"job": 5, "scenes": [1]}, "job"),
        ({"job": "x"}, "scenes"),
        ({"job": "x", "scenes": []}, "scenes"),
        ({"job": "x", "scenes": ["1"]}, "scenes.0"),
        ({"job": "x", "scenes": [1], "prompt": "y"}, "prompt"),
    ],
)
def test_an_estimate_that_cannot_be_made_names_the_field(api: Visitor, body: dict[str, object], field: str) -> None:
    found = is_problem(api.post("/v1/estimates", json=body), 422, "invalid_request")

    assert field in [one["field"] for one in found["errors"]]


def test_an_estimate_for_scenes_that_do_not_exist_is_refused(api: Visitor) -> None:
    job = api.done()

    is_problem(api.post("/v1/estimates", json={"job": job["id"], "scenes": [9]}), 422, "invalid_request")
    is_problem(api.post("/v1/estimates", json={"job": "unknown", "scenes": [1]}), 404, "not_found")


def test_too_many_jobs_at_once_are_told_to_come_later() -> None:
    from tests.houses import a_house
    from tests.web.conftest import visitor

    api = visitor(a_house(most_running=1))
    api.make()

    answer = api.post("/v1/jobs", json=BODY)

    is_problem(answer, 429, "rate_limited")
    assert int(answer.headers["Retry-After"]) >= 1


def test_a_budget_that_is_used_up_refuses_before_spending() -> None:
    from tests.houses import a_house
    from tests.web.conftest import visitor

    api = visitor(a_house(daily_budget=1000))

    answer = api.post("/v1/jobs", json=BODY)

    is_problem(answer, 429, "budget_exceeded")
    assert not api.home.world.jobs


def test_work_goes_on_while_others_look(api: Visitor) -> None:
    made = api.make()

    with api.home.working():
        job = eventually(lambda: (found := Visitor(api.app).get(made["links"]["self"]).json)["done"] and found)

    assert job["state"] == "done"
