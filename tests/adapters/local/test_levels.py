"""Copies in front of the scene cache: quick, bounded, and never older than what this process wrote."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from functions.adapters.local.levels import LeveledCache, Near
from functions.core.errors import Overloaded
from functions.ports import CacheEntry, CacheHit, Clearing


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


class Telling(Counting):
    """A store that is told of hits, and may be busy."""

    def __init__(self, make: Any) -> None:
        super().__init__(make)
        self.told: list[tuple[str, float, int]] = []
        self.busy = False

    def answered(self, hits: Sequence[CacheHit]) -> None:
        if self.busy:
            raise Overloaded("busy")
        self.told += [(one.key, one.now, one.times) for one in hits]


@pytest.fixture
def telling(make: Any) -> Telling:
    return Telling(make)


@pytest.fixture
def gathering(telling: Telling, clock: Hands) -> LeveledCache:
    return LeveledCache(telling, Near(now=clock), now=clock)  # type: ignore[arg-type]


def test_hits_are_told_to_the_store_once_a_second(gathering: LeveledCache, telling: Telling, clock: Hands) -> None:
    for moment in (0.0, 0.4, 0.9):
        clock.time = moment
        gathering.answered([CacheHit(key="a", now=moment)])
    assert [] == telling.told

    clock.time = 1.0
    gathering.answered([CacheHit(key="b", now=1.0)])

    assert [("a", 0.9, 3), ("b", 1.0, 1)] == telling.told


def test_the_second_begins_with_the_first_hit_that_waits(
    gathering: LeveledCache, telling: Telling, clock: Hands
) -> None:
    clock.time = 50.0

    gathering.answered([CacheHit(key="a", now=50.0)])

    assert [] == telling.told


@pytest.mark.parametrize(
    "ask",
    [
        lambda cache: cache.counts(fresh_since=0.0, texts_since=0.0),
        lambda cache: cache.trim(most=1, limit=1),
        lambda cache: cache.clear(Clearing()),
    ],
    ids=["counts", "trim", "clear"],
)
def test_whoever_looks_at_the_counts_finds_every_hit(
    gathering: LeveledCache, telling: Telling, ask: Callable[[LeveledCache], object]
) -> None:
    gathering.answered([CacheHit(key="a", now=0.0, times=2)])

    ask(gathering)

    assert [("a", 0.0, 2)] == telling.told
    gathering.tell()
    assert 1 == len(telling.told)


def test_a_store_that_is_busy_is_told_the_next_time(gathering: LeveledCache, telling: Telling, clock: Hands) -> None:
    telling.busy = True
    gathering.answered([CacheHit(key="a", now=0.0)])
    clock.time = 2.0
    gathering.answered([CacheHit(key="a", now=2.0)])
    telling.busy = False

    gathering.tell()

    assert [("a", 2.0, 2)] == telling.told


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
