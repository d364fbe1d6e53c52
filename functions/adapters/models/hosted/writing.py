"""How every hosted writer is asked for a plan, how much room its answer has, and how the answer is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from functions.core.errors import InvalidOutput

if TYPE_CHECKING:
    from functions.ports import WriterAsk

#: tokens of thought, of one scene, and of the longest answer
THOUGHT, SCENE, MOST = 4_096, 1_500, 60_000
#: a panel says less than a page
PANEL = 600
SHORT = frozenset({"explain", "subtopics"})


def told(ask: WriterAsk) -> str:
    """All that the model is told, in words."""
    again = f"\n\nYour last answer could not be used: {ask.fault}\nMend that." if ask.fault else ""
    return f"{ask.prompt}\n\nAnswer with one JSON object of the schema.{again}"


def object_in(text: str) -> dict[str, Any]:
    """The one object that an answer is; InvalidOutput where it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidOutput("The model's answer is no whole JSON.") from None
    if not isinstance(found, dict):
        raise InvalidOutput("The model's answer is no JSON object.")
    return found


def room(ask: WriterAsk) -> int:
    """Tokens that the answer may have: by its scenes, and as many words again as it was given to keep."""
    scenes = 1 if ask.task == "explain" else len(ask.parts) or int(ask.request.get("scenes") or 1)
    given = sum(len(part.text.encode()) for part in ask.parts) or len(
        str(ask.request.get("script") or ask.request.get("text") or "").encode()
    )
    return min(MOST, THOUGHT + scenes * (PANEL if ask.kind == "comic" else SCENE) + given // 3)
