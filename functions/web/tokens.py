"""Read tokens of one job for EventSource and <img>, and signatures of one path: an HMAC each, so nothing is stored."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable

#: how long a token is accepted, in seconds; it is made for whole hours, so that a job's body changes seldom
LIFE, STEP = 24 * 3600, 3600


def issued(secret: bytes, job_id: str, *, now: float) -> str:
    """A token that reads this job until a day from the next full hour."""
    expires = until(now)
    return f"{job_id}.{expires:x}.{_signature(secret, job_id, expires)}"


def until(now: float) -> int:
    """A day from the next full hour, in epoch seconds."""
    return (int(now) // STEP + 1) * STEP + LIFE


def job_of(secret: bytes, token: str, *, now: float) -> str | None:
    """The id of the job that this token reads; None when we did not make it or it has expired."""
    return _signed_by(secret, token, lambda job_id: job_id, now=now)


def signed(secret: bytes, path: str, *, owner: str, expires: int) -> str:
    """What lets anybody act at this path in the owner's name until then, in epoch seconds."""
    return f"{owner}.{expires:x}.{_signature(secret, f'{path} {owner}', expires)}"


def signer(secret: bytes, path: str, signature: str, *, now: float) -> str | None:
    """The owner who let others act at this path; None when none did or the time is over."""
    return _signed_by(secret, signature, lambda owner: f"{path} {owner}", now=now) or None


def _signed_by(secret: bytes, text: str, said: Callable[[str], str], *, now: float) -> str | None:
    """The name that a text begins with, where what was `said` of it is signed and its time is not over."""
    head, _, given = text.rpartition(".")
    name, _, until = head.rpartition(".")
    try:
        expires = int(until, 16)
    except ValueError:
        return None
    fits = hmac.compare_digest(given.encode(), _signature(secret, said(name), expires).encode())
    return name if fits and now < expires else None


def _signature(secret: bytes, said: str, expires: int) -> str:
    digest = hmac.digest(secret, f"{said}.{expires}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:18]).decode()
