"""What pictures, characters and styles look like when they are answered; as replies.py."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from functions.web.replies import Answer, Time, Url, Usd


class ImageReply(Answer):
    """One picture of the gallery and where it came from."""

    id: str
    job: Annotated[str | None, Field(description="null for a picture that was imported")]
    kind: str | None
    scene: Annotated[int | None, Field(description="where its scene stood when it was drawn")]
    step: str | None
    version: Annotated[int, Field(description="of the scene's picture; a redrawn one has the next")]
    item: str | None
    prompt: str
    alt: str
    tags: list[str]
    featured: bool
    style: str | None
    model: str | None
    cost_usd: Usd
    cached: bool
    url: Url
    thumb_url: Url
    original_url: Url
    width: int
    height: int
    placeholder: str
    color: str
    created_at: Time
    purge_at: Annotated[Time | None, Field(description="in the bin until then; null while it is shown")]


class ImagesReply(Answer):
    """A page of pictures."""

    items: list[ImageReply]
    next_page_token: str | None


class ImportedReply(Answer):
    """What became of one picture."""

    index: int
    source_id: Annotated[str | None, Field(description="its name where it came from")]
    id: str | None
    result: Literal["imported", "exists", "refused"]
    reason: str | None


class ImportReply(Answer):
    """What became of all of them; in a dry run, what would."""

    dry_run: bool
    imported: int
    exists: int
    refused: int
    items: list[ImportedReply]


class ReferenceReply(Answer):
    """The picture that a character is drawn after."""

    url: Url
    thumb_url: Url
    width: int
    height: int


class LastingReply(Answer):
    """A character that lasts."""

    id: str
    name: str
    look: str
    voice: str | None
    reference: ReferenceReply | None
    drawing: Annotated[str | None, Field(description="the job that draws its reference picture")]
    created_at: Time


class CharactersReply(Answer):
    """A page of characters."""

    items: list[LastingReply]
    next_page_token: str | None


class StyleReply(Answer):
    """A way to paint."""

    name: str
    title: str
    description: str
    own: bool
    base: Annotated[str, Field(description="the built-in style that it is painted in")]
    words: Annotated[str | None, Field(description="told to the painter with every picture")]
    sample_url: Url | None


class StylesReply(Answer):
    """Every way to paint: the built-in ones, then your own."""

    items: list[StyleReply]
    next_page_token: None
