"""Where jobs, pictures, shared values and messages are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from functions.core.job import Job
from functions.core.messages import Message
from functions.core.settling import Settlement
from functions.ports.caching import CacheCounts, CacheEntry, CacheHit, Cleared, Clearing, LeaseEnd, LevelCounts
from functions.ports.oversight import Tally
from functions.ports.records import (
    Begin,
    Begun,
    GalleryCounts,
    GalleryPage,
    GalleryRecord,
    Idempotency,
    Page,
    Register,
    RegisterWrite,
    Settled,
    Thing,
    ThingPage,
    Wanted,
)
from functions.ports.reuse import Reused


class Jobs(Protocol):
    """Jobs with their markers, idempotency records, leases and gallery records: all that must commit together."""

    def create(
        self, job: Job, *, record: Idempotency | None, writes: Sequence[RegisterWrite] = (),
        reused: Reused | None = None, most_open: int = 0, messages: Sequence[Message] = (),
    ) -> Job:  # fmt: skip
        """One commit, or AlreadyExists (job id, or a live idempotency key of another job), or Stale (a register).

        Stale also where its owner has `most_open` running jobs already; 0 for no bound.
        `reused` is what a job brings that the scene cache answered at once.
        A store that lies beside the queue enqueues `messages` in its commit, and others leave them alone: who calls
        puts them all the same, for a name is given once.
        """

    def get(self, job_id: str) -> Job | None:
        """The job, also a deleted one; None when there is none."""

    def save(self, job: Job, *, closes: Sequence[tuple[str, int]] = (), writes: Sequence[RegisterWrite] = ()) -> Job:
        """Compare-and-set by job.version; creates the markers of `closes`. Stale when either was beaten."""

    def settle(
        self, job_id: str, settlement: Settlement, *, lease: LeaseEnd | None, record: GalleryRecord | None = None,
        hit: CacheHit | None = None, tally: Tally | None = None,
    ) -> Settled:  # fmt: skip
        """Blind to the version: marker, outcome, gallery record; the cache part only while the lease holds.

        A hit is counted by the first settlement of the revision; the tally as it says.
        """

    def begin(self, job_id: str, begin: Begin) -> Begun:
        """Lease and try in one commit."""

    def give_back(
        self, job_id: str, step: str, token: str, *, cost: int, key: str, burnt: bool, tally: Tally | None = None
    ) -> None:
        """A try that ended without a picture: books its cost and releases its lease, if it still holds it.

        A try that was not burnt (the quota was used up) is forgotten, so that waiting never uses up the six.
        """

    def remembered(self, owner: str, key: str, *, now: float) -> Idempotency | None:
        """The live record of an Idempotency-Key."""

    def listed(self, owner: str, *, state: str | None, kind: str | None, size: int, token: str | None) -> Page:
        """The owner's jobs, newest first, without deleted ones."""

    def running(self, owner: str) -> int:
        """How many jobs of the owner have not ended."""

    def due(self, *, now: float, limit: int) -> Sequence[str]:
        """Ids of jobs whose check_at has come, the oldest first."""

    def remove(self, job_id: str) -> None:
        """The document with its markers, gallery records and idempotency records; the last act of a deletion."""

    def watch(self, job_id: str, *, after: int, timeout: float) -> Job | None:
        """Waits until the job's version passes `after` or the time-out; the job as it is then."""

    def named(self, owner: str, names: Iterable[str]) -> frozenset[str]:
        """Which of these blobs some record of the owner (job, cache, gallery, thing) names."""


class Cache(Protocol):
    """The scene cache, for reading and cleaning; it is written through Jobs.begin and Jobs.settle."""

    def look(self, key: str) -> CacheEntry | None:
        """The entry, fresh or not."""

    def answered(self, hits: Sequence[CacheHit]) -> None:
        """Counts entries that answered without a commit; within seconds, and at once for whoever asks for `counts`."""

    def forget_job(self, job_id: str) -> None:
        """Removes what a job put there."""

    def void(self, boot: str) -> None:
        """Ends every lease of other boots: the folder's lock proves that they are dead."""

    def expire(self, *, before: float, limit: int) -> int:
        """Removes entries stored before that time and leases that ended before it; how many."""

    def trim(self, *, most: int, limit: int) -> int:
        """Removes the finished entries that were not used for longest, until `most` are left; how many."""

    def clear(self, wanted: Clearing) -> Cleared:
        """Removes finished entries; leases stay with who is at work."""

    def counts(self, *, fresh_since: float, texts_since: float) -> CacheCounts:
        """What it holds: entries stored since then are fresh, those that are texts by a time of their own."""

    def levels(self) -> Sequence[LevelCounts]:
        """What lies in front of the store, the nearest first; empty where nothing does."""


class Gallery(Protocol):
    """Every finished picture. Those of jobs are written by Jobs.settle, and go in the commit that hides their job."""

    def get(self, owner: str, picture_id: str) -> GalleryRecord | None:
        """The picture, also one in the bin."""

    def search(self, owner: str, wanted: Wanted, *, size: int, token: str | None) -> GalleryPage:
        """The owner's pictures that fit, newest first."""

    def of_item(self, owner: str, item: str) -> Mapping[str, int]:
        """How many pictures of an item are shown, by the job that made them; imported ones under the empty name.

        All versions of one scene's picture count as one.
        """

    def add(self, record: GalleryRecord, *, writes: Sequence[RegisterWrite] = ()) -> GalleryRecord:
        """A picture that no job made; AlreadyExists where its id is taken, Stale where a register was beaten."""

    def change(self, record: GalleryRecord, *, writes: Sequence[RegisterWrite] = ()) -> GalleryRecord:
        """Compare-and-set by record.version; Stale when it or a register was beaten, or the picture is gone."""

    def purge(self, *, now: float, limit: int) -> int:
        """Removes pictures whose purge_at has come, the oldest first; how many."""

    def counts(self, owner: str | None) -> GalleryCounts:
        """Of one owner, or of all."""


class Things(Protocol):
    """Small lasting records of owners, on named shelves, under compare-and-set."""

    def create(self, thing: Thing) -> Thing:
        """AlreadyExists where its place on that shelf is taken."""

    def get(self, owner: str, shelf: str, thing_id: str) -> Thing | None:
        """The thing; None when there is none."""

    def save(self, thing: Thing) -> Thing:
        """Compare-and-set by thing.version; Stale when it was beaten or the thing is gone."""

    def remove(self, thing: Thing) -> None:
        """Compare-and-set as well; Stale when it was beaten, nothing where it is gone already."""

    def listed(self, owner: str, shelf: str, *, size: int, token: str | None) -> ThingPage:
        """The things of a shelf, newest first."""

    def purge(self, *, now: float, limit: int) -> int:
        """Removes things of all owners whose time is over; how many."""


class Registers(Protocol):
    """Small shared values: pacing ledger, breakers, budgets, orphans."""

    def read(self, name: str) -> Register:
        """The value; version 0 and an empty mapping when there is none."""

    def write(self, name: str, value: Mapping[str, Any], *, expected: int) -> None:
        """Compare-and-set; Stale when it was beaten."""

    def listed(self, prefix: str, *, after: str, limit: int) -> Sequence[str]:
        """Names that begin so, in order, beginning behind `after`."""

    def remove(self, name: str, *, expected: int) -> bool:
        """Compare-and-set as well; False where it was beaten or is gone."""


class Blobs(Protocol):
    """Bytes by path, create-only. A path is "owner/name" and the name is made from the content."""

    def put(self, path: str, data: bytes, *, mime: str) -> None:
        """Durable when it returns; what is there already is touched."""

    def get(self, path: str) -> bytes | None:
        """The bytes; None when there are none."""

    def touch(self, path: str) -> bool:
        """Renews its age; False when it is gone."""

    def age(self, path: str) -> tuple[int, float] | None:
        """Its generation, changed by each touch, and when that was."""

    def listed(self, *, after: str, limit: int) -> Sequence[str]:
        """Paths in order, beginning behind `after`."""

    def remove(self, path: str, *, generation: int) -> bool:
        """Removes it if it still has that generation."""


class Doors(Protocol):
    """Addresses at which clients fetch and leave bytes that do not pass through this house."""

    def link(self, path: str, *, mime: str, disposition: str = "") -> str | None:
        """Where this blob can be fetched by whoever has the address, for an hour at least, said to be of that type.

        None where there is no blob or no address: then the house sends the bytes that there are.
        """

    def entrance(self, place: str, *, size: int, origin: str = "") -> str | None:
        """Where exactly so many bytes can be left, once, at a place "owner/name"; also in parts.

        `origin` is the browser's page that may leave them. None where bytes are there already.
        """

    def arrived(self, place: str, *, most: int) -> bytes | None:
        """What was left there; None when nothing was, PayloadTooLarge beyond so many bytes."""


class Queue(Protocol):
    """At-least-once delivery by name: copies of one name are one task."""

    def put(self, messages: Sequence[Message]) -> None:
        """Enqueues; a name that is known, waiting or done, is left alone."""

    def paused(self, verb: str) -> bool:
        """An operator holds the queue that this verb is delivered by."""
