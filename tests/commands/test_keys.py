"""Keys on the machine itself: the first of an empty house is made here."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from functions.__main__ import main
from tests.houses import eventually

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"lim_[a-z0-9]{16}_[a-z2-7]{40}")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LOG_LEVEL", "WARNING")


def made(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, str]:
    assert main(["keys", "create", "--json", *words]) == 0
    found: dict[str, str] = json.loads(capsys.readouterr().out)
    return found


def test_a_new_key_is_all_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "create", "--owner", "ann", "--scopes", "read,write"]) == 0

    told = capsys.readouterr()

    assert KEY.fullmatch(told.out.strip())
    assert "may read, write" in told.err


def test_a_key_is_listed_without_its_secret_and_revoked_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    key = made(capsys, "--owner", "ann", "--scopes", " admin , read ")

    assert main(["keys", "list"]) == 0
    listed = capsys.readouterr().out
    assert main(["keys", "list", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]

    assert KEY.fullmatch(key["key"])
    assert re.fullmatch(rf"{key['id']}  ann  read,admin  made \d{{4}}-\d\d-\d\d, never used\n", listed)
    assert [(one["id"], one["owner"], one["scopes"]) for one in items] == [(key["id"], "ann", ["read", "admin"])]
    assert key["key"] not in json.dumps(items)
    assert main(["keys", "revoke", key["id"]]) == 0
    assert main(["keys", "list"]) == 0
    assert "There are no keys" in capsys.readouterr().err


def test_what_was_revoked_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    key = made(capsys, "--owner", "ann")

    assert main(["keys", "revoke", "--json", key["id"]]) == 0

    assert json.loads(capsys.readouterr().out) == {"id": key["id"], "revoked": True}


def test_more_keys_than_a_page_holds_are_all_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from functions.flows import keys

    real = keys.listed
    for owner in ("ann", "bob", "cat"):
        made(capsys, "--owner", owner)
    monkeypatch.setattr(keys, "listed", lambda house, *, size, token: real(house, size=2, token=token))

    main(["keys", "list"])

    assert {line.split()[1] for line in capsys.readouterr().out.splitlines()} == {"ann", "bob", "cat"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["create", "--owner", "Ann"], "owner: 1 to 64 lower-case"), (["create", "--owner", "*"], "owner:"),
        (["create", "--owner", "ann", "--scopes", "root"], "read, write, admin"),
        (["create", "--owner", "ann", "--scopes", ""], "scopes:"), (["revoke", "nothing"], "no key by that id"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_told_in_one_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", *words]) == 2

    told = capsys.readouterr()
    assert sentence in told.err
    assert not told.out


def test_the_doctor_says_that_nobody_could_call_a_service_without_a_key(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTH", "keys")
    assert main(["doctor"]) == 1
    without = capsys.readouterr().out

    made(capsys, "--owner", "ann")
    main(["doctor"])

    assert "NOT  keys" in without
    assert "keys create --owner NAME" in without
    assert "ok   keys      1, of 1 owner" in capsys.readouterr().out


@pytest.mark.slow
def test_a_running_server_takes_a_key_that_was_just_made_and_forgets_one_that_was_revoked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "functions", "serve", "--port", str(port)], cwd=tmp_path, stderr=subprocess.PIPE,
        env={**os.environ, "AUTH": "keys", "PYTHONPATH": str(ROOT)}, text=True,
    )  # fmt: skip

    def status(key: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/v1/jobs", headers={"Authorization": f"Bearer {key}"})
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()

    try:
        eventually(lambda: status("x") == 401, within=60)
        key = made(capsys, "--owner", "ann", "--scopes", "read")
        assert status(key["key"]) == 200
        assert main(["keys", "revoke", key["id"]]) == 0
        eventually(lambda: status(key["key"]) == 401, within=10)
    finally:
        server.send_signal(signal.SIGTERM)
        _, told = server.communicate(timeout=30)
    assert "No key was made yet" in told
