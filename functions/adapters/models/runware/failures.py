"""Every way in which Runware says no, in the house's words: by the code and the words of an error, else by the status.

Its codes differ from one model to the next, so that they are read for what they speak of.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from functions.adapters.models.hosted.statuses import delay, of_status
from functions.core.errors import ProviderError, ProviderRefused

log = logging.getLogger("limner.runware")
KEY = "RUNWARE_API_KEY"
#: a request that it does not take, whatever else the words speak of
ASKED_WRONGLY = re.compile(r"unsupported|missing|unknown|invalid(?!.*(?:content|api_?key))", re.IGNORECASE)
FLAGGED = re.compile(
    r"nsfw|moderat|flagged|inappropriate|prohibited|content ?(?:polic|filter|violat)|providercontent|safety (?:filter|"
    r"system|check)",
    re.IGNORECASE,
)
#: what a code speaks of -> the status that means the same
CODES = (
    (re.compile(r"api_?key|unauthori[sz]ed|authentication", re.IGNORECASE), 401),
    (re.compile(r"credit|balance|payment", re.IGNORECASE), 402),
    (re.compile(r"rate_?limit|too_?many|quota|concurren", re.IGNORECASE), 429),
    (re.compile(r"time_?d?_?out|deadline", re.IGNORECASE), 504),
    (re.compile(r"unavailable|internal|server|overload|capacity|conflict|provider", re.IGNORECASE), 503),
)


def of_errors(
    errors: object, *, task: str, status: int, headers: Mapping[str, str], now: float
) -> ProviderError:  # fmt: skip
    """Of the errors in a body, that of our task first; 200 where they came in place of a picture."""
    said = _ours(errors, task)
    code, words = str(said.get("code") or ""), str(said.get("message") or "")
    log.warning("runware_failed", extra={"status": status, "code": code[:100], "told": words[:300]})
    wrong = ASKED_WRONGLY.search(code)
    if not wrong and FLAGGED.search(f"{code} {words}"):
        return ProviderRefused()
    meant = 400 if wrong else next((number for form, number in CODES if form.search(code)), 0)
    usual = 503 if status == 200 else status
    return of_status(meant or usual, key=KEY, wait=delay(headers.get("retry-after", ""), now=now))


def _ours(errors: object, task: str) -> Mapping[str, Any]:
    rows = errors if isinstance(errors, list) else [errors]
    found = [one if isinstance(one, Mapping) else {"message": one} for one in rows if one]
    return next((one for one in found if one.get("taskUUID") == task), found[0] if found else {})
