"""How many jobs of an owner run, remembered for as long as nobody in this process commits and nobody else can have."""

from __future__ import annotations

import time
from collections.abc import Mapping

from functions.adapters.local.database import Database
from functions.adapters.local.oversight import running
from functions.adapters.local.shelf import SHARED, TRUSTED


class Headcount:
    """The numbers of the newest commit. Whoever takes a place counts anew in the commit that takes it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        #: the number of a commit, when it was seen to be the newest, and owners' jobs then
        self._seen: tuple[int, float, Mapping[str, int]] = (-1, 0.0, {})

    def of(self, owner: str) -> int:
        """As of a moment ago where another process commits; our own commits are known at once."""
        commit, at, counts = self._seen
        newest, now = self._database.commits, time.monotonic()
        if commit == newest and owner in counts:
            if now - at < TRUSTED:
                return counts[owner]
            if now - at < SHARED:
                self._seen = commit, now, counts  # One counts for all who ask meanwhile.
        with self._database.reading() as connection:
            count = running(connection, owner)
        self._seen = newest, now, {owner: count}
        return count

    def counted(self, counts: Mapping[str, int], *, commit: int) -> None:
        """What a commit counted, and left behind."""
        self._seen = commit, time.monotonic(), counts
