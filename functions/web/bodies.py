"""Bodies that belong to no kind. What a kind is asked with, the kind itself knows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from functions.kinds.checks import Number, Strict


class Redo(Strict):
    """Scenes of a job that would be painted once more; of a plan that waits for approval, all that it would keep."""

    job: Annotated[str, Field(min_length=1, max_length=100)]
    scenes: Annotated[list[Number], Field(min_length=1, max_length=100)]


class Choice(Strict):
    """An earlier picture of a scene, shown again."""

    picture_version: Annotated[int, Field(ge=1, le=1_000_000)]


class Anew(Strict):
    """Another picture of the same words; the one that it has stays as a version."""

    redraw: Literal[True]


class Retry(Strict):
    """How what is unfinished is tried again."""

    on_unavailable: Annotated[
        Literal["wait", "fail", "offline"] | None,
        Field(description="from now on, in place of what the job was made with; offline draws what no model draws"),
    ] = None


class NewKey(Strict):
    """A key for one owner."""

    owner: Annotated[str, Field(min_length=1, max_length=64, description="lower-case letters, digits, . _ -")]
    scopes: Annotated[list[Literal["read", "write", "admin"]], Field(min_length=1, max_length=3)]


class Announced(Strict):
    """A document that will be sent."""

    name: Annotated[str, Field(min_length=1, max_length=200, description="as it is called, such as plants.docx")]
    size: Annotated[int, Field(ge=1, le=20 * 1024 * 1024, description="bytes that will come")] | None = None
