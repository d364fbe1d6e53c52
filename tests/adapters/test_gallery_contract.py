"""What every gallery promises: pictures found by their words, put forward, thrown away, and gone with their job."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions import ports
from functions.core.errors import AlreadyExists, InvalidRequest, Stale
from functions.ports import GalleryCounts, GalleryRecord, RegisterWrite, Wanted


@pytest.fixture
def gallery(stores: Any) -> ports.Gallery:
    found: ports.Gallery = stores.gallery
    return found


@pytest.fixture
def add(gallery: ports.Gallery, make: Any) -> Any:
    def add(name: str = "g1", **fields: Any) -> GalleryRecord:
        record: GalleryRecord = replace(make.picture(name), **fields)
        return gallery.add(record)

    return add


def ids(gallery: ports.Gallery, *words: str, owner: str = "ann", **fields: Any) -> list[str]:
    page = gallery.search(owner, Wanted(words=words, **fields), size=100, token=None)
    return sorted(one.id for one in page.pictures)


def test_a_settled_picture_is_in_the_gallery_with_where_it_came_from(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    record = replace(make.picture(), scene=2, model="m/1", style="ink-wash", cost=33_600, item="Lantern", cached=True)

    stores.jobs.settle("j1", make.settlement(token=""), lease=None, record=record)

    assert replace(record, version=1) == stores.gallery.get("ann", "g1")
    assert ["g1"] == ids(stores.gallery, "fox")


def test_a_foreign_picture_looks_like_none(gallery: ports.Gallery, add: Any) -> None:
    add("g1")

    assert gallery.get("bob", "g1") is None
    assert [] == ids(gallery, owner="bob")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("FOX",), ["g1", "g2"]),
        (("fox", "BOAT"), ["g1"]),
        (("boat", "fox"), ["g1"]),
        (("adventure",), ["g2"]),
        (("STRASSE",), ["g2"]),
        (("éclair",), ["g2"]),
        (("e\u0301clair",), ["g2"]),
        (("oat",), ["g1"]),
        (("%",), []),
        (("_",), []),
        (("'",), []),
        (("fox", "moon"), []),
    ],
)
def test_every_word_is_looked_for_in_prompt_alt_and_tags_in_any_case(
    gallery: ports.Gallery, add: Any, asked: tuple[str, ...], found: list[str]
) -> None:
    add("g1", prompt="A fox", alt="In a Boat", tags=("demo",))
    add("g2", prompt="The FOX on the Straße", alt="ÉCLAIR", tags=("Adventure time",))

    assert found == ids(gallery, *asked)


def test_tags_are_found_whole_in_any_case(gallery: ports.Gallery, add: Any) -> None:
    add("g1", tags=("Red fox", ",", "a"))
    add("g2", tags=("red", "fox"))

    assert ["g1"] == ids(gallery, tags=("red FOX",))
    assert ["g2"] == ids(gallery, tags=("red", "fox"))
    assert ["g1"] == ids(gallery, tags=(",",))


def test_item_job_and_favour_narrow_a_search(gallery: ports.Gallery, add: Any) -> None:
    add("g1", item="Lantern", job="j1", featured=True)
    add("g2", item="Lantern", job="j2")
    add("g3", item="Sword", job="j2", featured=True)

    assert ["g1", "g2"] == ids(gallery, item="Lantern")
    assert ["g2", "g3"] == ids(gallery, job="j2")
    assert ["g1", "g3"] == ids(gallery, featured=True)
    assert ["g2"] == ids(gallery, featured=False)
    assert ["g3"] == ids(gallery, "fox", featured=True, job="j2", item="Sword")


def test_pictures_come_page_by_page_the_newest_first(gallery: ports.Gallery, add: Any) -> None:
    for number in range(5):
        add(f"g{number}", at=1000.0 + number // 2, prompt="fox" if number != 3 else "owl", alt="")

    first = gallery.search("ann", Wanted(words=("fox",)), size=2, token=None)
    second = gallery.search("ann", Wanted(words=("fox",)), size=2, token=first.next)

    assert ["g4", "g2", "g1", "g0"] == [one.id for page in (first, second) for one in page.pictures]
    assert first.next is not None and second.next is None
    with pytest.raises(InvalidRequest, match="page token"):
        gallery.search("ann", Wanted(), size=2, token="?")


def test_an_id_is_taken_once(gallery: ports.Gallery, add: Any) -> None:
    add("g1", prompt="first")

    with pytest.raises(AlreadyExists):
        add("g1", prompt="second")

    assert ["g1"] == ids(gallery, "first")


def test_a_change_holds_only_from_the_newest_version(gallery: ports.Gallery, add: Any) -> None:
    first = add("g1")

    changed = gallery.change(replace(first, featured=True, tags=("new",), item="Sword"))

    assert (1, 2) == (first.version, changed.version)
    assert changed == gallery.get("ann", "g1")
    assert (["g1"], []) == (ids(gallery, tags=("new",), item="Sword"), ids(gallery, tags=("demo",)))
    for stale in (first, replace(first, version=0), replace(changed, id="gone"), replace(changed, owner="bob")):
        with pytest.raises(Stale):
            gallery.change(stale)


def test_a_picture_in_the_bin_is_listed_only_there_until_it_is_purged(gallery: ports.Gallery, add: Any) -> None:
    gallery.change(replace(add("g1"), purge_at=2000.0))
    gallery.change(replace(add("g2"), purge_at=3000.0))
    add("g3")

    shown, thrown_away = ids(gallery), ids(gallery, deleted=True)
    early, due = gallery.purge(now=1999.0, limit=10), gallery.purge(now=2000.0, limit=10)

    assert (["g3"], ["g1", "g2"]) == (shown, thrown_away)
    assert (0, 1) == (early, due)
    assert gallery.get("ann", "g1") is None and gallery.get("ann", "g2") is not None
    assert ["g2"] == ids(gallery, deleted=True)


def test_a_purge_takes_the_oldest_and_no_more_than_asked_for(gallery: ports.Gallery, add: Any) -> None:
    for number in (3, 1, 2):
        gallery.change(replace(add(f"g{number}"), purge_at=1000.0 + number))

    assert 2 == gallery.purge(now=5000.0, limit=2)
    assert ["g3"] == ids(gallery, deleted=True)
    assert 1 == gallery.purge(now=5000.0, limit=2)


def test_bytes_stay_named_until_the_picture_is_purged(stores: Any, add: Any, make: Any) -> None:
    names = make.asset("g").blobs()
    gone = stores.gallery.change(replace(add("g1"), purge_at=2000.0))

    kept = stores.jobs.named("ann", names)
    stores.gallery.purge(now=gone.purge_at, limit=10)

    assert frozenset(names) == kept
    assert frozenset() == stores.jobs.named("ann", names)


def test_pictures_of_an_item_are_counted_by_their_job_without_the_bin(gallery: ports.Gallery, add: Any) -> None:
    add("g1", item="Sword", job="j1")
    add("g1b", item="Sword", job="j1", revision=2)
    add("g2", item="Sword", job="j1", step="p02")
    add("g3", item="Sword", job="")
    add("g4", item="Sword", job="j2", owner="bob")
    add("g5", item="Sword", job="j3", purge_at=9.0)
    add("g6", item="", job="j1")

    assert {"j1": 2, "": 1} == dict(gallery.of_item("ann", "Sword"))
    assert {} == dict(gallery.of_item("ann", "")), "pictures without an item are none's"


def test_pictures_are_counted_for_one_owner_and_for_all(gallery: ports.Gallery, add: Any) -> None:
    add("g1", featured=True)
    add("g2", featured=True, purge_at=9.0)
    add("g3", owner="bob")

    assert GalleryCounts(shown=1, featured=1, deleted=1) == gallery.counts("ann")
    assert GalleryCounts(shown=2, featured=1, deleted=1) == gallery.counts(None)
    assert GalleryCounts() == gallery.counts("eve")


def test_a_job_that_is_hidden_takes_its_pictures_with_it_at_once(stores: Any, make: Any) -> None:
    job = stores.jobs.create(make.job(), record=None)
    settled = stores.jobs.settle("j1", make.settlement(token=""), lease=None, record=make.picture())
    stores.gallery.add(replace(make.picture("imported"), job=""))
    assert job is not None and settled.job is not None

    stores.jobs.save(replace(settled.job, deleted=True))

    assert ["imported"] == ids(stores.gallery)
    assert set(make.asset("g").blobs()) <= stores.jobs.named("ann", make.asset("g").blobs())


def test_a_picture_and_a_register_are_written_both_or_neither(stores: Any, gallery: ports.Gallery, add: Any) -> None:
    first = add("g1")
    write = RegisterWrite(name="item/ann/1", value={"jobs": {}}, expected=0)

    gallery.change(replace(first, item="Sword"), writes=(write,))
    with pytest.raises(Stale):
        gallery.add(replace(first, id="g2"), writes=(write,))
    with pytest.raises(Stale):
        gallery.change(first, writes=(replace(write, expected=1),))

    assert (1, None) == (stores.registers.read("item/ann/1").version, gallery.get("ann", "g2"))
