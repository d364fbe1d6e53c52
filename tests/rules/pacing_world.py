"""A virtual clock, a model server with a quota, workers that pace themselves by the ledger, and the oracle beside them.

The oracle has the same latencies, no errors, and knows what the server will admit. Nothing here sleeps or reads
a clock.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field, replace
from random import Random
from typing import Protocol

from functions.core.errors import LimnerError, ProviderUnavailable, QuotaWait
from functions.rules import pacing, retry

MINUTE = 60.0
ASSEMBLY = 0.5
#: Logarithm of the median seconds, and the spread.
PLAN, PICTURE = (1.386, 0.35), (1.792, 0.35)
REFUSAL = 0.2  #: how long the server takes to say no


class Server(Protocol):
    """What the provider counts by."""

    def room(self, now: float) -> float:
        """Seconds until one more call is admitted; 0 is now."""

    def take(self, now: float) -> None:
        """One call is admitted."""


@dataclass
class FixedWindow:
    """So many calls in each minute of the server's clock."""

    quota: int
    phase: float = 0.0
    minute: int = -1
    used: int = 0

    def room(self, now: float) -> float:
        minute = int((now + self.phase) // MINUTE)
        if minute != self.minute or self.used < self.quota:
            return 0.0
        return (minute + 1) * MINUTE - self.phase - now

    def take(self, now: float) -> None:
        minute = int((now + self.phase) // MINUTE)
        if minute != self.minute:
            self.minute, self.used = minute, 0
        self.used += 1


@dataclass
class SlidingWindow:
    """So many calls in any sixty seconds."""

    quota: int
    calls: deque[float] = field(default_factory=deque)

    def room(self, now: float) -> float:
        while self.calls and self.calls[0] + MINUTE <= now:
            self.calls.popleft()
        return 0.0 if len(self.calls) < self.quota else self.calls[0] + MINUTE - now

    def take(self, now: float) -> None:
        self.calls.append(now)


@dataclass
class TokenBucket:
    """A steady rate, and no more saved up than five seconds of it."""

    quota: int
    tokens: float = -1.0
    at: float = 0.0

    def room(self, now: float) -> float:
        size = max(self.quota * 5.0 / MINUTE, 1.0)
        if self.tokens < 0:
            self.tokens = size
        self.tokens = min(size, self.tokens + (now - self.at) * self.quota / MINUTE)
        self.at = now
        return 0.0 if self.tokens >= 1 - 1e-9 else (1 - self.tokens) * MINUTE / self.quota

    def take(self, now: float) -> None:
        self.room(now)
        self.tokens -= 1


@dataclass(frozen=True)
class Comic:
    """One job of the load, with its latencies drawn beforehand so that the oracle meets the same ones."""

    name: str
    arrived: float
    plan: float
    pictures: tuple[float, ...]


@dataclass
class Outcome:
    """What came of a load."""

    ended: dict[str, float] = field(default_factory=dict)
    first_picture: dict[str, float] = field(default_factory=dict)
    delivered: int = 0
    failed: int = 0
    calls: int = 0
    refused: int = 0
    asks: int = 0
    writes: int = 0
    widest: int = 0  #: rows in the ledger at most

    def makespans(self, comics: list[Comic]) -> list[float]:
        return [self.ended[comic.name] - comic.arrived for comic in comics]

    def firsts(self, comics: list[Comic]) -> list[float]:
        return sorted(self.first_picture[comic.name] - comic.arrived for comic in comics)


def comics(chance: Random, arrivals: list[float], *, pictures: int = 10) -> list[Comic]:
    """Plans take 4 s and pictures 6 s in the median, both lognormal."""
    return [
        Comic(
            name=f"j{number:04}",
            arrived=arrived,
            plan=chance.lognormvariate(*PLAN),
            pictures=tuple(chance.lognormvariate(*PICTURE) for _ in range(pictures)),
        )
        for number, arrived in enumerate(arrivals)
    ]


def poisson(chance: Random, *, per_minute: float, seconds: float) -> list[float]:
    """Arrivals at random."""
    arrivals: list[float] = []
    now = chance.expovariate(per_minute / MINUTE)
    while now < seconds:
        arrivals.append(now)
        now += chance.expovariate(per_minute / MINUTE)
    return arrivals


def oracle(load: list[Comic], server: Server) -> Outcome:
    """First come, first served, without an error, and never idle while the server would admit a call."""
    made = Outcome()
    coming = sorted((comic.arrived + comic.plan, comic.arrived, comic.name, comic) for comic in load)
    ready: list[tuple[float, str, int, float]] = []
    left = {comic.name: len(comic.pictures) for comic in load}
    now = 0.0
    while coming or ready:
        if not ready:
            now = max(now, coming[0][0])
        while coming and coming[0][0] <= now:
            comic = coming.pop(0)[3]
            for number, latency in enumerate(comic.pictures):
                heapq.heappush(ready, (comic.arrived, comic.name, number, latency))
        wait = server.room(now)
        if wait > 0:
            now = min(now + wait, coming[0][0]) if coming else now + wait
            continue
        _, name, _, latency = heapq.heappop(ready)
        server.take(now)
        made.calls += 1
        _deliver(made, left, name, at=now + latency)
    return made


def _deliver(made: Outcome, left: dict[str, int], name: str, *, at: float) -> None:
    made.delivered += 1
    made.first_picture[name] = min(at, made.first_picture.get(name, at))
    made.ended[name] = max(made.ended.get(name, 0.0), at + ASSEMBLY)
    left[name] -= 1


@dataclass(frozen=True, order=True)
class Message:
    """One picture on its way."""

    job: str
    number: int
    turn: int = 0
    attempt: int = 0
    waited: int = 0

    @property
    def step(self) -> str:
        return f"p{self.number:02}"


@dataclass
class World:
    """Workers, as many as there are messages, that ask the ledger before each call."""

    server: Server
    quota: pacing.Quota
    chance: Random
    broken: float = 0.02  #: the part of admitted calls that end in a 503
    names_delay: bool = True  #: whether a refusal says how long to wait
    deadline: float = 3600.0
    ledger: pacing.Ledger = field(default_factory=pacing.Ledger)
    made: Outcome = field(default_factory=Outcome)
    starts: list[float] = field(default_factory=list)
    comics: dict[str, Comic] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    events: list[tuple[float, int, str, Message]] = field(default_factory=list)
    sent: int = 0

    def run(self, load: list[Comic]) -> Outcome:
        """The whole load, until nothing is left to do."""
        self.comics = {comic.name: comic for comic in load}
        self.left = {comic.name: len(comic.pictures) for comic in load}
        for comic in load:
            for number in range(len(comic.pictures)):
                self._enqueue(comic.arrived + comic.plan, Message(comic.name, number))
        verbs = {"ask": self._ask, "call": self._call, "done": self._done, "down": self._down, "no": self._refused}
        while self.events:
            now, _, verb, message = heapq.heappop(self.events)
            verbs[verb](now, message)
        return self.made

    def _at(self, at: float, verb: str, message: Message) -> None:
        self.sent += 1
        heapq.heappush(self.events, (at, self.sent, verb, message))

    def _enqueue(self, at: float, message: Message) -> None:
        self._at(at + self.chance.uniform(0.01, 0.15), "ask", message)

    def _ask(self, now: float, message: Message) -> None:
        before = self.ledger
        self.ledger, verdict = pacing.ask(
            before,
            job=message.job,
            step=message.step,
            turn=message.turn,
            arrived=self.comics[message.job].arrived,
            first=message.number == 0,
            now=now,
            quota=self.quota,
        )
        self.made.asks += 1
        self.made.writes += self.ledger is not before
        self.made.widest = max(self.made.widest, len(self.ledger.rows))
        if isinstance(verdict, pacing.Wait):
            self._enqueue(verdict.at, replace(message, turn=message.turn + 1))
            return
        self.starts.append(now)
        self._at(now + self.chance.uniform(0.02, 0.2), "call", message)

    def _call(self, now: float, message: Message) -> None:
        self.made.calls += 1
        if self.server.room(now) > 0:
            self._at(now + REFUSAL, "no", message)
            return
        self.server.take(now)
        again = self.chance.lognormvariate(*PICTURE)
        latency = self.comics[message.job].pictures[message.number] if message.attempt == 0 else again
        if self.chance.random() < self.broken:
            self._at(now + latency / 4, "down", message)
        else:
            self._at(now + latency, "done", message)

    def _done(self, now: float, message: Message) -> None:
        _deliver(self.made, self.left, message.job, at=now)

    def _down(self, now: float, message: Message) -> None:
        self._failed(ProviderUnavailable(), now, message)

    def _refused(self, now: float, message: Message) -> None:
        self.made.refused += 1
        self.ledger = pacing.hand_back(self.ledger, job=message.job, step=message.step, turn=message.turn)
        delay = self.server.room(now) if self.names_delay else None
        self._failed(QuotaWait(retry_after=delay), now, message)

    def _failed(self, error: LimnerError, now: float, message: Message) -> None:
        verdict = retry.decide(error, attempt=message.attempt, chance=self.chance, waited=message.waited)
        if isinstance(verdict, retry.GiveUp) or now + verdict.after > self.comics[message.job].arrived + self.deadline:
            self.made.failed += 1
            return
        if verdict.burns:
            following = replace(message, turn=message.turn + 1, attempt=message.attempt + 1)
        else:
            self.ledger = pacing.throttled(self.ledger, delay=verdict.after, now=now)
            following = replace(message, turn=message.turn + 1, waited=message.waited + 1)
        self._enqueue(now + verdict.after, following)
