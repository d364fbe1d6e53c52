"""Users who sign in, from the settings to an answer: who is who, and what is missing when nobody can tell."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from functions.adapters.google import tokens
from functions.commands import doctor
from functions.core.keys import owner_of
from functions.settings import SettingFault, Settings
from functions.wiring import fittings
from functions.wiring.fittings import users_of
from functions.wiring.laptop import open_laptop
from functions.wiring.serving import app_of
from tests.fakes.gemini.scripts import Script
from tests.fakes.issuer import Issuer

FIREBASE = {"AUTH": "firebase", "GOOGLE_CLOUD_PROJECT": "comics"}


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Issuer]:
    with Issuer().served() as issuer:
        monkeypatch.setattr(tokens, "OF_USERS", issuer.url)
        yield issuer


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_users_sign_in_where_the_settings_say_so(host: str) -> None:
    assert Settings.read(FIREBASE | {"HOST": host}).auth == "firebase"


def test_without_a_project_nobody_could_sign_in() -> None:
    with pytest.raises(SettingFault, match="in which project users sign in") as told:
        Settings.read({"AUTH": "firebase"})

    assert "Set GOOGLE_CLOUD_PROJECT" in told.value.advice


def test_nobody_is_asked_for_users_where_keys_are() -> None:
    assert users_of(Settings.read({"AUTH": "keys"})) is None
    assert users_of(Settings.read({})) is None


def test_what_is_not_installed_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fittings, "_installed", lambda name: name != "google.auth")

    with pytest.raises(SettingFault, match="not installed") as told:
        users_of(Settings.read(FIREBASE))

    assert "requirements.txt" in told.value.advice


def test_the_doctor_says_whether_users_could_be_told_apart(
    google: Issuer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in (FIREBASE | {"LIMNER_DATA": str(tmp_path)}).items():
        monkeypatch.setenv(name, value)

    def of_users() -> doctor.Finding:
        return next(one for one in doctor._findings() if one.what == "users")

    assert of_users().well
    google.always = Script(status=500, body="down")

    assert not of_users().well
    assert "www.googleapis.com" in of_users().action


def test_two_users_of_one_house_see_their_own_work_alone(google: Issuer, tmp_path: Path) -> None:
    laptop = open_laptop(Settings.read(FIREBASE | {"LIMNER_DATA": str(tmp_path)}))
    client, now = Client(app_of(laptop)), time.time()
    ann, bob = (
        {"Authorization": f"Bearer {google.of_user(name, 'comics', now=now)}"} for name in ("Ann/../bob", "bob")
    )

    made = client.post("/v1/jobs", json={"kind": "image", "prompt": "A fox"}, headers=ann)
    jobs = [client.get("/v1/jobs", headers=one).json["items"] for one in (ann, bob)]
    foreign = client.get(f"/v1/jobs/{made.json['id']}", headers=bob).status_code
    owner = client.get("/v1/account", headers=ann).json["owner"]
    refused = client.get("/v1/jobs").status_code
    laptop.close()

    assert (202, 404, 401) == (made.status_code, foreign, refused)
    assert [1, 0] == [len(found) for found in jobs]
    assert owner == owner_of("Ann/../bob")
    assert 1 == len(google.asked), "the keys are fetched once"
