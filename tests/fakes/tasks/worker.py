"""A worker on a loopback port: what a task's body says is done, and a crash is a 500."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

from functions.core.messages import Message, loads
from tests.fakes.loopback import listening

#: what a request came with -> the status and the headers of the answer
Answering = Callable[[bytes, Mapping[str, str]], tuple[int, dict[str, str]]]


@contextmanager
def answering(answer: Answering) -> Iterator[str]:
    """The address of somebody who answers so."""

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers = answer(body, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(status)
            for name, value in (headers | {"Content-Length": "0"}).items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Tests are quiet."""

    with listening(Door) as url:
        yield url


@contextmanager
def working(work: Callable[[Message], object]) -> Iterator[str]:
    """The address of somebody who does so with each message."""

    def answer(body: bytes, headers: Mapping[str, str]) -> tuple[int, dict[str, str]]:
        try:
            work(loads(body))
        except RuntimeError:
            return 500, {}
        return 200, {}

    with answering(answer) as url:
        yield url
