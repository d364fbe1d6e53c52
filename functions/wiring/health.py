"""The parts of a house and how each is: healthy, degraded (it works, somebody should look), or unhealthy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from functions.adapters.telemetry.metrics import Gauge
from functions.wiring.models import passed_over

# Each part loads what it looks through: most processes answer before anybody asks how they are.
if TYPE_CHECKING:
    from functions.wiring.laptop import Laptop
    from functions.wiring.world import Health, Pings, World

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


def pings(laptop: Laptop) -> Pings:
    """Component -> how it is at the moment."""
    parts = {
        "store": _store, "blobs": _blobs, "queue": _queue, "models": models, "cache": cache,
        "circuit_breaker": breaker, "disk": _disk, "memory": memory,
    }  # fmt: skip
    return {name: partial(part, laptop) for name, part in parts.items()}


def retiring(world: World, *, within: int = NOTICE_DAYS) -> list[dict[str, str]]:
    """The models at work that go within so many days, or are gone."""
    from functions.rules import prices

    house = world.house
    playing = {"text": house.writer.model, "picture": house.painter.model, "speech": house.voice.model}
    last = (datetime.fromtimestamp(house.now(), UTC) + timedelta(days=within)).date().isoformat()
    days = {row.model: row.retires for row in prices.TABLE if row.retires}
    found = {role: (model, days.get(prices.plain(model), "")) for role, model in playing.items()}
    return [{"role": role, "model": model, "retires": day} for role, (model, day) in found.items() if "" < day <= last]


def gauges(laptop: Laptop) -> Iterator[Gauge]:
    """The numbers of the moment, for Prometheus."""
    depths = laptop.queue.depths()
    yield Gauge(
        name="queue_tasks", about="Tasks that wait or are at work.", labels=("lane",),
        values={(lane,): float(one.tasks) for lane, one in depths.items()},
    )  # fmt: skip
    yield Gauge(
        name="queue_oldest_seconds", about="Seconds that the oldest task has been due.", labels=("lane",),
        values={(lane,): one.oldest for lane, one in depths.items()},
    )  # fmt: skip
    yield from everywhere(laptop)
    yield Gauge(name="disk_free_bytes", about="Bytes free.", values={(): float(_free(laptop))})


def everywhere(world: World) -> Iterator[Gauge]:
    """Those that are the same in both worlds."""
    from functions.adapters.telemetry import machine
    from functions.flows.breakers import breakers

    house, held = world.house, machine.memory()
    yield Gauge(
        name="breaker_state", about="0 closed, 1 half open, 2 open.", labels=("model",),
        values={(one.name,): STATES[one.state.state] for one in breakers(house)},
    )  # fmt: skip
    counts = house.oversight.counts()
    yield Gauge(
        name="jobs", about="Jobs that are kept, by kind and state.", labels=("kind", "state"),
        values={place: float(count) for place, count in counts.items()},
    )  # fmt: skip
    pictures = float(house.gallery.counts(None).shown)
    yield Gauge(name="pictures", about="Pictures in the galleries.", values={(): pictures})
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


def models(world: World) -> Health:
    """Who is asked, and whether any of them goes soon."""
    from functions.rules.budget import date_of

    house, going = world.house, retiring(world)
    instead = list(passed_over(world.settings, on=date_of(house.now())))
    return {
        "status": DEGRADED if going or instead else HEALTHY, "text": house.writer.model, "picture": house.painter.model,
        "speech": house.voice.model, "retiring": going, "passed_over": instead,
    }  # fmt: skip


def cache(world: World) -> Health:
    """The level that is shared, where there is one; else the store's own."""
    world.house.cache.look("health")
    shared = next((one for one in world.house.cache.levels() if one.host), None)
    if shared is None:
        kind = "sqlite" if world.settings.world == "local" else "firestore"
        return {"status": HEALTHY, "type": kind, "connected": True, "host": None}
    # Without the shared level all goes on from the store, only slower.
    status = HEALTHY if shared.connected else DEGRADED
    return {"status": status, "type": "redis", "connected": shared.connected, "host": shared.host}


def breaker(world: World) -> Health:
    """The worst of all."""
    from functions.flows.breakers import breakers

    known = breakers(world.house)
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


def memory(world: World) -> Health:
    """Of this process, against what it may have."""
    from functions.adapters.telemetry import machine

    held = machine.memory()
    full = bool(held.resident and held.limit and held.resident > MOST_MEMORY * held.limit)
    return {"status": DEGRADED if full else HEALTHY, "resident_bytes": held.resident, "limit_bytes": held.limit}
