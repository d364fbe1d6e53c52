"""Pictures from elsewhere: each is checked and told of, and is there once however often it is sent."""

from __future__ import annotations

import base64
import threading
from typing import Any

import pytest

from functions.core.errors import InvalidOutput, InvalidRequest
from functions.flows import gallery
from functions.flows.albums import Entry
from functions.flows.importing import bring_in
from functions.flows.submit import Submission, submit
from functions.ports import Wanted
from tests.houses import START, Home, a_house, a_request


def uri(text: str = "one") -> str:
    return "data:image/png;base64," + base64.b64encode(text.encode()).decode()


def bring(home: Home, *found: Entry, dry_run: bool = False, owner: str = "ann") -> list[tuple[str, str]]:
    return [(one.result, one.reason) for one in bring_in(home.house, owner, found, dry_run=dry_run)]


def shown(home: Home, text: str = "", **wanted: Any) -> list[str]:
    return [one.id for one in gallery.search(home.house, "ann", text, Wanted(**wanted), size=100, token=None).pictures]


def test_a_picture_comes_in_with_everything_that_was_told_of_it() -> None:
    home = a_house()
    entry = Entry(
        source="a", picture=uri(), prompt="A  fox\nsails", alt="It\tsails", tags=("Red", "red "), item="Lantern",
        featured=True, at=START - 100,
    )  # fmt: skip

    told = bring_in(home.house, "ann", [entry], dry_run=False)

    found = gallery.look(home.house, "ann", told[0].id)
    assert ("imported", "a", "") == (told[0].result, told[0].source, told[0].reason)
    assert ("A  fox\nsails", "It sails", ("Red", "red"), "Lantern", True) == (
        found.prompt, found.alt, found.tags, found.item, found.featured
    )  # fmt: skip
    assert (START - 100, "imported", "", 0) == (found.at, found.model, found.job, found.cost)
    assert {f"ann/{name}" for name in found.asset.blobs()} == set(home.world.blobs)
    assert b"one" == home.world.blobs[f"ann/{found.asset.original}"].data
    assert [found.id] == shown(home, "fox RED")


def test_what_is_sent_twice_is_there_once() -> None:
    home = a_house()
    entries = (Entry(source="a", picture=uri()), Entry(picture=uri()), Entry(source="b", picture=uri("two")))

    first = bring(home, *entries, entries[0])
    second = bring(home, *entries)

    assert [("imported", "")] * 3 + [("exists", "")] == first
    assert [("exists", "")] * 3 == second
    assert 3 == len(shown(home))
    assert [("imported", "")] == bring(home, entries[0], owner="bob"), "another owner's is another picture"


def test_a_picture_that_was_thrown_away_stays_there_when_it_is_sent_again() -> None:
    home = a_house()
    told = bring_in(home.house, "ann", [Entry(picture=uri())], dry_run=False)
    gallery.throw_away(home.house, "ann", told[0].id)

    assert [("exists", "It is in the bin.")] == bring(home, Entry(picture=uri()))
    assert [] == shown(home)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (Entry(), "It holds no picture."),
        (Entry(picture="https://example.com/x.png"), "only an address"),
        (Entry(picture="blob:https://example.com/1"), "only an address"),
        (Entry(picture="dark"), "no data URI"),
        (Entry(picture="data:image/png,abc"), "not in base64"),
        (Entry(picture="data:image/png;base64,@@@"), "base64 is broken"),
        (Entry(picture=uri(), prompt="x" * 4001), "4,001 characters"),
        (Entry(picture=uri(), prompt="a\x00b"), "binary data"),
        (Entry(picture=uri(), tags=tuple(map(str, range(21)))), "21 tags"),
        (Entry(picture=uri(), tags=("x" * 51,)), "tag has 51"),
        (Entry(picture=uri(), item="x" * 101), "item has 101"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason_and_the_others_come_in(entry: Entry, reason: str) -> None:
    home = a_house()

    told = bring(home, entry, Entry(picture=uri("good")))

    assert "refused" == told[0][0] and reason in told[0][1]
    assert ("imported", "") == told[1]


def test_bytes_that_are_no_picture_are_refused_in_words() -> None:
    home = a_house()

    def bad(data: bytes) -> Any:
        raise InvalidOutput("The bytes are not a whole picture in a known format.")

    home.press.develop = bad  # type: ignore[method-assign]

    assert [("refused", "The bytes are not a whole picture in a known format.")] == bring(home, Entry(picture=uri()))
    assert {} == home.world.blobs


def test_bare_base64_and_wrapped_base64_are_read() -> None:
    home, data = a_house(), base64.b64encode(bytes(range(256))).decode()
    wrapped = "\n".join((data[:76], data[76:]))
    safe = base64.urlsafe_b64encode(bytes(range(256))).decode().rstrip("=")

    bring(home, Entry(picture=data))

    assert [("exists", "")] * 3 == bring(
        home, Entry(picture=wrapped), Entry(picture=safe), Entry(picture=f"data:image/webp;charset=x;base64,{data}")
    )


def test_a_time_that_cannot_be_is_taken_as_now() -> None:
    home = a_house()

    told = bring_in(
        home.house, "ann", [Entry(source=str(at), picture=uri(), at=at) for at in (START + 10, -5.0, None)],
        dry_run=False,
    )  # fmt: skip

    assert {START} == {gallery.look(home.house, "ann", one.id).at for one in told}


def test_a_dry_run_tells_the_same_and_keeps_nothing() -> None:
    home = a_house(most_per_item=2)
    entries = [Entry(source=str(n), picture=uri(str(n)), item="Sword") for n in range(3)]
    entries += [entries[0], Entry(picture="x"), Entry(picture=uri())]

    dry = bring(home, *entries, dry_run=True)
    kept = (dict(home.world.blobs), dict(home.world.gallery))
    wet = bring(home, *entries)

    assert ["imported", "imported", "refused", "exists", "refused", "imported"] == [result for result, _ in dry]
    assert [result for result, _ in dry] == [result for result, _ in wet]
    assert ({}, {}) == kept


def test_an_item_takes_no_more_than_it_may_have_and_places_that_jobs_hold_are_taken() -> None:
    home = a_house(most_per_item=4)
    request = a_request(scenes=2) | {"item": "Sword"}
    submit(home.house, Submission(owner="ann", kind="comic", request=request))

    told = bring(home, *(Entry(source=str(n), picture=uri(), item="Sword") for n in range(3)))

    assert ["imported", "imported", "refused"] == [result for result, _ in told]
    assert "may have 4 pictures" in told[2][1]


def test_of_many_at_once_no_more_come_in_than_fit() -> None:
    home, told = a_house(most_per_item=5), []

    def go(name: int) -> None:
        told.extend(bring(home, *(Entry(source=f"{name}-{n}", picture=uri(), item="Sword") for n in range(4))))

    threads = [threading.Thread(target=go, args=(name,)) for name in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 5 == sum(result == "imported" for result, _ in told)
    assert 5 == len(shown(home, item="Sword"))


def test_one_request_brings_no_more_than_five_hundred() -> None:
    with pytest.raises(InvalidRequest, match="501 pictures"):
        bring(a_house(), *([Entry()] * 501))
