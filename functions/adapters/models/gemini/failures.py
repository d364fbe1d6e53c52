"""Every way in which Google's client fails, in the house's words: the one place that translates them.

What the provider wrote goes to the log and no further.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from functions.adapters.models.gemini.quotas import limited
from functions.core.errors import InvalidOutput, ModelTimeout, ProviderClosed, ProviderError, ProviderUnavailable

if TYPE_CHECKING:
    from google.auth.exceptions import GoogleAuthError
    from google.genai.errors import APIError

log = logging.getLogger("limner.gemini")
LOOK = "and look with: python -m functions doctor."
NEW_KEY = f"Set GEMINI_API_KEY to a key that is valid, {LOOK}"
OTHER_MODEL = f"Choose another model with MODELS, {LOOK}"
#: status of the answer -> what it means and what to do, where asking again would not help
Closed = Mapping[int, tuple[str, str]]
BY_KEY: Closed = {
    400: ("The model's service does not take this request.", OTHER_MODEL),
    401: ("The model's service does not accept the key.", NEW_KEY),
    403: ("The key may not use this model.", NEW_KEY),
    404: ("There is no such model any more.", OTHER_MODEL),
}
#: the same where the account of a project asks
BY_ACCOUNT: Closed = {
    400: ("The model's service does not take this request.", OTHER_MODEL),
    401: ("The model's service does not know the account.", f"Run: gcloud auth application-default login, {LOOK}"),
    403: ("The account may not use this model.", f"Give the account the role roles/aiplatform.user, {LOOK}"),
    404: ("There is no such model in this place.", f"Choose another MODELS or GOOGLE_CLOUD_LOCATION, {LOOK}"),
}
#: words of a 403 that is no matter of rights
SERVICE_OFF, NO_BILLING = ("SERVICE_DISABLED", "it is disabled"), ("BILLING_DISABLED", "requires billing")
ENABLE = "Run: gcloud services enable aiplatform.googleapis.com, and wait a few minutes."
LINK = "Link a billing account: gcloud billing projects link PROJECT --billing-account=ACCOUNT"
LATE = {408, 504}
KEY_WORDS = ("API_KEY_INVALID", "API key not valid", "API key expired", "API_KEY_SERVICE_BLOCKED")


@contextmanager
def in_house_words(*, may_cost: int = 0, closed: Closed = BY_KEY) -> Iterator[None]:
    """Raises a ProviderError for whatever a call ends in; `may_cost` is booked where nobody knows what it cost."""
    from google.auth.exceptions import GoogleAuthError
    from google.genai import errors

    from functions.adapters.models.hosted.failures import TRANSPORT, of_transport

    try:
        yield
    except errors.APIError as error:
        raise of_status(error, closed) from error
    except GoogleAuthError as error:
        raise of_account(error) from error
    except TRANSPORT as error:
        raise of_transport(error, provider="gemini", may_cost=may_cost) from error
    except errors.ContinuationInterruptedError as error:
        raise ProviderUnavailable from error
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        # A body that is no JSON, or JSON of another shape, breaks the client's reading in as many ways.
        fault = InvalidOutput("The model's answer could not be read.")
        fault.cost = may_cost
        raise fault from error


def of_account(error: GoogleAuthError) -> ProviderError:
    """By why there is no token: nobody is signed in, or the place where tokens are made does not answer."""
    from google.auth.exceptions import DefaultCredentialsError, RefreshError, TransportError

    log.warning("gemini_failed", extra={"code": 0, "status": type(error).__name__, "told": ""})
    # A service's own account is asked for over the network, and an answer that did not come is wrapped.
    final = not error.retryable and not any(isinstance(one, TransportError) for one in (error.__cause__, *error.args))
    if final and isinstance(error, (DefaultCredentialsError, RefreshError)):
        return ProviderClosed("Nobody is signed in to Google Cloud here.", action=BY_ACCOUNT[401][1])
    return ProviderUnavailable("Google's accounts cannot be reached.")


def of_status(error: APIError, closed: Closed) -> ProviderError:
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
    if code == 403 and closed is BY_ACCOUNT:
        words = f"{message} {error.details}"
        if any(word in words for word in SERVICE_OFF):
            return ProviderClosed("The project has not turned on the model's service.", action=ENABLE)
        if any(word in words for word in NO_BILLING):
            return ProviderClosed("The project pays for nothing yet.", action=LINK)
    if 400 <= code < 500 and code != 499:
        detail, action = closed.get(code, closed[400])
        return ProviderClosed(detail, action=action)
    return ProviderUnavailable()
