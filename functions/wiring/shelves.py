"""What one project of Google Cloud keeps for the house: each adapter is loaded when it is first asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from functions.adapters.google.store import Store
from functions.web.context import parent
from functions.wiring.later import later

if TYPE_CHECKING:
    from functions.adapters.google.blobs import BucketBlobs
    from functions.adapters.google.queue import TasksQueue
    from functions.cloud import Cloud
    from functions.ports import Cache, Counters, Gallery, Jobs, Oversight, Queue, Registers, Things


class Shelves:
    """The stores, the buckets and the queues of one house."""

    def __init__(self, cloud: Cloud, *, project: str) -> None:
        """Nothing is loaded or reached yet."""
        self._cloud = cloud
        self._project = project
        self._store = Store(project, cloud.database)
        self.cache: Cache = later(self._cache)
        self.registers: Registers = later(self._registers)
        self.gallery: Gallery = later(self._gallery)
        self.things: Things = later(self._things)
        self.counters: Counters = later(self._counters)
        self.oversight: Oversight = later(self._oversight)
        self.blobs: BucketBlobs = later(self._blobs)
        self.queue: TasksQueue = later(self._queue)
        #: behind a commit that was answered for: what it cannot take now, the sweep puts
        self.swept: Queue = later(self._swept)

    def jobs(self, changed: Callable[[str], None]) -> Jobs:
        """`changed` is told the key of each cache entry that was written."""
        return later(partial(self._jobs, changed))

    def _jobs(self, changed: Callable[[str], None]) -> Jobs:
        from functions.adapters.google.jobs import FirestoreJobs

        return FirestoreJobs(self._store, cache_changed=changed)

    def _cache(self) -> Cache:
        from functions.adapters.google.cache import FirestoreCache

        return FirestoreCache(self._store)

    def _registers(self) -> Registers:
        from functions.adapters.google.registers import FirestoreRegisters

        return FirestoreRegisters(self._store)

    def _gallery(self) -> Gallery:
        from functions.adapters.google.gallery import FirestoreGallery

        return FirestoreGallery(self._store)

    def _things(self) -> Things:
        from functions.adapters.google.things import FirestoreThings

        return FirestoreThings(self._store)

    def _counters(self) -> Counters:
        from functions.adapters.google.counters import FirestoreCounters

        return FirestoreCounters(self._store)

    def _oversight(self) -> Oversight:
        from functions.adapters.google.oversight import FirestoreOversight

        return FirestoreOversight(self._store)

    def _blobs(self) -> BucketBlobs:
        from functions.adapters.google.blobs import BucketBlobs

        return BucketBlobs(self._cloud.assets, self._cloud.scratch, project=self._project, now=time.time)

    def _queue(self) -> TasksQueue:
        from functions.adapters.google.queue import TaskLane, TasksQueue

        lanes = {lane: TaskLane(name=one.name, deadline=one.deadline) for lane, one in self._cloud.queues.items()}
        return TasksQueue(lanes=lanes, now=time.time, trace=parent, emulator=self._cloud.tasks_host)

    def _swept(self) -> Queue:
        from functions.adapters.google.queue import SweptQueue

        return SweptQueue(inner=self.queue)
