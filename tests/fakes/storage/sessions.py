"""Resumable uploads: bytes that come in parts, in order, and can be taken up again where they broke off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.fakes.storage.objects import Json, Refused, must_fit

#: every part but the last is a multiple of this
PART = 256 * 1024
_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")


@dataclass
class Session:
    """One upload on its way."""

    bucket: str
    name: str
    told: Json
    query: dict[str, str]
    #: bytes that were announced; None where that was left open
    size: int | None = None
    #: the browser's page that it was opened for
    origin: str = ""
    came: bytearray = field(default_factory=bytearray)
    #: the object, once all had come
    done: Json | None = None

    def take(self, headers: Mapping[str, str], data: bytes, *, length: int) -> bool:
        """Adds what came; whether that was all. Fewer bytes than `length` mean that the sender broke off."""
        span = headers.get("content-range", "")
        if not span:
            first, total = 0, length
        else:
            first, last, total = self._read(span)
            if last is not None and last - first + 1 != length:
                raise Refused(400, "Content-Range does not fit Content-Length.", reason="invalid")
            if last is None:
                return total is not None and total == len(self.came)
        if self.size is not None and total not in (None, self.size):
            raise Refused(400, f"{self.size} bytes were announced, not {total}.", reason="invalid")
        if first > len(self.came):
            raise Refused(400, "A part is missing before this one.", reason="invalid")
        ends = total is not None and first + length == total
        if not ends and span and length % PART:
            raise Refused(400, f"A part that is not the last is a multiple of {PART} bytes.", reason="invalid")
        keep = data if ends and len(data) == length else data[: len(data) // PART * PART]
        self.came[first:] = keep if first + len(keep) >= len(self.came) else self.came[first:]
        return ends and len(data) == length

    def checked(self, headers: Mapping[str, str]) -> bytes:
        """All bytes, which are those that were meant."""
        sums = dict(part.strip().split("=", 1) for part in headers.get("x-goog-hash", "").split(",") if "=" in part)
        data = bytes(self.came)
        must_fit(data, {"crc32c": sums["crc32c"]} if "crc32c" in sums else {})
        must_fit(data, {"md5Hash": sums["md5"]} if "md5" in sums else {})
        must_fit(data, {name: self.told[name] for name in ("crc32c", "md5Hash") if name in self.told})
        return data

    def so_far(self) -> list[tuple[str, str]]:
        """What the sender of a part is told."""
        return [("Range", f"bytes=0-{len(self.came) - 1}")] if self.came else []

    @staticmethod
    def _read(span: str) -> tuple[int, int | None, int | None]:
        found = _RANGE.fullmatch(span)
        if found is None:
            raise Refused(400, f"Failed to parse Content-Range header {span!r}.", reason="invalid")
        total = None if found[3] == "*" else int(found[3])
        return int(found[1] or 0), None if found[2] is None else int(found[2]), total
