"""Who signed in elsewhere and comes with a token of it instead of a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who signed in."""

    #: the owner that they are
    owner: str
    #: they look after the house
    admin: bool = False


class Users(Protocol):
    """Whoever can tell who signed in."""

    def who(self, token: str) -> User:
        """The user whose token this is; Unauthenticated says why it is nobody's, Overloaded that it cannot be told."""

    def ready(self) -> bool:
        """Whether it could be told now."""
