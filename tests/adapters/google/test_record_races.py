"""Records on Firestore that others write at the same moment: one is taken, the others are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.google.gallery import FirestoreGallery
from functions.adapters.google.registers import FirestoreRegisters
from functions.adapters.google.store import Store
from functions.adapters.google.things import FirestoreThings
from functions.core.errors import AlreadyExists, Stale
from functions.ports import RegisterWrite, Thing
from tests.adapters.conftest import Clock
from tests.indexes import CheckedStore

THING = Thing(owner="ann", shelf="styles", id="x", value={"n": 1}, at=1000.0)


def between(store: Store, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Somebody else acts once, after the next look and before what is written on it."""
    get = store.get

    def then(ref: Any) -> Any:
        found = get(ref)
        monkeypatch.setattr(store, "get", get)
        act()
        return found

    monkeypatch.setattr(store, "get", then)


def test_a_thing_that_another_saves_or_removes_meanwhile_is_stale(
    store: CheckedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    things = FirestoreThings(store)
    made = things.create(THING)
    others = replace(made, value={"n": "other"})

    between(store, monkeypatch, lambda: things.save(others))
    with pytest.raises(Stale):
        things.save(made)
    newest = things.get("ann", "styles", "x")
    assert newest is not None
    between(store, monkeypatch, lambda: things.save(newest))
    with pytest.raises(Stale):
        things.remove(newest)

    assert {"n": "other"} == ((found := things.get("ann", "styles", "x")) and found.value)


def test_a_picture_that_another_adds_or_changes_meanwhile_is_told_apart_from_a_register(
    store: CheckedStore, make: Any, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery, registers, picture = FirestoreGallery(store), FirestoreRegisters(store, now=clock), make.picture()
    write = RegisterWrite(name="item", value={}, expected=0)

    between(store, monkeypatch, lambda: registers.write("item", {}, expected=0))
    with pytest.raises(Stale):
        gallery.add(picture, writes=[write])
    between(store, monkeypatch, lambda: gallery.add(picture))
    with pytest.raises(AlreadyExists):
        gallery.add(picture)
    stored = gallery.get("ann", picture.id)
    assert stored is not None
    between(store, monkeypatch, lambda: gallery.change(replace(stored, item="Axe")))
    with pytest.raises(Stale):
        gallery.change(replace(stored, item="Sword"))

    assert "Axe" == ((found := gallery.get("ann", picture.id)) and found.item)


def test_a_register_of_a_commit_that_is_beaten_at_its_end_is_stale_too(
    store: CheckedStore, make: Any, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery, registers = FirestoreGallery(store), FirestoreRegisters(store, now=clock)
    commit = store.commit
    assert 0 == registers.read("item").version

    def late(batch: Any, **options: Any) -> Any:
        monkeypatch.setattr(store, "commit", commit)
        registers.write("item", {"n": 1}, expected=0)
        return commit(batch, **options)

    monkeypatch.setattr(store, "commit", late)

    with pytest.raises(Stale):
        gallery.add(make.picture(), writes=[RegisterWrite(name="item", value={}, expected=0)])
    assert gallery.get("ann", make.picture().id) is None
