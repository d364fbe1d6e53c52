"""Copies in Redis: quick while it is there, and nobody's trouble when it is not."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local.cache import SqliteCache
from functions.adapters.local.database import Database
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.levels import LeveledCache, Near
from functions.ports import CacheEntry, Clearing, LeaseEnd
from tests.redis_server import Server, redis_server

pytest.importorskip("redis")
from functions.adapters.redis.level import PREFIX, REST, RedisLevel


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with redis_server(tmp_path) as running:
        yield running


@pytest.fixture
def level(server: Server) -> Iterator[RedisLevel]:
    opened = RedisLevel(server.url)
    yield opened
    opened.close()


class Hands:
    """A clock of the breaker that is put forward by hand."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def an_entry(make: Any, key: str = "k" * 64) -> CacheEntry:
    return CacheEntry(key=key, owner="ann", job="j1", asset=make.asset(), model="m/1", stored_at=1000.0, cost=7)


def test_a_copy_is_found_as_it_was_kept_by_every_process(level: RedisLevel, server: Server, make: Any) -> None:
    other = RedisLevel(server.url)
    level.keep(an_entry(make))

    assert an_entry(make) == other.find("k" * 64)
    assert other.find("l" * 64) is None
    assert (1, 1) == (other.counts().hits, other.counts().misses)
    other.close()


def test_a_forgotten_copy_is_found_by_nobody(level: RedisLevel, make: Any) -> None:
    level.keep(an_entry(make))

    level.forget("k" * 64)

    assert level.find("k" * 64) is None


def test_clearing_leaves_what_others_keep_on_the_server(level: RedisLevel, make: Any) -> None:
    for number in range(700):
        level.keep(an_entry(make, f"{number:064}"))
    level._redis.set("somebody else's", "1")

    level.clear()

    assert [b"somebody else's"] == list(level._redis.scan_iter())


def test_a_copy_goes_by_itself_after_a_while(level: RedisLevel, make: Any) -> None:
    level.keep(an_entry(make))

    assert 0 < level._redis.ttl(PREFIX + "k" * 64) <= 300


@pytest.mark.parametrize("words", [b"", b"no json", b"[1]", b'{"key":"other","owner":"ann"}', b'{"owner":3}', b"null"])
def test_what_is_no_copy_of_ours_is_not_found(level: RedisLevel, words: bytes) -> None:
    level._redis.set(PREFIX + "k" * 64, words)

    assert level.find("k" * 64) is None


def test_a_password_opens_the_server_and_is_told_nobody(
    tmp_path: Path, make: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with redis_server(tmp_path, password="s3cret") as server:
        level, wrong = RedisLevel(server.url), RedisLevel(server.url.replace("s3cret", "wr0ng"))
        level.keep(an_entry(make))

        assert an_entry(make) == level.find("k" * 64)
        assert wrong.find("k" * 64) is None
        assert (True, False) == (level.counts().connected, wrong.counts().connected)
        assert f"127.0.0.1:{server.port}" == level.counts().host
        assert "s3cret" not in caplog.text and "wr0ng" not in caplog.text


def test_a_server_that_is_gone_is_left_alone_for_a_moment_and_then_tried_by_one(
    server: Server, make: Any, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Hands()
    level = RedisLevel(server.url, now=clock)
    level.keep(an_entry(make))
    server.stop()

    with caplog.at_level(logging.INFO):
        assert level.find("k" * 64) is None
        server.start()
        level.keep(an_entry(make))
        assert level.find("k" * 64) is None  # it rests

        clock.time += REST
        assert level.find("k" * 64) is None  # the trial: it answers, and what was kept is gone with it
        level.keep(an_entry(make))

    assert an_entry(make) == level.find("k" * 64)
    assert ["redis_is_gone", "redis_is_back"] == [one.getMessage().split()[0] for one in caplog.records]
    level.close()


def test_a_server_that_takes_calls_and_never_answers_costs_one_short_wait() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        level = RedisLevel(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        begins = time.monotonic()

        found = [level.find("k" * 64) for _ in range(200)]

        assert {None} == set(found)
        assert time.monotonic() - begins < 1.5
        level.close()


def test_redis_stopped_and_started_in_the_middle_of_load_fails_nobody_and_hits_return(
    tmp_path: Path, server: Server, make: Any
) -> None:
    database = Database(tmp_path / "data")
    far = RedisLevel(server.url)
    cache = LeveledCache(SqliteCache(database), Near(seconds=0.0), far)
    jobs = SqliteJobs(database, cache_changed=cache.changed)
    keys = [f"{number:064}" for number in range(5)]
    jobs.create(make.job(), record=None)
    for number, key in enumerate(keys):
        step = make.begin(f"t{number}", key=key, step="p01")
        jobs.begin("j1", step)
        end = LeaseEnd(key=key, token=f"t{number}", asset=make.asset(), model="m/1", now=1010.0)
        jobs.settle("j1", make.settlement("", step="p02", state="failed", asset=None), lease=end)
    stop, faults, found = threading.Event(), [], []

    def look() -> None:
        while not stop.is_set():
            for key in keys:
                try:
                    found.append(cache.look(key) is not None)
                except Exception as error:  # noqa: BLE001
                    faults.append(error)

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    _until(lambda: far._hits > 100)
    server.stop()
    _until(lambda: far._failed)
    while_gone = len(found)
    _until(lambda: len(found) > while_gone + 500)
    server.start()
    before = far._hits
    _until(lambda: far._hits > before + 100, seconds=20.0)
    stop.set()
    for thread in threads:
        thread.join(10)

    assert [] == faults
    assert all(found)
    far.close()
    database.close()


def test_clearing_the_cache_clears_the_copies_in_redis(tmp_path: Path, level: RedisLevel, make: Any) -> None:
    database = Database(tmp_path / "data")
    cache = LeveledCache(SqliteCache(database), Near(), level)
    level.keep(an_entry(make))

    cache.clear(Clearing())

    assert level.find("k" * 64) is None
    database.close()


def _until(happens: Any, *, seconds: float = 10.0) -> None:
    ends = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.002)
