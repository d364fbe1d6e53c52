"""What every store of lasting things promises: small records of owners, on shelves, under compare-and-set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions import ports
from functions.core.errors import AlreadyExists, InvalidRequest, Stale
from functions.ports import Thing


@pytest.fixture
def things(stores: Any) -> ports.Things:
    found: ports.Things = stores.things
    return found


def a_thing(thing_id: str = "fen", **fields: Any) -> Thing:
    known = {"owner": "ann", "shelf": "characters", "id": thing_id, "value": {"name": "Fen"}, "at": 1000.0}
    return Thing(**(known | fields))


def test_a_thing_is_read_as_it_was_made(things: ports.Things) -> None:
    value = {"name": "Fén 🦊", "look": "small", "deep": {"list": [1, 2.5, None, True]}}

    made = things.create(a_thing(value=value, blobs=("a.webp",)))

    assert 1 == made.version
    assert made == things.get("ann", "characters", "fen")
    assert value == made.value and ("a.webp",) == made.blobs and 1000.0 == made.at


def test_an_unknown_thing_and_a_foreign_one_are_not_there(things: ports.Things) -> None:
    things.create(a_thing())

    assert things.get("ann", "characters", "tom") is None
    assert things.get("bob", "characters", "fen") is None
    assert things.get("ann", "styles", "fen") is None


def test_a_place_on_a_shelf_is_taken_once(things: ports.Things) -> None:
    things.create(a_thing())
    things.create(a_thing(shelf="styles"))
    things.create(a_thing(owner="bob"))

    with pytest.raises(AlreadyExists):
        things.create(a_thing(value={"name": "Tom"}))

    assert {"name": "Fen"} == things.get("ann", "characters", "fen").value  # type: ignore[union-attr]


def test_a_change_holds_only_from_the_newest_version(things: ports.Things) -> None:
    made = things.create(a_thing())

    changed = things.save(replace(made, value={"name": "Tom"}))

    assert 2 == changed.version
    with pytest.raises(Stale):
        things.save(replace(made, value={"name": "Ann"}))
    assert {"name": "Tom"} == things.get("ann", "characters", "fen").value  # type: ignore[union-attr]


def test_what_is_gone_cannot_be_changed(things: ports.Things) -> None:
    made = things.create(a_thing())
    things.remove(made)

    with pytest.raises(Stale):
        things.save(made)

    assert things.get("ann", "characters", "fen") is None


def test_a_removal_holds_only_from_the_newest_version_and_may_be_repeated(things: ports.Things) -> None:
    made = things.create(a_thing())
    newer = things.save(made)

    with pytest.raises(Stale):
        things.remove(made)
    things.remove(newer)
    things.remove(newer)

    assert things.get("ann", "characters", "fen") is None


def test_a_shelf_is_listed_page_by_page_the_newest_first(things: ports.Things) -> None:
    for number in range(5):
        things.create(a_thing(f"c{number}", at=1000.0 + number // 2))
    things.create(a_thing("other", shelf="styles"))
    things.create(a_thing("foreign", owner="bob"))

    first = things.listed("ann", "characters", size=3, token=None)
    second = things.listed("ann", "characters", size=3, token=first.next)

    assert ["c4", "c3", "c2", "c1", "c0"] == [one.id for page in (first, second) for one in page.things]
    assert first.next is not None and second.next is None


def test_a_token_that_is_not_ours_is_refused(things: ports.Things) -> None:
    with pytest.raises(InvalidRequest, match="page token"):
        things.listed("ann", "characters", size=3, token="nonsense")


def test_bytes_that_a_thing_names_are_named_until_it_names_others(stores: Any) -> None:
    made = stores.things.create(a_thing(blobs=("a.webp", "b.webp")))
    both = stores.jobs.named("ann", ["a.webp", "b.webp", "c.webp"])
    foreign = stores.jobs.named("bob", ["a.webp"])
    newer = stores.things.save(replace(made, blobs=("b.webp", "c.webp")))
    changed = stores.jobs.named("ann", ["a.webp", "b.webp", "c.webp"])
    stores.things.remove(newer)

    assert ({"a.webp", "b.webp"}, frozenset()) == (both, foreign)
    assert {"b.webp", "c.webp"} == changed
    assert frozenset() == stores.jobs.named("ann", ["a.webp", "b.webp", "c.webp"])


def test_what_is_changed_outside_changes_nothing_inside(things: ports.Things) -> None:
    value = {"tags": ["a"]}
    things.create(a_thing(value=value))

    value["tags"].append("b")

    assert {"tags": ["a"]} == things.get("ann", "characters", "fen").value  # type: ignore[union-attr]


def test_what_nobody_misses_any_more_goes_with_the_names_of_its_bytes_the_oldest_first(stores: Any) -> None:
    for owner, thing_id, over in (("ann", "a", 30.0), ("bob", "b", 10.0), ("ann", "c", 20.0), ("ann", "d", None)):
        stores.things.create(a_thing(thing_id, owner=owner, purge_at=over, blobs=(f"{thing_id}.bin",)))

    removed = [stores.things.purge(now=now, limit=limit) for now, limit in ((9.0, 9), (20.0, 1), (20.0, 9), (20.0, 9))]

    assert [0, 1, 1, 0] == removed
    assert ["d", "a"] == [one.id for one in stores.things.listed("ann", "characters", size=9, token=None).things]
    assert stores.things.get("ann", "characters", "a").purge_at == 30.0
    assert not stores.things.listed("bob", "characters", size=9, token=None).things
    assert {"a.bin", "d.bin"} == stores.jobs.named("ann", ["a.bin", "c.bin", "d.bin"])
