"""A ZIP whose bytes depend on its contents alone: in order, at one fixed time, a member in memory at a time."""

from __future__ import annotations

import zipfile
from datetime import datetime
from types import TracebackType
from typing import BinaryIO, Self

_UNIX = 3
_READABLE = 0o100644 << 16


class Archive:
    """Writes members one after another; the caller names them, with no user's words beyond a slug."""

    def __init__(self, out: BinaryIO, when: datetime) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)
        #: ZIP counts from 1980 to 2107, in steps of two seconds.
        year = min(max(when.year, 1980), 2107)
        self._when = (year, when.month, when.day, when.hour, when.minute, when.second // 2 * 2)

    def add(self, name: str, data: bytes | str) -> None:
        """Store one member; pictures are packed already, so nothing is compressed again."""
        self._zip.writestr(self._named(name), data)

    def pack(self, name: str, data: bytes | str) -> None:
        """Deflate one member, of the many words that some formats are made of."""
        self._zip.writestr(self._named(name), data, compress_type=zipfile.ZIP_DEFLATED, compresslevel=6)

    def _named(self, name: str) -> zipfile.ZipInfo:
        member = zipfile.ZipInfo(name, self._when)
        member.create_system = _UNIX
        member.external_attr = _READABLE
        return member

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()
