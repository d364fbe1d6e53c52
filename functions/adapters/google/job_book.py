"""What a process knows of jobs and leases: a job that was read or written is kept with its document's mark.

Whoever writes by such a mark writes only if it is still the document's, so that knowing an old one costs a round,
never a wrong answer.
"""

from __future__ import annotations

import random
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from functions.adapters.google.cache_documents import CACHE, cache_id, entry_document, entry_of
from functions.adapters.google.job_documents import JOBS, Kept, job_document, job_id, kept_of
from functions.adapters.google.store import Store
from functions.adapters.stores import commits
from functions.core.errors import Overloaded
from functions.core.job import Job
from functions.ports import CacheEntry, LeaseEnd

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentReference, DocumentSnapshot, WriteBatch

#: seconds for which a beaten write decides anew, and for the first and the longest pause between two rounds
ROUNDS, FIRST, LONGEST = 8.0, 0.01, 0.3
#: locks that jobs share, and seconds after which nobody waits for one any more
TURNS, LONGEST_TURN = 64, 5.0
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cache entry stands, or would; its mark is None where there is no document."""

    ref: DocumentReference
    entry: CacheEntry | None
    update_time: Any


class Shelf(Generic[V]):
    """The values that were used last, by name."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[str, V] = OrderedDict()
        self._turn = threading.Lock()

    def find(self, name: str) -> V | None:
        """The value, if it is still here."""
        with self._turn:
            return self._values.get(name)

    def put(self, name: str, value: V, *, over: Callable[[V], bool] = lambda _: True) -> None:
        """Keeps it, unless `over` says that what is known is better."""
        with self._turn:
            known = self._values.get(name)
            if known is None or over(known):
                self._values[name] = value
            self._values.move_to_end(name)
            if len(self._values) > self._size:
                self._values.popitem(last=False)

    def forget(self, name: str) -> None:
        """It has to be read again."""
        with self._turn:
            self._values.pop(name, None)


class Book:
    """Reads jobs and cache entries of one database, and remembers them."""

    def __init__(self, store: Store, *, shelf: int) -> None:
        """`shelf` is how many jobs are kept."""
        self.store = store
        self._jobs: Shelf[Kept] = Shelf(shelf)
        #: by token; one that ended here has no entry
        self._leases: Shelf[Place] = Shelf(shelf * 4)
        self._turns = [threading.Lock() for _ in range(TURNS)]

    def ref(self, name: str) -> DocumentReference:
        """A job's document."""
        return self.store.doc(JOBS, job_id(name))

    def known(self, name: str) -> Kept | None:
        """The job as it was seen here last."""
        return self._jobs.find(name)

    def read(self, name: str) -> Kept | None:
        """The job as it is now."""
        return self.taken(name, self.store.get(self.ref(name)))

    def taken(self, name: str, found: DocumentSnapshot[Any]) -> Kept | None:
        """The job of a document that was read; one that is known in that state is not decoded again."""
        if not found.exists:
            self._jobs.forget(name)
            return None
        known = self._jobs.find(name)
        if known is not None and known.update_time == found.update_time:
            return known
        return self.keep(kept_of(found.to_dict() or {}, update_time=found.update_time))

    def keep(self, kept: Kept) -> Kept:
        """From now on this is what is known of the job, if nothing newer is."""
        self._jobs.put(kept.job.id, kept, over=lambda known: bool(known.update_time <= kept.update_time))
        return kept

    def forget(self, name: str) -> None:
        """The job is gone, or has to be read again."""
        self._jobs.forget(name)

    def place(self, key: str, *, now: float) -> Place:
        """Where the entry of a key stands now."""
        return place_of(self.store.get(self.store.doc(CACHE, cache_id(key))), now=now)

    def glimpse(self, key: str, *, now: float) -> Place | None:
        """Where it stood when it was seen here last."""
        seen = self.store.seen(self.store.doc(CACHE, cache_id(key)))
        return None if seen is None else place_of(seen, now=now)

    def both(self, name: str, key: str, *, now: float) -> tuple[Kept | None, Place]:
        """A job and a cache entry as they are at one moment."""
        job, entry = self.store.get_all([self.ref(name), self.store.doc(CACHE, cache_id(key))])
        return self.taken(name, job), place_of(entry, now=now)

    def hold(self, token: str, place: Place) -> None:
        """This process has just taken a lease."""
        self._leases.put(token, place)

    @contextmanager
    def ending(self, end: LeaseEnd | None) -> Iterator[Place | None]:
        """Where the lease stands that a commit inside ends; None where its token does not hold it."""
        if end is None:
            yield None
            return
        place = self._leases.find(end.token) or self._held(end)
        try:
            yield place
        except BaseException:
            # Something else wrote there: whoever asks again has to look.
            self._leases.forget(end.token)
            raise
        if place is not None:
            self._leases.put(end.token, replace(place, entry=None))

    def _held(self, end: LeaseEnd) -> Place | None:
        place = self.place(end.key, now=end.now)
        return place if place.entry is not None and place.entry.token == end.token else None

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Threads that begin steps of one job go one after the other: they would only beat each other's commits."""
        lock = self._turns[hash(name) % TURNS]
        taken = lock.acquire(timeout=LONGEST_TURN)
        try:
            yield
        finally:
            if taken:
                lock.release()

    def put_job(
        self, batch: WriteBatch, job: Job, *, before: Kept, by: str, counts: Mapping[str, Any] | None = None,
        most: int = commits.MOST_BYTES,
    ) -> int:  # fmt: skip
        """The whole job in place of what it was, if that is still so; its size."""
        document, size = job_document(job, by=by, counts=counts, most=most)
        option = self.store.client.write_option(last_update_time=before.update_time)
        batch.update(self.ref(job.id), document, option=option)
        return size

    def put_entry(self, batch: WriteBatch, place: Place, entry: CacheEntry) -> None:
        """An entry in place of what is there, if that is still so; an empty one is none."""
        if place.update_time is None:
            if not commits.is_empty(entry):
                batch.create(place.ref, entry_document(entry))
            return
        option = self.store.client.write_option(last_update_time=place.update_time)
        if commits.is_empty(entry):
            batch.delete(place.ref, option=option)
        else:
            batch.update(place.ref, entry_document(entry), option=option)


def place_of(found: DocumentSnapshot[Any], *, now: float) -> Place:
    """Where an entry stands that was read."""
    return Place(found.reference, entry_of(found.to_dict(), now=now), found.update_time if found.exists else None)


def rounds() -> Iterator[None]:
    """As many as there is time for, with a pause before each further one; then the caller is told to come again."""
    ends, pause = time.monotonic() + ROUNDS, FIRST
    while True:
        yield
        time.sleep(pause * random.uniform(0.1, 1.0))
        pause = min(pause * 1.6, LONGEST)
        if time.monotonic() > ends:
            raise Overloaded("This is being changed from many sides at once.", retry_after=1.0)
