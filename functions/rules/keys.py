"""API keys: how one is written, what of it is kept, and which scope allows what.

A key names its record, so that it is found by one read, and its secret part is 200 bits of chance: a plain SHA-256 of
it can be kept without a salt, for nobody tries through that many.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Collection

#: from the narrowest to the widest: each allows what those before it allow
SCOPES = ("read", "write", "admin")
#: bytes of chance in a key
SECRET_BYTES = 25
#: names of owners: part of paths and object names, so that no two of them fold into one
OWNER = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
_KEY = re.compile(r"lim_([a-z0-9]{1,64})_[a-z2-7]{40}")


def written(key_id: str, secret: bytes) -> str:
    """The key as its owner sends it: `lim_`, its id, and what only the owner knows."""
    return f"lim_{key_id}_{base64.b32encode(secret).decode().lower()}"


def id_of(key: str) -> str | None:
    """The record that a key names; None for what was never a key."""
    found = _KEY.fullmatch(key)
    return found[1] if found else None


def hashed(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def fits(key: str, kept: str) -> bool:
    """Whether this is the key that was hashed; takes as long for a near miss as for a far one."""
    return hmac.compare_digest(hashed(key), kept)


def is_owner(name: str) -> bool:
    """Whether an owner may be called so."""
    return OWNER.fullmatch(name) is not None and ".." not in name


def allows(scopes: Collection[str], wanted: str) -> bool:
    """Whether one of these scopes is at least as wide as the one that is wanted."""
    return any(scope in scopes for scope in SCOPES[SCOPES.index(wanted) :])
