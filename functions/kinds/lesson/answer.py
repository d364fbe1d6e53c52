"""The plan of a lesson as a writer must answer it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from functions.core.errors import InvalidOutput
from functions.core.plan import Question
from functions.kinds import answer
from functions.kinds.answer import Lenient, Passage, Points, Words, must_have, only_some
from functions.kinds.limits import (
    MOST_EXAMPLE,
    MOST_EXAMPLES,
    MOST_NOTES,
    MOST_PROSE,
    MOST_QUESTION,
    MOST_QUESTIONS,
    MOST_REPLY,
)
from functions.kinds.sources import divided


class AnsweredQuestion(Lenient):
    """Something to find out whether it was understood."""

    question: Annotated[Words, Field(max_length=MOST_QUESTION)]
    answer: Annotated[Words, Field(max_length=MOST_REPLY, description="follows from this section's explanation")]


class AnsweredScene(answer.AnsweredScene):
    """One section of a lesson; not every section needs a picture."""

    prompt: Annotated[Words, Field(description="the picture in concrete words; empty where none would help")] = ""
    narration: Annotated[
        Passage, Field(max_length=MOST_PROSE, description="the explanation, at the level of the audience")
    ]
    points: Annotated[Points, Field(default_factory=list, description="the key ideas, each one sentence")]
    examples: Annotated[
        list[Annotated[Words, Field(max_length=MOST_EXAMPLE)]],
        BeforeValidator(only_some),
        Field(max_length=MOST_EXAMPLES, default_factory=list, description="concrete cases, each one or two sentences"),
    ]
    questions: Annotated[
        list[AnsweredQuestion],
        BeforeValidator(only_some),
        Field(
            max_length=MOST_QUESTIONS, default_factory=list,
            description="at least one in the whole lesson, each with its answer",
        ),
    ]  # fmt: skip
    notes: Annotated[Passage, Field(max_length=MOST_NOTES, description="for the teacher alone")] = ""

    def fields(self, number: int, names: Mapping[str, str]) -> dict[str, Any]:
        """A section explains something under a title, and no question is left without its answer."""
        must_have(number, title=self.title, narration=self.narration)
        for place, one in enumerate(self.questions, 1):
            if not (one.question and one.answer):
                raise InvalidOutput(f"Question {place} of scene {number} lacks its words or its answer.")
        found = super().fields(number, names)
        return found | {
            "alt": found["alt"] if self.prompt else "",
            "narration": self.narration,
            "points": tuple(self.points),
            "examples": tuple(self.examples),
            "questions": tuple(Question(question=one.question, answer=one.answer) for one in self.questions),
            "notes": self.notes,
        }


class Answer(answer.Answer):
    """The plan of a lesson."""

    scenes: list[AnsweredScene]

    def check(self, request: Mapping[str, Any]) -> None:
        """Nobody knows what was understood without a question; only a text can be too short for one."""
        super().check(request)
        if not divided(request) and not any(scene.questions for scene in self.scenes):
            raise InvalidOutput("The lesson has no question; at least one is needed, with its answer.")
