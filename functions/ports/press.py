"""Pictures, pages and files: everything that needs a processor rather than a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from functions.core.job import Asset
from functions.core.plan import Plan


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
        """How the scenes are divided over pages, before anything is painted.

        Holds by scene id (as text) "aspects", width to height, and "headrooms", the share to keep free for balloons.
        """

    def develop(self, data: bytes) -> Developed:
        """Checks a picture and makes it ready; EmptyOutput or InvalidOutput says what is wrong with it."""

    def compose(self, manuscript: Manuscript, fetch: Fetch) -> Composed:
        """Letters and draws the pages; `fetch` gives the bytes of a blob by its name."""

    def export(self, name: str, manuscript: Manuscript, fetch: Fetch) -> Printed:
        """The file in that format."""

    def formats(self) -> Mapping[str, tuple[str, int]]:
        """Format -> (media type, exporter version)."""
