"""Blobs in memory, in the same world as the other stores in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from functions.adapters.local.memory import StoredBlob, World
from functions.core.errors import LimnerError
from functions.core.paths import is_path


class MemoryBlobs:
    """Bytes by path; generations count up over all of them."""

    def __init__(self, world: World, *, now: Callable[[], float]) -> None:
        self._world = world
        self._now = now

    def put(self, path: str, data: bytes, *, mime: str) -> None:
        if not is_path(path):
            raise LimnerError("A file cannot have this name.")
        with self._world.changed:
            if not self.touch(path):
                self._world.blobs[path] = StoredBlob(data, mime, self._next(), self._now())

    def get(self, path: str) -> bytes | None:
        found = self._world.blobs.get(path)
        return None if found is None else found.data

    def touch(self, path: str) -> bool:
        with self._world.changed:
            found = self._world.blobs.get(path)
            if found is not None:
                found.generation, found.touched_at = self._next(), self._now()
        return found is not None

    def age(self, path: str) -> tuple[int, float] | None:
        found = self._world.blobs.get(path)
        return None if found is None else (found.generation, found.touched_at)

    def listed(self, *, after: str, limit: int) -> Sequence[str]:
        with self._world.changed:
            return sorted(path for path in self._world.blobs if path > after)[:limit]

    def remove(self, path: str, *, generation: int) -> bool:
        with self._world.changed:
            found = self._world.blobs.get(path)
            if found is None or found.generation != generation:
                return False
            del self._world.blobs[path]
        return True

    def _next(self) -> int:
        self._world.generation += 1
        return self._world.generation
