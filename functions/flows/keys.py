"""API keys of the house: made, found, listed and revoked. Only the hash of a key is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from functions.core.errors import (
    AlreadyExists,
    Conflict,
    IdempotencyMismatch,
    InvalidRequest,
    LimnerError,
    NotFound,
    Overloaded,
    Stale,
)
from functions.core.keys import digest
from functions.flows.commit import removed
from functions.ports import House, Thing
from functions.rules import budget, keys

#: where keys are kept: they belong to the house, not to those who use them
EVERYBODY, SHELF = "*", "keys"
BUSY = "This key is being changed from many sides at once."
SECRET_BYTES = keys.SECRET_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key, without what only its owner knows."""

    id: str
    owner: str
    scopes: tuple[str, ...]
    made_at: float
    #: the day on which it was last used, in UTC; empty for never
    last_used: str = ""

    def allows(self, scope: str) -> bool:
        """Whether it may do what needs this scope."""
        return keys.allows(self.scopes, scope)


def make(house: House, owner: str, *, scopes: Sequence[str], secret: bytes, once: str = "") -> tuple[Key, str]:
    """A new key and its text, which nobody can read again.

    `once` is the asker's own name for the request: sent again it makes no second key, and since the first can not be
    shown again, it is a Conflict that names it.
    """
    scopes = _checked(owner, scopes)
    body = digest([owner, scopes])
    key_id = digest(["key", once])[:16] if once else house.new_id()
    text = keys.written(key_id, secret)
    value = {"owner": owner, "scopes": list(scopes), "hash": keys.hashed(text), "body": body, "last_used": ""}
    try:
        made = house.things.create(Thing(owner=EVERYBODY, shelf=SHELF, id=key_id, value=value, at=house.now()))
    except AlreadyExists:
        raise _again(house, key_id, body) from None
    return _key(made), text


def found(house: House, text: str) -> Key | None:
    """Whom this key belongs to; None for one that nobody made, or that was revoked. Notes the day of its use."""
    key_id = keys.id_of(text)
    thing = house.things.get(EVERYBODY, SHELF, key_id) if key_id else None
    if thing is None or not keys.fits(text, str(thing.value["hash"])):
        return None
    today = budget.date_of(house.now())
    if thing.value["last_used"] != today:
        try:
            thing = house.things.save(replace(thing, value={**thing.value, "last_used": today}))
        except Stale:
            # Somebody else noted the day, or revoked the key this moment.
            return found(house, text)
    return _key(thing)


def listed(house: House, *, size: int, token: str | None) -> tuple[Sequence[Key], str | None]:
    """Every owner's keys, newest first, and the token of the next page."""
    page = house.things.listed(EVERYBODY, SHELF, size=size, token=token)
    return tuple(map(_key, page.things)), page.next


def revoke(house: House, key_id: str) -> None:
    """The key opens nothing from now on; NotFound where there is none."""
    removed(house, lambda: _thing(house, key_id), busy=BUSY)


def _thing(house: House, key_id: str) -> Thing:
    thing = house.things.get(EVERYBODY, SHELF, key_id)
    if thing is None:
        raise NotFound("There is no key by that id.", action="Look it up in the list of keys.")
    return thing


def _checked(owner: str, scopes: Sequence[str]) -> tuple[str, ...]:
    """The scopes from the narrowest to the widest, or InvalidRequest that names every fault."""
    faults = []
    if not keys.is_owner(owner):
        faults.append(("owner", "1 to 64 lower-case letters, digits, dots, dashes and underscores are expected."))
    if not scopes or not set(scopes) <= set(keys.SCOPES):
        faults.append(("scopes", f"Choose from: {', '.join(keys.SCOPES)}."))
    if faults:
        raise InvalidRequest(" ".join(f"{name}: {fault}" for name, fault in faults), fields=tuple(faults))
    return tuple(scope for scope in keys.SCOPES if scope in scopes)


def _again(house: House, key_id: str, body: str) -> LimnerError:
    """Why this request makes no key: there is one by its id."""
    thing = house.things.get(EVERYBODY, SHELF, key_id)
    if thing is None:
        return Overloaded(BUSY, retry_after=1.0)
    if thing.value["body"] != body:
        return IdempotencyMismatch()
    return Conflict(
        f"This request has made the key {key_id} already, and a key is shown only once.",
        action="Use the key that was shown, or revoke it and ask with a fresh Idempotency-Key.",
    )


def _key(thing: Thing) -> Key:
    value = thing.value
    return Key(
        id=thing.id, owner=value["owner"], scopes=tuple(value["scopes"]), made_at=thing.at,
        last_used=value["last_used"],
    )  # fmt: skip
