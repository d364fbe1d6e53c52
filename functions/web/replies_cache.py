"""What is answered about the scene cache, as models for the contract's document."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from functions.web.replies import Answer, Time, Usd


class CacheModel(Answer):
    """Entries that one model made."""

    model: str
    entries: int


class CacheLevel(Answer):
    """A quicker place in front of the store, since this process began."""

    name: Literal["process", "redis"]
    connected: bool
    host: str | None
    entries: Annotated[int | None, Field(description="null where it is not counted")]
    hits: int
    misses: int


class CacheLimits(Answer):
    """How the cache was set up."""

    max_size: int
    expiry_days: int
    ttl_seconds: Annotated[float, Field(description="of texts")]
    scope: Literal["owner", "shared"]


class CacheReply(Answer):
    """The scene cache: what it holds, and what it did since the store was made."""

    entries: int
    fresh: int
    stale: int
    at_work: Annotated[int, Field(description="leases of those who are making something")]
    bytes: int
    hits: int
    misses: int
    hit_rate: Annotated[float | None, Field(description="of all that was asked for; null before the first")]
    saved_usd: Usd
    oldest: Time | None
    models: list[CacheModel]
    levels: list[CacheLevel]
    limits: CacheLimits


class ClearedReply(Answer):
    """What went from the scene cache, or would go."""

    entries: int
    bytes: int
    dry_run: bool
