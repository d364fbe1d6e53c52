"""Frontends of four other systems, each with its own calls and its own names, against the server of `serve`."""

from __future__ import annotations

import base64
import io
import json
import re
import time
import zipfile
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.journeys.frontend import Frontend, serving

WEBP, ZIP = b"RIFF", b"PK"


@pytest.fixture(scope="module")
def frontend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frontend]:
    with serving(tmp_path_factory.mktemp("frontend")) as found:
        yield found


def test_liroo_asks_for_a_comic_and_follows_its_progress(frontend: Frontend) -> None:
    assert frontend.get("/backup-health").json["status"] in ("healthy", "degraded")

    asked = frontend.post("/generate_comic", {"prompt": "A fox learns to sail", "num_panels": 2})
    assert asked.status == 202
    done = frontend.followed(f"/progress/{asked.json['request_id']}", "done", "failed")

    assert (done["status"], done["progress"]) == ("done", 100)
    assert len(done["result"]["scenes"]) == 2
    for one in (*done["result"]["scenes"], *done["result"]["pages"]):
        assert frontend.fetched(one["image_url"]).startswith(WEBP)
    assert frontend.fetched(done["result"]["exports"]["pdf"]).startswith(b"%PDF")


def test_liroo_asks_for_a_lesson_a_story_and_a_lecture(frontend: Frontend) -> None:
    asked = {
        path: frontend.post(path, {"content": "How plants drink", "sections": 2, "level": "age 10"}).json["request_id"]
        for path in ("/process", "/generate_story", "/generate_lecture")
    }
    done = {path: frontend.followed(f"/progress/{job}", "done", "partial", "failed") for path, job in asked.items()}

    assert {path: one["kind"] for path, one in done.items()} == {
        "/process": "lesson", "/generate_story": "story", "/generate_lecture": "lecture",
    }  # fmt: skip
    assert {one["status"] for one in done.values()} == {"done"}
    lesson, lecture = done["/process"]["result"], done["/generate_lecture"]["result"]
    assert all(scene["questions"] for scene in lesson["scenes"])
    assert all(frontend.fetched(scene["audio_url"])[8:12] == b"WAVE" for scene in lecture["scenes"])
    assert all(scene["audio_seconds"] > 0 for scene in lecture["scenes"])


def test_story_to_image_approves_its_scenes_and_downloads_them(frontend: Frontend) -> None:
    session = frontend.post("/generate", {"prompt": "Two mice keep a lighthouse", "num_scenes": 3}).json["session_id"]
    shown = frontend.followed(f"/status/{session}", "awaiting_approval")
    assert [scene["image_url"] for scene in shown["scenes"]] == [None, None, None]

    shown["scenes"][1]["approved"] = False
    shown["scenes"][2]["prompt"] = "the lighthouse at night in a storm"
    approved = frontend.post("/approve", {"session_id": session, "scenes": shown["scenes"]})
    assert approved.status == 202
    done = frontend.followed(f"/status/{session}", "done", "failed")
    file = frontend.post("/download", {"session_id": session})

    assert [scene["title"] for scene in done["scenes"]] == [shown["scenes"][place]["title"] for place in (0, 2)]
    assert done["scenes"][1]["prompt"] == "the lighthouse at night in a storm"
    assert file.status == 200
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        assert archive.testzip() is None
        assert len([name for name in archive.namelist() if re.search(r"\.(png|webp|jpe?g)$", name)]) >= 2


def test_the_presentation_page_divides_a_topic_at_once_the_second_time(frontend: Frontend) -> None:
    assert frontend.get("/api/health").json["components"]["api"]

    first = frontend.post("/api/create_subtopics", {"topic": "Volcanoes"})
    begun = time.monotonic()
    again = frontend.post("/api/create_subtopics", {"topic": "Volcanoes"})
    took = time.monotonic() - begun
    made = frontend.post("/api/create_presentation", {"topic": "Volcanoes", "subtopics": first.json["subtopics"][:2]})
    done = frontend.followed(f"/progress/{made.json['request_id']}", "done", "partial", "failed")

    assert (first.status, again.status, first.json) == (200, 200, again.json)
    assert first.json["topic"] == "Volcanoes"
    assert "fwd=miss" in first.headers["Cache-Status"]
    assert again.headers["Cache-Status"].startswith("limner; hit")
    assert took < 2.0  # 10 to 50 ms on a machine with nothing else to do
    assert done["status"] == "done"
    slides = done["result"]["scenes"]
    assert [slide["title"] for slide in slides] == first.json["subtopics"][:2]
    assert all(slide["points"] and slide["narration"] for slide in slides)
    assert frontend.fetched(done["result"]["exports"]["pptx"]).startswith(ZIP)


def test_the_adventure_draws_finds_features_and_throws_away(frontend: Frontend) -> None:
    made = frontend.post("/api/v1/images/generate", {"prompt": "a bronze key on a red cushion", "item_id": "key-7"})
    assert made.status == 200
    picture = made.json
    assert frontend.fetched(picture["image_url"]).startswith(WEBP)
    assert frontend.fetched(picture["thumbnail_url"]).startswith(WEBP)

    found = frontend.get("/api/v1/images/search?query=bronze%20key&page=1&limit=10").json["images"]
    featured = frontend.ask("PUT", f"/api/v1/images/{picture['id']}/feature")
    plain = frontend.ask("PUT", f"/api/v1/images/{picture['id']}/feature")
    gone = frontend.ask("DELETE", f"/api/v1/images/{picture['id']}")

    assert [one["id"] for one in found] == [picture["id"]]
    assert (featured.json["is_featured"], plain.json["is_featured"]) == (True, False)
    assert (gone.status, gone.json["is_deleted"]) == (200, True)
    assert frontend.get("/api/v1/images/search?query=bronze%20key").json["images"] == []


def test_the_adventure_pays_for_no_scene_twice(frontend: Frontend) -> None:
    body = {"prompt": "an owlbear guards the stone bridge"}

    first, again = (frontend.post("/api/v1/scenes/generate", body) for _ in range(2))

    assert (first.status, again.status) == (200, 200)
    assert (first.json["cached"], again.json["cached"]) == (False, True)
    assert first.json["image_url"] == again.json["image_url"]
    assert again.headers["Cache-Status"].startswith("limner; hit")


def data_uri() -> str:
    """A picture as a canvas gives it."""
    file = io.BytesIO()
    Image.linear_gradient("L").resize((96, 72)).save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def test_the_adventure_brings_its_local_storage_over_twice_without_doubles(frontend: Frontend) -> None:
    kept = {
        "dndImages": json.dumps(
            [{"id": "old-1", "dataUrl": data_uri(), "prompt": "last year's tavern", "tags": ["inn"]}]
        )
    }

    first, again = (frontend.post("/api/v1/migrate/from-localstorage", kept).json for _ in range(2))
    found = frontend.get("/api/v1/images/search?q=tavern%20inn").json["images"]

    assert (first["migrated"], again["migrated"], again["skipped"]) == (1, 0, 1)
    assert [one["prompt"] for one in found] == ["last year's tavern"]


def test_a_frontend_from_another_place_is_told_in_words_what_was_wrong(frontend: Frontend) -> None:
    for path, body in (
        ("/generate_comic", {"prompt": "x", "num_panels": 11}), ("/generate", {}), ("/approve", {"session_id": "no"}),
        ("/api/create_subtopics", {"topic": 7}), ("/api/v1/images/generate", {"text": ""}),
    ):  # fmt: skip
        answer = frontend.post(path, body)
        assert answer.status in (404, 422)
        assert answer.json["detail"] and answer.json["action"]
