"""The same random calls on memory, SQLite and Firestore's emulator: how many were answered alike."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from functions.adapters.local.database import Database
from tests import emulator
from tests.adapters.conftest import Clock, Make, in_memory, on_disk, on_firestore
from tests.indexes import PatientStore, declared
from tests.same_answers import differences

CALLS = 5_000
#: calls of one seed: worlds of few records meet each other more often
OF_A_SEED = 125
#: calls between two looks at all that can be seen
LOOKS = 5


@dataclass(frozen=True)
class Told:
    """What came of it."""

    calls: int
    faults: tuple[str, ...]

    @property
    def alike(self) -> int:
        """Calls of those runs in which nothing differed."""
        return self.calls - len(self.faults) * OF_A_SEED


def differing(calls: int = CALLS, *, jobs: int = 2) -> Told:
    """Told of all seeds; nothing is called where there is no emulator."""
    if emulator.jar() is None:
        return Told(0, ())
    seeds = range(calls // OF_A_SEED)
    with (
        tempfile.TemporaryDirectory() as folder,
        emulator.running(Path(folder)) as address,
        ProcessPoolExecutor(jobs) as processes,
    ):
        found = list(processes.map(_of_seed, seeds, [address] * len(seeds)))
    faults = tuple(fault for faults in found for fault in faults)
    return Told(len(seeds) * OF_A_SEED, faults)


def _of_seed(seed: int, address: str) -> list[str]:
    os.environ["FIRESTORE_EMULATOR_HOST"] = address
    with tempfile.TemporaryDirectory() as folder, _worlds(Path(folder)) as worlds:
        return list(differences(worlds, Make(), seed=seed, calls=OF_A_SEED, looks=LOOKS))


@contextmanager
def _worlds(folder: Path) -> Iterator[list[object]]:
    clock, store = Clock(), PatientStore(f"same-{uuid.uuid4().hex[:12]}")
    store.declared = declared()
    with closing(Database(folder)) as database, closing(store):
        yield [
            in_memory(folder, clock),
            on_disk(folder, clock, database),
            on_firestore(store, folder / "blobs", clock),
        ]
