"""The house by Gemini, from a request over HTTP to the last file: the real client, against the service on loopback."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from functions.settings import Settings
from functions.web.serve import opened
from functions.wiring.laptop import open_laptop
from functions.wiring.serving import app_of
from tests.fakes.account import account_file
from tests.fakes.gemini.scripts import ANY, PICTURES, finished
from tests.fakes.gemini.server import KEY, PROJECT, FakeGemini
from tests.fakes.project import TOKEN, FakeProject

pytestmark = pytest.mark.timeout(120)
#: seconds that a job may take here
PATIENCE = 60.0
PICTURE, WRITER, VOICE = "gemini:gemini-nano-banana-2.1", "gemini:gemini-3.8-flash", "gemini:gemini-3.8-flash-tts"


class Caller:
    """Asks over HTTP."""

    def __init__(self, base: str) -> None:
        self.base = base

    def ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.base + path, data, {"Content-Type": "application/json"} if data else {}, method=method
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.loads(answer.read() or b"null")

    def bytes_of(self, path: str) -> bytes:
        with urllib.request.urlopen(self.base + path, timeout=PATIENCE) as answer:
            return bytes(answer.read())

    def make(self, **body: Any) -> Any:
        """A job that has ended."""
        job = self.ask("POST", "/v1/jobs", body)
        ends = time.monotonic() + PATIENCE
        while not job["done"]:
            assert time.monotonic() < ends, job["progress"]
            job = self.ask("GET", f"/v1/jobs/{job['id']}?wait=5")
        return job


@contextmanager
def a_house(folder: Path, service: FakeGemini, **env: str) -> Iterator[Caller]:
    """The laptop's house with Gemini at work, behind its own server."""
    usual = {"WORLD": "local", "LIMNER_DATA": str(folder), "GEMINI_API_KEY": KEY, "GOOGLE_GEMINI_BASE_URL": service.url}
    laptop = open_laptop(Settings.read(usual | env))
    door = opened(app_of(laptop), "127.0.0.1", 0, threads=8)
    running = threading.Thread(target=door.answer, daemon=True)
    running.start()
    laptop.take()
    try:
        yield Caller(f"http://127.0.0.1:{door.port}")
    finally:
        door.close()
        running.join(5.0)
        laptop.close()


@pytest.fixture
def service() -> Iterator[FakeGemini]:
    with FakeGemini().served() as service:
        yield service


def warnings_of(job: Mapping[str, Any]) -> str:
    return " ".join(str(one) for one in job["warnings"])


def test_a_comic_is_made_by_gemini_from_a_prompt_to_its_pdf(tmp_path: Path, service: FakeGemini) -> None:
    with a_house(tmp_path, service, MODELS="gemini") as caller:
        job = caller.make(kind="comic", prompt="A fox learns to sail", scenes=3, style="comic")
        pdf = caller.bytes_of(f"/v1/jobs/{job['id']}/exports/pdf")

    assert (job["state"], job["warnings"]) == ("done", [])
    assert [scene["picture"]["model"] for scene in job["scenes"]] == [PICTURE] * 3
    assert pdf.startswith(b"%PDF")
    pictures = service.answered("picture")
    assert len(pictures) == 4, "three panels and one character sheet, each paid once"
    assert sum("inlineData" in json.dumps(one.body) for one in pictures) == 3
    assert 4 * 0.0336 < job["cost"]["spent_usd"] < job["cost"]["max_usd"]


def test_a_story_is_read_aloud_by_gemini(tmp_path: Path, service: FakeGemini) -> None:
    with a_house(tmp_path, service, MODELS="gemini") as caller:
        job = caller.make(kind="story", prompt="A fox learns to sail", scenes=2, narration=True, voice="deep")
        wav = caller.bytes_of(job["scenes"][0]["speech"]["url"])

    assert (job["state"], job["warnings"]) == ("done", [])
    assert wav[:4] == b"RIFF"
    assert all(scene["speech"]["seconds"] > 2 for scene in job["scenes"])
    voices = {
        json.dumps(one.body).partition('voice_name": "')[2].partition('"')[0] for one in service.answered("speech")
    }
    assert voices == {"Algenib"}


def test_a_presentations_explanations_are_written_one_by_one(tmp_path: Path, service: FakeGemini) -> None:
    with a_house(tmp_path, service, MODELS="gemini") as caller:
        job = caller.make(kind="presentation", topic="Tides", scenes=2)

    assert job["state"] == "done"
    assert len(service.answered("text")) == 3


def test_a_key_alone_is_a_wish_for_gemini_and_the_same_scene_is_paid_once(tmp_path: Path, service: FakeGemini) -> None:
    with a_house(tmp_path, service) as caller:
        first = caller.make(kind="scene", prompt="a fox on a pier", seed=7)
        second = caller.make(kind="scene", prompt="a fox on a pier", seed=7)
        models = caller.ask("GET", "/health")["components"]["models"]

    assert (first["scenes"][0]["picture"]["cached"], second["scenes"][0]["picture"]["cached"]) == (False, True)
    assert len(service.answered("picture")) == 1
    assert (models["text"], models["picture"], models["speech"]) == (WRITER, PICTURE, VOICE)


def test_a_project_needs_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = {"GOOGLE_GENAI_USE_ENTERPRISE": "true", "GOOGLE_CLOUD_PROJECT": PROJECT, "GEMINI_API_KEY": ""}
    with FakeProject().served() as project, FakeGemini(token=TOKEN).served() as service:
        account = account_file(tmp_path, address="ann@example.com", tokens=f"{project.url}/token")
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(account))
        with a_house(tmp_path / "data", service, **place) as caller:
            job = caller.make(kind="story", prompt="A fox learns to sail", scenes=2, narration=True)

    assert (job["state"], job["warnings"]) == ("done", [])
    assert {one.place for one in service.asked} == {(PROJECT, "global")}
    assert {one.role for one in service.asked} == {"text", "picture", "speech"}
    assert project.asked == ["/token"], "one token serves all"


def test_a_quota_of_the_minute_fails_no_picture(tmp_path: Path) -> None:
    service = FakeGemini(pictures_per_window=2, window=1.5)
    with service.served(), a_house(tmp_path, service, MODELS="gemini") as caller:
        job = caller.make(kind="comic", prompt="A fox learns to sail", scenes=3)

    assert job["state"] == "done"
    assert len(service.answered("picture")) == 4
    assert [one.status for one in service.asked if one.role == "picture"].count(429) <= 4


def test_where_gemini_is_down_the_offline_models_take_over_and_the_job_says_so(
    tmp_path: Path, service: FakeGemini
) -> None:
    service.always = dict.fromkeys(("text", "picture"), ANY["429 per day"])

    with a_house(tmp_path, service, MODELS="gemini,offline") as caller:
        job = caller.make(kind="comic", prompt="A fox learns to sail", scenes=2)

    assert job["state"] == "done"
    assert all(scene["picture"]["model"].startswith("offline/painter") for scene in job["scenes"])
    assert f"stood in for {PICTURE}" in warnings_of(job)
    assert f"stood in for {WRITER}" in warnings_of(job)


def test_where_gemini_only_falters_it_is_asked_again(tmp_path: Path, service: FakeGemini) -> None:
    service.fail("text", ANY["503"])
    service.fail("picture", PICTURES["words in place of a picture"])

    with a_house(tmp_path, service, MODELS="gemini,offline") as caller:
        job = caller.make(kind="comic", prompt="A fox learns to sail", scenes=2)

    assert (job["state"], job["warnings"]) == ("done", [])
    assert {scene["picture"]["model"] for scene in job["scenes"]} == {PICTURE}


def test_a_refused_prompt_ends_with_its_error_and_a_placeholder(tmp_path: Path, service: FakeGemini) -> None:
    service.always = {"picture": finished("IMAGE_SAFETY")}

    with a_house(tmp_path, service, MODELS="gemini,offline") as caller:
        job = caller.make(kind="scene", prompt="a fox", seed=3)

    picture = job["scenes"][0]["picture"]
    assert (job["state"], picture["state"], picture["error"]["code"]) == ("partial", "placeholder", "safety_blocked")
    assert len([one for one in service.asked if one.role == "picture"]) == 1


@pytest.mark.parametrize(("row", "code"), [("403", "provider_unavailable"), ("429 without credit", "quota_exhausted")])
def test_what_will_not_pass_ends_the_step_at_once(tmp_path: Path, service: FakeGemini, row: str, code: str) -> None:
    service.always = {"picture": ANY[row]}

    with a_house(tmp_path, service, MODELS="gemini") as caller:
        job = caller.make(kind="scene", prompt="a fox", seed=3, on_unavailable="fail")

    assert job["scenes"][0]["picture"]["error"]["code"] == code
    assert len(service.asked) == 1


def test_the_models_of_another_system_are_passed_over_for_those_of_today(tmp_path: Path, service: FakeGemini) -> None:
    old = {
        "TEXT_MODELS": "gemini:gemini-2.0-flash-lite", "PICTURE_MODELS": "gemini:gemini-2.5-flash-image",
        "SPEECH_MODELS": "gemini:gemini-2.5-flash-preview-tts",
    }  # fmt: skip

    with a_house(tmp_path, service, **old) as caller:
        models = caller.ask("GET", "/health")["components"]["models"]

    assert models["status"] == "degraded"
    assert [one.partition(":")[0] for one in models["passed_over"]] == ["Text", "Picture", "Speech"]
    assert (models["text"], models["picture"]) == ("gemini:gemini-3.5-flash-lite", PICTURE)
