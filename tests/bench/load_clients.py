"""Clients of one server: each has a thread and a connection, posts, comes again when told, and looks until the end."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.bench.http_load import Line, request

#: seconds between two looks at a job, as the server itself proposes
LOOK_AGAIN = 1.0
#: answers that mean "later", and those that a client makes up from a broken connection
REFUSALS, BROKEN = (429, 503), 0


@dataclass(slots=True)
class Heard:
    """What the clients of one load were told; every list is appended to by many threads."""

    #: milliseconds of each answer, by what it was
    accepted: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    looked: list[float] = field(default_factory=list)
    #: state of each job at its end, and how many pictures it has
    ended: list[str] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    #: the moment of each end, on the monotonic clock
    ends: list[float] = field(default_factory=list)
    #: answers that no client should ever get, by status; 0 is a connection that broke
    faults: Counter[int] = field(default_factory=Counter)
    #: refusals that did not say when to come again
    silent: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Client:
    """One of them."""

    port: int
    heard: Heard
    #: bodies that nobody has posted yet, shared by all clients
    wishes: deque[tuple[str, bytes]]
    #: it comes again after so many seconds even where it was told a later time
    most_wait: float
    until: float
    #: job -> when it is looked at next
    jobs: dict[str, float] = field(default_factory=dict)
    _line: Line | None = None
    #: what was refused, and when it is posted again
    _held: tuple[str, bytes] | None = None
    _post_at: float = 0.0

    def live(self) -> None:
        """Until nothing is left to post and every job of its own has ended."""
        while time.monotonic() < self.until:
            now = time.monotonic()
            if self._held is None and self.wishes:
                self._held = self._next()
            if self._held is not None and now >= self._post_at:
                self._post(*self._held)
            for job, due in list(self.jobs.items()):
                if now >= due:
                    self._look(job)
            if self._held is None and not self.jobs and not self.wishes:
                break
            self._rest()
        if self._line is not None:
            self._line.socket.close()

    def _next(self) -> tuple[str, bytes] | None:
        try:
            return self.wishes.popleft()
        except IndexError:
            return None

    def _rest(self) -> None:
        dues = [*self.jobs.values(), *([self._post_at] if self._held else [])]
        if dues and not (self._held is None and self.wishes):
            time.sleep(max(0.0, min(dues) - time.monotonic()))

    def _post(self, key: str, body: bytes) -> None:
        status, headers, answer, took = self._ask(
            request("POST", "/v1/jobs", body=body, headers=[("Idempotency-Key", key)])
        )
        if status == 202:
            self.heard.accepted.append(took)
            self.jobs[json.loads(answer)["id"]] = time.monotonic() + LOOK_AGAIN
            self._held, self._post_at = None, 0.0
            return
        wait = LOOK_AGAIN
        if status in REFUSALS:
            self.heard.refused.append(took)
            if "retry-after" not in headers:
                self.heard.silent.append(status)
            wait = float(headers.get("retry-after", LOOK_AGAIN))
        else:
            self.heard.faults[status] += 1
        self._post_at = time.monotonic() + min(wait, self.most_wait)

    def _look(self, job: str) -> None:
        status, _, answer, took = self._ask(request("GET", f"/v1/jobs/{job}"))
        self.heard.looked.append(took)
        if status != 200:
            self.heard.faults[status] += 1
        shown = json.loads(answer) if status == 200 else {"done": False}
        if not shown["done"]:
            self.jobs[job] = time.monotonic() + LOOK_AGAIN
            return
        del self.jobs[job]
        self.heard.ended.append(str(shown["state"]))
        self.heard.pictures.append(_pictures(shown))
        self.heard.ends.append(time.monotonic())

    def _ask(self, asked: bytes) -> tuple[int, Mapping[str, str], bytes, float]:
        """Status, headers, body and milliseconds; a connection that breaks is opened anew the next time."""
        began = time.perf_counter()
        try:
            if self._line is None:
                self._line = Line(self.port)
            answer = self._line.ask(asked)
        except OSError:
            self._line = None
            return BROKEN, {}, b"", 1000 * (time.perf_counter() - began)
        took = 1000 * (time.perf_counter() - began)
        head, _, body = answer.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        if headers.get("connection", "").lower() == "close":
            self._line.socket.close()
            self._line = None
        return int(first.split()[1]), headers, body, took


def load(
    port: int, bodies: Sequence[Mapping[str, Any]], *, clients: int, seconds: float, most_wait: float = 60.0
) -> Heard:
    """Every body posted as soon as a client is free, and every accepted job looked at until its end."""
    heard = Heard()
    wishes = deque((f"load-{number}", json.dumps(body).encode()) for number, body in enumerate(bodies))
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=one.live)
        for one in (
            Client(port=port, heard=heard, wishes=wishes, most_wait=most_wait, until=until) for _ in range(clients)
        )
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return heard


def comics(count: int, *, distinct: int, scenes: int) -> Iterator[Mapping[str, Any]]:
    """Requests for comics, of so many different prompts by turns."""
    for number in range(count):
        what = number % distinct
        place = ("lighthouse", "forest", "harbour", "castle")[what % 4]
        yield {"kind": "comic", "prompt": f"A fox counts to {what + 1} on the way to the {place}", "scenes": scenes}


def _pictures(shown: Mapping[str, Any]) -> int:
    return sum(1 for scene in shown["scenes"] if scene.get("picture") and scene["picture"].get("url"))
