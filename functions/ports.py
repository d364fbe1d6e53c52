"""What we need from the world, as Protocols. Adapters answer them; flows are written against them and nothing else.

Times are epoch seconds, money is micro-dollars, blob paths are "owner/name".
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from functions.core.errors import Problem
from functions.core.job import Asset, Job, Try
from functions.core.messages import Message
from functions.core.plan import Plan
from functions.core.settling import Settlement


# -- records ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Idempotency:
    """What an Idempotency-Key stands for. Our own job id found under it means that the commit succeeded."""

    owner: str
    key: str
    job: str
    #: digest of the accepted body
    body: str
    expires_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A small shared value under compare-and-set; version 0 means that it does not exist yet."""

    value: Mapping[str, Any]
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWrite:
    """A register written in the same commit as a job."""

    name: str
    value: Mapping[str, Any]
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheEntry:
    """A finished picture under its key, or the lease of whoever is making it."""

    key: str
    owner: str
    job: str = ""
    asset: Asset | None = None
    model: str = ""
    stored_at: float = 0.0
    #: holder of the lease; empty when nobody has it
    token: str = ""
    until: float = 0.0
    boot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """The wish to make one paid call: lease and try in one commit."""

    step: str
    revision: int
    #: names this try and this holder; never given twice
    token: str
    #: the scene key, or the step revision's own
    key: str
    owner: str
    boot: str
    now: float
    #: entries stored before this are stale; infinity where no entry may be used
    fresh_since: float
    one: Try


@dataclass(frozen=True, slots=True)
class Began:
    """The lease is ours and the try is recorded: call."""

    job: Job


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody else is making it until then."""

    until: float


@dataclass(frozen=True, slots=True)
class Found:
    """It was finished meanwhile."""

    entry: CacheEntry


@dataclass(frozen=True, slots=True)
class Refused:
    """No further try may begin."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Closed:
    """The revision is settled, or its run is over; the job as it is, None when it is gone."""

    job: Job | None


Begun = Began | Held | Found | Refused | Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseEnd:
    """What becomes of a lease in the commit that ends it; nothing when the token no longer holds it."""

    key: str
    token: str
    #: stored under the key; None only releases
    asset: Asset | None = None
    model: str = ""
    now: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryRecord:
    """One finished picture, as the gallery keeps it."""

    id: str
    owner: str
    job: str
    step: str
    revision: int
    asset: Asset
    prompt: str
    alt: str
    tags: tuple[str, ...]
    at: float


@dataclass(frozen=True, slots=True)
class Settled:
    """The job after a settlement (None: it is gone), and whether this settlement was the first of its revision."""

    job: Job | None
    first: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list."""

    jobs: tuple[Job, ...]
    next: str | None


# -- stores -------------------------------------------------------------------------------------------------------
class Jobs(Protocol):
    """Jobs with their markers, idempotency records, leases and gallery records: all that must commit together."""

    def create(self, job: Job, *, record: Idempotency | None, writes: Sequence[RegisterWrite] = ()) -> Job:
        """One commit, or AlreadyExists (job id, or a live idempotency key of another job), or Stale (a register)."""

    def get(self, job_id: str) -> Job | None:
        """The job, also a deleted one; None when there is none."""

    def save(self, job: Job, *, closes: Sequence[tuple[str, int]] = (), writes: Sequence[RegisterWrite] = ()) -> Job:
        """Compare-and-set by job.version; creates the markers of `closes`. Stale when either was beaten."""

    def settle(
        self, job_id: str, settlement: Settlement, *, lease: LeaseEnd | None, record: GalleryRecord | None = None
    ) -> Settled:
        """Blind to the version: marker, outcome, gallery record; the cache part only while the lease holds."""

    def begin(self, job_id: str, begin: Begin) -> Begun:
        """Lease and try in one commit."""

    def give_back(self, job_id: str, step: str, token: str, *, cost: int, key: str, burnt: bool) -> None:
        """A try that ended without a picture: books its cost and releases its lease, if it still holds it.

        A try that was not burnt (the quota was used up) is forgotten, so that waiting never uses up the six.
        """

    def remembered(self, owner: str, key: str, *, now: float) -> Idempotency | None:
        """The live record of an Idempotency-Key."""

    def listed(self, owner: str, *, state: str | None, kind: str | None, size: int, token: str | None) -> Page:
        """The owner's jobs, newest first, without deleted ones."""

    def running(self, owner: str) -> int:
        """How many jobs of the owner have not ended."""

    def due(self, *, now: float, limit: int) -> Sequence[str]:
        """Ids of jobs whose check_at has come, the oldest first."""

    def remove(self, job_id: str) -> None:
        """The document with its markers, gallery records and idempotency records; the last act of a deletion."""

    def watch(self, job_id: str, *, after: int, timeout: float) -> Job | None:
        """Waits until the job's version passes `after` or the time-out; the job as it is then."""

    def named(self, owner: str, names: Iterable[str]) -> frozenset[str]:
        """Which of these blobs some record of the owner (job, cache, gallery) names."""


class Cache(Protocol):
    """The scene cache, for reading and cleaning; it is written through Jobs.begin and Jobs.settle."""

    def look(self, key: str) -> CacheEntry | None:
        """The entry, fresh or not."""

    def forget_job(self, job_id: str) -> None:
        """Removes what a job put there."""

    def void(self, boot: str) -> None:
        """Ends every lease of other boots: the folder's lock proves that they are dead."""

    def expire(self, *, before: float, limit: int) -> int:
        """Removes entries stored before that time and leases that ended before it; how many."""


class Registers(Protocol):
    """Small shared values: pacing ledger, breakers, budgets, orphans."""

    def read(self, name: str) -> Register:
        """The value; version 0 and an empty mapping when there is none."""

    def write(self, name: str, value: Mapping[str, Any], *, expected: int) -> None:
        """Compare-and-set; Stale when it was beaten."""


class Blobs(Protocol):
    """Bytes by path, create-only. A path is "owner/name" and the name is made from the content."""

    def put(self, path: str, data: bytes, *, mime: str) -> None:
        """Durable when it returns; what is there already is touched."""

    def get(self, path: str) -> bytes | None:
        """The bytes; None when there are none."""

    def touch(self, path: str) -> bool:
        """Renews its age; False when it is gone."""

    def age(self, path: str) -> tuple[int, float] | None:
        """Its generation, changed by each touch, and when that was."""

    def listed(self, *, after: str, limit: int) -> Sequence[str]:
        """Paths in order, beginning behind `after`."""

    def remove(self, path: str, *, generation: int) -> bool:
        """Removes it if it still has that generation."""


class Queue(Protocol):
    """At-least-once delivery by name: copies of one name are one task."""

    def put(self, messages: Sequence[Message]) -> None:
        """Enqueues; a name that is known, waiting or done, is left alone."""

    def paused(self, verb: str) -> bool:
        """An operator holds the queue that this verb is delivered by."""


# -- models -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class WriterAsk:
    """What a kind asks of a writer: the request, the words for a hosted model, and the schema of the answer."""

    kind: str
    request: Mapping[str, Any]
    prompt: str
    schema: Mapping[str, Any]
    #: what was wrong with the last answer
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A writer's answer, not yet checked."""

    data: Mapping[str, Any]
    model: str
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureAsk:
    """One picture in words and fields; sizes in pixels."""

    prompt: str
    style: str
    seed: int
    width: int
    height: int
    #: (name, look) of those who must be seen, left to right in speaking order
    cast: tuple[tuple[str, str], ...] = ()
    setting: str = ""
    time: str = ""
    weather: str = ""
    shot: str = ""
    side: str = ""
    horizon: float | None = None
    #: share of the height to keep free of heads, for balloons
    headroom: float = 0.22
    #: bytes of the character sheets
    references: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """A painter's answer, not yet checked."""

    data: bytes
    model: str
    cost: int = 0
    marks: Mapping[str, Any] = field(default_factory=dict)
    warning: str = ""


class Writer(Protocol):
    """A text model."""

    model: str
    timeout: float

    def may_cost(self, ask: WriterAsk) -> int:
        """The most that this call can cost."""

    def write(self, ask: WriterAsk) -> Written:
        """The answer, or a ProviderError."""


class Painter(Protocol):
    """A picture model."""

    #: provider, model and version: part of every key of its pictures
    model: str
    timeout: float

    def may_cost(self, ask: PictureAsk) -> int:
        """The most that this call can cost."""

    def paint(self, ask: PictureAsk) -> Painted:
        """The picture, or a ProviderError."""


# -- the press ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Developed:
    """A picture that was checked and made ready to serve."""

    webp: bytes
    thumb: bytes
    placeholder: str
    color: str
    width: int
    height: int
    #: type of the model's own bytes, and the suffix of their file
    mime: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One scene as the press needs it."""

    scene: int
    number: int
    title: str
    alt: str
    caption: str
    #: (kind, speaker, text) in reading order
    lines: tuple[tuple[str, str, str], ...]
    shot: str
    #: done, placeholder, failed, skipped
    state: str
    asset: Asset | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """Everything that pages and files are made from, besides the bytes of the pictures."""

    job: str
    kind: str
    title: str
    summary: str
    language: str
    style: str
    page: str
    created_at: float
    partial: bool
    tags: tuple[str, ...]
    characters: tuple[tuple[str, str], ...]
    panels: tuple[Panel, ...]
    tiers: Mapping[str, Any] | None
    #: the layout of the pages as JSON, once they were composed
    layout: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposedPage:
    """One lettered page as pictures."""

    webp: bytes
    thumb: bytes
    width: int
    height: int
    panels: tuple[tuple[int, float, float, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """All pages: the layout that every renderer reads, and their pictures."""

    layout: bytes
    pages: tuple[ComposedPage, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An exported file."""

    data: bytes
    mime: str
    suffix: str


Fetch = Callable[[str], bytes | None]


class Press(Protocol):
    """Pictures, pages and files: everything that needs a processor rather than a model."""

    def arrange(self, plan: Plan, *, page: str) -> Mapping[str, Any]:
        """How the scenes are divided over pages, before anything is painted; holds "aspects": scene id -> w/h."""

    def develop(self, data: bytes) -> Developed:
        """Checks a picture and makes it ready; EmptyOutput or InvalidOutput says what is wrong with it."""

    def compose(self, manuscript: Manuscript, fetch: Fetch) -> Composed:
        """Letters and draws the pages; `fetch` gives the bytes of a blob by its name."""

    def export(self, name: str, manuscript: Manuscript, fetch: Fetch) -> Printed:
        """The file in that format."""

    def formats(self) -> Mapping[str, tuple[str, int]]:
        """Format -> (media type, exporter version)."""


# -- the house ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, kw_only=True)
class Policy:
    """How the flows behave: the numbers of the settings that they need."""

    cache_days: int = 7
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
    #: how long a file that no record names is kept, in seconds
    cleanup_window: float = 3600.0
    #: hours that ended jobs are kept; 0 until deleted
    keep_hours: float = 0.0
    idempotency_hours: float = 25.0


@dataclass(frozen=True, kw_only=True)
class House:
    """All that a flow may touch."""

    jobs: Jobs
    cache: Cache
    registers: Registers
    blobs: Blobs
    queue: Queue
    writer: Writer
    painter: Painter
    #: draws placeholders; always the offline one
    stand_in: Painter
    press: Press
    policy: Policy
    now: Callable[[], float]
    new_id: Callable[[], str]
    chance: random.Random
    #: names this process in leases
    boot: str
