"""Taking a lease and recording its try, and giving a try back: by the marks of job and entry, in one commit."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from functions.adapters.google.counter_documents import Counts
from functions.adapters.google.counters import put_counts
from functions.adapters.google.faults import Beaten
from functions.adapters.google.job_book import Book, Place, rounds
from functions.adapters.google.job_documents import Kept, line, try_document
from functions.adapters.stores import commits
from functions.adapters.stores.counting import counted
from functions.core.job import Job
from functions.ports import Began, Begin, Begun, CacheEntry, LeaseEnd, Tally

#: characters from which a job's size is looked at before something is added to it without writing all of it
LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Sight:
    """A job and a cache entry as they are decided upon; a no counts only where they are fresh."""

    kept: Kept | None
    place: Place
    fresh: bool


def begin(book: Book, job_id: str, wish: Begin) -> Begun:
    """Lease and try in one commit; a no is said only about what is true now."""
    look: Callable[[Book, str, Begin], Sight] = _known
    doubtful = False
    for _ in rounds():
        with book.turn(job_id):
            seen = look(book, job_id, wish)
            kept, place = seen.kept, seen.place
            if doubtful and kept is not None and _is_ours(kept.job, place, wish):
                return _began(book, kept, place, wish)
            answer, lease = commits.begin(kept.job if kept else None, place.entry, wish)
            look = _fresh
            if kept is not None and lease is not None and isinstance(answer, Began):
                try:
                    return _taken(book, replace(kept, job=answer.job), place, lease, wish=wish)
                except Beaten as beaten:
                    doubtful = doubtful or beaten.doubtful
                    if beaten.why == "moved" and place.update_time is None and not doubtful:
                        look = partial(_job_alone, place)
            elif seen.fresh:
                return answer
    raise AssertionError


def _known(book: Book, job_id: str, wish: Begin) -> Sight:
    """As they were seen here last."""
    kept, place = book.known(job_id), book.glimpse(wish.key, now=wish.now)
    return _fresh(book, job_id, wish) if kept is None or place is None else Sight(kept, place, fresh=False)


def _fresh(book: Book, job_id: str, wish: Begin) -> Sight:
    return Sight(*book.both(job_id, wish.key, now=wish.now), fresh=True)


def _job_alone(place: Place, book: Book, job_id: str, _wish: Begin) -> Sight:
    """The job has moved; that there is no entry was no part of the commit that could."""
    return Sight(book.read(job_id), place, fresh=False)


def _taken(book: Book, kept: Kept, place: Place, lease: CacheEntry, *, wish: Begin) -> Began:
    """The job as it is to be and the lease, in place of what has their marks."""
    from google.cloud.firestore import ArrayUnion, Maximum

    size = kept.size + len(str(wish.one))
    if size > LARGE:
        size = len(commits.document(kept.job, most=commits.room_for_try(wish)))
    store = book.store
    fields = {
        store.client.field_path("steps", wish.step, "tries", wish.token): try_document(wish.one),
        "log": ArrayUnion([line(wish.step, secrets.token_hex(4))]),
        "updated_at": Maximum(wish.now),
    }
    batch = store.batch()
    batch.update(book.ref(kept.job.id), fields, option=store.client.write_option(last_update_time=kept.update_time))
    book.put_entry(batch, place, lease)
    job, entry = store.commit(batch, touched=[place.ref])
    kept = replace(kept, update_time=job.update_time, size=size)
    return _began(book, kept, Place(place.ref, lease, entry.update_time), wish)


def _began(book: Book, kept: Kept, place: Place, wish: Begin) -> Began:
    book.hold(wish.token, place)
    return Began(book.keep(kept).job)


def _is_ours(job: Job, place: Place, wish: Begin) -> bool:
    """A token is never given twice: where it stands, its commit was taken although nobody said so."""
    step = job.steps.get(wish.step)
    return step is not None and wish.token in step.tries and place.entry is not None and place.entry.token == wish.token


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A try that ended without a result."""

    step: str
    token: str
    cost: int
    key: str
    burnt: bool
    tally: Tally | None

    def given_back(self, job: Job) -> Job:
        """The job after it; the same where nothing is to be written."""
        return commits.give_back(job, self.step, self.token, cost=self.cost, burnt=self.burnt)


def give_back(book: Book, job_id: str, end: Return) -> None:
    """Books the try and releases its lease, each if it still is what it was."""
    by = secrets.token_hex(8)
    for _ in rounds():
        kept = book.known(job_id)
        if kept is None or end.given_back(kept.job) is kept.job:
            kept = book.read(job_id)
        try:
            _give_back(book, kept, end, by=by)
        except Beaten:
            book.forget(job_id)
            continue
        return


def _give_back(book: Book, kept: Kept | None, end: Return, *, by: str) -> None:
    after = end.given_back(kept.job) if kept else None
    batch, size = book.store.batch(), 0
    if kept is not None and after is not None and after is not kept.job:
        size = book.put_job(batch, after, before=kept, by=by, counts=kept.counts)
        counts = Counts()
        counts.tally(end.tally, counted(kept.job, after, end.tally, token=end.token, first=False))
        put_counts(book.store, batch, counts)
    lease = LeaseEnd(key=end.key, token=end.token)
    with book.ending(lease) as place:
        released = None if place is None else commits.lease_ended(place.entry, lease, job="")
        if place is not None and released is not None and released is not place.entry:
            book.put_entry(batch, place, released)
        touched = [] if place is None else [place.ref]
        results = book.store.commit(batch, touched=touched) if len(batch) else []
    if size and kept is not None and after is not None:
        book.keep(Kept(after, results[0].update_time, size, by, kept.counts))
