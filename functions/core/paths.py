"""Which paths a blob may have: "owner/name", both plain words that no file system reads anything into."""

from __future__ import annotations

import re

_PATH = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?/[a-z0-9](?:[a-z0-9._-]{0,126}[a-z0-9])?", re.ASCII)


def is_path(path: str) -> bool:
    """Something may be stored there; nothing can be under any other name."""
    return _PATH.fullmatch(path) is not None and ".." not in path
