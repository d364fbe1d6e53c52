"""What OpenRouter says of a key and of its models; asking costs nothing."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from functions.adapters.models.openrouter.failures import of_error

if TYPE_CHECKING:
    from functions.adapters.models.hosted.door import Door

#: seconds for looking
LOOK = 10.0


def models(door: Door) -> frozenset[str]:
    """The names of all models, by a key that is good; a ProviderError where it is not."""
    _looked(door, "/key")
    rows = _looked(door, "/models").get("data")
    found = [one for one in rows if isinstance(one, Mapping)] if isinstance(rows, list) else []
    return frozenset(str(one.get("id") or "") for one in found)


def _looked(door: Door, path: str) -> Mapping[str, Any]:
    answer = door.ask("GET", path, seconds=LOOK)
    error = answer.body.get("error")
    if error or answer.status != 200:
        raise of_error(error, status=answer.status, headers=answer.headers, now=time.time())
    return answer.body
