"""What a kind is: facts that can be listed, and the few functions by which the flows know it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.job import Step
from functions.core.plan import Edits, Plan, Scene

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explaining:
    """How the texts are asked for that a plan only names, one scene at a time."""

    #: (plan, scene, request) in words, for a hosted writer
    prompt: Callable[[Plan, Scene, Body], str]
    #: JSON schema of the answer
    schema: Callable[[], dict[str, Any]]
    #: (a writer's answer, the request) -> fields of the scene as plain values, or InvalidOutput that names the fault
    words_from: Callable[[Body, Body], dict[str, Any]]


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
    most_scenes: int
    #: the scenes are laid out on pages, whose layout decides each picture's aspect
    pages: bool
    styles: tuple[str, ...]
    #: made when the job ends, and all that can be asked for
    default_exports: tuple[str, ...]
    exports: tuple[str, ...]

    #: a create body -> the accepted request as plain values, or InvalidRequest that names every fault
    parse: Callable[[Body], dict[str, Any]]
    #: the accepted request in words, for a hosted writer
    prompt_for: Callable[[Body], str]
    #: JSON schema of the plan that a writer is asked for
    schema: Callable[[], dict[str, Any]]
    #: (a writer's answer, the request) -> the plan, or InvalidOutput that names the fault
    plan_from: Callable[[Body, Body], Plan]
    #: sentences of a writer's answer that belong into the job's warnings
    warnings_in: Callable[[Body], tuple[str, ...]]
    #: (plan, request) -> the graph of steps, by name, the assembly included
    steps: Callable[[Plan, Body], dict[str, Step]]
    #: the body of a plan's PATCH or of an approval -> edits
    edits: Callable[[Body], Edits]
    #: the body of a scene's PATCH, without picture_version -> field -> new value
    scene_fields: Callable[[Body], dict[str, Any]]
    #: refuses edits that name scenes the plan does not have, or leave it empty or too long
    check_edits: Callable[[Plan, Edits], None]
    #: what a request will be billed for: (what, how many at most)
    estimate: Callable[[Body], tuple[tuple[str, int], ...]]
    #: JSON schemas of the bodies: create, plan, scene
    bodies: Callable[[], dict[str, dict[str, Any]]]

    #: never, optional, always: whether its scenes are read aloud
    narrated: str = "never"
    #: made and offered besides the others where a job is narrated
    narrated_default_exports: tuple[str, ...] = ()
    narrated_exports: tuple[str, ...] = ()
    #: the writer's task for a request: "plan", "subtopics" (texts are written later), or "none" (no call is made, and
    #: `plan_from` is given an empty answer)
    writes: Callable[[Body], str] = _plans
    #: how texts are written later; None where the plan holds them
    explaining: Explaining | None = None

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
            "sources": list(self.sources),
            "scenes": {"default": self.default_scenes, "most": self.most_scenes},
            "pages": self.pages,
            "styles": list(self.styles),
            "exports": {"default": list(self.default_exports), "all": list(self.exports)},
        }
