"""The house in one project of Google Cloud: its adapters, built once for each process and opened when first asked."""

from __future__ import annotations

import os
import random
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from functions.adapters.google.blobs import BucketBlobs
from functions.adapters.google.cache import FirestoreCache
from functions.adapters.google.counters import FirestoreCounters
from functions.adapters.google.gallery import FirestoreGallery
from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.oversight import FirestoreOversight
from functions.adapters.google.queue import SweptQueue, TaskLane, TasksQueue
from functions.adapters.google.registers import FirestoreRegisters
from functions.adapters.google.store import Store
from functions.adapters.google.things import FirestoreThings
from functions.adapters.local.apart import Apart
from functions.adapters.local.attendance import Watchful
from functions.adapters.local.here import Here
from functions.adapters.local.levels import LeveledCache, Near
from functions.adapters.local.pool import Pool
from functions.adapters.local.press import PoolPress
from functions.adapters.models.offline.painter import OfflinePainter
from functions.adapters.models.offline.voice import OfflineVoice
from functions.adapters.models.offline.writer import OfflineWriter
from functions.adapters.stores.gathered import Gathered
from functions.adapters.telemetry.metrics import Metrics
from functions.ports import House
from functions.settings import SettingFault, Settings
from functions.web.context import parent
from functions.wiring import cloud_health, health
from functions.wiring.fittings import new_id, noticed, policy_of, shared_level, today
from functions.wiring.models import Offline, company_of
from functions.wiring.posting import post_of
from functions.wiring.secret import shared_secret

if TYPE_CHECKING:
    from functions.adapters.telemetry.metrics import Gauge
    from functions.cloud import Cloud
    from functions.wiring.world import Pings

#: the target that prints: it has two processors and few requests, and what it draws is large
PRINTS = "assemble"
#: the target whose callers have their answer once the job is stored: what it cannot enqueue then, the sweep does
ANSWERS = "api"


@dataclass(kw_only=True)
class Google:
    """The house in one project, as one of its processes has it."""

    house: House
    settings: Settings
    cloud: Cloud
    cache: LeveledCache
    queue: TasksQueue
    blobs: BucketBlobs
    metrics: Metrics
    watchful: Watchful
    #: the same in all processes
    signing: Callable[[], bytes]
    pool: Pool | None
    #: lets the hosted models' connections go
    hang_up: Callable[[], None]

    def secret(self) -> bytes:
        """Of all processes of this house."""
        return self.signing()

    def pings(self) -> Pings:
        """Component -> how it is at the moment."""
        return cloud_health.pings(self)

    def gauges(self) -> Iterator[Gauge]:
        """The numbers of the moment; of queues and services the cloud keeps its own."""
        return health.everywhere(self)

    def file_of(self, path: str) -> Path | None:
        """Blobs are objects of a bucket."""
        return None

    def asset_hosts(self) -> tuple[str, ...]:
        """Where signed links lead."""
        return (os.environ.get("STORAGE_EMULATOR_HOST") or "https://storage.googleapis.com",)

    def begin(self) -> None:
        """Others begin the work."""

    def work(self) -> bool:
        """The workers of the cloud do the work, and not this process."""
        return False

    def others(self) -> str:
        """Who works."""
        return "The workers in the cloud do the work"

    def check(self) -> None:
        """Nothing keeps a process from work that it does not do."""

    def end(self) -> None:
        """This process was told to end: it begins no call, and tells what it has gathered."""
        self.watchful.end()
        self.cache.tell()

    def close(self) -> None:
        """Lets go of connections and processes; the cloud keeps the rest."""
        self.cache.tell()
        self.hang_up()
        self.queue.close()
        self.blobs.close()
        if self.pool is not None:
            self.pool.close()


def open_google(settings: Settings, *, target: str = "") -> Google:
    """Nothing is loaded of any client, and nothing is reached, before something is asked of it."""
    cloud = settings.cloud
    if cloud is None:
        raise SettingFault("WORLD is not google.", action="Set WORLD=google.")
    store = Store(settings.project, cloud.database)
    near = LeveledCache(FirestoreCache(store), Near(), shared_level(settings.redis_url))
    registers, queue = FirestoreRegisters(store), _queue(cloud)
    blobs = BucketBlobs(cloud.assets, cloud.scratch, project=settings.project, now=time.time)
    pool = Pool(workers=os.cpu_count() or 1) if target == PRINTS else None
    run = pool.run if pool else Here(places=os.cpu_count() or 1).run
    metrics, watchful, secret = Metrics(), Watchful(), cache(partial(shared_secret, registers))
    painter, voice = OfflinePainter(run), OfflineVoice()
    company = company_of(settings, Offline(writer=OfflineWriter(), painter=painter, voice=voice), today=today)
    house = House(
        jobs=FirestoreJobs(store, cache_changed=near.changed),
        cache=near,
        registers=registers,
        gallery=FirestoreGallery(store),
        things=FirestoreThings(store),
        counters=FirestoreCounters(store),
        oversight=FirestoreOversight(store),
        blobs=blobs,
        doors=blobs.doors,
        queue=SweptQueue(inner=queue) if target == ANSWERS else queue,
        writer=company.writers[0],
        painter=company.painters[0],
        understudies=company.understudies(),
        stand_in=painter,
        voice=company.voices[0],
        stand_in_voice=voice,
        press=PoolPress(
            run, run_apart=Apart().run, thumbnail=settings.thumbnail_size, quality=settings.webp_quality,
            max_bytes=settings.max_image_bytes,
        ),
        policy=policy_of(settings),
        now=time.time,
        new_id=new_id,
        chance=random.Random(),
        boot=secrets.token_hex(8),
        notice=partial(noticed, metrics),
        post=post_of(settings, seed=secret),
        attendance=watchful,
        gathering=Gathered(),
    )  # fmt: skip
    return Google(
        house=house, settings=settings, cloud=cloud, cache=near, queue=queue, blobs=blobs, metrics=metrics,
        watchful=watchful, signing=secret, pool=pool, hang_up=company.close,
    )  # fmt: skip


def _queue(cloud: Cloud) -> TasksQueue:
    lanes = {lane: TaskLane(name=one.name, deadline=one.deadline) for lane, one in cloud.queues.items()}
    return TasksQueue(lanes=lanes, now=time.time, trace=parent, emulator=cloud.tasks_host)
