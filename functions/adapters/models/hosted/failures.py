"""How a connection to a provider fails. It loads the client; whoever must not load it asks for this within a call."""

from __future__ import annotations

import logging

import httpx2

from functions.core.errors import InvalidOutput, ModelTimeout, ProviderError, ProviderUnavailable

log = logging.getLogger("limner.models")
#: whatever the client raises where a call brings no answer at all
TRANSPORT = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, httpx2.CookieConflict)
UNREACHED = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol)


def of_transport(error: Exception, *, provider: str, may_cost: int) -> ProviderError:
    """By how the connection failed; one that was cut after the request may have cost all of it."""
    log.warning("model_unreachable", extra={"provider": provider, "fault": type(error).__name__})
    if isinstance(error, UNREACHED) or not isinstance(error, httpx2.HTTPError):
        return ProviderUnavailable("The model's service cannot be reached.")
    if isinstance(error, httpx2.TimeoutException):
        return ModelTimeout()
    fault = (
        InvalidOutput("The model's answer could not be read.")
        if isinstance(error, httpx2.DecodingError)
        else ProviderUnavailable("The connection to the model was cut.")
    )
    fault.cost = may_cost
    return fault
