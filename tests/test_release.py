"""A release moves all services together, and leads them back where anything fails."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILD = (ROOT / "cloudbuild.yaml").read_text("utf-8")
#: a gcloud that keeps what it was asked, and knows one revision for each service
GCLOUD = """#!/bin/sh
echo "$*" >> "$ASKED"
case "$*" in
    *"$FAILS"*) exit 1 ;;
    "run services describe "*)
        echo "{\\"status\\": {\\"url\\": \\"https://$4.example\\", \\"traffic\\": [\\
            {\\"tag\\": \\"candidate\\", \\"revisionName\\": \\"$4-00002\\"},\\
            {\\"percent\\": 100, \\"revisionName\\": \\"$4-00001\\"}]}}" ;;
    "auth print-identity-token "*) echo a-token ;;
esac
"""


class Api(ThreadingHTTPServer):
    """An API that answers /health as it is told."""

    status = 200
    tokens: list[str]


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Api)
        self.server.tokens.append(self.headers["X-Serverless-Authorization"])
        self.send_response(self.server.status if self.path == "/health" else 404)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Nothing: the test tells what was asked."""


@pytest.fixture
def api() -> Iterator[Api]:
    server = Api(("127.0.0.1", 0), Answer)
    server.tokens = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def release(folder: Path, step: str, *more: str, fails: str = "nothing") -> subprocess.CompletedProcess[str]:
    """One step of the release as a build does it, with a gcloud of ours."""
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    (tools / "gcloud").write_text(GCLOUD)
    (tools / "gcloud").chmod(0o755)
    (folder / "image").write_text("registry.example/limner@sha256:abc\n")
    env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "ASKED": str(folder / "asked"), "FAILS": fails}
    command = [sys.executable, "tools/release.py", step, f"--image={folder / 'image'}", f"--state={folder / 'before'}"]
    command += ["--tries=1", *more]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def asked(folder: Path, words: str) -> list[str]:
    return [line for line in (folder / "asked").read_text().splitlines() if words in line]


def test_new_revisions_get_no_traffic_and_what_serves_is_noted(tmp_path: Path) -> None:
    done = release(tmp_path, "deploy")

    assert done.returncode == 0, done.stderr
    deployed = asked(tmp_path, "run deploy")
    assert len(deployed) == 5
    assert all("--image=registry.example/limner@sha256:abc --no-traffic --tag=candidate" in one for one in deployed)
    assert json.loads((tmp_path / "before").read_text())["api"] == "limner-api-00001"


def test_the_new_revision_is_tried_at_its_own_address_with_a_token_for_the_service(tmp_path: Path, api: Api) -> None:
    done = release(tmp_path, "smoke", f"--address=http://127.0.0.1:{api.server_port}")

    assert done.returncode == 0, done.stderr
    assert api.tokens == ["Bearer a-token"]
    assert asked(tmp_path, "--audiences=https://limner-api.example ")
    assert "https://candidate---limner-api.example/health" in release(tmp_path, "smoke").stderr


def test_a_revision_that_is_not_well_gets_no_traffic(tmp_path: Path, api: Api) -> None:
    api.status = 503

    done = release(tmp_path, "smoke", f"--address=http://127.0.0.1:{api.server_port}")

    assert done.returncode == 1
    assert "/health is not well: 503" in done.stderr
    assert not asked(tmp_path, "update-traffic")


def test_traffic_moves_to_the_workers_before_it_moves_to_the_api(tmp_path: Path, api: Api) -> None:
    release(tmp_path, "deploy")

    done = release(tmp_path, "traffic", f"--address=http://127.0.0.1:{api.server_port}")

    assert done.returncode == 0, done.stderr
    moved = asked(tmp_path, "update-traffic")
    assert [line.split()[3] for line in moved][-1] == "limner-api"
    assert len(moved) == 5
    assert all("--to-latest" in line for line in moved)


@pytest.mark.parametrize("fails", ["nothing", "update-traffic limner-plan --region=us-central1 --to-latest"])
def test_a_release_that_fails_is_led_back_whole(tmp_path: Path, api: Api, fails: str) -> None:
    api.status = 500
    release(tmp_path, "deploy")

    done = release(tmp_path, "traffic", f"--address=http://127.0.0.1:{api.server_port}", fails=fails)

    assert done.returncode == 1
    assert "All services serve again what they served before." in done.stderr
    back = asked(tmp_path, "--to-revisions=")
    assert {line.split()[3]: line.split("--to-revisions=")[1].split()[0] for line in back} == {
        f"limner-{one}": f"limner-{one}-00001=100" for one in ("api", "plan", "render", "assemble", "sweep")
    }


def test_a_service_that_cannot_be_led_back_is_named_and_the_others_are(tmp_path: Path, api: Api) -> None:
    api.status = 500
    release(tmp_path, "deploy")

    done = release(
        tmp_path, "traffic", f"--address=http://127.0.0.1:{api.server_port}", fails="--to-revisions=limner-plan"
    )

    assert done.returncode == 1
    assert "do it by hand: limner-plan to limner-plan-00001" in done.stderr
    assert len(asked(tmp_path, "--to-revisions=")) == 5


def test_the_image_is_made_of_what_a_function_needs_and_starts(tmp_path: Path) -> None:
    folder = tmp_path / "source"

    done = release(tmp_path, "source", f"--folder={folder}")

    assert done.returncode == 0, done.stderr
    assert not [name for name in ("tests", ".venv", "infra", ".git", "docs") if (folder / name).exists()]
    assert not list(folder.rglob("__pycache__"))
    names = "import main; print(all(map(callable, (main.api, main.plan, main.render, main.assemble, main.sweep))))"
    started = subprocess.run(
        [sys.executable, "-B", "-c", names], cwd=folder, capture_output=True, text=True, check=False
    )
    assert started.stdout == "True\n", started.stderr


@pytest.mark.parametrize("told", [True, False])
def test_what_the_build_compiled_is_still_good_when_its_image_has_forgotten_the_times(
    tmp_path: Path, *, told: bool
) -> None:
    """As buildpacks do it: every source compiled in place, then every file of 1980."""
    folder = tmp_path / "source"
    release(tmp_path, "source", f"--folder={folder}")
    named = dict(one.split("=") for one in re.findall(r"--env=(\w+=\S+)", BUILD)) if told else {}
    compiled = [sys.executable, "-m", "compileall", "-f", "-q", "."]
    subprocess.run(compiled, cwd=folder, env={"PATH": os.environ["PATH"], **named}, check=True)
    for path in folder.rglob("*"):
        os.utime(path, (315532801, 315532801))

    found = subprocess.run(
        [sys.executable, "-B", "-v", "-c", "import main, functions.settings"], cwd=folder, capture_output=True,
        text=True, check=True,
    ).stderr  # fmt: skip

    ready = re.findall(rf"^# code object from '?{re.escape(str(folder))}/(\S+)\.pyc", found, re.MULTILINE)
    stale = re.findall(r"^# bytecode is stale for '?(main|functions[\w.]*)", found, re.MULTILINE)
    assert bool(stale) is not told
    assert (len(ready) > 3) is told


def test_cloud_build_knows_every_word_of_its_file() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.cloudbuild", "cloudbuild.yaml"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_a_misspelt_word_of_the_build_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "cloudbuild.yaml").write_text(BUILD.replace("entrypoint: make", "entrypiont: make"))
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.cloudbuild", "cloudbuild.yaml"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode
    assert "entrypiont" in done.stdout


def test_the_build_tests_as_the_readme_says_before_it_builds_and_tries_before_it_serves() -> None:
    steps = re.findall(r"^  - id: (\w+)$", BUILD, re.MULTILINE)

    assert steps == ["test", "source", "build", "push", "deploy", "smoke", "traffic"]
    assert "entrypoint: make\n    args: [test, WORKERS=8]" in BUILD
    assert "`make test` runs every check" in (ROOT / "README.md").read_text("utf-8")
    assert "--env=GOOGLE_RUNTIME_VERSION=3.13" in BUILD


def test_the_trigger_gives_every_substitution_of_the_build() -> None:
    own = re.findall(r"^  (_\w+):", BUILD.split("substitutions:")[1], re.MULTILINE)
    delivery = (ROOT / "infra" / "delivery.tf").read_text("utf-8")

    assert sorted(re.findall(r"^    (_\w+) +=", delivery, re.MULTILINE)) == sorted(own)
    assert not [name for name in own if f"${{{name}}}" not in BUILD]
