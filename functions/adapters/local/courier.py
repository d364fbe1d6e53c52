"""Carries events by https to public addresses. What that takes is loaded when the first event leaves."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from functions.ports.post import Letter, Receipt

if TYPE_CHECKING:
    from ssl import SSLContext

TIMEOUT = 10.0
#: (host, port) -> addresses in the order of trying
Resolve = Callable[[str, int], Sequence[str]]


class NotPublic(OSError):
    """The receiver's name leads to an address that is not on the public internet, so nothing was sent."""


def public_addresses(host: str, port: int, *, lookup: Callable[..., Any] = socket.getaddrinfo) -> Sequence[str]:
    """What the name stands for now; NotPublic where a single one of its addresses is private."""
    from functions.core.addresses import is_public

    found = lookup(host, port, type=socket.SOCK_STREAM)
    addresses = tuple(dict.fromkeys(str(one[4][0]) for one in found))
    if not addresses or not all(map(is_public, addresses)):
        raise NotPublic(NotPublic.__doc__)
    return addresses


class HttpsCourier:
    """One request a letter: the name is looked up once, the connection goes to what was found, no redirect is followed.

    The certificate must be the host's; proxies of the environment are not asked.
    """

    def __init__(
        self, *, timeout: float = TIMEOUT, resolve: Resolve = public_addresses, context: SSLContext | None = None
    ) -> None:
        """`context` is that of whoever has certificates of their own; None trusts what the system trusts."""
        self.timeout = timeout
        self._resolve = resolve
        self._context = context

    def send(self, letter: Letter) -> Receipt:
        from functions.adapters.local.exchange import Exchange
        from functions.core.addresses import destination

        begun = time.monotonic()
        try:
            place = destination(letter.url)
        except ValueError as error:
            return Receipt(status=None, seconds=0.0, fault=str(error))
        exchange = Exchange(place, resolve=self._resolve, context=self._context)
        status, fault = exchange.answered(letter, within=self.timeout)
        return Receipt(status=status, seconds=time.monotonic() - begun, fault=fault)
