"""The chains of the settings as adapters, and what is said where one cannot be had."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.__main__ import main
from functions.rules.chain import Link
from functions.rules.prices import TABLE, Role
from functions.settings import SettingFault, Settings
from functions.wiring import hosted, serving
from functions.wiring.hosted import offer_of
from functions.wiring.laptop import Laptop, open_laptop
from tests.fakes.gemini.server import KEY, FakeGemini
from tests.fakes.openrouter import FakeOpenRouter
from tests.fakes.runware import FakeRunware

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
import main
from functions.settings import Settings
from functions.wiring.laptop import open_laptop
from functions.wiring.serving import app_of
laptop = open_laptop(Settings.read({"LIMNER_DATA": sys.argv[1], "MODELS": sys.argv[2], "GEMINI_API_KEY": "k",
    "OPENROUTER_API_KEY": "k", "RUNWARE_API_KEY": "k", "GOOGLE_CLOUD_PROJECT": "p",
    "GOOGLE_GENAI_USE_ENTERPRISE": sys.argv[3]}))
app = app_of(laptop)
for path in ("/v1/kinds", "/health", "/v1/models"):
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HOST": "localhost"}
    b"".join(app(environ, lambda status, headers: print(status, file=sys.stderr)))
laptop.close()
print(*sorted({"google.genai", "google.auth", "httpx2", "PIL"} & set(sys.modules)))
"""


@pytest.fixture
def service() -> Iterator[FakeGemini]:
    with FakeGemini().served() as service:
        yield service


def a_laptop(folder: Path, **env: str) -> Laptop:
    return open_laptop(Settings.read({"LIMNER_DATA": str(folder), "GEMINI_API_KEY": "k"} | env))


def test_a_chain_is_played_in_its_order_and_the_offline_ones_always_stand_in(tmp_path: Path) -> None:
    laptop = a_laptop(
        tmp_path, MODELS="gemini", PICTURE_MODELS="gemini:best, gemini:economy, offline", SPEECH_MODELS="offline"
    )
    house = laptop.house
    laptop.close()

    assert house.writer.model == "gemini:gemini-3.8-flash"
    assert [one.model.partition("-pillow")[0] for one in (house.painter, *house.understudies.painters)] == [
        "gemini:gemini-3-pro-image", "gemini:gemini-3.1-flash-lite-image", "offline/painter-2",
    ]  # fmt: skip
    assert house.voice is house.stand_in_voice
    assert house.understudies.painters[-1] is house.stand_in
    assert not house.understudies.writers


def test_the_economy_writer_costs_half_and_has_more_time(tmp_path: Path) -> None:
    day = "2026-11-20"
    usual, cheap = (
        offer_of(Link("gemini", wish), "text", lambda: day) for wish in ("gemini-3.5-flash-lite", "economy")
    )

    assert (cheap.model, cheap.flex, usual.flex) == ("gemini-3.5-flash-lite", True, False)
    assert (cheap.input, cheap.output) == (usual.input / 2, usual.output / 2)


@pytest.mark.parametrize(("place", "slow"), [("global", True), ("europe-west4", False)])
def test_a_project_has_the_cheaper_tier_only_where_google_offers_it(tmp_path: Path, place: str, *, slow: bool) -> None:
    env = {"GOOGLE_GENAI_USE_ENTERPRISE": "true", "GOOGLE_CLOUD_PROJECT": "p", "GOOGLE_CLOUD_LOCATION": place}
    settings = Settings.read({"LIMNER_DATA": str(tmp_path), "MODELS": "gemini:economy"} | env)

    writer = hosted.Hosted(settings, lambda: "2026-11-20").writer(settings.text_models[0])

    assert writer.model == "gemini:gemini-3.5-flash-lite"
    assert (writer.timeout > 90) is slow


def test_a_price_is_that_of_the_day_of_the_call() -> None:
    days = ["2026-12-31", "2027-01-01"]
    before, after = (offer_of(Link("gemini", "standard"), "text", days.pop) for _ in days[:])

    assert before.output == 2 * after.output


def test_a_model_goes_while_the_house_stands() -> None:
    before, after = (
        offer_of(Link("gemini", "gemini-2.5-flash"), "text", lambda day=day: day)
        for day in ("2026-11-30", "2026-12-01")
    )

    assert (before.model, after.model) == ("gemini-2.5-flash", "gemini-3.5-flash-lite")


@pytest.mark.parametrize(("chain", "account"), [("gemini", "no"), ("gemini", "yes"), ("openrouter+runware", "no")])
def test_opening_a_house_with_hosted_models_loads_nothing_of_their_client(
    tmp_path: Path, chain: str, account: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), chain, account],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True,
    )  # fmt: skip

    assert done.stdout.split() == []
    assert done.stderr.count("200 OK") == 3


def test_where_the_client_is_not_installed_one_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosted, "find_spec", lambda name: None)

    with pytest.raises(SettingFault, match="not installed") as caught:
        a_laptop(tmp_path, MODELS="gemini")

    assert "pip install -r requirements.txt" in caught.value.advice
    assert not list(tmp_path.iterdir()), "a wrong setting makes no folder"


def test_where_nothing_of_google_is_installed_the_sentence_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(hosted, "find_spec", missing)

    with pytest.raises(SettingFault, match="not installed"):
        a_laptop(tmp_path, MODELS="gemini")


def doctor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], **env: str
) -> dict[str, dict[str, str]]:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    main(["doctor", "--json"])
    return {one["what"]: one for one in json.loads(capsys.readouterr().out)}


def test_the_doctor_asks_gemini_whether_the_models_are_there(
    tmp_path: Path, service: FakeGemini, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = {"LIMNER_DATA": str(tmp_path), "GEMINI_API_KEY": KEY, "GOOGLE_GEMINI_BASE_URL": service.url}

    well = doctor(monkeypatch, capsys, **usual)["models"]
    missing = doctor(monkeypatch, capsys, TEXT_MODELS="gemini:gemini-9")["models"]
    old = doctor(monkeypatch, capsys, TEXT_MODELS="gemini:gemini-2.0-flash")["models"]
    closed = doctor(monkeypatch, capsys, TEXT_MODELS="gemini", GEMINI_API_KEY="wrong")["models"]

    assert well["well"] and "gemini:gemini-nano-banana-2.1" in well["detail"]
    assert missing["detail"] == "Gemini has no model named gemini-9."
    assert "gemini-3.5-flash-lite takes its place" in old["detail"] and not old["well"]
    assert "does not accept the key" in closed["detail"] and "GEMINI_API_KEY" in closed["action"]
    assert not service.asked, "looking costs nothing"


def test_the_doctor_asks_the_other_providers_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FakeOpenRouter().served() as writer, FakeRunware().served() as painter:
        usual = {
            "LIMNER_DATA": str(tmp_path), "MODELS": "openrouter+runware", "OPENROUTER_API_KEY": writer.key,
            "RUNWARE_API_KEY": painter.key, "OPENROUTER_BASE_URL": writer.url, "RUNWARE_BASE_URL": painter.url,
        }  # fmt: skip
        well = doctor(monkeypatch, capsys, **usual)["models"]
        unknown = doctor(monkeypatch, capsys, TEXT_MODELS="openrouter:google/gemini-9")["models"]
        painter.balance = 0.0
        poor = doctor(monkeypatch, capsys, TEXT_MODELS="")["models"]
        closed = doctor(monkeypatch, capsys, RUNWARE_API_KEY="wrong")["models"]

    assert well["well"]
    assert all(name in well["detail"] for name in ("openrouter:google/gemini-3.1-flash-lite", "runware:bfl:5@1"))
    assert unknown["detail"] == "OpenRouter has no model named google/gemini-9."
    assert poor["detail"] == "Runware's account has no credit left." and not poor["well"]
    assert "does not accept the key" in closed["detail"] and "RUNWARE_API_KEY" in closed["action"]


def test_each_provider_plays_its_part_on_one_connection(tmp_path: Path) -> None:
    keys = {"OPENROUTER_API_KEY": "k", "RUNWARE_API_KEY": "k"}
    laptop = a_laptop(tmp_path, MODELS="openrouter:best+runware:economy, gemini, openrouter", **keys)
    house = laptop.house
    laptop.close()

    assert [one.model for one in (house.writer, *house.understudies.writers)] == [
        "openrouter:google/gemini-3.5-flash", "gemini:gemini-3.8-flash", "openrouter:google/gemini-3.1-flash-lite",
    ]  # fmt: skip
    assert [one.model for one in (house.painter, *house.understudies.painters)][:2] == [
        "runware:runware:400@5", "gemini:gemini-nano-banana-2.1",
    ]  # fmt: skip
    assert house.voice.model.startswith("gemini:")


@pytest.mark.parametrize(
    ("link", "role", "prices"),
    [
        (Link("openrouter"), "text", (250_000, 1_500_000, 0)),
        (Link("runware"), "picture", (0, 0, 30_000)),
        (Link("runware", "runware:400@5"), "picture", (0, 0, 1_900)),
    ],
)
def test_the_other_providers_models_have_prices_of_their_own(
    link: Link, role: Role, prices: tuple[int, int, int]
) -> None:
    found = offer_of(link, role, lambda: "2026-11-20")

    assert (found.input, found.output, found.picture) == prices


def test_a_model_that_the_table_does_not_know_is_reserved_for_as_the_dearest() -> None:
    found = offer_of(Link("runware", "google:4@1"), "picture", lambda: "2026-11-20")

    assert found.picture == max(row.picture for row in TABLE)
    assert found.name == "runware:google:4@1"


def test_the_log_says_at_the_start_who_is_asked_in_whose_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    laptop = a_laptop(tmp_path, PICTURE_MODELS="gemini:gemini-2.5-flash-image")

    with caplog.at_level(logging.WARNING):
        serving._warn(laptop)
    laptop.close()

    assert "gemini-nano-banana-2.1 takes its place" in caplog.text
