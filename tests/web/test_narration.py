"""What clients see and hear of jobs that are read aloud, and of texts that are written after the plan."""

from __future__ import annotations

import pytest

from functions.core.errors import ProviderRefused
from functions.web.replies import JobReply, SceneReply
from functions.web.replies_plans import PlanReply
from tests.web.conftest import Visitor, is_problem
from tests.web.test_events import watched

TALK = {"kind": "presentation", "topic": "Sailing", "prompt": None, "scenes": 2, "narration": True}


def talk(**fields: object) -> dict[str, object]:
    return {name: value for name, value in {**TALK, **fields}.items() if value is not None}


def ended(api: Visitor, body: dict[str, object]) -> dict[str, object]:
    made = api.post("/v1/jobs", json=body).json
    api.home.drain()
    return dict(api.get(f"/v1/jobs/{made['id']}").json)


def test_a_scene_tells_what_is_heard_when(api: Visitor) -> None:
    job = ended(api, talk())

    speech = job["scenes"][1]["speech"]
    assert speech["state"] == "done"
    assert speech["seconds"] == 2.0
    assert speech["sentences"] == [
        {"text": "All about Part 2.", "start": 0.0, "end": 1.0},
        {"text": "It is so.", "start": 1.0, "end": 2.0},
    ]
    assert api.get(speech["url"]).status_code == 200
    assert api.get(speech["url"]).content_type == "audio/wav"
    assert job["scenes"][1]["text"]["state"] == "done"
    assert job["scenes"][1]["points"] == ["Part 2 in short"]
    JobReply.model_validate(job)


@pytest.mark.parametrize("kind", ["comic", "story", "lecture", "lesson", "presentation"])
def test_every_kind_fits_the_contract_at_each_point_of_its_day(api: Visitor, kind: str) -> None:
    body = {"kind": kind, "prompt": "A fox learns to sail", "scenes": 2, "approval": "plan"}
    made = api.post("/v1/jobs", json=body if kind == "lecture" else body | {"narration": True}).json
    api.home.drain()
    waiting = api.get(f"/v1/jobs/{made['id']}").json
    api.post(f"/v1/jobs/{made['id']}:approve")

    JobReply.model_validate(waiting)
    while api.home.deliver_one():
        JobReply.model_validate(api.get(f"/v1/jobs/{made['id']}").json)

    job = api.get(f"/v1/jobs/{made['id']}").json
    assert job["state"] == "done"
    assert all(scene["speech"]["state"] == "done" for scene in job["scenes"])
    if kind != "presentation":
        assert {scene["speech"]["state"] for scene in waiting["scenes"]} == {"waiting"}


def test_a_job_without_narration_has_neither_speech_nor_texts(api: Visitor) -> None:
    job = api.done()

    assert all(scene["speech"] is None and scene["text"] is None for scene in job["scenes"])


def test_a_section_without_a_picture_says_so(api: Visitor) -> None:
    scenes = [
        {"title": "A", "prompt": "a pond", "alt": "a pond", "narration": "It is so.", "points": ["x"]},
        {"title": "B", "prompt": "", "narration": "It is so.", "questions": [{"question": "?", "answer": "!"}]},
    ]
    api.home.writer.answers = [{"title": "t", "scenes": scenes}]

    job = ended(api, {"kind": "lesson", "topic": "Ponds", "scenes": 2})

    assert job["state"] == "done"
    assert job["scenes"][1]["picture"] is None
    assert job["scenes"][1]["questions"] == [{"question": "?", "answer": "!"}]
    JobReply.model_validate(job)


def test_speech_that_failed_has_no_address_but_a_reason(api: Visitor) -> None:
    api.home.voice.faults = [ProviderRefused()]

    job = ended(api, talk(scenes=1))

    speech = job["scenes"][0]["speech"]
    assert job["state"] == "partial"
    assert job["error"]["code"] == speech["error"]["code"] == "safety_blocked"
    assert (speech["state"], speech["url"], speech["seconds"], speech["sentences"]) == ("failed", None, None, [])
    assert job["links"]["retry"]
    JobReply.model_validate(job)


def test_the_plan_shows_the_words_that_were_written_after_it(api: Visitor) -> None:
    job = ended(api, talk())

    plan = api.get(f"/v1/jobs/{job['id']}/plan").json
    scene = api.get(f"/v1/jobs/{job['id']}/scenes/1").json

    assert plan["scenes"][0]["narration"] == scene["narration"] == "All about Part 1. It is so."
    PlanReply.model_validate(plan)
    SceneReply.model_validate(scene)


def test_an_edit_of_the_narration_is_read_anew_and_shown_at_once(api: Visitor) -> None:
    job = ended(api, talk())
    painted = len(api.home.painter.asked)

    tag = {"If-Match": '"1"'}
    answer = api.patch(f"/v1/jobs/{job['id']}/scenes/1", json={"narration": "Other words."}, headers=tag)

    assert answer.status_code == 202
    assert (answer.json["speech"]["state"], answer.json["speech"]["url"]) == ("waiting", None)
    api.home.drain()
    after = api.get(f"/v1/jobs/{job['id']}").json
    assert after["state"] == "done"
    assert [one["text"] for one in after["scenes"][0]["speech"]["sentences"]] == ["Other words."]
    assert len(api.home.painter.asked) == painted


def test_listeners_hear_of_each_text_and_each_narration(api: Visitor) -> None:
    made = api.post("/v1/jobs", json=talk()).json

    told = [one.data for one in watched(api, made) if one.name == "step"]

    done = {(one["step"]["what"], one["step"]["scene"]) for one in told if one["step"]["state"] == "done"}
    assert {("text", 1), ("text", 2), ("speech", 1), ("speech", 2)} <= done
    last = next(one for one in reversed(told) if one["step"]["id"] == "s02")
    assert last["scene"]["speech"]["url"]
    assert last["scene"]["narration"] == "All about Part 2. It is so."


def test_wav_and_captions_exist_only_where_a_job_is_narrated(api: Visitor) -> None:
    told, silent = ended(api, talk()), ended(api, talk(narration=None))

    def formats(job: dict[str, object]) -> set[str]:
        return {one["format"] for one in api.get(f"/v1/jobs/{job['id']}/exports").json["items"]}

    assert formats(told) - formats(silent) == {"wav", "vtt"}
    assert api.get(f"/v1/jobs/{silent['id']}/exports/wav").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [("bytes=0-", 0, -1), ("bytes=5-8", 5, 8), ("bytes=-4", -4, -1), ("bytes=3-999999", 3, -1)],
)
def test_sound_can_be_begun_anywhere(api: Visitor, wanted: str, first: int, last: int) -> None:
    url = ended(api, talk(scenes=1))["scenes"][0]["speech"]["url"]
    whole = api.get(url).data
    first, last = first % len(whole), last % len(whole)

    answer = api.get(url, headers={"Range": wanted})

    assert answer.status_code == 206
    assert answer.data == whole[first : last + 1]
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
    assert answer.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("wanted", ["bytes=8-5", "bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=x-"])
def test_a_part_that_makes_no_sense_is_the_whole(api: Visitor, wanted: str) -> None:
    url = ended(api, talk(scenes=1))["scenes"][0]["speech"]["url"]

    answer = api.get(url, headers={"Range": wanted})

    assert answer.status_code == 200


def test_a_part_of_another_file_is_the_whole_and_one_behind_the_end_is_refused(api: Visitor) -> None:
    url = ended(api, talk(scenes=1))["scenes"][0]["speech"]["url"]

    other = api.get(url, headers={"Range": "bytes=0-1", "If-Range": '"other"'})
    same = api.get(url, headers={"Range": "bytes=0-1", "If-Range": other.headers["ETag"]})

    assert (other.status_code, same.status_code) == (200, 206)
    is_problem(api.get(url, headers={"Range": "bytes=999999-"}), 416, "invalid_request")
