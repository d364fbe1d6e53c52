"""Small shared values under compare-and-set, in Firestore. No transaction: a write names the version that it read."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from functions.adapters.google import queries
from functions.adapters.google.faults import Beaten
from functions.adapters.google.register_documents import (
    REGISTERS,
    is_over,
    register_document,
    register_id,
    register_of,
)
from functions.adapters.google.store import Store
from functions.adapters.google.writing import Marked
from functions.core.errors import Stale
from functions.ports import Register, RegisterWrite

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentSnapshot

#: every call of a model looks at these, and they change once in a while: this process may be so many seconds behind
REMEMBERED, SECONDS = "breaker/", 5.0
#: seconds for which one that was beaten stands back at most, so that the next round is not beaten by the same
JITTER = 0.05


class FirestoreRegisters:
    """The registers of one database."""

    def __init__(
        self, store: Store, *, now: Callable[[], float] = time.time, elapsed: Callable[[], float] = time.monotonic
    ) -> None:
        """`elapsed` is a clock that nobody sets, for what is remembered."""
        self._store = store
        self._now = now
        self._elapsed = elapsed
        self._remembered: dict[str, tuple[Register, float]] = {}

    def read(self, name: str) -> Register:
        known = self._remembered.get(name)
        if known is not None and self._elapsed() - known[1] < SECONDS:
            return known[0]
        found = self._store.get(self._store.doc(REGISTERS, register_id(name)))
        return self._remember(name, register_of(found.to_dict(), now=self._now()))

    def write(self, name: str, value: Mapping[str, Any], *, expected: int) -> None:
        self._remembered.pop(name, None)
        marked = Marked(self._store)
        put_registers(self._store, marked, [RegisterWrite(name=name, value=value, expected=expected)], now=self._now())
        try:
            marked.commit()
        except Beaten:
            time.sleep(random.uniform(0.0, JITTER))
            raise Stale from None
        self._remember(name, Register(value=dict(value), version=expected + 1))

    def listed(self, prefix: str, *, after: str, limit: int) -> Sequence[str]:
        names: list[str] = []
        while len(names) < limit:
            left = limit - len(names)
            found = list(self._store.found(queries.registers_listed(self._store, prefix, after=after, limit=left)))
            rows = [one.to_dict() or {} for one in found]
            names += [str(row["name"]) for row in rows if not is_over(row, now=self._now())]
            if len(found) < left:
                break
            after = str(rows[-1]["name"])
        return names

    def remove(self, name: str, *, expected: int) -> bool:
        self._remembered.pop(name, None)
        found = self._store.get(self._store.doc(REGISTERS, register_id(name)))
        if expected == 0 or register_of(found.to_dict(), now=self._now()).version != expected:
            return False
        marked = Marked(self._store)
        marked.remove(found)
        try:
            marked.commit()
        except Beaten as beaten:
            return beaten.doubtful and not self._store.get(found.reference).exists
        return True

    def _remember(self, name: str, register: Register) -> Register:
        if name.startswith(REMEMBERED):
            self._remembered[name] = register, self._elapsed()
        return register


def put_registers(store: Store, marked: Marked, writes: Sequence[RegisterWrite], *, now: float) -> None:
    """Adds the writes to a commit, which is Beaten where one was written meanwhile; Stale where that is known now."""
    known = [store.seen(store.doc(REGISTERS, register_id(write.name))) for write in writes]
    found = [one for one, write in zip(known, writes, strict=True) if one is not None and _fits(one, write, now=now)]
    if len(found) < len(writes):
        found = store.get_all([store.doc(REGISTERS, register_id(write.name)) for write in writes])
    for one, write in zip(found, writes, strict=True):
        if not _fits(one, write, now=now):
            raise Stale
        marked.put(one, register_document(write.name, write.value, version=write.expected + 1, now=now))


def _fits(found: DocumentSnapshot[Any], write: RegisterWrite, *, now: float) -> bool:
    return register_of(found.to_dict(), now=now).version == write.expected
