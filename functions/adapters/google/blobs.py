"""Blobs in a bucket: "ann/ab12.webp" is the object of that name. Only a touch changes one: its custom time.

The service changes one object about once a second, so a touch that it refuses for that is as good as done by whoever
was quicker, if that is not long ago.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from functions.adapters.google.doors import BucketDoors
from functions.adapters.google.storage import Storage, must_mean_the_object
from functions.core.errors import LimnerError, Overloaded
from functions.core.paths import is_path

if TYPE_CHECKING:
    from google.cloud.storage import Blob

FOR_EVER = "private, max-age=31536000, immutable"
#: times that bytes are put again where somebody removed them between being found and being touched
ROUNDS = 3
#: seconds for which another's touch is as good as ours
LATELY = 60.0


class BucketBlobs:
    """The blobs of one house, and the doors by which clients come to bytes without it."""

    def __init__(self, assets: str, scratch: str, *, project: str, now: Callable[[], float]) -> None:
        """Nothing is loaded or reached yet."""
        self._storage = Storage(project)
        self._bucket = assets
        self._now = now
        self.doors = BucketDoors(self._storage, assets, scratch, now=now)

    def close(self) -> None:
        """Hangs up; the next call opens again."""
        self._storage.close()

    def put(self, path: str, data: bytes, *, mime: str) -> None:
        if not is_path(path):
            raise LimnerError("A file cannot have this name.")
        for _ in range(ROUNDS):
            if self._created(path, data, mime) or self.touch(path):
                return
        raise Overloaded("A file was removed each time that it was put.", retry_after=1.0)

    def get(self, path: str) -> bytes | None:
        return self._storage.read(self._bucket, path) if is_path(path) else None

    def touch(self, path: str) -> bool:
        return is_path(path) and self._storage.asked(self._bucket, lambda seconds: self._touched(path, seconds))

    def age(self, path: str) -> tuple[int, float] | None:
        blob = self._storage.found(self._bucket, path) if is_path(path) else None
        return None if blob is None else (_generation(blob), _touched_at(blob))

    def listed(self, *, after: str, limit: int) -> Sequence[str]:
        def listed(seconds: float) -> list[str]:
            found: list[str] = []
            # The service begins with the name itself, so one more is asked for.
            names = self._storage.client.list_blobs(
                self._bucket, start_offset=after or None, page_size=limit + 1,
                fields="items(name),nextPageToken", timeout=seconds, retry=None,
            )  # fmt: skip
            for one in names:
                if one.name > after and is_path(one.name):
                    found.append(one.name)
                if len(found) == limit:
                    break
            return found

        return self._storage.asked(self._bucket, listed)

    def remove(self, path: str, *, generation: int) -> bool:
        blob = self._storage.found(self._bucket, path) if is_path(path) else None
        if blob is None or _generation(blob) != generation:
            return False
        tries: list[float] = []
        return self._storage.asked(self._bucket, lambda seconds: _removed(blob, seconds, tries))

    def _created(self, path: str, data: bytes, mime: str) -> bool:
        """Whether the bytes were stored; not where some are there, perhaps our own whose answer was lost."""

        def create(seconds: float) -> bool:
            from google.api_core.exceptions import PreconditionFailed

            blob = self._storage.blob(self._bucket, path)
            blob.cache_control = FOR_EVER
            blob.custom_time = self._moment()
            try:
                blob.upload_from_string(
                    data, content_type=mime, if_generation_match=0, checksum="crc32c", timeout=seconds, retry=None
                )
            except PreconditionFailed:
                return False
            return True

        return self._storage.asked(self._bucket, create, bounds=self._storage.carry)

    def _touched(self, path: str, seconds: float) -> bool:
        from google.api_core.exceptions import BadRequest, NotFound, TooManyRequests

        try:
            try:
                self._patch(path, seconds, moment=self._moment())
            except BadRequest:
                # A custom time never goes back: it was set by a clock ahead of ours.
                self._patch(path, seconds, moment=None)
        except NotFound as error:
            must_mean_the_object(error)
            return False
        except TooManyRequests:
            seen = self._storage.found(self._bucket, path)
            if seen is None or self._now() - _touched_at(seen) > LATELY:
                raise
        return True

    def _patch(self, path: str, seconds: float, *, moment: datetime | None) -> None:
        blob = self._storage.blob(self._bucket, path)
        # Something always changes, also while the clock stands still.
        blob.metadata = {"touched": secrets.token_hex(8)}
        if moment is not None:
            blob.custom_time = moment
        blob.patch(timeout=seconds, retry=None)

    def _moment(self) -> datetime:
        return datetime.fromtimestamp(self._now(), UTC)


def _removed(blob: Blob, seconds: float, tries: list[float]) -> bool:
    """Whether it went; where an earlier try got no answer and it is gone, that was us."""
    from google.api_core.exceptions import NotFound, PreconditionFailed

    tries.append(seconds)
    try:
        blob.delete(
            if_generation_match=blob.generation, if_metageneration_match=blob.metageneration,
            timeout=seconds, retry=None,
        )  # fmt: skip
    except PreconditionFailed:
        return False
    except NotFound as error:
        must_mean_the_object(error)
        return len(tries) > 1
    return True


def _generation(blob: Blob) -> int:
    """One number for what was written and for each touch since; small enough for JSON that knows only floats."""
    told = f"{blob.generation}.{blob.metageneration}"
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:6], "big")


def _touched_at(blob: Blob) -> float:
    moment: datetime = blob.custom_time or blob.updated
    return moment.timestamp()
