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

from functions.adapters.local.apart import MEGABYTE, Apart
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
from functions.wiring import cloud_health, health
from functions.wiring.fittings import new_id, noticed, policy_of, shared_level, today
from functions.wiring.later import later
from functions.wiring.models import Offline, company_of
from functions.wiring.posting import post_of
from functions.wiring.secret import shared_secret
from functions.wiring.shelves import Shelves

if TYPE_CHECKING:
    from functions.adapters.google.blobs import BucketBlobs
    from functions.adapters.google.queue import TasksQueue
    from functions.adapters.telemetry.metrics import Gauge
    from functions.cloud import Cloud
    from functions.ports import Doors
    from functions.wiring.world import Pings

#: the target that prints: it has two processors and few requests, and what it draws is large
PRINTS = "assemble"
#: pieces of work for a processor that one process has at a time
MOST_PLACES = 4
#: bytes that reading what a stranger sent may take, of two at a time, in an instance of a gigabyte
FOR_STRANGERS = 384 * MEGABYTE
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
    kept = Shelves(cloud, project=settings.project)
    near = LeveledCache(kept.cache, Near(), shared_level(settings.redis_url))
    places = max(1, min(os.cpu_count() or 1, MOST_PLACES))
    pool = Pool(workers=places) if target == PRINTS else None
    run = pool.run if pool else Here(places=places).run
    metrics, watchful, secret = Metrics(), Watchful(), cache(partial(shared_secret, kept.registers))
    painter, voice = OfflinePainter(run), OfflineVoice()
    company = company_of(settings, Offline(writer=OfflineWriter(), painter=painter, voice=voice), today=today)
    house = House(
        jobs=kept.jobs(near.changed),
        cache=near,
        registers=kept.registers,
        gallery=kept.gallery,
        things=kept.things,
        counters=kept.counters,
        oversight=kept.oversight,
        blobs=kept.blobs,
        doors=later(partial(_doors, kept.blobs)),
        queue=kept.swept if target == ANSWERS else kept.queue,
        writer=company.writers[0],
        painter=company.painters[0],
        understudies=company.understudies(),
        stand_in=painter,
        voice=company.voices[0],
        stand_in_voice=voice,
        press=PoolPress(
            run, run_apart=Apart(memory=FOR_STRANGERS).run, thumbnail=settings.thumbnail_size,
            quality=settings.webp_quality, max_bytes=settings.max_image_bytes,
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
        house=house, settings=settings, cloud=cloud, cache=near, queue=kept.queue, blobs=kept.blobs, metrics=metrics,
        watchful=watchful, signing=secret, pool=pool, hang_up=company.close,
    )  # fmt: skip


def _doors(blobs: BucketBlobs) -> Doors:
    return blobs.doors
