"""`serve --reload` as who works on the sources meets it; it watches a copy of them here."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.houses import eventually
from tests.studio.conftest import ROOT, free_port


class Reloading:
    """The command on a copy of the sources."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes], port: int) -> None:
        self.sources, self.process = folder / "functions", process
        self._said, self._address = folder / "said", f"http://127.0.0.1:{port}"

    def said(self) -> str:
        return self._said.read_text("utf-8")

    def page(self) -> str | None:
        """The studio's page, where the server answers."""
        try:
            with urllib.request.urlopen(f"{self._address}/", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return None

    def change(self, name: str, before: str, after: str) -> None:
        path = self.sources / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")


@contextmanager
def reloading(folder: Path) -> Iterator[Reloading]:
    shutil.copytree(ROOT / "functions", folder / "functions", ignore=shutil.ignore_patterns("__pycache__"))
    port = free_port()
    env = {**os.environ, "LIMNER_DATA": str(folder / "data"), "PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "functions", "serve", "--reload", "--port", str(port)]
    with (folder / "said").open("wb") as said, subprocess.Popen(command, cwd=folder, env=env, stderr=said) as process:
        try:
            yield Reloading(folder, process, port)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def test_a_change_of_the_studio_or_of_a_module_starts_the_server_again(tmp_path: Path) -> None:
    with reloading(tmp_path) as server:
        first = eventually(server.page, within=60)

        server.change("web/studio/index.html", "<title>Limner</title>", "<title>Anew</title>")
        eventually(lambda: "<title>Anew</title>" in (server.page() or ""), within=60)

    assert "<title>Limner</title>" in first
    assert 1 == server.said().count("A source file changed")
    assert 0 == server.process.returncode
    assert server.page() is None, "nothing is left behind"


def test_a_slip_of_the_pen_is_waited_out(tmp_path: Path) -> None:
    with reloading(tmp_path) as server:
        eventually(server.page, within=60)

        server.change("commands/serve.py", "from __future__", "from from __future__")
        eventually(lambda: "starts again when a source file changes" in server.said(), within=60)
        server.change("commands/serve.py", "from from __future__", "from __future__")
        eventually(server.page, within=60)

    assert re.search("SyntaxError", server.said())
