"""Pictures, pages and files: everything that needs a processor rather than a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from functions.core.document import Document
from functions.core.job import Asset
from functions.core.plan import Plan, Question


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
    #: a picture of it was asked for
    wanted: bool = True
    narration: str = ""
    points: tuple[str, ...] = ()
    notes: str = ""
    examples: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    #: pages of the source
    pages: tuple[int, ...] = ()
    #: the recording of what the scene says, and its sentences: (text, start, end in seconds)
    speech: Asset | None = None
    sentences: tuple[tuple[str, float, float], ...] = ()


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
    #: square, 4:3, 3:4, 16:9, 9:16; empty where the layout of the pages decides
    aspect: str = ""
    #: it was asked for with narration
    narrated: bool = False
    #: an own style in words
    style_words: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A recording that was checked: a WAV of 24 kHz, mono, 16 bits."""

    wav: bytes
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One checked recording, and the sentences that are heard in it."""

    wav: bytes
    sentences: tuple[str, ...]
    #: another speaker's words begin with it
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Several recordings as one, and where each sentence ends in it, in seconds."""

    wav: bytes
    seconds: float
    cuts: tuple[float, ...]


Fetch = Callable[[str], bytes | None]


class Press(Protocol):
    """Pictures, pages and files: everything that needs a processor rather than a model."""

    def arrange(self, plan: Plan, *, page: str) -> Mapping[str, Any]:
        """How the scenes are divided over pages, before anything is painted.

        Holds by scene id (as text) "aspects", width to height, and "headrooms", the share to keep free for balloons.
        """

    def develop(self, data: bytes) -> Developed:
        """Checks a picture and makes it ready; EmptyOutput or InvalidOutput says what is wrong with it."""

    def listen(self, data: bytes, text: str, *, rate: int = 24_000, silent: bool = False) -> Heard:
        """Checks a recording of a text: not empty, as long as the text may take, not silent but where `silent`.

        `data` is a WAV, or raw samples of 16 bits at `rate`. EmptyOutput or InvalidOutput says what is wrong with it.
        """

    def join(self, takes: Sequence[Take]) -> Joined:
        """The takes in order as one recording, without clicks."""

    def read(self, data: bytes, *, name: str, mime: str) -> Document:
        """What a document says; a DocumentFault, UnsupportedMedia or PayloadTooLarge where it cannot be read."""

    def compose(self, manuscript: Manuscript, fetch: Fetch) -> Composed:
        """Letters and draws the pages; `fetch` gives the bytes of a blob by its name."""

    def export(self, name: str, manuscript: Manuscript, fetch: Fetch) -> Printed:
        """The file in that format."""

    def formats(self) -> Mapping[str, tuple[str, int]]:
        """Format -> (media type, exporter version)."""
