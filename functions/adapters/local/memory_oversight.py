"""Counters, and the jobs of all owners, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from functions.adapters.local.memory import World
from functions.adapters.stores import commits
from functions.ports import Page


class MemoryCounters:
    """Numbers that only grow."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add(self, name: str, fields: Mapping[str, int]) -> None:
        with self._world.changed:
            self._world.count(name, fields)

    def read(self, first: str, last: str) -> Mapping[str, Mapping[str, int]]:
        with self._world.changed:
            return {name: dict(one) for name, one in sorted(self._world.counters.items()) if first <= name <= last}

    def forget(self, *, before: str) -> int:
        with self._world.changed:
            gone = [name for name in self._world.counters if name < before]
            for name in gone:
                del self._world.counters[name]
        return len(gone)


class MemoryOversight:
    """Looks at all jobs."""

    def __init__(self, world: World) -> None:
        self._world = world

    def jobs(self, *, states: Collection[str], size: int, token: str | None) -> Page:
        start = commits.page_start(token)
        with self._world.changed:
            shown = [job for job in self._world.jobs.values() if not job.deleted and (job.created_at, job.id) < start]
        found = [job for job in shown if not states or job.status() in states]
        found.sort(key=lambda job: (job.created_at, job.id), reverse=True)
        return Page(tuple(found[:size]), commits.page_token(found[size - 1]) if len(found) > size else None)

    def counts(self) -> Mapping[tuple[str, str], int]:
        with self._world.changed:
            return Counter((job.kind, job.status()) for job in self._world.jobs.values() if not job.deleted)
