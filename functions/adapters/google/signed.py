"""Addresses of objects that open them for a while to whoever has them (V4), signed without a key file.

The account's key never leaves Google: its service signs for the account itself, by signBlob. Google changes that key
now and then, so an address lives for hours, not for days.
"""

from __future__ import annotations

import base64
import hashlib
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from functions.adapters.google.storage import HOST, Storage, roomy

if TYPE_CHECKING:
    from requests import Response, Session

CREDENTIALS_HOST = "https://iamcredentials.googleapis.com"
SCOPE = "https://www.googleapis.com/auth/cloud-platform"
#: who signs where something stands in for Cloud Storage
STAND_IN = "limner-api@demo.iam.gserviceaccount.com"
#: seconds of one call of signBlob, and of all tries
SIGNING, PATIENCE = 3.0, 5.0
ALGORITHM = "GOOG4-RSA-SHA256"
_BUSY = frozenset({429, 500, 502, 503, 504})


class Unsigned(Exception):
    """Nobody signs for this process; it says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What an address opens: one object, for reading, from a moment on for so many seconds."""

    host: str
    bucket: str
    name: str
    at: int
    seconds: int
    #: said of the answer: its type, and whether it is shown or saved
    said: Mapping[str, str]

    def draft(self, account: str) -> tuple[str, str]:
        """The address without its signature, and what is to be signed."""
        stamp = datetime.fromtimestamp(self.at, UTC).strftime("%Y%m%dT%H%M%SZ")
        scope = f"{stamp[:8]}/auto/storage/goog4_request"
        asked = {
            "X-Goog-Algorithm": ALGORITHM, "X-Goog-Credential": f"{account}/{scope}", "X-Goog-Date": stamp,
            "X-Goog-Expires": str(self.seconds), "X-Goog-SignedHeaders": "host", **self.said,
        }  # fmt: skip
        query = "&".join(f"{name}={quote(asked[name], safe='-_.~')}" for name in sorted(asked))
        path = f"/{self.bucket}/{quote(self.name, safe='/-_.~')}"
        lines = ("GET", path, query, f"host:{urlsplit(self.host).netloc}\n", "host", "UNSIGNED-PAYLOAD")
        digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        return f"{self.host}{path}?{query}", f"{ALGORITHM}\n{stamp}\n{scope}\n{digest}"


class Signer:
    """The account of this process, which signs by Google's service."""

    def __init__(self, storage: Storage) -> None:
        """Nothing is loaded or reached yet."""
        self._storage = storage
        self._turn = threading.Lock()
        self._known: tuple[str, Session, str] | None = None

    def signed(self, opening: Opening) -> str:
        """The address; Unsigned where nobody signs for us."""
        account, session, host = self._word()
        address, said = opening.draft(account)
        return f"{address}&X-Goog-Signature={_asked(session, host, account, said.encode()).hex()}"

    def _word(self) -> tuple[str, Session, str]:
        with self._turn:
            if self._known is None:
                self._known = _ambient() if self._storage.host == HOST else _stand_in(self._storage.host)
                roomy(self._known[1])
            return self._known


def _ambient() -> tuple[str, Session, str]:
    """The account of this machine, as Google's own library finds it."""
    from google.auth import default
    from google.auth.exceptions import GoogleAuthError
    from google.auth.transport.requests import AuthorizedSession, Request

    try:
        credentials: Any = default(scopes=[SCOPE])[0]
        # An account that the machine brings is called "default" until its first token has come.
        if "@" not in getattr(credentials, "service_account_email", ""):
            credentials.refresh(partial(Request(), timeout=SIGNING))
    except GoogleAuthError as error:
        raise Unsigned("there are no credentials") from error
    account = str(getattr(credentials, "service_account_email", ""))
    if "@" not in account:
        raise Unsigned("the credentials are a person's, not an account's")
    return account, AuthorizedSession(credentials), CREDENTIALS_HOST


def _stand_in(host: str) -> tuple[str, Session, str]:
    from requests import Session

    session = Session()
    session.headers["Authorization"] = "Bearer owner"
    return STAND_IN, session, host


def _asked(session: Session, host: str, account: str, said: bytes) -> bytes:
    """The signature; asked for once more at least where the service is busy or away for a moment."""
    from google.auth.exceptions import GoogleAuthError
    from requests import RequestException

    ends, fault = time.monotonic() + PATIENCE, ""
    address = f"{host}/v1/projects/-/serviceAccounts/{account}:signBlob"
    while time.monotonic() < ends:
        try:
            answer = session.post(address, json={"payload": base64.b64encode(said).decode()}, timeout=SIGNING)
            if answer.status_code not in _BUSY:
                return _read(answer)
            fault = f"the service answers {answer.status_code}"
        except (RequestException, GoogleAuthError) as error:
            fault = f"the service does not answer: {type(error).__name__}"
        time.sleep(0.1)
    raise Unsigned(fault)


def _read(answer: Response) -> bytes:
    if answer.status_code != 200:
        right = "the account may not sign for itself" if answer.status_code == 403 else "the service refuses"
        raise Unsigned(f"{right} ({answer.status_code})")
    try:
        return base64.b64decode(answer.json()["signedBlob"], validate=True)
    except (ValueError, KeyError, TypeError) as error:
        raise Unsigned("the service answers something else") from error
