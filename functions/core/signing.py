"""Signatures by Standard Webhooks: HMAC-SHA256 over id, time and body, under a secret in base64 behind `whsec_`."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

PREFIX = "whsec_"
#: bytes of a secret
LEAST, MOST = 24, 64


def key_of(secret: str) -> bytes:
    """The bytes of a secret; ValueError says in a sentence what is wrong with it."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not secret.startswith(PREFIX) or not LEAST <= len(key) <= MOST:
        raise ValueError(f"A secret is {PREFIX} and then {LEAST} to {MOST} bytes in base64.")
    return key


def derived(seed: bytes, owner: str) -> str:
    """The secret of an owner who brings none: always the same, and of no use to find another's."""
    key = hmac.new(seed, f"webhooks of {owner}".encode(), hashlib.sha256).digest()
    return PREFIX + base64.b64encode(key).decode()


def signature(secret: str, name: str, *, timestamp: int, body: bytes) -> str:
    """What stands in the header webhook-signature."""
    signed = hmac.new(key_of(secret), b"%b.%d.%b" % (name.encode(), timestamp, body), hashlib.sha256).digest()
    return "v1," + base64.b64encode(signed).decode()
