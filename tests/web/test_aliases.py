"""The paths of other systems, asked in those systems' own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from functions.core.errors import ProviderRefused
from functions.flows.keys import make
from functions.web import listings
from functions.web.replies_seeds import AdventureImage, AdventurePage, FollowedReply, MigrationReply, SubtopicsReply
from tests.houses import Home
from tests.web.conftest import Visitor, is_problem, visitor
from tests.web.test_gallery import DATA

FOX = "A fox learns to sail"
AT_ONCE = {"Prefer": "wait=0"}


@pytest.fixture
def busy(home: Home, api: Visitor) -> Iterator[Visitor]:
    """A house at work while it is asked."""
    with home.working():
        yield api


def followed(api: Visitor, job: str, *, path: str = "progress") -> dict[str, Any]:
    answer = api.get(f"/{path}/{job}")
    assert answer.status_code == 200, answer.json
    FollowedReply.model_validate(answer.json)
    return dict(answer.json)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("process", "lesson"), ("generate_story", "story"), ("generate_comic", "comic"), ("generate_lecture", "lecture")],
)
def test_each_path_of_liroo_makes_its_kind_and_is_followed_to_its_result(api: Visitor, path: str, kind: str) -> None:
    made = api.post(f"/{path}", json={"content": FOX, "num_scenes": 2, "level": "age 9", "user_id": "u7"})
    waiting = followed(api, made.json["request_id"])
    api.home.drain()
    ended = followed(api, made.json["request_id"])

    assert made.status_code == 202
    assert made.headers["Location"] == f"/v1/jobs/{made.json['request_id']}"
    FollowedReply.model_validate(made.json)
    assert (waiting["kind"], waiting["status"], waiting["progress"], waiting["result"]) == (kind, "planning", 0, None)
    assert (ended["status"], ended["progress"]) == ("done", 100)
    assert ended["result"]["kind"] == kind
    assert len(ended["result"]["scenes"]) == 2
    request = api.home.job(made.json["request_id"]).request
    assert (request["prompt"], request["audience"]) == (FOX, "age 9")


def test_addresses_are_whole_and_lead_to_the_files(api: Visitor) -> None:
    made = api.post("/generate_comic", json={"prompt": FOX, "panels": 1}).json
    api.home.drain()

    result = followed(api, made["request_id"])["result"]

    for url in (result["scenes"][0]["image_url"], result["pages"][0]["image_url"], result["exports"]["pdf"]):
        assert url.startswith("http://localhost/v1/")
        assert api.get(url.removeprefix("http://localhost")).status_code in (200, 202)


def test_where_keys_are_asked_for_an_address_carries_leave_to_see_it(home: Home) -> None:
    api = visitor(home, auth="keys")
    headers = {"Authorization": "Bearer " + make(home.house, "ann", scopes=("write",), secret=bytes(25))[1]}
    made = api.post("/generate_story", json={"prompt": FOX, "scenes": 1}, headers=headers).json
    home.drain()

    answer = api.get(f"/progress/{made['request_id']}", headers=headers | {"X-Forwarded-Proto": "https"}).json
    url = answer["result"]["scenes"][0]["image_url"]

    assert url.startswith("https://localhost/v1/assets/")
    assert api.get(url.removeprefix("https://localhost")).status_code == 200
    assert api.get(url.removeprefix("https://localhost").partition("?")[0]).status_code == 401


def test_a_job_has_one_id_that_either_name_follows(api: Visitor) -> None:
    made = api.post("/generate_story", json={"prompt": FOX}).json
    session = api.post("/generate", json={"prompt": FOX}).json

    for one in (made, session, api.make()):
        job = one.get("request_id") or one["id"]
        by_request, by_session = followed(api, job), followed(api, job, path="status")
        assert by_request == by_session
        assert by_request["request_id"] == by_request["session_id"] == job


def test_long_words_are_a_text_to_be_told_and_short_ones_an_idea(api: Visitor) -> None:
    long = "The harbour slept. " * 40

    told = api.post("/generate_story", json={"story": long}).json["request_id"]
    idea = api.post("/generate_story", json={"story": FOX}).json["request_id"]

    assert api.home.job(told).request["text"].startswith("The harbour slept.")
    assert api.home.job(idea).request["prompt"] == FOX


def test_numbers_may_come_as_text_and_a_square_as_one_to_one(api: Visitor) -> None:
    made = api.post("/generate_story", json={"prompt": FOX, "num_scenes": "3", "aspect_ratio": "1:1"}).json

    request = api.home.job(made["request_id"]).request
    assert (request["scenes"], request["aspect"]) == (3, "square")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"prompt": FOX, "panels": 2, "num_panels": 2}, "num_panels"), ({"prompt": FOX, "kind": "story"}, "kind"),
        ({"prompt": FOX, "colour": "blue"}, "colour"), ({"prompt": FOX, "panels": 11}, "scenes"), ({}, "prompt"),
        ({"prompt": FOX, "panels": "many"}, "scenes"),
    ],
)  # fmt: skip
def test_what_nobody_knows_or_says_twice_is_named(api: Visitor, body: dict[str, Any], field: str) -> None:
    found = is_problem(api.post("/generate_comic", json=body), 422, "invalid_request")

    assert field in [one["field"] for one in found["errors"]]


def test_the_same_key_at_an_alias_answers_with_the_same_job(api: Visitor) -> None:
    headers = {"Idempotency-Key": "k1"}

    first = api.post("/generate_story", json={"content": FOX}, headers=headers)
    again = api.post("/generate_story", json={"content": FOX}, headers=headers)
    other = api.post("/generate_story", json={"content": "A mole digs"}, headers=headers)

    assert (again.status_code, again.json["request_id"]) == (202, first.json["request_id"])
    assert again.headers["Idempotency-Replayed"] == "true"
    is_problem(other, 422, "idempotency_mismatch")


def test_a_document_comes_to_an_alias_as_well(api: Visitor) -> None:
    from io import BytesIO

    form = {"file": (BytesIO(b"The heart pumps.\n\nThe lungs breathe."), "body.txt"), "num_scenes": "2"}

    made = api.post("/process", data=form, content_type="multipart/form-data")

    assert made.status_code == 202, made.json
    assert api.home.job(made.json["request_id"]).request["document"]["name"] == "body.txt"


@pytest.mark.parametrize("path", ["/backup-health", "/api/health"])
def test_every_path_of_health_gives_the_same_answer(api: Visitor, path: str) -> None:
    answer, ours = api.get(path).json, api.get("/health").json

    listings.HealthReply.model_validate(answer)
    assert answer.keys() == ours.keys()
    assert (answer["status"], answer["components"]) == (ours["status"], ours["components"])


def planned(api: Visitor, **fields: Any) -> str:
    made = api.post("/generate", json={"prompt": FOX, "scenes": 3} | fields)
    assert made.status_code == 202, made.json
    api.home.drain()
    return str(made.json["session_id"])


def test_a_session_waits_with_its_scenes_until_they_are_approved(api: Visitor) -> None:
    session = planned(api)

    waiting = followed(api, session, path="status")
    approved = api.post("/approve", json={"session_id": session})
    again = api.post("/approve", json={"session_id": session})
    api.home.drain()

    assert waiting["status"] == "awaiting_approval"
    assert [one["title"] for one in waiting["scenes"]] == ["Part 1", "Part 2", "Part 3"]
    assert (approved.status_code, again.status_code) == (202, 202)
    FollowedReply.model_validate(approved.json)
    assert followed(api, session, path="status")["status"] == "done"


def test_only_the_scenes_that_are_numbered_are_drawn(api: Visitor) -> None:
    session = planned(api)

    approved = api.post("/approve", json={"session_id": session, "scenes": [1, 3]})
    api.home.drain()

    assert approved.status_code == 202
    assert [one["title"] for one in followed(api, session)["result"]["scenes"]] == ["Part 1", "Part 3"]


def test_scenes_come_back_as_they_were_shown_with_a_change_here_and_there(api: Visitor) -> None:
    session = planned(api)
    scenes = followed(api, session)["scenes"]
    scenes[0]["description"] = scenes[0].pop("prompt") + " at night"
    scenes[1]["approved"] = False

    approved = api.post("/approve", json={"request_id": session, "scenes": scenes})
    api.home.drain()

    assert approved.status_code == 202, approved.json
    drawn = followed(api, session)["result"]["scenes"]
    assert [one["title"] for one in drawn] == ["Part 1", "Part 3"]
    assert drawn[0]["prompt"].endswith(" at night")


def test_an_approval_that_cannot_be_meant_is_refused(api: Visitor) -> None:
    session = planned(api)
    early = api.post("/generate", json={"prompt": FOX}).json["session_id"]

    def approve(**body: Any) -> Any:
        return api.post("/approve", json=body)

    is_problem(approve(), 422, "invalid_request")
    is_problem(approve(session_id="unknown"), 404, "not_found")
    is_problem(approve(session_id=early), 409, "conflict")
    for scenes in (
        [9],
        "all",
        [{"title": "no number"}],
        ["1"],
        [{"number": 1, "colour": "blue"}],
        [{"number": 9, "title": "x"}],
    ):
        is_problem(approve(session_id=session, scenes=scenes), 422, "invalid_request")
    stale = api.post("/approve", json={"session_id": session, "scenes": [1]}, headers={"If-Match": '"7"'})
    is_problem(stale, 412, "precondition_failed")
    unread = api.post("/approve", json={"session_id": session}, headers={"If-Match": '"7"'})
    is_problem(unread, 412, "precondition_failed")
    assert approve(session_id=session).status_code == 202
    is_problem(approve(session_id=session, scenes=[{"number": 1, "title": "Late"}]), 409, "conflict")


def test_a_finished_session_is_taken_away_as_a_zip(api: Visitor) -> None:
    session = planned(api)
    is_problem(api.post("/download", json={"session_id": session}), 409, "conflict")
    api.post("/approve", json={"session_id": session})
    api.home.drain()

    with api.home.working():
        answer = api.post("/download", json={"session_id": session})

    assert (answer.status_code, answer.content_type) == (200, "application/zip")
    assert answer.data.startswith(b"zip of")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    is_problem(api.post("/download", json={}), 422, "invalid_request")


def test_a_topic_is_divided_once_and_then_answered_from_the_cache(busy: Visitor) -> None:
    first = busy.post("/api/create_subtopics", json={"topic": "Python Programming"})
    again = busy.post("/api/create_subtopics", json={"topic": "Python Programming"})
    new = busy.post("/api/create_subtopics", json={"topic": "Python Programming", "cache": "bypass"})

    SubtopicsReply.model_validate(first.json)
    assert first.status_code == again.status_code == 200
    assert first.json == again.json
    assert (first.json["topic"], len(first.json["subtopics"])) == ("Python Programming", 6)
    assert first.headers["Cache-Status"] == "limner; fwd=miss; stored"
    assert again.headers["Cache-Status"].startswith("limner; hit; ttl=3")
    assert new.headers["Cache-Status"] == "limner; fwd=bypass"
    assert len(busy.home.writer.asked) == 2


def test_dividing_a_topic_leaves_nothing_running(busy: Visitor) -> None:
    busy.post("/api/create_subtopics", json={"topic": "Rivers", "num_subtopics": 3})

    jobs = busy.get("/v1/jobs").json["items"]

    assert [(one["kind"], one["state"]) for one in jobs] == [("presentation", "cancelled")]
    assert busy.get("/v1/account").json["running_jobs"] == 0
    assert not busy.home.painter.asked


@pytest.mark.parametrize("body", [{}, {"text": "One. Two."}, {"topic": ""}, {"topic": 5}, {"topic": "x", "n": 1}])
def test_subtopics_are_made_of_a_topic_alone(api: Visitor, body: dict[str, Any]) -> None:
    is_problem(api.post("/api/create_subtopics", json=body), 422, "invalid_request")


def test_a_topic_that_cannot_be_divided_says_why(busy: Visitor) -> None:
    busy.home.writer.faults = [ProviderRefused("The model declines this topic.")]

    found = is_problem(busy.post("/api/create_subtopics", json={"topic": "Poison"}), 422, "safety_blocked")

    assert found["detail"] == "The model declines this topic."


def test_whoever_does_not_wait_for_subtopics_is_told_where_they_come(api: Visitor) -> None:
    answer = api.post("/api/create_subtopics", json={"topic": "Rivers"}, headers=AT_ONCE)
    api.home.drain()

    assert answer.status_code == 202
    assert len(followed(api, answer.json["request_id"])["scenes"]) == 6


def test_a_presentation_is_made_on_the_subtopics_that_are_sent(busy: Visitor) -> None:
    answer = busy.post("/api/create_presentation", json={"topic": "Rivers", "subtopics": ["Springs", "Mouths"]})

    assert answer.status_code == 200, answer.json
    FollowedReply.model_validate(answer.json)
    assert answer.json["status"] == "done"
    slides = answer.json["result"]["scenes"]
    assert [(one["title"], one["points"]) for one in slides] == [
        ("Springs", ["Springs in short"]),
        ("Mouths", ["Mouths in short"]),
    ]


def test_a_presentation_that_takes_longer_is_followed(api: Visitor) -> None:
    answer = api.post("/api/create_presentation", json={"topic": "Rivers"}, headers=AT_ONCE)

    assert answer.status_code == 202
    assert followed(api, answer.json["request_id"])["kind"] == "presentation"


def test_a_picture_is_answered_as_soon_as_it_is_drawn(busy: Visitor) -> None:
    answer = busy.post("/api/v1/images/generate", json={"prompt": "a bronze key", "item_id": "key-7", "tags": ["loot"]})

    assert answer.status_code == 200, answer.json
    AdventureImage.model_validate(answer.json)
    assert (answer.json["item"], answer.json["tags"], answer.json["kind"]) == ("key-7", ["loot"], "image")
    assert busy.get(f"/api/v1/images/{answer.json['id']}").json == answer.json


def test_a_picture_that_takes_longer_is_a_job_to_follow(api: Visitor) -> None:
    answer = api.post("/api/v1/images/generate", json={"description": "a bronze key"}, headers=AT_ONCE)

    assert answer.status_code == 202
    FollowedReply.model_validate(answer.json)
    assert answer.headers["Retry-After"] == "1"


def test_the_same_scene_again_comes_from_the_cache(busy: Visitor) -> None:
    first = busy.post("/api/v1/scenes/generate", json={"scene_description": "an owlbear on the bridge"})
    again = busy.post("/api/v1/scenes/generate", json={"scene_description": "an owlbear on the bridge"})

    assert (first.status_code, again.status_code) == (200, 200)
    assert (first.json["cached"], again.json["cached"]) == (False, True)
    assert first.json["image_url"] == again.json["image_url"]
    assert "fwd=miss" in first.headers["Cache-Status"]
    assert again.headers["Cache-Status"].startswith("limner; hit")
    assert len(busy.home.painter.asked) == 1


def test_a_picture_that_was_declined_says_why(busy: Visitor) -> None:
    busy.home.painter.faults = [ProviderRefused("The model declines this.")]

    answer = busy.post("/api/v1/images/generate", json={"prompt": "gore", "on_unavailable": "fail"})

    is_problem(answer, 422, "safety_blocked")


def test_the_sixth_new_scene_of_a_minute_is_politely_refused() -> None:
    from tests.houses import a_house

    api = visitor(a_house(scenes_per_minute=5))
    answers = [api.post("/api/v1/scenes/generate", json={"prompt": f"room {n}"}, headers=AT_ONCE) for n in range(6)]

    assert [one.status_code for one in answers] == [202] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert answers[0].headers["RateLimit"].startswith('"scenes";r=4')


def pictures(api: Visitor, count: int) -> list[dict[str, Any]]:
    return [api.post("/api/v1/images/generate", json={"prompt": f"a gem {n}"}).json for n in range(count)]


def test_the_gallery_is_searched_by_page_and_by_token(busy: Visitor) -> None:
    made = [one["id"] for one in reversed(pictures(busy, 5))]

    first = busy.get("/api/v1/images/search?query=gem&limit=2").json
    third = busy.get("/api/v1/images/search?q=gem&page_size=2&page=3").json
    after = busy.get(f"/api/v1/images/search?q=gem&page_size=2&page_token={first['next_page_token']}").json
    beyond = busy.get("/api/v1/images/search?q=gem&page_size=2&page=9").json

    for page in (first, third, after, beyond):
        AdventurePage.model_validate(page)
    assert [one["id"] for one in first["images"]] == made[:2]
    assert [one["id"] for one in after["images"]] == made[2:4]
    assert ([one["id"] for one in third["images"]], third["has_more"]) == (made[4:], False)
    assert (beyond["images"], beyond["has_more"]) == ([], False)
    is_problem(busy.get("/api/v1/images/search?q=a&query=b"), 422, "invalid_request")
    is_problem(busy.get("/api/v1/images/search?page=0"), 422, "invalid_request")


def test_featuring_is_a_toggle_and_deleting_is_soft(busy: Visitor) -> None:
    picture = pictures(busy, 1)[0]
    path = f"/api/v1/images/{picture['id']}"

    shown = [busy.put(path + "/feature").json["is_featured"] for _ in range(3)]
    featured = busy.get("/api/v1/images/search?featured_only=true").json["images"]
    gone = busy.delete(path)

    assert shown == [True, False, True]
    assert [one["id"] for one in featured] == [picture["id"]]
    assert (gone.status_code, gone.json["is_deleted"]) == (200, True)
    assert busy.get("/api/v1/images/search").json["images"] == []
    assert busy.post(f"/v1/images/{picture['id']}:undelete").status_code == 200
    is_problem(busy.put("/api/v1/images/unknown/feature"), 404, "not_found")


def test_what_a_browser_kept_comes_over_once(api: Visitor) -> None:
    kept = {"dnd_images": json.dumps([{"id": "a1", "imageData": DATA, "prompt": "a tavern", "itemId": "inn"}])}

    rehearsed = api.post("/api/v1/migrate/from-localstorage?dry_run=true", json=kept).json
    first = api.post("/api/v1/migrate/from-localstorage", json=kept).json
    again = api.post("/api/v1/migrate/from-localstorage", json=kept).json

    for one in (rehearsed, first, again):
        MigrationReply.model_validate(one)
    assert (rehearsed["dry_run"], first["migrated"], again["migrated"], again["skipped"]) == (True, 1, 0, 1)
    assert [one["prompt"] for one in api.get("/api/v1/images/search?item=inn").json["images"]] == ["a tavern"]
