"""What the pages of a job look like in an answer; for the contract's document and the tests, as replies.py."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Url = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
Rect = Annotated[list[float], Field(min_length=4, max_length=4, description="left, top, width, height: fractions")]


class Answer(BaseModel):
    """Every field is always there."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PanelReply(Answer):
    """Where a scene stands on a page."""

    scene: int
    rect: Rect
    url: Url | None


class PageReply(Answer):
    """One lettered page."""

    number: int
    url: Url
    thumb_url: Url | None
    width: int
    height: int
    panels: list[PanelReply]


class PlaceReply(Answer):
    """Where a scene will stand on a page."""

    scene: int
    rect: Rect


class LayoutReply(Answer):
    """A page before it is made; only the ratio of width and height means something."""

    number: int
    width: float
    height: float
    panels: list[PlaceReply]
