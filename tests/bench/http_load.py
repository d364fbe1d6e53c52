"""A small HTTP client for measuring: one thread, raw sockets that are kept open, a closed loop and an open one."""

from __future__ import annotations

import selectors
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

HOST = "127.0.0.1"


class Line:
    """One connection, with at most one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.since = 0.0
        self._got = bytearray()
        self._needed = 0

    def send(self, request: bytes, *, since: float) -> None:
        """Asks; `since` is when that was due."""
        self.since = since
        self._got.clear()
        self._needed = 0
        self.socket.sendall(request)

    def receive(self) -> bytes | None:
        """The whole answer once it is there."""
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError("the server hung up")
        got = self._got
        got += data
        if not self._needed:
            head = got.find(b"\r\n\r\n")
            if head < 0:
                return None
            self._needed = head + 4 + _length(bytes(got[:head]))
        return bytes(got) if len(got) >= self._needed else None

    def ask(self, request: bytes) -> bytes:
        """One request from end to end."""
        self.send(request, since=time.perf_counter())
        while (answer := self.receive()) is None:
            pass
        return answer


def request(method: str, path: str, *, body: bytes = b"", headers: Sequence[tuple[str, str]] = ()) -> bytes:
    """The bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}", *(f"{name}: {value}" for name, value in headers)]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def closed(port: int, asked: bytes, *, connections: int, count: int) -> list[float]:
    """Each connection asks again as soon as it was answered; milliseconds of each of `count` requests."""
    took: list[float] = []
    with _lines(port, connections) as (lines, ready):
        left = count - len(lines)
        for line in lines:
            line.send(asked, since=time.perf_counter())
        while len(took) < count:
            for line in ready(None):
                if (answer := line.receive()) is None:
                    continue
                now = time.perf_counter()
                took.append(1000 * (now - line.since))
                _must_be_good(answer)
                if left > 0:
                    left -= 1
                    line.send(asked, since=time.perf_counter())
    return took


def steady(
    port: int, asked: Sequence[bytes], *, a_second: float, until: Callable[[int], bool], connections: int = 32
) -> list[float]:
    """Requests start by the clock, whatever the answers do; a late start counts as waiting. Milliseconds of each."""
    took: list[float] = []
    with _lines(port, connections) as (lines, ready):
        free, waiting = deque(lines), deque[float]()
        began, sent = time.perf_counter(), 0
        while True:
            now = time.perf_counter()
            if not until(sent):
                while began + (sent + len(waiting)) / a_second <= now:
                    waiting.append(began + (sent + len(waiting)) / a_second)
            elif len(free) == len(lines):
                return took
            while free and waiting:
                free[0].send(asked[sent % len(asked)], since=waiting.popleft())
                free.popleft()
                sent += 1
            for line in ready(max(0.0, began + (sent + len(waiting)) / a_second - time.perf_counter())):
                if (answer := line.receive()) is not None:
                    took.append(1000 * (time.perf_counter() - line.since))
                    _must_be_good(answer)
                    free.append(line)


Ready = Callable[[float | None], list[Line]]


@contextmanager
def _lines(port: int, count: int) -> Iterator[tuple[list[Line], Ready]]:
    lines = [Line(port) for _ in range(count)]
    selector = selectors.DefaultSelector()
    for line in lines:
        selector.register(line.socket, selectors.EVENT_READ, line)
    try:
        yield lines, lambda timeout: [key.data for key, _ in selector.select(timeout)]
    finally:
        selector.close()
        for line in lines:
            line.socket.close()


def _length(head: bytes) -> int:
    if head[9:12] in (b"304", b"204"):
        return 0
    for line in head.split(b"\r\n"):
        if line[:15].lower() == b"content-length:":
            return int(line[15:])
    raise ValueError("an answer without a length")


def _must_be_good(answer: bytes) -> None:
    if answer[9:10] not in (b"2", b"3"):
        raise AssertionError(answer[:300].decode("latin-1"))
