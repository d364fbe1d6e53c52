"""Tokens that Google signed: whose they are, for whom, and for how long. No other header proves anything."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from functions.adapters.google.certificates import OF_ACCOUNTS, OF_USERS, Certificates
from functions.core.errors import Forbidden, Overloaded, Unauthenticated
from functions.core.keys import owner_of
from functions.ports.people import User

log = logging.getLogger("limner.tokens")
#: seconds that two clocks may differ by
SKEW = 30.0
#: characters of a token
MOST = 8192
#: what stands in place of a signature that Cloud Run has checked and taken away
REMOVED = "SIGNATURE_REMOVED_BY_GOOGLE"
ISSUERS = ("https://accounts.google.com", "accounts.google.com")
USERS_ISSUER = "https://securetoken.google.com/"
#: characters of a user's id
MOST_ID = 128
Claims = Mapping[str, Any]


class TokenRefused(Unauthenticated):
    """This token opens nothing here."""

    action = "Send a fresh token that was made for this service."
    challenge = 'Bearer error="invalid_token"'


class WrongAccount(Forbidden):
    """This account may not call this service."""

    action = "Call it as the account that TASK_CALLER names."


class TaskTokens:
    """Whether a task was sent by the queues or the schedule, whose account is `caller`, to this very service.

    `signature` is "checked", or "iam" where Cloud Run has checked it before and takes it away: its word is taken then.
    """

    def __init__(
        self,
        audience: str,
        caller: str,
        *,
        now: Callable[[], float],
        certificates: Certificates | None = None,
        signature: str = "checked",
    ) -> None:
        self._audience, self._caller, self._now, self._signature = audience, caller, now, signature
        self._certificates = certificates or Certificates(OF_ACCOUNTS, now=now)

    def check(self, authorization: str) -> None:
        """Nothing where the header's token is good; Unauthenticated or Forbidden says what is wrong with it."""
        scheme, _, token = authorization.strip().partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise _noted(Unauthenticated("No token came with the task.", action="Send the task through its queue."))
        claims = self._claims(token.strip())
        if claims.get("iss") not in ISSUERS:
            _refuse("Somebody else than Google made this token.")
        if claims.get("aud") != self._audience:
            _refuse("This token was made for another service.")
        _must_be_of_now(claims, now=self._now())
        if claims.get("email") != self._caller or claims.get("email_verified") is not True:
            raise _noted(WrongAccount())

    def _claims(self, token: str) -> Claims:
        said, _, signature = token.rpartition(".")
        if signature != REMOVED:
            return _signed(token, self._certificates)
        if self._signature != "iam":
            raise _noted(
                TokenRefused(
                    "Cloud Run took the signature of this token away after a check of its own.",
                    action="Set TASK_SIGNATURE=iam, if IAM lets nobody but TASK_CALLER call this service.",
                )
            )
        return _part(said.partition(".")[2])


class UserTokens:
    """Who signed in to this project through Identity Platform."""

    def __init__(self, project: str, *, now: Callable[[], float], certificates: Certificates | None = None) -> None:
        self._project, self._now = project, now
        self._certificates = certificates or Certificates(OF_USERS, now=now)

    def who(self, token: str) -> User:
        claims, now = _signed(token, self._certificates), self._now()
        if claims.get("iss") != USERS_ISSUER + self._project or claims.get("aud") != self._project:
            _refuse("This token was made for another project.")
        _must_be_of_now(claims, now=now)
        if not _before(claims.get("auth_time"), now + SKEW):
            _refuse("This token does not tell when its user signed in.")
        user = claims.get("sub")
        if not isinstance(user, str) or not 0 < len(user) <= MOST_ID:
            _refuse("This token names no user.")
        kind = claims.get("firebase")
        if isinstance(kind, Mapping) and "tenant" in kind:
            # Two tenants may know two people by one id.
            _refuse("Users of a tenant cannot sign in here.")
        return User(owner=owner_of(user), admin=claims.get("admin") is True)

    def ready(self) -> bool:
        try:
            self._certificates.key("")
        except Overloaded:
            return False
        return True


def _signed(token: str, certificates: Certificates) -> Claims:
    """What the token says, where Google signed it; nothing of it but its key's name is read before."""
    said, _, signature = token.rpartition(".")
    header, _, body = said.partition(".")
    if len(token) > MOST or not token.isascii() or "." in body:
        _refuse("This is no token.")
    head = _part(header)
    if head.get("alg") != "RS256" or not isinstance(head.get("kid"), str):
        _refuse("This token is not signed as Google's are.")
    key = certificates.key(head["kid"])
    if key is None:
        _refuse("This token was signed with a key that is not Google's, or not any more.")
    if not key.verify(said.encode(), _bytes(signature)):
        _refuse("This token's signature is wrong.")
    return _part(body)


def _part(text: str) -> Claims:
    try:
        found = json.loads(_bytes(text))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        _refuse("This is no token.")
    return found


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        _refuse("This is no token.")


def _must_be_of_now(claims: Claims, *, now: float) -> None:
    if not _before(claims.get("iat"), now + SKEW):
        _refuse("This token is from the future.")
    if not _before(now - SKEW, claims.get("exp")):
        _refuse("This token has expired.")


def _before(one: object, other: object) -> bool:
    """Both are moments, and the first is not after the second."""
    return all(type(moment) in (int, float) for moment in (one, other)) and one <= other  # type: ignore[operator]


def _refuse(sentence: str) -> NoReturn:
    raise _noted(TokenRefused(sentence))


def _noted(error: Unauthenticated | Forbidden) -> Unauthenticated | Forbidden:
    """A refusal is worth a line: the one who is refused may be the queue itself, wrongly set up."""
    log.warning("token_refused reason=%s", error.detail)
    return error
