"""Parts that are loaded and built when they are first used: most processes never use most of them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Later:
    """Stands for a part, and has whatever the part has."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make
        self._turn = threading.Lock()
        self._made: list[object] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it stands for anything
        if not self._made:
            with self._turn:
                if not self._made:
                    self._made.append(self._make())
        return getattr(self._made[0], name)


def later(make: Callable[[], T]) -> T:
    """What `make` builds, built once, by whoever is the first to use it."""
    return cast("T", Later(make))
