"""The virtual house with Gemini as its painter: the real adapter and Google's client, against the service on loopback.

The service counts its quota by the virtual clock and names the delay in its own way; latencies are the drawn ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from functions.adapters.models.gemini.client import Gemini
from functions.adapters.models.gemini.painter import GeminiPainter
from functions.core.errors import ProviderUnavailable, QuotaWait
from functions.ports import Painted, PictureAsk
from functions.rules.chain import Link
from functions.wiring.hosted import offer_of
from tests.bench.virtual_house import START, Brush, VirtualHouse
from tests.fakes.gemini.scripts import ANY, PICTURE
from tests.fakes.gemini.server import KEY, FakeGemini
from tests.rules.pacing_world import REFUSAL, Server


@contextmanager
def gemini() -> Iterator[tuple[FakeGemini, GeminiPainter]]:
    """The service and a painter on it, for many houses."""
    with FakeGemini(picture=PICTURE).served() as service:
        opened = Gemini(key=KEY, base_url=service.url)
        yield service, GeminiPainter(opened, lambda: offer_of(Link("gemini"), "picture", lambda: "2026-11-20"))
        opened.close()


class HostedBrush(Brush):
    """Asks the real painter, then lets the drawn time pass."""

    model = "gemini:gemini-nano-banana-2.1"

    def __init__(self, place: VirtualHouse, service: FakeGemini, painter: GeminiPainter) -> None:
        super().__init__(place)
        self._service, self._painter = service, painter

    def may_cost(self, ask: PictureAsk) -> int:
        return self._painter.may_cost(ask)

    def paint(self, ask: PictureAsk) -> Painted:
        place, clock = self._place, self._place.clock
        place.made.calls += 1
        takes = self._takes(ask.prompt)
        broken = clock.rng.random() < place.broken and not place.server.room(clock.now - START)
        if broken:
            # A call that fails is counted by the provider all the same.
            place.server.take(clock.now - START)
            self._service.fail("picture", ANY["503"])
        try:
            painted = self._painter.paint(ask)
        except QuotaWait:
            place.made.refused += 1
            clock.wait(REFUSAL)
            raise
        except ProviderUnavailable:
            clock.wait(takes / 4)
            raise
        clock.wait(takes)
        return replace(painted, data=ask.prompt.encode())


def hosted(
    seed: int, server: Server, *, broken: float, service: FakeGemini, painter: GeminiPainter
) -> VirtualHouse:  # fmt: skip
    """A virtual house that paints by Gemini, whose quota is the server's: ten a minute."""
    house = VirtualHouse(seed, server, per_minute=10, broken=broken)
    service.forget()
    service.allowance, service.clock = server, lambda: house.clock.now - START
    house.house = replace(house.house, painter=HostedBrush(house, service, painter))
    return house
