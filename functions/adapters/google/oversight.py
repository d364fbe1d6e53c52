"""The jobs of all owners in Firestore, for who looks after the house.

No document says `assembling`, for that is derived: it is asked for as `rendering` and told apart where it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from functions.adapters.google import queries
from functions.adapters.google.job_documents import kept_of
from functions.adapters.google.store import Store
from functions.adapters.stores import commits
from functions.core.job import Job
from functions.ports import Page

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentSnapshot

STORED, DERIVED = "rendering", "assembling"


class FirestoreOversight:
    """Looks at the jobs of one database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def jobs(self, *, states: Collection[str], size: int, token: str | None) -> Page:
        behind = commits.page_start(token) if token is not None else None
        stored = tuple(sorted({STORED if state == DERIVED else state for state in states}))
        fitting: list[Job] = []
        while True:
            query = queries.jobs_everywhere(self._store, states=stored, behind=behind, limit=size + 1)
            found = [_job(one) for one in self._store.found(query)]
            fitting += [job for job in found if not states or job.status() in states]
            if len(fitting) > size:
                return Page(tuple(fitting[:size]), commits.page_token(fitting[size - 1]))
            if len(found) <= size:
                return Page(tuple(fitting), None)
            behind = found[-1].created_at, found[-1].id

    def counts(self) -> Mapping[tuple[str, str], int]:
        counted: Counter[tuple[str, str]] = Counter()
        for kind, state in self._sorts():
            query = queries.jobs_of_sort(self._store, kind=kind, state=state)
            if state == STORED:
                counted.update((kind, _job(one).status()) for one in self._store.found(query))
            else:
                counted[kind, state] = self._store.count(query)
        return +counted

    def _sorts(self) -> Iterator[tuple[str, str]]:
        """Kinds and states that there are, each found behind the one before."""
        after: dict[str, str] | None = None
        while found := list(self._store.found(queries.jobs_next_sort(self._store, after=after))):
            after = {field: str(found[0].get(field)) for field in ("kind", "state")}
            yield after["kind"], after["state"]


def _job(found: DocumentSnapshot[Any]) -> Job:
    return kept_of(found.to_dict() or {}, update_time=found.update_time).job
