"""Quicker places in front of the scene cache: one in the process, and one that processes share where there is one.

They hold copies of finished entries and are never the only place. A copy can be older than the store for as long as
its level keeps it: that is harmless, as its bytes are asked for before it serves, and leases are taken in the store.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from functions.core.errors import LimnerError
from functions.ports import Cache, CacheCounts, CacheEntry, CacheHit, Cleared, Clearing, LevelCounts

#: seconds for which a copy in the process is believed
NEAR_SECONDS = 30.0
#: copies that are kept in the process
NEAR_SIZE = 1000
#: seconds for which hits are gathered before the store is told
GATHERED = 1.0


class Level(Protocol):
    """A place for copies; one that cannot be reached holds nothing and raises nothing."""

    def find(self, key: str) -> CacheEntry | None:
        """The copy, if there is one that is young enough."""

    def keep(self, entry: CacheEntry) -> None:
        """From now on a copy of this."""

    def forget(self, key: str) -> None:
        """No copy of it any more."""

    def clear(self) -> None:
        """No copy of anything."""

    def counts(self) -> LevelCounts:
        """What it holds and did."""


class Near:
    """Copies in this process: the last that were used, each for a short time."""

    def __init__(
        self, *, size: int = NEAR_SIZE, seconds: float = NEAR_SECONDS, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._size, self._seconds, self._now = size, seconds, now
        self._copies: OrderedDict[str, tuple[CacheEntry, float]] = OrderedDict()
        self._turn = threading.Lock()
        self._hits = self._misses = 0

    def find(self, key: str) -> CacheEntry | None:
        """The copy, if there is one that is young enough."""
        with self._turn:
            found = self._copies.get(key)
            if found is None or found[1] <= self._now():
                self._copies.pop(key, None)
                self._misses += 1
                return None
            self._copies.move_to_end(key)
            self._hits += 1
            return found[0]

    def keep(self, entry: CacheEntry) -> None:
        """From now on a copy of this."""
        with self._turn:
            self._copies[entry.key] = entry, self._now() + self._seconds
            self._copies.move_to_end(entry.key)
            while len(self._copies) > self._size:
                self._copies.popitem(last=False)

    def forget(self, key: str) -> None:
        """No copy of it any more."""
        with self._turn:
            self._copies.pop(key, None)

    def clear(self) -> None:
        """No copy of anything."""
        with self._turn:
            self._copies.clear()

    def counts(self) -> LevelCounts:
        """What it holds and did."""
        with self._turn:
            return LevelCounts(name="process", entries=len(self._copies), hits=self._hits, misses=self._misses)


class Hits:
    """Hits that the store was not told of yet, one for each key."""

    def __init__(self) -> None:
        self._found: dict[str, CacheHit] = {}
        self._since = 0.0
        self._turn = threading.Lock()

    def gather(self, hits: Sequence[CacheHit], *, now: float) -> float:
        """Adds them; the seconds since the first of those that wait."""
        with self._turn:
            if not self._found:
                self._since = now
            for hit in hits:
                known = self._found.get(hit.key, hit)
                times = hit.times if known is hit else known.times + hit.times
                self._found[hit.key] = CacheHit(key=hit.key, now=max(known.now, hit.now), times=times)
            return now - self._since

    def taken(self) -> tuple[CacheHit, ...]:
        """All of them; whoever takes them tells them."""
        with self._turn:
            found, self._found = tuple(self._found.values()), {}
        return found


class LeveledCache:
    """The scene cache behind a level in the process, and behind a shared one where there is one."""

    def __init__(
        self, store: Cache, near: Level, far: Level | None = None, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._store, self._near, self._far, self._now = store, near, far, now
        self._turn = threading.Lock()
        self._hits = Hits()
        #: counts what was written, so that nobody keeps a copy of what was read before
        self._writes = 0

    def look(self, key: str) -> CacheEntry | None:
        """The entry, fresh or not."""
        found = self._near.find(key)
        if found is not None:
            return found
        seen = self._writes
        found = self._far.find(key) if self._far is not None else None
        if found is None:
            found = self._store.look(key)
            # A lease is looked for in the store alone.
            if found is None or found.asset is None or found.token:
                return found
            if self._far is not None and seen == self._writes:
                self._far.keep(found)
        with self._turn:
            if seen == self._writes:
                self._near.keep(found)
        return found

    def answered(self, hits: Sequence[CacheHit]) -> None:
        """Gathered for a second, so that an answer from here costs no commit."""
        if self._hits.gather(hits, now=self._now()) >= GATHERED:
            self.tell()

    def tell(self) -> None:
        """The store counts what was gathered; one that is busy is told the next time."""
        found = self._hits.taken()
        if not found:
            return
        try:
            self._store.answered(found)
        except LimnerError:
            self._hits.gather(found, now=self._now())

    def changed(self, key: str) -> None:
        """The store has another entry under this key, or a lease on it."""
        if not key or "/" in key:  # nothing was written, or a step's own key, whose result nobody else looks for
            return
        with self._turn:
            self._writes += 1
            self._near.forget(key)
        if self._far is not None:
            self._far.forget(key)

    def forget_job(self, job_id: str) -> None:
        """Removes what a job put there."""
        self._store.forget_job(job_id)
        self._emptied()

    def void(self, boot: str) -> None:
        """Ends every lease of other boots; levels hold none."""
        self._store.void(boot)

    def expire(self, *, before: float, limit: int) -> int:
        """Removes entries stored before that time and leases that ended before it; how many."""
        return self._told(self._store.expire(before=before, limit=limit))

    def trim(self, *, most: int, limit: int) -> int:
        """Removes the finished entries that were not used for longest; how many."""
        self.tell()
        return self._told(self._store.trim(most=most, limit=limit))

    def clear(self, wanted: Clearing) -> Cleared:
        """Removes finished entries, and every copy."""
        self.tell()
        found = self._store.clear(wanted)
        if not wanted.rehearsed:
            self._emptied()
        return found

    def counts(self, *, fresh_since: float, texts_since: float) -> CacheCounts:
        """What the store holds."""
        self.tell()
        return self._store.counts(fresh_since=fresh_since, texts_since=texts_since)

    def levels(self) -> Sequence[LevelCounts]:
        """What each level holds and did."""
        return (self._near.counts(), *(() if self._far is None else (self._far.counts(),)))

    def _told(self, gone: int) -> int:
        if gone:
            self._emptied()
        return gone

    def _emptied(self) -> None:
        with self._turn:
            self._writes += 1
            self._near.clear()
        if self._far is not None:
            self._far.clear()
