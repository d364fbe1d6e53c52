"""Blobs in a directory: whole or not there, durable before they are named, never reached through a link.

The path "ann/ab12.webp" is the file blobs/ann/ab/ab12.webp. Its time of change is its generation.
"""

from __future__ import annotations

import os
import re
import stat
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from functions.adapters.local.faults import in_plain_words
from functions.core.errors import LimnerError
from functions.core.paths import is_path

FOLDER = "blobs"
#: bytes of small files that are kept in memory
MOST_KEPT = 32 * 1024 * 1024
_UNFINISHED = ".unfinished-"
_CAPITAL = re.compile("[A-Z]")
_ESCAPED = re.compile("=([a-z])")


class Seen(NamedTuple):
    """A file as it stands in its folder."""

    inode: int
    changed: int
    size: int


class Shelf:
    """The bytes that were read last, while their files stay as they were."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, tuple[Seen, bytes]] = OrderedDict()
        self._held = 0
        self._turn = threading.Lock()

    def find(self, path: str, now: Seen) -> bytes | None:
        """The bytes of exactly this file."""
        kept = self._files.get(path)
        return kept[1] if kept is not None and kept[0] == now else None

    def put(self, path: str, now: Seen, data: bytes) -> None:
        """Keeps a small file, and lets go of those that were put longest ago."""
        if len(data) > MOST_KEPT // 32:
            return
        with self._turn:
            before = self._files.pop(path, None)
            self._held -= len(before[1]) if before else 0
            self._files[path] = (now, data)
            self._held += len(data)
            while self._held > MOST_KEPT:
                self._held -= len(self._files.popitem(last=False)[1][1])


class FolderBlobs:
    """The blobs of one data folder."""

    def __init__(self, folder: Path, *, now: Callable[[], float]) -> None:
        """Makes the directory where there is none."""
        self._folder = folder
        self._root = folder / FOLDER
        #: joined as text: paths that are put together as objects would be half of what an answer costs
        self._root_text = str(self._root)
        self._now = now
        self._turn = threading.Lock()
        self._shelf = Shelf()
        with in_plain_words(folder):
            self._root.mkdir(parents=True, exist_ok=True)

    def put(self, path: str, data: bytes, *, mime: str) -> None:
        if not is_path(path):
            raise LimnerError("A file cannot have this name.")
        if self.touch(path):
            return
        place = self._place(path)
        with in_plain_words(self._folder):
            self._make_folder(place.parent)
            unfinished = place.parent / f"{_UNFINISHED}{os.getpid()}-{threading.get_ident()}"
            try:
                _write_synced(unfinished, data, generation=self._moment())
                unfinished.replace(place)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
            _sync(place.parent)

    def get(self, path: str) -> bytes | None:
        now = self._seen(path)
        kept = self._shelf.find(path, now) if now else None
        if kept is not None:
            return kept
        with self._opened(path) as file:
            if file is None:
                return None
            with os.fdopen(file, "rb", closefd=False) as reader:
                data = reader.read()
        # Kept only as what it was before and after it was read.
        if now is not None and now == self._seen(path):
            self._shelf.put(path, now, data)
        return data

    def path_of(self, path: str, *, least: int = 0) -> Path | None:
        """The file, for a server that streams it; None when there is none of at least so many bytes."""
        if least and ((now := self._seen(path)) is None or now.size < least):
            return None
        with self._opened(path) as file:
            return None if file is None else self._place(path)

    def touch(self, path: str) -> bool:
        with self._turn, self._opened(path) as file:
            if file is None:
                return False
            # A new generation, also where the clock stands still.
            generation = max(self._moment(), os.fstat(file).st_mtime_ns + 1)
            os.utime(file, ns=(generation, generation))
            return True

    def age(self, path: str) -> tuple[int, float] | None:
        with self._opened(path) as file:
            if file is None:
                return None
            changed = os.fstat(file).st_mtime_ns
            return changed, changed / 1e9

    def listed(self, *, after: str, limit: int) -> Sequence[str]:
        found: list[str] = []
        with in_plain_words(self._folder):
            for path in self._walk(after):
                found.append(path)
                if len(found) == limit:
                    break
        return found

    def remove(self, path: str, *, generation: int) -> bool:
        with self._turn, self._opened(path) as file:
            if file is None or os.fstat(file).st_mtime_ns != generation:
                return False
            self._place(path).unlink(missing_ok=True)
            return True

    def clean(self) -> int:
        """Removes what writers that died have left; for the start, when no other process writes here."""
        leftovers = list(self._root.glob(f"*/*/{_UNFINISHED}*"))
        with in_plain_words(self._folder):
            for leftover in leftovers:
                leftover.unlink(missing_ok=True)
        return len(leftovers)

    def _seen(self, path: str) -> Seen | None:
        try:
            found = os.lstat(self._place(path)) if is_path(path) else None
        except OSError:
            return None
        if found is None or not stat.S_ISREG(found.st_mode):
            return None
        return Seen(found.st_ino, found.st_mtime_ns, found.st_size)

    def _moment(self) -> int:
        return round(self._now() * 1e9)

    def _place(self, path: str) -> Path:
        owner, name = path.split("/")
        # Some file systems fold case, and two owners must never share a folder.
        escaped = _CAPITAL.sub(lambda found: "=" + found[0].lower(), owner)
        return Path(f"{self._root_text}/{escaped}/{name[:2]}/{name}")

    @contextmanager
    def _opened(self, path: str) -> Iterator[int | None]:
        """The file itself: a link, a folder or a pipe under its name is nothing of ours."""
        if not is_path(path):
            yield None
            return
        with in_plain_words(self._folder):
            file = self._descriptor(path)
        try:
            yield file
        finally:
            if file is not None:
                os.close(file)

    def _descriptor(self, path: str) -> int | None:
        place = self._place(path)
        folder = place.parent
        if folder.is_symlink() or folder.parent.is_symlink():
            return None
        try:
            file = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            if place.is_symlink():
                return None
            raise
        if not stat.S_ISREG(os.fstat(file).st_mode):
            os.close(file)
            return None
        return file

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        for one in (folder.parent, folder):
            with suppress(FileExistsError):
                one.mkdir()
                _sync(one.parent)

    def _walk(self, after: str) -> Iterator[str]:
        """All paths behind `after`, in order; folders that lie wholly before it are not read."""
        owners = {_ESCAPED.sub(lambda found: found[1].upper(), name): name for name in _names(self._root)}
        for owner in sorted(owners, key=lambda owner: owner + "/"):
            if f"{owner}/\U0010ffff" <= after:
                continue
            for start in sorted(_names(self._root / owners[owner])):
                if f"{owner}/{start}\U0010ffff" <= after:
                    continue
                names = sorted(_names(self._root / owners[owner] / start))
                paths = (f"{owner}/{name}" for name in names)
                yield from (path for path in paths if path > after and is_path(path))


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _write_synced(place: Path, data: bytes, *, generation: int) -> None:
    file = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(file, "wb") as writer:
        writer.write(data)
        writer.flush()
        os.utime(file, ns=(generation, generation))
        os.fsync(file)


def _sync(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
