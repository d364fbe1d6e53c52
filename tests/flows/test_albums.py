"""What a browser kept is read, however its frontend wrote it down."""

from __future__ import annotations

import json
from typing import Any

import pytest

from functions.flows.albums import Entry, entries

PNG = "data:image/png;base64,AAAA"


def read(value: object) -> list[Entry]:
    return list(entries(value))


def test_an_array_of_data_uris_is_as_many_pictures() -> None:
    assert [Entry(picture=PNG), Entry(picture="https://x/y.png")] == read([PNG, "https://x/y.png"])


def test_a_record_is_read_by_the_names_that_frontends_use() -> None:
    ours = {
        "id": "a", "data": PNG, "prompt": "A fox", "alt": "It sails", "tags": ["Red", "red fox "], "item": "Lantern",
        "featured": True, "createdAt": "2025-06-01T10:00:00Z",
    }  # fmt: skip
    theirs = {
        "imageId": "a", "url": "https://x/y.png", "imageData": PNG, "description": "A fox", "title": "It sails",
        "tags": "Red, red fox", "itemName": "Lantern", "isFeatured": "true", "timestamp": 1748772000000, "size": 4,
    }  # fmt: skip

    assert read([ours]) == read([theirs])
    assert [
        Entry(
            source="a", picture=PNG, prompt="A fox", alt="It sails", tags=("Red", "red fox"), item="Lantern",
            featured=True, at=1748772000.0,
        )
    ] == read(ours)  # fmt: skip


def test_local_storage_is_read_as_it_was_dumped() -> None:
    dump = {
        "dnd_images": json.dumps([{"id": 7, "image": PNG, "tags": None}, {"id": "b", "image": PNG}]),
        "portrait": PNG,
        "quoted": json.dumps(PNG),
        "theme": "dark",
        "counter": 3,
    }

    assert [
        Entry(source="7", picture=PNG), Entry(source="b", picture=PNG), Entry(source="portrait", picture=PNG),
        Entry(source="quoted", picture=PNG), Entry(source="theme", picture="dark"), Entry(source="counter"),
    ] == read(dump)  # fmt: skip


@pytest.mark.parametrize("name", ["images", "items", "pictures", "gallery"])
def test_a_list_under_a_plain_name_is_the_collection(name: str) -> None:
    assert [Entry(picture=PNG)] == read({name: [PNG], "version": 2})


def test_records_by_their_names_keep_them() -> None:
    assert [Entry(source="fen", picture=PNG, prompt="A fox")] == read({"fen": {"image": PNG, "prompt": "A fox"}})


def test_a_record_without_a_picture_is_still_told_of() -> None:
    assert [Entry(source="x", prompt="A fox")] == read([{"id": "x", "prompt": "A fox"}])
    assert [Entry(source="x", tags=("a",))] == read([{"id": "x", "tags": ["a", "", None, "a"]}])


def test_text_that_only_looks_like_a_dump_is_no_picture_and_no_end() -> None:
    deep: Any = "[" * 40 + "]" * 40
    assert [Entry(picture="[1, 2")] == read("[1, 2")
    assert [Entry()] == read(deep)
    assert [] == read([])
    assert [] == read({})


@pytest.mark.parametrize(
    ("told", "at"),
    [
        (1748772000, 1748772000.0),
        ("1748772000000", 1748772000.0),
        ("2025-06-01T12:00:00+02:00", 1748772000.0),
        ("2025-06-01T10:00:00", 1748772000.0),
        ("yesterday", None),
        ([], None),
        (10**400, None),
    ],
)
def test_a_time_is_read_in_every_usual_form(told: object, at: float | None) -> None:
    assert at == read([{"data": PNG, "createdAt": told}])[0].at
