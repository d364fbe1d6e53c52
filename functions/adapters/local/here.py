"""Work for a processor, done in this process: where it has one processor, others would only cost memory."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Here:
    """Runs functions in the thread that asks, a few at a time, so that their memory is bounded."""

    def __init__(self, *, places: int) -> None:
        self._places = threading.BoundedSemaphore(places)

    def run(self, function: Callable[..., T], *args: object) -> T:
        """What the function answers or raises, after those that came before."""
        with self._places:
            return function(*args)
