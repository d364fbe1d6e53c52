"""What can be wrong with the data folder, each in one plain sentence; the system's own words never pass this edge."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from functions.core.errors import LimnerError, Overloaded

_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}


class DataFolderFault(LimnerError):
    """The data folder cannot be used."""

    status = 503
    indoors = True
    action = "Mend the folder, or name another one in LIMNER_DATA."


class DiskFull(DataFolderFault):
    """The disk of the data folder is full."""

    retryable = True
    action = "Make room on the disk; what was accepted goes on by itself."


class NewerFolder(DataFolderFault):
    """The data folder was written by a newer version of Limner."""

    action = "Install that version, or name another folder in LIMNER_DATA."


class FolderTaken(DataFolderFault):
    """Another process works in this data folder."""

    action = "Use that one, stop it, or name another folder in LIMNER_DATA."


@contextmanager
def in_plain_words(folder: Path) -> Iterator[None]:
    """Translates what the system and SQLite say about the folder."""
    try:
        yield
    except sqlite3.Error as error:
        raise _of_sqlite(error, folder) from error
    except OSError as error:
        raise _of_system(error, folder) from error


def _of_system(error: OSError, folder: Path) -> LimnerError:
    if error.errno in _FULL:
        return DiskFull(f"The disk of the data folder {folder} is full.")
    if error.errno in _READ_ONLY:
        return DataFolderFault(f"The data folder {folder} cannot be written: its permissions or its disk forbid it.")
    if error.errno in _NO_FOLDER:
        return DataFolderFault(f"The data folder {folder} is not a folder.")
    return DataFolderFault(f"The data folder {folder} cannot be used: {(error.strerror or 'unknown fault').lower()}.")


def _of_sqlite(error: sqlite3.Error, folder: Path) -> LimnerError:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(f"The disk of the data folder {folder} is full.")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return DataFolderFault(f"The data folder {folder} cannot be written: its permissions or its disk forbid it.")
    if code == sqlite3.SQLITE_NOTADB:
        return DataFolderFault(f"The file limner.db in the data folder {folder} is not a database of Limner.")
    if code == sqlite3.SQLITE_CORRUPT:
        return DataFolderFault(f"The database in the data folder {folder} is damaged.", action="Restore a backup.")
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return Overloaded("The database of the data folder is busy.", retry_after=1.0)
    if code == sqlite3.SQLITE_IOERR:
        return DataFolderFault(f"The disk of the data folder {folder} does not answer.")
    return LimnerError()
