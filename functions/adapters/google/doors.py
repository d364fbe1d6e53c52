"""Bytes that go between clients and buckets without passing through the house: out by signed links, in by sessions.

A link is signed for the full hour that has begun, so that equal asks get equal links and a browser's copy stays good.
Where nobody signs there is no link, and the house sends the bytes itself.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from functions.adapters.google.signed import Opening, Signer, Unsigned
from functions.adapters.google.storage import Storage
from functions.core.errors import PayloadTooLarge
from functions.core.paths import is_path

log = logging.getLogger("limner.storage")
#: links are made for whole hours, and each is good for at least one more
STEP = 3600
LIFE = 2 * STEP
#: links that one process remembers
MOST_LINKS = 4096
#: seconds in which nobody is asked to sign, after it was refused
REST = 60.0
INTO = "uploads"


class BucketDoors:
    """Links to assets, and sessions for what clients send ahead."""

    def __init__(self, storage: Storage, assets: str, scratch: str, *, now: Callable[[], float]) -> None:
        """Nothing is loaded or reached yet."""
        self._storage = storage
        self._assets = assets
        self._scratch = scratch
        self._now = now
        self._signer = Signer(storage)
        self._links: OrderedDict[tuple[int, str, str, str], str] = OrderedDict()
        self._turn = threading.Lock()
        self._rests_until = 0.0

    def link(self, path: str, *, mime: str, disposition: str = "") -> str | None:
        hour = int(self._now()) // STEP * STEP
        wanted = (hour, path, mime, disposition)
        with self._turn:
            known = self._links.get(wanted)
        if known is not None:
            return known
        if time.monotonic() < self._rests_until or not is_path(path) or not self._storage.found(self._assets, path):
            return None
        said = {"response-content-type": mime}
        said |= {"response-content-disposition": disposition} if disposition else {}
        opening = Opening(host=self._storage.host, bucket=self._assets, name=path, at=hour, seconds=LIFE, said=said)
        try:
            return self._kept(wanted, self._signer.signed(opening))
        except Unsigned as error:
            log.warning("links_are_not_signed why=%s", error)
            self._rests_until = time.monotonic() + REST
            return None

    def entrance(self, place: str, *, size: int, origin: str = "") -> str | None:
        if not is_path(place):
            return None

        def begin(seconds: float) -> str | None:
            from google.api_core.exceptions import PreconditionFailed

            try:
                address: str = self._storage.blob(self._scratch, f"{INTO}/{place}").create_resumable_upload_session(
                    content_type="application/octet-stream", size=size, origin=origin or None, checksum=None,
                    if_generation_match=0, timeout=seconds, retry=None,
                )  # fmt: skip
            except PreconditionFailed:
                return None
            return address

        return self._storage.asked(self._scratch, begin)

    def arrived(self, place: str, *, most: int) -> bytes | None:
        name = f"{INTO}/{place}"
        found = self._storage.found(self._scratch, name) if is_path(place) else None
        if found is None:
            return None
        if found.size > most:
            raise PayloadTooLarge(f"{found.size:,} bytes came, and {most:,} are taken.")
        return self._storage.read(self._scratch, name)

    def _kept(self, wanted: tuple[int, str, str, str], link: str) -> str:
        with self._turn:
            self._links[wanted] = link
            while len(self._links) > MOST_LINKS:
                self._links.popitem(last=False)
        return link
