"""The house on one data folder: its adapters, its dispatcher and its sweep, built once for each process."""

from __future__ import annotations

import base64
import logging
import os
import random
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
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
from functions.adapters.local.levels import Level, LeveledCache, Near
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
from functions.ports import House, Policy
from functions.settings import SettingFault, Settings
from functions.wiring import logs
from functions.wiring.models import Offline, company_of
from functions.wiring.posting import post_of

# What only the work needs is loaded when it begins, so that the first answer does not wait for it.
if TYPE_CHECKING:
    from functions.adapters.local.dispatcher import Dispatcher

log = logging.getLogger("limner")
#: seconds between two sweeps, and between two looks for files that no record names
SWEEP_EVERY, CLEAN_EVERY = 15.0, 600.0
#: seconds that a stopping process gives to what is at work
PATIENCE = 10.0
#: of ids: neither i, l and o nor 1, so that nobody reads them wrongly
PLAIN = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0abcdefghjkmnpqrstuvwxyz23456789")


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
    dispatcher: Dispatcher | None = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _sweeper: threading.Thread | None = None

    def work(self) -> bool:
        """Dispatches from now on, if no other process does on this folder."""
        if self.dispatcher is not None:
            return True
        try:
            self.take()
        except FolderTaken:
            return False
        return True

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
        self.pool.close()
        self.lock.release()
        self.database.close()

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
    database = Database(settings.data)
    queue = SqliteQueue(database, now=time.time)
    blobs = FolderBlobs(settings.data, now=time.time)
    pool, metrics = Pool(workers=_processes(settings)), Metrics()
    cache = LeveledCache(SqliteCache(database), Near(), _shared(settings.redis_url))
    painter, voice = OfflinePainter(pool.run), OfflineVoice()
    company = company_of(settings, Offline(writer=OfflineWriter(), painter=painter, voice=voice), today=_today)
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
        policy=_policy(settings),
        now=time.time,
        new_id=_new_id,
        chance=random.Random(),
        boot=secrets.token_hex(8),
        notice=partial(_noticed, metrics),
        post=post_of(settings),
    )
    return Laptop(
        house=house, settings=settings, database=database, queue=queue, blobs=blobs, pool=pool,
        lock=FolderLock(settings.data), metrics=metrics, hang_up=company.close,
    )  # fmt: skip


def _today() -> str:
    from functions.rules.budget import date_of

    return date_of(time.time())


def _noticed(metrics: Metrics, event: str, fields: Mapping[str, object]) -> None:
    """What happens is counted and logged."""
    metrics.notice(event, fields)
    logs.told(event, fields)


def _shared(url: str) -> Level | None:
    """The level that processes share, where a Redis server is set; a fault says what is missing for it."""
    if not url:
        return None
    try:
        from functions.adapters.redis.level import RedisLevel
    except ImportError as error:
        raise SettingFault(
            "A Redis server is set, but Python's client for it is not installed.",
            action="Install it with: .venv/bin/pip install -r requirements-redis.txt, or unset REDIS_URL.",
        ) from error
    try:
        return RedisLevel(url)
    except ValueError as error:
        raise SettingFault(
            "REDIS_URL is no address of a Redis server.", action="Correct or unset REDIS_URL."
        ) from error


def _policy(settings: Settings) -> Policy:
    return Policy(
        cache_days=settings.cache_expiry_days,
        cache_most=settings.cache_max_size,
        cache_shared=settings.cache_scope == "shared",
        text_cache_seconds=settings.cache_ttl,
        deadline_minutes=settings.deadline_minutes,
        approval_days=settings.approval_days,
        pictures_per_minute=settings.pictures_per_minute,
        spend_per_10_minutes=settings.spend_per_10_minutes,
        breaker_threshold=settings.breaker_threshold,
        breaker_recovery=settings.breaker_recovery,
        final_wait=settings.final_wait,
        daily_budget=settings.daily_budget,
        most_running=settings.most_running,
        most_per_item=settings.most_per_item,
        requests_per_minute=settings.requests_per_minute,
        scenes_per_minute=settings.scenes_per_minute,
        keep_hours=settings.keep_hours,
    )


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


def _new_id() -> str:
    """Sixteen characters without a look-alike: 80 bits of chance."""
    return base64.b32encode(secrets.token_bytes(10)).translate(PLAIN).decode()
