"""Whoever looked after one of the other systems finds the same calls and the same numbers here."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.frontend import Frontend, serving, surroundings


@pytest.fixture(scope="module")
def frontend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frontend]:
    with serving(tmp_path_factory.mktemp("frontend")) as found:
        yield found


def test_liroo_is_set_up_by_one_command_that_writes_its_environment(tmp_path: Path) -> None:
    answers = "my-key\nmy-bucket\n\n5001\n\n\n"

    done = subprocess.run(
        [sys.executable, "-m", "functions", "setup"], cwd=tmp_path, env=surroundings(tmp_path), input=answers,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    written = (tmp_path / ".env").read_text("utf-8")
    assert re.search(r"^PORT=\W?5001\W?$", written, re.MULTILINE)
    assert "my-key" in written
    assert "my-key" not in done.stdout + done.stderr
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0


def test_health_tells_each_part_in_everybodys_words(frontend: Frontend) -> None:
    found = frontend.get("/api/health").json
    parts = found["components"]

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", found["timestamp"])
    assert {"api", "google_ai", "filesystem", "cache", "circuit_breaker", "store", "queue", "disk", "memory"} <= set(
        parts
    )
    assert {"status", "type", "connected", "host"} <= set(parts["cache"])
    assert (parts["circuit_breaker"]["state"], parts["circuit_breaker"]["failure_count"]) == ("closed", 0)
    assert parts["filesystem"]["pictures"] >= 0
    assert parts["disk"]["free_bytes"] > 0
    assert 0 < parts["memory"]["resident_bytes"] < parts["memory"]["limit_bytes"]


def test_the_presentation_page_asks_for_numbers_and_closes_its_breaker(frontend: Frontend) -> None:
    numbers = frontend.get("/api/metrics").json
    state = frontend.get("/api/circuit-breaker/state").json
    reset = frontend.post("/api/circuit-breaker/reset")
    cleared = frontend.post("/api/cache/clear")

    assert {"hits", "misses", "hit_rate"} <= set(numbers["cache"])
    assert numbers["circuit_breaker"]["state"] == state["state"] == reset.json["state"] == "closed"
    assert cleared.status == 200
    assert frontend.get("/api/metrics").json["cache"]["entries"] == 0


def test_prometheus_reads_requests_durations_and_spending(frontend: Frontend) -> None:
    frontend.post("/api/v1/scenes/generate", {"prompt": "a drum in the deep"})

    text = frontend.get("/metrics").data.decode()

    seen = {line.split(" ")[2] for line in text.splitlines() if line.startswith("# TYPE ")}
    for name in ("requests", "request_seconds", "model_seconds", "job_seconds", "steps", "retries", "spend_usd"):
        assert {f"limner_{name}", f"limner_{name}_total"} & seen, name
    for name in ("breaker_state", "queue_tasks", "resident_bytes", "jobs", "pictures"):
        assert f"limner_{name}" in seen
    assert re.search(r"^limner_requests_total\{.*generate.*\} [1-9]", text, re.MULTILINE)


def test_the_server_logs_one_json_object_a_line_that_names_job_and_request(frontend: Frontend) -> None:
    job = frontend.post("/generate_story", {"prompt": "Nobody may read this marmalade", "scenes": 1}).json["request_id"]
    frontend.followed(f"/progress/{job}", "done", "failed")

    lines = [json.loads(line) for line in frontend.lines.read_text("utf-8").splitlines() if line.startswith("{")]

    events = {one["event"]: one for one in lines if one.get("job") == job}
    assert {"job_accepted", "step_settled", "job_ended"} <= set(events)
    assert events["job_accepted"]["request"]
    assert all(one["severity"] in ("DEBUG", "INFO", "WARNING", "ERROR") for one in lines)
    assert "marmalade" not in frontend.lines.read_text("utf-8")


def test_story_to_image_looks_at_its_sessions_and_settings(frontend: Frontend) -> None:
    session = frontend.post("/generate", {"prompt": "A snail wins a race", "scenes": 1}).json["session_id"]
    frontend.followed(f"/status/{session}", "awaiting_approval")

    sessions, settings = frontend.get("/debug/sessions").json, frontend.get("/debug/config").json

    assert session in [one["session_id"] for one in sessions["sessions"]]
    assert settings["config"]["log_level"] == "INFO"


def test_the_adventure_is_tidied_with_one_call_each(frontend: Frontend) -> None:
    answers = [
        frontend.get("/api/v1/scenes/cache/stats"),
        frontend.post("/api/v1/maintenance/cleanup/expired-cache"),
        frontend.post("/api/v1/maintenance/cleanup/orphaned-images"),
        frontend.get("/api/v1/maintenance/stats"),
        frontend.ask("DELETE", "/api/v1/scenes/cache/clear"),
    ]

    assert [one.status for one in answers] == [200] * 5
    assert frontend.get("/api/v1/scenes/cache/stats").json["total_entries"] == 0
