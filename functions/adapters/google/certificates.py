"""The public keys that Google signs tokens with: fetched when they are first needed, kept as long as they may be.

Keys rotate, so an unknown one is looked for once more, but no flood of invented names makes us ask without end.
"""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Callable, Mapping
from typing import Protocol

from functions.core.errors import Overloaded

log = logging.getLogger("limner.tokens")
#: where the keys of service accounts' tokens are, and those of signed-in users
OF_ACCOUNTS = "https://www.googleapis.com/oauth2/v1/certs"
OF_USERS = "https://www.googleapis.com/robot/v1/metadata/x509/securetoken@system.gserviceaccount.com"
#: seconds that a fetch may take, and bytes that it may bring
PATIENCE, MOST = 3.0, 1_000_000
#: seconds that keys are kept where nothing, too little or too much is said
USUAL, LEAST, LONGEST = 3600.0, 60.0, 24 * 3600.0
#: seconds between two looks for an unknown key, and after a fetch that failed
PAUSE, PAUSE_AFTER_FAULT = 30.0, 5.0
#: seconds that keys are still good when fresh ones cannot be fetched
GRACE = 3600.0
_MAX_AGE = r"(?i)(?:^|[\s,])max-age=(\d{1,9})"


class Verifier(Protocol):
    """A public key."""

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether the message was signed with the other half of this key."""


class Certificates:
    """The keys behind one address, by their names."""

    def __init__(self, url: str, *, now: Callable[[], float]) -> None:
        self._url = url
        self._now = now
        self._keys: Mapping[str, Verifier] = {}
        self._until = self._next = 0.0
        self._failed = False
        self._turn = threading.Lock()

    def key(self, name: str) -> Verifier | None:
        """The key of that name; None where there is none, Overloaded where that cannot be told now."""
        found = self._kept(name)
        if found is not None:
            return found
        with self._turn:
            found = self._kept(name)
            if found is not None:
                return found
            now = self._now()
            if now >= self._next:
                self._fetch(now)
            found = self._keys.get(name) if now < self._until + GRACE else None
            if found is None and self._failed:
                raise Overloaded("Google's keys for checking tokens cannot be fetched now.", retry_after=PAUSE)
            return found

    def _kept(self, name: str) -> Verifier | None:
        return self._keys.get(name) if self._now() < self._until else None

    def _fetch(self, now: float) -> None:
        try:
            keys, life = _fetched(self._url)
        except (OSError, ValueError) as error:
            log.warning("keys_not_fetched url=%s fault=%s", self._url, error)
            self._failed, self._next = True, now + PAUSE_AFTER_FAULT
        else:
            self._keys, self._failed = keys, False
            self._until, self._next = now + life, now + min(PAUSE, life)


def _fetched(url: str) -> tuple[Mapping[str, Verifier], float]:
    """The keys behind an address and the seconds that they may be kept; OSError or ValueError where there are none."""
    from google.auth.exceptions import TransportError
    from google.auth.transport.requests import Request

    try:
        answer = Request()(url, method="GET", timeout=PATIENCE)
    except TransportError as error:
        raise OSError(str(error)) from error
    if answer.status != 200 or len(answer.data) > MOST:
        message = f"the answer was {answer.status} with {len(answer.data)} bytes"
        raise ValueError(message)
    found = json.loads(answer.data)
    if not isinstance(found, dict):
        raise ValueError("the answer was no table of keys")
    return {name: _verifier(text) for name, text in found.items()}, _life(answer.headers)


def _verifier(text: str) -> Verifier:
    from google.auth.crypt import RSAVerifier

    made: Verifier = RSAVerifier.from_string(text)
    return made


def _life(headers: Mapping[str, str]) -> float:
    lower = {name.lower(): value for name, value in headers.items()}
    said = re.search(_MAX_AGE, lower.get("cache-control") or "")
    age = lower.get("age") or "0"
    life = float(said[1]) - float(age if age.isdecimal() else 0) if said else USUAL
    return min(LONGEST, max(LEAST, life))
