"""Every way in which Google's client fails, in the house's words: the one place that translates them.

What the provider wrote goes to the log and no further.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from functions.adapters.models.gemini.quotas import limited
from functions.core.errors import InvalidOutput, ModelTimeout, ProviderClosed, ProviderError, ProviderUnavailable

if TYPE_CHECKING:
    from google.genai.errors import APIError

log = logging.getLogger("limner.gemini")
BY_KEY = "Set GEMINI_API_KEY to a key that is valid, and look with: python -m functions doctor."
BY_MODEL = "Choose another model with MODELS, and look with: python -m functions doctor."
#: status of the answer -> what it means and what to do, where asking again would not help
CLOSED: dict[int, tuple[str, str]] = {
    400: ("The model's service does not take this request.", BY_MODEL),
    401: ("The model's service does not accept the key.", BY_KEY),
    403: ("The key may not use this model.", BY_KEY),
    404: ("There is no such model any more.", BY_MODEL),
}
LATE = {408, 504}
KEY_WORDS = ("API_KEY_INVALID", "API key not valid", "API key expired", "API_KEY_SERVICE_BLOCKED")


@contextmanager
def in_house_words(*, may_cost: int = 0) -> Iterator[None]:
    """Raises a ProviderError for whatever a call ends in; `may_cost` is booked where nobody knows what it cost."""
    from google.genai import errors

    from functions.adapters.models.hosted.failures import TRANSPORT, of_transport

    try:
        yield
    except errors.APIError as error:
        raise of_status(error) from error
    except TRANSPORT as error:
        raise of_transport(error, provider="gemini", may_cost=may_cost) from error
    except errors.ContinuationInterruptedError as error:
        raise ProviderUnavailable from error
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        # A body that is no JSON, or JSON of another shape, breaks the client's reading in as many ways.
        fault = InvalidOutput("The model's answer could not be read.")
        fault.cost = may_cost
        raise fault from error


def of_status(error: APIError) -> ProviderError:
    """By the status of an answer that is none."""
    code, message = error.code or 0, error.message or ""
    log.warning("gemini_failed", extra={"code": code, "status": error.status, "told": message[:300]})
    if code == 429:
        headers = getattr(error.response, "headers", None) or {}
        return limited(error.details, message, header=str(headers.get("retry-after", "")))
    if code in LATE:
        return ModelTimeout()
    if code == 400 and any(word in f"{message} {error.details}" for word in KEY_WORDS):
        code = 401
    if 400 <= code < 500 and code != 499:
        detail, action = CLOSED.get(code, CLOSED[400])
        return ProviderClosed(detail, action=action)
    return ProviderUnavailable()
