"""The scene cache in Firestore. Its entries are written in the commits of jobs; here they are read and cleaned."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from functions.adapters.google import queries
from functions.adapters.google.cache_counts import counted
from functions.adapters.google.cache_documents import CACHE, cache_id, entry_document, entry_of
from functions.adapters.google.counter_documents import Counts
from functions.adapters.google.counters import put_counts
from functions.adapters.google.faults import Beaten
from functions.adapters.google.store import Store
from functions.adapters.google.writing import PORTION, Rewrite, rewritten, until_none_is_left
from functions.adapters.stores import commits
from functions.core.errors import LimnerError
from functions.ports import CacheCounts, CacheEntry, CacheHit, Cleared, Clearing, LevelCounts

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentSnapshot

log = logging.getLogger("limner.cache")
Change = Callable[[CacheEntry], CacheEntry]


class FirestoreCache:
    """The scene cache of one database."""

    def __init__(self, store: Store, *, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def look(self, key: str) -> CacheEntry | None:
        """A look that fails is a miss: what is made anew costs more, and still comes sooner than an error."""
        try:
            found = self._store.get(self._store.doc(CACHE, cache_id(key)))
        except LimnerError as error:
            log.warning("cache_not_seen fault=%s", error.detail)
            return None
        return entry_of(found.to_dict(), now=self._now())

    def answered(self, hits: Sequence[CacheHit]) -> None:
        for hit in hits:
            self._answered(hit)

    def forget_job(self, job_id: str) -> None:
        def change() -> int:
            found = self._store.found(queries.cache_of_job(self._store, job_id, finished=True, limit=PORTION))
            return self._rewritten(_changed(found, commits.emptied))

        until_none_is_left(change)

    def void(self, boot: str) -> None:
        def change() -> int:
            found = self._store.found(queries.cache_leases(self._store))
            return self._rewritten(_changed((one for one in found if one.get("boot") != boot), commits.released))

        until_none_is_left(change)

    def expire(self, *, before: float, limit: int) -> int:
        old = self._store.found(queries.cache_old(self._store, before=before, limit=limit))
        return len(rewritten(self._store, [(one, None) for one in old]))

    def trim(self, *, most: int, limit: int) -> int:
        count = self._store.count(queries.cache_finished(self._store, finished=True))
        if count <= most:
            return 0
        unused = self._store.found(queries.cache_unused(self._store, limit=min(count - most, limit)))
        return len(rewritten(self._store, _changed(unused, commits.emptied)))

    def clear(self, wanted: Clearing) -> Cleared:
        entries, size, after = 0, 0, None
        while True:
            found = list(self._store.found(queries.cache_cleared(self._store, wanted, after=after, limit=PORTION)))
            gone = found if wanted.rehearsed else rewritten(self._store, _changed(found, commits.emptied))
            entries, size = entries + len(gone), size + sum(int(one.get("size")) for one in gone)
            if len(found) < PORTION:
                return Cleared(entries, size)
            after = found[-1]

    def counts(self, *, fresh_since: float, texts_since: float) -> CacheCounts:
        return counted(self._store, fresh_since=fresh_since, texts_since=texts_since)

    def levels(self) -> Sequence[LevelCounts]:
        return ()

    def _rewritten(self, rewrites: Iterable[Rewrite]) -> int:
        """How many there were to be written."""
        wanted = list(rewrites)
        rewritten(self._store, wanted)
        return len(wanted)

    def _answered(self, hit: CacheHit) -> None:
        """A count that is lost with its answer is missed by nobody: it is never offered twice."""
        from google.cloud.firestore import Increment, Maximum

        ref = self._store.doc(CACHE, cache_id(hit.key))
        entry = entry_of(self._store.get(ref).to_dict(), now=0.0)
        there = entry is not None and entry.asset is not None
        counts = Counts()
        counts.hit(hit, entry)
        for finished in (True, False) if there else (False,):
            batch = self._store.batch()
            put_counts(self._store, batch, counts)
            if finished:
                batch.update(ref, {"hits": Increment(hit.times), "used_at": Maximum(hit.now)})
            with suppress(Beaten):  # The entry went meanwhile: it has answered all the same.
                self._store.commit(batch, touched=[ref], repeatable=False)
                return


def _changed(found: Iterable[DocumentSnapshot[Any]], change: Change) -> Iterator[Rewrite]:
    """What is to stand where each was found, also where its time is over: None where nothing is left of it."""
    for one in found:
        entry = entry_of(one.to_dict(), now=float("-inf"))
        after = None if entry is None else change(entry)
        yield one, None if after is None or commits.is_empty(after) else entry_document(after)
