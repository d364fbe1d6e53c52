"""Bodies, answers and plans of every kind, as plain as they can be."""

from __future__ import annotations

from typing import Any

import pytest

from functions.core.errors import InvalidRequest
from functions.core.plan import Plan
from functions.kinds.kind import Kind

WORDS = "A fox learns to sail"
SOURCES: dict[str, Any] = {
    **dict.fromkeys(("prompt", "topic", "script", "text"), WORDS),
    "file": {"name": "fox.txt", "data": "QSBmb3g="},
    "upload": "u1",
}
#: what a scene of a kind must have at least
SCENES: dict[str, dict[str, Any]] = {
    "comic": {"prompt": "a fox in a boat", "caption": "Morning."},
    "story": {"prompt": "a fox in a boat", "narration": "The fox set sail."},
    "lecture": {"title": "Wind", "prompt": "a sail", "narration": "The wind pushes.", "points": ["It pushes"]},
    "lesson": {
        "title": "Wind", "prompt": "a sail", "narration": "The wind pushes.", "points": ["It pushes"],
        "examples": ["A kite"], "questions": [{"question": "What pushes?", "answer": "The wind."}],
    },
    "presentation": {"title": "Wind", "prompt": "a sail", "summary": "What the wind does."},
}  # fmt: skip
#: what a new scene of a kind is added with
ADDED: dict[str, dict[str, Any]] = {
    "comic": {"prompt": "a storm"},
    "story": {"prompt": "a storm", "narration": "It blew."},
    "lecture": {"title": "Storm", "narration": "It blows."},
    "lesson": {"title": "Storm", "narration": "It blows."},
    "presentation": {"title": "Storm"},
}


def body(kind: Kind, source: str = "prompt", **more: Any) -> dict[str, Any]:
    """What a client sends."""
    return {"kind": kind.name, source: SOURCES[source], **more}


def answer(kind: Kind, count: int, **more: Any) -> dict[str, Any]:
    """What a good writer answers; nothing where none is asked."""
    scenes = [SCENES[kind.name] | {"title": f"Part {number}"} for number in range(1, count + 1)]
    return {"title": "The Fox", "scenes": scenes, **more}


def request_of(kind: Kind, source: str = "prompt", **more: Any) -> dict[str, Any]:
    """An accepted request of two scenes, or of one where the kind has no more."""
    return kind.parse(body(kind, source, scenes=min(2, kind.most_scenes), **more))


def plan_of(kind: Kind, source: str = "prompt", **more: Any) -> Plan:
    """The plan that becomes of it."""
    request = request_of(kind, source, **more)
    none = kind.writes(request) == "none"
    given = {} if none else answer(kind, request["scenes"])
    if kind.name == "presentation" and source == "script":
        given["scenes"] = [one | {"narration": WORDS} for one in given["scenes"]]
    return kind.plan_from(given, request)


def refusal(kind: Kind, body: Any) -> dict[str, str]:
    """Field -> why it was refused."""
    with pytest.raises(InvalidRequest) as caught:
        kind.parse(body)
    return dict(caught.value.fields)
