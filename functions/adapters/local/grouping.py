"""Many threads that want to write at once share one transaction and one sync of the disk.

Whoever comes while somebody writes is written by the next turn, together with all who came meanwhile. One of those who
wait leads it, so nobody writes for others for longer than once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
#: that one turn writes
MOST = 64


class Place(Generic[T]):
    """Something that waits to be written, and what became of it."""

    __slots__ = ("error", "item", "leads", "turn")

    def __init__(self, item: T) -> None:
        self.item = item
        self.error: BaseException | None = None
        self.leads = False
        self.turn = threading.Lock()
        self.turn.acquire()


class Group(Generic[T]):
    """Writes by turns."""

    def __init__(self, write: Callable[[Sequence[Place[T]]], None], settle: Callable[[], None]) -> None:
        """`write` commits all of a turn, and says of a place what is wrong with it alone; `settle` makes it durable."""
        self._write, self._settle = write, settle
        self._waiting: list[Place[T]] = []
        self._led = False
        self._turn = threading.Lock()

    def commit(self, item: T) -> None:
        """Returns when it is durable, or raises why it was not written."""
        place = Place(item)
        with self._turn:
            self._waiting.append(place)
            place.leads, self._led = not self._led, True
        if not place.leads:
            place.turn.acquire()
        if place.leads:
            self._lead()
        if place.error is not None:
            raise place.error

    def _lead(self) -> None:
        with self._turn:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            self._write(batch)
            self._settle()
        except BaseException as error:  # noqa: BLE001 - each of them raises it
            for place in batch:
                place.error = place.error or error
        self._hand_over()
        for place in batch:
            if not place.leads:
                place.turn.release()

    def _hand_over(self) -> None:
        with self._turn:
            if not self._waiting:
                self._led = False
                return
            following = self._waiting[0]
            following.leads = True
        following.turn.release()
