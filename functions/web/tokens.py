"""Read tokens of one job for EventSource and <img>: an HMAC over the id and an expiry, so nothing is stored."""

from __future__ import annotations

import base64
import hashlib
import hmac

#: how long a token is accepted, in seconds; it is made for whole hours, so that a job's body changes seldom
LIFE, STEP = 24 * 3600, 3600


def issued(secret: bytes, job_id: str, *, now: float) -> str:
    """A token that reads this job until a day from the next full hour."""
    expires = (int(now) // STEP + 1) * STEP + LIFE
    return f"{expires:x}.{_signature(secret, job_id, expires)}"


def reads(secret: bytes, job_id: str, token: str, *, now: float) -> bool:
    """The token was made for this job and has not expired."""
    head, _, signature = token.partition(".")
    try:
        expires = int(head, 16)
    except ValueError:
        return False
    return now < expires and hmac.compare_digest(signature.encode(), _signature(secret, job_id, expires).encode())


def _signature(secret: bytes, job_id: str, expires: int) -> str:
    digest = hmac.new(secret, f"{job_id}.{expires}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:18]).decode()
