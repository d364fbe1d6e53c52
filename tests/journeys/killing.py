"""Kills a server at random moments of a job and starts it again: does the job end, and what did it cost?

`python -m tests.journeys.killing 30 [AT_ONCE]` prints a line a kill and the sum; the tests run a few.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
HEROES = ("fox", "cat", "dog", "wolf", "rabbit", "bear", "mouse", "lion", "knight", "wizard", "pirate", "girl")
ENDS = 60.0


@dataclass(frozen=True)
class Ending:
    """What became of one killed job."""

    state: str
    #: seconds after the request at which the server was killed
    moment: float
    pictures: int
    calls: int
    #: pictures that may be in the making at one time, and so be lost by one kill
    at_once: int

    def kept(self) -> bool:
        return self.state == "done" and self.calls <= self.pictures + self.at_once


@dataclass
class Server:
    """A server in a process of its own, on one data folder."""

    folder: Path
    port: int
    tally: Path
    #: IMAGE_CONCURRENCY
    at_once: int = 1
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        env = {**os.environ, "LIMNER_DATA": str(self.folder), "PORT": str(self.port), "LOG_LEVEL": "ERROR"}
        env["IMAGE_CONCURRENCY"] = str(self.at_once)
        command = [sys.executable, "-m", "tests.journeys.counted_server", str(self.tally)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=env)
        ends = time.monotonic() + ENDS
        while True:
            try:
                self.get("/v1/kinds")
            except (urllib.error.URLError, OSError):
                if time.monotonic() > ends or self.process.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return json.load(answer)

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def kill_once(server: Server, number: int, chance: random.Random) -> Ending:
    """One job whose server dies in the middle and comes back; the server runs before and after."""
    before = lines(server.tally)
    body = {"kind": "comic", "prompt": f"A {HEROES[number % len(HEROES)]} counts to {number}", "cache": "bypass"}
    job = server.post("/v1/jobs", body)
    moment = chance.uniform(0.0, 3.0)
    time.sleep(moment)
    server.kill()
    server.start()
    ends = time.monotonic() + ENDS
    while not job["done"] and time.monotonic() < ends:
        job = server.get(f"/v1/jobs/{job['id']}?wait=5")
    pictures = sum(step["what"] in {"picture", "sheet"} for step in job["progress"]["steps"])
    return Ending(job["state"], moment, pictures, lines(server.tally) - before, server.at_once)


def lines(tally: Path) -> int:
    return len(tally.read_text("utf-8").splitlines()) if tally.exists() else 0


def kill_many(count: int, *, seed: int, at_once: int = 1) -> list[Ending]:
    """`count` kills, one after another on one data folder, with `at_once` pictures in the making."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data", free_port(), Path(folder) / "calls.txt", at_once)
        server.start()
        try:
            return [kill_once(server, number, chance) for number in range(count)]
        finally:
            server.kill()


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    endings = kill_many(count, seed=1, at_once=int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for one in endings:
        print(f"killed after {one.moment:4.2f} s: {one.state}, {one.calls} calls for {one.pictures} pictures")
    kept = sum(one.kept() for one in endings)
    print(f"{kept} of {count} jobs ended done with no call more than a kill can cost")
    return 0 if kept == count else 1


if __name__ == "__main__":
    sys.exit(main())
