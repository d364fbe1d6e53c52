"""What stores are given and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.errors import Problem
from functions.core.job import Asset, Job, Try


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
