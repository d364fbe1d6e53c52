"""Whose word a call carries where there is no key: the machine's own account, or whoever signed in with gcloud.

Google's way waits minutes for a token, every caller behind the one before; here it is seconds, and once for all.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import google.auth
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError

if TYPE_CHECKING:
    from google.auth.transport import Request

SCOPE = "https://www.googleapis.com/auth/cloud-platform"
#: seconds for one question about a token
PATIENCE = 10.0
#: seconds for which a failure is told to everybody who waited behind it
MEMORY = 5.0


def of_the_machine(project: str) -> Credentials:
    """What Google's own search finds: a file that is named, gcloud's, or the account of the service."""
    from google.oauth2.credentials import Credentials as OfPerson

    found, _ = google.auth.default(scopes=[SCOPE])
    # A person's calls are counted for a project of theirs; where none is named, it is the one that asks.
    return found.with_quota_project(project) if isinstance(found, OfPerson) and not found.quota_project_id else found


class Account(Credentials):
    """An account that is looked up with the first call and whose tokens come soon or not at all."""

    def __init__(self, found: Callable[[], Credentials], *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._found, self._clock = found, clock
        self._inner: Credentials | None = None
        self._failed: tuple[float, GoogleAuthError] | None = None

    def refresh(self, request: Request) -> None:
        """A new token; the GoogleAuthError of a moment ago where there was one."""
        if self._failed is not None and self._clock() - self._failed[0] < MEMORY:
            raise self._failed[1]
        try:
            if self._inner is None:
                self._inner = self._found()
            self._inner.refresh(partial(request, timeout=PATIENCE))
        except GoogleAuthError as error:
            self._failed = (self._clock(), error)
            raise
        self._failed = None
        self.token, self.expiry = self._inner.token, self._inner.expiry
        self._quota_project_id = self._inner.quota_project_id
