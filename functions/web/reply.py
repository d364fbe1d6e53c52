"""What a handler answers, and how failures are told; the server's own words begin behind it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from functions.core.errors import Allowance, Forbidden, InvalidRequest, LimnerError, RateLimited, Unauthenticated

JSON = "application/json"
PROBLEM = "application/problem+json"
PHRASES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}
#: headers of every answer
ALWAYS = (("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"))
#: of what may be kept by its asker and is asked for again each time
FRESH = {"Cache-Control": "private, no-cache"}
#: seconds, where nobody named a better number
SOON = 1.0
_TAG = re.compile(r'(W/)?"([^"]*)"')


class MethodNotAllowed(InvalidRequest):
    """This path does not know that method."""

    status = 405
    action = "Use one of the methods in Allow."


@dataclass(slots=True, kw_only=True)
class Reply:
    """Status, headers and a body of bytes, or a stream of them."""

    status: int = 200
    body: bytes = b""
    mime: str = JSON
    headers: list[tuple[str, str]] = field(default_factory=list)
    #: bytes that come later; has close() where something must be given back
    stream: Iterable[bytes] | None = None
    #: of the stream, where it is known
    length: int | None = None


def dumps(value: object) -> bytes:
    """Compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def in_json(value: object, *, status: int = 200, headers: Iterable[tuple[str, str]] = ()) -> Reply:
    """A JSON answer."""
    return Reply(status=status, body=dumps(value), headers=list(headers))


def title(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ").capitalize()


def told(error: LimnerError, *, path: str, request_id: str) -> Reply:
    """The failure as a problem (RFC 9457)."""
    body: dict[str, Any] = {
        "type": f"/docs#error-{error.code}", "title": title(error.code), "status": error.status,
        "detail": error.sentence() if error.indoors else error.detail, "instance": path, "code": error.code,
        "retryable": error.retryable, "action": error.advice, "request_id": request_id,
        "errors": [{"field": name, "message": fault} for name, fault in error.fields],
    }  # fmt: skip
    reply = Reply(status=error.status, body=dumps(body), mime=PROBLEM, headers=[("Cache-Control", "no-store")])
    if error.status in (429, 503):
        reply.headers.append(("Retry-After", str(max(1, math.ceil(error.retry_after or SOON)))))
    if isinstance(error, RateLimited):
        reply.headers.extend(minute(error.allowance))
    if isinstance(error, Unauthenticated | Forbidden) and error.challenge:
        reply.headers.append(("WWW-Authenticate", error.challenge))
    return reply


def minute(allowance: Allowance | None) -> list[tuple[str, str]]:
    """What is left of an owner's minute (draft-ietf-httpapi-ratelimit-headers-10); nothing where nothing is counted."""
    if allowance is None:
        return []
    reset = max(0, math.ceil(allowance.reset))
    return [
        ("RateLimit-Policy", f'"{allowance.name}";q={allowance.limit};w=60'),
        ("RateLimit", f'"{allowance.name}";r={allowance.remaining};t={reset}'),
    ]


def strong(version: int) -> str:
    """The strong tag of what is told apart by a number: an edit, or the version of a record."""
    return f'"{version}"'


def is_known(given: str, tag: str) -> bool:
    """Whether If-None-Match names this tag; compared weakly, as for every GET."""
    if not given:
        return False
    bare = tag.removeprefix("W/").strip('"')
    return given.strip() == "*" or any(found == bare for _, found in _TAG.findall(given))


def matched(given: str, current: int) -> int | None:
    """The edit number that If-Match stands for: `current` where it is named, -1 where it is not, None without one."""
    if not given.strip():
        return None
    if given.strip() == "*":
        return current
    strong = {found for weak, found in _TAG.findall(given) if not weak}
    return current if str(current) in strong else -1


def not_modified(tag: str, headers: Mapping[str, str]) -> Reply:
    """304 with what a cache must know."""
    return Reply(status=304, headers=[("ETag", tag), *headers.items()])
