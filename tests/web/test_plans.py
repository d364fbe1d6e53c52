"""The plan and its scenes: read, edited under their tags, approved, drawn again."""

from __future__ import annotations

import pytest

from functions.web.replies import JobReply, SceneReply
from functions.web.replies_plans import PlanChanged, PlanReply, SceneChanged
from tests.web.conftest import Visitor, is_problem


@pytest.fixture
def waiting(api: Visitor) -> str:
    """The path of a job that awaits approval."""
    made = api.make(approval="plan")
    api.home.drain()
    return f"/v1/jobs/{made['id']}"


def test_a_plan_stands_under_its_edit_number(api: Visitor, waiting: str) -> None:
    answer = api.get(waiting + "/plan")

    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"1"'
    assert [scene["number"] for scene in answer.json["scenes"]] == [1, 2, 3]
    assert api.get(waiting + "/plan", headers={"If-None-Match": '"1"'}).status_code == 304
    PlanReply.model_validate(answer.json)


def test_a_plan_that_is_not_written_is_not_there(api: Visitor) -> None:
    made = api.make(approval="plan")

    is_problem(api.get(f"/v1/jobs/{made['id']}/plan"), 404, "not_found")
    is_problem(api.get(f"/v1/jobs/{made['id']}/scenes/1"), 404, "not_found")


def test_a_waiting_plan_is_edited_before_anything_is_drawn(api: Visitor, waiting: str) -> None:
    body = {"scenes": [{"number": 2, "caption": "New words."}], "drop": [3], "add": [{"prompt": "a quiet end"}]}

    answer = api.patch(waiting + "/plan", json=body, headers={"If-Match": '"1"'})

    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"2"'
    assert [scene["caption"] for scene in answer.json["scenes"]] == ["Caption 1.", "New words.", ""]
    assert answer.json["job"]["state"] == "awaiting_approval"
    assert not api.home.painter.asked
    PlanChanged.model_validate(answer.json)


@pytest.mark.parametrize("tag", ['"2"', 'W/"1"', '"x"', "1", '"-1"'])
def test_an_edit_made_from_a_stale_plan_is_refused(api: Visitor, waiting: str, tag: str) -> None:
    answer = api.patch(waiting + "/plan", json={"drop": [1]}, headers={"If-Match": tag})

    is_problem(answer, 412, "precondition_failed")
    assert api.get(waiting + "/plan").headers["ETag"] == '"1"'


@pytest.mark.parametrize("tag", ['"1"', "*", '"7", "1"'])
def test_an_edit_that_names_the_current_plan_is_taken(api: Visitor, waiting: str, tag: str) -> None:
    assert api.patch(waiting + "/plan", json={"drop": [1]}, headers={"If-Match": tag}).status_code == 200


def test_an_edit_without_a_tag_is_refused(api: Visitor, waiting: str) -> None:
    is_problem(api.patch(waiting + "/plan", json={"drop": [1]}), 412, "precondition_failed")
    is_problem(api.patch(waiting + "/scenes/1", json={"caption": "x"}), 412, "precondition_failed")


@pytest.mark.parametrize(
    "body", [{}, {"scenes": []}, {"drop": [9]}, {"drop": [1, 2, 3]}, {"add": [{}]}, {"nonsense": 1}, {"order": ["1"]}]
)
def test_an_edit_that_makes_no_sense_changes_nothing(api: Visitor, waiting: str, body: dict[str, object]) -> None:
    is_problem(api.patch(waiting + "/plan", json=body, headers={"If-Match": '"1"'}), 422, "invalid_request")

    assert api.get(waiting + "/plan").headers["ETag"] == '"1"'


def test_a_plan_cannot_be_edited_while_it_is_drawn(api: Visitor, waiting: str) -> None:
    api.post(waiting + ":approve")

    is_problem(api.patch(waiting + "/plan", json={"drop": [1]}, headers={"If-Match": '"1"'}), 409, "conflict")


def test_an_approved_plan_is_drawn(api: Visitor, waiting: str) -> None:
    answer = api.post(waiting + ":approve")
    api.home.drain()

    assert answer.status_code == 202
    assert answer.json["state"] == "rendering"
    assert api.get(waiting).json["state"] == "done"


def test_a_scene_dropped_at_approval_is_gone(api: Visitor, waiting: str) -> None:
    answer = api.post(waiting + ":approve", json={"drop": [2]}, headers={"If-Match": '"1"'})
    api.home.drain()

    assert answer.status_code == 202
    job = api.get(waiting).json
    assert [scene["caption"] for scene in job["scenes"]] == ["Caption 1.", "Caption 3."]
    assert len(job["pages"][0]["panels"]) == 2


def test_approving_with_edits_needs_the_current_tag(api: Visitor, waiting: str) -> None:
    is_problem(api.post(waiting + ":approve", json={"drop": [2]}), 412, "precondition_failed")
    is_problem(api.post(waiting + ":approve", json={"drop": [2]}, headers={"If-Match": '"3"'}), 412,
               "precondition_failed")  # fmt: skip
    assert not api.home.painter.asked


def test_approving_again_is_the_same_and_edits_come_too_late(api: Visitor, waiting: str) -> None:
    api.post(waiting + ":approve")

    again = api.post(waiting + ":approve", data=b"")
    late = api.post(waiting + ":approve", json={"drop": [2]}, headers={"If-Match": '"1"'})

    assert again.status_code == 202
    is_problem(late, 409, "conflict")


def test_whoever_names_the_plan_that_they_read_approves_no_other(api: Visitor, waiting: str) -> None:
    api.patch(waiting + "/plan", json={"drop": [1]}, headers={"If-Match": '"1"'})

    stale = api.post(waiting + ":approve", headers={"If-Match": '"1"'})
    current = api.post(waiting + ":approve", headers={"If-Match": '"2"'})
    again = api.post(waiting + ":approve", headers={"If-Match": '"1"'})

    is_problem(stale, 412, "precondition_failed")
    assert current.status_code == again.status_code == 202


def test_a_job_that_is_being_planned_cannot_be_approved(api: Visitor) -> None:
    made = api.make(approval="plan")

    is_problem(api.post(f"/v1/jobs/{made['id']}:approve"), 409, "conflict")


def test_a_scene_is_shown_with_its_picture_under_its_own_tag(api: Visitor) -> None:
    job = api.done()

    answer = api.get(f"/v1/jobs/{job['id']}/scenes/2")

    assert answer.headers["ETag"] == '"1"'
    assert answer.json == job["scenes"][1]
    assert api.get(f"/v1/jobs/{job['id']}/scenes/2", headers={"If-None-Match": '"1"'}).status_code == 304
    SceneReply.model_validate(answer.json)


@pytest.mark.parametrize("number", ["0", "4", "-1", "x", "1.5", "٣", "9" * 40])
def test_a_scene_that_does_not_exist_is_not_found(api: Visitor, number: str) -> None:
    job = api.done()

    is_problem(api.get(f"/v1/jobs/{job['id']}/scenes/{number}"), 404, "not_found")


def test_a_new_caption_is_lettered_without_a_new_picture(api: Visitor) -> None:
    job = api.done()
    calls = len(api.home.painter.asked)
    where = f"/v1/jobs/{job['id']}/scenes/2"

    answer = api.patch(where, json={"caption": "Better words."}, headers={"If-Match": '"1"'})
    api.home.drain()

    assert answer.status_code == 202
    assert answer.headers["ETag"] == '"2"'
    assert answer.json["caption"] == "Better words."
    assert answer.json["edit"] == 2
    assert answer.json["job"]["run"] == 2
    after = api.get(f"/v1/jobs/{job['id']}").json
    assert len(api.home.painter.asked) == calls
    assert after["scenes"][1]["picture"]["url"] == job["scenes"][1]["picture"]["url"]
    assert after["pages"] != job["pages"]
    SceneChanged.model_validate(answer.json)


def test_a_new_prompt_draws_one_picture_and_keeps_the_old_one_to_choose(api: Visitor) -> None:
    job = api.done()
    calls = len(api.home.painter.asked)
    where = f"/v1/jobs/{job['id']}/scenes/2"

    api.patch(where, json={"prompt": "a storm"}, headers={"If-Match": '"1"'})
    api.home.drain()
    drawn = api.get(where).json["picture"]
    chosen = api.patch(where, json={"picture_version": 1}, headers={"If-Match": '"2"'})
    api.home.drain()

    assert len(api.home.painter.asked) == calls + 1
    assert [one["version"] for one in drawn["versions"]] == [1, 2]
    assert chosen.status_code == 202
    picture = api.get(where).json["picture"]
    assert picture["url"] == job["scenes"][1]["picture"]["url"]
    assert [one["chosen"] for one in picture["versions"]] == [True, False]
    JobReply.model_validate(api.get(f"/v1/jobs/{job['id']}").json)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"picture_version": 0}, 422), ({"picture_version": "1"}, 422), ({"picture_version": True}, 422),
        ({"picture_version": 1, "caption": "x"}, 422), ({"picture_version": 7}, 409), ({}, 422), ({"edit": 3}, 422),
        ({"prompt": ""}, 422), ({"dialogue": [{"text": ""}]}, 422),
    ],
)  # fmt: skip
def test_a_change_of_a_scene_that_makes_no_sense_is_refused(api: Visitor, body: dict[str, object], status: int) -> None:
    job = api.done()

    answer = api.patch(f"/v1/jobs/{job['id']}/scenes/1", json=body, headers={"If-Match": '"1"'})

    is_problem(answer, status, "conflict" if status == 409 else "invalid_request")
    assert api.home.job(job["id"]).run.number == 1


def test_choosing_a_picture_from_a_stale_scene_is_refused(api: Visitor) -> None:
    job = api.done()

    answer = api.patch(f"/v1/jobs/{job['id']}/scenes/1", json={"picture_version": 1}, headers={"If-Match": '"4"'})

    is_problem(answer, 412, "precondition_failed")


def test_after_the_end_an_edited_plan_opens_the_next_run(api: Visitor) -> None:
    job = api.done()

    answer = api.patch(f"/v1/jobs/{job['id']}/plan", json={"order": [3, 2, 1]}, headers={"If-Match": '"1"'})
    api.home.drain()

    assert answer.status_code == 202
    after = api.get(f"/v1/jobs/{job['id']}").json
    assert after["run"] == 2
    assert [scene["caption"] for scene in after["scenes"]] == ["Caption 3.", "Caption 2.", "Caption 1."]


def test_another_picture_of_the_same_words_can_be_had(api: Visitor) -> None:
    made = api.make()
    api.home.drain()
    path = f"/v1/jobs/{made['id']}"

    answer = api.patch(path + "/scenes/2", json={"redraw": True}, headers={"If-Match": '"1"'})
    api.home.drain()

    assert answer.status_code == 202
    assert answer.headers["ETag"] == '"2"'
    assert [one["version"] for one in api.get(path).json["scenes"][1]["picture"]["versions"]] == [1, 2]
    is_problem(api.patch(path + "/scenes/2", json={"redraw": True}, headers={"If-Match": '"1"'}), 412,
               "precondition_failed")  # fmt: skip
    is_problem(api.patch(path + "/scenes/2", json={"redraw": False}, headers={"If-Match": '"2"'}), 422,
               "invalid_request")  # fmt: skip


def test_what_was_never_drawn_is_not_drawn_anew(api: Visitor, waiting: str) -> None:
    answer = api.patch(waiting + "/scenes/2", json={"redraw": True}, headers={"If-Match": '"1"'})

    is_problem(answer, 409, "conflict")


def test_the_price_of_a_waiting_plan_follows_its_scenes(api: Visitor, waiting: str) -> None:
    job = waiting.rpartition("/")[2]
    api.home.painter.price = 30_000

    whole = api.post("/v1/estimates", json={"job": job, "scenes": [1, 2, 3]}).json
    less = api.post("/v1/estimates", json={"job": job, "scenes": [1, 3]}).json

    assert {one["what"]: one["count"] for one in whole["items"]} == {"sheet": 1, "picture": 3}
    assert {one["what"]: one["count"] for one in less["items"]} == {"sheet": 1, "picture": 2}
    assert (whole["usd"], less["usd"]) == (0.12, 0.09)
    assert whole["max_usd"] == 0.24


def test_a_waiting_plan_costs_at_most_what_its_owner_has_left(api: Visitor) -> None:
    made = api.make(approval="plan", budget_usd=0.1)
    api.home.drain()

    found = api.post("/v1/estimates", json={"job": made["id"], "scenes": [1, 2, 3]}).json

    assert found["max_usd"] == round(0.1 - api.get(f"/v1/jobs/{made['id']}").json["cost"]["spent_usd"], 6)


def test_a_retry_may_say_what_happens_where_a_model_fails(api: Visitor) -> None:
    made = api.make()
    api.home.drain()
    path = f"/v1/jobs/{made['id']}:retry"

    is_problem(api.post(path, json={"on_unavailable": "offline"}), 409, "conflict")
    is_problem(api.post(path, json={"on_unavailable": "never"}), 422, "invalid_request")
    is_problem(api.post(path, json={"scenes": [1]}), 422, "invalid_request")
