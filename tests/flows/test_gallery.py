"""The gallery of an owner, from the pictures that jobs settle to the bin and what becomes of it."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from functions.core.errors import InvalidRequest, NotFound, Overloaded, PreconditionFailed, Stale
from functions.core.job import Job
from functions.core.plan import Edits
from functions.flows import change, gallery
from functions.flows.items import ItemFull
from functions.flows.submit import Submission, submit
from functions.flows.sweep import clean, sweep
from functions.kinds import KINDS
from functions.ports import Wanted
from tests.houses import Home, a_house, a_request

DAY = 86_400.0


def ask(home: Home, *, item: str = "Sword", owner: str = "ann", **fields: Any) -> Job:
    request = a_request(**fields) | {"item": item}
    made = submit(home.house, Submission(owner=owner, kind="comic", request=request))
    home.queue.put(made.messages)
    return made.job


def shown(home: Home, text: str = "", **wanted: Any) -> list[str]:
    page = gallery.search(home.house, "ann", text, Wanted(**wanted), size=100, token=None)
    return sorted(one.id for one in page.pictures)


def describe(home: Home, picture: str, *, tag: int | None = None, **fields: Any) -> Any:
    return gallery.describe(home.house, "ann", picture, fields, tag=lambda _: tag)


def test_every_picture_of_a_job_is_in_the_gallery_with_where_it_came_from() -> None:
    home = a_house()
    job = ask(home, scenes=2, tags=["demo"])
    home.drain()

    found = gallery.look(home.house, "ann", f"{job.id}-p02-r1")

    assert [f"{job.id}-p01-r1", f"{job.id}-p02-r1"] == shown(home)
    assert ("comic", job.id, "p02", 2, 1, "Sword") == (
        found.kind, found.job, found.step, found.scene, found.revision, found.item
    )  # fmt: skip
    assert ("fake/painter", "storybook", 30_000, False, ("demo",)) == (
        found.model, found.style, found.cost, found.cached, found.tags
    )  # fmt: skip
    assert "A fox learns to sail, part 2" == found.prompt
    assert "part 2 of it" == found.alt


def test_earlier_versions_of_a_picture_stay_in_the_gallery_and_count_as_one() -> None:
    home = a_house(most_per_item=3)
    job = ask(home, scenes=3)
    home.drain()
    edits = Edits(scenes=((1, {"prompt": "A whale"}),))

    home.go_on(change.edit(home.house, "ann", job.id, edits=edits, tag=1))

    assert [f"{job.id}-p01-r1", f"{job.id}-p01-r2"] == [one for one in shown(home) if "-p01-" in one]
    assert ["whale" in gallery.look(home.house, "ann", one).prompt for one in shown(home)[:2]] == [False, True]


def test_a_picture_from_the_cache_says_so_and_a_placeholder_is_no_picture() -> None:
    home = a_house()
    ask(home, scenes=1, item="")
    home.drain()
    second = ask(home, scenes=1, item="")
    home.drain()

    assert gallery.look(home.house, "ann", f"{second.id}-p01-r1").cached


def test_a_deleted_job_takes_its_pictures_with_it_at_once() -> None:
    home = a_house()
    job = ask(home)
    home.drain()

    change.delete(home.house, "ann", job.id)

    assert [] == shown(home)
    sweep(home.house)
    assert [] == shown(home)


def test_words_are_looked_for_in_any_case_and_order() -> None:
    home = a_house()
    job = ask(home, scenes=2)
    home.drain()

    assert [f"{job.id}-p02-r1"] == shown(home, "SAIL 2  fox ")
    assert [] == shown(home, "sail moon")
    with pytest.raises(InvalidRequest, match="32 words"):
        shown(home, " ".join(map(str, range(33))))


def test_a_picture_is_described_in_its_owners_words() -> None:
    home = a_house()
    job = ask(home)
    home.drain()
    name = f"{job.id}-p01-r1"

    changed = describe(home, name, featured=True, tags=("hero",), item="Shield")

    assert (True, ("hero",), "Shield", 2) == (changed.featured, changed.tags, changed.item, changed.version)
    assert changed == describe(home, name, featured=True), "nothing to change is no change"
    assert changed == describe(home, name, tag=2, featured=True)
    with pytest.raises(PreconditionFailed):
        describe(home, name, tag=1, featured=False)
    with pytest.raises(NotFound):
        gallery.describe(home.house, "bob", name, {"featured": False}, tag=lambda _: None)


def test_a_picture_in_the_bin_can_be_brought_back_until_its_time_is_over() -> None:
    home = a_house()
    job = ask(home, scenes=2)
    home.drain()
    first, second = shown(home)

    gone = gallery.throw_away(home.house, "ann", first)
    gallery.throw_away(home.house, "ann", second)
    again = gallery.throw_away(home.house, "ann", first)
    back = gallery.bring_back(home.house, "ann", first)

    assert gone.purge_at is not None and abs(gone.purge_at - home.clock.time - 30 * DAY) < 1
    assert (gone, None, back) == (again, back.purge_at, gallery.bring_back(home.house, "ann", first))
    assert ([first], [second]) == (shown(home), shown(home, deleted=True))
    home.clock.time += 30 * DAY
    clean(home.house)
    assert [] == shown(home, deleted=True)
    with pytest.raises(NotFound):
        gallery.bring_back(home.house, "ann", second)
    assert job.id in home.world.jobs and {f"ann/{one}" for one in home.job(job.id).assets()} <= set(home.world.blobs)


def test_an_item_takes_exactly_as_many_pictures_as_it_may_have() -> None:
    home = a_house(most_per_item=5)
    ask(home, scenes=3)
    home.drain()

    ask(home, scenes=2)
    with pytest.raises(ItemFull, match="may have 5 pictures; with 1 more it would have 6") as refused:
        ask(home, scenes=1)
    home.drain()
    with pytest.raises(ItemFull):
        ask(home, scenes=1)

    assert (409, "conflict") == (refused.value.status, refused.value.code)
    assert "MAX_IMAGES_PER_ITEM" in refused.value.advice
    assert 5 == len(shown(home, item="Sword"))
    ask(home, scenes=1, item="Shield")
    ask(home, scenes=5, owner="bob")
    ask(home, scenes=9, item="")


def test_a_place_in_an_item_is_free_again_when_its_picture_is_thrown_away_or_its_job_ends_without() -> None:
    home = a_house(most_per_item=3)
    job = ask(home, scenes=3)
    change.cancel(home.house, "ann", job.id)
    job = ask(home, scenes=3)
    home.drain()

    gallery.throw_away(home.house, "ann", f"{job.id}-p01-r1")
    ask(home, scenes=1)
    home.drain()

    assert 3 == len(shown(home, item="Sword"))
    with pytest.raises(ItemFull):
        gallery.bring_back(home.house, "ann", f"{job.id}-p01-r1")


def test_a_retry_of_a_job_needs_its_places_again() -> None:
    home = a_house(most_per_item=3)
    job = ask(home, scenes=2)
    change.cancel(home.house, "ann", job.id)
    ask(home, scenes=2)
    home.drain()

    with pytest.raises(ItemFull):
        change.retry(home.house, "ann", job.id)


def test_an_approval_that_adds_scenes_needs_places_for_them_and_so_does_a_plan_that_is_taken_up_again() -> None:
    home = a_house(most_per_item=3)
    job = ask(home, scenes=2, approval="plan")
    home.drain()

    with pytest.raises(ItemFull):
        change.approve(home.house, "ann", job.id, edits=Edits(add=({"prompt": "A"}, {"prompt": "B"})), tag=1)
    change.cancel(home.house, "ann", job.id)
    ask(home, scenes=2)
    with pytest.raises(ItemFull):
        change.retry(home.house, "ann", job.id)
    home.drain()

    assert 2 == len(shown(home, item="Sword"))


def test_no_limit_is_no_limit() -> None:
    home = a_house(most_per_item=0)

    for _ in range(3):
        ask(home, scenes=10)
    home.drain()

    assert 30 == len(shown(home, item="Sword"))
    describe(home, shown(home)[0], item="Shield")


def test_of_many_jobs_at_once_no_more_are_accepted_than_fit() -> None:
    home, taken, refused = a_house(most_per_item=20, most_running=1000), [], []

    def go() -> None:
        for _ in range(5):
            try:
                taken.append(ask(home, scenes=2))
            except ItemFull:
                refused.append(1)

    threads = [threading.Thread(target=go) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    home.drain()

    assert (10, 30) == (len(taken), len(refused))
    assert 20 == len(shown(home, item="Sword"))


def test_a_job_that_was_counted_before_another_came_is_counted_anew() -> None:
    home = a_house(most_per_item=4)
    home.before("jobs.create", lambda: ask(home, scenes=3))

    with pytest.raises(ItemFull, match="with 2 more it would have 5"):
        ask(home, scenes=2)


def test_of_a_picture_on_its_way_and_a_job_that_comes_meanwhile_one_takes_the_last_place() -> None:
    home = a_house(most_per_item=2)
    ask(home, scenes=1)
    ask(home, scenes=1, item="Shield")
    home.drain()
    home.before("gallery.change", lambda: ask(home, scenes=1))

    with pytest.raises(ItemFull) as refused:
        describe(home, shown(home, item="Shield")[0], item="Sword")

    assert (("item", "At most 2 pictures; 0 more fit."),) == refused.value.fields
    assert 1 == len(shown(home, item="Shield"))


def test_a_picture_moves_only_to_an_item_that_has_a_place() -> None:
    home = a_house(most_per_item=2)
    ask(home, scenes=2)
    ask(home, scenes=2, item="Shield")
    home.drain()
    first, second = shown(home, item="Shield")

    with pytest.raises(ItemFull):
        describe(home, first, item="Sword")
    gallery.throw_away(home.house, "ann", shown(home, item="Sword")[0])
    describe(home, first, item="Sword")

    assert [second] == shown(home, item="Shield")
    with pytest.raises(ItemFull):
        describe(home, second, item="Sword")


def test_a_picture_that_stood_still_on_its_way_finds_its_place_taken_however_late_it_comes() -> None:
    home = a_house(most_per_item=2)
    ask(home, scenes=1)
    ask(home, scenes=1, item="Shield")
    home.drain()
    mine = shown(home, item="Shield")[0]

    def an_hour_later() -> None:
        home.clock.time += 3600
        ask(home, scenes=1)
        home.drain()

    home.before("gallery.change", an_hour_later)
    with pytest.raises(ItemFull):
        describe(home, mine, item="Sword")

    assert 2 == len(shown(home, item="Sword"))


def test_a_picture_of_a_scene_that_was_dropped_still_has_its_place() -> None:
    home = a_house(most_per_item=3)
    job = ask(home, scenes=2)
    home.drain()
    exchange = Edits(drop=(2,), add=({"prompt": "A"},))
    home.queue.put(change.edit(home.house, "ann", job.id, edits=exchange, tag=1).messages)
    home.drain()

    with pytest.raises(ItemFull, match="would have 4"):
        change.edit(home.house, "ann", job.id, edits=Edits(add=({"prompt": "B"},)), tag=2)

    assert 3 == len({name[:-3] for name in shown(home, item="Sword")})


def test_a_picture_that_was_moved_while_it_came_back_comes_back_there() -> None:
    home = a_house(most_per_item=1)
    job = ask(home, scenes=1)
    home.drain()
    name = f"{job.id}-p01-r1"
    gallery.throw_away(home.house, "ann", name)
    home.before("gallery.change", lambda: describe(home, name, item="Shield"))

    back = gallery.bring_back(home.house, "ann", name)

    assert ("Shield", None) == (back.item, back.purge_at)


def test_whoever_paints_anew_what_another_owner_had_painted_owns_its_entry_in_a_shared_cache() -> None:
    home = a_house(cache_shared=True)
    for owner, prompt in (("ann", "A fox"), ("bob", "A mill")):
        request = KINDS["scene"].parse({"kind": "scene", "prompt": prompt})
        made = submit(home.house, Submission(owner=owner, kind="scene", request=request))
        home.queue.put(made.messages)
        home.drain()
    again = Edits(scenes=((1, {"prompt": "A fox"}),))

    home.queue.put(change.edit(home.house, "bob", made.job.id, edits=again, tag=1).messages)
    home.drain()

    found = [entry for entry in home.world.entries.values() if entry.asset is not None]
    assert [entry.owner for entry in found] == [home.job(entry.job).owner for entry in found] == ["bob", "bob"]


def test_a_change_that_is_beaten_every_time_is_told_to_come_again() -> None:
    home = a_house()
    job = ask(home)
    home.drain()

    def beaten(*_: Any, **__: Any) -> Any:
        raise Stale

    home.house.gallery.change = beaten  # type: ignore[method-assign]
    with pytest.raises(Overloaded):
        describe(home, f"{job.id}-p01-r1", featured=True)
