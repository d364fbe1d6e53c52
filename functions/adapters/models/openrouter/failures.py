"""Every way in which OpenRouter says no, in the house's words: by its status, or by an error inside of a 200."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from functions.adapters.models.hosted.statuses import delay, of_status, until
from functions.core.errors import ProviderError, ProviderRefused, ProviderUnavailable, QuotaExhausted

log = logging.getLogger("limner.openrouter")
KEY = "OPENROUTER_API_KEY"
#: words by which the limit of a key, and of a day, is told
SPENT = {403: re.compile(r"limit exceeded", re.IGNORECASE), 429: re.compile(r"per[-_ ]day|daily", re.IGNORECASE)}
#: kinds of error that speak of the words that were sent
FLAGGED = re.compile(r"moderation|content_(?:policy|filter)|refusal|safety", re.IGNORECASE)
UNNAMED = 502


def of_error(error: object, *, status: int, headers: Mapping[str, str], now: float) -> ProviderError:
    """Of the error in a body and the answer that it came with; 200 where it came in place of words."""
    said = error if isinstance(error, Mapping) else {}
    about = _mapping(said.get("metadata"))
    code, message = _code(said.get("code"), status), str(said.get("message") or "")
    kind = f"{said.get('type') or ''} {about.get('error_type') or ''}"
    log.warning("openrouter_failed", extra={"code": code, "kind": kind.strip(), "told": message[:300]})
    if "reasons" in about or "flagged_input" in about or FLAGGED.search(kind):
        return ProviderRefused()
    if code in SPENT and SPENT[code].search(message):
        return QuotaExhausted()
    if not 300 <= code < 600:
        return ProviderUnavailable()
    return of_status(code, key=KEY, wait=_wait(about, headers, now=now))


def _code(code: object, status: int) -> int:
    if isinstance(code, str) and code.isascii() and code.isdigit() and len(code) == 3:
        return int(code)
    if isinstance(code, int) and not isinstance(code, bool):
        return code
    return UNNAMED if status == 200 else status


def _wait(about: Mapping[str, Any], headers: Mapping[str, str], *, now: float) -> float | None:
    """Its own delay, or the moment at which a quota begins anew: in the answer's headers, or written in its error."""
    named = {str(name).lower(): str(value) for name, value in _mapping(about.get("headers")).items()}
    for found in (headers, named):
        if (seconds := delay(found.get("retry-after", ""), now=now)) is not None:
            return seconds
        if (seconds := until(found.get("x-ratelimit-reset", ""), now=now)) is not None:
            return seconds
    return None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
