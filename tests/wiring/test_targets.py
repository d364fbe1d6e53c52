"""The functions on a laptop: one house for all of them, built with the first request, and each does whatever comes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, sys, threading
from functions_framework import create_app
from functions.wiring import targets
from functions.core.messages import Message, dumps

apps = {name: create_app(name, "main.py").test_client() for name in ("api", "plan", "sweep")}
print(json.dumps({"before": len(targets._worlds)}))
near = {"headers": {"Host": "127.0.0.1"}}
found = []
look = lambda: found.append(apps["api"].get("/v1/kinds", **near).status_code)
crowd = [threading.Thread(target=look) for _ in range(8)]
[one.start() for one in crowd]
[one.join() for one in crowd]
message = dumps(Message(verb="render", job="none", step="p01"))
print(json.dumps({
    "api": sorted(set(found)), "worlds": len(targets._worlds),
    "plan": apps["plan"].post("/", data=message).status_code,
    "nonsense": apps["plan"].post("/", data=b"{}").status_code,
    "sweep": apps["sweep"].post("/").get_json(), "clean": apps["sweep"].post("/clean-up").get_json(),
}))
targets._worlds[0].close()
"""


def said(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=plain | {"LIMNER_DATA": str(folder)} | env, text=True,
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip


def test_one_house_serves_every_target_however_many_ask_first(tmp_path: Path) -> None:
    done = said(tmp_path)

    assert done.returncode == 0, done.stderr
    before, after = [json.loads(line) for line in done.stdout.splitlines()]
    assert before == {"before": 0}, "nothing is built at import"
    assert after == {
        "api": [200], "worlds": 1, "plan": 200, "nonsense": 400,
        "sweep": {"looked_at": 0, "enqueued": 0, "removed_jobs": 0, "removed_files": 0},
        "clean": {"removed_files": 0},
    }  # fmt: skip


@pytest.mark.parametrize("world", ["local", "google"])
def test_a_house_that_cannot_be_opened_says_why_in_one_line(tmp_path: Path, world: str) -> None:
    done = said(tmp_path, WORLD=world, LOG_FORMAT="json", MODELS="nobody", GOOGLE_CLOUD_PROJECT="my-project")

    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    told = [one for one in lines if one.get("event") == "house_not_opened"]
    assert told
    assert told[0]["action"]
    assert ("serviceContext" in told[0]) is (world == "google")
