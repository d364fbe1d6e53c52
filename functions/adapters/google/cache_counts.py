"""What the scene cache holds and did, counted by Firestore itself: the indexes are read, not the entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from functions.adapters.google import queries
from functions.adapters.google.counter_documents import HITS, MISSES, SAVED
from functions.adapters.google.counters import waiting
from functions.adapters.google.store import Store
from functions.ports import CacheCounts


def counted(store: Store, *, fresh_since: float, texts_since: float) -> CacheCounts:
    """Entries stored since then are fresh, those that are texts by a time of their own."""
    finished = queries.cache_finished(store, finished=True)
    entries = store.count(finished)
    fresh = store.count(queries.cache_fresh(store, text=False, since=fresh_since))
    fresh += store.count(queries.cache_fresh(store, text=True, since=texts_since))
    done = totals(store)
    return CacheCounts(
        fresh=fresh,
        stale=entries - fresh,
        leases=store.count(queries.cache_finished(store, finished=False)),
        size=store.total(finished, "size"),
        hits=done[HITS],
        misses=done[MISSES],
        saved=done[SAVED],
        oldest=next((float(one.get("stored_at")) for one in store.found(queries.cache_oldest(store))), None),
        models={model: store.count(queries.cache_of_model(store, model)) for model in _models(store)},
    )


def totals(store: Store) -> Mapping[str, int]:
    """What the scene cache did since the store was made."""
    names = (HITS, MISSES, SAVED)
    found = Counter({name: store.total(queries.counters_of_cache(store), f"totals.{name}") for name in names})
    for _, fields in waiting(store, "totals"):
        found.update(fields)
    return found


def _models(store: Store) -> Iterator[str]:
    after: str | None = None
    while found := list(store.found(queries.cache_next_model(store, after=after))):
        document: dict[str, Any] = found[0].to_dict() or {}
        after = str(document["model"])
        yield after
