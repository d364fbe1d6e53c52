"""The house on one data folder: its adapters, its dispatcher and its sweep, built once for each process."""

from __future__ import annotations

import logging
import os
import random
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from functions.adapters.local.allocation import give_back_large_blocks
from functions.adapters.local.apart import Apart
from functions.adapters.local.blobs import FolderBlobs
from functions.adapters.local.cache import SqliteCache
from functions.adapters.local.counters import SqliteCounters
from functions.adapters.local.database import Database
from functions.adapters.local.faults import FolderTaken
from functions.adapters.local.gallery import SqliteGallery
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.levels import LeveledCache, Near
from functions.adapters.local.lock import FolderLock
from functions.adapters.local.oversight import SqliteOversight
from functions.adapters.local.pool import Pool
from functions.adapters.local.press import PoolPress
from functions.adapters.local.queue import Lane, SqliteQueue
from functions.adapters.local.registers import SqliteRegisters
from functions.adapters.local.things import SqliteThings
from functions.adapters.models.offline.painter import OfflinePainter
from functions.adapters.models.offline.voice import OfflineVoice
from functions.adapters.models.offline.writer import OfflineWriter
from functions.adapters.telemetry.metrics import Metrics
from functions.core.errors import LimnerError
from functions.core.messages import Message
from functions.ports import House
from functions.settings import Settings
from functions.wiring import health
from functions.wiring.fittings import new_id, noticed, policy_of, shared_level, today
from functions.wiring.models import Offline, company_of
from functions.wiring.posting import post_of
from functions.wiring.secret import signing_secret

# What only the work needs is loaded when it begins, so that the first answer does not wait for it.
if TYPE_CHECKING:
    from functions.adapters.local.dispatcher import Dispatcher
    from functions.adapters.telemetry.metrics import Gauge
    from functions.wiring.world import Pings

log = logging.getLogger("limner")
#: seconds between two sweeps, and between two looks for files that no record names
SWEEP_EVERY, CLEAN_EVERY = 15.0, 600.0
#: seconds that a stopping process gives to what is at work
PATIENCE = 10.0


@dataclass(kw_only=True)
class Laptop:
    """The house on one data folder, and whether this process does its work."""

    house: House
    settings: Settings
    database: Database
    queue: SqliteQueue
    blobs: FolderBlobs
    pool: Pool
    lock: FolderLock
    metrics: Metrics
    #: lets the hosted models' connections go
    hang_up: Callable[[], None]
    cache: LeveledCache
    dispatcher: Dispatcher | None = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _sweeper: threading.Thread | None = None

    def secret(self) -> bytes:
        """Of the data folder."""
        return signing_secret(self.settings.data)

    def pings(self) -> Pings:
        """Component -> how it is at the moment."""
        return health.pings(self)

    def gauges(self) -> Iterator[Gauge]:
        """The numbers of the moment."""
        return health.gauges(self)

    def file_of(self, path: str) -> Path | None:
        """The file that a large blob is; small ones are sent from memory."""
        from functions.web.files import LARGE

        return self.blobs.path_of(path, least=LARGE)

    def asset_hosts(self) -> tuple[str, ...]:
        """All assets are sent from here."""
        return ()

    def begin(self) -> None:
        """Dispatches from now on, with the processes that draw at hand; FolderTaken names who does it already."""
        self.take()
        threading.Thread(target=self._warm, name="limner-warm", daemon=True).start()

    def work(self) -> bool:
        """Dispatches from now on, if no other process does on this folder."""
        if self.dispatcher is not None:
            return True
        try:
            self.take()
        except FolderTaken:
            return False
        return True

    def others(self) -> str:
        """Who works where this process does not."""
        return "A server works on this data folder"

    def take(self) -> None:
        """Dispatches from now on; FolderTaken names the process that does it already."""
        from functions.adapters.local.dispatcher import Dispatcher

        self.lock.take(address=f"http://{self.settings.host}:{self.settings.port}")
        give_back_large_blocks()
        self.house.cache.void(self.house.boot)
        self.blobs.clean()
        self.dispatcher = Dispatcher(self.database, self._deliver, lanes=_lanes(self.settings), now=self.house.now)
        self.dispatcher.start()
        self._sweeper = threading.Thread(target=self._sweep, name="limner-sweep", daemon=True)
        self._sweeper.start()

    def check(self) -> None:
        """Raises what keeps the dispatcher from working: a full disk is said, not waited for."""
        if self.dispatcher is not None and self.dispatcher.fault is not None:
            raise self.dispatcher.fault

    def close(self) -> None:
        """Finishes what is at work, or leaves it for the next start."""
        self._stop.set()
        if self.dispatcher is not None:
            self.dispatcher.stop(PATIENCE)
        if self._sweeper is not None:
            self._sweeper.join(PATIENCE)
        self.hang_up()
        self.cache.tell()
        self.pool.close()
        self.lock.release()
        self.database.close()

    def _warm(self) -> None:
        try:
            self.pool.warm()
        except LimnerError:
            log.exception("pool_not_warm")

    def _deliver(self, message: Message) -> tuple[Message, ...]:
        from functions.flows.deliver import deliver

        return deliver(self.house, message)

    def _sweep(self) -> None:
        from functions.flows.sweep import clean, sweep

        cleaned_at = 0.0
        while True:
            try:
                self.house.queue.put(sweep(self.house).messages)
                if time.monotonic() - cleaned_at > CLEAN_EVERY:
                    clean(self.house)
                    cleaned_at = time.monotonic()
            except LimnerError:
                log.exception("sweep_failed")
            if self._stop.wait(SWEEP_EVERY):
                return


def open_laptop(settings: Settings) -> Laptop:
    """Opens the data folder; nothing is dispatched before `work`."""
    pool, metrics = Pool(workers=_processes(settings)), Metrics()
    painter, voice = OfflinePainter(pool.run), OfflineVoice()
    # What a wrong setting stops has opened nothing yet.
    company = company_of(settings, Offline(writer=OfflineWriter(), painter=painter, voice=voice), today=today)
    shared = shared_level(settings.redis_url)
    database = Database(settings.data)
    queue = SqliteQueue(database, now=time.time)
    blobs = FolderBlobs(settings.data, now=time.time)
    cache = LeveledCache(SqliteCache(database), Near(), shared)
    house = House(
        jobs=SqliteJobs(database, queue=queue, cache_changed=cache.changed),
        cache=cache,
        registers=SqliteRegisters(database),
        gallery=SqliteGallery(database),
        things=SqliteThings(database),
        counters=SqliteCounters(database),
        oversight=SqliteOversight(database),
        blobs=blobs,
        queue=queue,
        writer=company.writers[0],
        painter=company.painters[0],
        understudies=company.understudies(),
        stand_in=painter,
        voice=company.voices[0],
        stand_in_voice=voice,
        press=PoolPress(
            pool.run,
            run_apart=Apart().run,
            thumbnail=settings.thumbnail_size,
            quality=settings.webp_quality,
            max_bytes=settings.max_image_bytes,
        ),
        policy=policy_of(settings),
        now=time.time,
        new_id=new_id,
        chance=random.Random(),
        boot=secrets.token_hex(8),
        notice=partial(noticed, metrics),
        post=post_of(settings, seed=partial(signing_secret, settings.data)),
    )
    return Laptop(
        house=house, settings=settings, database=database, queue=queue, blobs=blobs, pool=pool,
        lock=FolderLock(settings.data), metrics=metrics, hang_up=company.close, cache=cache,
    )  # fmt: skip


def _lanes(settings: Settings) -> Mapping[str, Lane]:
    return {
        "text": Lane(concurrency=4),
        # The offline painter works in the pool: more calls at once than processes would only wait there, leased.
        # Hosted painters only keep their callers waiting.
        "picture": Lane(concurrency=settings.image_concurrency if _is_hosted(settings) else _processes(settings)),
        "speech": Lane(concurrency=settings.speech_concurrency),
        "assembly": Lane(concurrency=2),
        "webhook": Lane(concurrency=8),
    }


def _is_hosted(settings: Settings) -> bool:
    return any(one.provider != "offline" for one in settings.picture_models)


def _processes(settings: Settings) -> int:
    return max(1, min(os.cpu_count() or 1, settings.image_concurrency, 4))
