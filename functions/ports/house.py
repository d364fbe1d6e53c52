"""All that a flow may touch, and how the flows behave."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from functions.ports.gathering import Alone, Gathering
from functions.ports.oversight import Counters, Oversight
from functions.ports.repeats import Repeats
from functions.ports.stores import Blobs, Cache, Doors, Gallery, Jobs, Queue, Registers, Things

if TYPE_CHECKING:
    from functions.ports.models import Painter, Voice, Writer
    from functions.ports.post import Post
    from functions.ports.press import Press


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How the flows behave: the numbers of the settings that they need."""

    cache_days: int = 7
    #: finished entries that the scene cache holds
    cache_most: int = 1000
    #: what one owner had made serves all others too
    cache_shared: bool = False
    #: how long an explanation is fresh
    text_cache_seconds: float = 3600.0
    deadline_minutes: float = 60.0
    approval_days: float = 7.0
    pictures_per_minute: int | None = None
    #: micro-dollars that the provider grants in ten minutes
    spend_per_10_minutes: int | None = None
    breaker_threshold: int = 5
    breaker_recovery: float = 60.0
    final_wait: float = 0.0
    #: micro-dollars a day and owner; None for no cap
    daily_budget: int | None = None
    most_running: int = 100
    #: pictures of one item of the gallery; 0 for no limit
    most_per_item: int = 20
    #: requests of one owner in sixty seconds that make pictures, and those that make one scene; 0 for no limit
    requests_per_minute: int = 0
    scenes_per_minute: int = 0
    #: how long a file that no record names is kept, in seconds
    cleanup_window: float = 3600.0
    #: hours that ended jobs are kept; 0 until deleted
    keep_hours: float = 0.0
    idempotency_hours: float = 25.0

    @property
    def paced(self) -> bool:
        """Pictures are held back by a quota."""
        return self.pictures_per_minute is not None or self.spend_per_10_minutes is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Understudies:
    """Who takes over, in this order, when the first of a kind cannot play."""

    writers: tuple[Writer, ...] = ()
    painters: tuple[Painter, ...] = ()
    voices: tuple[Voice, ...] = ()


#: told an event's constant name and its fields
Notice = Callable[[str, Mapping[str, object]], None]


def unnoticed(event: str, fields: Mapping[str, object]) -> None:
    """Nobody looks on."""


T = TypeVar("T")


class Attendance(Protocol):
    """How long a paid call is waited for."""

    def ending(self) -> bool:
        """This process was told to end: it begins no call."""

    def wait(self, call: Callable[[], T]) -> T:
        """What the call answers or raises; Interrupted where the process must end before that."""


class Unhurried:
    """Waits for every call: whoever ends this process does not ask."""

    def ending(self) -> bool:
        return False

    def wait(self, call: Callable[[], T]) -> T:
        return call()


@dataclass(frozen=True, kw_only=True)
class House:
    """All that a flow may touch."""

    jobs: Jobs
    cache: Cache
    registers: Registers
    gallery: Gallery
    things: Things
    counters: Counters
    oversight: Oversight
    blobs: Blobs
    queue: Queue
    writer: Writer
    painter: Painter
    #: draws placeholders; always the offline one
    stand_in: Painter
    voice: Voice
    #: reads where the voice cannot and the owner wants that; always the offline one
    stand_in_voice: Voice
    press: Press
    policy: Policy
    now: Callable[[], float]
    new_id: Callable[[], str]
    chance: random.Random
    #: names this process in leases
    boot: str
    #: tells the owners' receivers
    post: Post
    understudies: Understudies = Understudies()
    #: how clients come to bytes without this house; None where all bytes pass through it
    doors: Doors | None = None
    #: told what happens, for logs and metrics: never a prompt's words, never a key
    notice: Notice = unnoticed
    attendance: Attendance = field(default_factory=Unhurried)
    gathering: Gathering = field(default_factory=Alone)
    repeats: Repeats = field(default_factory=Repeats)
