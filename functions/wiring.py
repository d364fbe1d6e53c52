"""Builds the house once for each process; the only file that knows every room."""

from __future__ import annotations

import logging
import os
import random
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from functions.adapters.local.blobs import FolderBlobs
from functions.adapters.local.cache import SqliteCache
from functions.adapters.local.database import Database
from functions.adapters.local.dispatcher import Dispatcher
from functions.adapters.local.faults import FolderTaken
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.lock import FolderLock
from functions.adapters.local.pool import Pool
from functions.adapters.local.press import PoolPress
from functions.adapters.local.queue import Lane, SqliteQueue
from functions.adapters.local.registers import SqliteRegisters
from functions.adapters.models.offline.painter import OfflinePainter
from functions.adapters.models.offline.writer import OfflineWriter
from functions.core.errors import LimnerError
from functions.core.messages import Message
from functions.flows.deliver import deliver
from functions.flows.sweep import clean, sweep
from functions.ports import House, Policy
from functions.settings import Settings

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from functions.web.config import WebConfig
    from functions.web.tasks import Request, Response

log = logging.getLogger("limner")
#: seconds between two sweeps, and between two looks for files that no record names
SWEEP_EVERY, CLEAN_EVERY = 15.0, 600.0
#: seconds that a stopping process gives to what is at work
PATIENCE = 10.0
SIGNING_FILE = "token-secret"
VERSION = "0.1.0"
#: below this free space health is degraded
LEAST_FREE = 500_000_000
STYLE_TITLES = {
    "storybook": "Warm grain and soft light, as in a picture book",
    "watercolour": "Washes and pigment edges on white paper",
    "comic": "Bold ink lines, flat colour and dots",
    "noir": "Black, white and one red",
}


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
        self.lock.take(address=f"http://{self.settings.host}:{self.settings.port}")
        self.house.cache.void(self.house.boot)
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
        self.pool.close()
        self.lock.release()
        self.database.close()

    def _deliver(self, message: Message) -> tuple[Message, ...]:
        return deliver(self.house, message)

    def _sweep(self) -> None:
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
    pool = Pool(workers=_processes(settings))
    painter = OfflinePainter(pool.run)
    house = House(
        jobs=SqliteJobs(database),
        cache=SqliteCache(database),
        registers=SqliteRegisters(database),
        blobs=blobs,
        queue=queue,
        writer=OfflineWriter(),
        painter=painter,
        stand_in=painter,
        press=PoolPress(
            pool.run,
            thumbnail=settings.thumbnail_size,
            quality=settings.webp_quality,
            max_bytes=settings.max_image_bytes,
        ),
        policy=_policy(settings),
        now=time.time,
        new_id=_new_id,
        chance=random.Random(),
        boot=secrets.token_hex(8),
    )
    return Laptop(
        house=house, settings=settings, database=database, queue=queue, blobs=blobs, pool=pool,
        lock=FolderLock(settings.data),
    )  # fmt: skip


def serve(settings: Settings) -> int:
    """Serves until SIGTERM or Ctrl-C; what is at work is finished or goes on at the next start."""
    from functions.web.serve import serve as serve_app

    set_up_logging(settings.log_level)
    laptop = open_laptop(settings)
    try:
        laptop.take()
        threading.Thread(target=_warm, args=(laptop.pool,), name="limner-warm", daemon=True).start()
        serve_app(app_of(laptop), settings.host, settings.port)
    finally:
        laptop.close()
    return 0


def app_of(laptop: Laptop) -> WSGIApplication:
    """The WSGI application of a house."""
    from functions.web.app import create_app

    return create_app(laptop.house, _web_config(laptop))


def target(name: str, request: Request) -> Response:
    """One of the functions' HTTP targets, on the house of this process."""
    from functions.web import tasks
    from functions.web.app import respond

    laptop = _shared()
    if name == "api":
        return respond(_shared_app(), request)
    if name == "sweep":
        return tasks.sweep_request(laptop.house, request)
    return tasks.deliver_request(laptop.house, request)


@cache
def _shared() -> Laptop:
    """Built at the first request, never at import; on a laptop it also does the work, if nobody else does."""
    settings = Settings.read(os.environ)
    set_up_logging(settings.log_level)
    laptop = open_laptop(settings)
    laptop.work()
    return laptop


@cache
def _shared_app() -> WSGIApplication:
    return app_of(_shared())


def _web_config(laptop: Laptop) -> WebConfig:
    from functions.web.config import WebConfig

    settings = laptop.settings
    return WebConfig(
        auth=settings.auth,
        cors_origins=settings.cors_origins,
        token_secret=_secret(settings.data),
        version=VERSION,
        file_of=laptop.blobs.path_of,
        pings=_pings(laptop),
        style_sample=_style_sample,
        styles=STYLE_TITLES,
    )


def _secret(folder: Path) -> bytes:
    """Signs the read tokens; kept beside the database, so that links outlive a restart."""
    path = folder / SIGNING_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()


def _pings(laptop: Laptop) -> Mapping[str, Callable[[], Mapping[str, Any]]]:
    def store() -> Mapping[str, Any]:
        return {"status": "healthy" if laptop.database.answers() else "unhealthy"}

    def queue() -> Mapping[str, Any]:
        fault = laptop.dispatcher.fault if laptop.dispatcher else None
        depths = {
            name: {"tasks": one.tasks, "oldest_seconds": round(one.oldest, 1), "paused": one.paused}
            for name, one in laptop.queue.depths().items()
        }
        if fault is not None:
            return {"status": "unhealthy", "detail": fault.detail, "lanes": depths}
        return {"status": "healthy", "dispatching": laptop.dispatcher is not None, "lanes": depths}

    def disk() -> Mapping[str, Any]:
        free = shutil.disk_usage(laptop.settings.data).free
        return {"status": "healthy" if free > LEAST_FREE else "degraded", "free_bytes": free}

    def models() -> Mapping[str, Any]:
        return {"status": "healthy", "text": laptop.house.writer.model, "picture": laptop.house.painter.model}

    return {"store": store, "queue": queue, "disk": disk, "models": models}


def _style_sample(style: str) -> tuple[bytes, str]:
    from functions.adapters.models.offline.painter import sample

    return sample(style), "image/png"


def _warm(pool: Pool) -> None:
    try:
        pool.warm()
    except LimnerError:
        log.exception("pool_not_warm")


def set_up_logging(level: str) -> None:
    """Readable lines on stderr."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")


def _policy(settings: Settings) -> Policy:
    return Policy(
        cache_days=settings.cache_expiry_days,
        deadline_minutes=settings.deadline_minutes,
        approval_days=settings.approval_days,
        pictures_per_minute=settings.pictures_per_minute,
        breaker_threshold=settings.breaker_threshold,
        breaker_recovery=settings.breaker_recovery,
        final_wait=settings.final_wait,
        daily_budget=settings.daily_budget,
        most_running=settings.most_running,
        keep_hours=settings.keep_hours,
    )


def _lanes(settings: Settings) -> Mapping[str, Lane]:
    return {
        "text": Lane(concurrency=4),
        # The offline painter works in the pool: more calls at once than processes would only wait there, leased.
        "picture": Lane(concurrency=_processes(settings)),
        "assembly": Lane(concurrency=2),
    }


def _processes(settings: Settings) -> int:
    return max(1, min(os.cpu_count() or 1, settings.image_concurrency, 4))


def _new_id() -> str:
    """Sixteen characters without a look-alike; 80 bits of chance."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(16))
