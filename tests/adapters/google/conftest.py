"""Jobs on Firestore, with an eye on the wire."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.store import Store
from tests.fakes.firestore_wire import Wire


@pytest.fixture
def wire(firestore_address: str, monkeypatch: pytest.MonkeyPatch) -> Wire:
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", firestore_address)
    return Wire()


@pytest.fixture
def tapped(wire: Wire) -> Iterator[Store]:
    """An empty database, all calls to which are seen."""
    opened = wire.store(f"test-{uuid4().hex[:12]}")
    yield opened
    opened.close()


@pytest.fixture
def jobs(tapped: Store) -> FirestoreJobs:
    return FirestoreJobs(tapped)
