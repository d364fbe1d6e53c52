"""What stores are given and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.errors import Problem
from functions.core.job import Asset, Job, Try
from functions.ports.caching import CacheEntry


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
class GalleryRecord:
    """One finished picture, as the gallery keeps it."""

    id: str
    owner: str
    #: empty for a picture that was imported, as are step and kind
    job: str
    step: str
    revision: int
    asset: Asset
    prompt: str
    alt: str
    tags: tuple[str, ...]
    at: float
    kind: str = ""
    #: where its scene stood when it was drawn, counted from 1
    scene: int = 0
    model: str = ""
    style: str = ""
    cost: int = 0
    cached: bool = False
    #: what it is a picture of, in its owner's words
    item: str = ""
    featured: bool = False
    #: in the bin until then; None for a picture that is shown
    purge_at: float | None = None
    #: set by the store at each commit
    version: int = 0

    def place(self) -> str:
        """The same for all versions of one scene's picture: they count as one."""
        return f"{self.job}-{self.step}" if self.job else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which pictures of a gallery are asked for; what is empty or None is not asked about."""

    #: each is somewhere in prompt, alt or tags, in any case
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    featured: bool | None = None
    item: str = ""
    job: str = ""
    #: those in the bin instead of those that are shown
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """One page of a gallery."""

    pictures: tuple[GalleryRecord, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryCounts:
    """How many pictures there are."""

    shown: int = 0
    featured: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A small lasting record of an owner: a character, a style, an upload, a key."""

    owner: str
    #: what sort of thing it is: characters, styles, uploads, keys
    shelf: str
    id: str
    value: Mapping[str, Any]
    #: when it was made
    at: float
    #: bytes of the owner that it names: they stay as long as it names them
    blobs: tuple[str, ...] = ()
    #: from then on nobody misses it; None for what lasts
    purge_at: float | None = None
    #: set by the store at each commit
    version: int = 0


@dataclass(frozen=True, slots=True)
class ThingPage:
    """One page of a shelf."""

    things: tuple[Thing, ...]
    next: str | None


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
