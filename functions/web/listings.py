"""What everything but jobs looks like when it is answered; for the contract's document and the tests, as replies.py."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from functions.web.replies import Answer, StoredProblem, Time, Url, Usd


class ExportReply(Answer):
    """A file that is being built: ask again."""

    format: str
    state: Literal["building"]
    url: Url


class ExportItem(Answer):
    """A format and how far its file is. `available` is built when it is first fetched."""

    format: str
    state: Literal["waiting", "available", "building", "ready", "failed"]
    url: Url
    mime: str
    bytes: int | None
    error: StoredProblem | None


class ExportsReply(Answer):
    """Every format that the job can be had in."""

    items: list[ExportItem]
    next_page_token: None


class EstimateItem(Answer):
    """One line of an estimate."""

    what: str
    count: int
    usd: Usd


class EstimateReply(Answer):
    """A price, before anything is spent."""

    items: list[EstimateItem]
    usd: Usd
    max_usd: Usd
    seconds: Annotated[list[float], Field(min_length=2, max_length=2, description="at best, at worst")]


class SceneBounds(Answer):
    """How many scenes."""

    default: int
    most: int


class ExportNames(Answer):
    """Formats made when the job ends, and all that can be fetched."""

    default: list[str]
    all: list[str]


class KindExports(ExportNames):
    """The formats of a kind; the narrated ones are made where a job is read aloud."""

    narrated: list[str]


class Aspects(Answer):
    """Shapes of a picture; none where pages decide it."""

    default: str | None
    all: list[str]


class KindReply(Answer):
    """Something that can be asked for."""

    name: str
    title: str
    description: str
    sources: list[str]
    scenes: SceneBounds
    pages: bool
    slides: bool
    aspects: Aspects
    narrated: Literal["never", "optional", "always"]
    voices: list[str]
    styles: list[str]
    exports: KindExports


class KindsReply(Answer):
    """Everything that can be asked for."""

    items: list[KindReply]
    next_page_token: None


class HealthReply(Answer):
    """The worst of all components, and each of them."""

    status: Literal["healthy", "degraded", "unhealthy"]
    timestamp: Time
    components: dict[str, dict[str, Any]]
