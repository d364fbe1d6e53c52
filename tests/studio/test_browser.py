"""Journeys through the studio in Chromium: each file of browser/ is one, with a server of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.studio.conftest import HERE, ROOT, Server, free_port, in_node, serving

CORPUS = Path(os.environ.get("LIMNER_CORPUS") or ROOT.parent / "shared" / "corpus")
JOURNEYS = sorted((HERE / "browser").glob("*.test.js"))


def settings(journey: Path, *, free: int) -> dict[str, str]:
    """What its first line asks of the server: `// serve: {"NAME": "value"}`; $FREE is a port for its own use."""
    first = journey.read_text("utf-8").partition("\n")[0]
    asked: dict[str, str] = json.loads(first.partition("serve:")[2]) if "serve:" in first else {}
    return {name: value.replace("$FREE", str(free)) for name, value in asked.items()}


@pytest.mark.slow
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda path: path.name.partition(".")[0])
def test_a_journey_in_the_browser(journey: Path, node: str, chromium: str, tmp_path: Path) -> None:
    pictures = ROOT / ".studio" / journey.name.partition(".")[0]
    free = free_port()
    asked = settings(journey, free=free)
    with serving(tmp_path, **asked) as server, switch(server) as address:
        env = {"BASE": server.address, "CHROMIUM": chromium, "SWITCH": address, "FREE": str(free)}
        if asked.get("AUTH") == "keys":
            env["KEY"] = key(server.folder)
        in_node(node, journey, PICTURES=str(pictures), CORPUS=str(CORPUS), **env)


def key(folder: Path) -> str:
    """Of an owner who may write, made as an operator makes it."""
    command = [sys.executable, "-m", "functions", "keys", "create", "--owner", "ann", "--json"]
    env = os.environ | {"PYTHONPATH": str(ROOT), "LIMNER_DATA": str(folder / "data")}
    said = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout
    made: str = json.loads(said)["key"]
    return made


class switch:  # noqa: N801 - used as a word: with switch(server)
    """Lets a journey end its server and start it again: POST /end, POST /start."""

    def __init__(self, server: Server) -> None:
        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                {"/end": server.end, "/start": server.start}[self.path]()
                self.send_response(204)
                self.end_headers()

            def log_message(self, *words: object) -> None:
                """Nothing: the journey tells."""

        self._door = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._thread = threading.Thread(target=self._door.serve_forever, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._door.server_port}"

    def __exit__(self, *_: object) -> None:
        self._door.shutdown()
        self._door.server_close()
        self._thread.join()
