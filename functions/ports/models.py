"""Models: what they are asked, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


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

    timeout: float

    @property
    def model(self) -> str:
        """Provider, model and version: part of every key of its pictures."""

    def may_cost(self, ask: PictureAsk) -> int:
        """The most that this call can cost."""

    def paint(self, ask: PictureAsk) -> Painted:
        """The picture, or a ProviderError."""
