"""The house in a project of Google Cloud, as it is put together: which parts it has, and how it tells of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from functions.adapters.google.blobs import BucketBlobs
from functions.adapters.google.queue import TasksQueue
from functions.adapters.google.registers import FirestoreRegisters
from functions.adapters.local.memory import MemoryRegisters, World
from functions.core.errors import LimnerError, Overloaded
from functions.settings import SettingFault, Settings
from functions.wiring import cloud_health
from functions.wiring.google import Google, open_google
from functions.wiring.later import later
from functions.wiring.secret import shared_secret
from functions.wiring.world import open_world
from tests.test_cloud import WHOLE

ENV = WHOLE | {"MODELS": "offline"}


@pytest.fixture
def google() -> Iterator[Google]:
    opened = open_google(Settings.read(ENV), target="api")
    yield opened
    opened.close()


def of(google: Google, part: str) -> dict[str, Any]:
    return dict(cloud_health.pings(google)[part]())


def test_a_job_that_was_accepted_is_answered_for_though_its_queue_is_away() -> None:
    """The API's callers are not told of a queue that the sweep makes good; a worker's delivery is repeated."""
    kinds = {}
    for target in ("api", "plan"):
        opened = open_google(Settings.read(ENV), target=target)
        kinds[target] = hasattr(opened.house.queue, "inner")
        opened.close()

    assert kinds == {"api": True, "plan": False}


def test_processes_that_draw_are_had_where_pages_are_made_and_nowhere_else() -> None:
    found = {}
    for target in ("api", "plan", "render", "assemble", "sweep", ""):
        opened = open_google(Settings.read(ENV), target=target)
        found[target] = opened.pool is not None
        opened.close()

    assert [target for target, has in found.items() if has] == ["assemble"]


def test_the_worlds_are_opened_by_their_setting(tmp_path: Any) -> None:
    there = open_world(Settings.read(ENV))
    here = open_world(Settings.read({"LIMNER_DATA": str(tmp_path)}))

    assert (type(there).__name__, type(here).__name__) == ("Google", "Laptop")
    assert there.work() is False
    assert there.file_of("ann/x.webp") is None
    assert there.asset_hosts() == ("https://storage.googleapis.com",)
    there.begin()
    there.check()
    there.close()
    here.close()


def test_a_house_of_the_cloud_without_its_names_is_refused() -> None:
    with pytest.raises(SettingFault, match="WORLD is not google"):
        open_google(Settings.read({}))


@pytest.mark.parametrize("part", ["store", "blobs"])
def test_a_part_that_cannot_be_reached_says_why(google: Google, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: object) -> None:
        raise Overloaded("It cannot be reached.")

    for kind, name in ((FirestoreRegisters, "read"), (BucketBlobs, "age")):
        monkeypatch.setattr(kind, name, away)

    found = of(google, part)

    assert (found["status"], found["detail"]) == ("unhealthy", "It cannot be reached.")


def test_a_queue_that_an_operator_holds_is_told(google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TasksQueue, "paused", lambda queue, verb: verb in {"render", "assemble", "export"})

    found = of(google, "queue")

    assert (found["status"], found["paused"]) == ("degraded", ["assembly", "picture"])
    assert found["detail"] == "Held by an operator: assembly, picture."


def test_a_part_is_built_once_by_whoever_uses_it_first() -> None:
    made, both = [], threading.Barrier(8)

    def make() -> dict[str, int]:
        made.append(1)
        return {"a": 1}

    part = later(make)

    def use(_: int) -> int | None:
        both.wait(30.0)
        return part.get("a")

    with ThreadPoolExecutor(8) as crowd:
        found = set(crowd.map(use, range(8)))

    assert (found, made) == ({1}, [1])
    with pytest.raises(AttributeError):
        _ = part.nothing  # type: ignore[attr-defined]


def test_all_processes_sign_with_one_secret_whoever_makes_it() -> None:
    registers = MemoryRegisters(World())
    both = threading.Barrier(8)

    def found(_: int) -> bytes:
        both.wait(30.0)
        return shared_secret(registers)

    with ThreadPoolExecutor(8) as crowd:
        secrets = set(crowd.map(found, range(8)))

    assert len(secrets) == 1
    assert len(secrets.pop()) == 32


def test_a_secret_that_cannot_be_read_is_no_secret_of_its_own() -> None:
    class Away(MemoryRegisters):
        def read(self, name: str) -> Any:
            raise Overloaded

    with pytest.raises(LimnerError):
        shared_secret(Away(World()))
