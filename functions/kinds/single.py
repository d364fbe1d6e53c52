"""The plan of what is one picture: the request's own words, so that no writer is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from functions.core.plan import Character, Plan, Scene

if TYPE_CHECKING:
    from functions.core.document import Part

MOST_TITLE = 80
MOST_ALT = 1_000


def plan_of(request: Mapping[str, Any]) -> Plan:
    """One scene with all who were wished for in it."""
    words = " ".join(str(request["prompt"]).split())
    cast = tuple(_character(one) for one in request.get("characters") or () if one.get("name"))
    scene = Scene(id=1, prompt=str(request["prompt"]), alt=short(words, MOST_ALT), cast=tuple(one.name for one in cast))
    return Plan(
        title=short(words, MOST_TITLE),
        style=str(request["style"]),
        language=str(request.get("language") or "en"),
        characters=cast,
        scenes=(scene,),
    )


def prompt_for(request: Mapping[str, Any], parts: Sequence[Part] = ()) -> str:
    """The prompt is the painter's; nothing is said about it."""
    del parts
    return str(request["prompt"])


def writes(_: Mapping[str, Any]) -> str:
    """No writer is asked."""
    return "none"


def unfit(subject: str) -> dict[str, str]:
    """What one picture does not take, in sentences."""
    from_prompt = f"{subject} is made from a prompt alone; say in it what is to be seen."
    return {
        **dict.fromkeys(("topic", "script", "text", "file", "upload"), from_prompt),
        "narration": f"{subject} has no words to be read aloud; leave this out.",
        "voice": f"{subject} has no words to be read aloud; leave this out.",
        "page": f"{subject} has no comic pages; choose its aspect instead.",
    }


def short(text: str, most: int) -> str:
    """Cut behind a word, and marked as cut."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[most // 2 :] else kept).rstrip(" ,;:") + "…"


def _character(one: Mapping[str, str]) -> Character:
    lasting = {name: one[name] for name in ("voice", "reference") if one.get(name)}
    return Character(name=one["name"], look=one.get("look", ""), **lasting)
