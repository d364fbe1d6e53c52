"""What a file is made from: one job's plan, its laid-out pages, and a way to its pictures.

Refuses to know stores, jobs and models; the two callables are all it has of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from functions.media.lettering.model import Page

Pictures = Callable[[str], bytes | None]


def _silence(_: str) -> None:
    """Nothing is spoken."""


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One scene as it is told: its words, and the name of its picture."""

    scene: int
    title: str = ""
    alt: str = ""
    caption: str = ""
    dialogue: tuple[tuple[str, str], ...] = ()  #: (speaker, text) in reading order
    asset: str = ""  #: the name of the WebP; empty when there is no picture
    state: str = "done"  #: done, placeholder, failed or skipped
    size: tuple[int, int] = (0, 0)  #: of the picture in pixels; (0, 0) where it is not known
    pictured: bool = True  #: False where the scene was never meant to have a picture
    narration: str = ""  #: prose, spoken text or explanation, as the kind has it
    points: tuple[str, ...] = ()
    notes: str = ""
    examples: tuple[str, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()  #: (question, answer)
    source: tuple[int, ...] = ()  #: pages of the document that it comes from
    speech: str = ""  #: the name of the spoken WAV
    seconds: float = 0.0  #: how long it is
    sentences: tuple[tuple[str, float, float], ...] = ()  #: (text, start, end) within it

    @property
    def missing(self) -> bool:
        """Nothing was painted for it, though it should have been."""
        return self.pictured and not self.asset


@dataclass(frozen=True, kw_only=True)
class Book:
    """A finished or partial job, ready to be written down."""

    job: str
    kind: str
    title: str
    summary: str = ""
    language: str = "en"
    style: str = ""
    created: datetime
    partial: bool = False
    tags: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    paper: str = "a4"  #: a4 or us: what the sheets of a printed file are cut from
    pages: tuple[Page, ...] = ()
    panels: tuple[Panel, ...] = ()
    picture: Pictures  #: the served WebP by its name
    original: Pictures  #: the model's own bytes by the same name
    sound: Pictures = _silence  #: a scene's speech as WAV by its name

    @property
    def moment(self) -> datetime:
        """`created` in UTC, the only time that a file may carry."""
        return self.created.astimezone(UTC) if self.created.tzinfo else self.created.replace(tzinfo=UTC)

    def missing(self) -> tuple[int, ...]:
        """The scenes without a picture."""
        return tuple(panel.scene for panel in self.panels if panel.missing)

    def notice(self) -> str:
        """One sentence on what is not there or not real; empty for a whole book."""
        stand_ins = tuple(panel.scene for panel in self.panels if panel.state == "placeholder" and not panel.missing)
        said = [
            f"{what} for scene{'s' if len(scenes) > 1 else ''} {', '.join(map(str, scenes))}"
            for what, scenes in (("no picture", self.missing()), ("a placeholder", stand_ins))
            if scenes
        ]
        return f"Incomplete: {'; '.join(said)}." if said else "Incomplete." if self.partial else ""

    def about(self) -> str:
        """The summary, unless it only says the title again; then what is not there."""
        again = _bare(self.summary) == _bare(self.title)
        return "\n".join(part for part in ("" if again else self.summary, self.notice()) if part)

    def painted(self) -> Iterator[Panel]:
        """The panels that have a picture."""
        return (panel for panel in self.panels if panel.asset)

    def spoken(self) -> Iterator[Panel]:
        """The panels that are read aloud."""
        return (panel for panel in self.panels if panel.speech)


def _bare(words: str) -> str:
    return " ".join(words.split()).rstrip(".").casefold()
