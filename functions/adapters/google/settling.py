"""The end of a step's revision: one blind commit, then one look at the job.

The marker of the revision is created in it, so that the first commit wins; nothing in it was read from the job, so
that workers never wait for each other. Whoever comes too late reads, and books what the try cost.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from functions.adapters.google.beginning import LARGE
from functions.adapters.google.counter_documents import Counts
from functions.adapters.google.counters import put_counts
from functions.adapters.google.faults import Beaten
from functions.adapters.google.gallery_documents import GALLERY, picture_document, picture_id
from functions.adapters.google.job_book import Book, rounds
from functions.adapters.google.job_documents import SETTLED, Kept, asset_paths, line, marker_id, outcome_document
from functions.adapters.stores import commits
from functions.adapters.stores.counting import counted
from functions.core.job import Job
from functions.core.settling import Settlement, is_open
from functions.ports import CacheHit, GalleryRecord, LeaseEnd, Settled, Tally

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentReference, WriteBatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """All that a settlement brings."""

    settlement: Settlement
    lease: LeaseEnd | None
    record: GalleryRecord | None
    hit: CacheHit | None
    tally: Tally | None


def settle(book: Book, job_id: str, ending: Ending) -> Settled:
    """The first of its revision writes it; all others leave the outcome as it is."""
    sign, doubtful = secrets.token_hex(6), False
    for _ in rounds():
        kept = _open(book, job_id, ending.settlement)
        if kept is None:
            break
        try:
            _commit_blindly(book, kept, ending, sign=sign)
        except Beaten as beaten:
            doubtful = doubtful or beaten.doubtful
            if beaten.why != "taken":
                _doubt(book, job_id, ending)
                continue
            if not (doubtful and _is_ours(book, job_id, ending.settlement, sign=sign)):
                break
        found = book.read(job_id)
        return Settled(found.job if found else None, first=True)
    return _late(book, job_id, ending)


def _open(book: Book, job_id: str, settlement: Settlement) -> Kept | None:
    """The job, in which this revision is open and its try is known; None where it is not open now."""
    step, revision, token = settlement.step, settlement.revision, settlement.token
    kept = book.known(job_id)
    if kept is None or not is_open(kept.job, step, revision) or (token and token not in kept.job.steps[step].tries):
        kept = book.read(job_id)
    return kept if kept is not None and is_open(kept.job, step, revision) else None


def _doubt(book: Book, job_id: str, ending: Ending) -> None:
    """What was known here is not true any more."""
    book.forget(job_id)
    if ending.lease is not None:
        book.doubt(ending.lease.token)


def _is_ours(book: Book, job_id: str, settlement: Settlement, *, sign: str) -> bool:
    """The marker is of an offer of this very commit whose answer was lost."""
    marker = book.store.get(_marker(book, job_id, settlement))
    return marker.exists and marker.get("by") == sign


def _marker(book: Book, job_id: str, settlement: Settlement) -> DocumentReference:
    return book.store.doc(SETTLED, marker_id(job_id, settlement.step, settlement.revision))


def _commit_blindly(book: Book, kept: Kept, ending: Ending, *, sign: str) -> None:
    job, settlement = kept.job, ending.settlement
    after, _ = commits.settle(job, settlement)
    if kept.size > LARGE:
        commits.document(after, most=commits.room_for_result(settlement))
    counts, batch = Counts(), book.store.batch()
    counts.tally(ending.tally, counted(job, after, ending.tally, token=settlement.token, first=True))
    batch.create(_marker(book, job.id, settlement), {"job": job.id, "by": sign})
    touched = _beside(book, batch, ending, counts)
    touched += _cache_part(book, batch, ending.lease, counts, job=job.id)
    batch.update(book.ref(job.id), _fields(book, job, settlement, sign=sign) | _pending(book, counts))
    book.store.commit(batch, touched=touched)
    if ending.lease is not None:
        book.let_go(ending.lease.token)


def _fields(book: Book, job: Job, settlement: Settlement, *, sign: str) -> dict[str, Any]:
    """What a settlement writes into its job, by the paths of single fields."""
    from google.cloud.firestore import ArrayUnion, Maximum

    name, outcome, path = settlement.step, settlement.outcome, book.store.client.field_path
    fields: dict[str, Any] = {
        path("steps", name, "outcomes", str(settlement.revision)): outcome_document(outcome),
        "log": ArrayUnion([line(name, sign)]),
        "updated_at": Maximum(outcome.at),
    }
    one = job.steps[name].tries.get(settlement.token)
    if one is not None and one.cost is None:
        fields[path("steps", name, "tries", settlement.token, "cost")] = outcome.cost
    if paths := asset_paths(job.owner, outcome.asset):
        fields["blobs"] = ArrayUnion(paths)
    return fields


def _pending(book: Book, counts: Counts) -> dict[str, Any]:
    """What is counted waits in the job's document for its next whole commit, so that it is no write more."""
    path = book.store.client.field_path
    fields: dict[str, Any] = {
        path("counts", document["name"], kind, name): count
        for _, document in counts.documents()
        for kind in ("values", "totals")
        for name, count in document.get(kind, {}).items()
    }
    return fields | {"counted": True} if fields else {}


def _beside(book: Book, batch: WriteBatch, ending: Ending, counts: Counts) -> list[DocumentReference]:
    """The first of a revision shows its picture, and counts the hit that answered it."""
    if ending.record is not None:
        ref = book.store.doc(GALLERY, picture_id(ending.record.id))
        batch.set(ref, picture_document(replace(ending.record, version=1)))
    return [] if ending.hit is None else put_hit(book, batch, ending.hit, counts)


def put_hit(book: Book, batch: WriteBatch, hit: CacheHit, counts: Counts) -> list[DocumentReference]:
    """Counts a hit, blind to all others of the same entry; one whose time is over has answered all the same."""
    from google.cloud.firestore import Increment, Maximum

    place = book.glimpse(hit.key, now=0.0) or book.place(hit.key, now=0.0)
    counts.hit(hit, place.entry)
    if place.entry is not None and place.entry.asset is not None:
        batch.update(place.ref, {"hits": Increment(hit.times), "used_at": Maximum(hit.now)})
    return [place.ref]


def _cache_part(
    book: Book, batch: WriteBatch, end: LeaseEnd | None, counts: Counts, *, job: str
) -> list[DocumentReference]:
    """The entry as the end of the lease leaves it; nothing where its token does not hold it any more."""
    place = None if end is None else book.held(end.token, end.key, now=end.now)
    if end is None or place is None:
        return []
    after = commits.lease_ended(place.entry, end, job=job)
    if after is None or after is place.entry:
        return []
    book.put_entry(batch, place, after)
    if commits.is_stored(end, before=place.entry, after=after):
        counts.miss(now=end.now)
    return [place.ref]


def _late(book: Book, job_id: str, ending: Ending) -> Settled:
    """By the job's mark: the try's cost, the cache part; and the outcome where a marker stands without its job's."""
    by = secrets.token_hex(8)
    for _ in rounds():
        kept = book.read(job_id)
        before = kept.job if kept else None
        job, first = (None, False) if before is None else commits.settle(before, ending.settlement)
        try:
            _commit_late(book, kept, job, ending, by=by, first=first)
        except Beaten:
            _doubt(book, job_id, ending)
            continue
        if ending.lease is not None:
            book.let_go(ending.lease.token)
        return Settled(job, first)
    raise AssertionError


def _commit_late(book: Book, kept: Kept | None, job: Job | None, ending: Ending, *, by: str, first: bool) -> None:
    counts, batch, size = Counts(), book.store.batch(), 0
    touched: list[DocumentReference] = []
    if kept is not None and job is not None and job is not kept.job:
        most = commits.room_for_result(ending.settlement)
        size = book.put_job(batch, job, before=kept, by=by, counts=kept.counts, most=most)
        counts.tally(ending.tally, counted(kept.job, job, ending.tally, token=ending.settlement.token, first=first))
        if first:
            batch.set(_marker(book, job.id, ending.settlement), {"job": job.id, "by": by})
            touched += _beside(book, batch, ending, counts)
    end = commits.cache_part(job, ending.lease)
    touched += _cache_part(book, batch, end, counts, job="" if job is None else job.id)
    put_counts(book.store, batch, counts)
    if not len(batch):
        return
    results = book.store.commit(batch, touched=touched)
    if size and kept is not None and job is not None:
        book.keep(Kept(job, results[0].update_time, size, by, kept.counts))
