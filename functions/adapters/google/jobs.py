"""Jobs in Firestore, with all that commits together with them. Workers never take a transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from functions.adapters.google import beginning, creating, job_queries, saving, settling
from functions.adapters.google.cache_documents import CACHE
from functions.adapters.google.gallery_documents import GALLERY
from functions.adapters.google.job_book import Book
from functions.adapters.google.job_documents import JOBS
from functions.adapters.google.names import blob_paths
from functions.adapters.google.store import Store
from functions.adapters.google.thing_documents import THINGS
from functions.adapters.google.watching import Watchers
from functions.adapters.stores import commits
from functions.core.job import Job
from functions.core.messages import Message
from functions.core.settling import Settlement
from functions.ports import (
    Began,
    Begin,
    Begun,
    CacheHit,
    GalleryRecord,
    Idempotency,
    LeaseEnd,
    Page,
    RegisterWrite,
    Reused,
    Settled,
    Tally,
)

if TYPE_CHECKING:
    from google.cloud.firestore import Query


class FirestoreJobs:
    """The jobs of one database."""

    def __init__(
        self, store: Store, *, now: Callable[[], float] = time.time, shelf: int = 128,
        cache_changed: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """`shelf` is how many jobs are kept; `cache_changed` is told the key of each entry that was written."""
        self._store = store
        self._now = now
        self._book = Book(store, shelf=shelf)
        self._watchers = Watchers(self._book)
        self._cache_changed = cache_changed or (lambda _: None)

    def create(
        self, job: Job, *, record: Idempotency | None, writes: Sequence[RegisterWrite] = (),
        reused: Reused | None = None, most_open: int = 0, messages: Sequence[Message] = (),
    ) -> Job:  # fmt: skip
        wanted = creating.Creation(
            job=job, record=record, writes=writes, reused=reused, most_open=most_open, now=self._now()
        )
        return creating.create(self._book, wanted)

    def get(self, job_id: str) -> Job | None:
        kept = self._book.read(job_id)
        return kept.job if kept else None

    def save(self, job: Job, *, closes: Sequence[tuple[str, int]] = (), writes: Sequence[RegisterWrite] = ()) -> Job:
        return saving.save(self._book, saving.Change(job=job, closes=closes, writes=writes, now=self._now()))

    def settle(
        self, job_id: str, settlement: Settlement, *, lease: LeaseEnd | None, record: GalleryRecord | None = None,
        hit: CacheHit | None = None, tally: Tally | None = None,
    ) -> Settled:  # fmt: skip
        ending = settling.Ending(settlement=settlement, lease=lease, record=record, hit=hit, tally=tally)
        settled = settling.settle(self._book, job_id, ending)
        self._cache_changed(lease.key if lease else "")
        return settled

    def begin(self, job_id: str, begin: Begin) -> Begun:
        answer = beginning.begin(self._book, job_id, begin)
        if isinstance(answer, Began):
            self._cache_changed(begin.key)
        return answer

    def give_back(
        self, job_id: str, step: str, token: str, *, cost: int, key: str, burnt: bool, tally: Tally | None = None
    ) -> None:
        end = beginning.Return(step=step, token=token, cost=cost, key=key, burnt=burnt, tally=tally)
        beginning.give_back(self._book, job_id, end)
        self._cache_changed(key)

    def remembered(self, owner: str, key: str, *, now: float) -> Idempotency | None:
        record = creating.record_of(self._store.get(creating.record_ref(self._book, owner, key)))
        return record if record is not None and record.expires_at > now else None

    def listed(self, owner: str, *, state: str | None, kind: str | None, size: int, token: str | None) -> Page:
        behind = commits.page_start(token) if token is not None else None
        stored = "rendering" if state == "assembling" else state
        found: list[Job] = []
        while len(found) <= size:
            query = job_queries.jobs_listed(self._store, owner, state=stored, kind=kind, behind=behind, limit=size + 1)
            page = self._taken(query)
            found += [job for job in page if state in (None, job.status())]
            if len(page) <= size:
                break
            behind = page[-1].created_at, page[-1].id
        return Page(tuple(found[:size]), commits.page_token(found[size - 1]) if len(found) > size else None)

    def running(self, owner: str) -> int:
        return self._store.count(job_queries.jobs_open(self._store, owner))

    def due(self, *, now: float, limit: int) -> Sequence[str]:
        return [
            str(one.get("id")) for one in self._store.found(job_queries.jobs_due(self._store, now=now, limit=limit))
        ]

    def remove(self, job_id: str) -> None:
        saving.remove(self._book, job_id)

    def watch(self, job_id: str, *, after: int, timeout: float) -> Job | None:
        return self._watchers.watch(job_id, after=after, timeout=timeout)

    def named(self, owner: str, names: Iterable[str]) -> frozenset[str]:
        wanted = {path: name for name in names for path in blob_paths(owner, [name])}
        paths, known = sorted(wanted), set()
        for start in range(0, len(paths), job_queries.MOST_PATHS):
            for collection in (JOBS, CACHE, GALLERY, THINGS):
                portion = [path for path in paths[start : start + job_queries.MOST_PATHS] if path not in known]
                known |= self._named(collection, portion)
        return frozenset(name for path, name in wanted.items() if path in known)

    def _named(self, collection: str, paths: list[str]) -> set[str]:
        """Which of them records of a collection name. What is known already is not asked for again."""
        known: set[str] = set()
        while paths:
            found = list(self._store.found(job_queries.naming(self._store, collection, paths)))
            known.update(*(one.get("blobs") for one in found))
            paths = [path for path in paths if path not in known] if len(found) == job_queries.MOST_NAMING else []
        return known

    def _taken(self, query: Query) -> list[Job]:
        found = [self._book.taken(str(one.get("id")), one) for one in self._store.found(query)]
        return [kept.job for kept in found if kept is not None]
