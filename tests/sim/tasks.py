"""A queue as a cloud has it: names are remembered, delivery is at least once, crashes back off, a hand can hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from functions.core.messages import SWEEP_TURNS, Message, dumps, loads
from tests.sim.scheduler import Scheduler
from tests.sim.weather import Weather

QUEUE_OF = {
    "plan": "text", "explain": "text", "render": "picture", "speak": "speech", "assemble": "assembly",
    "export": "assembly", "notify": "webhook",
}  # fmt: skip
LONGEST_BACKOFF = 60.0


class Tasks:
    """Delivers by starting an actor for each task; whoever built it says what a delivery does."""

    def __init__(self, clock: Scheduler, weather: Weather) -> None:
        self._clock = clock
        self._weather = weather
        self.names: set[str] = set()
        self.held: dict[str, list[tuple[Message, int]]] = {}
        self.waiting = 0
        self.deliver: Callable[[Message, Callable[[str], None]], None] = lambda message, ended: None
        #: told of each message that only a sweep sent
        self.swept: Callable[[Message], None] = lambda message: None
        #: how many tasks of each job are waiting or held
        self.of_job: Counter[str] = Counter()

    def put(self, messages: Sequence[Message]) -> None:
        clock, weather = self._clock, self._weather
        for sent in messages:
            message = loads(dumps(sent)) if clock.rng.random() < 0.02 else sent
            if message.name() in self.names:
                continue
            self.names.add(message.name())
            if message.turn >= SWEEP_TURNS:
                self.swept(message)
            if weather.drop and clock.rng.random() < weather.drop:
                clock.note(f"lost on its way: {label(message)}")
                continue
            late = clock.rng.uniform(0.0, 40.0) if weather.late and clock.rng.random() < weather.late else 0.0
            self._later(message, max(message.at, clock.now) + 0.05 + late, 0)
            if weather.twice and clock.rng.random() < weather.twice:
                apart = clock.rng.choice((0.0, 0.3, 3.0, 30.0)) * clock.rng.random()
                self._later(message, max(message.at, clock.now) + 0.05 + apart, 0)

    def paused(self, verb: str) -> bool:
        return QUEUE_OF[verb] in self.held

    def hold(self, name: str) -> None:
        self._clock.note(f"queue {name} is held")
        self.held.setdefault(name, [])

    def resume(self, name: str) -> None:
        self._clock.note(f"queue {name} goes on")
        for message, failures in self.held.pop(name, []):
            self._later(message, self._clock.now + self._clock.rng.random(), failures)

    def _later(self, message: Message, at: float, failures: int) -> None:
        self.waiting += 1
        self.of_job[message.job] += 1
        self._clock.at(at, lambda: self._due(message, failures))

    def _due(self, message: Message, failures: int) -> None:
        queue = QUEUE_OF[message.verb]
        self.waiting -= 1
        self.of_job[message.job] -= 1
        if queue in self.held:
            self.held[queue].append((message, failures))
            return
        self.deliver(message, lambda how: self._ended(message, failures, how))

    def _ended(self, message: Message, failures: int, how: str) -> None:
        if how:
            wait = min(LONGEST_BACKOFF, 2.0 ** min(failures, 6)) * self._clock.rng.uniform(0.2, 1.0)
            self._later(message, self._clock.now + wait, failures + 1)


def label(message: Message) -> str:
    turn: Any = message.turn if message.turn < 1_000_000_000 else f"s{message.turn % 1_000_000}"
    return f"{message.verb} {message.job} {message.step} r{message.revision} t{turn} a{message.attempt}"
