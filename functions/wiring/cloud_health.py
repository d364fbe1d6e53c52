"""The parts of a house on Google Cloud and how each is: each is asked what it would be asked at work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from functions.core.errors import LimnerError
from functions.core.messages import LANE_OF
from functions.wiring import health
from functions.wiring.health import DEGRADED, HEALTHY, UNHEALTHY

if TYPE_CHECKING:
    from functions.wiring.google import Google
    from functions.wiring.world import Health, Pings


def pings(google: Google) -> Pings:
    """Component -> how it is at the moment."""
    parts = {
        "store": _store, "blobs": _blobs, "queue": _queue, "models": health.models, "cache": health.cache,
        "circuit_breaker": health.breaker, "memory": health.memory,
    }  # fmt: skip
    return {name: partial(part, google) for name, part in parts.items()}


def _store(google: Google) -> Health:
    known = {"type": "firestore", "database": google.cloud.database}
    try:
        google.house.registers.read("health")
    except LimnerError as error:
        return {"status": UNHEALTHY, **known, "detail": error.detail}
    return {"status": HEALTHY, **known}


def _blobs(google: Google) -> Health:
    known = {"type": "bucket", "bucket": google.cloud.assets}
    try:
        google.house.blobs.age("health/nothing")
    except LimnerError as error:
        return {"status": UNHEALTHY, **known, "detail": error.detail}
    return {"status": HEALTHY, **known}


def _queue(google: Google) -> Health:
    """Those that an operator holds; how much waits in them, Cloud Tasks tells in its own charts."""
    paused = sorted({lane for verb, lane in LANE_OF.items() if google.queue.paused(verb)})
    known: dict[str, Any] = {"status": HEALTHY, "type": "cloud tasks", "paused": paused}
    return known | {"status": DEGRADED, "detail": f"Held by an operator: {', '.join(paused)}."} if paused else known
