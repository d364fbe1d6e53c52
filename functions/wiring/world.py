"""A house as one process has it, whichever world it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from functions.adapters.telemetry.metrics import Gauge, Metrics
from functions.ports import House
from functions.settings import Settings

if TYPE_CHECKING:
    from functions.wiring.google import Google
    from functions.wiring.laptop import Laptop

Health = Mapping[str, Any]
Pings = Mapping[str, Callable[[], Health]]


class World(Protocol):
    """What the HTTP side and the command line need of it."""

    @property
    def house(self) -> House: ...

    @property
    def settings(self) -> Settings: ...

    @property
    def metrics(self) -> Metrics: ...

    def secret(self) -> bytes:
        """Signs links, and owners' webhooks are signed from it."""

    def pings(self) -> Pings:
        """Component -> how it is at the moment."""

    def gauges(self) -> Iterator[Gauge]:
        """The numbers of the moment."""

    def file_of(self, path: str) -> Path | None:
        """The file that a blob is, where blobs are files."""

    def asset_hosts(self) -> tuple[str, ...]:
        """Where answers about assets lead to, when they lead away from this service."""

    def begin(self) -> None:
        """Does the work from now on, or raises who does it; nothing where others do it."""

    def work(self) -> bool:
        """Does the work from now on; False where others do."""

    def others(self) -> str:
        """Who does the work where this process does not, as the beginning of a sentence."""

    def check(self) -> None:
        """Raises what keeps this process from its work."""

    def close(self) -> None:
        """Lets go of everything."""


def open_world(settings: Settings, *, target: str = "") -> World:
    """The house of the settings; `target` is the function that this process serves, if it is one."""
    return _google(settings, target) if settings.world == "google" else _laptop(settings)


def _laptop(settings: Settings) -> Laptop:
    from functions.wiring.laptop import open_laptop

    return open_laptop(settings)


def _google(settings: Settings, target: str) -> Google:
    from functions.wiring.google import open_google

    return open_google(settings, target=target)
