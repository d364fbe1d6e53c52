"""A comic whose words come from OpenRouter and whose pictures from Runware, over HTTP from first to last."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from functions.settings import Settings
from functions.web.serve import opened
from functions.wiring.laptop import open_laptop
from functions.wiring.serving import app_of
from tests.fakes.gemini.scripts import PICTURE as PNG
from tests.fakes.gemini.scripts import Script
from tests.fakes.openrouter import COST as WORDS
from tests.fakes.openrouter import FakeOpenRouter
from tests.fakes.openrouter import fault as no_words
from tests.fakes.runware import COST as PICTURE
from tests.fakes.runware import FakeRunware, painting, row
from tests.fakes.runware import fault as no_picture
from tests.journeys.test_gemini import Caller, warnings_of

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def words() -> Iterator[FakeOpenRouter]:
    with FakeOpenRouter().served() as service:
        yield service


@pytest.fixture
def pictures() -> Iterator[FakeRunware]:
    with FakeRunware().served() as service:
        yield service


@contextmanager
def a_house(folder: Path, words: FakeOpenRouter, pictures: FakeRunware, *, models: str) -> Iterator[Caller]:
    """The laptop's house with both at work, behind its own server."""
    env = {
        "LIMNER_DATA": str(folder), "MODELS": models, "OPENROUTER_API_KEY": words.key, "RUNWARE_API_KEY": pictures.key,
        "OPENROUTER_BASE_URL": words.url, "RUNWARE_BASE_URL": pictures.url,
    }  # fmt: skip
    laptop = open_laptop(Settings.read(env))
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


def test_a_comic_is_written_by_openrouter_and_painted_by_runware(
    tmp_path: Path, words: FakeOpenRouter, pictures: FakeRunware
) -> None:
    with a_house(tmp_path, words, pictures, models="openrouter+runware") as caller:
        job = caller.make(kind="comic", prompt="A fox learns to sail", scenes=3, style="comic")
        pdf = caller.bytes_of(f"/v1/jobs/{job['id']}/exports/pdf")
        models = {one["name"]: one for one in caller.ask("GET", "/v1/models")["items"]}
        health = caller.ask("GET", "/health")["components"]["models"]

    assert (job["state"], job["warnings"]) == ("done", [])
    assert [scene["picture"]["model"] for scene in job["scenes"]] == ["runware:bfl:5@1"] * 3
    assert pdf.startswith(b"%PDF")
    assert (len(words.asked), len(pictures.asked)) == (1, 4), "three panels and one character sheet, each paid once"
    shown = [one for one in pictures.asked if "inputs" in one.body[0]]
    assert len(shown) == 3, "the panels are painted from the sheet"
    assert job["cost"]["spent_usd"] == pytest.approx(WORDS + 4 * PICTURE, abs=1e-6)
    assert job["cost"]["spent_usd"] < job["cost"]["max_usd"]
    assert models["bfl:5@1"]["at_work"] == ["picture"]
    assert models["bfl:5@1"]["grades"] == ["standard"]
    assert models["google/gemini-3.1-flash-lite"]["at_work"] == ["text"]
    assert (health["status"], health["speech"].partition(":")[0].partition("/")[0]) == ("healthy", "offline")


def test_a_flagged_picture_is_a_placeholder_and_the_comic_still_ends(
    tmp_path: Path, words: FakeOpenRouter, pictures: FakeRunware
) -> None:
    pictures.scripts.extend([Script(body=row(painting(PNG))), Script(body=row(painting(PNG) | {"NSFWContent": True}))])

    with a_house(tmp_path, words, pictures, models="openrouter+runware") as caller:
        job = caller.make(kind="comic", prompt="A fox learns to sail", scenes=2)

    assert job["state"] == "partial"
    errors = [scene["picture"]["error"] for scene in job["scenes"] if scene["picture"].get("error")]
    assert [one["code"] for one in errors] == ["safety_blocked"]
    assert len(pictures.asked) == 3, "nobody asks again for what was refused"


def test_where_the_credit_is_used_up_the_offline_models_take_over_and_the_job_says_so(
    tmp_path: Path, words: FakeOpenRouter, pictures: FakeRunware
) -> None:
    words.always = no_words(402, "Insufficient credits")
    pictures.always = no_picture(402, "insufficientCredits", "Your balance is too low.")

    with a_house(tmp_path, words, pictures, models="openrouter+runware, offline") as caller:
        job = caller.make(kind="comic", prompt="A fox learns to sail", scenes=2)

    assert job["state"] == "done"
    assert all(scene["picture"]["model"].startswith("offline/painter") for scene in job["scenes"])
    assert "stood in for runware:bfl:5@1" in warnings_of(job)
    assert job["cost"]["spent_usd"] == 0
