"""The subtopics of a topic: kept as long as texts are fresh, so that they are there at once the second time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.errors import InvalidOutput
from functions.core.keys import canonical, content_name, scene_key
from functions.core.plan import Plan
from functions.core.step import Asset
from functions.flows.guard import cached
from functions.flows.once import kept
from functions.flows.reuse import brought, keeper
from functions.kinds import KINDS
from functions.kinds.sources import divided
from functions.ports import CacheEntry, House, Written, hour_of

#: the writer's task whose answers are kept
SUBTOPICS = "subtopics"
#: everything that changes what a writer plans; pictures, voices and delivery do not
ASKED = ("prompt", "topic", "scenes", "subtopics", "language", "audience", "characters", "seed")


@dataclass(frozen=True, slots=True)
class Known:
    """A plan that was written before, and for how many seconds it stays fresh."""

    plan: Plan
    ttl: float


def shared(kind: str, request: Mapping[str, Any]) -> bool:
    """Whether the same request again may be answered with the same plan: one of subtopics, from an idea."""
    return KINDS[kind].writes(request) == SUBTOPICS and not divided(request) and request.get("cache") != "bypass"


def key_of(house: House, owner: str, kind: str, request: Mapping[str, Any]) -> str:
    """The key that the plan is kept under."""
    asked = {name: request.get(name) for name in ASKED}
    return scene_key({"plan": kind, **asked}, model=house.writer.model, owner=keeper(house, owner))


def fresh_since(house: House) -> float:
    """Plans that were kept before this are too old."""
    return house.now() - house.policy.text_cache_seconds


def known(house: House, owner: str, kind: str, request: Mapping[str, Any]) -> Known | None:
    """The plan as it was written for the same request; an answer of the cache, and counted as one."""
    if not shared(kind, request):
        return None
    since = fresh_since(house)
    entry = cached(house.cache.look(key_of(house, owner, kind, request)), fresh_since=since)
    found = draft_of(house, entry, owner=owner, kind=kind, request=request)
    if entry is None or found is None:
        return None
    house.counters.add(hour_of(house.now()), {"hits": 1, "saved": entry.cost})
    return Known(found[0], entry.stored_at - since)


def draft_of(
    house: House, entry: CacheEntry | None, *, owner: str, kind: str, request: Mapping[str, Any]
) -> tuple[Plan, str] | None:
    """The plan of an entry, and what its writer warned of; None where its bytes are gone or of no use any more."""
    if entry is None or entry.asset is None or not brought(house, entry, owner=owner):
        return None
    data = house.blobs.get(f"{owner}/{entry.asset.name}")
    if data is None:
        return None
    answer = json.loads(data)
    try:
        return KINDS[kind].plan_from(answer, request), " ".join(KINDS[kind].warnings_in(answer))
    except InvalidOutput:
        return None


def stored(house: House, owner: str, written: Written) -> Asset:
    """The writer's answer as it came, durable before any record names it."""
    data = canonical(written.data)
    return Asset(name=kept(house, owner, content_name(data, "json"), data, mime="application/json"))
