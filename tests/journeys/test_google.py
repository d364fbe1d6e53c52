"""The house on Google Cloud, from a request over HTTP to the last file: every function a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from functions.core.messages import Message, dumps
from tests import emulator
from tests.journeys.cloud import TASKS, CloudHouse, a_cloud
from tests.journeys.cloud_killing import run

pytestmark = pytest.mark.timeout(240)
KILLS = 4
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CloudHouse]:
    if emulator.jar() is None:
        emulator.missing()
    with a_cloud(tmp_path_factory.mktemp("cloud")) as house, house.swept(every=5.0):
        yield house


@pytest.fixture(autouse=True)
def unhurried(house: CloudHouse) -> Iterator[None]:
    yield
    house.gemini.forget()


def eventually(what: Any, *, within: float = 30.0) -> None:
    ends = time.monotonic() + within
    while not what():
        assert time.monotonic() < ends
        time.sleep(0.02)


def posted(house: CloudHouse, target: str, body: bytes, **headers: str) -> tuple[int, dict[str, Any]]:
    request = urllib.request.Request(house.services[target].url, body, headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=30.0) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def a_token(house: CloudHouse, target: str, *, caller: str = TASKS) -> str:
    audience = house.services[target].env["TASK_AUDIENCE"]
    return f"Bearer {house.tasks.issuer.of_account(caller, audience, now=time.time())}"


def test_a_comic_is_made_in_the_cloud_from_a_prompt_to_its_pdf_in_one_trace(house: CloudHouse) -> None:
    body = {"kind": "comic", "prompt": "A fox learns to sail", "scenes": 3}
    job = house.ask("POST", "/v1/jobs", body, traceparent=f"00-{TRACE}-00f067aa0ba902b7-01")
    (job,) = house.ended([job], within=90.0)
    pdf = house.bytes_of(f"/v1/jobs/{job['id']}/exports/pdf")

    assert (job["state"], job["warnings"]) == ("done", [])
    assert pdf.startswith(b"%PDF")
    assert len(house.gemini.answered("picture")) == 4, "three panels and one character sheet, each paid once"
    told = {
        target: [one for one in service.lines() if one.get("logging.googleapis.com/trace", "").endswith(TRACE)]
        for target, service in house.services.items()
    }
    assert {one["event"] for one in told["api"]} >= {"job_accepted", "request_answered"}
    assert {one["event"] for one in told["render"]} >= {"step_settled"}
    assert {one["event"] for one in told["assemble"]} >= {"job_ended"}
    project = house.env["GOOGLE_CLOUD_PROJECT"]
    ours = [one for one in told["render"] if one.get("job") == job["id"]]
    assert {one["logging.googleapis.com/trace"] for one in ours} == {f"projects/{project}/traces/{TRACE}"}
    assert {one["logging.googleapis.com/spanId"] for one in ours} == {"00f067aa0ba902b7"}, "tasks carry their trace"


def test_the_house_in_the_cloud_is_well_in_all_its_parts(house: CloudHouse) -> None:
    found = house.ask("GET", "/health")

    assert {name: one["status"] for name, one in found["components"].items()} == dict.fromkeys(
        ["api", "store", "blobs", "queue", "models", "cache", "circuit_breaker", "memory"], "healthy"
    )
    assert "limner_resident_bytes" in house.bytes_of("/metrics").decode()


@pytest.mark.parametrize("target", ["plan", "render", "assemble", "sweep"])
def test_a_worker_believes_the_queues_token_and_nothing_else(house: CloudHouse, target: str) -> None:
    other = "plan" if target != "plan" else "render"
    pretended = {"X-CloudTasks-QueueName": "limner-text", "User-Agent": "Google-Cloud-Tasks"}
    task = dumps(Message(verb="plan", job="none", step="plan"))

    assert posted(house, target, task, **pretended)[0] == 401
    assert posted(house, target, task, Authorization="Bearer nonsense")[0] == 401
    assert posted(house, target, task, Authorization=a_token(house, other))[0] == 401
    assert posted(house, target, task, Authorization=a_token(house, target, caller="me@demo.test"))[0] == 403


def test_a_worker_does_no_others_work(house: CloudHouse) -> None:
    task = dumps(Message(verb="plan", job="none", step="plan"))

    wrong, said = posted(house, "render", task, Authorization=a_token(house, "render"))
    right, _ = posted(house, "plan", task, Authorization=a_token(house, "plan"))

    assert (wrong, right) == (400, 200)
    assert "address of its own worker" in said["action"]
    (line,) = [one for one in house.services["render"].lines() if one.get("event") == "task_misled"]
    assert (line["severity"], line["serviceContext"]["service"]) == ("ERROR", "limner-render")
    assert line["@type"].endswith("ReportedErrorEvent")


def test_the_command_line_makes_things_in_the_cloud_too(house: CloudHouse, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "functions", "make", "image", "a red boat", "--out", "boat.pdf"]

    done = subprocess.run(words, cwd=tmp_path, env=dict(house.env), capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "The workers in the cloud do the work" in done.stderr
    assert (tmp_path / "boat.pdf").stat().st_size > 1000


def test_the_nightly_look_is_asked_for_at_its_own_address(house: CloudHouse) -> None:
    assert house.look("/clean-up") == {"removed_files": 0}


def test_a_worker_that_is_told_to_end_gives_back_what_it_cannot_finish(house: CloudHouse) -> None:
    house.gemini.seconds = 60.0
    job = house.ask("POST", "/v1/jobs", {"kind": "image", "prompt": "a lighthouse in a storm", "seed": 5})
    eventually(lambda: house.gemini.answered("picture"))

    took = house.services["render"].end(within=20.0)
    house.gemini.seconds = 0.0
    house.services["render"].start()
    began = time.monotonic()
    (job,) = house.ended([job], within=60.0)

    assert took < 10.0, "Cloud Run kills what has not ended by then"
    assert job["state"] == "done"
    assert time.monotonic() - began < 30.0, "a lease of the dead lasts three minutes"
    assert len(house.gemini.answered("picture")) == 2, "the one in the making, and the one that was kept"


def test_a_worker_that_is_told_to_end_finishes_what_it_can(house: CloudHouse) -> None:
    house.gemini.seconds = 2.0
    job = house.ask("POST", "/v1/jobs", {"kind": "image", "prompt": "a lighthouse at noon", "seed": 6})
    eventually(lambda: house.gemini.answered("picture"))

    took = house.restart("render", politely=True)
    (job,) = house.ended([job], within=60.0)

    assert took < 10.0
    assert job["state"] == "done"
    assert len(house.gemini.answered("picture")) == 1


def test_an_api_that_is_told_to_end_ends_its_streams(house: CloudHouse) -> None:
    house.tasks.hold("limner-text")
    job = house.ask("POST", "/v1/jobs", {"kind": "comic", "prompt": "A lighthouse at dawn", "scenes": 2})
    request = urllib.request.Request(
        house.services["api"].url + job["links"]["events"], headers={"Authorization": f"Bearer {house.key}"}
    )
    with urllib.request.urlopen(request, timeout=60.0) as stream:
        first = stream.readline()
        took = house.restart("api", politely=True)
        stream.read()
    house.tasks.release("limner-text")
    (job,) = house.ended([job], within=60.0)

    assert first.startswith(b"retry:")
    assert took < 10.0
    assert job["state"] == "done"


def test_a_function_whose_settings_are_wrong_says_so_once_asked(house: CloudHouse, tmp_path: Path) -> None:
    service = house.services["plan"]
    broken = type(service)(
        "plan", {**service.env, "ASSETS_BUCKET": ""}, tmp_path / "broken.log", service.source, service.port
    )
    service.kill()
    broken.start()
    try:
        status, said = posted(type(house)(**vars(house) | {"services": {"plan": broken}}), "plan", b"{}")
    finally:
        broken.kill()
        service.start()

    assert (status, said["detail"]) == (500, "This service is not set up.")
    (line,) = [one for one in broken.lines() if one.get("event") == "house_not_opened"]
    assert (line["severity"], line["why"]) == ("ERROR", "WORLD is google, but ASSETS_BUCKET is not set.")


def test_workers_are_killed_while_tasks_come_twice_and_every_job_ends_with_each_result_paid_once() -> None:
    losses = run(KILLS, seed=3)

    print(losses)
    assert losses.kept(), str(losses)
    assert "done" in losses.states
    assert losses.duplicates > 0
    assert losses.orphans == 0
