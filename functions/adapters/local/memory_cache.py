"""The scene cache, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from functions.adapters.local.memory import World
from functions.adapters.stores import commits
from functions.ports import CacheCounts, CacheEntry, CacheHit, Cleared, Clearing, LevelCounts


class MemoryCache:
    """The scene cache, for reading and cleaning."""

    def __init__(self, world: World) -> None:
        self._world = world

    def look(self, key: str) -> CacheEntry | None:
        return self._world.entries.get(key)

    def answered(self, hits: Sequence[CacheHit]) -> None:
        with self._world.changed:
            for hit in hits:
                self._world.count_hit(hit)

    def forget_job(self, job_id: str) -> None:
        with self._world.changed:
            for entry in list(self._world.entries.values()):
                if entry.job == job_id:
                    self._world.put_entry(commits.emptied(entry))

    def void(self, boot: str) -> None:
        with self._world.changed:
            for entry in list(self._world.entries.values()):
                if entry.token and entry.boot != boot:
                    self._world.put_entry(commits.released(entry))

    def expire(self, *, before: float, limit: int) -> int:
        with self._world.changed:
            old = [
                (max(entry.stored_at, entry.until), key)
                for key, entry in self._world.entries.items()
                if max(entry.stored_at, entry.until) < before
            ]
            for _, key in sorted(old)[:limit]:
                del self._world.entries[key]
        return min(len(old), limit)

    def trim(self, *, most: int, limit: int) -> int:
        with self._world.changed:
            finished = sorted(self._finished(), key=lambda entry: (entry.used_at, entry.key))
            gone = finished[: min(max(0, len(finished) - most), limit)]
            for entry in gone:
                self._world.put_entry(commits.emptied(entry))
        return len(gone)

    def clear(self, wanted: Clearing) -> Cleared:
        with self._world.changed:
            found = [
                entry
                for entry in self._finished()
                if entry.stored_at < wanted.before and wanted.model in ("", entry.model)
            ]
            for entry in () if wanted.rehearsed else found:
                self._world.put_entry(commits.emptied(entry))
        return commits.cleared(found)

    def counts(self, *, fresh_since: float, texts_since: float) -> CacheCounts:
        world = self._world
        with world.changed:
            found = self._finished()
            fresh = sum(
                entry.stored_at >= (texts_since if entry.asset and commits.is_text(entry.asset) else fresh_since)
                for entry in found
            )
            return CacheCounts(
                fresh=fresh, stale=len(found) - fresh, leases=len(world.entries) - len(found),
                size=commits.cleared(found).size, hits=world.hits, misses=world.misses, saved=world.saved,
                oldest=min((entry.stored_at for entry in found), default=None),
                models=dict(sorted(Counter(entry.model for entry in found).items())),
            )  # fmt: skip

    def levels(self) -> Sequence[LevelCounts]:
        return ()

    def _finished(self) -> list[CacheEntry]:
        return [entry for entry in self._world.entries.values() if entry.asset is not None]
