"""A data folder as one dated file, made while the server runs, and a folder from such a file.

The database is copied first, with SQLite's own online backup, and the blobs after it: bytes are written before the
record that names them, and removed an hour after the last one did, so every record of the copy finds its bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from functions.adapters.local import schema
from functions.adapters.local.faults import DataFolderFault, DiskFull, NewerFolder, in_plain_words
from functions.adapters.local.migrating import FILE
from functions.core.errors import InvalidRequest

FORMAT = 1
BLOBS, SECRET, MANIFEST = "blobs", "token-secret", "manifest.json"
NAME = re.compile(r"limner-(\d{8}T\d{6}Z)\.tar\.gz")
#: pictures are packed already; more would cost time and win nothing
PACKING = 1
#: bytes that must stay free beside what is written
MARGIN = 20_000_000
DAY = 86_400.0


class BackupFault(DataFolderFault):
    """This file is not a whole backup of Limner."""

    action = "Choose another backup."


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was made, or would be; sizes in bytes."""

    file: Path
    #: before packing
    content: int
    blobs: int
    #: of the file; 0 where none was made
    size: int = 0
    #: backups that were too old
    removed: tuple[Path, ...] = ()


def back_up(data: Path, to: Path, *, stamp: str, rehearsed: bool = False) -> Backup:
    """One file in `to`, whole or not at all; `stamp` is its time, as 20260131T020000Z."""
    file = to / f"limner-{stamp}.tar.gz"
    with in_plain_words(data):
        if not (data / FILE).exists():
            raise DataFolderFault(f"There is no house in the data folder {data}.", action="Name it in LIMNER_DATA.")
        blobs = list(_blobs(data))
        content = sum(path.stat().st_size for path in blobs) + (data / FILE).stat().st_size
    planned = Backup(file=file, content=content, blobs=len(blobs))
    with in_plain_words(to):
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(to).free
        if free < content + 2 * (data / FILE).stat().st_size + MARGIN:
            raise DiskFull(f"A backup may take {content // 1_000_000 + 1} MB, and {free // 1_000_000} MB are free.")
        if rehearsed:
            return planned
        size, count = _written(data, file)
    return Backup(file=file, content=content, blobs=count, size=size)


def too_old(folder: Path, *, now: float, days: int) -> tuple[Path, ...]:
    """Our backups there that are older than so many days; the newest is never one of them."""
    found = sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name)) if folder.is_dir() else []
    return tuple(path for path in found[:-1] if days and now - path.stat().st_mtime > days * DAY)


def restore(file: Path, into: Path) -> int:
    """The folder as it was, whole or not at all; how many blobs. `into` is empty, or not there."""
    with in_plain_words(into):
        if into.exists() and (not into.is_dir() or any(into.iterdir())):
            raise InvalidRequest(
                f"{into} is not empty.", action="Name a folder that is empty or not there, with --into."
            )  # fmt: skip
        into.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=into.parent, prefix=f".{into.name}-"))
        try:
            count = _unpacked(file, draft)
            _checked(draft)
            if into.exists():
                into.rmdir()
            draft.replace(into)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return count


def _written(data: Path, file: Path) -> tuple[int, int]:
    draft = file.with_name(f"{file.name}.unfinished")
    count = 0
    try:
        with tempfile.TemporaryDirectory(dir=file.parent) as beside, _created(draft) as raw:
            with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=PACKING) as archive:
                copy = _snapshot(data, Path(beside) / FILE)
                archive.add(copy, FILE)
                if (data / SECRET).is_file():
                    archive.add(data / SECRET, SECRET)
                for path in _blobs(data):
                    count += _added(archive, path, str(PurePosixPath(path.relative_to(data))))
                about = {"format": FORMAT, "schema": schema.VERSION, "blobs": count, "database": _digest(copy)}
                _added_bytes(archive, MANIFEST, json.dumps(about).encode())
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return file.stat().st_size, count


def _created(draft: Path) -> io.BufferedWriter:
    return os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _snapshot(data: Path, place: Path) -> Path:
    with closing(sqlite3.connect(data / FILE)) as source, closing(sqlite3.connect(place)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    return place


def _blobs(data: Path) -> Iterator[Path]:
    """Finished files only, and nothing through a link."""
    for folder, _, names in os.walk(data / BLOBS):
        for name in sorted(names):
            path = Path(folder) / name
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def _added(archive: tarfile.TarFile, path: Path, name: str) -> int:
    try:
        archive.add(path, name, recursive=False)
    except FileNotFoundError:
        # Nobody named it any more, and the clean-up was faster.
        return 0
    return 1


def _added_bytes(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    archive.addfile(info, io.BytesIO(data))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpacked(file: Path, draft: Path) -> int:
    """Only what a backup holds, only regular files, only below the draft."""
    about, count = b"", 0
    try:
        with tarfile.open(file, "r:gz") as archive:
            for member in archive:
                name = _allowed(member)
                # Not `extract`: early 3.11s have no filter that would keep it from doing more than this.
                reader = archive.extractfile(member) or io.BytesIO()
                if name == MANIFEST:
                    about = reader.read(100_000)
                    continue
                _copied(reader, draft / name)
                count += name.startswith(BLOBS + "/")
        told = _read(about)
    except FileNotFoundError:
        raise InvalidRequest(f"There is no file {file}.", action="Name a backup.") from None
    except (tarfile.TarError, EOFError, zlib.error, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise BackupFault(f"{file.name} is not a whole backup of Limner.") from error
    if told["schema"] > schema.VERSION or told["format"] > FORMAT:
        raise NewerFolder(f"{file.name} was written by a newer version of Limner.", action="Install that version.")
    if count != told["blobs"] or not (draft / FILE).is_file() or _digest(draft / FILE) != told["database"]:
        raise BackupFault(f"{file.name} is not a whole backup of Limner.")
    return count


def _copied(reader: IO[bytes], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        shutil.copyfileobj(reader, file)
    path.chmod(0o600)


def _read(about: bytes) -> dict[str, Any]:
    """The manifest; ValueError where it is none."""
    told = json.loads(about)
    if not isinstance(told, dict) or not all(isinstance(told.get(name), int) for name in ("schema", "format", "blobs")):
        raise ValueError("no manifest of ours")
    return {"database": "", **told}


def _allowed(member: tarfile.TarInfo) -> str:
    parts = PurePosixPath(member.name).parts
    plain = member.isreg() and not member.name.startswith("/") and ".." not in parts
    if not plain or (member.name not in (FILE, SECRET, MANIFEST) and parts[:1] != (BLOBS,)):
        raise BackupFault("This archive holds what no backup of Limner holds.")
    return member.name


def _checked(folder: Path) -> None:
    (folder / BLOBS).mkdir(exist_ok=True)
    folder.chmod(0o700)
    for name in (FILE, SECRET):
        if (folder / name).exists():
            (folder / name).chmod(0o600)
    with closing(sqlite3.connect(folder / FILE)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupFault("The database in this backup is damaged.")
