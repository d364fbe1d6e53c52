"""Node, Chromium and a server as `serve` starts it, for the studio's tests, which are written in the studio's language.

Each file of them is one test here; what it prints is shown where it fails.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tools" / "studio"
HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chromium-headless-shell")
#: seconds until a server answers; one or two are usual
STARTS = 60.0


def missing(what: str) -> NoReturn:
    """Skips what needs it on a computer without it; where all must run, that is a failure."""
    sentence = f"{what} is not here: `sh tools/studio/setup` says what to do"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        missing("Node")
    return found


@pytest.fixture(scope="session")
def chromium(node: str) -> str:
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if found is None:
        missing("Chromium")
    if not (TOOLS / "node_modules" / "playwright-core").is_dir():
        missing("playwright-core")
    return found


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@dataclass
class Server:
    """A server in a process of its own, which can be ended and started again on the same data and port."""

    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.port = self.port or free_port()
        env = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONPATH": str(ROOT),
            "LIMNER_DATA": str(self.folder / "data"), **self.env,
        }  # fmt: skip
        command = [sys.executable, "-m", "functions", "serve", "--port", str(self.port)]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, env=env, stdout=log, stderr=log)
        ends = time.monotonic() + STARTS
        while time.monotonic() < ends:
            try:
                with urllib.request.urlopen(f"{self.address}/health", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"{self.address} does not answer")

    def end(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)
            self.process = None


@contextmanager
def serving(folder: Path, **env: str) -> Iterator[Server]:
    server = Server(folder, env)
    server.start()
    try:
        yield server
    finally:
        server.end()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """On data of its own."""
    with serving(tmp_path) as found:
        yield found


def in_node(node: str, *files: Path, timeout: float = 240, **env: str) -> None:
    """The tests of these files; AssertionError with what they said where one fails."""
    given = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "NODE_PATH": str(TOOLS / "node_modules")}
    command = [node, "--test", "--test-reporter=spec", *map(str, files)]
    done = subprocess.run(
        command, cwd=HERE, env=given | env, capture_output=True, text=True, timeout=timeout, check=False
    )
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
