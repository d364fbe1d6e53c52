"""All stores in memory, over one world: for tests and the simulation, which runs thousands of jobs a minute in it.

Values are kept as they are and never copied: they are frozen. What is put here is as durable as the world object.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from functions.adapters.stores import commits
from functions.adapters.stores.counting import counted
from functions.core.errors import AlreadyExists, Stale
from functions.core.job import Job
from functions.core.messages import Message
from functions.core.settling import Settlement
from functions.ports import (
    Began,
    Begin,
    Begun,
    CacheEntry,
    CacheHit,
    GalleryRecord,
    Idempotency,
    LeaseEnd,
    Page,
    Register,
    RegisterWrite,
    Reused,
    Settled,
    Tally,
    Thing,
    hour_of,
)


@dataclass(slots=True)
class StoredBlob:
    """Bytes and their age."""

    data: bytes
    mime: str
    generation: int
    touched_at: float


@dataclass(slots=True)
class World:
    """What all stores share; one lock makes each of their calls one commit."""

    jobs: dict[str, Job] = field(default_factory=dict)
    records: dict[tuple[str, str], Idempotency] = field(default_factory=dict)
    entries: dict[str, CacheEntry] = field(default_factory=dict)
    gallery: dict[str, GalleryRecord] = field(default_factory=dict)
    things: dict[tuple[str, str, str], Thing] = field(default_factory=dict)
    registers: dict[str, Register] = field(default_factory=dict)
    counters: dict[str, Counter[str]] = field(default_factory=dict)
    blobs: dict[str, StoredBlob] = field(default_factory=dict)
    #: of the blob that was touched last
    generation: int = 0
    #: of the scene cache; the last in micro-dollars
    hits: int = 0
    misses: int = 0
    saved: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def put_entry(self, entry: CacheEntry) -> None:
        """An entry, or its removal when nothing is left in it."""
        if commits.is_empty(entry):
            self.entries.pop(entry.key, None)
        else:
            self.entries[entry.key] = entry

    def end_lease(self, end: LeaseEnd, *, job: str) -> None:
        """The cache part of a commit."""
        entry = self.entries.get(end.key)
        after = commits.lease_ended(entry, end, job=job)
        if after is not None and after is not entry:
            self.put_entry(after)
        self.misses += commits.is_stored(end, before=entry, after=after)

    def count_hit(self, hit: CacheHit) -> None:
        """The hit's part of a commit."""
        after = commits.was_hit(self.entries.get(hit.key), hit)
        saved = 0 if after is None else after.cost * hit.times
        self.hits, self.saved = self.hits + hit.times, self.saved + saved
        self.count(hour_of(hit.now), {"hits": hit.times, "saved": saved})
        if after is not None:
            self.put_entry(after)

    def count(self, name: str, fields: Mapping[str, int]) -> None:
        """Adds to the fields of a name."""
        if fields:
            self.counters.setdefault(name, Counter()).update(fields)

    def write_registers(self, writes: Sequence[RegisterWrite]) -> None:
        """All of them or, where one was written meanwhile, none."""
        for write in writes:
            known = self.registers.get(write.name)
            commits.check_version(known.version if known else None, write.expected)
        for write in writes:
            self.registers[write.name] = Register(value=dict(write.value), version=write.expected + 1)

    def forget_pictures(self, job_id: str) -> None:
        """A job takes its pictures out of the gallery."""
        self.gallery = {name: one for name, one in self.gallery.items() if one.job != job_id}

    def put_job(self, job: Job) -> Job:
        """The job as it is from now on; whoever watches it looks again."""
        self.jobs[job.id] = job
        self.changed.notify_all()
        return job


class MemoryJobs:
    """Jobs with all that commits together with them."""

    def __init__(self, world: World, *, assert_size: bool = True) -> None:
        """`assert_size` encodes a job where it grows, to see that it stays a small document."""
        self._world = world
        self._assert_size = assert_size

    def create(
        self, job: Job, *, record: Idempotency | None, writes: Sequence[RegisterWrite] = (),
        reused: Reused | None = None, most_open: int = 0, messages: Sequence[Message] = (),
    ) -> Job:  # fmt: skip
        with self._world.changed:
            if job.id in self._world.jobs:
                raise AlreadyExists(f"There is a job {job.id} already.")
            if record is not None:
                known = self._world.records.get((record.owner, record.key))
                if known is not None and known.expires_at > job.created_at and known.job != record.job:
                    raise AlreadyExists("This Idempotency-Key stands for another job.")
            if 0 < most_open <= self.running(job.owner):
                raise Stale
            self._check_size(job)
            self._world.write_registers(writes)
            if record is not None:
                self._world.records[record.owner, record.key] = record
            if reused is not None:
                self._put_reused(reused)
            return self._world.put_job(commits.next_version(job))

    def get(self, job_id: str) -> Job | None:
        return self._world.jobs.get(job_id)

    def save(self, job: Job, *, closes: Sequence[tuple[str, int]] = (), writes: Sequence[RegisterWrite] = ()) -> Job:
        with self._world.changed:
            before = self._world.jobs.get(job.id)
            if before is None:
                raise Stale("The job is gone.")
            commits.check_version(before.version, job.version)
            if job.plan is not before.plan:
                self._check_size(job)
            self._world.write_registers(writes)
            if job.deleted:
                self._world.forget_pictures(job.id)
            return self._world.put_job(commits.next_version(job))

    def settle(
        self, job_id: str, settlement: Settlement, *, lease: LeaseEnd | None, record: GalleryRecord | None = None,
        hit: CacheHit | None = None, tally: Tally | None = None,
    ) -> Settled:  # fmt: skip
        with self._world.changed:
            job, first = self._world.jobs.get(job_id), False
            if job is not None:
                before = job
                job, first = commits.settle(before, settlement)
                self._check_size(job, most=commits.room_for_result(settlement))
                self._count(before, job, tally, token=settlement.token, first=first)
                if job is not before:
                    self._world.put_job(job)
                if first and record is not None:
                    self._world.gallery[record.id] = replace(record, version=1)
                if first and hit is not None:
                    self._world.count_hit(hit)
            if (end := commits.cache_part(job, lease)) is not None:
                self._world.end_lease(end, job=job_id)
            return Settled(job, first)

    def begin(self, job_id: str, begin: Begin) -> Begun:
        with self._world.changed:
            answer, lease = commits.begin(self._world.jobs.get(job_id), self._world.entries.get(begin.key), begin)
            if isinstance(answer, Began) and lease is not None:
                self._check_size(answer.job, most=commits.room_for_try(begin))
                self._world.put_job(answer.job)
                self._world.put_entry(lease)
            return answer

    def give_back(
        self, job_id: str, step: str, token: str, *, cost: int, key: str, burnt: bool, tally: Tally | None = None
    ) -> None:
        with self._world.changed:
            job = self._world.jobs.get(job_id)
            if job is not None and (after := commits.give_back(job, step, token, cost=cost, burnt=burnt)) is not job:
                self._world.put_job(after)
                self._count(job, after, tally, token=token, first=False)
            self._world.end_lease(LeaseEnd(key=key, token=token), job=job_id)

    def remembered(self, owner: str, key: str, *, now: float) -> Idempotency | None:
        record = self._world.records.get((owner, key))
        return record if record is not None and record.expires_at > now else None

    def listed(self, owner: str, *, state: str | None, kind: str | None, size: int, token: str | None) -> Page:
        start = commits.page_start(token)
        with self._world.changed:
            found = [job for job in self._world.jobs.values() if job.owner == owner and not job.deleted]
        found = [
            job
            for job in sorted(found, key=lambda job: (job.created_at, job.id), reverse=True)
            if state in (None, job.status()) and kind in (None, job.kind) and (job.created_at, job.id) < start
        ]
        return Page(tuple(found[:size]), commits.page_token(found[size - 1]) if len(found) > size else None)

    def running(self, owner: str) -> int:
        with self._world.changed:
            return sum(job.owner == owner and not job.ended for job in self._world.jobs.values())

    def due(self, *, now: float, limit: int) -> Sequence[str]:
        with self._world.changed:
            found = [
                (job.check_at, job.id)
                for job in self._world.jobs.values()
                if job.check_at is not None and job.check_at <= now
            ]
        return [job_id for _, job_id in sorted(found)[:limit]]

    def remove(self, job_id: str) -> None:
        world = self._world
        with world.changed:
            world.jobs.pop(job_id, None)
            world.records = {place: one for place, one in world.records.items() if one.job != job_id}
            world.forget_pictures(job_id)
            world.changed.notify_all()

    def watch(self, job_id: str, *, after: int, timeout: float) -> Job | None:
        ends = time.monotonic() + timeout
        with self._world.changed:
            while True:
                job = self._world.jobs.get(job_id)
                left = ends - time.monotonic()
                if job is None or job.version > after or left <= 0:
                    return job
                self._world.changed.wait(left)

    def named(self, owner: str, names: Iterable[str]) -> frozenset[str]:
        world = self._world
        with world.changed:
            known = {name for job in world.jobs.values() if job.owner == owner for name in job.assets()}
            known |= {name for one in world.entries.values() if one.owner == owner for name in commits.blobs_of(one)}
            known |= {name for one in world.gallery.values() if one.owner == owner for name in one.asset.blobs()}
            known |= {name for one in world.things.values() if one.owner == owner for name in one.blobs}
        return frozenset(name for name in names if name in known)

    def _put_reused(self, reused: Reused) -> None:
        if reused.picture is not None:
            self._world.gallery[reused.picture.id] = replace(reused.picture, version=1)
        self._world.count_hit(reused.hit)
        self._world.count(reused.tally.name, reused.tally.first)

    def _count(self, before: Job, after: Job, tally: Tally | None, *, token: str, first: bool) -> None:
        if tally is not None:
            self._world.count(tally.name, counted(before, after, tally, token=token, first=first))

    def _check_size(self, job: Job, *, most: int = commits.MOST_BYTES) -> None:
        if self._assert_size:
            commits.document(job, most=most)


class MemoryRegisters:
    """Small shared values under compare-and-set."""

    def __init__(self, world: World) -> None:
        self._world = world

    def read(self, name: str) -> Register:
        found = self._world.registers.get(name)
        return Register(value={}) if found is None else replace(found, value=dict(found.value))

    def write(self, name: str, value: Mapping[str, Any], *, expected: int) -> None:
        with self._world.changed:
            known = self._world.registers.get(name)
            commits.check_version(known.version if known else None, expected)
            self._world.registers[name] = Register(value=dict(value), version=expected + 1)

    def listed(self, prefix: str, *, after: str, limit: int) -> Sequence[str]:
        with self._world.changed:
            return sorted(name for name in self._world.registers if name.startswith(prefix) and name > after)[:limit]

    def remove(self, name: str, *, expected: int) -> bool:
        with self._world.changed:
            known = self._world.registers.get(name)
            if known is None or known.version != expected:
                return False
            del self._world.registers[name]
            return True
