"""A connection that lasts no longer than its call may: the client's own time-out starts anew with every byte."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from typing import cast

import httpx2

from functions.core.errors import InvalidOutput

#: bytes of an answer; a picture of 4096 pixels a side has about 30 MB in base64
MOST = 64_000_000


def bounded() -> tuple[Bounded, ssl.SSLContext]:
    """As many connections as there are calls, kept for the next; and whom they trust."""
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=20)
    trusted = httpx2.create_ssl_context()
    return Bounded(httpx2.HTTPTransport(limits=limits, verify=trusted)), trusted


class Bounded(httpx2.BaseTransport):
    """A transport whose answers end in time and in reason."""

    def __init__(self, inner: httpx2.BaseTransport, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._inner, self._clock = inner, clock

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, its body bound to what is left of the time to read."""
        seconds = request.extensions.get("timeout", {}).get("read")
        ends = None if seconds is None else self._clock() + seconds
        response = self._inner.handle_request(request)
        body = _Body(cast("httpx2.SyncByteStream", response.stream), ends=ends, clock=self._clock)
        return httpx2.Response(
            response.status_code, headers=response.headers, stream=body, extensions=response.extensions
        )

    def close(self) -> None:
        """Lets the connections go."""
        self._inner.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, inner: httpx2.SyncByteStream, *, ends: float | None, clock: Callable[[], float]) -> None:
        self._inner, self._ends, self._clock = inner, ends, clock

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._inner:
            size += len(chunk)
            if size > MOST:
                raise InvalidOutput("The model's answer is larger than any that can be used.")
            if self._ends is not None and self._clock() > self._ends:
                raise httpx2.ReadTimeout("the answer took longer than the call may")
            yield chunk

    def close(self) -> None:
        self._inner.close()
