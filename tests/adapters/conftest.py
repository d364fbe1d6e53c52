"""One set of stores for each local world, and the records that the contracts are tried with."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from functions import ports
from functions.adapters.google.cache import FirestoreCache
from functions.adapters.google.counters import FirestoreCounters
from functions.adapters.google.gallery import FirestoreGallery
from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.oversight import FirestoreOversight
from functions.adapters.google.registers import FirestoreRegisters
from functions.adapters.google.store import Store
from functions.adapters.google.things import FirestoreThings
from functions.adapters.local.blobs import FolderBlobs
from functions.adapters.local.cache import SqliteCache
from functions.adapters.local.counters import SqliteCounters
from functions.adapters.local.database import Database
from functions.adapters.local.gallery import SqliteGallery
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.levels import LeveledCache, Near
from functions.adapters.local.memory import MemoryJobs, MemoryRegisters, World
from functions.adapters.local.memory_blobs import MemoryBlobs
from functions.adapters.local.memory_cache import MemoryCache
from functions.adapters.local.memory_oversight import MemoryCounters, MemoryOversight
from functions.adapters.local.memory_records import MemoryGallery, MemoryThings
from functions.adapters.local.oversight import SqliteOversight
from functions.adapters.local.registers import SqliteRegisters
from functions.adapters.local.things import SqliteThings
from functions.core.job import Asset, Job, Outcome, Run, Step, Try
from functions.core.settling import Settlement
from tests import emulator
from tests.buckets import HouseBuckets, two_buckets
from tests.fakes.issuer import Issuer
from tests.fakes.storage.service import FakeStorage
from tests.indexes import PatientStore, declared

#: who may see what without the house; the house itself is not asked
RULES = Path(__file__).parents[2] / "infra" / "firestore.rules"


@dataclass
class Clock:
    """A clock that is put forward by hand."""

    time: float = 1000.0

    def __call__(self) -> float:
        return self.time


@dataclass
class Stores:
    """Every store of one world."""

    jobs: ports.Jobs
    cache: ports.Cache
    registers: ports.Registers
    blobs: ports.Blobs
    gallery: ports.Gallery
    things: ports.Things
    counters: ports.Counters
    oversight: ports.Oversight
    clock: Clock = field(default_factory=Clock)


def in_memory(folder: Path, clock: Clock) -> Stores:
    world = World()
    blobs = MemoryBlobs(world, now=clock)
    return Stores(
        MemoryJobs(world),
        MemoryCache(world),
        MemoryRegisters(world),
        blobs,
        MemoryGallery(world),
        MemoryThings(world),
        MemoryCounters(world),
        MemoryOversight(world),
        clock,
    )


def on_disk(folder: Path, clock: Clock, database: Database) -> Stores:
    blobs = FolderBlobs(folder, now=clock)
    return Stores(
        SqliteJobs(database),
        SqliteCache(database),
        SqliteRegisters(database),
        blobs,
        SqliteGallery(database),
        SqliteThings(database),
        SqliteCounters(database),
        SqliteOversight(database),
        clock,
    )


def on_firestore(store: Store, folder: Path, clock: Clock) -> Stores:
    blobs = FolderBlobs(folder, now=clock)
    return Stores(
        FirestoreJobs(store, now=clock),
        FirestoreCache(store, now=clock),
        FirestoreRegisters(store, now=clock),
        blobs,
        FirestoreGallery(store, now=clock),
        FirestoreThings(store),
        FirestoreCounters(store),
        FirestoreOversight(store),
        clock,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path)
    yield opened
    opened.close()


def behind_a_level(stores: Stores, database: Database) -> Stores:
    cache = LeveledCache(stores.cache, Near())
    return replace(stores, cache=cache, jobs=SqliteJobs(database, cache_changed=cache.changed))


@pytest.fixture(scope="session")
def firestore_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the one emulator of this process listens."""
    if emulator.jar() is None:
        emulator.missing()
    with emulator.running(tmp_path_factory.mktemp("firestore"), rules=RULES) as address:
        yield address


@pytest.fixture
def store(firestore_address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty database: a project of a name that was never used. It asks for nothing that has no index."""
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", firestore_address)
    opened = PatientStore(f"test-{uuid.uuid4().hex[:12]}")
    opened.declared = declared()
    yield opened
    opened.close()


@pytest.fixture(params=["memory", "sqlite", "leveled", "firestore"])
def stores(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Stores:
    if request.param == "firestore":
        return on_firestore(request.getfixturevalue("store"), tmp_path, clock)
    if request.param == "memory":
        return in_memory(tmp_path, clock)
    if request.param == "leveled":
        database = request.getfixturevalue("database")
        return behind_a_level(on_disk(tmp_path, clock, database), database)
    return on_disk(tmp_path, clock, request.getfixturevalue("database"))


@pytest.fixture
def jobs(stores: Stores) -> ports.Jobs:
    return stores.jobs


@pytest.fixture
def both(tmp_path: Path, clock: Clock, database: Database) -> tuple[Stores, Stores]:
    return in_memory(tmp_path, clock), on_disk(tmp_path, clock, database)


class Make:
    """Records with sane fields, where a test names only what it is about."""

    def __init__(self) -> None:
        self._count = itertools.count(1)

    def job(self, job_id: str = "j1", **fields: object) -> Job:
        steps = {name: Step(name=name, what="picture", scene=1, stamp=1) for name in ("p01", "p02")}
        known = {
            "id": job_id,
            "owner": "ann",
            "kind": "comic",
            "request": {"prompt": "A fox learns to sail"},
            "state": "rendering",
            "run": Run(number=1, opened_at=1000.0, deadline_at=4600.0),
            "created_at": 1000.0,
            "updated_at": 1000.0,
            "steps": steps,
            "check_at": 1060.0,
        }
        return Job(**(known | fields))  # type: ignore[arg-type]

    def asset(self, letter: str = "a") -> Asset:
        return Asset(
            name=f"{letter * 64}.webp",
            thumb=f"{letter * 60}0000.webp",
            original=f"{letter * 64}.png",
            marks={"heads": [{"name": "Fen", "box": [0.1, 0.2, 0.3, 0.4]}]},
        )

    def begin(self, token: str = "t1", **fields: object) -> ports.Begin:
        known = {
            "step": "p01",
            "revision": 1,
            "token": token,
            "key": "key",
            "owner": "ann",
            "boot": "boot1",
            "now": 1001.0,
            "fresh_since": 500.0,
            "one": Try(revision=1, at=1001.0, until=1100.0, may_cost=40),
        }
        return ports.Begin(**(known | fields))  # type: ignore[arg-type]

    def settlement(self, token: str = "t1", *, letter: str = "a", **fields: object) -> Settlement:
        known = {"state": "done", "at": 1010.0, "cost": 33, "asset": self.asset(letter)}
        outcome = Outcome(**(known | {k: v for k, v in fields.items() if k not in ("step", "revision")}))  # type: ignore[arg-type]
        named = {k: v for k, v in fields.items() if k in ("step", "revision")}
        return Settlement(**({"step": "p01", "revision": 1, "token": token, "outcome": outcome} | named))  # type: ignore[arg-type]

    def lease(self, token: str = "t1", *, letter: str = "a") -> ports.LeaseEnd:
        return ports.LeaseEnd(key="key", token=token, asset=self.asset(letter), model="m/1", now=1010.0)

    def picture(self, picture_id: str = "g1", *, job: str = "j1", letter: str = "g") -> ports.GalleryRecord:
        return ports.GalleryRecord(
            id=picture_id,
            owner="ann",
            job=job,
            step="p01",
            revision=1,
            asset=self.asset(letter),
            prompt="A fox",
            alt="A fox in a boat",
            tags=("demo",),
            at=1010.0,
        )

    def record(self, key: str = "K", *, job: str = "j1", expires_at: float = 2000.0) -> ports.Idempotency:
        return ports.Idempotency(owner="ann", key=key, job=job, body="digest", expires_at=expires_at)


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture
def eventually() -> Callable[[Callable[[], bool]], None]:
    """Waits for something that another thread does; a test that waits 10 s has failed."""
    import time

    def wait(happens: Callable[[], bool]) -> None:
        ends = time.monotonic() + 10
        while not happens():
            assert time.monotonic() < ends, "it did not happen"
            time.sleep(0.002)

    return wait


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    """Signs tokens; its key takes a moment to be made."""
    return Issuer()


@pytest.fixture(scope="session")
def storage_fake() -> Iterator[FakeStorage]:
    with FakeStorage().served() as fake:
        yield fake


@pytest.fixture
def house_buckets(storage_fake: FakeStorage, monkeypatch: pytest.MonkeyPatch) -> Iterator[HouseBuckets]:
    """Two empty buckets, and the real client to open them with."""
    with two_buckets(storage_fake, monkeypatch) as buckets:
        yield buckets
