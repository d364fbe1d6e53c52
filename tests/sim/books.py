"""The other side's books: every call that a model got, what it cost, and whether a second one had a reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from functions.core.job import MOST_TRIES
from functions.core.settling import is_open
from functions.ports import Begin, CacheEntry
from tests.sim.scheduler import Actor, Violation

if TYPE_CHECKING:
    from tests.sim.world import Simulation

#: clocks differ by so much at most
SKEW = 5.0


@dataclass(slots=True, eq=False)
class Call:
    """One lease, and the paid calls made under it."""

    job: str
    step: str
    revision: int
    key: str
    until: float
    by: Actor
    #: how often each thing was asked for, at a price that may stand on the bill
    paid: Counter[str] = field(default_factory=Counter)
    #: settled or given back, in a commit
    done: bool = False
    #: its worker died, or stood still beyond the lease, between the call and the stored bytes
    lapsed: bool = False
    #: things whose answer was no use
    faults: set[str] = field(default_factory=set)

    @property
    def excused(self) -> bool:
        """There is a reason for another call."""
        return self.lapsed or bool(self.faults)

    def excuses(self, thing: str) -> bool:
        """There is a reason to ask for this thing again."""
        return self.lapsed or thing in self.faults or (self.by.dead and not self.done)

    def holds(self, now: float) -> bool:
        """Its worker is alive and within its lease, so that nobody else may make this call."""
        return not (self.done or self.excused or self.by.dead) and now < self.until - SKEW


class Books:
    """Judges each lease and each call when it is made (promises 4, 7 and 8)."""

    def __init__(self, sim: Simulation) -> None:
        self._sim = sim
        self.by_step: dict[tuple[str, str, int], list[Call]] = defaultdict(list)
        self.by_key: dict[str, list[Call]] = defaultdict(list)
        #: micro-dollars really paid
        self.by_job: dict[str, int] = defaultdict(int)

    def begun(self, job_id: str, begin: Begin, before: CacheEntry | None) -> None:
        """A lease was taken: nobody else may hold it, and nothing fresh may lie there."""
        sim, now = self._sim, self._sim.clock.now
        actor = sim.clock.current
        assert actor is not None
        for other in self.by_key[begin.key]:
            if other.holds(now):
                raise Violation(
                    "P7", f"{job_id} {begin.step} may call while {other.job} {other.step} holds {begin.key[:12]}"
                )
        if before is not None and before.asset is not None and before.stored_at >= begin.fresh_since:
            raise Violation("P7", f"{job_id} {begin.step} may call although its picture is cached")
        for other in self.by_step[job_id, begin.step, begin.revision]:
            # Its lease ran out while it stood still: from now on two may be under way, and that is its own doing.
            other.lapsed = other.lapsed or (not other.done and now >= other.until - SKEW)
        call = Call(job_id, begin.step, begin.revision, begin.key, begin.one.until, actor)
        actor.call = call
        self.by_key[begin.key].append(call)
        self.by_step[job_id, begin.step, begin.revision].append(call)

    def calling(self, price: int, thing: str) -> Call:
        """A model is asked for a thing, as a passage: only under a lease, for open work, again only for a reason."""
        sim = self._sim
        actor = sim.clock.current
        call: Call | None = actor.call if actor else None
        if call is None or call.done:
            raise Violation("P4", f"{actor.name if actor else '-'} calls without a lease")
        place = call.job, call.step, call.revision
        earlier = [one for one in self.by_step[place] if one is not call and one.paid[thing] > 0]
        for other in earlier:
            if not other.excuses(thing):
                raise Violation("P4", f"{' '.join(map(str, place))} {thing[:20]} is paid for again without a reason")
        if len(earlier) >= MOST_TRIES:
            raise Violation("P4", f"{' '.join(map(str, place))} is paid for more than {MOST_TRIES} times")
        call.paid[thing] += 1
        self.by_job[call.job] += price
        self._afford(call)
        return call

    def unpaid(self, call: Call, price: int, thing: str) -> None:
        """The model turned the call away."""
        call.paid[thing] -= 1
        self.by_job[call.job] -= price

    def ended(self, actor: Actor) -> None:
        """Whoever dies between a call and its settlement leaves a reason for one more."""
        if actor.call is not None and not actor.call.done:
            actor.call.lapsed = True

    def answered(self, token_of: Any) -> None:
        """A settlement, or a try given back, was committed by whoever runs."""
        actor = self._sim.clock.current
        if actor is not None and actor.call is not None:
            actor.call.done = True

    def _afford(self, call: Call) -> None:
        job = self._sim.world.jobs.get(call.job)
        if job is None or job.budget is None:
            return
        if self.by_job[call.job] > job.budget:
            raise Violation("P8", f"{call.job} has cost {self.by_job[call.job]} of {job.budget}")
        if self.by_job[call.job] > job.spent():
            raise Violation("P8", f"{call.job} has cost {self.by_job[call.job]}, and {job.spent()} are booked")
        if (
            job.deleted
            and not is_open(job, call.step, call.revision)
            and self._sim.clock.now > job.run.ended_at + 400.0
        ):
            raise Violation("P9", f"{call.job} was deleted and still pays")
