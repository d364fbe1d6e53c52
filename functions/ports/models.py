"""Models: what they are asked, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from functions.core.document import Part
from functions.core.plan import Plan, Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterAsk:
    """What a kind asks of a writer: the request, the words for a hosted model, and the schema of the answer.

    The task is "plan", "subtopics" (a plan whose texts are written later) or "explain" (the text of one scene).
    """

    kind: str
    request: Mapping[str, Any]
    prompt: str
    schema: Mapping[str, Any]
    task: str = "plan"
    #: of a divided source: one scene is made from each, in this order
    parts: tuple[Part, ...] = ()
    #: what "explain" is about: the work, and its scene as it was planned
    plan: Plan | None = None
    scene: Scene | None = None
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
    #: what its owner says of the style, besides its name
    style_words: str = ""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechAsk:
    """A passage to be read aloud: whole sentences, at most 2,000 characters."""

    text: str
    #: a role: warm, bright, calm, deep, clear, young
    voice: str
    language: str
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A voice's answer, not yet checked: a RIFF WAV, or raw samples of 16 bits, mono."""

    data: bytes
    model: str
    cost: int = 0
    #: samples a second, where the data are raw
    rate: int = 24_000
    #: the model says itself that this is silence
    silent: bool = False
    warning: str = ""


class Writer(Protocol):
    """A text model."""

    @property
    def model(self) -> str:
        """Provider, model and version: part of every key of its texts."""

    @property
    def timeout(self) -> float:
        """Seconds of its longest call."""

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


class Voice(Protocol):
    """A model that reads aloud."""

    timeout: float

    @property
    def model(self) -> str:
        """Provider, model and version: part of every key of its recordings."""

    def may_cost(self, ask: SpeechAsk) -> int:
        """The most that this call can cost."""

    def speak(self, ask: SpeechAsk) -> Spoken:
        """The recording, or a ProviderError."""
