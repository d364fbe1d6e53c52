"""Those in one process who want the same register at the same time: they may write it once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

#: what is to become of a register's value; None leaves it as it is
Decide = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]


class Gathering(Protocol):
    """Who commits whose decisions."""

    def commit(self, name: str, decide: Decide, commit: Callable[[Decide], None]) -> None:
        """Has `decide` committed by a call of `commit`, its own or that of another who wants the same register."""


class Alone:
    """Everybody commits for themselves."""

    def commit(self, name: str, decide: Decide, commit: Callable[[Decide], None]) -> None:
        commit(decide)
