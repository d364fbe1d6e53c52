"""Every place where a worker can die, one after the other: the port calls of a job without faults are counted, then the
same job runs again for each of them, and whoever comes to that call dies there.

Three ways: the worker dies alone, every message comes twice, or the whole process dies and starts again.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from functions.core.plan import Edits
from functions.flows import change
from functions.ports import House, Policy
from tests.sim import collectors, people
from tests.sim.scheduler import Violation
from tests.sim.weather import Weather
from tests.sim.world import Broken, Simulation

RULES = Policy(deadline_minutes=15.0, approval_days=0.02, daily_budget=5_000_000, cleanup_window=900.0)
WAYS = ("alone", "twice", "restart")
#: seconds until everything that a script asks for was asked for
SCRIPT = 150.0

Script = Callable[[Simulation], None]


@dataclass
class Enumerated:
    """What came of it."""

    points: int = 0
    #: runs in which the death fell between a call and its stored bytes, so that one more was paid
    paid_again: int = 0
    broken: list[Broken] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.points} crash points, {self.paid_again} paid one call more, {len(self.broken)} broken promises"


def _asked(sim: Simulation, at: float, name: str, act: people.Act) -> None:
    people.Person(sim, "ann").at(at, name, act)


def _created(
    sim: Simulation,
    at: float = 0.0,
    *,
    approval: str = "none",
    prompt: str = "fox",
    key: str = "key",
    wish: tuple[str, str] = ("comic", "no"),
) -> None:
    wanted = people.request(prompt, 2, approval, "prefer", "wait", None, *wish)
    _asked(sim, at, "create", people.creation(wanted, key, "body"))


def _redrawn(person: people.Person, house: House) -> people.Messages:
    job = person.some_job(house)
    edits = Edits(scenes=((1, {"prompt": "pond anew"}),))
    return change.edit(house, person.owner, job.id, edits=edits, tag=job.plan.edit if job.plan else None).messages


def _lettered(person: people.Person, house: House) -> people.Messages:
    job = person.some_job(house)
    edits = Edits(scenes=((2, {"caption": "said again"}),))
    return change.edit(house, person.owner, job.id, edits=edits, tag=job.plan.edit if job.plan else None).messages


def _told_otherwise(person: people.Person, house: House) -> people.Messages:
    job = person.some_job(house)
    edits = Edits(scenes=((1, {"narration": "Told otherwise."}),))
    return change.edit(house, person.owner, job.id, edits=edits, tag=job.plan.edit if job.plan else None).messages


def _chosen(person: people.Person, house: House) -> people.Messages:
    return change.choose(house, person.owner, person.some_job(house).id, number=1, version=1).messages


def _after(
    *acts: tuple[float, str, people.Act], approval: str = "none", wish: tuple[str, str] = ("comic", "no")
) -> Script:
    def script(sim: Simulation) -> None:
        _created(sim, approval=approval, wish=wish)
        for at, name, act in acts:
            _asked(sim, at, name, act)

    return script


def _two_equal(sim: Simulation) -> None:
    _created(sim, key="one")
    _created(sim, 0.1, key="two")


SCRIPTS: dict[str, Script] = {
    "create": _after(),
    "approve": _after((30.0, "approve", people.approve_as_it_is), approval="plan"),
    "cancel": _after((8.0, "cancel", people.cancel)),
    "cancel and retry": _after((8.0, "cancel", people.cancel), (14.0, "retry", people.retry)),
    "redraw": _after((60.0, "redraw", _redrawn)),
    "letter again": _after((60.0, "letter", _lettered)),
    "redraw and choose": _after((60.0, "redraw", _redrawn), (100.0, "choose", _chosen)),
    "export": _after((60.0, "export", people.export)),
    "delete": _after((12.0, "delete", people.delete)),
    "two equal prompts": _two_equal,
    "explain and read aloud": _after(wish=("presentation", "yes")),
    "tell otherwise": _after((60.0, "tell", _told_otherwise), wish=("story", "yes")),
}


def _one_again(sim: Simulation) -> None:
    """One picture, asked for again and answered at once; put away, brought back, and one from elsewhere beside it."""
    wanted = collectors.single("scene", "fox", "wait") | {"item": "sword"}
    for at, key in ((0.0, "one"), (40.0, "two")):
        _asked(sim, at, "create scene", people.creation(wanted, key, "body"))
    _asked(sim, 60.0, "throw away", collectors.throw_away)
    _asked(sim, 70.0, "bring back", collectors.bring_back)
    _asked(sim, 80.0, "bring in", collectors.bring_in_one)


def _again_and_again(sim: Simulation) -> None:
    """One picture, asked for in the same words whatever becomes of the jobs that it was."""
    wanted = collectors.single("scene", "fox", "wait")
    for at in (0.0, 40.0, 45.0, 50.0, 70.0, 75.0, 95.0, 96.0):
        _asked(sim, at, "create scene", people.creation(wanted, None, ""))
    _asked(sim, 60.0, "throw away", collectors.throw_away)
    _asked(sim, 80.0, "delete", people.delete)


SCRIPTS["one picture again"] = _one_again
SCRIPTS["one picture again and again"] = _again_and_again


def staged(script: Script, way: str, *, crash_at: int = 0) -> Simulation:
    """One run of a script; the promises are looked at all the way and at rest."""
    sim = Simulation(7, sky=Weather(twice=1.0 if way == "twice" else 0.0), rules=RULES, crash_at=crash_at)
    sim.stubborn = True
    sim.all_die = way == "restart"
    script(sim)
    sim.clock.at(sim.clock.now + 20.0, sim.sweep_regularly)
    sim.clock.run(until=sim.began_at + SCRIPT)
    return sim


def enumerate_points(*, jobs: int = 1, ways: Sequence[str] = WAYS) -> Enumerated:
    """All of them."""
    work = [(name, way) for name in SCRIPTS for way in ways]
    told = Enumerated()
    if jobs == 1:
        parts = [_points_of(one) for one in work]
    else:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            parts = pool.map(_points_of, work, chunksize=1)
    for part in parts:
        told.points += part.points
        told.paid_again += part.paid_again
        told.broken += part.broken
    return told


def _points_of(work: tuple[str, str]) -> Enumerated:
    name, way = work
    told = Enumerated()
    whole = staged(SCRIPTS[name], way)
    last = whole.points
    whole.settle()
    gc.disable()
    for crash_at in range(1, last + 1):
        told.points += 1
        fault = _one(name, way, crash_at, told)
        if fault is not None:
            told.broken.append(fault)
    gc.enable()
    gc.collect()
    return told


def _one(name: str, way: str, crash_at: int, told: Enumerated) -> Broken | None:
    sim = Simulation(7, sky=Weather(), rules=RULES)
    try:
        sim = staged(SCRIPTS[name], way, crash_at=crash_at)
        sim.settle()
        again = _bill(sim)
        told.paid_again += again
    except Violation as fault:
        return Broken(crash_at, fault.promise, f"({name}, {way}) {fault.sentence}", tuple(sim.clock.trace[-40:]))
    return None


def _bill(sim: Simulation) -> int:
    """How many calls were paid for once more; each for a death between the call and the stored bytes, and no other."""
    again = 0
    asked = {(place, thing): calls for place, calls in sim.books.by_step.items() for one in calls for thing in one.paid}
    for (place, thing), calls in asked.items():
        paid = sum(call.paid[thing] for call in calls)
        reasons = sum(call.paid[thing] for call in calls if not call.done)
        if paid > 1 + reasons or reasons > (3 if sim.all_die else 1):
            raise Violation("P4", f"{' '.join(map(str, place))} cost {paid} calls for {reasons} deaths")
        again += max(paid - 1, 0)
    if again > 1 and not sim.all_die:
        raise Violation("P4", f"one death cost {again} calls")
    return again
