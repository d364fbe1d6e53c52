"""A body as JSON that means one thing only: UTF-8, one object, no duplicate names, no NaN, not nested too deep."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from functions.core.errors import InvalidRequest, MalformedBody

DEEPEST = 32
# Takes one that never ends to the end of the text: no sign is looked at twice.
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parsed(body: bytes) -> dict[str, Any]:
    """The object; MalformedBody (400) when it is not JSON that we take, InvalidRequest (422) when it is no object."""
    value = value_of(body)
    if not isinstance(value, dict):
        raise InvalidRequest("The body must be one JSON object.")
    return value


def value_of(body: bytes) -> object:
    """Whatever the body says; MalformedBody (400) when it is not JSON that we take."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedBody("The body is not UTF-8.") from None
    if not text.strip():
        raise MalformedBody("The body is empty.")
    if _depth(text) > DEEPEST:
        raise MalformedBody(f"The body is nested deeper than {DEEPEST} levels.")
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise MalformedBody("The body is not well-formed JSON.") from error
    if _ESCAPED_SURROGATE.search(text) and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise MalformedBody("The body holds half of a character pair (a lone surrogate).")
    return value


def _depth(text: str) -> int:
    """The deepest nesting of brackets outside strings; cheap, and before any parser can run out of stack."""
    deepest = depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise MalformedBody("The body names a field twice.")
    return made


def _no_constant(name: str) -> NoReturn:
    raise MalformedBody(f"{name} is not a JSON number.")


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise MalformedBody("The body holds a number that is too large.")
    return value
