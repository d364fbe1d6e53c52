"""The plan of a comic as a writer must answer it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from functions.core.errors import InvalidOutput
from functions.core.plan import Line
from functions.kinds import answer
from functions.kinds.answer import Lenient, Passage, Words, one_of
from functions.kinds.comic.limits import LINE_KINDS
from functions.kinds.limits import MOST_NAME


class AnsweredLine(Lenient):
    """One thing said, thought or heard."""

    text: Words
    speaker: Words = ""
    kind: Annotated[Words, Field(description=", ".join(LINE_KINDS))] = "speech"

    def line(self, names: Mapping[str, str]) -> Line:
        """A sound has no speaker."""
        kind = one_of(LINE_KINDS, self.kind) or "speech"
        speaker = "" if kind == "sfx" else names.get(self.speaker.casefold(), self.speaker)[:MOST_NAME]
        return Line(text=self.text, speaker=speaker, kind=kind)


class AnsweredScene(answer.AnsweredScene):
    """One panel."""

    caption: Words = ""
    dialogue: Annotated[list[AnsweredLine], Field(default_factory=list)]
    notes: Passage = ""

    def fields(self, number: int, names: Mapping[str, str]) -> dict[str, Any]:
        """A panel shows or says something; who speaks in it is seen."""
        lines = tuple(line.line(names) for line in self.dialogue if line.text)
        if not (self.prompt or self.caption or lines):
            raise InvalidOutput(f"Scene {number} of the plan is empty.")
        found = super().fields(number, names)
        speakers = [line.speaker for line in lines if line.speaker.casefold() in names]
        return found | {
            "prompt": self.prompt or self.caption or lines[0].text,
            "alt": self.alt or self.prompt or self.caption,
            "caption": self.caption,
            "dialogue": lines,
            "cast": tuple(dict.fromkeys([*found["cast"], *speakers])),
            "notes": self.notes,
        }


class Answer(answer.Answer):
    """The plan of a comic."""

    scenes: list[AnsweredScene]
