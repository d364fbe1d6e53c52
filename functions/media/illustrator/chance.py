"""Where every accident of a picture comes from: one generator a purpose, the same in every process."""

from __future__ import annotations

import hashlib
from random import Random


def chance(*purpose: object) -> Random:
    """A generator that depends on nothing but the written form of its purpose."""
    written = "\x1f".join(str(part) for part in purpose).encode("utf-8", "surrogatepass")
    return Random(hashlib.sha256(written).digest())
