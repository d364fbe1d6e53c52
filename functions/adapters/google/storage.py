"""Cloud Storage by its own client: built when first asked, bounded in time, its errors in the house's words.

One place decides about another try: the client's own are off.
"""

from __future__ import annotations

import io
import logging
import random
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from functions.adapters.google.bucket_faults import faults, names_no_bucket, passes, said

if TYPE_CHECKING:
    from google.cloud.storage import Blob, Client
    from requests import Session

T = TypeVar("T")
log = logging.getLogger("limner.storage")
HOST = "https://storage.googleapis.com"
#: seconds of one try and of all tries: of a look, and of bytes on their way
Bounds = tuple[float, float]
LOOK: Bounds = (4.0, 12.0)
CARRY: Bounds = (20.0, 45.0)
#: seconds before the second try; twice as many before each further one
PAUSE = 0.1
#: connections that are kept open, as many as an instance has threads
CONNECTIONS = 80


class Storage:
    """What all that works on buckets shares; safe between threads."""

    def __init__(self, project: str) -> None:
        """Nothing is loaded or reached yet."""
        self.project = project
        self.look, self.carry = LOOK, CARRY
        self._client: Client | None = None
        self._turn = threading.Lock()

    @property
    def client(self) -> Client:
        """The one client of this process."""
        client = self._client
        if client is None:
            with self._turn:
                client = self._client = self._client or _opened(self.project)
        return client

    def close(self) -> None:
        """Hangs up; the next call opens again."""
        with self._turn:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    @property
    def host(self) -> str:
        """Where objects are fetched: Google's, or what STORAGE_EMULATOR_HOST names."""
        return str(self.client.api_endpoint).rstrip("/")

    def blob(self, bucket: str, name: str) -> Blob:
        """An object by its name; nothing is asked yet."""
        return self.client.bucket(bucket).blob(name)

    def asked(self, bucket: str, ask: Callable[[float], T], *, bounds: Bounds | None = None) -> T:
        """What `ask` brings, told how many seconds it may take; made again while that may help and there is time."""
        one, patience = bounds or self.look
        ends, pause = time.monotonic() + patience, PAUSE
        while True:
            try:
                return ask(max(0.1, min(one, ends - time.monotonic())))
            except faults() as error:
                if not passes(error) or time.monotonic() + pause >= ends:
                    log.warning("storage_gave_up bucket=%s fault=%s", bucket, type(error).__name__)
                    raise said(error, bucket) from error
                log.info("storage_asked_again bucket=%s fault=%s", bucket, type(error).__name__)
            time.sleep(pause * random.uniform(0.5, 1.0))
            pause *= 2

    def found(self, bucket: str, name: str) -> Blob | None:
        """The object with all that is known of it; None when there is none."""

        def look(seconds: float) -> Blob | None:
            from google.api_core.exceptions import NotFound

            blob = self.blob(bucket, name)
            try:
                blob.reload(timeout=seconds, retry=None)
            except NotFound as error:
                must_mean_the_object(error)
                return None
            return blob

        return self.asked(bucket, look)

    def read(self, bucket: str, name: str) -> bytes | None:
        """Its bytes as they were sent, by their checksum; None when there are none."""

        def read(seconds: float) -> bytes | None:
            from google.api_core.exceptions import NotFound

            came = Arriving(seconds)
            try:
                self.blob(bucket, name).download_to_file(came, checksum="crc32c", timeout=seconds, retry=None)
            except NotFound as error:
                must_mean_the_object(error)
                return None
            return came.getvalue()

        return self.asked(bucket, read, bounds=self.carry)


class Arriving(io.BytesIO):
    """Bytes that must all have come in so many seconds, however steadily they drip."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._ends = time.monotonic() + seconds

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if time.monotonic() > self._ends:
            raise TimeoutError
        return super().write(data)


def must_mean_the_object(error: Exception) -> None:
    """A 404 for a bucket that is not there is no answer about the object."""
    if names_no_bucket(error):
        raise error


def roomy(session: Session) -> None:
    """A connection for each thread; otherwise those beyond ten would be opened anew each time."""
    from requests.adapters import HTTPAdapter

    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=CONNECTIONS))


def _opened(project: str) -> Client:
    from google.cloud.storage import Client

    try:
        client = Client(project=project)
    except faults() as error:
        raise said(error, "") from error
    roomy(client._http)  # noqa: SLF001 - it has no other way
    # For traces that nobody collects it would look at the buckets in threads of its own, with tries of its own.
    client._bucket_metadata_cache = None  # noqa: SLF001
    return client
