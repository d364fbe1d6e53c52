"""Bodies about pictures, characters and styles that last, and about receivers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator

from functions.kinds.checks import OneLine, Strict
from functions.kinds.limits import MOST_ITEM, MOST_LOOK, MOST_NAME, MOST_TAG, MOST_TAGS
from functions.kinds.styles import DEFAULT_STYLE, STYLES
from functions.kinds.webhook import Webhook

Tag = Annotated[OneLine, Field(min_length=1, max_length=MOST_TAG)]
Name = Annotated[OneLine, Field(min_length=1, max_length=MOST_NAME)]
Look = Annotated[OneLine, Field(max_length=MOST_LOOK, description="how it looks, as a painter must be told")]
Voice = Literal["warm", "bright", "calm", "deep", "clear", "young"]
#: a picture of five megabytes as base64 fits
Reference = Annotated[
    str, Field(min_length=1, max_length=8_000_000, description="a data URI, or the id of a picture of the gallery")
]


class PictureChange(Strict):
    """What an owner says of a picture; what is left out stays."""

    featured: bool | None = None
    tags: Annotated[list[Tag], Field(max_length=MOST_TAGS)] | None = None
    item: Annotated[OneLine, Field(max_length=MOST_ITEM, description="empty for none")] | None = None


class NewCharacter(Strict):
    """A character that lasts."""

    name: Name
    look: Look = ""
    voice: Voice | None = None
    reference: Reference | None = None
    draw: Annotated[bool, Field(description="have its reference picture drawn now; needs a look")] = False
    style: Annotated[str, Field(description="that it is drawn in")] = DEFAULT_STYLE


class CharacterChange(Strict):
    """What is told anew of a character; what is left out stays, null takes away."""

    name: Name | None = None
    look: Look | None = None
    voice: Voice | None = None
    reference: Reference | None = None

    @field_validator("name", "look", mode="before")
    @classmethod
    def _told(cls, value: object) -> object:
        if value is None:
            raise ValueError("Text is expected.")
        return value


class Drawing(Strict):
    """How a reference picture is drawn."""

    style: str = DEFAULT_STYLE
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 0


class NewStyle(Strict):
    """A style of your own: a built-in one, and words that are told to the painter with every picture."""

    name: Annotated[OneLine, Field(min_length=1, max_length=40)]
    base: Annotated[str, Field(json_schema_extra={"enum": list(STYLES)})] = DEFAULT_STYLE
    words: Annotated[OneLine, Field(min_length=1, max_length=500)]

    @field_validator("name")
    @classmethod
    def _in_a_path(cls, name: str) -> str:
        if set(name) & set("/:?#%\\"):
            raise ValueError("A name without / : ? # % and \\ is expected.")
        return name

    @field_validator("base")
    @classmethod
    def _painted(cls, base: str) -> str:
        if base not in STYLES:
            raise ValueError(f"Choose one of: {', '.join(STYLES)}.")
        return base


class Record(BaseModel):
    """A picture from elsewhere. Other names that frontends use for these fields are known too."""

    model_config = ConfigDict(extra="allow")

    id: str = ""
    data: Annotated[str, Field(description="data URI; also as image, url, src ...")] = ""
    prompt: str = ""
    alt: str = ""
    tags: list[str] = []
    item: str = ""
    featured: bool = False
    createdAt: str | float | None = None  # noqa: N815


class Import(RootModel[list[str | Record] | dict[str, Any]]):
    """LocalStorage as it was dumped, or an array of data URIs or records."""


BODIES: Mapping[str, type[BaseModel]] = {
    one.__name__: one for one in (PictureChange, NewCharacter, CharacterChange, Drawing, NewStyle, Import, Webhook)
}
