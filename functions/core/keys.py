"""Names made from content: the scene key and every other digest, from canonical JSON and SHA-256."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces and NFC text, so that equal requests are equal bytes."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON, in 64 hex digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def content_name(data: bytes, suffix: str) -> str:
    """The name of an asset: SHA-256 of its bytes and a suffix that tells the type, as in `ab...f0.webp`."""
    return f"{hashlib.sha256(data).hexdigest()}.{suffix}"


def gallery_name(job: str, step: str, revision: int) -> str:
    """The name in the gallery of the picture that a step's revision made."""
    return f"{job}-{step}-r{revision}"


def owner_of(user: str) -> str:
    """The owner that a signed-in user is: a name for paths of any kind, in which no two users fold into one."""
    return f"u-{hashlib.sha256(user.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


def squeezed(text: str) -> str:
    """Text with every run of white space as one blank, so that a stray line break is not another picture."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def scene_key(request: Mapping[str, Any], *, model: str, owner: str) -> str:
    """The key of a picture: everything that changes it, the model that paints it, and whose it is."""
    cleaned = {name: squeezed(value) if isinstance(value, str) else value for name, value in request.items()}
    return digest({"picture": cleaned, "model": model, "owner": owner})
