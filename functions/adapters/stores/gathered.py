"""Decisions on one register that wait for each other in this process, committed together.

Ten pictures of a job that ask for their slots at once are one write of the ledger, where each would beat the others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from functions.ports import Decide

#: names that share one of these wait for each other without need, which costs a moment
TURNS = 64


class _Wish:
    """One decision, and what came of it."""

    def __init__(self, decide: Decide) -> None:
        self.decide = decide
        self.done = False
        self.error: Exception | None = None


class Gathered:
    """Whoever has the turn commits for all who wait for it."""

    def __init__(self) -> None:
        self._turns = [threading.Lock() for _ in range(TURNS)]
        self._waiting: dict[str, list[_Wish]] = {}
        self._door = threading.Lock()

    def commit(self, name: str, decide: Decide, commit: Callable[[Decide], None]) -> None:
        mine = _Wish(decide)
        with self._door:
            self._waiting.setdefault(name, []).append(mine)
        with self._turns[hash(name) % TURNS]:
            if not mine.done:
                self._commit_all(name, mine, commit)
        if mine.error is not None:
            raise mine.error

    def _commit_all(self, name: str, mine: _Wish, commit: Callable[[Decide], None]) -> None:
        with self._door:
            wishes = self._waiting.pop(name, [])
        try:
            commit(lambda value: _decided(wishes, value))
        except BaseException:
            # Each of the others tries for itself: what barred this one need not bar them.
            with self._door:
                self._waiting.setdefault(name, []).extend(wish for wish in wishes if wish is not mine)
            raise
        for wish in wishes:
            wish.done = True


def _decided(wishes: list[_Wish], value: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """One decision after the other, each on what the one before left; one that fails changes nothing."""
    changed = False
    for wish in wishes:
        wish.error = None
        try:
            after = wish.decide(value)
        except Exception as error:  # noqa: BLE001 - raised where it was made: nobody has the fault of another
            wish.error = error
            continue
        if after is not None:
            value, changed = after, True
    return value if changed else None
