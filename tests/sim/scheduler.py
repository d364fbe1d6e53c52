"""Virtual time and greenlets: whoever runs gives way at every port call, and one random source decides what happens.

It knows nothing of jobs. A crash and a broken promise are BaseExceptions, so that no flow can catch them.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from random import Random
from typing import Any

from greenlet import getcurrent, greenlet

from functions.core.errors import LimnerError


class Crash(BaseException):
    """The worker is gone, with everything that it held in memory."""


class Violation(BaseException):
    """A promise was broken."""

    def __init__(self, promise: str, sentence: str) -> None:
        super().__init__(f"{promise}: {sentence}")
        self.promise = promise
        self.sentence = sentence


class Actor:
    """One running piece of work: a delivery, a request of an owner, a sweep."""

    __slots__ = ("body", "call", "dead", "ended", "name", "work")

    def __init__(self, name: str, work: Callable[[], object], ended: Callable[[str], None] | None) -> None:
        self.name = name
        self.work = work
        #: told "" when it went well, else "crash" or the code of the error
        self.ended = ended
        self.body: Any = None
        self.dead = False
        #: the paid call that it is in, between its lease and its settlement
        self.call: Any = None


class Scheduler:
    """Runs what is due, in the order of virtual time; ties in the order of asking."""

    def __init__(self, seed: int, *, start: float) -> None:
        self.rng = Random(seed)
        self.now = start
        self.trace: list[tuple[float, str, str]] = []
        self.current: Actor | None = None
        self.actors: dict[Actor, None] = {}
        self._heap: list[tuple[float, int, Any]] = []
        self._asked = 0
        self._hub: Any = None

    def at(self, moment: float, act: Callable[[], object] | Actor) -> None:
        """Does it at that time; the past is now."""
        self._asked += 1
        heapq.heappush(self._heap, (max(moment, self.now), self._asked, act))

    def start(self, name: str, work: Callable[[], object], *, ended: Callable[[str], None] | None = None) -> Actor:
        """A new actor, which begins when the scheduler comes to it."""
        actor = Actor(name, work, ended)
        actor.body = greenlet(lambda: self._live(actor))
        self.actors[actor] = None
        self.at(self.now, actor)
        return actor

    def note(self, what: str) -> None:
        """One line of the trace."""
        self.trace.append((self.now, self.current.name if self.current else "-", what))

    def wait(self, seconds: float) -> None:
        """Lets time pass for whoever runs; others go on meanwhile. Where nobody is due sooner, nothing is switched."""
        at = self.now + seconds
        if not self._heap or at < self._heap[0][0]:
            self.now = at
            return
        actor = self.current
        if actor is None:
            self.now = at
            return
        self.at(at, actor)
        self._hub.switch()

    def kill(self, actor: Actor) -> None:
        """Ends another actor where it stands."""
        if actor.dead or actor is self.current:
            return
        before, self.current = self.current, actor
        self.note("killed")
        if actor.body:
            actor.body.throw(Crash())
        else:
            self._end(actor, "crash")
        self.current = before

    def run(self, *, until: float) -> None:
        """Everything that is due by then; the clock stands there afterwards."""
        self._hub = getcurrent()
        heap = self._heap
        while heap and heap[0][0] <= until:
            self.now, _, act = heapq.heappop(heap)
            if not isinstance(act, Actor):
                act()
            elif not act.dead:
                self.current = act
                act.body.switch()
                self.current = None
        self.now = max(self.now, until)

    def next_at(self) -> float | None:
        """When something is due next."""
        return self._heap[0][0] if self._heap else None

    def _live(self, actor: Actor) -> None:
        try:
            actor.work()
        except Crash:
            how = "crash"
        except LimnerError as error:
            self.note(f"raised {type(error).__name__}: {error.detail}")
            how = error.code
        except Exception as error:
            raise Violation("P0", f"{actor.name} failed by our own fault: {error!r}") from error
        else:
            how = ""
        self._end(actor, how)

    def _end(self, actor: Actor, how: str) -> None:
        actor.dead = True
        self.actors.pop(actor, None)
        if how:
            self.note(f"ended: {how}")
        if actor.ended is not None:
            actor.ended(how)
