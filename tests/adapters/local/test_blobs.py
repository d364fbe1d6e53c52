"""What a directory of blobs promises beyond the contract: whole files, no links, plain faults."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local import blobs as blob_stores
from functions.adapters.local.blobs import FolderBlobs
from functions.adapters.local.faults import DataFolderFault, DiskFull


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path, now=lambda: 1000.0)


def test_a_server_gets_the_file_itself(blobs: FolderBlobs, tmp_path: Path) -> None:
    blobs.put("ann/abc.webp", b"x", mime="image/webp")

    place = blobs.path_of("ann/abc.webp")

    assert place == tmp_path / "blobs" / "ann" / "ab" / "abc.webp"
    assert blobs.path_of("ann/abc.webp", least=1) == place
    assert blobs.path_of("ann/abc.webp", least=1_000_000) is None
    assert blobs.path_of("ann/other.webp") is None
    assert blobs.path_of("ann/other.webp", least=1) is None
    assert blobs.path_of("ann/../../etc/passwd") is None


def test_owners_that_differ_in_case_alone_share_no_folder(blobs: FolderBlobs, tmp_path: Path) -> None:
    for owner in ("ann", "Ann", "ANN"):
        blobs.put(f"{owner}/abc.webp", owner.encode(), mime="image/webp")

    assert 3 == len({folder.name.casefold() for folder in (tmp_path / "blobs").iterdir()})
    assert b"ANN" == blobs.get("ANN/abc.webp")


def test_a_link_is_never_followed(blobs: FolderBlobs, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "blobs" / "ann" / "ab"
    folder.mkdir(parents=True)
    (folder / "abc.webp").symlink_to(tmp_path / "secret")
    (tmp_path / "blobs" / "bob").symlink_to(tmp_path / "blobs" / "ann")
    (tmp_path / "blobs" / "ann" / "cd").symlink_to(folder)
    (folder / "abd.webp").write_bytes(b"ann's")
    (folder / "cde.webp").write_bytes(b"elsewhere")

    assert b"ann's" == blobs.get("ann/abd.webp")
    assert blobs.get("bob/abd.webp") is None
    assert blobs.get("ann/cde.webp") is None
    assert blobs.get("ann/abc.webp") is None
    assert blobs.path_of("ann/abc.webp") is None
    assert not blobs.touch("ann/abc.webp")


def test_putting_replaces_a_link_and_leaves_its_target_alone(blobs: FolderBlobs, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "blobs" / "ann" / "ab"
    folder.mkdir(parents=True)
    (folder / "abc.webp").symlink_to(tmp_path / "secret")

    blobs.put("ann/abc.webp", b"mine", mime="image/webp")

    assert b"mine" == blobs.get("ann/abc.webp")
    assert "secret" == (tmp_path / "secret").read_text()


def test_a_folder_or_a_pipe_under_a_blobs_name_is_nothing(blobs: FolderBlobs, tmp_path: Path) -> None:
    folder = tmp_path / "blobs" / "ann" / "ab"
    (folder / "abfolder").mkdir(parents=True)
    os.mkfifo(folder / "abpipe")

    assert blobs.get("ann/abfolder") is None
    assert blobs.get("ann/abpipe") is None


def test_a_full_disk_is_said_in_one_sentence_and_leaves_nothing_half_written(
    blobs: FolderBlobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    blobs.put("ann/abd.webp", b"x", mime="image/webp")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(DiskFull, match=r"^The disk of the data folder .* is full\.$"):
        blobs.put("ann/abc.webp", b"x" * 1000, mime="image/webp")

    assert blobs.get("ann/abc.webp") is None
    assert ["abd.webp"] == [path.name for path in (tmp_path / "blobs").rglob("*") if path.is_file()]


def test_leftovers_of_writers_that_died_are_cleaned_away(blobs: FolderBlobs, tmp_path: Path) -> None:
    blobs.put("ann/abc.webp", b"x", mime="image/webp")
    (tmp_path / "blobs" / "ann" / "ab" / ".unfinished-1-2").write_bytes(b"half")

    assert ["ann/abc.webp"] == list(blobs.listed(after="", limit=9))
    assert 1 == blobs.clean()
    assert b"x" == blobs.get("ann/abc.webp")


def test_a_reader_never_sees_half_a_file(blobs: FolderBlobs) -> None:
    data = os.urandom(300_000)
    seen: list[Any] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            seen.append(blobs.get("ann/abc.webp"))

    reader = threading.Thread(target=look)
    reader.start()
    writers = [
        threading.Thread(target=blobs.put, args=("ann/abc.webp", data), kwargs={"mime": "image/webp"}) for _ in range(4)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    done.set()
    reader.join()

    assert {None, data} >= set(seen)
    assert data == blobs.get("ann/abc.webp")


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = FolderBlobs(tmp_path, now=lambda: 1000.0)

    def read_only(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", read_only)

    with pytest.raises(DataFolderFault, match="cannot be written"):
        blobs.put("ann/abc.webp", b"x", mime="image/webp")


def test_what_is_kept_in_memory_is_what_stands_in_the_folder(blobs: FolderBlobs) -> None:
    blobs.put("ann/abc.webp", b"first", mime="image/webp")
    assert [blobs.get("ann/abc.webp") for _ in range(2)] == [b"first"] * 2
    place = blobs.path_of("ann/abc.webp")
    assert place is not None

    place.write_bytes(b"other")
    assert blobs.get("ann/abc.webp") == b"other"
    place.unlink()
    assert blobs.get("ann/abc.webp") is None


def test_a_link_in_place_of_a_kept_file_is_nothing_of_ours(blobs: FolderBlobs, tmp_path: Path) -> None:
    blobs.put("ann/abc.webp", b"first", mime="image/webp")
    blobs.get("ann/abc.webp")
    place = blobs.path_of("ann/abc.webp")
    assert place is not None
    moved = tmp_path / "moved"

    place.rename(moved)
    place.symlink_to(moved)

    assert blobs.get("ann/abc.webp") is None


def test_what_is_kept_in_memory_is_bounded(blobs: FolderBlobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blob_stores, "MOST_KEPT", 320)
    for number in range(64):
        blobs.put(f"ann/{number}.webp", bytes([number]) * 10, mime="image/webp")
        blobs.get(f"ann/{number}.webp")

    assert blobs._shelf._held == 320
    assert blobs.get("ann/63.webp") == bytes([63]) * 10
    assert blobs.get("ann/0.webp") == bytes(10)
