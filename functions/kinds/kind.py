"""What a kind is: facts that can be listed, and the few functions by which the flows know it.

What all kinds do alike is said here once; a kind's folder says only what differs. Schemas are loaded on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from functions.core.job import Step
from functions.core.plan import Edits, Plan, Scene
from functions.kinds.editing import Editing
from functions.kinds.limits import FILES, MOST_SHEETS
from functions.kinds.steps import steps
from functions.kinds.styles import STYLES
from functions.kinds.voices import VOICES

if TYPE_CHECKING:
    from functions.core.document import Part
    from functions.kinds.answer import Answer
    from functions.kinds.request import Request

Body = Mapping[str, Any]


class Instruction(Protocol):
    """A request in words, for a hosted writer; with the parts of its source where that was divided."""

    def __call__(self, request: Body, parts: Sequence[Part] = ()) -> str:
        """The whole instruction."""


class ExplainingInstruction(Protocol):
    """One scene of a plan in words, for a hosted writer; with what it was made from where the source was divided."""

    def __call__(self, plan: Plan, scene: Scene, request: Body, parts: Sequence[Part] = ()) -> str:
        """The whole instruction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explaining:
    """How the texts are asked for that a plan only names, one scene at a time."""

    prompt: ExplainingInstruction
    #: JSON schema of the answer
    schema: Callable[[], dict[str, Any]]
    #: (a writer's answer, the request) -> fields of the scene as plain values, or InvalidOutput that names the fault
    words_from: Callable[[Body, Body], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Forms:
    """The schemas of a kind: its create body, and what a writer answers; None where no writer is asked."""

    request: type[Request]
    answer: type[Answer] | None = None


def _plans(_: Body) -> str:
    return "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One thing that can be asked for."""

    name: str
    title: str
    description: str
    #: the fields that a source may stand in; a request has exactly one
    sources: tuple[str, ...]
    default_scenes: int
    #: the scenes are laid out on pages, whose layout decides each picture's aspect
    pages: bool = False
    #: each scene is a slide, which is shown as a page
    slides: bool = False
    #: shapes of a picture that can be asked for, where no page decides it
    aspects: tuple[str, ...] = ()
    default_aspect: str = ""
    styles: tuple[str, ...] = STYLES
    #: never, optional, always: whether its scenes are read aloud
    narrated: str = "never"
    #: made when the job ends, and all that can be asked for
    default_exports: tuple[str, ...]
    exports: tuple[str, ...]
    #: made and offered besides the others where a job is narrated
    narrated_default_exports: tuple[str, ...] = ()
    narrated_exports: tuple[str, ...] = ()

    #: those who come again are drawn once before all pictures
    sheets: bool = False
    editing: Editing
    #: fields of the contract that it does not take, each with the sentence that says so
    unfit: Mapping[str, str] = field(default_factory=dict)
    forms: Callable[[], Forms]
    #: the accepted request in words, for a hosted writer
    prompt_for: Instruction
    #: the writer's task for a request: "plan", "subtopics" (texts are written later), or "none" (no call is made, and
    #: `plan_from` is given an empty answer)
    writes: Callable[[Body], str] = _plans
    #: how texts are written later; None where the plan holds them
    explaining: Explaining | None = None

    @property
    def most_scenes(self) -> int:
        """How many scenes it can have."""
        return self.editing.most_scenes

    def parse(self, body: Body) -> dict[str, Any]:
        """The accepted request as plain values, or InvalidRequest that names every fault."""
        from functions.kinds.request import accepted

        return accepted(self.forms().request, body, sources=self.sources, unfit=self.unfit)

    def schema(self) -> dict[str, Any]:
        """JSON schema of the plan that a writer is asked for; empty where none is asked."""
        model = self.forms().answer
        return {} if model is None else _schema(model)

    def plan_from(self, data: Body, request: Body) -> Plan:
        """The writer's answer as a plan, or InvalidOutput that names the fault."""
        model = self.forms().answer
        if model is None:
            from functions.kinds.single import plan_of

            return plan_of(request)
        from functions.kinds.answer import answered, plan_from

        return plan_from(answered(model, data), request)

    def warnings_in(self, data: Body) -> tuple[str, ...]:
        """Sentences of a writer's answer that belong into the job's warnings."""
        said = data.get("warnings")
        return tuple(one[:300] for one in said[:10] if isinstance(one, str)) if isinstance(said, list) else ()

    def steps(self, plan: Plan, request: Body) -> dict[str, Step]:
        """The graph of steps, by name, the assembly included."""
        return steps(plan, request, sheets=self.sheets, texts=self.writes(request) == "subtopics")

    def edits(self, body: Body) -> Edits:
        """The body of a plan's PATCH or of an approval as edits."""
        from functions.kinds import changes

        return changes.edits(body, self.editing)

    def scene_fields(self, body: Body) -> dict[str, Any]:
        """The body of a scene's PATCH, without picture_version: field -> new value."""
        from functions.kinds import changes

        return changes.scene_fields(body, self.editing)

    def check_edits(self, plan: Plan, edits: Edits) -> None:
        """Refuses edits that name scenes the plan does not have, or leave it empty or too long."""
        self.editing.check(plan, edits)

    def estimate(self, request: Body) -> tuple[tuple[str, int], ...]:
        """What a request will be billed for: (what, how many at most)."""
        task, scenes = self.writes(request), int(request.get("scenes") or self.default_scenes)
        counts = {
            "plan": int(task != "none"),
            "sheet": MOST_SHEETS if self.sheets else 0,
            "explanation": scenes if task == "subtopics" else 0,
            "picture": scenes,
            "speech": scenes if request.get("narration") else 0,
        }
        return tuple((what, count) for what, count in counts.items() if count)

    def bodies(self) -> dict[str, dict[str, Any]]:
        """JSON schemas of what clients send: create, plan, scene."""
        from functions.kinds import changes

        create = self.forms().request.model_json_schema()
        return {"create": create | {"required": ["kind"]}, **changes.bodies(self.editing)}

    def made_for(self, request: Body) -> tuple[str, ...]:
        """The files that are made when a job with this request ends."""
        return self.default_exports + (self.narrated_default_exports if request.get("narration") else ())

    def offered_for(self, request: Body) -> tuple[str, ...]:
        """The files that can be asked for."""
        return self.exports + (self.narrated_exports if request.get("narration") else ())

    def describe(self) -> dict[str, Any]:
        """What a client needs to know to ask for it."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "sources": [*self.sources, *(name for name in FILES if name not in self.unfit)],
            "scenes": {"default": self.default_scenes, "most": self.most_scenes},
            "pages": self.pages,
            "slides": self.slides,
            "aspects": {"default": self.default_aspect or None, "all": list(self.aspects)},
            "narrated": self.narrated,
            "voices": list(VOICES) if self.narrated != "never" else [],
            "styles": list(self.styles),
            "exports": {
                "default": list(self.default_exports), "all": list(self.exports),
                "narrated": list(self.narrated_exports),
            },
        }  # fmt: skip


@cache
def _schema(model: type[Answer]) -> dict[str, Any]:
    """Made once, for it takes as long as the rest of a delivery."""
    return model.model_json_schema()
