"""A page of another system that was given our base URL, and the server that it asks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.houses import eventually

ROOT = Path(__file__).parents[2]
#: seconds that a frontend has patience for
PATIENCE = 120.0


class Answer:
    """Status, headers and body of an answer."""

    def __init__(self, status: int, headers: dict[str, str], data: bytes) -> None:
        self.status, self.headers, self.data = status, headers, data

    @property
    def json(self) -> Any:
        return json.loads(self.data)


class Frontend:
    """Asks as a page does that was given another base URL."""

    def __init__(self, base: str, lines: Path) -> None:
        self.base = base
        #: what the server says of itself
        self.lines = lines

    def ask(self, method: str, path: str, body: object = None) -> Answer:
        data = None if body is None else json.dumps(body).encode()
        headers = {} if data is None else {"Content-Type": "application/json"}
        request = urllib.request.Request(self.base + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as found:
                return Answer(found.status, dict(found.headers), found.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read())

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, body: object = None) -> Answer:
        return self.ask("POST", path, body)

    def fetched(self, url: str) -> bytes:
        """The bytes at a whole address, as an <img> loads them."""
        with urllib.request.urlopen(url, timeout=60) as found:
            return bytes(found.read())

    def followed(self, path: str, *ends: str) -> Any:
        """Looks again and again until the job has one of these states; its progress never falls."""
        over, before = time.monotonic() + PATIENCE, 0
        while time.monotonic() < over:
            found = self.get(path).json
            assert found["progress"] >= before
            before = found["progress"]
            if found["status"] in ends:
                return found
            time.sleep(0.1)
        message = f"{path} is still {found['status']}"
        raise AssertionError(message)


def surroundings(folder: Path) -> dict[str, str]:
    """What a program that is started there finds in its environment."""
    return {
        "PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), "LIMNER_DATA": str(folder / "data"),
    }  # fmt: skip


@contextmanager
def serving(folder: Path) -> Iterator[Frontend]:
    """A frontend of the server as `serve` starts it, on a folder of its own."""
    lines = folder / "lines"
    with lines.open("wb") as file:
        command = [sys.executable, "-m", "functions", "serve", "--port", "0"]
        server = subprocess.Popen(command, cwd=folder, env=surroundings(folder), stderr=file)
    try:
        yield Frontend(eventually(lambda: address_in(lines), within=60.0), lines)
    finally:
        server.terminate()
        server.wait(60)


def address_in(lines: Path) -> str:
    """Where the server says that it answers; empty before it does."""
    found = re.search(r"http://127\.0\.0\.1:\d+", lines.read_text("utf-8"))
    return found[0] if found else ""
