"""A new job with its idempotency record, its registers and what the cache answered at once: one commit."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from functions.adapters.google import job_queries
from functions.adapters.google.counter_documents import Counts
from functions.adapters.google.counters import put_counts
from functions.adapters.google.faults import Beaten
from functions.adapters.google.gallery_documents import GALLERY, picture_document, picture_id
from functions.adapters.google.job_book import Book, rounds
from functions.adapters.google.job_documents import Kept, job_document
from functions.adapters.google.registers import put_registers
from functions.adapters.google.settling import put_hit
from functions.adapters.google.writing import Marked
from functions.adapters.stores import commits
from functions.core.errors import AlreadyExists, Stale, TooComplex
from functions.core.job import Job
from functions.ports import Idempotency, RegisterWrite, Reused

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentReference, DocumentSnapshot

RECORDS = "records"
#: seconds for which the gate of an owner who brings no jobs is kept
GATE_LASTS = 30 * 86_400.0
#: the last moment that a document can name
LATEST = 253_402_300_799.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Creation:
    """All that comes with a new job."""

    job: Job
    record: Idempotency | None
    writes: Sequence[RegisterWrite]
    reused: Reused | None
    most_open: int
    #: the clock's time, for registers that end by themselves
    now: float


def create(book: Book, wanted: Creation) -> Job:
    """The job as it is stored; what bars it is found out only where something does."""
    mark, doubtful, record = secrets.token_hex(8), False, None
    for _ in rounds():
        offer = Marked(book.store)
        offer.mark = mark
        try:
            size = _fill(book, offer, wanted, record=record)
            results = book.store.commit(offer.batch, touched=offer.touched)
        except (Stale, TooComplex):
            if doubtful and _is_ours(book, wanted.job, mark):
                return commits.next_version(wanted.job)
            _bar(book, wanted)
            raise
        except Beaten as beaten:
            doubtful = doubtful or beaten.doubtful
            if doubtful and _is_ours(book, wanted.job, mark):
                return commits.next_version(wanted.job)
            record = _bar(book, wanted)
            continue
        created = commits.next_version(wanted.job)
        return book.keep(Kept(created, results[0].update_time, size, mark)).job
    raise AssertionError


def record_ref(book: Book, owner: str, key: str) -> DocumentReference:
    """The document of an Idempotency-Key."""
    return book.store.doc(RECORDS, hashlib.sha256(f"{owner}\0{key}".encode("utf-8", "surrogatepass")).hexdigest())


def record_of(found: DocumentSnapshot[Any]) -> Idempotency | None:
    """The record, also one whose time is over."""
    document = found.to_dict()
    if document is None:
        return None
    names = ("owner", "key", "job", "body")
    return Idempotency(**{name: document[name] for name in names}, expires_at=float(document["until"]))


def _fill(book: Book, offer: Marked, wanted: Creation, *, record: DocumentSnapshot[Any] | None) -> int:
    """Puts everything into the commit, the job first; its size. Stale where a bound or a register bars it."""
    created = commits.next_version(wanted.job)
    document, size = job_document(created, by=offer.mark)
    offer.create(book.ref(created.id), document)
    if wanted.most_open:
        _pass_gate(book, offer, wanted)
    if wanted.record is not None:
        data = _record_document(wanted.record)
        if record is None:
            offer.create(record_ref(book, wanted.record.owner, wanted.record.key), data)
        else:
            offer.put(record, data)
    put_registers(book.store, offer, wanted.writes, now=wanted.now)
    if wanted.reused is not None:
        _put_reused(book, offer, wanted.reused)
    return size


def _pass_gate(book: Book, offer: Marked, wanted: Creation) -> None:
    """All who want to run one more job of an owner pass one document, one after the other.

    It is read before the jobs are counted: whoever passed in between has changed it, and this commit is beaten.
    """
    owner = wanted.job.owner
    name = hashlib.sha256(owner.encode("utf-8", "surrogatepass")).hexdigest()
    gate = book.store.get(book.store.doc(RECORDS, f"gate!{name}"))
    if book.store.count(job_queries.jobs_open(book.store, owner)) >= wanted.most_open:
        raise Stale
    offer.put(gate, {"job": "", "expires_at": _moment(wanted.now + GATE_LASTS)})


def _put_reused(book: Book, offer: Marked, reused: Reused) -> None:
    counts = Counts()
    if reused.picture is not None:
        ref = book.store.doc(GALLERY, picture_id(reused.picture.id))
        offer.batch.set(ref, picture_document(replace(reused.picture, version=1)))
    offer.touched += put_hit(book, offer.batch, reused.hit, counts)
    counts.tally(reused.tally, reused.tally.first)
    put_counts(book.store, offer.batch, counts)


def _bar(book: Book, wanted: Creation) -> DocumentSnapshot[Any] | None:
    """AlreadyExists where there is the job, or its key stands for another; else the record that may be replaced."""
    if book.store.get(book.ref(wanted.job.id)).exists:
        raise AlreadyExists(f"There is a job {wanted.job.id} already.")
    if wanted.record is None:
        return None
    found = book.store.get(record_ref(book, wanted.record.owner, wanted.record.key))
    known = record_of(found)
    if known is None:
        return None
    if known.expires_at > wanted.job.created_at and known.job != wanted.record.job:
        raise AlreadyExists("This Idempotency-Key stands for another job.")
    return found


def _is_ours(book: Book, job: Job, mark: str) -> bool:
    """The job is of an offer of this very commit whose answer was lost."""
    kept = book.read(job.id)
    return kept is not None and kept.by == mark


def _record_document(record: Idempotency) -> dict[str, Any]:
    return {
        "owner": record.owner,
        "key": record.key,
        "job": record.job,
        "body": record.body,
        "until": record.expires_at,
        "expires_at": _moment(record.expires_at),
    }


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(min(max(at, 0.0), LATEST), UTC)
