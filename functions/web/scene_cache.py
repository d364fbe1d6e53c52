"""The scene cache as its operator sees and steers it."""

from __future__ import annotations

import re
from typing import Any

from functions.core.errors import InvalidRequest
from functions.flows import reuse
from functions.ports import CacheCounts, LevelCounts
from functions.web import shape
from functions.web.call import Call
from functions.web.gallery import flag
from functions.web.reply import Reply, in_json

NOW = (("Cache-Control", "no-store"),)
UNITS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_AGE = r"(\d{1,9})([smhd])"


def look(call: Call) -> Reply:
    """What it holds, what it did, and what lies in front of it."""
    return in_json(statistics(call), headers=NOW)


def clear(call: Call) -> Reply:
    """Finished entries go: all, those of a model, or the older ones."""
    rehearsed = bool(flag(call, "dry_run"))
    found = reuse.cleared(
        call.house, model=call.query("model") or "", older_than=_age(call.query("older_than")), rehearsed=rehearsed
    )
    return in_json({"entries": found.entries, "bytes": found.size, "dry_run": rehearsed}, headers=NOW)


def statistics(call: Call) -> dict[str, Any]:
    """The numbers, also for those who show them in other words."""
    found, policy = reuse.counted(call.house), call.house.policy
    return {
        **_counts(found),
        "models": [{"model": name, "entries": count} for name, count in found.models.items()],
        "levels": [_level(one) for one in call.house.cache.levels()],
        "limits": {
            "max_size": policy.cache_most, "expiry_days": policy.cache_days, "ttl_seconds": policy.text_cache_seconds,
            "scope": "shared" if policy.cache_shared else "owner",
        },
    }  # fmt: skip


def _counts(found: CacheCounts) -> dict[str, Any]:
    asked = found.hits + found.misses
    return {
        "entries": found.fresh + found.stale, "fresh": found.fresh, "stale": found.stale, "at_work": found.leases,
        "bytes": found.size, "hits": found.hits, "misses": found.misses,
        "hit_rate": round(found.hits / asked, 4) if asked else None, "saved_usd": shape.usd(found.saved),
        "oldest": None if found.oldest is None else shape.when(found.oldest),
    }  # fmt: skip


def _level(one: LevelCounts) -> dict[str, Any]:
    return {
        "name": one.name, "connected": one.connected, "host": one.host or None, "entries": one.entries,
        "hits": one.hits, "misses": one.misses,
    }  # fmt: skip


def _age(text: str | None) -> float | None:
    """Seconds of an age such as 12h; None where none was given."""
    if text is None:
        return None
    found = re.fullmatch(_AGE, text)
    if found is None:
        fault = "An age is expected: a whole number and s, m, h or d, such as 12h."
        raise InvalidRequest(f"older_than: {fault}", fields=(("older_than", fault),))
    return int(found[1]) * UNITS[found[2]]
