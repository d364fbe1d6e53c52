"""The gallery on Firestore: a search finds what stands inside words, in bounded pages that show nothing twice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.google import searching
from functions.adapters.google.gallery import FirestoreGallery
from functions.adapters.google.gallery_documents import ANY, MOST_RUNS, picture_document, runs
from functions.adapters.local.memory import World
from functions.adapters.local.memory_records import MemoryGallery
from functions.core.errors import Stale
from functions.core.job import Asset
from functions.ports import GalleryRecord, RegisterWrite, Wanted
from tests.indexes import PatientStore

NOUNS, PLACES = ("fox", "owl", "Bärin", "подснежник", "竹林", "ox"), ("boat", "boathouse", "tower", "Straße")
TAGS = ("Red", "red", "sea", "Nacht")


def drawn(number: int, chance: random.Random) -> GalleryRecord:
    tags = tuple(chance.sample(TAGS, chance.randint(0, 3)))
    return GalleryRecord(
        id=f"g{number:03}", owner=chance.choice(("ann", "ann", "bob")), job=chance.choice(("", "j1")), step="p01",
        revision=1, asset=Asset(name=f"{number}.webp"), prompt=f"A {chance.choice(NOUNS)} in a {chance.choice(PLACES)}",
        alt=chance.choice(("", "seen by night")), tags=tags, at=1000.0 + number // 3, item=chance.choice(("", "Sword")),
        featured=chance.random() < 0.3, purge_at=chance.choice((None, None, 2000.0)),
    )  # fmt: skip


@pytest.fixture
def galleries(store: PatientStore) -> tuple[MemoryGallery, FirestoreGallery]:
    """The same ninety pictures in memory and on Firestore."""
    both = MemoryGallery(World()), FirestoreGallery(store)
    for number in range(90):
        for gallery in both:
            gallery.add(drawn(number, random.Random(number)))
    return both


def pages(gallery: Any, wanted: Wanted, *, size: int) -> Iterator[tuple[GalleryRecord, ...]]:
    token: str | None = None
    while True:
        page = gallery.search("ann", wanted, size=size, token=token)
        yield page.pictures
        token = page.next
        if token is None:
            return


def any_wish(chance: random.Random) -> Wanted:
    words = ("fox", "OAT", "подснеж", "竹林", "ox", "in", "STRASSE", "by night", "x")
    return Wanted(
        words=tuple(chance.sample(words, chance.randint(0, 3))),
        tags=tuple(chance.sample(("RED", "sea", "none"), chance.choice((0, 0, 1, 2)))),
        featured=chance.choice((None, None, True, False)), item=chance.choice(("", "", "Sword")),
        job=chance.choice(("", "", "j1")), deleted=chance.random() < 0.2,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_any_search_finds_what_the_gallery_in_memory_finds(
    galleries: tuple[MemoryGallery, FirestoreGallery], seed: int
) -> None:
    chance = random.Random(seed)
    memory, firestore = galleries

    for _ in range(25):
        wanted, size = any_wish(chance), chance.choice((1, 7, 100))

        assert list(pages(firestore, wanted, size=size)) == list(pages(memory, wanted, size=size)), wanted


def test_a_page_ends_where_enough_was_read_and_the_next_goes_on_behind_it(
    galleries: tuple[MemoryGallery, FirestoreGallery], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_READ", 10)
    monkeypatch.setattr(searching, "PORTION", 5)
    memory, firestore = galleries
    wanted = Wanted(words=("ox",))

    shown = list(pages(firestore, wanted, size=4))

    assert [one for page in shown for one in page] == [one for page in pages(memory, wanted, size=4) for one in page]
    assert any(len(page) < 4 for page in shown[:-1]), "some page read its fill before it was full"


def test_a_long_text_is_found_by_any_run_of_its_letters(store: PatientStore) -> None:
    words = [f"{number:05}" for number in range(MOST_RUNS + 1)]
    long = replace(drawn(1, random.Random(1)), owner="ann", prompt=" ".join(words), tags=(), purge_at=None)
    gallery = FirestoreGallery(store)
    gallery.add(long)

    found = gallery.search("ann", Wanted(words=(words[-1][1:],)), size=9, token=None)

    assert [ANY] == picture_document(long)["words"]
    assert [long.id] == [one.id for one in found.pictures]


def test_no_document_has_more_runs_than_an_index_is_to_hold() -> None:
    assert ["fox", "oxe"] == runs("foxe in a fox")
    assert [ANY] == runs(" ".join(f"{number:05}" for number in range(MOST_RUNS + 1)))


def test_the_rarest_of_several_terms_is_asked_for(store: PatientStore) -> None:
    gallery = FirestoreGallery(store)
    for number in range(12):
        tags = ("common", "rare") if number == 5 else ("common",)
        gallery.add(replace(drawn(number, random.Random(1)), owner="ann", tags=tags, purge_at=None))
    heard: list[Any] = []
    store.heard = heard.append  # type: ignore[method-assign, assignment]

    found = gallery.search("ann", Wanted(tags=("common", "rare")), size=9, token=None)

    assert ["g005"] == [one.id for one in found.pictures]
    assert 3 == len(heard), "two terms are counted, and one is asked for"


def test_a_picture_that_is_brought_back_while_the_bin_is_emptied_stays(
    store: PatientStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery, found = FirestoreGallery(store), store.found
    for number in (1, 2):
        gallery.add(replace(drawn(number, random.Random(1)), owner="ann", purge_at=1500.0))

    def then_brought_back(query: Any) -> Iterator[Any]:
        seen = list(found(query))
        monkeypatch.setattr(store, "found", found)
        picture = gallery.get("ann", "g001")
        assert picture is not None
        gallery.change(replace(picture, purge_at=None))
        return iter(seen)

    monkeypatch.setattr(store, "found", then_brought_back)

    assert 1 == gallery.purge(now=1600.0, limit=9)
    assert gallery.get("ann", "g001") is not None
    assert gallery.get("ann", "g002") is None


def test_a_picture_and_its_register_change_together_or_not_at_all(store: PatientStore) -> None:
    gallery = FirestoreGallery(store)
    picture = gallery.add(
        replace(drawn(1, random.Random(1)), owner="ann"), writes=[RegisterWrite(name="item", value={}, expected=0)]
    )

    with pytest.raises(Stale):
        gallery.change(replace(picture, item="Axe"), writes=[RegisterWrite(name="item", value={}, expected=0)])

    assert picture == gallery.get("ann", "g001")
