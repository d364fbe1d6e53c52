"""From the start of a process to its first answer, against functions-framework's hello world started the same way."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.http_bench import furnished
from tests.bench.http_load import HOST
from tests.bench.load_gauge import read
from tests.bench.page import ROOT
from tests.bench.row import Row, against

HELLO = "def hello(request):\n    return 'Hello, world!'\n"
#: first question -> what its answer may take, times hello world; and that of the cloud's house
MOST = {"/v1/jobs": 1.8, "/v1/kinds": 1.5}
CLOUD, MOST_IN_THE_CLOUD = "/v1/kinds", 1.6
QUEUE = "projects/demo-limner/locations/here/queues/limner"
#: a house on Google Cloud that nobody has asked for anything yet; on Cloud Run it would ask for a key first
GOOGLE = {
    "WORLD": "google", "AUTH": "open", "MODELS": "gemini", "GEMINI_API_KEY": "none", "FUNCTION_TARGET": "api",
    "GOOGLE_CLOUD_PROJECT": "demo-limner", "ASSETS_BUCKET": "demo-assets", "SCRATCH_BUCKET": "demo-scratch",
    "TASK_QUEUES": json.dumps({
        lane: {"name": QUEUE, "deadline": 600} for lane in ("text", "webhook", "picture", "speech", "assembly")
    }),
}  # fmt: skip
PATIENCE = 60.0
#: asked within the process, so that all is counted that the first answer loads
COUNT = """
import sys
from functions_framework import create_app
app = create_app(sys.argv[1], sys.argv[2])
assert app.test_client().get(sys.argv[3], headers={"Host": "127.0.0.1"}).status_code == 200
print(len(sys.modules))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A function, the file that it is in, and what is asked of it first."""

    target: str
    source: Path
    path: str
    env: Mapping[str, str]
    #: what it is measured as
    name: str = ""


def first_answer(start: Start) -> float:
    """Milliseconds from the start of `functions-framework` to its first 200."""
    port = _free_port()
    began = time.perf_counter()
    with _running(start, port):
        while not _is_good(port, start.path):
            assert time.perf_counter() - began < PATIENCE, f"no answer to {start.path}"
            time.sleep(0.001)
        return 1000 * (time.perf_counter() - began)


def modules(start: Start) -> int:
    """How many are loaded after the first answer."""
    words = [sys.executable, "-c", COUNT, start.target, str(start.source), start.path]
    told = subprocess.run(words, cwd=ROOT, env=dict(start.env), capture_output=True, text=True, check=True)
    return int(told.stdout.splitlines()[-1])


def resident(start: Start) -> float:
    """Megabytes that a function holds after its first answer, the process that answers and the one that minds it."""
    port = _free_port()
    with _running(start, port) as process:
        while not _is_good(port, start.path):
            time.sleep(0.01)
        held = read(process.pid)
        return held.server + held.children


def rows(*, turns: int = 7, panels: int = 6) -> list[Row]:
    """Medians, started by turns, with a store that holds one comic."""
    with tempfile.TemporaryDirectory() as place:
        folder, hello_file = Path(place) / "data", Path(place) / "hello.py"
        furnished(folder, panels=panels)
        hello_file.write_text(HELLO)
        env = _surroundings() | {"LIMNER_DATA": str(folder), "LOG_LEVEL": "ERROR", "PYTHONPATH": str(ROOT)}
        main = ROOT / "main.py"
        hello = Start(target="hello", source=hello_file, path="/", env=env, name="hello")
        here = {path: Start(target="api", source=main, path=path, env=env, name=path) for path in MOST}
        cloud = Start(target="api", source=main, path=CLOUD, env=env | GOOGLE, name="cloud")
        took: dict[str, list[float]] = {one.name: [] for one in (hello, *here.values(), cloud)}
        for turn in range(turns + 1):
            for start in (hello, *here.values(), cloud):
                milliseconds = first_answer(start)
                if turn:  # the first compiles what was never compiled
                    took[start.name].append(milliseconds)
        its, its_modules = median(took["hello"]), modules(hello)
        held, its_held = resident(cloud), resident(hello)
        return [
            *(
                against(f"start to first 200 of GET {path}", median(took[path]), its, most=most, unit="ms")
                for path, most in MOST.items()
            ),
            against(
                f"the same of GET {CLOUD} with WORLD=google",
                median(took["cloud"]),
                its,
                most=MOST_IN_THE_CLOUD,
                unit="ms",
            ),
            *(against(f"modules loaded by GET {path}", modules(here[path]), its_modules) for path in MOST),
            against(f"modules loaded by GET {CLOUD} with WORLD=google", modules(cloud), its_modules),
            against(f"memory after GET {CLOUD} with WORLD=google", held, its_held, unit="MB"),
        ]


def _surroundings() -> dict[str, str]:
    """The caller's, but compiled modules are kept: else each start compiles all that is ours and nothing of hello's."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def _running(start: Start, port: int) -> Iterator[subprocess.Popen[bytes]]:
    words = ["--target", start.target, "--source", str(start.source), "--host", HOST, "--port", str(port)]
    program = Path(sys.executable).parent / "functions-framework"
    process = subprocess.Popen(
        [str(program), *words], env=dict(start.env), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


def _is_good(port: int, path: str) -> bool:
    try:
        with socket.create_connection((HOST, port), timeout=PATIENCE) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
            return line.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])
