"""A house with a Redis server in front of its cache, which comes and goes while scenes are asked for."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from functions.settings import SettingFault, Settings
from functions.wiring.laptop import open_laptop
from functions.wiring.serving import app_of
from tests.redis_server import Server, redis_server

SCENE = {"kind": "scene", "prompt": "A fox learns to sail"}


@pytest.mark.slow
def test_scenes_are_served_while_redis_is_stopped_and_started(tmp_path: Path) -> None:
    with redis_server(tmp_path) as server:
        laptop = open_laptop(Settings(data=tmp_path / "data", redis_url=server.url))
        try:
            laptop.take()
            api = Client(app_of(laptop))
            first = api.post("/v1/jobs", json=SCENE, headers={"Prefer": "wait=60"})
            assert "done" == first.json["state"]  # type: ignore[index]

            answers = _asked_meanwhile(api, server)

            assert {("done", "limner; hit")} == {(state, said[:11]) for state, said in answers}
            assert len(answers) > 50
            cache = api.get("/health").json["components"]["cache"]  # type: ignore[index]
            told = {"status": "healthy", "type": "redis", "connected": True, "host": f"127.0.0.1:{server.port}"}
            assert told == {name: cache[name] for name in told}
            levels = api.get("/v1/admin/cache").json["levels"]  # type: ignore[index]
            assert ["process", "redis"] == [one["name"] for one in levels]
        finally:
            laptop.close()


def _asked_meanwhile(api: Client, server: Server) -> list[tuple[str, str]]:
    answers: list[tuple[str, str]] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            answer: Any = api.post("/v1/jobs", json=SCENE)
            answers.append((answer.json["state"], answer.headers["Cache-Status"]))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    server.stop()
    ends = time.monotonic() + 20
    while api.get("/health").json["components"]["cache"]["status"] != "degraded":  # type: ignore[index]
        assert time.monotonic() < ends
    server.start()
    while api.get("/health").json["components"]["cache"]["status"] != "healthy":  # type: ignore[index]
        assert time.monotonic() < ends
    stop.set()
    for thread in threads:
        thread.join(20)
    return answers


def test_a_server_without_its_client_is_said_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    monkeypatch.delitem(sys.modules, "functions.adapters.redis.level", raising=False)

    with pytest.raises(SettingFault, match="not installed"):
        open_laptop(Settings(data=tmp_path, redis_url="redis://localhost"))


def test_an_address_that_is_none_is_said_at_the_start(tmp_path: Path) -> None:
    pytest.importorskip("redis")

    with pytest.raises(SettingFault, match="REDIS_URL is no address"):
        open_laptop(Settings(data=tmp_path, redis_url="redis://localhost:none/0"))
