"""A virtual clock, a model server with a quota, and workers that pace themselves by the ledger; and the oracle beside them.

The oracle has the same latencies, no errors, and knows what the server will admit. Nothing here sleeps or reads a clock.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from functions.core.errors import LimnerError, ProviderUnavailable, QuotaWait
from functions.rules import pacing, retry

MINUTE = 60.0
ASSEMBLY = 0.5
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
            plan=chance.lognormvariate(1.386, 0.35),
            pictures=tuple(chance.lognormvariate(1.792, 0.35) for _ in range(pictures)),
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
        _deliver(made, left, name, now + latency)
    return made


def _deliver(made: Outcome, left: dict[str, int], name: str, at: float) -> None:
    made.delivered += 1
    made.first_picture[name] = min(at, made.first_picture.get(name, at))
    made.ended[name] = max(made.ended.get(name, 0.0), at + ASSEMBLY)
    left[name] -= 1


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

    def run(self, load: list[Comic]) -> Outcome:
        """The whole load, until nothing is left to do."""
        self.comics = {comic.name: comic for comic in load}
        self.left = {comic.name: len(comic.pictures) for comic in load}
        self.events: list[tuple[float, int, str, str, int, int, int, int]] = []
        for comic in load:
            for number in range(len(comic.pictures)):
                self._send(comic.arrived + comic.plan, "ask", comic.name, number)
        while self.events:
            now, _, verb, name, number, turn, attempt, waited = heapq.heappop(self.events)
            if verb == "ask":
                self._ask(now, name, number, turn, attempt, waited)
            else:
                self._answer(now, verb, name, number, turn, attempt, waited)
        return self.made

    def _send(
        self, at: float, verb: str, name: str, number: int, turn: int = 0, attempt: int = 0, waited: int = 0
    ) -> None:
        late = self.chance.uniform(0.01, 0.15) if verb == "ask" else 0.0
        self.sent = getattr(self, "sent", 0) + 1
        heapq.heappush(self.events, (at + late, self.sent, verb, name, number, turn, attempt, waited))

    def _ask(self, now: float, name: str, number: int, turn: int, attempt: int, waited: int) -> None:
        comic = self.comics[name]
        before = self.ledger
        self.made.asks += 1
        self.ledger, verdict = pacing.ask(
            before,
            job=name,
            step=f"p{number:02}",
            turn=turn,
            arrived=comic.arrived,
            first=number == 0,
            now=now,
            quota=self.quota,
        )
        self.made.writes += self.ledger is not before
        self.made.widest = max(self.made.widest, len(self.ledger.rows))
        if isinstance(verdict, pacing.Wait):
            self._send(verdict.at, "ask", name, number, turn + 1, attempt, waited)
            return
        self.starts.append(now)
        self._send(now + self.chance.uniform(0.02, 0.2), "call", name, number, turn, attempt, waited)

    def _answer(self, now: float, verb: str, name: str, number: int, turn: int, attempt: int, waited: int) -> None:
        if verb == "call":
            self._call(now, name, number, turn, attempt, waited)
        elif verb == "done":
            _deliver(self.made, self.left, name, now)
        elif verb == "down":
            self._failed(ProviderUnavailable(), now, name, number, turn, attempt, waited)
        else:
            delay = self.server.room(now) if self.names_delay else None
            self.made.refused += 1
            self.ledger = pacing.hand_back(self.ledger, job=name, step=f"p{number:02}", turn=turn)
            self._failed(QuotaWait(retry_after=delay), now, name, number, turn, attempt, waited)

    def _call(self, now: float, name: str, number: int, turn: int, attempt: int, waited: int) -> None:
        self.made.calls += 1
        if self.server.room(now) > 0:
            self._send(now + REFUSAL, "refused", name, number, turn, attempt, waited)
            return
        self.server.take(now)
        latency = self.comics[name].pictures[number] if attempt == 0 else self.chance.lognormvariate(1.792, 0.35)
        down = self.chance.random() < self.broken
        self._send(now + (latency / 4 if down else latency), "down" if down else "done", name, number, turn, attempt)

    def _failed(
        self, error: LimnerError, now: float, name: str, number: int, turn: int, attempt: int, waited: int
    ) -> None:
        verdict = retry.decide(error, attempt=attempt, chance=self.chance, waited=waited)
        if isinstance(verdict, retry.GiveUp) or now + verdict.after > self.comics[name].arrived + self.deadline:
            self.made.failed += 1
            return
        if not verdict.burns:
            self.ledger = pacing.throttled(self.ledger, delay=verdict.after, now=now)
        burnt, waits = (attempt + 1, waited) if verdict.burns else (attempt, waited + 1)
        self._send(now + verdict.after, "ask", name, number, turn + 1, burnt, waits)
