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
from functions.adapters.google.job_book import Book, Place, rounds
from functions.adapters.google.job_documents import (
    SETTLED,
    Kept,
    asset_paths,
    line,
    marker_document,
    marker_id,
    outcome_document,
)
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
        kept = _look(book, job_id, ending.settlement)
        if kept is None or not is_open(kept.job, ending.settlement.step, ending.settlement.revision):
            return _late(book, job_id, ending, kept=kept)
        try:
            _commit_blindly(book, kept, ending, sign=sign)
        except Beaten as beaten:
            doubtful = doubtful or beaten.doubtful
            if beaten.why != "taken":
                book.forget(job_id)
                continue
            if not (doubtful and _is_ours(book, job_id, ending.settlement, sign=sign)):
                return _late(book, job_id, ending, kept=book.read(job_id))
        found = book.read(job_id)
        return Settled(found.job if found else None, first=True)
    raise AssertionError


def _look(book: Book, job_id: str, settlement: Settlement) -> Kept | None:
    """The job as it is known, if the revision is open in it and its try is known; else the job as it is now."""
    step, revision, token = settlement.step, settlement.revision, settlement.token
    kept = book.known(job_id)
    if kept is None or not is_open(kept.job, step, revision) or (token and token not in kept.job.steps[step].tries):
        return book.read(job_id)
    return kept


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
    marker = marker_document(job.id, by=sign, at=settlement.outcome.at)
    batch.create(_marker(book, job.id, settlement), marker)
    touched = _beside(book, batch, ending, counts)
    with book.ending(ending.lease) as place:
        touched += _cache_part(book, batch, ending.lease, counts, place=place, job=job.id)
        batch.update(book.ref(job.id), _fields(book, job, settlement, sign=sign) | _pending(book, counts))
        book.store.commit(batch, touched=touched)


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

    place = book.glimpse(hit.key, now=0.0)
    if place is None or place.entry is None or place.entry.asset is None:
        place = book.place(hit.key, now=0.0)
    counts.hit(hit, place.entry)
    if place.entry is not None and place.entry.asset is not None:
        batch.update(place.ref, {"hits": Increment(hit.times), "used_at": Maximum(hit.now)})
    return [place.ref]


def _cache_part(
    book: Book, batch: WriteBatch, end: LeaseEnd | None, counts: Counts, *, place: Place | None, job: str
) -> list[DocumentReference]:
    """The entry as the end of its lease leaves it."""
    if end is None or place is None:
        return []
    after = commits.lease_ended(place.entry, end, job=job)
    if after is None or after is place.entry:
        return []
    book.put_entry(batch, place, after)
    if commits.is_stored(end, before=place.entry, after=after):
        counts.miss(now=end.now)
    return [place.ref]


def _late(book: Book, job_id: str, ending: Ending, *, kept: Kept | None) -> Settled:
    """By the job's mark: the try's cost, the cache part; and the outcome where a marker stands without its job's."""
    by = secrets.token_hex(8)
    for _ in rounds():
        before = kept.job if kept else None
        job, first = (None, False) if before is None else commits.settle(before, ending.settlement)
        try:
            _commit_late(book, kept, job, ending, by=by, first=first)
        except Beaten:
            kept = book.read(job_id)
            continue
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
            marker = marker_document(job.id, by=by, at=ending.settlement.outcome.at)
            batch.set(_marker(book, job.id, ending.settlement), marker)
            touched += _beside(book, batch, ending, counts)
    answered = kept is not None and _is_answered(kept.job, ending.settlement.token)
    end = None if answered else commits.cache_part(job, ending.lease)
    with book.ending(end) as place:
        touched += _cache_part(book, batch, end, counts, place=place, job="" if job is None else job.id)
        put_counts(book.store, batch, counts)
        results = book.store.commit(batch, touched=touched) if len(batch) else []
    if size and kept is not None and job is not None:
        book.keep(Kept(job, results[0].update_time, size, by, kept.counts))


def _is_answered(job: Job, token: str) -> bool:
    """The commit that booked a try has ended its lease as well."""
    return any(
        token in step.tries and step.tries[token].cost is not None
        for steps in (job.steps, job.gone)
        for step in steps.values()
    )
