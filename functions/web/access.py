"""Who calls: by a key, as a user who signed in, by a job's read token, or whoever sits at this computer."""

from __future__ import annotations

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from functions.core.errors import Forbidden, Unauthenticated
from functions.ports import House
from functions.web.tokens import job_of, signer

if TYPE_CHECKING:
    from functions.flows import keys
    from functions.ports.people import Users
    from functions.web.desk import Desk

LOCAL = "local"
OWN_SCOPES = ("read", "write")
EVERY_SCOPE = (*OWN_SCOPES, "admin")
#: how a key begins, and its most characters: a user's token is another thing
PREFIX, MOST_KEY = "lim_", 200
#: seconds that a key is believed without another look, and how many keys are
BELIEVED, MOST_BELIEVED = 4.0, 1024
# Patterns are compiled, and kept by `re`, when a key or a token first comes.
_BEARER = r"(?i)bearer +([\x21-\x7e]{1,8192})"
_SIGNATURE = r"(?:^|&)signature=([\w.%-]{1,300})"
_READING = r"(?:^|&)token=([\w.%-]{1,300})"


class UnknownKey(Unauthenticated):
    """This key was never made, or it was revoked."""

    challenge = 'Bearer error="invalid_token"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """In whose name a request comes, and what that allows."""

    owner: str = ""
    scopes: tuple[str, ...] = ()
    #: the read token that this came with and its job; empty for a caller in their own name
    token: str = ""
    token_job: str = ""


#: at an open service, and where nobody is asked
NEIGHBOUR, ANYBODY = Caller(owner=LOCAL, scopes=EVERY_SCOPE), Caller()


@dataclass(kw_only=True)
class Ring:
    """Keys that were looked up a moment ago, so that not every request asks the store."""

    house: House
    _kept: OrderedDict[bytes, tuple[keys.Key, float]] = field(default_factory=OrderedDict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def find(self, text: str) -> keys.Key | None:
        """The key of this text; one that was revoked elsewhere is believed for a few seconds more."""
        from functions.flows import keys

        name, now = hashlib.sha256(text.encode()).digest(), self.house.now()
        known = self._kept.get(name)
        if known is not None and 0 <= now - known[1] < BELIEVED:
            return known[0]
        key = keys.found(self.house, text)
        with self._turn:
            self._kept.pop(name, None)
            if key is not None:
                self._kept[name] = key, now
                while len(self._kept) > MOST_BELIEVED:
                    self._kept.popitem(last=False)
        return key

    def forget(self, key_id: str) -> None:
        """A key that was revoked here ends here at once."""
        with self._turn:
            for name in [name for name, (key, _) in self._kept.items() if key.id == key_id]:
                del self._kept[name]


def caller(
    desk: Desk, environ: Mapping[str, Any], *, scope: str | None, token: bool, signature: bool = False
) -> Caller:
    """Who asks for something of this scope; Unauthenticated, or Forbidden where a key is too narrow.

    `token` says whether a job's read token is enough, `signature` whether the address can carry its owner's leave.
    """
    if desk.config.auth == "open":
        return NEIGHBOUR
    if scope is None:
        return ANYBODY
    given = environ.get("HTTP_AUTHORIZATION") or ""
    found = re.search(_READING, environ.get("QUERY_STRING") or "") if token and not given else None
    if found:
        return _reader(desk, found[1])
    leave = re.search(_SIGNATURE, environ.get("QUERY_STRING") or "") if signature and not given else None
    if leave:
        return _guest(desk, str(environ.get("PATH_INFO")), leave[1])
    if not given:
        raise Unauthenticated
    bearer = re.fullmatch(_BEARER, given)
    if bearer is None:
        raise UnknownKey
    users = desk.config.users
    if users is not None and not bearer[1].startswith(PREFIX):
        return _user(users, bearer[1], scope)
    key = desk.ring.find(bearer[1]) if len(bearer[1]) <= MOST_KEY else None
    if key is None:
        raise UnknownKey
    if not key.allows(scope):
        raise _too_narrow(scope, f"the key has: {', '.join(key.scopes)}.", action=f"Use a key with the scope {scope}.")
    return Caller(owner=key.owner, scopes=key.scopes)


def _user(users: Users, token: str, scope: str) -> Caller:
    """Who signed in may do everything with what is theirs; who looks after the house, everything there is."""
    user = users.who(token)
    scopes = EVERY_SCOPE if user.admin else OWN_SCOPES
    if scope not in scopes:
        action = f"Use a key with the scope {scope}, or sign in as a user with the claim admin."
        raise _too_narrow(scope, "who signed in has it only with the claim admin.", action=action)
    return Caller(owner=user.owner, scopes=scopes)


def _too_narrow(scope: str, why: str, *, action: str) -> Forbidden:
    error = Forbidden(f"This needs the scope {scope}, and {why}", action=action)
    error.challenge = f'Bearer error="insufficient_scope", scope="{scope}"'
    return error


def _guest(desk: Desk, path: str, signature: str) -> Caller:
    owner = signer(desk.config.token_secret(), path, signature, now=desk.house.now())
    if owner is None:
        raise Unauthenticated
    return Caller(owner=owner)


def _reader(desk: Desk, token: str) -> Caller:
    job_id = job_of(desk.config.token_secret(), token, now=desk.house.now())
    job = desk.house.jobs.get(job_id) if job_id else None
    if job is None:
        raise Unauthenticated
    return Caller(owner=job.owner, scopes=("read",), token=token, token_job=job.id)
