"""The same calls in the same order are answered alike by every store, whatever they are."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.conftest import Clock, Stores, on_firestore
from tests.indexes import PatientStore
from tests.same_answers import JOBS, Calls, answered, differences


@pytest.mark.parametrize("seed", range(12))
def test_memory_and_file_answer_alike(both: tuple[Stores, Stores], make: Any, seed: int) -> None:
    assert not list(differences(both, make, seed=seed, calls=120))


@pytest.mark.parametrize("seed", range(100, 104))
def test_memory_file_and_firestore_answer_alike(
    both: tuple[Stores, Stores], store: PatientStore, tmp_path: Path, clock: Clock, make: Any, seed: int
) -> None:
    worlds = (*both, on_firestore(store, tmp_path / "blobs", clock))

    assert not list(differences(worlds, make, seed=seed, calls=100, looks=10))


def test_the_calls_that_are_tried_reach_every_answer(both: tuple[Any, Any], make: Any) -> None:
    met = set()
    for seed in range(24):
        calls = Calls(random.Random(seed), make)
        for job in JOBS:
            both[0].jobs.remove(job)
        for _ in range(200):
            answer = answered(calls.draw(), both[0])
            met.add(
                answer[0].__name__
                if isinstance(answer, tuple) and isinstance(answer[0], type)
                else type(answer).__name__
            )
            met |= {f"first {answer.first}"} if hasattr(answer, "first") else set()

    wanted = {"Began", "Held", "Found", "Refused", "Closed", "AlreadyExists", "Stale", "Conflict"}
    assert wanted | {"first True", "first False"} <= met
