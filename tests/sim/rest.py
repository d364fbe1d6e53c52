"""At rest the queue is empty, nothing is due, the clock past every deadline: what was promised for then must hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from functions.core.job import Job
from functions.flows.gallery import DAY, KEEP_DAYS
from functions.flows.sweep import clean
from functions.rules import budget
from tests.sim.promises import names_of
from tests.sim.scheduler import Violation

if TYPE_CHECKING:
    from tests.sim.world import Simulation

#: looks that the sweep may need until nothing is owed
MOST_LOOKS = 400
#: seconds without trouble in which every run must come to its end by itself
CALM = 450.0


def come_to_rest(sim: Simulation) -> None:
    """Sweeps until nothing is owed."""
    sim.sweeping = False
    sim.weather.settle_down()
    sim.calm_since = sim.clock.now
    for name in list(sim.queue.held):
        sim.queue.resume(name)
    for _ in range(MOST_LOOKS):
        _run_dry(sim)
        due = [job.check_at for job in sim.world.jobs.values() if job.check_at is not None]
        if not due:
            break
        sim.clock.run(until=max(sim.clock.now, min(due)) + 6.0)
        sim.sweep_now(tidy=False)
    else:
        owing = [(job.id, job.state, job.check_at) for job in sim.world.jobs.values() if job.check_at is not None]
        raise Violation("P1", f"after {MOST_LOOKS} looks the sweep still owes {owing}")
    for _ in range(3):
        sim.clock.run(until=sim.clock.now + sim.policy.cleanup_window + 10.0)
        clean(sim.houses[0])


def _run_dry(sim: Simulation) -> None:
    """Until nothing is on its way, or until the sweep looks: an event may be told again many hours later."""
    for _ in range(5000):
        due = sim.clock.next_at()
        look = min((job.check_at for job in sim.world.jobs.values() if job.check_at is not None), default=math.inf)
        if due is None or due > look + 6.0:
            return
        sim.clock.run(until=due)
    raise Violation("P1", "the queue never runs dry")


def last_look(sim: Simulation) -> None:
    """The promises of the end."""
    for job_id, owner in sim.accepted.items():
        if job_id not in sim.world.jobs and job_id not in sim.promises.removed:
            raise Violation("P10", f"{job_id} was accepted from {owner}, and is not there")
    for job_id in sim.deleted:
        if job_id in sim.world.jobs:
            raise Violation("P1", f"{job_id} was deleted, and is still there")
        _forgotten(sim, job_id)
    for job in sim.world.jobs.values():
        if not job.ended:
            raise Violation("P1", f"{job.id} never ended: {job.state}")
        _booked(sim, job)
        _not_left_to_die(sim, job)
        sim.receivers.last_look(job)
    for job in sim.promises.removed.values():
        _booked(sim, job)
    _bytes(sim)
    sim.hall.whole()
    if sim.queue.waiting or sim.clock.actors:
        raise Violation("P1", f"{sim.queue.waiting} tasks wait, {list(sim.clock.actors)} work")


def a_month_later(sim: Simulation) -> None:
    """What lay in the bin is gone then, and its bytes with it where nothing else names them."""
    if all(one.purge_at is None for one in sim.world.gallery.values()):
        return
    sim.clock.run(until=sim.clock.now + KEEP_DAYS * DAY)
    for _ in range(3):
        sim.clock.run(until=sim.clock.now + sim.policy.cleanup_window + 10.0)
        clean(sim.houses[0])
    sim.hall.emptied()
    _bytes(sim)


def _not_left_to_die(sim: Simulation, job: Job) -> None:
    """A run that had working models for its last minutes ends by itself, not by its deadline."""
    late = job.problem is not None and job.problem.detail.startswith("The run's time was over")
    waits = sim.policy.pictures_per_minute is not None and sim.policy.pictures_per_minute < 10
    if late and not waits and job.run.deadline_at > sim.calm_since + CALM:
        raise Violation("P1", f"{job.id} was left to its deadline at {job.run.deadline_at - sim.began_at:.0f}")


def _booked(sim: Simulation, job: Job) -> None:
    register = sim.world.registers.get(f"budget/{job.owner}/{job.day}")
    entry = budget.from_dict(register.value).entries.get(job.id) if register and register.value else None  # type: ignore[arg-type]
    if (entry or budget.Entry()) != budget.Entry(spent=job.spent()):
        raise Violation("P8", f"{job.id} spent {job.spent()}, and its entry is {entry}")


def _forgotten(sim: Simulation, job_id: str) -> None:
    left = [one.id for one in sim.world.gallery.values() if one.job == job_id]
    left += [one.key for one in sim.world.entries.values() if one.job == job_id and one.asset is not None]
    left += [record.key for record in sim.world.records.values() if record.job == job_id]
    if left:
        raise Violation("P6", f"{job_id} was deleted, and {left} are still there")


def _bytes(sim: Simulation) -> None:
    named = {owner: names_of(sim.world, owner) for owner in {path.partition("/")[0] for path in sim.world.blobs}}
    for path in sim.world.blobs:
        owner, _, name = path.partition("/")
        if name not in named[owner]:
            raise Violation("P6", f"{path} is named by nothing, and is still there")
    for job in sim.world.jobs.values():
        gone = [name for name in job.assets() if f"{job.owner}/{name}" not in sim.world.blobs]
        if gone:
            raise Violation("P6", f"{job.id} names {gone}, which are not there")
