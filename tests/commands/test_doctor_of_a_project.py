"""`doctor` with WORLD=google: the project is looked at end to end, and what is wrong is told with what mends it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.__main__ import main
from functions.adapters.google.survey import rest
from functions.commands import cloud, doctor
from functions.settings import Settings
from tests.fakes.account import account_file
from tests.fakes.gemini.server import FakeGemini
from tests.fakes.project import TOKEN, FakeProject, account, settings

ROOT = Path(__file__).parents[2]
LOOKS = {
    *("python", "packages", "settings", "clients", "project", "apis", "store", "indexes", "buckets", "queues", "quota"),
    *("services", "accounts", "schedule", "rights", "models", "painter", "voice", "pages"),
}


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProject]:
    with FakeProject().served() as fake, FakeGemini(token=TOKEN).served() as gemini:
        found = account_file(tmp_path, address=account("api"), tokens=f"{fake.url}/token")
        for name, value in settings().items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", gemini.url)
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(found))
        monkeypatch.setattr(rest, "ROOTS", fake.roots(rest.ROOTS))
        yield fake


def test_the_doctor_looks_at_everything_of_a_project(fake: FakeProject, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor", "--json"])

    findings = json.loads(capsys.readouterr().out)
    assert code == 0, [one for one in findings if not one["well"]]
    assert {one["what"] for one in findings} == LOOKS
    models = next(one["detail"] for one in findings if one["what"] == "models")
    assert models.startswith("gemini:gemini-3.8-flash, gemini:gemini-3.8-flash-tts, gemini:gemini-nano-banana-2.1;")


def test_a_fault_of_the_project_is_printed_with_its_command(
    fake: FakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.denied.add("aiplatform.endpoints.predict")

    code = main(["doctor"])

    told = capsys.readouterr().out
    assert code == 1
    assert "NOT  rights    Whoever asks may not ask the models." in told
    assert "Run: gcloud projects add-iam-policy-binding test-project" in told


@pytest.mark.parametrize(("model", "told"), [("gemini-9-nowhere", "has no model"), ("gemini-2.5-flash", "2026-12-01")])
def test_a_model_that_is_not_there_or_goes_soon_is_told(
    fake: FakeProject, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, model: str, told: str
) -> None:
    monkeypatch.setattr("functions.wiring.fittings.today", lambda: "2026-11-20")
    monkeypatch.setenv("TEXT_MODELS", f"gemini:{model}")

    code = main(["doctor", "--json"])

    found = next(one for one in json.loads(capsys.readouterr().out) if one["what"] == "models")
    assert (code, found["well"]) == (1, False)
    assert told in found["detail"]


def test_where_emulators_stand_for_the_project_it_is_not_looked_at(
    fake: FakeProject, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:1")

    assert main(["doctor"]) == 0
    assert "not looked at: FIRESTORE_EMULATOR_HOST" in capsys.readouterr().out
    assert not [path for path in fake.asked if path != "/token"]


def test_without_the_clients_of_the_cloud_one_sentence_says_how_to_get_them(
    fake: FakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud, "find_spec", lambda name: None)
    found = Settings.read(settings())
    assert found.cloud

    (remark,) = cloud.findings(found, found.cloud)

    assert not remark.well
    assert "pip install -r requirements.txt" in remark.action


def test_a_client_of_another_version_is_told(
    fake: FakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = doctor._installed
    monkeypatch.setattr(doctor, "_installed", lambda name: "1.0" if name == "google-genai" else there(name))

    assert main(["doctor"]) == 1
    assert "NOT  clients   google-genai 1.0 (wanted " in capsys.readouterr().out


def test_a_quota_of_pictures_and_one_of_spending_give_the_tighter_pace() -> None:
    paces = []
    for quota in ("", "500", "7"):
        found = Settings.read(settings() | {"PICTURES_PER_MINUTE": quota})
        assert found.cloud
        paces.append(cloud.site_of(found, found.cloud).pictures_per_minute)

    assert paces == [pytest.approx(29.76, abs=0.01), pytest.approx(29.76, abs=0.01), 7.0]


def test_where_terraforms_files_are_not_beside_it_the_indexes_are_not_looked_at(
    fake: FakeProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cloud, "DECLARED", tmp_path / "none.tf")

    assert main(["doctor"]) == 0
    assert "infra/store.tf, which names them, is not here" in capsys.readouterr().out


def test_the_doctor_of_a_laptop_loads_nothing_of_google(tmp_path: Path) -> None:
    program = (
        "import sys; from functions.__main__ import main; code = main(['doctor']);"
        "print([name for name in ('google.auth', 'google.cloud.firestore', 'google.genai', 'grpc', 'requests')"
        " if name in sys.modules], code, file=sys.stderr)"
    )
    env = {"PYTHONPATH": str(ROOT), "LIMNER_DATA": str(tmp_path), "PORT": "0", "PATH": "/usr/bin:/bin"}

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )

    assert done.stderr.splitlines()[-1] == "[] 0"
