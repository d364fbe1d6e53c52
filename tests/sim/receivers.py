"""The owners' receivers: some listen, some are deaf, some are gone. They know what was told, and by whose leave."""

from __future__ import annotations

import json
from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING

from functions.core.delivery import DELIVERED, GIVEN_UP, MOST_TELLINGS, OWED, Delivery
from functions.core.job import Job
from functions.ports.post import Letter, Post, Receipt
from tests.sim.scheduler import Violation

if TYPE_CHECKING:
    from tests.sim.world import Simulation

#: how often a job has a receiver at all, and what may listen there: the last part of the address
SHARE = 0.45
EARS = ("good", "good", "good", "moody", "moody", "deaf", "gone")


class Receivers:
    """The courier, everything behind it, and the promise about it."""

    timeout = 10.0

    def __init__(self, sim: Simulation) -> None:
        self._sim = sim
        # Chance of its own: what a receiver does moves nobody else.
        self._rng = Random(f"receivers {sim.seed}")
        self._share = SHARE if self._rng.random() < 0.5 else 0.0
        #: id -> run that it was told for, and how often it was sent and taken
        self._runs: dict[str, object] = {}
        self.sent: dict[str, int] = defaultdict(int)
        self.taken: dict[str, int] = defaultdict(int)
        self.gone: set[str] = set()

    def post(self) -> Post:
        """As a house needs it."""
        return Post(courier=self, seed=lambda: b"seed", shown=lambda job: {"id": job.id, "run": job.run.number})

    def wanted(self) -> str:
        """The address that a request names; empty for none."""
        if self._rng.random() >= self._share:
            return ""
        return f"https://receiver.example/{self._rng.choice(EARS)}"

    def send(self, letter: Letter) -> Receipt:
        """One request: it is heard, or not, and the answer may be lost on its way back."""
        sim, name = self._sim, letter.headers["webhook-id"]
        told = json.loads(letter.body)["data"]
        place = (told["job"]["id"], told["run"], told["state"])
        if self._runs.setdefault(name, place) != place:
            raise Violation("P11", f"{name} told of {self._runs[name]}, and now of {place}")
        self.sent[name] += 1
        if self.sent[name] > MOST_TELLINGS:
            raise Violation("P11", f"{name} is sent for the {self.sent[name]}th time")
        sim.point("post", model=True)
        sim.clock.wait(self._rng.uniform(0.05, 2.0))
        ear = letter.url.rpartition("/")[2]
        calm = sim.weather.harmless()
        if ear == "gone":
            self.gone.add(name)
            return Receipt(status=410, seconds=1.0)
        if ear == "deaf" or (ear == "moody" and not calm and self._rng.random() < 0.6):
            return Receipt(status=self._rng.choice((None, 500, 302)), seconds=1.0, fault="Nobody listens.")
        self.taken[name] += 1
        if not calm and self._rng.random() < 0.1:
            return Receipt(status=None, seconds=10.0, fault="Too late.")
        sim.point("post done", after=True, model=True)
        return Receipt(status=204, seconds=1.0)

    # -- the promise ----------------------------------------------------------------------------------------------
    def look(self, old: Job | None, new: Job) -> None:
        """After each commit: what must be told is owed in it, and what is owed goes by being told or given up."""
        if new.deleted or not new.request.get("webhook"):
            return
        came = old is None or (old.state, old.run.number) != (new.state, new.run.number)
        event = f"job.{new.state}"
        if came and (new.ended or new.state == "awaiting_approval"):
            found = [one for one in new.deliveries if (one.run, one.event) == (new.run.number, event)]
            if [one.state for one in found] != [OWED] or new.check_at is None:
                raise Violation("P11", f"{new.id} run {new.run.number} is {new.state}, and owes {found}")
        for one in old.deliveries if old is not None else ():
            self._kept(new, one)
        for one in new.deliveries:
            self._true(new, one)
        if any(one.state == OWED for one in new.deliveries) and new.check_at is None:
            raise Violation("P11", f"{new.id} owes an event, and the sweep would never look")

    def _kept(self, new: Job, one: Delivery) -> None:
        """What was owed stays what it was, or is over."""
        after = [other for other in new.deliveries if other.id == one.id]
        if len(after) != 1 or (after[0].run, after[0].event) != (one.run, one.event):
            raise Violation("P11", f"{new.id}: {one.event} of run {one.run} became {after}")
        if after[0].attempts < one.attempts or (one.state == DELIVERED and after[0].state != DELIVERED):
            raise Violation("P11", f"{new.id}: {one} became {after[0]}")

    def _true(self, job: Job, one: Delivery) -> None:
        if one.state == DELIVERED and not self.taken[one.id]:
            raise Violation("P11", f"{job.id}: {one.event} of run {one.run} is said to be told, and nobody heard it")
        tired = one.attempts >= MOST_TELLINGS or one.id in self.gone
        if one.state == GIVEN_UP and not tired:
            raise Violation("P11", f"{job.id}: {one.event} of run {one.run} was given up after {one.attempts} tries")
        if self.sent[one.id] > one.attempts:
            raise Violation("P11", f"{job.id}: {one.id} was sent {self.sent[one.id]} times, {one.attempts} are known")

    def last_look(self, job: Job) -> None:
        """At rest nothing is owed, and every run has told its end."""
        if not job.request.get("webhook"):
            return
        owed = [one for one in job.deliveries if one.state == OWED]
        if owed:
            raise Violation("P11", f"{job.id} still owes {owed}")
        runs = [run for run in (*job.past, job.run) if run.state]
        told = {(one.run, one.event) for one in job.deliveries}
        missing = [run.number for run in runs if (run.number, f"job.{run.state}") not in told]
        if missing and len(job.deliveries) < 20:
            raise Violation("P11", f"{job.id}: nobody was told of the end of runs {missing}")
