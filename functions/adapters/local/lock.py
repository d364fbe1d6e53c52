"""One dispatcher a data folder: a file lock that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from functions.adapters.local.faults import FolderTaken, in_plain_words

FILE = "lock"


class FolderLock:
    """The right to deliver the tasks of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    def take(self, *, address: str = "") -> None:
        """Takes it, or FolderTaken names the process that has it. `address` is where this one can be reached."""
        with in_plain_words(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self._folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.pread(file, 200, 0).decode("utf-8", "replace").strip()
                os.close(file)
                raise FolderTaken(
                    f"The data folder {self._folder} is in use by {holder or 'another process'}."
                ) from None
            except BaseException:
                os.close(file)
                raise
            os.ftruncate(file, 0)
            os.pwrite(file, f"process {os.getpid()}{f' at {address}' if address else ''}\n".encode(), 0)
        self._file = file

    def release(self) -> None:
        """Gives it back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
