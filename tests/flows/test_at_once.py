"""A scene that was drawn before is answered while it is submitted, by its owner's cache or by everybody's."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local.blobs import FolderBlobs
from functions.adapters.local.cache import SqliteCache
from functions.adapters.local.database import Database
from functions.adapters.local.gallery import SqliteGallery
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.levels import LeveledCache, Near
from functions.adapters.local.registers import SqliteRegisters
from functions.core.errors import IdempotencyMismatch
from functions.core.job import Job
from functions.core.plan import Edits
from functions.flows import change
from functions.flows.deliver import deliver
from functions.flows.items import ItemFull
from functions.flows.submit import Submission, Submitted, submit
from functions.ports import House, Wanted
from functions.rules import budget
from tests.houses import Home, a_house, a_request

PROMPT = "A fox learns to sail"


def asked(home: Home, *, owner: str = "ann", **fields: Any) -> Job:
    return home.submit(owner=owner, kind="scene", prompt=fields.pop("prompt", PROMPT), scenes=None, **fields)


def drawn(home: Home, **fields: Any) -> Job:
    job = asked(home, **fields)
    home.drain()
    return home.job(job.id)


@pytest.fixture
def home() -> Home:
    return a_house()


def test_a_hit_ends_its_job_in_the_commit_that_accepts_it(home: Home) -> None:
    first = drawn(home)

    again = asked(home)

    assert ("done", 1, None) == (again.state, again.version, again.check_at)
    assert {"done"} == {step.state() for step in again.steps.values()}
    assert first.steps["p01"].outcome().asset == again.steps["p01"].outcome().asset  # type: ignore[union-attr]
    assert 0 == len(home.queue)


def test_a_hit_is_shown_in_the_gallery_as_cached(home: Home) -> None:
    drawn(home)

    again = asked(home, tags=["demo"], item="Boat")

    found = home.house.gallery.search("ann", Wanted(job=again.id), size=9, token=None).pictures
    assert [(True, 0, "fake/painter", ("demo",), "Boat", 1)] == [
        (one.cached, one.cost, one.model, one.tags, one.item, one.version) for one in found
    ]


def test_a_stray_blank_is_the_same_scene_and_another_seed_is_not(home: Home) -> None:
    drawn(home)

    assert asked(home, prompt="A  fox learns\nto sail ").ended
    assert not asked(home, seed=8).ended
    assert not asked(home, aspect="square").ended


def test_a_plan_that_waits_for_approval_is_not_ended_by_the_cache(home: Home) -> None:
    drawn(home)

    assert "planning" == asked(home, approval="plan").state


def test_a_kind_with_a_writer_goes_the_long_way(home: Home) -> None:
    made = submit(home.house, Submission(owner="ann", kind="comic", request=a_request()))

    assert made.look is None
    assert made.messages


def test_bytes_that_are_gone_are_a_miss_and_are_drawn_anew(home: Home) -> None:
    first = drawn(home)
    home.world.blobs.pop(f"ann/{first.steps['p01'].outcome().asset.original}")  # type: ignore[union-attr]

    again = asked(home)
    home.drain()

    assert not again.ended
    assert ("done", 2) == (home.job(again.id).state, len(home.painter.asked))


def test_a_lasting_job_is_looked_at_when_its_time_is_over(home: Home) -> None:
    home = a_house(keep_hours=2.0)
    drawn(home)

    again = asked(home)

    assert again.created_at + 7200.0 == again.check_at
    home.sweep(after=7300.0)
    assert home.job(again.id).deleted


def test_one_key_is_one_job_also_where_the_cache_answers(home: Home) -> None:
    drawn(home)
    first = asked(home, key="K", body="b")

    again = asked(home, key="K", body="b")

    assert first.id == again.id
    with pytest.raises(IdempotencyMismatch):
        asked(home, key="K", body="other")


def test_an_item_that_is_full_takes_no_cached_picture_either() -> None:
    home = a_house(most_per_item=2)
    drawn(home, item="Boat")
    asked(home, item="Boat")

    with pytest.raises(ItemFull):
        asked(home, item="Boat")


def test_who_is_beaten_to_the_register_of_an_item_tries_again(home: Home) -> None:
    drawn(home, item="Boat")
    home.before("jobs.create", lambda: asked(home, item="Boat"))

    assert asked(home, item="Boat").ended
    assert {1} == set(home.house.gallery.of_item("ann", "Boat").values())


def test_deleting_the_first_job_leaves_the_second_its_picture(home: Home) -> None:
    first = drawn(home)
    again = asked(home)

    change.delete(home.house, "ann", first.id)
    home.sweep(after=1.0)

    assert home.house.blobs.get(f"ann/{again.steps['p01'].outcome().asset.name}")  # type: ignore[union-attr]
    assert not asked(home).ended


def test_what_one_owner_had_drawn_is_another_owners_miss(home: Home) -> None:
    drawn(home)

    assert not asked(home, owner="bob").ended


def test_a_shared_cache_serves_all_owners_with_bytes_of_their_own() -> None:
    home = a_house(cache_shared=True)
    first = drawn(home)

    again = asked(home, owner="bob")

    asset = again.steps["p01"].outcome().asset  # type: ignore[union-attr]
    assert asset is not None
    assert again.ended
    assert all(home.house.blobs.get(f"bob/{name}") for name in asset.blobs())
    assert "image/png" == home.world.blobs[f"bob/{asset.original}"].mime
    change.delete(home.house, "ann", first.id)
    home.sweep(after=1.0)
    home.world.blobs = {path: one for path, one in home.world.blobs.items() if not path.startswith("ann/")}
    assert home.house.blobs.get(f"bob/{asset.name}")


def test_a_shared_picture_whose_maker_lost_it_is_a_miss() -> None:
    home = a_house(cache_shared=True)
    drawn(home)
    home.world.blobs.clear()

    assert not asked(home, owner="bob").ended


def test_a_shared_cache_serves_the_long_way_too() -> None:
    home = a_house(cache_shared=True)
    home.make(kind="story", scenes=1, prompt="A fox", cache="prefer", narration=True)

    home.make(kind="story", scenes=1, prompt="A fox", owner="bob", narration=True)

    assert 1 == len(home.painter.asked)
    assert 1 == len({ask.text for ask in home.voice.asked}) == len(home.voice.asked)


def test_a_cache_over_its_size_loses_what_was_not_used_for_longest() -> None:
    home = a_house(cache_most=2)
    drawn(home, prompt="one")
    drawn(home, prompt="two")
    home.clock.time += 5.0
    asked(home, prompt="one")
    drawn(home, prompt="three")

    home.sweep()

    assert [True, False, True] == [asked(home, prompt=prompt).ended for prompt in ("one", "two", "three")]


def test_no_size_is_no_cache() -> None:
    home = a_house(cache_most=0)
    drawn(home)

    home.sweep()

    assert not asked(home).ended


@pytest.fixture
def on_disk(home: Home, tmp_path: Path) -> Iterator[House]:
    database = Database(tmp_path)
    cache = LeveledCache(SqliteCache(database), Near())
    yield replace(
        home.house, jobs=SqliteJobs(database, cache_changed=cache.changed), cache=cache,
        registers=SqliteRegisters(database), gallery=SqliteGallery(database),
        blobs=FolderBlobs(tmp_path, now=home.clock), chance=random.Random(1),
    )  # fmt: skip
    database.close()


def test_a_hundred_equal_scenes_at_once_make_one_call_on_disk(home: Home, on_disk: House) -> None:
    request = a_request(kind="scene", prompt=PROMPT, scenes=None)
    made: list[Submitted] = []
    home.painter.gate = threading.Event()

    def ask() -> None:
        one = submit(on_disk, Submission(owner="ann", kind="scene", request=request))
        made.append(one)
        ahead = list(one.messages)
        while ahead:
            message = ahead.pop()
            if message.at > home.clock():
                home.queue.put([message])
            else:
                ahead += deliver(on_disk, message)

    threads = [threading.Thread(target=ask) for _ in range(100)]
    for thread in threads:
        thread.start()
    home.painter.gate.set()
    for thread in threads:
        thread.join(30)
    while (taken := home.queue.take()) is not None:
        home.clock.time = max(home.clock.time, taken[0])
        home.queue.put(deliver(on_disk, taken[1]))

    jobs = [on_disk.jobs.get(one.job.id) for one in made]
    assert ["done"] * 100 == [job.state for job in jobs if job]
    assert 1 == len(home.painter.asked)
    counts = on_disk.cache.counts(fresh_since=0.0, texts_since=0.0)
    assert (99, 1, 99 * 30_000) == (counts.hits, counts.misses, counts.saved)


def test_what_was_held_for_a_run_is_free_after_one_that_may_cost_nothing(home: Home) -> None:
    asked(home)
    job = asked(home)
    name = f"budget/ann/{job.day}"
    held = home.world.registers[name]
    home.drain()
    home.world.registers[name] = held  # the first run's end was never booked
    edits = Edits(scenes=((1, {"alt": "A fox in a boat"}),))

    after = home.go_on(change.edit(home.house, "ann", job.id, edits=edits, tag=1, scene=1))

    assert ("done", 2, 0) == (after.state, after.run.number, after.spent())
    assert budget.Entry() == budget.from_dict(home.world.registers[name].value).entries.get(job.id, budget.Entry())
