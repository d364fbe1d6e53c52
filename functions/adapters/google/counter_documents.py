"""What a commit counts, as increments of a few documents: blind, so that no two commits ever wait for each other.

The numbers of one name are spread over ten documents, which are added up on reading.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from functions.adapters.google.names import document_id
from functions.ports import CacheEntry, CacheHit, Tally, hour_of

COUNTERS = "counters"
SHARDS = 10
#: what the scene cache did in all: counted beside the hour's numbers, so that it is no write more
HITS, MISSES, SAVED = "hits", "misses", "saved"


class Counts:
    """All that one commit counts."""

    def __init__(self) -> None:
        self._values: dict[str, Counter[str]] = {}
        self._totals: dict[str, Counter[str]] = {}

    def add(self, name: str, fields: Mapping[str, int]) -> None:
        """Into the fields of a name."""
        if fields:
            self._values.setdefault(name, Counter()).update(fields)

    def tally(self, tally: Tally | None, fields: Mapping[str, int]) -> None:
        """What `counting.counted` found of a tally."""
        if tally is not None:
            self.add(tally.name, fields)

    def miss(self, *, now: float) -> None:
        """A result came into the scene cache that had not been there."""
        self._totals.setdefault(hour_of(now), Counter()).update({MISSES: 1})

    def hit(self, hit: CacheHit, entry: CacheEntry | None) -> None:
        """The scene cache answered; `entry` is what it has there now."""
        saved = 0 if entry is None or entry.asset is None else entry.cost * hit.times
        fields = {HITS: hit.times, SAVED: saved}
        self.add(hour_of(hit.now), fields)
        self._totals.setdefault(hour_of(hit.now), Counter()).update(fields)

    def documents(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Id and data of each write, to be merged into what is there: one where all is of the same hour."""
        shard = random.randrange(SHARDS)
        for name in sorted(self._values.keys() | self._totals.keys()):
            fields = {"values": self._values.get(name), "totals": self._totals.get(name)}
            grown = {field: increments(counts) for field, counts in fields.items() if counts}
            yield shard_id(name, shard), {"name": name, **grown}


def shard_id(name: str, shard: int) -> str:
    """One of the documents of a name; the number comes first, so that hours do not follow one another."""
    return f"{shard}!{document_id(name)}"


def increments(fields: Mapping[str, int]) -> dict[str, Any]:
    """Fields that grow by so much; one that is not there yet was 0."""
    from google.cloud.firestore_v1.transforms import Increment

    return {name: Increment(count) for name, count in fields.items()}
