"""What a comic may be asked for: the create body as a schema, and everything of the contract that is not built yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from functions.core.errors import InvalidRequest
from functions.kinds.checks import OneLine, Strict, Text, checked, object_of, refused
from functions.kinds.comic.limits import (
    DEFAULT_SCENES,
    MOST_CHARACTERS,
    MOST_LOOK,
    MOST_NAME,
    MOST_PROMPT,
    MOST_SCENES,
    MOST_SCRIPT,
    MOST_TAG,
    MOST_TAGS,
    SOURCES,
)
from functions.kinds.styles import DEFAULT_STYLE, LATER_STYLES, STYLES

LATER = {
    "narration": "Narration is not built yet; leave it out.",
    "voice": "Voices are not built yet; leave it out.",
    "webhook": "Webhooks are not built yet; leave it out and read the job's events.",
    "file": "Documents as a source are not built yet; send their words as text or script.",
    "upload": "Uploads are not built yet; send the words as text or script.",
    "aspect": "A comic has pages, whose layout decides each picture's aspect; leave this out.",
}
COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
HEADING = re.compile(rf"^(?:\W{{0,4}}(?:panel|scene)\s+{COUNT}\b|#{{1,6}}\s)", re.IGNORECASE | re.MULTILINE)
Tag = Annotated[OneLine, Field(min_length=1, max_length=MOST_TAG)]


class Character(Strict):
    """Somebody who must appear, and looks so in every picture."""

    name: Annotated[OneLine, Field(min_length=1, max_length=MOST_NAME)]
    look: Annotated[OneLine, Field(max_length=MOST_LOOK)] = ""


class Request(Strict):
    """The body of `POST /v1/jobs` for a comic. Exactly one of prompt, topic, script and text."""

    kind: Literal["comic"] = "comic"
    prompt: Annotated[Text, Field(max_length=MOST_PROMPT, description="an idea to make a story of")] | None = None
    topic: Annotated[Text, Field(max_length=MOST_PROMPT, description="something to explain")] | None = None
    script: Annotated[Text, Field(description="text to be divided into panels, never rewritten")] | None = None
    text: Annotated[Text, Field(description="text to be adapted")] | None = None
    scenes: Annotated[int, Field(ge=1, le=MOST_SCENES, description="panels")] | None = None
    style: str = DEFAULT_STYLE
    language: Annotated[str, Field(max_length=35, description="BCP 47; that of the source when left out")] | None = None
    audience: Annotated[OneLine, Field(max_length=200)] | None = None
    characters: Annotated[list[Character], Field(max_length=MOST_CHARACTERS)] | None = None
    narration: Literal[False] | None = None
    approval: Literal["none", "plan"] = "none"
    cache: Literal["prefer", "bypass"] = "prefer"
    on_unavailable: Literal["wait", "fail", "offline"] = "wait"
    budget_usd: Annotated[float, Field(ge=0, le=10_000)] | None = None
    page: Literal["a4", "us"] = "a4"
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 0
    tags: Annotated[list[Tag], Field(max_length=MOST_TAGS)] | None = None

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

    @field_validator("script", "text")
    @classmethod
    def _fits(cls, text: str | None) -> str | None:
        if text is not None and (size := len(text.encode())) > MOST_SCRIPT:
            raise ValueError(f"A comic takes at most {MOST_SCRIPT:,} bytes of text; this has {size:,}.")
        return text

    @field_validator("characters")
    @classmethod
    def _distinct(cls, cast: list[Character] | None) -> list[Character] | None:
        names = [one.name.casefold() for one in cast or ()]
        if len(names) != len(set(names)):
            raise ValueError("Two characters have the same name.")
        return cast


def parse(body: Mapping[str, Any]) -> dict[str, Any]:
    """The accepted request as plain values, defaults filled in; InvalidRequest names every fault."""
    given = {name: value for name, value in object_of(body).items() if value is not None}
    faults = [(name, LATER[name]) for name in given if name in LATER and given[name] is not False]
    if given.get("page") == "phone":
        faults.append(("page", "The phone strip is not built yet; choose a4 or us."))
    try:
        request = checked(Request, {name: value for name, value in given.items() if name not in dict(faults)})
    except InvalidRequest as error:
        raise refused([*faults, *error.fields]) from None
    if faults:
        raise refused(faults)
    sources = [name for name in SOURCES if name in given]
    if len(sources) != 1:
        fault = "Send exactly one of prompt, topic, script and text."
        raise refused([(name, fault) for name in sources] or [("prompt", fault)])
    source = sources[0]
    text = getattr(request, source)
    if not text:
        raise refused([(source, "This must not be empty.")])
    return {
        "kind": request.kind,
        source: text,
        "scenes": request.scenes or _panels_of(text, source),
        "style": request.style,
        "language": request.language or "",
        "audience": request.audience or "",
        "characters": [{"name": one.name, "look": one.look} for one in request.characters or ()],
        "approval": request.approval,
        "cache": request.cache,
        "on_unavailable": request.on_unavailable,
        "budget_usd": request.budget_usd,
        "page": request.page,
        "seed": request.seed,
        "tags": list(dict.fromkeys(request.tags or ())),
    }


def _panels_of(text: str, source: str) -> int:
    """A script that numbers its own panels gets as many, where they fit."""
    headings = len(HEADING.findall(text)) if source == "script" else 0
    return headings if 2 <= headings <= MOST_SCENES else DEFAULT_SCENES
