"""What the scene cache keeps, and what it tells of itself."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from functions.core.job import Asset


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheEntry:
    """A finished picture under its key, or the lease of whoever is making it."""

    key: str
    owner: str
    job: str = ""
    asset: Asset | None = None
    model: str = ""
    stored_at: float = 0.0
    #: holder of the lease; empty when nobody has it
    token: str = ""
    until: float = 0.0
    boot: str = ""
    #: micro-dollars that making it cost: what each hit saves
    cost: int = 0
    hits: int = 0
    #: when it was made or answered last
    used_at: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheCounts:
    """What the scene cache holds, and what it did since the store was made."""

    fresh: int = 0
    stale: int = 0
    #: of those that are held without a finished picture: somebody is at work on it
    leases: int = 0
    size: int = 0
    hits: int = 0
    misses: int = 0
    #: micro-dollars
    saved: int = 0
    #: when the oldest entry was stored; None where there is none
    oldest: float | None = None
    #: entries by the model that made them
    models: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """Which finished entries are to go: of one model where it is named, stored before a time where it is given."""

    model: str = ""
    before: float = math.inf
    #: only told, nothing goes
    rehearsed: bool = False


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many entries went, and how many bytes they named."""

    entries: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCounts:
    """One level in front of the store, since its process began."""

    name: str
    entries: int | None
    hits: int
    misses: int
    #: it answers at the moment
    connected: bool = True
    #: where it is, without a password; empty for a level in the process
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseEnd:
    """What becomes of a lease in the commit that ends it; nothing when the token no longer holds it."""

    key: str
    token: str
    #: stored under the key; None only releases
    asset: Asset | None = None
    model: str = ""
    now: float = 0.0
    #: micro-dollars that making it cost
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheHit:
    """An entry that answered; counted in the commit of what it answered, where there is one."""

    key: str
    now: float
    times: int = 1
