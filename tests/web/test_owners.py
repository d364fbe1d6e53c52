"""Keys, the owner's minute, the owner's day and the price list, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from functions.flows.keys import make
from functions.ports import Policy
from functions.web.access import BELIEVED, MOST_BELIEVED, Ring
from tests.houses import Home, a_house
from tests.web.conftest import BODY, Visitor, is_problem, visitor

KEY = {"owner": "ann", "scopes": ["read", "write"]}


def bearing(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


@pytest.fixture
def locked(home: Home) -> Visitor:
    return visitor(home, auth="keys")


@pytest.fixture
def ops(home: Home) -> dict[str, str]:
    """The headers of somebody who may make keys."""
    return bearing(make(home.house, "ops", scopes=["admin"], secret=bytes(25))[1])


def test_a_key_is_made_used_listed_and_revoked(locked: Visitor, ops: dict[str, str]) -> None:
    made = locked.post("/v1/keys", json=KEY, headers=ops)
    ann = bearing(made.json["key"])

    assert made.status_code == 201
    assert made.headers["Location"] == f"/v1/keys/{made.json['id']}"
    assert made.headers["Cache-Control"] == "no-store"
    assert locked.post("/v1/jobs", json=BODY, headers=ann).status_code == 202
    assert locked.get("/v1/account", headers=ann).json["owner"] == "ann"
    listed = locked.get("/v1/keys", headers=ops).json["items"]
    assert {one["owner"]: one["last_used"] for one in listed} == {"ann": "2025-06-15", "ops": "2025-06-15"}
    assert made.json["key"] not in str(listed)
    assert locked.delete(f"/v1/keys/{made.json['id']}", headers=ops).status_code == 204
    is_problem(locked.get("/v1/jobs", headers=ann), 401, "unauthenticated")
    is_problem(locked.delete(f"/v1/keys/{made.json['id']}", headers=ops), 404, "not_found")


def test_a_key_is_made_once_for_each_idempotency_key(locked: Visitor, ops: dict[str, str]) -> None:
    headers = ops | {"Idempotency-Key": "k1"}
    made = locked.post("/v1/keys", json=KEY, headers=headers)

    found = is_problem(locked.post("/v1/keys", json=KEY, headers=headers), 409, "conflict")

    assert made.json["id"] in found["detail"]
    is_problem(locked.post("/v1/keys", json=KEY | {"owner": "bob"}, headers=headers), 422, "idempotency_mismatch")
    assert len(locked.get("/v1/keys", headers=ops).json["items"]) == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "owner"), ({"owner": "ann"}, "scopes"), (KEY | {"owner": "Ann"}, "owner"), (KEY | {"owner": ""}, "owner"),
     (KEY | {"owner": "*"}, "owner"), (KEY | {"owner": 5}, "owner"), (KEY | {"scopes": []}, "scopes"),
     (KEY | {"scopes": ["root"]}, "scopes.0"), (KEY | {"scopes": "read"}, "scopes"), (KEY | {"days": 5}, "days")],
)  # fmt: skip
def test_a_key_that_does_not_fit_names_the_field(api: Visitor, body: dict[str, Any], field: str) -> None:
    found = is_problem(api.post("/v1/keys", json=body), 422, "invalid_request")

    assert field in [one["field"] for one in found["errors"]]
    assert api.get("/v1/keys").json["items"] == []


def test_keys_are_listed_in_pages(api: Visitor) -> None:
    for number in range(5):
        api.home.clock.time += 1
        api.post("/v1/keys", json=KEY | {"owner": f"owner-{number}"})

    first = api.get("/v1/keys?page_size=3").json
    rest = api.get("/v1/keys", query_string={"page_size": 3, "page_token": first["next_page_token"]}).json

    assert [one["owner"] for one in first["items"] + rest["items"]] == [f"owner-{n}" for n in (4, 3, 2, 1, 0)]
    assert rest["next_page_token"] is None
    is_problem(api.get("/v1/keys?page_token=x"), 422, "invalid_request")


def test_a_key_that_was_revoked_elsewhere_ends_within_five_seconds(home: Home, ops: dict[str, str]) -> None:
    here, elsewhere = visitor(home, auth="keys"), visitor(home, auth="keys")
    made = elsewhere.post("/v1/keys", json=KEY, headers=ops).json
    assert here.get("/v1/jobs", headers=bearing(made["key"])).status_code == 200

    elsewhere.delete(f"/v1/keys/{made['id']}", headers=ops)
    home.clock.time += BELIEVED

    assert BELIEVED <= 5
    is_problem(here.get("/v1/jobs", headers=bearing(made["key"])), 401, "unauthenticated")


def test_a_key_is_not_looked_up_at_every_request_and_none_is_believed_before_it_was_found(home: Home) -> None:
    ring, looked = Ring(house=home.house), []
    key, text = make(home.house, "ann", scopes=["read"], secret=bytes(25))
    real = home.house.things.get
    home.house.things.get = lambda *place: looked.append(place) or real(*place)  # type: ignore[method-assign,func-returns-value]

    for _ in range(10):
        assert ring.find(text) is not None
    assert len(looked) == 1
    home.clock.time -= 3600
    assert ring.find(text) is not None
    assert len(looked) == 2
    assert ring.find(text[:-1] + "2") is None
    assert ring.find(text[:-1] + "2") is None
    assert len(looked) == 4
    ring.forget("another")
    ring.forget(key.id)
    ring.find(text)
    assert len(looked) == 5


def test_no_more_keys_are_believed_than_there_is_room_for(home: Home) -> None:
    ring = Ring(house=home.house)
    texts = [
        make(home.house, "ann", scopes=["read"], secret=n.to_bytes(25, "big"))[1] for n in range(MOST_BELIEVED + 5)
    ]

    assert all(ring.find(text) for text in texts)

    assert len(ring._kept) == MOST_BELIEVED


def test_the_eleventh_request_for_pictures_in_a_minute_is_the_only_one_refused() -> None:
    api = visitor(a_house(requests_per_minute=10))

    answers = [api.post("/v1/jobs", json=BODY) for _ in range(11)]

    assert [answer.status_code for answer in answers] == [202] * 10 + [429]
    assert {answer.headers["RateLimit-Policy"] for answer in answers} == {'"pictures";q=10;w=60'}
    left = [*range(9, -1, -1), 0]
    assert [answer.headers["RateLimit"] for answer in answers] == [f'"pictures";r={n};t=60' for n in left]
    found = is_problem(answers[-1], 429, "rate_limited")
    assert found["retryable"]
    assert answers[-1].headers["Retry-After"] == "60"
    api.home.clock.time += 60
    assert api.post("/v1/jobs", json=BODY).status_code == 202


def test_scenes_and_pictures_have_each_a_minute_of_their_own() -> None:
    api = visitor(a_house(requests_per_minute=2, scenes_per_minute=1))

    def answers(kind: str, count: int) -> list[int]:
        return [api.post("/v1/jobs", json={"kind": kind, "prompt": "A fox"}).status_code for _ in range(count)]

    assert answers("image", 3) == [202, 202, 429]
    assert answers("scene", 2) == [202, 429]
    assert answers("comic", 1) == [429]


def test_a_replay_tells_what_is_left_and_takes_nothing() -> None:
    api = visitor(a_house(requests_per_minute=1))
    headers = {"Idempotency-Key": "k"}
    first = api.post("/v1/jobs", json=BODY, headers=headers)
    api.home.clock.time += 20

    again = api.post("/v1/jobs", json=BODY, headers=headers)

    assert (again.status_code, again.json["id"]) == (202, first.json["id"])
    assert again.headers["RateLimit"] == '"pictures";r=0;t=40'


def test_the_reference_picture_of_a_character_is_counted_too() -> None:
    api = visitor(a_house(requests_per_minute=1))
    fen, mole = (
        api.post("/v1/characters", json={"name": name, "look": "small, blue scarf"}).json["id"]
        for name in ("Fen", "Mole")
    )

    drawn = api.post(f"/v1/characters/{fen}:draw", json={})

    assert drawn.status_code == 202
    assert drawn.headers["RateLimit"] == '"pictures";r=0;t=60'
    is_problem(api.post(f"/v1/characters/{mole}:draw", json={}), 429, "rate_limited")


def test_where_nothing_is_counted_nothing_is_told(api: Visitor) -> None:
    answer = api.post("/v1/jobs", json=BODY)

    assert "RateLimit" not in answer.headers
    assert "RateLimit-Policy" not in answer.headers


def test_too_many_running_jobs_are_no_full_minute() -> None:
    api = visitor(a_house(most_running=1, requests_per_minute=10))
    api.make()

    answer = api.post("/v1/jobs", json=BODY)

    is_problem(answer, 429, "rate_limited")
    assert answer.headers["Retry-After"] == "10"
    assert "RateLimit" not in answer.headers


def test_an_account_tells_what_is_held_and_then_what_was_spent() -> None:
    api = visitor(a_house(daily_budget=1_000_000, requests_per_minute=10))
    before = api.get("/v1/account").json
    made = api.make(scenes=1)
    held = api.get("/v1/account").json
    api.home.drain()
    after = api.get("/v1/account").json
    job = api.get(f"/v1/jobs/{made['id']}").json

    assert (before["spent_today_usd"], before["reserved_today_usd"], before["running_jobs"]) == (0, 0, 0)
    assert (held["spent_today_usd"], held["reserved_today_usd"]) == (0, made["cost"]["max_usd"])
    assert held["running_jobs"] == 1
    assert (after["spent_today_usd"], after["reserved_today_usd"]) == (job["cost"]["spent_usd"], 0)
    assert after["spent_today_usd"] > 0
    assert (after["owner"], after["scopes"]) == ("local", ["read", "write", "admin"])
    assert after["resets_at"] == "2025-06-16T00:00:00.000Z"
    assert after["daily_budget_usd"] == 1.0
    assert after["limits"]["requests_per_minute"] == 10
    assert after["limits"]["scene_requests_per_minute"] is None
    assert (after["limits"]["json_bytes"], after["limits"]["document_bytes"]) == (1 << 20, 20 << 20)
    assert after["limits"]["running_jobs"] == Policy().most_running


def test_the_steps_of_a_job_are_its_receipt_and_the_cache_costs_nothing(api: Visitor) -> None:
    first, again = api.done(), api.done()

    for job in (first, again):
        steps = job["progress"]["steps"]
        assert sum(step["cost_usd"] for step in steps) == pytest.approx(job["cost"]["spent_usd"])
    assert {step["cost_usd"] for step in first["progress"]["steps"] if step["what"] == "picture"} == {0.03}
    cached = [step for step in again["progress"]["steps"] if step["cached"]]
    assert len(cached) >= 3
    assert {step["cost_usd"] for step in cached} == {0.0}


def test_the_price_list_tells_what_a_model_is_for_what_it_costs_and_when_it_goes(api: Visitor) -> None:
    api.home.clock.time = 1_795_000_000.0  # 2026-11-18
    found = {one["name"]: one for one in api.get("/v1/models").json["items"]}

    assert found["offline"]["roles"] == ["text", "picture", "speech"]
    assert set(found["offline"]["prices"].values()) == {0.0}
    picture = found["gemini-nano-banana-2.1"]
    assert (picture["roles"], picture["grades"], picture["retires"]) == (["picture"], ["standard"], None)
    assert picture["prices"]["picture_usd"] == 0.0336
    assert picture["prices"]["speech_minute_usd"] is None
    text = found["gemini-3.8-flash"]
    assert text["prices"]["million_tokens_in_usd"] == 0.75
    assert [(one["since"], one["prices"]["million_tokens_in_usd"]) for one in text["later"]] == [("2027-01-01", 1.5)]
    assert found["gemini-2.5-flash"]["retires"] == "2026-12-01"


def test_a_model_that_the_price_list_does_not_know_is_listed_first_and_as_the_dearest(api: Visitor) -> None:
    items = api.get("/v1/models").json["items"]

    assert [one["name"] for one in items][:2] == ["fake/writer", "fake/painter"]
    assert items[1]["at_work"] == ["picture"]
    assert items[1]["prices"]["picture_usd"] == max(one["prices"]["picture_usd"] or 0 for one in items)


def test_every_voice_can_be_asked_for_by_name() -> None:
    api = visitor(a_house(), voices={"calm": "Even and quiet"})

    items = api.get("/v1/voices").json["items"]

    assert [one["name"] for one in items] == ["warm", "bright", "calm", "deep", "clear", "young"]
    assert {one["name"]: one["description"] for one in items}["calm"] == "Even and quiet"


def test_a_voice_can_be_heard_before_it_is_chosen() -> None:
    api = visitor(a_house(), voice_sample=lambda role: f"wav of {role}".encode())

    items = api.get("/v1/voices").json["items"]

    assert {one["model"] for one in items} == {"fake/voice"}
    assert api.get(items[3]["sample_url"]).data == b"wav of deep"
    assert api.get(items[3]["sample_url"]).content_type == "audio/wav"
    is_problem(api.get("/v1/voices/shrill/sample"), 404, "not_found")


@pytest.mark.parametrize("sample", [None, lambda role: b""])
def test_where_no_voice_is_installed_no_sample_is_promised(sample: Callable[[str], bytes] | None) -> None:
    api = visitor(a_house(), voice_sample=sample)

    assert {one["sample_url"] for one in api.get("/v1/voices").json["items"]} == {None}
    is_problem(api.get("/v1/voices/warm/sample"), 404, "not_found")


def test_a_job_that_the_painters_quota_holds_back_tells_how_many_go_before_it() -> None:
    api = visitor(a_house(pictures_per_minute=1))
    made = [api.make(prompt=f"Tale {number}", scenes=2)["id"] for number in range(3)]
    api.home.drain(until=lambda: [place(api, one) for one in made] == [0, 1, 2])
    tags = [api.get(f"/v1/jobs/{one}").headers["ETag"] for one in made]

    assert [place(api, one) for one in made] == [0, 1, 2]
    api.home.drain()
    assert [place(api, one) for one in made] == [None, None, None]
    assert not set(tags) & {api.get(f"/v1/jobs/{one}").headers["ETag"] for one in made}


def test_another_place_in_the_queue_is_another_answer_of_the_same_job() -> None:
    api = visitor(a_house(pictures_per_minute=1))
    first, second = (api.make(prompt=f"Tale {number}", scenes=2)["id"] for number in range(2))
    api.home.drain(until=lambda: place(api, second) == 1)
    before = api.get(f"/v1/jobs/{second}")
    api.post(f"/v1/jobs/{first}:cancel")

    after = api.get(f"/v1/jobs/{second}", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.json["progress"]["queue_place"] == 0


def test_a_listener_hears_its_place_in_the_queue_with_every_step() -> None:
    api = visitor(a_house(pictures_per_minute=1))
    first, second = (api.make(prompt=f"Tale {number}", scenes=2)["id"] for number in range(2))
    api.home.drain(until=lambda: place(api, second) == 1)
    assert place(api, first) == 0

    stream = api.get(f"/v1/jobs/{second}/events", headers={"Last-Event-ID": "0"}).response
    heard = b"".join(next(iter(stream)) for _ in range(2)).decode()

    assert heard.count("event: step") > 1
    assert heard.count('"queue_place":1') == heard.count('"queue_place":')


def place(api: Visitor, job_id: str) -> int | None:
    found: int | None = api.get(f"/v1/jobs/{job_id}").json["progress"]["queue_place"]
    return found
