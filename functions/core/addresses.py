"""Where a message may be sent: by https, to addresses of the public internet and to no other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

MOST_URL = 2000
#: names that only a private network knows
PRIVATE_NAMES = ("localhost", "local", "internal", "lan", "home.arpa", "onion")
#: in the public range, but the inside of a cloud
METADATA = frozenset({IPv4Address("168.63.129.16")})
GLOBAL = IPv6Network("2000::/3")
#: IPv6 addresses that carry an IPv4 address: translated, and 6to4
TRANSLATED, SIX_TO_FOUR = IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16")


@dataclass(frozen=True, slots=True)
class Destination:
    """A place to send to, taken apart."""

    host: str
    port: int
    #: path and query
    target: str


def destination(url: str) -> Destination:
    """The parts of an address that may be sent to; ValueError says in a sentence why it may not."""
    if len(url) > MOST_URL:
        raise ValueError(f"At most {MOST_URL:,} characters; this has {len(url):,}.")
    if not re.fullmatch(r"https://[\x21-\x7e]+", url, re.IGNORECASE) or "\\" in url:
        raise ValueError("An address that begins with https:// and has no blanks is expected.")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise ValueError("This is no address that can be reached.") from None
    if "@" in parts.netloc or parts.fragment or "%" in host:
        raise ValueError("An address without a user, a password and a # is expected.")
    if not is_public(host) if _is_number(host) else not _is_public_name(host):
        raise ValueError("This address is not on the public internet, so nothing is sent there.")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Destination(host, 443 if port is None else port, target)


def is_public(address: str) -> bool:
    """Whether an address, as text, is one of the public internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found in TRANSLATED:
            return _is_public_four(IPv4Address(found.packed[-4:]))
        return found in GLOBAL and found not in SIX_TO_FOUR and found.is_global
    return _is_public_four(found)


def _is_public_four(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in METADATA


def _is_number(host: str) -> bool:
    """An address in figures, in whichever way: a name's last part has a letter first."""
    return ":" in host or not host.rpartition(".")[2][:1].isalpha()


def _is_public_name(host: str) -> bool:
    parts = host.casefold()
    return "." in parts and not any(parts == name or parts.endswith(f".{name}") for name in PRIVATE_NAMES)
