"""A body as JSON that means one thing only: UTF-8, one object, no duplicate names, no NaN, not nested too deep."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from functions.core.errors import MalformedBody

DEEPEST = 32
_SURROGATE = re.compile("[\ud800-\udfff]")


def parsed(body: bytes) -> dict[str, Any]:
    """The object, or MalformedBody (400)."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedBody("The body is not UTF-8.") from None
    if _depth(text) > DEEPEST:
        raise MalformedBody(f"The body is nested deeper than {DEEPEST} levels.")
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise MalformedBody("The body is not well-formed JSON.") from error
    if not isinstance(value, dict):
        raise MalformedBody("The body must be one JSON object.")
    if _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise MalformedBody("The body holds half of a character pair (a lone surrogate).")
    return value


def _depth(text: str) -> int:
    """The deepest nesting of brackets outside strings; cheap, and before any parser can run out of stack."""
    deepest = depth = 0
    inside = escaped = False
    for letter in text:
        if inside:
            if escaped:
                escaped = False
            elif letter == "\\":
                escaped = True
            elif letter == '"':
                inside = False
        elif letter == '"':
            inside = True
        elif letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    return deepest


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise MalformedBody("The body names a field twice.")
    return made


def _no_constant(name: str) -> NoReturn:
    raise MalformedBody(f"{name} is not a JSON number.")
