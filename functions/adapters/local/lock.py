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

    def take(self, address: str = "") -> bool:
        """Takes it, unless another process has it; `address` is where this one can be reached."""
        if self._file is not None:
            return True
        with in_plain_words(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self._folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.ftruncate(file, 0)
                os.pwrite(file, f"process {os.getpid()}{f' at {address}' if address else ''}\n".encode(), 0)
            except BlockingIOError:
                os.close(file)
                return False
            except BaseException:
                os.close(file)
                raise
        self._file = file
        return True

    def taken(self) -> FolderTaken:
        """The sentence for whoever did not get it; it names the process that has it."""
        try:
            holder = (self._folder / FILE).read_text("utf-8", "replace").strip()
        except OSError:
            holder = ""
        return FolderTaken(f"The data folder {self._folder} is in use by {holder or 'another process'}.")

    def release(self) -> None:
        """Gives it back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
