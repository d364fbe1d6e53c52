"""One dispatcher a data folder: a file lock that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from functions.adapters.local.faults import FolderTaken, in_plain_words

FILE = "lock"
#: a look by `holder` has the lock for an instant, which must not turn a server away
LOOKS, GLANCE = 5, 0.02


class FolderLock:
    """The right to deliver the tasks of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    def take(self, *, address: str = "") -> None:
        """Takes it, or FolderTaken names the process that has it; `address` is where this one can be reached."""
        if self._file is not None:
            return
        with in_plain_words(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self._folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                if not any(_locked(file, wait=GLANCE if look else 0.0) for look in range(LOOKS)):
                    holder = _written(file) or "another process"
                    raise FolderTaken(f"The data folder {self._folder} is in use by {holder}.")
                os.ftruncate(file, 0)
                os.pwrite(file, f"process {os.getpid()}{f' at {address}' if address else ''}\n".encode(), 0)
            except BaseException:
                os.close(file)
                raise
        self._file = file

    def holder(self) -> str:
        """Which process has it, as in `process 4711 at http://127.0.0.1:8080`; empty when none has."""
        try:
            file = os.open(self._folder / FILE, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return ""
        try:
            return "" if _locked(file) else _written(file)
        finally:
            os.close(file)

    def release(self) -> None:
        """Gives it back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _locked(file: int, *, wait: float = 0.0) -> bool:
    time.sleep(wait)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _written(file: int) -> str:
    return os.pread(file, 200, 0).decode("utf-8", "replace").strip()
