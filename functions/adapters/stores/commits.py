"""What each commit of a job does to its job and to the cache entry beside it, decided once for every store.

Values in, values out: a store reads, asks here, and writes what it is told in the same transaction. The outcome in
the document is the marker of a settled revision: whatever settles one also moves the job's version.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
from collections.abc import Collection, Iterable
from dataclasses import replace

from functions.core import codec
from functions.core.errors import InvalidRequest, Stale, TooComplex
from functions.core.job import ASSEMBLY, MOST_RESULTS, Asset, Job
from functions.core.settling import Settlement, answered, begun, is_open, refusal, settled
from functions.ports import Began, Begin, Begun, CacheEntry, CacheHit, Cleared, Closed, Found, Held, LeaseEnd, Refused

#: one document must stay far below the cloud store's limit of 1 MiB, for it is read at every look
MOST_BYTES = 200_000


def next_version(job: Job, *, at: float | None = None) -> Job:
    """The job as a commit leaves it."""
    updated = job.updated_at if at is None else max(job.updated_at, at)
    return replace(job, version=job.version + 1, updated_at=updated)


def begin(job: Job | None, entry: CacheEntry | None, wish: Begin) -> tuple[Begun, CacheEntry | None]:
    """The answer to a wish; with Began, the entry that carries its lease."""
    if job is None or not is_open(job, wish.step, wish.revision):
        return Closed(job), None
    if entry is not None and entry.asset is not None and entry.stored_at >= wish.fresh_since:
        return Found(entry), None
    if entry is not None and entry.token not in ("", wish.token) and entry.until > wish.now:
        return Held(entry.until), None
    problem = refusal(job, wish.step, may_cost=wish.one.may_cost)
    if problem is not None:
        return Refused(problem), None
    # Whoever makes it anew owns the entry, also where all owners share the cache: its bytes lie with its maker.
    if entry is None or entry.asset is None or entry.owner != wish.owner:
        entry = CacheEntry(key=wish.key, owner=wish.owner, job=job.id)
    lease = replace(entry, token=wish.token, until=wish.one.until, boot=wish.boot)
    return Began(next_version(begun(job, wish.step, wish.token, wish.one), at=wish.now)), lease


def settle(job: Job, settlement: Settlement) -> tuple[Job, bool]:
    """The job after it, the same object where nothing is to be written, and whether it was the first."""
    after, first = settled(job, settlement)
    return (job if after is job else next_version(after, at=settlement.outcome.at)), first


def give_back(job: Job, step: str, token: str, *, cost: int, burnt: bool) -> Job:
    """The job with the try booked; the same object where nothing is to be written."""
    after = answered(job, step, token, cost=cost, burnt=burnt)
    return job if after is job else next_version(after)


def lease_ended(entry: CacheEntry | None, end: LeaseEnd, *, job: str) -> CacheEntry | None:
    """The entry after the end of a lease; the same object when the token no longer holds it."""
    if entry is None or entry.token != end.token:
        return entry
    if end.asset is None:
        return released(entry)
    return CacheEntry(
        key=entry.key, owner=entry.owner, job=job, asset=end.asset, model=end.model, stored_at=end.now, cost=end.cost,
        used_at=end.now,
    )  # fmt: skip


def was_hit(entry: CacheEntry | None, hit: CacheHit) -> CacheEntry | None:
    """The entry that answered once more; None where it is gone meanwhile."""
    if entry is None or entry.asset is None:
        return None
    return replace(entry, hits=entry.hits + hit.times, used_at=max(entry.used_at, hit.now))


def is_stored(end: LeaseEnd, *, before: CacheEntry | None, after: CacheEntry | None) -> bool:
    """A new result came into the cache: what was asked for had not been there."""
    return end.asset is not None and after is not None and after is not before


def is_text(asset: Asset) -> bool:
    """Texts are fresh for another time than pictures and sounds."""
    return asset.name.endswith(".json")


def cache_part(job: Job | None, end: LeaseEnd | None) -> LeaseEnd | None:
    """What a settlement does to its lease: a deleted job leaves nothing behind, so it only gives it back."""
    return replace(end, asset=None) if end is not None and (job is None or job.deleted) else end


def released(entry: CacheEntry) -> CacheEntry:
    """The entry without its lease; an empty one is to be removed."""
    return replace(entry, token="", until=0.0, boot="")


def emptied(entry: CacheEntry) -> CacheEntry:
    """The entry without its result; a lease stays with who is at work."""
    return replace(entry, asset=None, model="", stored_at=0.0, cost=0, hits=0, used_at=0.0)


def cleared(entries: Collection[CacheEntry]) -> Cleared:
    """What went with these."""
    return Cleared(len(entries), sum(one.asset.size for one in entries if one.asset is not None))


def is_empty(entry: CacheEntry) -> bool:
    """Neither a picture nor a lease is left in it."""
    return entry.asset is None and not entry.token


def check_version(current: int | None, expected: int) -> None:
    """The precondition of a compare-and-set; `current` is None where nothing is."""
    if (current or 0) != expected:
        raise Stale


def document(job: Job, *, most: int = MOST_BYTES) -> str:
    """The job as its document; a job that outgrew one is refused."""
    text = codec.text(job)
    if len(text) > most:
        raise TooComplex(
            f"The job's record is full: it would have {len(text):,} characters, and at most {most:,} fit.",
            action="Ask for several jobs, with fewer scenes or words in each.",
        )
    return text


def room_for_result(settlement: Settlement) -> int:
    """How large a settlement may leave its job: one without a result ends its step, so it always fits."""
    return MOST_RESULTS if settlement.outcome.asset is not None else MOST_BYTES


def room_for_try(wish: Begin) -> int:
    """How large a try may leave its job; the assembly is what ends it."""
    return MOST_BYTES if wish.step == ASSEMBLY else MOST_RESULTS


def page_token(job: Job) -> str:
    """Opaque: the page after this job."""
    return page_after(job.created_at, job.id)


def page_after(at: float, name: str) -> str:
    """Opaque: the page after the record of that time and id."""
    return base64.urlsafe_b64encode(json.dumps([at, name]).encode()).decode().rstrip("=")


def page_start(token: str | None) -> tuple[float, str]:
    """Time and id of the record that a token stands behind; without one, behind all that is newer."""
    if token is None:
        return math.inf, ""
    try:
        at, name = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        return float(at), str(name)
    except (ValueError, TypeError, binascii.Error) as error:
        sentence = "The page token is not one of ours."
        raise InvalidRequest(sentence, fields=(("page_token", sentence),)) from error


def blobs_of(entry: CacheEntry) -> Iterable[str]:
    """The blobs that a cache entry names."""
    return () if entry.asset is None else entry.asset.blobs()
