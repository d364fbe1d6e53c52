"""The real flows over the stores in memory, on a virtual clock, before a model server with latencies and a quota.

The latencies of each comic are drawn beforehand, so that the oracle meets the same ones. A delivery takes 50 ms.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from functions.adapters.local.memory import MemoryJobs, MemoryRegisters, World
from functions.adapters.local.memory_blobs import MemoryBlobs
from functions.adapters.local.memory_cache import MemoryCache
from functions.adapters.local.memory_oversight import MemoryCounters, MemoryOversight
from functions.adapters.local.memory_records import MemoryGallery, MemoryThings
from functions.core.errors import ProviderUnavailable, QuotaWait
from functions.core.messages import Message
from functions.core.plan import Plan
from functions.flows.deliver import deliver
from functions.flows.submit import Submission, submit
from functions.flows.sweep import sweep
from functions.kinds import KINDS
from functions.ports import (
    Composed,
    ComposedPage,
    Developed,
    Fetch,
    House,
    Manuscript,
    Painted,
    PictureAsk,
    Policy,
    Printed,
    WriterAsk,
    Written,
)
from tests.rules.pacing_world import ASSEMBLY, PICTURE, REFUSAL, Comic, Outcome, Server
from tests.sim.scheduler import Scheduler
from tests.sim.tasks import Tasks, label
from tests.sim.weather import Weather

START = 1_700_000_000.0
SWEEP_EVERY = 60.0


class Pen:
    """Writes as many scenes as are asked for; each names its comic and its number."""

    model, timeout = "pen/1", 60.0

    def __init__(self, place: VirtualHouse) -> None:
        self._place = place

    def may_cost(self, ask: WriterAsk) -> int:
        return 0

    def write(self, ask: WriterAsk) -> Written:
        name = str(ask.request["prompt"])
        self._place.clock.wait(self._place.comics[name].plan)
        scenes = [{"prompt": f"{name} {number}", "alt": name} for number in range(int(ask.request["scenes"]))]
        return Written(data={"title": name, "characters": [], "scenes": scenes}, model=self.model)


class Brush:
    """Takes as long as was drawn; a second try of a picture is drawn anew. Counts what it is asked."""

    model, timeout = "brush/1", 120.0

    def __init__(self, place: VirtualHouse) -> None:
        self._place = place
        self._met: set[str] = set()

    def may_cost(self, ask: PictureAsk) -> int:
        return 0

    def paint(self, ask: PictureAsk) -> Painted:
        place, clock = self._place, self._place.clock
        place.made.calls += 1
        now = clock.now - START
        wait = place.server.room(now)
        if wait > 0:
            place.made.refused += 1
            clock.wait(REFUSAL)
            raise QuotaWait(retry_after=place.server.room(clock.now - START))
        place.server.take(now)
        takes = self._takes(ask.prompt)
        if clock.rng.random() < place.broken:
            clock.wait(takes / 4)
            raise ProviderUnavailable
        clock.wait(takes)
        return Painted(data=ask.prompt.encode(), model=self.model)

    def _takes(self, prompt: str) -> float:
        name, _, number = prompt.partition(" ")
        if prompt in self._met:
            return self._place.clock.rng.lognormvariate(*PICTURE)
        self._met.add(prompt)
        return self._place.comics[name].pictures[int(number)]


class Press:
    """Pages without art; they take the half second that the oracle allows too."""

    def __init__(self, place: VirtualHouse) -> None:
        self._place = place

    def arrange(self, plan: Plan, *, page: str) -> Mapping[str, Any]:
        return {"aspects": {str(scene.id): 1.0 for scene in plan.scenes}}

    def develop(self, data: bytes) -> Developed:
        name = data.split()[0].decode()
        self._place.made.delivered += 1
        self._place.made.first_picture.setdefault(name, self._place.clock.now - START)
        return Developed(
            webp=b"w" + data, thumb=b"t" + data, placeholder="", color="#fff", width=9, height=9, mime="image/png",
            suffix="png",
        )  # fmt: skip

    def compose(self, manuscript: Manuscript, fetch: Fetch) -> Composed:
        self._place.clock.wait(ASSEMBLY)
        layout = json.dumps([manuscript.title, len(manuscript.panels)]).encode()
        page = ComposedPage(webp=b"page" + layout, thumb=b"thumb" + layout, width=9, height=9, panels=())
        return Composed(layout=layout, pages=(page,))

    def export(self, name: str, manuscript: Manuscript, fetch: Fetch) -> Printed:
        return Printed(data=name.encode() + manuscript.layout, mime="x/y", suffix=name)

    def formats(self) -> Mapping[str, tuple[str, int]]:
        return dict.fromkeys(("pdf", "cbz", "png", "webp", "zip", "html", "json"), ("x/y", 1))


class VirtualHouse:
    """A house with as many workers as there are messages."""

    def __init__(self, seed: int, server: Server, *, per_minute: int | None, broken: float = 0.02) -> None:
        self.clock = Scheduler(seed, start=START)
        self.server = server
        self.broken = broken
        self.comics: dict[str, Comic] = {}
        self.made = Outcome()
        self._ids = 0
        self._jobs: dict[str, str] = {}
        world = World()
        queue = Tasks(self.clock, Weather())
        queue.deliver = self._deliver
        self.house = House(
            jobs=MemoryJobs(world, assert_size=False), cache=MemoryCache(world), registers=MemoryRegisters(world),
            gallery=MemoryGallery(world), things=MemoryThings(world),
            counters=MemoryCounters(world), oversight=MemoryOversight(world),
            blobs=MemoryBlobs(world, now=self._now), queue=queue, writer=Pen(self), painter=Brush(self),
            stand_in=Brush(self), voice=None, stand_in_voice=None, press=Press(self),
            policy=Policy(pictures_per_minute=per_minute), now=self._now, new_id=self._new_id,
            chance=self.clock.rng, boot="boot", post=None,
        )  # fmt: skip

    def run(self, load: list[Comic]) -> Outcome:
        """The whole load, to the end of its last comic."""
        self.comics = {comic.name: comic for comic in load}
        for comic in load:
            self.clock.at(START + comic.arrived, lambda comic=comic: self._arrives(comic))
        self.clock.at(START + SWEEP_EVERY, self._sweep)
        while len(self.made.ended) < len(load):
            self.clock.run(until=self.clock.now + 1.0)
        return self.made

    def _now(self) -> float:
        return self.clock.now

    def _new_id(self) -> str:
        self._ids += 1
        return f"i{self._ids:06}"

    def _arrives(self, comic: Comic) -> None:
        self.clock.start(f"create {comic.name}", lambda: self._create(comic))

    def _create(self, comic: Comic) -> None:
        request = KINDS["comic"].parse({"kind": "comic", "prompt": comic.name, "scenes": len(comic.pictures)})
        made = submit(self.house, Submission(owner=comic.name, kind="comic", request=request))
        self._jobs[made.job.id] = comic.name
        self.house.queue.put(made.messages)

    def _deliver(self, message: Message, ended: Callable[[str], None]) -> None:
        self.clock.start(label(message), lambda: self._work(message), ended=ended)

    def _work(self, message: Message) -> None:
        self.house.queue.put(deliver(self.house, message))
        job = self.house.jobs.get(message.job)
        name = self._jobs[message.job]
        if job is not None and job.ended and name not in self.made.ended:
            self.made.ended[name] = self.clock.now - START
            self.made.failed += sum(step.state() != "done" for step in job.steps.values() if step.what == "picture")

    def _sweep(self) -> None:
        self.clock.start("sweep", lambda: self.house.queue.put(sweep(self.house).messages))
        self.clock.at(self.clock.now + SWEEP_EVERY, self._sweep)
