"""What was made before serves again: whose it may be, whether it is fresh, and whether its bytes are there."""

from __future__ import annotations

import math

from functions.ports import CacheCounts, CacheEntry, Cleared, Clearing, House
from functions.rules.cache import DAY

#: what the blobs of an entry are, by their suffix
MIMES = {
    "webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "wav": "audio/wav", "json": "application/json",
}  # fmt: skip
#: entries that one look of the sweep removes at most
PORTION = 500


def keeper(house: House, owner: str) -> str:
    """Who stands in a cache key: the owner, or nobody where all owners share what was made."""
    return "" if house.policy.cache_shared else owner


def fresh_since(house: House) -> float:
    """Pictures and sounds that were stored before this do not count."""
    return house.now() - house.policy.cache_days * DAY


def brought(house: House, entry: CacheEntry, *, owner: str) -> bool:
    """Every byte of the entry is this owner's and young; another owner's are copied, so that deleting parts nothing."""
    return entry.asset is not None and all(_has(house, name, owner, entry.owner) for name in entry.asset.blobs())


def _has(house: House, name: str, owner: str, maker: str) -> bool:
    if house.blobs.touch(f"{owner}/{name}"):
        return True
    data = house.blobs.get(f"{maker}/{name}") if maker != owner else None
    if data is None:
        return False
    house.blobs.put(f"{owner}/{name}", data, mime=MIMES.get(name.rpartition(".")[2], "application/octet-stream"))
    return True


def trimmed(house: House) -> int:
    """Keeps the cache within its size: what was not used for longest goes; how many went."""
    return house.cache.trim(most=house.policy.cache_most, limit=PORTION)


def counted(house: House) -> CacheCounts:
    """What the cache holds and has done."""
    return house.cache.counts(fresh_since=fresh_since(house), texts_since=house.now() - house.policy.text_cache_seconds)


def cleared(house: House, *, model: str = "", older_than: float | None = None, rehearsed: bool = False) -> Cleared:
    """What is finished goes: of one model, or what is older than so many seconds, or all of it."""
    before = math.inf if older_than is None else house.now() - older_than
    return house.cache.clear(Clearing(model=model, before=before, rehearsed=rehearsed))
