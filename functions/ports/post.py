"""How events leave the house, and what is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from functions.core.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One request to a receiver, signed already."""

    url: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of it."""

    #: None where nobody answered
    status: int | None
    seconds: float
    #: what went wrong, in a sentence without the address; empty where the status says it all
    fault: str = ""


class Courier(Protocol):
    """Carries letters by https to public addresses, and to no other."""

    #: seconds after which it comes back in any case
    timeout: float

    def send(self, letter: Letter) -> Receipt:
        """One request, never more: no redirect is followed, nothing is tried again. It does not raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The house's way of telling its owners."""

    courier: Courier
    #: what the owners' secrets are made from
    seed: Callable[[], bytes]
    #: a job as its owner is shown it, without whatever opens it
    shown: Callable[[Job], Mapping[str, Any]]
