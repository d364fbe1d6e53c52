"""What can be wrong with Cloud Storage, each in one plain sentence; the library's own words never pass this edge."""

from __future__ import annotations

from functools import cache

from functions.core.errors import LimnerError, Overloaded

#: statuses after which the same request is made again
PASSING = frozenset({408, 429, 500, 502, 503, 504})
DOCTOR = "`python -m functions doctor` says the command that mends it."


class BucketFault(LimnerError):
    """The bucket of this house cannot be used."""

    status = 503
    indoors = True
    action = f"Run it: {DOCTOR}"


@cache
def faults() -> tuple[type[Exception], ...]:
    """Everything that the client and what it stands on may raise for an answer that is none."""
    from google.api_core.exceptions import GoogleAPIError
    from google.auth.exceptions import GoogleAuthError
    from google.cloud.storage.exceptions import DataCorruption, InvalidResponse
    from requests import RequestException
    from urllib3.exceptions import HTTPError

    return GoogleAPIError, GoogleAuthError, DataCorruption, InvalidResponse, RequestException, HTTPError, OSError


def passes(error: Exception) -> bool:
    """Whether the next try may go well: the service is busy or unreachable, or the bytes came damaged."""
    from google.api_core.exceptions import GoogleAPIError
    from google.auth.exceptions import GoogleAuthError, TransportError
    from google.cloud.storage.exceptions import InvalidResponse

    if isinstance(error, GoogleAPIError):
        return getattr(error, "code", None) in PASSING
    if isinstance(error, InvalidResponse):
        return error.response.status_code in PASSING
    if isinstance(error, GoogleAuthError):
        # A machine's own account says so of its token when only the way to it was blocked.
        causes = (error, *error.args[:1])
        return error.retryable or any(isinstance(one, TransportError) for one in causes)
    return True


def names_no_bucket(error: Exception) -> bool:
    """Whether a 404 speaks of the bucket and not of the object."""
    return "bucket does not exist" in str(error)


def said(error: Exception, bucket: str) -> LimnerError:
    """The house's own error for one of the client's."""
    from google.api_core import exceptions as google
    from google.auth.exceptions import GoogleAuthError

    if passes(error):
        away = "is busy" if isinstance(error, google.GoogleAPIError) else "cannot be reached"
        return Overloaded(f"The store of files {away} at the moment.", retry_after=2.0)
    if isinstance(error, GoogleAuthError | google.Unauthorized):
        return BucketFault(
            "This machine has no credentials for Cloud Storage, or they were refused.",
            action="Run `gcloud auth application-default login`, or give the service its account.",
        )
    if isinstance(error, google.Forbidden):
        return BucketFault(
            f"The account of this service may not use the bucket {bucket}.",
            action=f"Grant it roles/storage.objectUser there; {DOCTOR}",
        )
    if isinstance(error, google.NotFound):
        return BucketFault(
            f"There is no bucket {bucket}.", action="Correct ASSETS_BUCKET and SCRATCH_BUCKET, or apply infra/."
        )
    return LimnerError("The store of files did not take what was asked of it.")
