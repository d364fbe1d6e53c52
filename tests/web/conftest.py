"""The API over a house in memory; `served` puts it behind the real server on a loopback port."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from functions.web.app import App, create_app
from functions.web.config import WebConfig
from functions.web.serve import opened
from tests.houses import Home, a_house

BODY = {"kind": "comic", "prompt": "A fox learns to sail", "scenes": 3}


class Visitor(Client):
    """A client with the house at hand."""

    home: Home
    app: App

    def make(self, **fields: Any) -> dict[str, Any]:
        """An accepted job's answer."""
        answer = self.post("/v1/jobs", json=BODY | fields)
        assert answer.status_code == 202, answer.json
        return dict(answer.json or {})

    def done(self, **fields: Any) -> dict[str, Any]:
        """A job that has ended."""
        made = self.make(**fields)
        self.home.drain()
        return dict(self.get(f"/v1/jobs/{made['id']}").json or {})


def visitor(home: Home, **config: Any) -> Visitor:
    client = Visitor(create_app(home.house, WebConfig(**({"token_secret": lambda: b"s" * 32} | config))))
    client.home, client.app = home, client.application
    return client


@pytest.fixture
def home() -> Home:
    return a_house()


@pytest.fixture
def api(home: Home) -> Visitor:
    return visitor(home)


@pytest.fixture
def served(home: Home) -> Iterator[Callable[[], http.client.HTTPConnection]]:
    """Opens connections to the house behind the real server, while threads do its work."""
    app = create_app(home.house, WebConfig(token_secret=lambda: b"s" * 32))
    door = opened(app, "127.0.0.1", 0, threads=8)
    running = threading.Thread(target=door.answer, daemon=True)
    connections: list[http.client.HTTPConnection] = []

    def connect() -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=20)
        connections.append(connection)
        return connection

    running.start()
    with home.working():
        yield connect
    for connection in connections:
        connection.close()
    door.close()
    running.join(5.0)
    assert not running.is_alive()


def is_problem(answer: TestResponse, status: int, code: str) -> dict[str, Any]:
    """The problem, with every member that the contract promises."""
    found = answer.json
    assert answer.status_code == status, answer.data
    assert answer.content_type == "application/problem+json"
    assert set(found) == {
        *("type", "title", "status", "detail", "instance"),
        *("code", "retryable", "action", "request_id", "errors"),
    }
    assert found["status"] == status
    assert found["code"] == code
    assert found["request_id"] == answer.headers["X-Request-Id"]
    assert found["detail"] and found["action"]
    return dict(found)
