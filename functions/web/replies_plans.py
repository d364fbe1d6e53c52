"""What plans look like when they are answered; for the contract's document and the tests, as replies.py."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from functions.web.replies import Answer, JobReply, SceneReply, SceneWords


class CharacterReply(Answer):
    """Someone who looks the same in every picture."""

    name: str
    look: str
    voice: Annotated[str | None, Field(description="the role of its voice; null for one that is given to it")]


class PlanReply(Answer):
    """The work before it is drawn."""

    title: str
    summary: str
    style: str
    language: str
    edit: Annotated[int, Field(description="edit number: the plan's tag for If-Match")]
    characters: list[CharacterReply]
    scenes: list[SceneWords]


class PlanChanged(PlanReply):
    """The plan after the change, and its job."""

    job: JobReply


class SceneChanged(SceneReply):
    """The scene after the change, and its job."""

    job: JobReply
