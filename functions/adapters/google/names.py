"""What documents are called in Firestore: any text as one safe segment of a path, plain texts in their own order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from urllib.parse import quote

#: Firestore takes 1,500 bytes; what is longer is called by its digest
LONGEST = 1_000


def document_id(*parts: str) -> str:
    """The same parts always have the same name, other parts another; an escaped sign is never taken for its escape."""
    named = "!".join(_segment(part) for part in parts)
    return named if len(named) <= LONGEST else "~" + hashlib.sha256(named.encode()).hexdigest()


def owner_id(owner: str) -> str:
    """An owner as a part of names: it scatters them, and tells nobody who it is."""
    return hashlib.sha256(owner.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def blob_paths(owner: str, names: Iterable[str]) -> list[str]:
    """Blobs as a record names them in its field `blobs`, so that one condition asks for owner and name."""
    return sorted({f"{owner}/{name}" for name in names})


def _segment(text: str) -> str:
    """Percent signs for whatever a path cannot hold; dots and underscores alone, or around a name, have a meaning."""
    escaped = quote(text, safe=" ", errors="surrogatepass").replace("~", "%7E")
    return "%" + escaped if not escaped or escaped[0] in "._" else escaped
