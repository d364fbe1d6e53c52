"""The parts of a laptop's house and how each is: healthy, degraded (it works, somebody should look), or unhealthy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from functions.adapters.telemetry.metrics import Gauge
from functions.wiring.models import passed_over

# Each part loads what it looks through: most processes answer before anybody asks how they are.
if TYPE_CHECKING:
    from functions.wiring.laptop import Laptop

Health = Mapping[str, Any]
HEALTHY, DEGRADED, UNHEALTHY = "healthy", "degraded", "unhealthy"
#: bytes on the disk below which somebody should look, and below which nothing can be accepted
LEAST_FREE, NONE_FREE = 500_000_000, 20_000_000
#: seconds that a task may have been due
LATE = 300.0
#: of the memory that this process may hold
MOST_MEMORY = 0.9
#: how long before a model goes somebody should look
NOTICE_DAYS = 30
#: a breaker's state as a number, for whoever draws it
STATES = {"closed": 0.0, "half_open": 1.0, "open": 2.0}


def pings(laptop: Laptop) -> Mapping[str, Callable[[], Health]]:
    """Component -> how it is at the moment."""
    parts = {
        "store": _store, "blobs": _blobs, "queue": _queue, "models": _models, "cache": _cache,
        "circuit_breaker": _breaker, "disk": _disk, "memory": _memory,
    }  # fmt: skip
    return {name: partial(part, laptop) for name, part in parts.items()}


def retiring(laptop: Laptop, *, within: int = NOTICE_DAYS) -> list[dict[str, str]]:
    """The models at work that go within so many days, or are gone."""
    from functions.rules import prices

    house = laptop.house
    playing = {"text": house.writer.model, "picture": house.painter.model, "speech": house.voice.model}
    last = (datetime.fromtimestamp(house.now(), UTC) + timedelta(days=within)).date().isoformat()
    days = {row.model: row.retires for row in prices.TABLE if row.retires}
    found = {role: (model, days.get(prices.plain(model), "")) for role, model in playing.items()}
    return [{"role": role, "model": model, "retires": day} for role, (model, day) in found.items() if "" < day <= last]


def gauges(laptop: Laptop) -> Iterator[Gauge]:
    """The numbers of the moment, for Prometheus."""
    from functions.adapters.telemetry.machine import memory
    from functions.flows.breakers import breakers

    depths, held = laptop.queue.depths(), memory()
    yield Gauge(
        name="queue_tasks", about="Tasks that wait or are at work.", labels=("lane",),
        values={(lane,): float(one.tasks) for lane, one in depths.items()},
    )  # fmt: skip
    yield Gauge(
        name="queue_oldest_seconds", about="Seconds that the oldest task has been due.", labels=("lane",),
        values={(lane,): one.oldest for lane, one in depths.items()},
    )  # fmt: skip
    yield Gauge(
        name="breaker_state", about="0 closed, 1 half open, 2 open.", labels=("model",),
        values={(one.name,): STATES[one.state.state] for one in breakers(laptop.house)},
    )  # fmt: skip
    counts = laptop.house.oversight.counts()
    yield Gauge(
        name="jobs", about="Jobs that are kept, by kind and state.", labels=("kind", "state"),
        values={place: float(count) for place, count in counts.items()},
    )  # fmt: skip
    pictures = float(laptop.house.gallery.counts(None).shown)
    yield Gauge(name="pictures", about="Pictures in the galleries.", values={(): pictures})
    yield Gauge(name="disk_free_bytes", about="Bytes free.", values={(): float(_free(laptop))})
    yield Gauge(name="resident_bytes", about="Memory that this process holds.", values={(): float(held.resident or 0)})
    yield Gauge(name="memory_limit_bytes", about="Memory that it may hold.", values={(): float(held.limit or 0)})


def _store(laptop: Laptop) -> Health:
    return {"status": HEALTHY if laptop.database.answers() else UNHEALTHY, "type": "sqlite"}


def _blobs(laptop: Laptop) -> Health:
    there = (laptop.settings.data / "blobs").is_dir()
    return {"status": HEALTHY if there else UNHEALTHY, "pictures": laptop.house.gallery.counts(None).shown}


def _queue(laptop: Laptop) -> Health:
    depths = laptop.queue.depths()
    lanes = {
        name: {"tasks": one.tasks, "oldest_seconds": round(one.oldest, 1), "paused": one.paused}
        for name, one in depths.items()
    }
    fault = laptop.dispatcher.fault if laptop.dispatcher else None
    if fault is not None:
        return {"status": UNHEALTHY, "detail": fault.detail, "lanes": lanes}
    working = laptop.dispatcher is not None or bool(laptop.lock.holder())
    known: dict[str, Any] = {"status": HEALTHY, "dispatching": working, "lanes": lanes}
    paused = [name for name, one in depths.items() if one.paused]
    late = [name for name, one in depths.items() if one.oldest > LATE and not one.paused]
    if not working and any(one.tasks for one in depths.values()):
        known |= {"status": DEGRADED, "detail": "Nobody works on this data folder; start `serve`."}
    elif paused:
        known |= {"status": DEGRADED, "detail": f"Held by an operator: {', '.join(paused)}."}
    elif late:
        known |= {"status": DEGRADED, "detail": f"Tasks wait for more than {LATE / 60:.0f} minutes: {', '.join(late)}."}
    return known


def _models(laptop: Laptop) -> Health:
    from functions.rules.budget import date_of

    house, going = laptop.house, retiring(laptop)
    instead = list(passed_over(laptop.settings, on=date_of(house.now())))
    return {
        "status": DEGRADED if going or instead else HEALTHY, "text": house.writer.model, "picture": house.painter.model,
        "speech": house.voice.model, "retiring": going, "passed_over": instead,
    }  # fmt: skip


def _cache(laptop: Laptop) -> Health:
    laptop.house.cache.look("health")
    shared = next((one for one in laptop.house.cache.levels() if one.host), None)
    if shared is None:
        return {"status": HEALTHY, "type": "sqlite", "connected": True, "host": None}
    # Without the shared level all goes on from the store, only slower.
    status = HEALTHY if shared.connected else DEGRADED
    return {"status": status, "type": "redis", "connected": shared.connected, "host": shared.host}


def _breaker(laptop: Laptop) -> Health:
    """The worst of all."""
    from functions.flows.breakers import breakers

    known = breakers(laptop.house)
    worst = max(known, key=lambda one: (STATES[one.state.state], one.state.failures))
    return {
        "status": HEALTHY if worst.state.state == "closed" else DEGRADED, "state": worst.state.state,
        "failure_count": worst.state.failures,
        "open": [one.name for one in known if one.state.state != "closed"],
    }  # fmt: skip


def _disk(laptop: Laptop) -> Health:
    free = _free(laptop)
    total = shutil.disk_usage(laptop.settings.data).total
    status = HEALTHY if free > LEAST_FREE else DEGRADED if free > NONE_FREE else UNHEALTHY
    return {"status": status, "free_bytes": free, "total_bytes": total}


def _free(laptop: Laptop) -> int:
    return shutil.disk_usage(laptop.settings.data).free


def _memory(laptop: Laptop) -> Health:
    from functions.adapters.telemetry.machine import memory

    held = memory()
    full = bool(held.resident and held.limit and held.resident > MOST_MEMORY * held.limit)
    return {"status": DEGRADED if full else HEALTHY, "resident_bytes": held.resident, "limit_bytes": held.limit}
