"""Which quota a 429 speaks of: this minute's, the day's, the spending of ten minutes, or an account without credit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from functions.core.errors import ProviderError, QuotaExhausted, QuotaWait

#: seconds after a spending limit, which clears within ten minutes and names no delay
SPENDING = 120.0
#: nobody waits longer because of a figure in an answer
LONGEST = 3600.0
#: words by which an account without credit is told
PENNILESS = re.compile(r"credit|prepa(?:id|y)|billing account|spend(?:ing)? cap", re.IGNORECASE)
SPENT = re.compile(r"spend", re.IGNORECASE)
DAILY = re.compile(r"per_?day|daily", re.IGNORECASE)
#: the same in the sentence of a project's quota, which names it there
SAID_DAILY = re.compile(r"\w_per_day", re.IGNORECASE)
SECONDS = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*s?\s*")


def limited(body: object, message: str, *, header: str = "") -> ProviderError:
    """The error of a 429 by its body, the sentence in it, and its Retry-After."""
    rows = list(_details(body))
    quotas = [row for one in rows for row in _list(one.get("violations"))]
    names = " ".join(str(row.get(key, "")) for row in quotas for key in ("quotaId", "quotaMetric"))
    # An account's monthly cap speaks of spending too, so that credit is asked for first.
    if PENNILESS.search(message) and "rate limit" not in message.lower():
        return QuotaExhausted(
            "The model's account has no credit left.", action="Add credit to the account, or choose another model."
        )
    if any(str(row.get("quotaValue", "")) == "0" for row in quotas) or "limit: 0" in message:
        return QuotaExhausted(
            "The model's account has no quota for this model.", action="Enable billing, or choose another model."
        )
    if DAILY.search(names) or SAID_DAILY.search(message):
        return QuotaExhausted()
    delay = next((_seconds(str(one["retryDelay"])) for one in rows if "retryDelay" in one), None)
    if SPENT.search(message) or SPENT.search(names):
        return QuotaWait("The model's spending limit of ten minutes is reached.", retry_after=max(delay or 0, SPENDING))
    return QuotaWait(retry_after=_seconds(header) if delay is None else delay)


def _details(body: object) -> Iterator[Mapping[str, Any]]:
    error = body.get("error", body) if isinstance(body, Mapping) else {}
    yield from _list(error.get("details") if isinstance(error, Mapping) else None)


def _list(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _seconds(text: str) -> float | None:
    found = SECONDS.fullmatch(text)
    if found is None:
        return None
    value = float(found[1])
    return min(value, LONGEST) if math.isfinite(value) else None
