"""What every kind may be asked for. A kind's own body is a child.

The accepted request is plain values, defaults filled in; it is stored with the job and never parsed again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field, field_validator, model_validator

from functions.core.errors import InvalidRequest
from functions.kinds.checks import OneLine, Strict, Text, checked, object_of, refused
from functions.kinds.limits import (
    DEFAULT_SCENES,
    MOST_CHARACTERS,
    MOST_ITEM,
    MOST_LOOK,
    MOST_NAME,
    MOST_PROMPT,
    MOST_SCENES,
    MOST_TAG,
    MOST_TAGS,
    MOST_WORDS,
)
from functions.kinds.styles import DEFAULT_STYLE, LATER_STYLES, STYLES
from functions.kinds.voices import DEFAULT_VOICE
from functions.kinds.webhook import Webhook

COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
HEADING = re.compile(rf"^(?:\W{{0,4}}(?:panel|scene)\s+{COUNT}\b|#{{1,6}}\s)", re.IGNORECASE | re.MULTILINE)
Tag = Annotated[OneLine, Field(min_length=1, max_length=MOST_TAG)]
Voice = Literal["warm", "bright", "calm", "deep", "clear", "young"]
Aspect = Literal["square", "4:3", "3:4", "16:9", "9:16"]
Scenes = Annotated[int, Field(ge=1, le=MOST_SCENES)]
One = Annotated[int, Field(ge=1, le=1)]


class Character(Strict):
    """Somebody who must appear, and looks so in every picture."""

    name: Annotated[OneLine, Field(min_length=1, max_length=MOST_NAME)] | None = None
    look: Annotated[OneLine, Field(max_length=MOST_LOOK)] = ""
    voice: Annotated[Voice, Field(description="who speaks for it; given to it where left out")] | None = None
    id: Annotated[str, Field(min_length=1, max_length=100, description="of a character that you keep")] | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.name is None and self.id is None:
            raise ValueError("Say its name, or the id of a character that you keep.")
        return self

    def values(self) -> dict[str, str]:
        """As plain values, without what was left out."""
        said = {"voice": self.voice, "id": self.id}
        return {"name": self.name or "", "look": self.look} | {name: word for name, word in said.items() if word}


class File(Strict):
    """A document that comes with the request; as JSON with its bytes, in a form as a file."""

    name: Annotated[OneLine, Field(max_length=200, description="as it is called, such as plants.docx")] = ""
    data: Annotated[str, Field(min_length=1, description="its bytes in base64: PDF, DOCX, Markdown or plain text")]


class Request(Strict):
    """What every kind takes."""

    kind: str
    prompt: Annotated[Text, Field(max_length=MOST_PROMPT, description="an idea in your own words")] | None = None
    style: str = DEFAULT_STYLE
    language: Annotated[str, Field(max_length=35, description="BCP 47; that of the source when left out")] | None = None
    audience: Annotated[OneLine, Field(max_length=200, description="who it is for, such as age 9")] | None = None
    characters: Annotated[list[Character], Field(max_length=MOST_CHARACTERS)] | None = None
    approval: Annotated[Literal["none", "plan"], Field(description="plan: wait for you before anything is drawn")] = (
        "none"
    )
    cache: Literal["prefer", "bypass"] = "prefer"
    on_unavailable: Literal["wait", "fail", "offline"] = "wait"
    budget_usd: Annotated[float, Field(ge=0, le=10_000)] | None = None
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 0
    item: Annotated[OneLine, Field(max_length=MOST_ITEM, description="what of yours the pictures belong to")] = ""
    tags: Annotated[list[Tag], Field(max_length=MOST_TAGS)] | None = None
    webhook: Webhook | None = None

    @field_validator("style")
    @classmethod
    def _painted(cls, style: str) -> str:
        if style in STYLES:
            return style
        known = ", ".join(STYLES)
        if style in LATER_STYLES:
            raise ValueError(f"The style {style} is not built yet; choose one of: {known}.")
        raise ValueError(f"There is no such style; choose one of: {known}.")

    @field_validator("language")
    @classmethod
    def _tag(cls, language: str | None) -> str | None:
        if language is not None and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
            raise ValueError("A language tag is expected, such as en, el or pt-BR.")
        return language

    @field_validator("characters")
    @classmethod
    def _distinct(cls, cast: list[Character] | None) -> list[Character] | None:
        known = [one.name.casefold() for one in cast or () if one.name]
        kept = [one.id for one in cast or () if one.id]
        if len(known) != len(set(known)) or len(kept) != len(set(kept)):
            raise ValueError("Two characters have the same name.")
        return cast

    def count(self, source: str) -> int:
        """How many scenes are asked for."""
        return 1

    def values(self, source: str) -> dict[str, Any]:
        """The accepted request, made from that source."""
        return {
            "kind": self.kind,
            source: _plain(getattr(self, source)),
            "scenes": self.count(source),
            "style": self.style,
            "language": self.language or "",
            "audience": self.audience or "",
            "characters": [one.values() for one in self.characters or ()],
            "narration": False,
            "voice": DEFAULT_VOICE,
            "approval": self.approval,
            "cache": self.cache,
            "on_unavailable": self.on_unavailable,
            "budget_usd": self.budget_usd,
            "seed": self.seed,
            "item": self.item,
            "tags": list(dict.fromkeys(self.tags or ())),
            "webhook": self.webhook.values() if self.webhook else None,
        }


class Written(Request):
    """What kinds take that a writer plans: every source, a number of scenes, and a voice."""

    topic: Annotated[Text, Field(max_length=MOST_PROMPT, description="something to explain")] | None = None
    script: Annotated[Text, Field(description="text to be divided, never rewritten")] | None = None
    text: Annotated[Text, Field(description="text to be adapted")] | None = None
    file: Annotated[File, Field(description="a document to be divided and told")] | None = None
    upload: Annotated[str, Field(max_length=100, description="id of a document that was sent ahead")] | None = None
    scenes: Scenes | None = None
    narration: Annotated[bool, Field(description="read aloud as well")] = False
    voice: Annotated[Voice, Field(description="role of the voice that narrates")] = "warm"

    @field_validator("script", "text")
    @classmethod
    def _fits(cls, text: str | None) -> str | None:
        if text is not None and (size := len(text.encode())) > MOST_WORDS:
            raise ValueError(f"At most {MOST_WORDS:,} bytes of text are taken; this has {size:,}. Send it as a file.")
        if text and not any(map(str.isalnum, text)):
            raise ValueError("There is no letter in it, so there is nothing to tell; send words.")
        return text

    def count(self, source: str) -> int:
        """As asked for; else a script that numbers its own scenes gets as many, where they fit."""
        if self.scenes is not None:
            return self.scenes
        headings = len(HEADING.findall(getattr(self, source))) if source == "script" else 0
        return headings if 2 <= headings <= self.most_scenes() else DEFAULT_SCENES

    @classmethod
    def most_scenes(cls) -> int:
        """How many scenes there can be."""
        return MOST_SCENES

    def values(self, source: str) -> dict[str, Any]:
        """With the voice."""
        return super().values(source) | {"narration": self.narration, "voice": self.voice}


class Shaped(Request):
    """What kinds take whose pictures stand by themselves: a shape."""

    aspect: Aspect = "4:3"

    def values(self, source: str) -> dict[str, Any]:
        """With the shape."""
        return super().values(source) | {"aspect": self.aspect}


def _plain(source: str | File) -> object:
    return source if isinstance(source, str) else source.model_dump()


R = TypeVar("R", bound=Request)


def accepted(
    model: type[R], body: Mapping[str, Any], *, sources: tuple[str, ...], unfit: Mapping[str, str]
) -> dict[str, Any]:
    """The accepted request as plain values; InvalidRequest names every fault.

    `unfit` tells of fields of the contract that this kind does not take; `false` asks for nothing and passes.
    """
    given = {name: value for name, value in object_of(body).items() if value is not None}
    faults = [(name, unfit[name]) for name in given if name in unfit and given[name] is not False]
    if "page" not in unfit and given.get("page") == "phone":
        faults.append(("page", "The phone strip is not built yet; choose a4 or us."))
    told = {*unfit, *(name for name, _ in faults)}
    try:
        request = checked(model, {name: value for name, value in given.items() if name not in told})
    except InvalidRequest as error:
        raise refused([*faults, *error.fields]) from None
    if faults:
        raise refused(faults)
    return request.values(_only_source(given, request, sources))


def _only_source(given: Mapping[str, Any], request: Request, sources: tuple[str, ...]) -> str:
    named = [name for name in sources if name in given]
    if len(named) != 1:
        one_of = (
            f"exactly one of {', '.join(sources[:-1])} and {sources[-1]}" if len(sources) > 1 else f"a {sources[0]}"
        )
        fault = f"Send {one_of}."
        raise refused([(name, fault) for name in named] or [(sources[0], fault)])
    if not getattr(request, named[0]):
        raise refused([(named[0], "This must not be empty.")])
    return named[0]
