"""Numbers that only grow, in Firestore: added to without reading, added up on reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from functions.adapters.google import job_queries, queries
from functions.adapters.google.counter_documents import COUNTERS, SHARDS, Counts, increments, shard_id
from functions.adapters.google.faults import Beaten
from functions.adapters.google.store import Store
from functions.adapters.google.writing import PORTION, as_read, until_none_is_left

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentSnapshot, WriteBatch

#: the document that keeps what the scene cache did in hours that are forgotten; it has no name, so no list has it
PAST = "past"


class FirestoreCounters:
    """The counters of one database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, fields: Mapping[str, int]) -> None:
        counts = Counts()
        counts.add(name, fields)
        batch = self._store.batch()
        if put_counts(self._store, batch, counts):
            self._store.commit(batch, repeatable=False)

    def read(self, first: str, last: str) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, Counter[str]] = {}
        for one in self._store.found(queries.counters_between(self._store, first, last)):
            document = one.to_dict() or {}
            if document.get("values"):
                found.setdefault(document["name"], Counter()).update(document["values"])
        for name, fields in waiting(self._store, "values"):
            if first <= name <= last:
                found.setdefault(name, Counter()).update(fields)
        return {name: dict(fields) for name, fields in sorted(found.items())}

    def forget(self, *, before: str) -> int:
        until_none_is_left(lambda: self._gathered(before))
        names: set[str] = set()
        while found := list(self._store.found(queries.counters_before(self._store, before, limit=PORTION))):
            if self._forgotten(found):
                names |= {str(one.get("name")) for one in found if (one.to_dict() or {}).get("values")}
        return len(names)

    def _gathered(self, before: str) -> int:
        """What jobs at work have counted under such names is first brought here; how many jobs had some."""
        found = [
            one
            for one in self._store.found(job_queries.jobs_counted(self._store))
            if any(name < before for name in one.get("counts"))
        ]
        for one in found:
            batch = self._store.batch()
            batch.update(one.reference, {"counts": {}, "counted": False}, option=as_read(self._store, one))
            put_waiting(self._store, batch, one.get("counts"), shard=one.id)
            with suppress(Beaten):
                self._store.commit(batch)
        return len(found)

    def _forgotten(self, found: list[DocumentSnapshot[Any]]) -> bool:
        """They go, and what the scene cache did in them is kept, in one commit."""
        batch = self._store.batch()
        totals: Counter[str] = Counter()
        for one in found:
            totals.update((one.to_dict() or {}).get("totals", {}))
            batch.delete(one.reference, option=as_read(self._store, one))
        if totals:
            batch.set(self._store.doc(COUNTERS, PAST), {"totals": increments(totals)}, merge=True)
        try:
            self._store.commit(batch)
        except Beaten:
            return False
        return True


def waiting(store: Store, kind: str) -> Iterator[tuple[str, Mapping[str, int]]]:
    """What jobs at work have counted in their own documents, until the next whole commit of each brings it here."""
    for one in store.found(job_queries.jobs_counted(store)):
        for name, counted in one.get("counts").items():
            if counted.get(kind):
                yield name, counted[kind]


def put_waiting(store: Store, batch: WriteBatch, counts: Mapping[str, Any], *, shard: str) -> None:
    """What was counted in a job's document goes among the counters."""
    number = sum(shard.encode()) % SHARDS
    for name, one in counts.items():
        grown = {kind: increments(one[kind]) for kind in ("values", "totals") if one.get(kind)}
        batch.set(store.doc(COUNTERS, shard_id(name, number)), {"name": name, **grown}, merge=True)


def put_counts(store: Store, batch: WriteBatch, counts: Counts) -> int:
    """Adds what is counted to a commit; how many documents that writes."""
    documents = list(counts.documents())
    for name, data in documents:
        batch.set(store.doc(COUNTERS, name), data, merge=True)
    return len(documents)
