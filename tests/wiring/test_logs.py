"""A log line is a constant name and fields; nothing that an owner wrote and no key is ever in it."""

from __future__ import annotations

import http.client
import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from functions.core.errors import InvalidRequest
from functions.wiring import logs
from functions.wiring.logs import Lines, Readable, set_up_logging
from tests.houses import eventually

ROOT = Path(__file__).parents[2]
WORDS, SECRET = "XYZZYMARKER the unheard of fox", "lim_marker_abcdefghijklmnopqrstuvwxyz234567"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that is logged, as JSON lines."""
    told, handler = io.StringIO(), logging.StreamHandler()
    handler.setStream(told)
    handler.setFormatter(Lines())
    log = logging.getLogger("limner")
    before = log.level
    log.addHandler(handler)
    log.setLevel("DEBUG")
    yield told
    log.removeHandler(handler)
    log.setLevel(before)


def read(told: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.getvalue().splitlines()]


def test_an_event_is_a_name_and_its_fields(lines: io.StringIO) -> None:
    logs.told("step_retried", {"job": "j1", "wait": 1.5})

    line = read(lines)[0]
    assert {name: line[name] for name in ("severity", "event", "job", "wait")} == {
        "severity": "INFO", "event": "step_retried", "job": "j1", "wait": 1.5,
    }  # fmt: skip
    assert line["time"].endswith("Z")


def test_fields_behind_a_name_are_fields_and_a_sentence_is_a_message(lines: io.StringIO) -> None:
    log = logging.getLogger("limner.x")
    log.warning("task_crashed lane=%s", "text")
    log.warning("Two words are %s.", "a sentence")

    first, second = read(lines)
    assert (first["event"], first["lane"]) == ("task_crashed", "text")
    assert second["message"] == "Two words are a sentence."


def test_an_exception_is_told_by_its_place_and_never_by_its_words(lines: io.StringIO) -> None:
    try:
        try:
            raise ValueError(WORDS)
        except ValueError as error:
            raise InvalidRequest(WORDS) from error
    except InvalidRequest:
        logging.getLogger("limner.x").exception("request_failed request=%s", "r1")

    line = read(lines)[0]
    assert line["exception"][-2:] == ["InvalidRequest", "because of ValueError"]
    assert any("test_logs.py" in frame for frame in line["exception"])
    assert "XYZZY" not in lines.getvalue()


def test_a_key_that_slips_in_is_not_told(lines: io.StringIO) -> None:
    log = logging.getLogger("limner.x")
    for secret in (SECRET, "AIzaSyA1234567890abcdefghijklmnopqrstu", "Bearer abc.def", "sk-or-v1-0123456789abcdef"):
        log.warning("It came with %s here.", secret)

    assert lines.getvalue().count("[key]") == 4
    assert "abcdef" not in lines.getvalue()


def test_only_requests_that_change_something_or_fail_are_told_at_info(lines: io.StringIO) -> None:
    logging.getLogger("limner").setLevel("INFO")
    for method, status in (("GET", 200), ("POST", 202), ("GET", 500)):
        logs.told("request_answered", {"method": method, "status": status})

    assert [(one["method"], one["status"]) for one in read(lines)] == [("POST", 202), ("GET", 500)]


def test_people_read_one_line_with_its_fields() -> None:
    record = logging.makeLogRecord({"msg": "job_ended", "levelname": "INFO", "fields": {"job": "j1", "state": "done"}})

    line = Readable().format(record)

    assert line.endswith("INFO    job_ended job=j1 state=done")


@pytest.mark.parametrize(
    ("form", "kind"), [("json", Lines), ("text", Readable), ("auto", Lines)]
)  # fmt: skip
def test_the_form_is_chosen_and_set_up_once(form: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    try:
        set_up_logging("INFO", form)
        set_up_logging("INFO", form)
        ours = [one for one in root.handlers if isinstance(one.formatter, Lines | Readable)]
        assert [type(one.formatter) for one in ours] == [kind]
    finally:
        root.handlers[:] = before
        root.setLevel(level)


@pytest.mark.slow
def test_a_server_at_debug_tells_neither_words_nor_keys(tmp_path: Path) -> None:
    """A request with marked words and a marked key, followed through everything that the server says."""
    env = {
        **os.environ, "PYTHONPATH": str(ROOT), "LIMNER_DATA": str(tmp_path / "data"), "LOG_LEVEL": "DEBUG",
        "LOG_FORMAT": "json", "PORT": "0",
    }  # fmt: skip
    told = tmp_path / "log"
    with told.open("wb") as stderr:
        server = subprocess.Popen(
            [sys.executable, "-m", "functions", "serve"], cwd=tmp_path, env=env, stderr=stderr, stdout=stderr
        )
        try:
            address = eventually(
                lambda: told.read_text().partition("http://127.0.0.1:")[2].partition(";")[0], within=60
            )
            job = asked(int(address))
            eventually(lambda: f'"job_ended", "job": "{job}"' in told.read_text(), within=60)
        finally:
            server.terminate()
            server.wait(30)

    said = told.read_text()
    assert {json.loads(line).get("event") for line in said.splitlines()} >= {
        "job_accepted",
        "step_settled",
        "job_ended",
    }
    assert all(json.loads(line).get("trace") == "ab" * 16 for line in said.splitlines() if f'"{job}"' in line)
    assert "XYZZY" not in said
    assert "unheard" not in said
    assert "marker" not in said.lower()


def asked(port: int) -> str:
    body = {"kind": "image", "prompt": WORDS, "tags": ["XYZZYTAG"]}
    headers = {
        "Content-Type": "application/json", "Authorization": f"Bearer {SECRET}",
        "traceparent": f"00-{'ab' * 16}-00f067aa0ba902b7-01", "Idempotency-Key": "marker-key-1",
    }  # fmt: skip
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for path, sent in (("/v1/jobs", body), ("/v1/jobs", {"kind": WORDS}), (f"/v1/jobs/{SECRET}?token={SECRET}", None)):
        connection.request("POST" if sent else "GET", path, json.dumps(sent) if sent else None, headers)
        answer = json.loads(connection.getresponse().read())
        if sent is body:
            made = str(answer["id"])
    connection.close()
    return made
