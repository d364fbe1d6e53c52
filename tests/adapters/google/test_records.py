"""Cache, things, registers and counters on Firestore: what its own ways of failing must not change."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from google.api_core.exceptions import ServiceUnavailable
from google.auth.credentials import AnonymousCredentials
from google.cloud.firestore import Client

from functions.adapters.google.cache import FirestoreCache
from functions.adapters.google.cache_documents import CACHE, LASTS, cache_id, entry_document
from functions.adapters.google.counters import FirestoreCounters
from functions.adapters.google.gallery import FirestoreGallery
from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.register_documents import LIVES, register_document, register_id
from functions.adapters.google.registers import SECONDS, FirestoreRegisters
from functions.adapters.google.store import Store
from functions.adapters.google.things import FirestoreThings
from functions.core.errors import AlreadyExists, Stale
from functions.core.job import Asset
from functions.ports import CacheEntry, CacheHit, Clearing, Tally, Thing
from tests.adapters.conftest import Clock
from tests.indexes import CheckedStore

ENTRY = CacheEntry(
    key="key", owner="ann", job="j1", asset=Asset(name="a.webp", size=7), model="m", stored_at=1000.0, used_at=1000.0
)
THING = Thing(owner="ann", shelf="styles", id="x", value={"n": 1}, at=1000.0)


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> Callable[[Store], None]:
    """From now on the answer to the first offer of each commit is lost."""

    def begin(store: Store) -> None:
        service = store.client._firestore_api
        commit, offered = service.commit, set[bytes]()

        def losing(**options: Any) -> Any:
            done = commit(**options)
            offer = str(options["request"]).encode()
            if offer not in offered:
                offered.add(offer)
                raise ServiceUnavailable("the answer was lost")
            return done

        monkeypatch.setattr(service, "commit", losing)

    return begin


def put_entry(store: Store, entry: CacheEntry) -> None:
    store.doc(CACHE, cache_id(entry.key)).set(entry_document(entry))


def test_an_entry_whose_time_is_over_is_none_before_firestore_takes_it_away(store: CheckedStore) -> None:
    put_entry(store, ENTRY)

    assert ENTRY == FirestoreCache(store, now=lambda: 1000.0 + LASTS - 1).look("key")
    assert FirestoreCache(store, now=lambda: 1000.0 + LASTS).look("key") is None


def test_a_register_whose_time_is_over_is_none_and_can_be_written_anew(store: CheckedStore, clock: Clock) -> None:
    name = "minute/ann/scenes"
    registers = FirestoreRegisters(store, now=clock)
    registers.write(name, {"stamps": [1000.0]}, expected=0)
    assert [name] == registers.listed("minute/", after="", limit=9)
    clock.time += LIVES["minute/"]

    assert 0 == registers.read(name).version
    assert [] == registers.listed("minute/", after="", limit=9)
    assert not registers.remove(name, expected=1)
    registers.write(name, {"stamps": [clock.time]}, expected=0)
    assert (1, {"stamps": [clock.time]}) == (registers.read(name).version, registers.read(name).value)


def test_a_list_of_registers_goes_on_behind_those_whose_time_is_over(store: CheckedStore, clock: Clock) -> None:
    registers = FirestoreRegisters(store, now=clock)
    for number in range(6):
        name = f"minute/{number}"
        over = register_document(name, {}, version=1, now=clock() - (2 * LIVES["minute/"] if number < 4 else 0))
        store.doc("registers", register_id(name)).set(over)

    assert ["minute/4", "minute/5"] == registers.listed("minute/", after="", limit=2)


def test_a_breaker_is_asked_for_once_in_five_seconds(store: CheckedStore, clock: Clock) -> None:
    here, there = (FirestoreRegisters(store, now=clock, elapsed=clock) for _ in range(2))
    assert 0 == here.read("breaker/m").version
    there.write("breaker/m", {"state": "open"}, expected=0)

    assert 0 == here.read("breaker/m").version
    with pytest.raises(Stale):
        here.write("breaker/m", {"state": "closed"}, expected=0)
    assert {"state": "open"} == here.read("breaker/m").value
    there.write("breaker/m", {"state": "half_open"}, expected=1)
    clock.time += SECONDS
    assert {"state": "half_open"} == here.read("breaker/m").value


def test_nothing_but_breakers_is_remembered(store: CheckedStore, clock: Clock) -> None:
    here, there = (FirestoreRegisters(store, now=clock, elapsed=clock) for _ in range(2))
    assert 0 == here.read("pace/m").version

    there.write("pace/m", {}, expected=0)

    assert 1 == here.read("pace/m").version


def test_a_write_whose_answer_was_lost_is_no_other_writers(
    store: CheckedStore, lost: Callable[[Store], None], clock: Clock
) -> None:
    lost(store)
    registers, things = FirestoreRegisters(store, now=clock), FirestoreThings(store)

    registers.write("day", {"n": 1}, expected=0)
    registers.write("day", {"n": 2}, expected=1)
    made = things.create(THING)
    things.save(replace(made, value={"n": 2}))

    assert (2, {"n": 2}) == (registers.read("day").version, registers.read("day").value)
    assert (2, {"n": 2}) == ((found := things.get("ann", "styles", "x")) and (found.version, found.value))
    with pytest.raises(AlreadyExists):
        things.create(THING)
    assert registers.remove("day", expected=2)


def test_a_removal_whose_answer_was_lost_is_done(store: CheckedStore, lost: Callable[[Store], None]) -> None:
    things = FirestoreThings(store)
    made = things.create(THING)
    lost(store)

    things.remove(made)

    assert things.get("ann", "styles", "x") is None


def test_a_count_is_never_offered_twice(store: CheckedStore, lost: Callable[[Store], None]) -> None:
    counters = FirestoreCounters(store)
    counters.add("hour/1", {"hits": 1})
    lost(store)

    with pytest.raises(Exception, match="does not answer"):
        counters.add("hour/1", {"hits": 1})

    assert {"hour/1": {"hits": 2}} == counters.read("", "~")


def test_of_equal_writes_at_once_one_is_taken(store: CheckedStore, clock: Clock) -> None:
    told: list[str] = []

    def write() -> None:
        try:
            FirestoreRegisters(store, now=clock).write("day", {"n": 1}, expected=0)
        except Stale:
            told.append("stale")
        else:
            told.append("taken")

    racers = [threading.Thread(target=write) for _ in range(12)]
    for one in racers:
        one.start()
    for one in racers:
        one.join()

    assert 1 == told.count("taken"), told


def test_a_cache_that_cannot_be_asked_is_a_miss_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    nowhere = Store(
        "demo", opened=lambda project, _: Client(project=project, credentials=AnonymousCredentials()), look=0.3
    )

    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRESTORE_EMULATOR_HOST", f"127.0.0.1:{silent.getsockname()[1]}")

        assert FirestoreCache(nowhere).look("key") is None

    nowhere.close()
    assert ["cache_not_seen"] == [one.getMessage().split()[0] for one in caplog.records]


def test_a_hit_that_comes_while_its_entry_goes_is_counted_all_the_same(
    store: CheckedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_entry(store, replace(ENTRY, cost=40))
    cache, get = FirestoreCache(store, now=lambda: 1001.0), store.get

    def then_gone(ref: Any) -> Any:
        found = get(ref)
        ref.delete()
        return found

    monkeypatch.setattr(store, "get", then_gone)
    cache.answered([CacheHit(key="key", now=1001.0, times=2)])
    monkeypatch.undo()

    assert (2, 80) == ((counts := cache.counts(fresh_since=0.0, texts_since=0.0)).hits, counts.saved)
    assert cache.look("key") is None


def test_what_the_cache_did_is_known_after_its_hours_are_forgotten(store: CheckedStore) -> None:
    cache, counters = FirestoreCache(store, now=lambda: 1001.0), FirestoreCounters(store)
    put_entry(store, replace(ENTRY, cost=40))
    cache.answered([CacheHit(key="key", now=1001.0)] * 3)

    assert 1 == counters.forget(before="hour/2")

    assert {} == counters.read("", "~")
    assert (3, 120) == ((counts := cache.counts(fresh_since=0.0, texts_since=0.0)).hits, counts.saved)


def test_more_entries_than_one_commit_holds_are_cleared(store: CheckedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from functions.adapters.google import cache as cache_file

    monkeypatch.setattr(cache_file, "PORTION", 3)
    for number in range(7):
        put_entry(store, replace(ENTRY, key=f"k{number}", stored_at=1000.0 + number))
    cache = FirestoreCache(store, now=lambda: 1001.0)

    assert (7, 49) == ((told := cache.clear(Clearing(rehearsed=True))).entries, told.size)
    assert (7, 49) == ((done := cache.clear(Clearing())).entries, done.size)
    assert 0 == cache.clear(Clearing()).entries


def test_an_entry_that_is_changed_while_it_is_cleared_stays_and_the_others_go(
    store: CheckedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        put_entry(store, replace(ENTRY, key=f"k{number}"))
    cache, found = FirestoreCache(store, now=lambda: 1001.0), store.found

    def then_changed(query: Any) -> Any:
        seen = list(found(query))
        put_entry(store, replace(ENTRY, key="k1", model="newer"))
        return iter(seen)

    monkeypatch.setattr(store, "found", then_changed)

    assert 2 == cache.clear(Clearing()).entries
    assert "newer" == (left.model if (left := cache.look("k1")) else "")


def test_numbers_that_jobs_at_work_keep_go_with_their_hour(store: CheckedStore, make: Any, clock: Clock) -> None:
    jobs, counters = FirestoreJobs(store, now=clock), FirestoreCounters(store)
    tally = Tally(name="hour/1", booked={"spent/m": 33}, first={"steps/picture/done": 1})
    jobs.create(make.job(), record=None)
    jobs.begin("j1", make.begin())
    jobs.settle("j1", make.settlement(), lease=make.lease(), tally=tally)
    cache = FirestoreCache(store, now=clock)
    assert {"hour/1": {"spent/m": 33, "steps/picture/done": 1}} == counters.read("", "hour/1")

    assert 1 == counters.forget(before="hour/15")

    assert {} == counters.read("", "hour/15")
    assert 1 == cache.counts(fresh_since=0.0, texts_since=0.0).misses
    assert (job := jobs.get("j1")) is not None
    assert "j1" == jobs.save(replace(job, layout="x.json")).id
    assert {} == counters.read("", "hour/15")


def test_a_blob_that_many_records_name_is_found_without_reading_them_all(
    store: CheckedStore, make: Any, clock: Clock
) -> None:
    jobs, gallery = FirestoreJobs(store, now=clock), FirestoreGallery(store, now=clock)
    for number in range(70):
        gallery.add(make.picture(f"g{number:02}", job=""))
    gallery.add(make.picture("h", job="", letter="h"))
    heard: list[Any] = []
    store.heard = heard.append  # type: ignore[method-assign, assignment]
    names = {*make.asset("g").blobs(), *make.asset("h").blobs()}

    assert names == jobs.named("ann", {*names, "never.webp"})
    assert ["jobs", "cache", "gallery", "gallery", "things"] == [shape.collection for shape in heard]
