"""One seed, from the first request to rest: the real flows over the world in memory, and all that can go wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from functions.adapters.local.memory import MemoryJobs, MemoryRegisters, World
from functions.adapters.local.memory_blobs import MemoryBlobs
from functions.adapters.local.memory_cache import MemoryCache
from functions.adapters.local.memory_oversight import MemoryCounters, MemoryOversight
from functions.adapters.local.memory_records import MemoryGallery, MemoryThings
from functions.core.errors import LimnerError, Overloaded
from functions.core.following import owed
from functions.core.messages import Message
from functions.core.telling import to_tell
from functions.flows.deliver import deliver
from functions.flows.sweep import clean, sweep
from functions.ports import House, Policy
from tests.sim import rest
from tests.sim.books import Books
from tests.sim.collectors import collectors_day
from tests.sim.doors import house
from tests.sim.hall import Hall
from tests.sim.models import Brush, Mumbler, Pen, Press, StandIn, Throat, paid, trouble
from tests.sim.people import owners_day
from tests.sim.promises import Promises
from tests.sim.receivers import Receivers
from tests.sim.scheduler import Actor, Crash, Scheduler, Violation
from tests.sim.tasks import Tasks, label
from tests.sim.weather import FAULTS, Weather, policy, weather

#: a Tuesday, some hours before midnight
START = 1_700_000_000.0
#: how long things go wrong, in seconds
TROUBLED = 420.0
#: how a worker may end: well, killed, or met by a store that was made to be busy
EXPECTED = ("", "crash", "overloaded")


@dataclass(frozen=True)
class Broken:
    """A promise that did not hold, and how it came to that."""

    seed: int
    promise: str
    sentence: str
    events: tuple[tuple[float, str, str], ...]

    def __str__(self) -> str:
        lines = [f"{at - START:9.3f}  {who:32} {what}" for at, who, what in self.events]
        return "\n".join([*lines, f"seed {self.seed} breaks {self.promise}: {self.sentence}"])


class Simulation:
    """The world, its workers and its owners."""

    def __init__(
        self, seed: int, *, sky: Weather | None = None, rules: Policy | None = None, crash_at: int = 0
    ) -> None:
        self.seed = seed
        self.clock = Scheduler(seed, start=START)
        self.began_at = self.clock.now
        rng = self.clock.rng
        self.weather = sky if sky is not None else weather(rng)
        self.policy = rules if rules is not None else policy(rng)
        self.world = World()
        self.jobs = MemoryJobs(self.world)
        self.cache = MemoryCache(self.world)
        self.registers = MemoryRegisters(self.world)
        self.gallery = MemoryGallery(self.world)
        self.things = MemoryThings(self.world)
        self.counters = MemoryCounters(self.world)
        self.oversight = MemoryOversight(self.world)
        self.blobs = MemoryBlobs(self.world, now=lambda: self.clock.now)
        self.queue = Tasks(self.clock, self.weather)
        self.queue.deliver = self._deliver
        if self.weather.harmless() and not crash_at:
            self.queue.swept = self._swept
        self.books = Books(self)
        self.hall = Hall(self)
        self.promises = Promises(self)
        self.pen, self.brush, self.stand_in, self.press = Pen(self), Brush(self), StandIn(), Press(self)
        self.voice, self.stand_in_voice = Throat(self), Mumbler()
        self.receivers = Receivers(self)
        self.post = self.receivers.post()
        self.calls: list[tuple[str, str]] = []
        self.pictures: dict[bytes, bytes] = {}
        self.boots = 1
        self.ids = 0
        self.points = 0
        self.crash_at = crash_at
        #: the death at `crash_at` takes the whole process with it
        self.all_die = False
        #: owners ask again until they are answered
        self.stubborn = False
        self.sweeping = True
        self.calm_since = self.clock.now
        self.accepted: dict[str, str] = {}
        self.deleted: set[str] = set()
        self.answers: dict[tuple[str, str], dict[str, str]] = {}
        skew = self.weather.skew
        self.skews = [0.0, *(rng.uniform(-skew, skew) for _ in range(2))] if skew else [0.0]
        self.houses = self._houses()

    # -- actors ---------------------------------------------------------------------------------------------------
    def start(self, name: str, work: Callable[[], object], *, ended: Callable[[str], None] | None = None) -> Actor:
        """Somebody begins to work; a death between a call and its settlement is written down."""

        def end(how: str) -> None:
            self.books.ended(actor)
            if ended is not None:
                ended(how)

        actor = self.clock.start(name, work, ended=end)
        return actor

    def any_house(self) -> House:
        """One of the workers."""
        return self.clock.rng.choice(self.houses)

    def new_id(self) -> str:
        """An id; two are never equal."""
        self.ids += 1
        return f"j{self.ids}"

    def _houses(self) -> list[House]:
        return [house(self, f"w{place}", skew=skew) for place, skew in enumerate(self.skews)]

    def _deliver(self, message: Message, ended: Callable[[str], None]) -> None:
        worker = self.any_house()

        def end(how: str) -> None:
            if how not in EXPECTED:
                raise Violation("P0", f"{label(message)} failed by our own fault: {how}")
            ended(how)

        self.start(label(message), lambda: worker.queue.put(deliver(worker, message)), ended=end)

    def _swept(self, message: Message) -> None:
        """Where nothing gets lost the sweep finds nothing to do: whatever waits, waits as a task."""
        job = self.world.jobs.get(message.job)
        at_work = any(message.job in actor.name for actor in self.clock.actors if actor is not self.clock.current)
        asked = any(actor.name.startswith(("ann", "bob")) for actor in self.clock.actors)
        by_sweep = self.clock.current is not None and self.clock.current.name == "sweep"
        if job is None or not by_sweep or at_work or asked or self.queue.of_job[message.job]:
            return
        if any((one.verb, one.step) == (message.verb, message.step) for one in (*owed(job), *to_tell(job))):
            raise Violation("P1", f"{label(message)} was left to the sweep, though nothing was lost")

    # -- what can happen at a port --------------------------------------------------------------------------------
    def point(self, what: str, *, after: bool = False, model: bool = False) -> None:
        """Before or after an effect: others may run now, and whoever runs may die."""
        clock = self.clock
        clock.trace.append((clock.now, clock.current.name if clock.current else "-", what))
        self.points += 1
        if self.points == self.crash_at:
            if self.all_die:
                clock.at(clock.now, self._restart)
            raise Crash
        draw = clock.rng.random
        if self.weather.fault and draw() < self.weather.fault:
            self._fault(after=after, model=model)
        drawn = draw()
        clock.wait(drawn * 0.03 if drawn < 0.97 else (drawn - 0.97) * 60.0)

    def yields(self, what: str) -> None:
        """Something that takes a processor for a while."""
        self.point(what, model=True)
        self.clock.wait(self.clock.rng.uniform(0.1, 2.0))

    def deliberates(self) -> None:
        """A person reads before acting on what was read."""
        self.clock.wait(self.clock.rng.choice((0.0, 2.0, 20.0)) * self.clock.rng.random())

    def _fault(self, *, after: bool, model: bool) -> None:
        clock = self.clock
        (kind,) = clock.rng.choices(FAULTS, self.weather.weights)
        if kind == "stall":
            clock.note("stands still")
            clock.wait(clock.rng.choice((8.0, 200.0)) * clock.rng.random())
        elif kind == ("crash after" if after else "crash before"):
            raise Crash
        elif kind == ("lost" if after else "busy") and not model:
            clock.note(kind)
            raise Overloaded(kind)

    def calling(self, what: str, timeout: float, *, price: int, text: str = "") -> bool:
        """A model is called: takes its time, fails, is paid for. True when the answer is of no use."""
        call = self.books.calling(price, text)
        self.point(what, model=True)
        self.calls.append((call.job, call.step))
        takes, error, useless = trouble(self, timeout)
        self.clock.wait(takes)
        if error is not None:
            self.clock.note(f"{what}: {type(error).__name__}")
            if not paid(error):
                self.books.unpaid(call, price, text)
            call.faults.add(text)
            raise error
        if useless:
            call.faults.add(text)
        if self.weather.sleepy and self.clock.rng.random() < self.weather.sleepy:
            self.clock.note("falls asleep")
            self.clock.wait(self.clock.rng.uniform(20.0, 160.0))
        self.point(f"{what} done", after=True, model=True)
        return useless

    # -- the house's own acts -------------------------------------------------------------------------------------
    def _sweep(self, tidy: bool) -> None:  # noqa: FBT001
        worker = self.any_house()

        def work() -> None:
            worker.queue.put(sweep(worker).messages)
            if tidy:
                clean(worker)

        def ended(how: str) -> None:
            if how not in EXPECTED:
                raise Violation("P0", f"the sweep failed by our own fault: {how}")

        self.start("sweep", work, ended=ended)

    def sweep_regularly(self) -> None:
        if not self.sweeping:
            return
        rng = self.clock.rng
        for _ in range(2 if rng.random() < 0.15 else 1):
            self._sweep(rng.random() < 0.1)
        self.clock.at(self.clock.now + self.weather.sweep_every * rng.uniform(0.7, 1.3), self.sweep_regularly)

    def _restart(self) -> None:
        """The whole process dies and starts again, as on a laptop: its folder's lock voids the dead boot's leases."""
        self.clock.note("everything is killed")
        for actor in list(self.clock.actors):
            self.clock.kill(actor)
        self.boots += 1
        self.houses = self._houses()
        for one in self.houses[1:]:
            object.__setattr__(one, "boot", self.houses[0].boot)
        self.cache.void(self.houses[0].boot)

    def _troubles(self) -> None:
        rng, begun = self.clock.rng, self.clock.now
        for _ in range(self.weather.restarts):
            self.clock.at(begun + rng.uniform(1.0, 120.0), self._restart)
        for _ in range(self.weather.holds):
            name = rng.choice(("text", "picture", "speech", "assembly"))
            held = begun + rng.uniform(0.0, 90.0)
            self.clock.at(held, lambda name=name: self.queue.hold(name))
            self.clock.at(held + rng.uniform(10.0, 300.0), lambda name=name: self.queue.resume(name))

    # -- one seed -------------------------------------------------------------------------------------------------
    def live(self) -> None:
        """The troubled time, then rest; raises Violation."""
        for owner in owners_day(self):
            collectors_day(self, owner)
        self._troubles()
        self.clock.at(self.clock.now + 20.0, self.sweep_regularly)
        self.clock.run(until=self.began_at + TROUBLED)
        self.settle()

    def settle(self) -> None:
        """Nothing goes wrong any more: whatever is owed is done, and then the last promises are looked at."""
        rest.come_to_rest(self)
        rest.last_look(self)
        rest.a_month_later(self)

    def sweep_now(self, *, tidy: bool) -> None:
        """One sweep, to its end."""
        self._sweep(tidy)
        self.clock.run(until=self.clock.now + 5.0)

    def digest(self) -> str:
        """Everything that happened, in 64 hex digits."""
        return hashlib.sha256(repr(self.clock.trace).encode()).hexdigest()


def broken(seed: int, *, events: int = 40) -> Broken | None:
    """What went wrong in a seed; None when every promise held."""
    sim = Simulation(seed)
    try:
        sim.live()
    except Violation as fault:
        return Broken(seed, fault.promise, fault.sentence, tuple(sim.clock.trace[-events:]))
    except LimnerError as fault:
        return Broken(seed, "P0", repr(fault), tuple(sim.clock.trace[-events:]))
    return None
