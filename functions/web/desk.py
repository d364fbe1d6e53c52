"""What all requests of one process share: rendered jobs, the places for those who wait, and the end of the day."""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from functions.core.job import Job
from functions.ports import House
from functions.web import shape
from functions.web.access import Ring
from functions.web.config import WebConfig
from functions.web.reply import dumps
from functions.web.tokens import STEP, issued

#: jobs whose body is kept ready
SHELF = 256
#: event streams at once, and other requests that may wait for something
MOST_STREAMS, MOST_WAITING = 32, 12


@dataclass(frozen=True, slots=True)
class Rendered:
    """A job's body, and the tag of exactly this body."""

    version: int
    hour: int
    #: its place in the painter's queue, which changes by itself
    place: int | None
    body: bytes
    tag: str
    token: str


class Places:
    """A number of places; who finds none is told at once."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._turn = threading.Lock()

    def take(self) -> bool:
        """Whether there was one."""
        with self._turn:
            if self._left <= 0:
                return False
            self._left -= 1
            return True

    def give_back(self) -> None:
        """Frees one place."""
        with self._turn:
            self._left += 1


@dataclass(kw_only=True)
class Desk:
    """The house, how it is served, and what lives as long as the process."""

    house: House
    config: WebConfig
    #: set when the server is told to stop: whoever waits comes to an end
    closing: threading.Event = field(default_factory=threading.Event)
    streams: Places = field(default_factory=lambda: Places(MOST_STREAMS))
    waiting: Places = field(default_factory=lambda: Places(MOST_WAITING))
    #: answers that never change, made at their first use
    fixed: dict[str, bytes] = field(default_factory=dict)
    #: style -> sample picture and its media type
    samples: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    #: voice -> its sample, once it was asked for
    voices: dict[str, bytes] = field(default_factory=dict)
    ring: Ring = field(init=False)
    _shelf: OrderedDict[str, Rendered] = field(default_factory=OrderedDict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.ring = Ring(house=self.house)

    def rendered(self, job: Job, *, token: str = "") -> Rendered:
        """The job as its clients see it. Whoever came with a token keeps that one: a token does not renew itself."""
        made = self._own(job)
        if not token:
            return made
        return replace(made, body=made.body.replace(made.token.encode(), token.encode()))

    def place(self, job: Job) -> int | None:
        """How many jobs go before this one at the painter; None where nothing holds it back."""
        if self.house.policy.pictures_per_minute is None:
            return None
        from functions.flows import health  # without a quota there is no ledger, and nothing of it need be loaded

        return health.queue_place(self.house, job)

    def _own(self, job: Job) -> Rendered:
        """Made once for each version of a job, each hour's token and each place in the queue."""
        now = self.house.now()
        hour = int(now) // STEP
        place = self.place(job)
        kept = self._shelf.get(job.id)
        if kept is not None and (kept.version, kept.hour, kept.place) == (job.version, hour, place):
            return kept
        token = issued(self.config.token_secret(), job.id, now=now)
        body = dumps(shape.job(job, client_token=token, keep_hours=self.house.policy.keep_hours, place=place))
        tag = f'W/"{job.version}-{zlib.crc32(token.encode()):x}{"" if place is None else f"-{place}"}"'
        made = Rendered(job.version, hour, place, body, tag, token)
        with self._turn:
            self._shelf[job.id] = made
            self._shelf.move_to_end(job.id)
            while len(self._shelf) > SHELF:
                self._shelf.popitem(last=False)
        return made

    def once(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Bytes that are the same for the life of the process."""
        if name not in self.fixed:
            self.fixed[name] = make()
        return self.fixed[name]
