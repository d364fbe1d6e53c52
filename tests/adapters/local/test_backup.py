"""A backup of a house at work is whole; a restored house goes on; nothing else is taken for a backup."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import sqlite3
import tarfile
import threading
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from functions.adapters.local import backup as backups
from functions.adapters.local.backup import BackupFault, back_up, restore, too_old
from functions.adapters.local.faults import DataFolderFault, DiskFull, NewerFolder
from functions.core.errors import InvalidRequest
from functions.flows import keys
from functions.flows.submit import Submission, submit
from functions.settings import Settings
from functions.wiring.laptop import Laptop, open_laptop
from functions.wiring.secret import signing_secret
from tests.houses import a_request, eventually

STAMP = "20260131T020000Z"


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def a_laptop(folder: Path) -> Laptop:
    return open_laptop(Settings.read({"LIMNER_DATA": str(folder)}))


def asked(laptop: Laptop, **fields: Any) -> str:
    request = a_request(**({"kind": "image", "prompt": "A fox learns to sail", "scenes": None} | fields))
    made = submit(laptop.house, Submission(owner="ann", kind=request.get("kind") or "image", request=request))
    laptop.house.queue.put(made.messages)
    return made.job.id


def done(laptop: Laptop, job_id: str) -> bool:
    job = laptop.house.jobs.get(job_id)
    return job is not None and job.state == "done"


@pytest.mark.slow
def test_a_restored_house_has_the_same_jobs_pictures_and_keys_and_ends_what_was_running(tmp_path: Path) -> None:
    laptop = a_laptop(tmp_path / "data")
    secret = signing_secret(tmp_path / "data")
    key, text = keys.make(laptop.house, "ann", scopes=["read"], secret=bytes(25))
    first = asked(laptop)
    assert laptop.work()
    eventually(lambda: done(laptop, first), within=60.0)
    running = asked(laptop, prompt="A mole digs a tunnel to the sea")

    made = back_up(tmp_path / "data", tmp_path / "kept", stamp=STAMP)
    laptop.close()
    count = restore(made.file, tmp_path / "new")

    again = a_laptop(tmp_path / "new")
    kept = again.house.jobs.get(first)
    assert kept is not None
    assert kept.state == "done"
    assert all(again.blobs.get(f"ann/{name}") for name in kept.assets())
    assert count == made.blobs
    assert keys.found(again.house, text) == keys.found(again.house, text)
    assert keys.found(again.house, text).id == key.id  # type: ignore[union-attr]
    assert signing_secret(tmp_path / "new") == secret
    assert again.house.gallery.counts("ann").shown >= 1
    assert again.work()
    eventually(lambda: done(again, running), within=60.0)
    again.close()


def test_a_backup_while_others_write_is_a_whole_database(tmp_path: Path) -> None:
    laptop = a_laptop(tmp_path / "data")
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            laptop.house.counters.add("hour/1", {"a": 1})
            asked(laptop)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(tmp_path / "data", tmp_path / "kept", stamp=f"2026013{n}T020000Z") for n in range(3)]
    finally:
        stop.set()
        writer.join()
        laptop.close()

    for number, one in enumerate(made):
        restore(one.file, tmp_path / f"new{number}")
        with sqlite3.connect(tmp_path / f"new{number}" / "limner.db") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    laptop = a_laptop(tmp_path / "data")
    laptop.blobs.put("ann/" + "a" * 64 + ".webp", b"picture", mime="image/webp")
    laptop.close()
    signing_secret(tmp_path / "data")
    return tmp_path / "data"


def test_the_file_is_its_owners_alone_and_is_there_whole_or_not_at_all(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(data, tmp_path / "kept", stamp=STAMP)
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert made.size == made.file.stat().st_size

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_snapshot", full)
    with pytest.raises(DiskFull):
        back_up(data, tmp_path / "kept", stamp="20260201T020000Z")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [made.file.name]


def test_links_and_unfinished_files_are_left_out(data: Path, tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere"
    secret.write_bytes(b"not ours")
    (data / "blobs" / "ann" / "link.webp").symlink_to(secret)
    (data / "blobs" / "ann" / ".unfinished-1").write_bytes(b"half")

    made = back_up(data, tmp_path / "kept", stamp=STAMP)

    assert made.blobs == 1
    assert restore(made.file, tmp_path / "new") == 1


def test_a_full_disk_is_said_before_anything_is_written(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, 1_000_000))

    with pytest.raises(DiskFull, match="1 MB are free"):
        back_up(data, tmp_path / "kept", stamp=STAMP)

    assert list((tmp_path / "kept").iterdir()) == []


def test_a_dry_run_writes_nothing(data: Path, tmp_path: Path) -> None:
    planned = back_up(data, tmp_path / "kept", stamp=STAMP, rehearsed=True)

    assert (planned.blobs, planned.size) == (1, 0)
    assert not planned.file.exists()


def test_a_folder_without_a_house_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataFolderFault, match="There is no house"):
        back_up(tmp_path / "nothing", tmp_path / "kept", stamp=STAMP)


def test_old_backups_are_named_and_the_newest_never_is(tmp_path: Path) -> None:
    for day in ("01", "02", "03"):
        path = tmp_path / f"limner-202601{day}T020000Z.tar.gz"
        path.write_bytes(b"")
        os.utime(path, (1000.0, 1000.0))
    (tmp_path / "mine.tar.gz").write_bytes(b"")

    found = too_old(tmp_path, now=1000.0 + 40 * 86_400, days=30)

    assert [path.name for path in found] == ["limner-20260101T020000Z.tar.gz", "limner-20260102T020000Z.tar.gz"]
    assert too_old(tmp_path, now=1000.0 + 20 * 86_400, days=30) == ()
    assert too_old(tmp_path, now=1000.0 + 9000 * 86_400, days=0) == ()
    assert too_old(tmp_path / "nothing", now=0.0, days=1) == ()


def test_nothing_is_restored_over_what_is_there(data: Path, tmp_path: Path) -> None:
    made = back_up(data, tmp_path / "kept", stamp=STAMP)

    with pytest.raises(InvalidRequest, match="is not empty"):
        restore(made.file, data)

    (tmp_path / "empty").mkdir()
    assert restore(made.file, tmp_path / "empty") == 1


def test_a_file_that_was_cut_off_is_no_backup(data: Path, tmp_path: Path) -> None:
    made = back_up(data, tmp_path / "kept", stamp=STAMP)
    whole = made.file.read_bytes()
    cut = tmp_path / "cut.tar.gz"

    for length in (0, 10, len(whole) // 2, len(whole) - 20):
        cut.write_bytes(whole[:length])
        with pytest.raises(BackupFault, match="is not a whole backup"):
            restore(cut, tmp_path / "new")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["cut.tar.gz", "data", "kept"]


def packed(place: Path, members: dict[str, bytes | tarfile.TarInfo]) -> Path:
    with tarfile.open(place, "w:gz") as archive:
        for name, found in members.items():
            if isinstance(found, tarfile.TarInfo):
                archive.addfile(found)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(found)
            archive.addfile(info, io.BytesIO(found))
    return place


def a_link(name: str, to: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = tarfile.SYMTYPE, to
    return info


@pytest.mark.parametrize(
    "members",
    [
        {"../evil": b"x"}, {"/etc/evil": b"x"}, {"blobs/../../evil": b"x"}, {"other.txt": b"x"},
        {"blobs/ann": a_link("blobs/ann", "/tmp")}, {"manifest.json": b"[]"}, {"manifest.json": b"{"}, {},
    ],
)  # fmt: skip
def test_an_archive_of_anything_else_is_refused_and_leaves_nothing(tmp_path: Path, members: dict[str, Any]) -> None:
    file = packed(tmp_path / "bad.tar.gz", members)

    with pytest.raises(BackupFault):
        restore(file, tmp_path / "deep" / "new")

    assert not list((tmp_path / "deep").iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.tar.gz", "deep"]


def changed(file: Path, place: Path, name: str, data: bytes) -> Path:
    with tarfile.open(file) as archive:
        members = {one.name: archive.extractfile(one).read() for one in archive}  # type: ignore[union-attr]
    return packed(place, {**members, name: data})


def test_a_changed_database_and_a_newer_backup_are_refused(data: Path, tmp_path: Path) -> None:
    made = back_up(data, tmp_path / "kept", stamp=STAMP)
    newer = json.dumps({"format": 1, "schema": 99, "blobs": 1, "database": ""}).encode()

    with pytest.raises(BackupFault):
        restore(changed(made.file, tmp_path / "1.tar.gz", "limner.db", b"SQLite format 3\0"), tmp_path / "new")
    with pytest.raises(NewerFolder, match="newer version"):
        restore(changed(made.file, tmp_path / "2.tar.gz", "manifest.json", newer), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_what_is_not_there_and_what_is_no_archive_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.tar.gz").write_bytes(gzip.compress(b"words"))

    with pytest.raises(InvalidRequest, match="There is no file"):
        restore(tmp_path / "none.tar.gz", tmp_path / "new")
    with pytest.raises(BackupFault):
        restore(tmp_path / "text.tar.gz", tmp_path / "new")
