"""What the status of an answer means where no provider says more of it, and how long it says to wait."""

from __future__ import annotations

import math
import re
from datetime import UTC
from email.utils import parsedate_to_datetime

from functions.core.errors import (
    ModelTimeout,
    ProviderClosed,
    ProviderError,
    ProviderUnavailable,
    QuotaExhausted,
    QuotaWait,
)

BY_MODEL = "Choose another model with MODELS, and look with: python -m functions doctor."
#: status of an answer -> what it means, where asking again would not help
CLOSED = {
    400: "The model's service does not take this request.",
    401: "The model's service does not accept the key.",
    403: "The key may not use this model.",
    404: "There is no such model any more.",
    413: "The request is larger than this model takes.",
}
BY_KEY = {401, 403}
#: in these the model was too late; in those it may be otherwise a moment later
LATE, AGAIN = {408, 504, 524}, {409, 425, 499}
#: nobody waits longer because of a figure in an answer, and beyond it a quota is called the day's
LONGEST = 3600.0
#: from here on a time is told in milliseconds
MILLISECONDS = 1e11
SECONDS = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*s?\s*")


def of_status(status: int, *, key: str, wait: float | None = None) -> ProviderError:
    """By the status alone; `key` is the setting that holds the key, `wait` the seconds that the answer names."""
    if status == 402:
        return QuotaExhausted(
            "The model's account has no credit left.", action="Add credit to the account, or choose another model."
        )
    if status == 429:
        return QuotaExhausted() if wait is not None and wait > LONGEST else QuotaWait(retry_after=wait)
    if status in LATE:
        return ModelTimeout()
    if status in AGAIN or status >= 500:
        return ProviderUnavailable()
    action = f"Set {key} to a key that is valid, and look with: python -m functions doctor."
    return ProviderClosed(CLOSED.get(status, CLOSED[400]), action=action if status in BY_KEY else BY_MODEL)


def delay(text: str, *, now: float) -> float | None:
    """Seconds by a Retry-After, which is a number or a date."""
    if found := SECONDS.fullmatch(text):
        return _sane(float(found[1]))
    try:
        day = parsedate_to_datetime(text)
    except ValueError:
        return None
    return _sane(day.replace(tzinfo=day.tzinfo or UTC).timestamp() - now)


def until(text: str, *, now: float) -> float | None:
    """Seconds to a moment that is told in seconds or milliseconds since 1970."""
    found = SECONDS.fullmatch(text)
    if found is None:
        return None
    moment = float(found[1])
    return _sane((moment / 1000 if moment > MILLISECONDS else moment) - now)


def _sane(seconds: float) -> float | None:
    return max(0.0, seconds) if math.isfinite(seconds) else None
