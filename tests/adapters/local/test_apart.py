"""What a stranger sent is read in a process of its own, which may hang, swell or die without harm."""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from functions.adapters.local.apart import PLACES, WAITING, Apart
from functions.adapters.local.press import PoolPress
from functions.core.errors import (
    Encrypted,
    InvalidRequest,
    LimnerError,
    NoText,
    Overloaded,
    TooComplex,
    UnsupportedMedia,
)

MEGABYTE = 1024 * 1024


def its_process() -> int:
    return os.getpid()


def hangs() -> None:
    while True:
        time.sleep(1)


def computes() -> None:
    while True:
        pass


def swells() -> int:
    return len([bytearray(64 * MEGABYTE) for _ in range(64)])


def dies() -> None:
    ctypes.string_at(0)


def babbles() -> str:
    return "x" * (2 * MEGABYTE)


def waits_for(name: str) -> None:
    while not Path(name).exists():
        time.sleep(0.01)


def reads(data: bytes, *, name: str = "notes.txt") -> list[tuple[str, str]]:
    press = PoolPress(lambda *_: None, run_apart=Apart().run)
    return [(block.kind, block.text) for block in press.read(data, name=name, mime="").blocks]


def test_each_piece_of_work_has_a_process_of_its_own() -> None:
    apart = Apart()

    assert len({apart.run(its_process), apart.run(its_process), os.getpid()}) == 3


@pytest.mark.parametrize("act", [hangs, computes, swells, dies, babbles])
def test_whoever_goes_beyond_the_bounds_is_ended(act: Callable[[], object]) -> None:
    apart = Apart(seconds=2.0, answer=MEGABYTE)
    began = time.monotonic()

    with pytest.raises(TooComplex):
        apart.run(act)

    assert time.monotonic() - began < 15
    assert apart.run(its_process)


def test_a_flood_is_refused_at_once_and_whoever_came_before_it_is_read(tmp_path: Path) -> None:
    apart, gate, more = Apart(), tmp_path / "gate", 5
    told: list[str] = []
    refused = threading.Event()

    def ask() -> None:
        try:
            apart.run(waits_for, str(gate))
            told.append("read")
        except Overloaded as error:
            told.append(f"come again in {error.retry_after:.0f} s")
            if len(told) == more:
                refused.set()

    threads = [threading.Thread(target=ask) for _ in range(PLACES + WAITING + more)]
    for thread in threads:
        thread.start()
    early = refused.wait(10.0)
    before = list(told)
    gate.touch()
    for thread in threads:
        thread.join()

    assert (early, before) == (True, ["come again in 5 s"] * more)
    assert told[more:] == ["read"] * (PLACES + WAITING)


def test_a_document_is_read_there() -> None:
    assert reads(b"CHAPTER ONE\n\nA fox.\n\n- a boat\n- a sail") == [
        ("heading", "CHAPTER ONE"), ("paragraph", "A fox."), ("item", "a boat"), ("item", "a sail"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", InvalidRequest),
        (b" \n ", NoText),
        (b"%PDF-1.7 and nothing more", InvalidRequest),
        (b"PK\x03\x04 and nothing more", InvalidRequest),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedMedia),
        (bytes(range(256)) * 9, UnsupportedMedia),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), Encrypted),
        (b"a " * 1_000_001, TooComplex),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, fault: type[LimnerError]) -> None:
    with pytest.raises(fault) as told:
        reads(data)

    assert told.value.detail.endswith(".")
    assert told.value.advice
