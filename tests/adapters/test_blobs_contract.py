"""What every store of blobs promises: create-only bytes by safe names, aged by touch (design, rule 9)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from functions import ports
from functions.adapters.local.blobs import FolderBlobs
from functions.adapters.local.memory import World
from functions.adapters.local.memory_blobs import MemoryBlobs
from functions.core.errors import LimnerError

PATHS = ("Ann/x.webp", "a-b/c.webp", "a.b/c.webp", "a/b.webp", "a/bb.webp", "a/c.webp", "a/cd", "ann/x.webp", "b/a.pdf")
UNSAFE = (
    "",
    "a",
    "a/",
    "/a",
    "a/b/c",
    "../a",
    "a/..",
    "a/../b",
    "./a",
    "a/.hidden",
    "a/b..c",
    "a\\b/c",
    "a/b\0",
    "a/b\n",
    "a /b",
    "ä/b",
    "a/B",
    "a/" + "b" * 129,
    "-a/b",
    "a/b:c",
    "=a/b",
    "a/%2e%2e",
)


def in_memory(request: pytest.FixtureRequest, now: Callable[[], float]) -> ports.Blobs:
    return MemoryBlobs(World(), now=now)


def in_a_folder(request: pytest.FixtureRequest, now: Callable[[], float]) -> ports.Blobs:
    folder: Path = request.getfixturevalue("tmp_path")
    return FolderBlobs(folder, now=now)


def in_a_bucket(request: pytest.FixtureRequest, now: Callable[[], float]) -> ports.Blobs:
    blobs: ports.Blobs = request.getfixturevalue("house_buckets").blobs(now)
    return blobs


@pytest.fixture(params=[in_memory, in_a_folder, in_a_bucket], ids=["memory", "folder", "bucket"])
def blobs(request: pytest.FixtureRequest, clock: Any) -> ports.Blobs:
    found: ports.Blobs = request.param(request, clock)
    return found


def test_bytes_come_out_as_they_went_in(blobs: ports.Blobs) -> None:
    for data in (b"", b"\x00\xff" * 70_000):
        blobs.put(f"ann/{len(data)}.webp", data, mime="image/webp")

        assert data == blobs.get(f"ann/{len(data)}.webp")
    assert blobs.get("ann/other.webp") is None
    assert blobs.get("bob/0.webp") is None, "one owner's name is not another's"


def test_what_is_there_is_never_written_over_but_touched(blobs: ports.Blobs, clock: Any) -> None:
    blobs.put("ann/a.webp", b"first", mime="image/webp")
    before = blobs.age("ann/a.webp")
    clock.time += 10

    blobs.put("ann/a.webp", b"second", mime="image/webp")

    after = blobs.age("ann/a.webp")
    assert b"first" == blobs.get("ann/a.webp")
    assert before is not None and after is not None
    assert before[0] != after[0]
    assert (1000.0, 1010.0) == (pytest.approx(before[1]), pytest.approx(after[1]))


def test_every_touch_is_a_new_generation_even_while_the_clock_stands_still(blobs: ports.Blobs) -> None:
    blobs.put("ann/a.webp", b"a", mime="image/webp")
    generations = set()

    for _ in range(5):
        assert blobs.touch("ann/a.webp")
        age = blobs.age("ann/a.webp")
        assert age is not None
        generations.add(age[0])

    assert 5 == len(generations)
    assert not blobs.touch("ann/b.webp")
    assert blobs.age("ann/b.webp") is None


def test_only_the_generation_that_was_looked_at_is_removed(blobs: ports.Blobs) -> None:
    blobs.put("ann/a.webp", b"a", mime="image/webp")
    age = blobs.age("ann/a.webp")
    assert age is not None
    blobs.touch("ann/a.webp")

    assert not blobs.remove("ann/a.webp", generation=age[0])
    assert b"a" == blobs.get("ann/a.webp")

    age = blobs.age("ann/a.webp")
    assert age is not None
    assert blobs.remove("ann/a.webp", generation=age[0])
    assert blobs.get("ann/a.webp") is None
    assert not blobs.remove("ann/a.webp", generation=age[0])


def test_paths_are_listed_in_order_a_page_at_a_time(blobs: ports.Blobs) -> None:
    for path in PATHS:
        blobs.put(path, b"x", mime="image/webp")
    found: list[str] = []

    while page := blobs.listed(after=found[-1] if found else "", limit=2):
        assert len(page) <= 2
        found += page

    assert sorted(PATHS) == found


@pytest.mark.parametrize("path", UNSAFE)
def test_a_name_that_could_mean_another_place_holds_nothing(blobs: ports.Blobs, path: str) -> None:
    with pytest.raises(LimnerError, match="cannot have this name"):
        blobs.put(path, b"x", mime="image/webp")

    assert (None, None) == (blobs.get(path), blobs.age(path))
    assert not blobs.touch(path)
    assert not blobs.remove(path, generation=1)
