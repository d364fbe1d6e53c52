"""A job's own compare-and-set, and its removal."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from functions.adapters.google import job_queries
from functions.adapters.google.counters import put_waiting
from functions.adapters.google.creating import RECORDS
from functions.adapters.google.faults import Beaten
from functions.adapters.google.gallery_documents import GALLERY
from functions.adapters.google.job_book import Book, rounds
from functions.adapters.google.job_documents import SETTLED, Kept, marker_document, marker_id
from functions.adapters.google.registers import put_registers
from functions.adapters.google.writing import PORTION, Marked
from functions.adapters.stores import commits
from functions.core.errors import Stale
from functions.core.job import Job
from functions.core.settling import is_open
from functions.ports import RegisterWrite

Revisions = Collection[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A job as it is to be, and what goes into the same commit."""

    job: Job
    closes: Revisions
    writes: Sequence[RegisterWrite]
    #: the clock's time, for registers that end by themselves
    now: float


def save(book: Book, change: Change) -> Job:
    """The job as it is stored; Stale where its version or a register was beaten."""
    saved, mark, doubtful = commits.next_version(change.job), secrets.token_hex(8), False
    kept = book.known(saved.id)
    if kept is None or kept.job.version != change.job.version:
        kept = book.read(saved.id)
    for _ in rounds():
        if doubtful and kept is not None and kept.by == mark:
            return saved
        if kept is None:
            raise Stale("The job is gone.")
        commits.check_version(kept.job.version, change.job.version)
        marked = Marked(book.store)
        marked.mark = mark
        size = _fill(book, marked, kept, saved, change)
        try:
            results = book.store.commit(marked.batch, touched=marked.touched)
        except Beaten as beaten:
            doubtful = doubtful or beaten.doubtful
            kept = book.read(saved.id)
            continue
        return book.keep(Kept(saved, results[0].update_time, size, mark)).job
    raise AssertionError


def remove(book: Book, job_id: str) -> None:
    """First what belongs to the job, then the job, so that a removal that broke off is owed until it is done."""
    store = book.store
    for collection in (GALLERY, RECORDS, SETTLED):
        while found := list(store.found(job_queries.of_job(store, collection, job_id).limit(PORTION))):
            batch = store.batch()
            for one in found:
                batch.delete(one.reference)
            store.commit(batch, touched=[one.reference for one in found])
    for _ in rounds():
        kept = book.read(job_id)
        if kept is None:
            return
        batch = store.batch()
        batch.delete(book.ref(job_id), option=store.client.write_option(last_update_time=kept.update_time))
        put_waiting(store, batch, kept.counts, shard=job_id)
        try:
            store.commit(batch)
        except Beaten:
            continue
        book.forget(job_id)
        return


def _fill(book: Book, marked: Marked, kept: Kept, saved: Job, change: Change) -> int:
    size = book.put_job(marked.batch, saved, before=kept, by=marked.mark)
    for step, revision in sorted({*_closed(kept.job, saved), *change.closes}):
        marker = book.store.doc(SETTLED, marker_id(saved.id, step, revision))
        marked.batch.set(marker, marker_document(saved.id, by=marked.mark, at=change.now))
    put_registers(book.store, marked, change.writes, now=change.now)
    if saved.deleted:
        for one in book.store.found(job_queries.of_job(book.store, GALLERY, saved.id)):
            marked.batch.delete(one.reference)
    put_waiting(book.store, marked.batch, kept.counts, shard=saved.id)
    return size


def _closed(before: Job, after: Job) -> set[tuple[str, int]]:
    """The revisions that were open and are not any more: nobody settles them blindly from now on.

    Where one is opened again, its marker stays, and whoever settles it looks at the job first.
    """
    were = {(step.name, step.revision) for step in before.steps.values()}
    return {(name, one) for name, one in were if is_open(before, name, one) and not is_open(after, name, one)}
