"""What can be wrong with Firestore, each in one plain sentence; the library's own words never pass this edge."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from functions.core.errors import LimnerError, Overloaded


class StoreFault(LimnerError):
    """The store of this house cannot be used."""

    code = "internal"
    status = 503
    indoors = True
    action = "Run `python -m functions doctor`: it names the fault and the command that mends it."


class Beaten(Exception):
    """A commit met a document that is not as it was to be, and nothing of it was written.

    It is an answer to those who write here, and never leaves this folder.
    """

    def __init__(self, why: str, *, doubtful: bool) -> None:
        """`why` is taken, moved or gone; `doubtful` where an earlier offer of the same commit may have been taken."""
        super().__init__(why)
        self.why = why
        self.doubtful = doubtful


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Translates what Firestore's client says."""
    from google.api_core.exceptions import GoogleAPIError
    from google.auth.exceptions import GoogleAuthError

    try:
        yield
    except GoogleAuthError as error:
        raise StoreFault("This machine has no credentials for Google Cloud, or they were refused.") from error
    except GoogleAPIError as error:
        raise said(error) from error


def said(error: Exception) -> LimnerError:
    """The house's own error for one of the client's."""
    from google.api_core import exceptions as google

    if isinstance(error, google.PermissionDenied):
        return StoreFault("The account of this service may not use the Firestore database.")
    if isinstance(error, google.Unauthenticated):
        return StoreFault("Firestore refused the credentials of this service.")
    if isinstance(error, google.NotFound):
        return StoreFault("There is no such Firestore database in this project.")
    if isinstance(error, google.FailedPrecondition):
        return StoreFault("Firestore has no index for this question.")
    if isinstance(error, google.InvalidArgument):
        return LimnerError("Firestore did not take what was written.")
    return Overloaded("The store does not answer at the moment.", retry_after=2.0)
