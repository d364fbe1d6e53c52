"""Processes that share a database answer as one: what each remembers of it never shows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.conftest import Clock, Stores, in_memory, on_firestore
from tests.indexes import PatientStore
from tests.same_answers import differences


class Processes:
    """Several that know nothing of each other; each call goes to any of them."""

    def __init__(self, ones: list[Stores], chance: random.Random) -> None:
        self._ones = ones
        self._chance = chance

    def __getattr__(self, name: str) -> Any:
        return getattr(self._chance.choice(self._ones), name)


@pytest.fixture
def stores_of_three(store: PatientStore, tmp_path: Path, clock: Clock) -> Iterator[list[Stores]]:
    others = [PatientStore(store.project) for _ in range(2)]
    for one in others:
        one.declared = store.declared
    yield [on_firestore(one, tmp_path / "blobs", clock) for one in (store, *others)]
    for one in others:
        one.close()


@pytest.mark.parametrize("seed", [10, 38, 56])
def test_three_processes_answer_as_one_memory(
    stores_of_three: list[Stores], tmp_path: Path, clock: Clock, make: Any, seed: int
) -> None:
    worlds = [in_memory(tmp_path, clock), Processes(stores_of_three, random.Random(seed))]

    assert not list(differences(worlds, make, seed=seed, calls=100, looks=10))
