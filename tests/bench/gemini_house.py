"""The virtual house by Gemini: the real writer and painter and Google's client, against the service on loopback.

The service counts its quota by the virtual clock and names the delay in its own way; latencies are the drawn ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from functions.adapters.models.gemini.client import Gemini
from functions.adapters.models.gemini.painter import GeminiPainter
from functions.adapters.models.gemini.writer import GeminiWriter
from functions.core.errors import ProviderUnavailable, QuotaWait
from functions.ports import Painted, PictureAsk, WriterAsk, Written
from functions.rules.chain import Link
from functions.wiring.hosted import offer_of
from tests.bench.virtual_house import START, Brush, Pen, VirtualHouse
from tests.fakes.gemini import made
from tests.fakes.gemini.scripts import ANY, PICTURE, Script
from tests.fakes.gemini.server import KEY, FakeGemini
from tests.rules.pacing_world import ASSEMBLY, REFUSAL, Comic, Server

DAY = "2026-11-20"


@dataclass(frozen=True, kw_only=True)
class Hosts:
    """The service, and who works by it; for many houses."""

    service: FakeGemini
    writer: GeminiWriter
    painter: GeminiPainter


@contextmanager
def gemini() -> Iterator[Hosts]:
    """All of it, on a free port."""
    with FakeGemini(picture=PICTURE).served() as service:
        opened = Gemini(key=KEY, base_url=service.url)
        yield Hosts(
            service=service,
            writer=GeminiWriter(opened, lambda: offer_of(Link("gemini"), "text", lambda: DAY), short=10.0),
            painter=GeminiPainter(opened, lambda: offer_of(Link("gemini"), "picture", lambda: DAY)),
        )
        opened.close()


class HostedPen(Pen):
    """Lets the drawn time pass; the service answers with the drawn plan, with a fox in every panel or in none."""

    model = "gemini:gemini-3.8-flash"

    def __init__(self, place: VirtualHouse, hosts: Hosts, *, fox: bool) -> None:
        super().__init__(place)
        self._hosts, self._cast = hosts, ["Fen"] if fox else []

    def may_cost(self, ask: WriterAsk) -> int:
        return self._hosts.writer.may_cost(ask)

    def write(self, ask: WriterAsk) -> Written:
        drawn = super().write(ask).data
        scenes = [scene | {"cast": self._cast} for scene in drawn["scenes"]]
        plan = {
            **drawn,
            "characters": [{"name": name, "look": "small red fox"} for name in self._cast],
            "scenes": scenes,
        }
        self._hosts.service.fail("text", Script(body=made.answer({"text": json.dumps(plan)})))
        return self._hosts.writer.write(ask)


class HostedBrush(Brush):
    """Asks the real painter, then lets the drawn time pass."""

    model = "gemini:gemini-nano-banana-2.1"

    def __init__(self, place: VirtualHouse, hosts: Hosts) -> None:
        super().__init__(place)
        self._service, self._painter = hosts.service, hosts.painter

    def may_cost(self, ask: PictureAsk) -> int:
        return self._painter.may_cost(ask)

    def paint(self, ask: PictureAsk) -> Painted:
        place, clock = self._place, self._place.clock
        place.made.calls += 1
        # A character's sheet names no panel; it takes as long as the first one.
        panel = ask.prompt if ask.prompt.partition(" ")[0] in place.comics else f"{next(iter(place.comics))} 0"
        takes = self._takes(panel) if panel == ask.prompt else place.comics[panel.split()[0]].pictures[0]
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
        return replace(painted, data=panel.encode())


def hosted(seed: int, server: Server, hosts: Hosts, *, broken: float, fox: bool = False) -> VirtualHouse:
    """A virtual house that works by Gemini, whose quota is the server's: ten a minute."""
    house = VirtualHouse(seed, server, per_minute=10, broken=broken)
    hosts.service.forget()
    hosts.service.allowance, hosts.service.clock = server, lambda: house.clock.now - START
    house.house = replace(house.house, writer=HostedPen(house, hosts, fox=fox), painter=HostedBrush(house, hosts))
    return house


def drawn_first(comic: Comic, server: Server) -> float:
    """When the oracle ends a comic whose character is drawn before all panels; the sheet takes as long as the first."""
    now = comic.arrived + comic.plan
    server.take(now)
    now, ended = now + comic.pictures[0], 0.0
    for latency in comic.pictures:
        now += server.room(now)
        server.take(now)
        ended = max(ended, now + latency)
    return ended + ASSEMBLY
