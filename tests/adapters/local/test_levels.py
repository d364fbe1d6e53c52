"""Copies in front of the scene cache: quick, bounded, and never older than what this process wrote."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from functions.adapters.local.levels import LeveledCache, Near
from functions.ports import CacheEntry, Clearing


class Hands:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


class Counting:
    """A store that counts how often it is asked."""

    def __init__(self, make: Any) -> None:
        self.entries = {key: self.entry(make, key) for key in "abc"}
        self.asked = 0
        self.meanwhile = lambda: None

    def entry(self, make: Any, key: str, **fields: Any) -> CacheEntry:
        return CacheEntry(**{"key": key, "owner": "ann", "asset": make.asset(key), "stored_at": 1.0} | fields)

    def look(self, key: str) -> CacheEntry | None:
        self.asked += 1
        found = self.entries.get(key)
        self.meanwhile()
        return found

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **named: self.entries.clear() or 3


@pytest.fixture
def store(make: Any) -> Counting:
    return Counting(make)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def cache(store: Counting, clock: Hands) -> LeveledCache:
    return LeveledCache(store, Near(size=2, seconds=30.0, now=clock))  # type: ignore[arg-type]


def test_what_was_looked_up_is_not_looked_up_again(cache: LeveledCache, store: Counting) -> None:
    assert cache.look("a") == cache.look("a") == store.entries["a"]

    assert 1 == store.asked
    assert [("process", 1, 1, 1)] == [(one.name, one.entries, one.hits, one.misses) for one in cache.levels()]


def test_a_copy_is_believed_for_a_while(cache: LeveledCache, store: Counting, clock: Hands) -> None:
    cache.look("a")
    clock.time = 30.0

    cache.look("a")

    assert 2 == store.asked


def test_only_so_many_copies_are_kept(cache: LeveledCache, store: Counting) -> None:
    for key in ("a", "b", "a", "c"):
        cache.look(key)
    store.asked = 0

    cache.look("a")
    cache.look("b")

    assert 1 == store.asked


def test_neither_a_miss_nor_a_lease_is_kept(cache: LeveledCache, store: Counting, make: Any) -> None:
    store.entries["b"] = store.entry(make, "b", asset=None, token="t")
    store.entries["c"] = store.entry(make, "c", token="t")
    for key in ("x", "b", "c") * 2:
        cache.look(key)

    assert 6 == store.asked


def test_what_is_written_is_looked_up_anew(cache: LeveledCache, store: Counting, make: Any) -> None:
    cache.look("a")
    store.entries["a"] = store.entry(make, "a", stored_at=9.0)

    cache.changed("a")

    assert store.entries["a"] == cache.look("a")


def test_a_step_s_own_key_moves_nothing(cache: LeveledCache, store: Counting) -> None:
    cache.look("a")

    cache.changed("step/j1/p01/1")
    cache.changed("")
    cache.look("a")

    assert 1 == store.asked


def test_what_was_read_before_a_write_is_not_kept_after_it(cache: LeveledCache, store: Counting, make: Any) -> None:
    def another_writes() -> None:
        store.meanwhile = lambda: None
        store.entries["a"] = store.entry(make, "a", stored_at=9.0)
        cache.changed("a")

    store.meanwhile = another_writes
    cache.look("a")

    assert store.entries["a"] == cache.look("a")


@pytest.mark.parametrize(
    "act",
    [
        lambda cache: cache.clear(Clearing()),
        lambda cache: cache.forget_job("j1"),
        lambda cache: cache.expire(before=9.0, limit=9),
        lambda cache: cache.trim(most=0, limit=9),
    ],
)
def test_what_goes_from_the_store_goes_from_its_levels(cache: LeveledCache, act: Any) -> None:
    cache.look("a")

    act(cache)

    assert cache.look("a") is None


def test_a_rehearsal_leaves_the_copies(cache: LeveledCache, store: Counting) -> None:
    cache.look("a")

    cache.clear(Clearing(rehearsed=True))
    cache.look("a")

    assert 1 == store.asked


def test_a_shared_level_is_asked_before_the_store_and_filled_from_it(store: Counting, clock: Hands) -> None:
    far = Near(now=clock)
    mine, theirs = (LeveledCache(store, Near(now=clock), far) for _ in range(2))  # type: ignore[arg-type]

    mine.look("a")
    assert store.entries["a"] == theirs.look("a")
    assert 1 == store.asked

    mine.changed("a")
    LeveledCache(store, Near(now=clock), far).look("a")  # type: ignore[arg-type]
    assert 2 == store.asked
    assert ["process", "process"] == [one.name for one in mine.levels()]


def test_many_threads_find_what_was_written_last(store: Counting, make: Any) -> None:
    cache = LeveledCache(store, Near())  # type: ignore[arg-type]
    stop, stale = threading.Event(), []
    written = [0.0]

    def look() -> None:
        while not stop.is_set():
            least = written[0]
            found = cache.look("a")
            if found is not None and found.stored_at < least:
                stale.append((found.stored_at, least))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(300):
        store.entries["a"] = store.entry(make, "a", stored_at=float(number))
        cache.changed("a")
        written[0] = float(number)
    stop.set()
    for thread in threads:
        thread.join(10)

    assert [] == stale
