"""Owners at their devices: what they ask for, when, and how they ask again when the line was cut."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from functions.core.errors import Conflict, InvalidRequest, LimnerError, NotFound, Overloaded
from functions.core.job import Job
from functions.core.keys import digest
from functions.core.messages import Message
from functions.core.plan import Edits
from functions.flows import change
from functions.flows.export import ask_for
from functions.flows.read import listed, read, watch
from functions.flows.submit import Submission, submit
from functions.kinds import KINDS
from functions.ports import House
from tests.sim.scheduler import Violation

if TYPE_CHECKING:
    from tests.sim.world import Simulation

PROMPTS = ("pond", "fox", "mill")
#: what pictures belong to; half of them to nothing
ITEMS = ("", "", "sword", "shield")
#: kinds, and whether they are read aloud
WISHES = (
    *[("comic", "no")] * 6, ("comic", "yes"), ("story", "yes"), ("lecture", "yes"), ("presentation", "no"),
    ("presentation", "yes"),
)  # fmt: skip


@cache
def request(
    prompt: str, scenes: int, approval: str, cache: str, on_unavailable: str, budget: float | None,
    kind: str = "comic", narration: str = "no", webhook: str = "",
) -> dict[str, Any]:  # fmt: skip
    """An accepted request, parsed once."""
    body = {"kind": kind, "prompt": prompt, "scenes": scenes, "approval": approval, "cache": cache,
            "on_unavailable": on_unavailable, "budget_usd": budget, "narration": narration == "yes",
            "webhook": {"url": webhook} if webhook else None}  # fmt: skip
    return KINDS[kind].parse({name: value for name, value in body.items() if value is not None})


def owners_day(sim: Simulation) -> tuple[str, ...]:
    """Everything that the owners of one seed will do, drawn now, done later."""
    rng = sim.clock.rng
    owners = ("ann", "bob") if rng.random() < 0.35 else ("ann",)
    for owner in owners:
        if rng.random() < 0.3:
            _equal_prompts(sim, owner)
        for _ in range(rng.choice((1, 1, 1, 2))):
            _create_now_and_then(sim, owner, rng.uniform(0.0, 60.0))
        for _ in range(rng.choice((0, 1, 2, 4))):
            _burst(sim, owner, rng.choice((15.0, 60.0, 300.0)) * rng.random())
    if len(owners) > 1 and rng.random() < 0.5:
        Person(sim, "bob").at(rng.uniform(5.0, 100.0), "pry", _pry)
    return owners


def _burst(sim: Simulation, owner: str, at: float) -> None:
    """One wish, or several in the same breath."""
    rng = sim.clock.rng
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        act = rng.choice(ACTS)
        Person(sim, owner).at(at + 0.3 * rng.random(), act.__name__.strip("_"), act)


def _drawn_request(sim: Simulation) -> dict[str, Any]:
    rng = sim.clock.rng
    return request(
        rng.choice(PROMPTS),
        rng.choice((1, 1, 2, 2, 3)),
        "plan" if rng.random() < 0.25 else "none",
        "bypass" if rng.random() < 0.1 else "prefer",
        rng.choice(("wait", "wait", "fail", "offline")),
        rng.choice((None, None, None, None, 0.1, 0.2)),
        *rng.choice(WISHES),
        sim.receivers.wanted(),
    )


def belonging(sim: Simulation, wanted: dict[str, Any]) -> dict[str, Any]:
    """The request, for an item or for none."""
    return wanted | {"item": sim.clock.rng.choice(ITEMS)}


def _create_now_and_then(sim: Simulation, owner: str, at: float) -> None:
    """One request, perhaps sent several times under its key, perhaps with another body under the same key."""
    rng = sim.clock.rng
    wanted = belonging(sim, _drawn_request(sim))
    key = f"key{rng.random()}" if rng.random() < 0.8 else None
    times = rng.choice((1, 1, 1, 2, 3)) if key else 1
    person = Person(sim, owner)
    for _ in range(times):
        person.at(at + rng.choice((0.0, 0.5, 30.0)) * rng.random(), "create", creation(wanted, key, "body"))
    if key and rng.random() < 0.15:
        person.at(at + rng.choice((0.0, 40.0)) * rng.random(), "create otherwise", creation(wanted, key, "other"))


def _equal_prompts(sim: Simulation, owner: str) -> None:
    wanted, at = belonging(sim, _drawn_request(sim)), sim.clock.rng.uniform(0.0, 30.0)
    for _ in range(2):
        Person(sim, owner).at(at + sim.clock.rng.random(), "create", creation(wanted, None, ""))


Messages = tuple[Message, ...]
Act = Callable[["Person", House], Messages]


class Person:
    """One owner's wish, asked again when its answer was lost."""

    def __init__(self, sim: Simulation, owner: str) -> None:
        self.sim = sim
        self.owner = owner

    def at(self, seconds: float, name: str, act: Act) -> None:
        """Asks so many seconds after the beginning."""
        self.sim.clock.at(self.sim.clock.now + seconds, lambda: self._ask(name, act, 0))

    def _ask(self, name: str, act: Act, asked: int) -> None:
        sim = self.sim
        house = sim.any_house()

        def work() -> None:
            try:
                house.queue.put(act(self, house))
            except (Overloaded, InvalidRequest):
                raise
            except LimnerError as error:
                sim.clock.note(f"refused: {error.code}: {error.detail}")

        def ended(how: str) -> None:
            if how and asked < 4 and (sim.stubborn or sim.clock.rng.random() < 0.8):
                sim.clock.at(sim.clock.now + sim.clock.rng.uniform(0.2, 5.0), lambda: self._ask(name, act, asked + 1))

        sim.start(f"{self.owner} {name}", work, ended=ended)

    def some_job(self, house: House) -> Job:
        """One of the owner's jobs as the owner sees them."""
        page = listed(house, self.owner)
        if any(job.owner != self.owner or job.deleted for job in page.jobs):
            raise Violation("P9", f"{self.owner} is shown {[job.id for job in page.jobs]}")
        if not page.jobs:
            raise NotFound
        return self.sim.clock.rng.choice(page.jobs)


def creation(wanted: dict[str, Any], key: str | None, body: str) -> Act:
    def create(person: Person, house: House) -> Messages:
        sim = person.sim
        said = body if key else digest(wanted)
        made = submit(house, Submission(owner=person.owner, kind=wanted["kind"], request=wanted, key=key, body=said))
        if made.job.owner != person.owner:
            raise Violation("P9", f"{person.owner} got the job {made.job.id} of {made.job.owner}")
        if key is None and made.job.id in sim.accepted and (made.job.deleted or made.job.request != wanted):
            raise Violation("P9", f"{person.owner} was answered with {made.job.id}, which is gone or of another scene")
        sim.accepted[made.job.id] = person.owner
        if key is not None:
            bodies = sim.answers.setdefault((person.owner, key), {})
            bodies[body] = made.job.id
            if any(other not in sim.promises.removed for name, other in bodies.items() if name != body):
                raise Violation("P3", f"{key} was accepted with two bodies")
        return made.messages

    return create


def _approve(person: Person, house: House) -> Messages:
    job = person.some_job(house)
    draw = person.sim.clock.rng.random()
    edits = _edits(person, job) if draw < 0.4 else Edits()
    return change.approve(house, person.owner, job.id, edits=edits, tag=job.plan.edit if job.plan else None).messages


def approve_as_it_is(person: Person, house: House) -> Messages:
    return change.approve(house, person.owner, person.some_job(house).id, edits=Edits(), tag=None).messages


def _edit(person: Person, house: House) -> Messages:
    job = person.some_job(house)
    if job.plan is None:
        raise Conflict
    person.sim.deliberates()
    return change.edit(house, person.owner, job.id, edits=_edits(person, job), tag=job.plan.edit).messages


def _redraw(person: Person, house: House) -> Messages:
    """One scene's picture, by the scene's own tag."""
    job = person.some_job(house)
    if job.plan is None:
        raise Conflict
    number = person.sim.clock.rng.randint(1, len(job.plan.scenes))
    edits = Edits(scenes=((number, {"prompt": f"{person.sim.clock.rng.choice(PROMPTS)} anew"}),))
    tag = job.plan.scenes[number - 1].edit
    return change.edit(house, person.owner, job.id, edits=edits, tag=tag, scene=number).messages


def _retell(person: Person, house: House) -> Messages:
    """Other words for one scene, which are to be read aloud where its job is."""
    job = person.some_job(house)
    if job.plan is None:
        raise Conflict
    number = person.sim.clock.rng.randint(1, len(job.plan.scenes))
    edits = Edits(scenes=((number, {"narration": f"Told {person.sim.clock.rng.random():.3f}."}),))
    return change.edit(house, person.owner, job.id, edits=edits, tag=job.plan.edit).messages


def _edits(person: Person, job: Job) -> Edits:
    rng = person.sim.clock.rng
    count = len(job.plan.scenes) if job.plan else 1
    number = rng.randint(1, count)
    return rng.choice((
        Edits(scenes=((number, {"caption": f"said {rng.random():.3f}"}),)),
        Edits(scenes=((number, {"narration": rng.choice(("", f"Told {rng.random():.3f}."))}),)),
        Edits(scenes=((number, {"prompt": f"{rng.choice(PROMPTS)} again"}),)),
        Edits(scenes=((number, {"cast": rng.choice(((), ("Fen",)))}),)),
        Edits(drop=(number,)),
        Edits(add=({"prompt": "one more", "cast": ("Fen",)},)),
        Edits(order=(number,)),
    ))  # fmt: skip


def _choose(person: Person, house: House) -> Messages:
    job = person.some_job(house)
    number = person.sim.clock.rng.randint(1, len(job.plan.scenes) if job.plan else 1)
    version = person.sim.clock.rng.randint(1, 2)
    return change.choose(house, person.owner, job.id, number=number, version=version).messages


def retry(person: Person, house: House) -> Messages:
    return change.retry(house, person.owner, person.some_job(house).id).messages


def cancel(person: Person, house: House) -> Messages:
    return change.cancel(house, person.owner, person.some_job(house).id).messages


def _change_of_mind(person: Person, house: House) -> Messages:
    """Cancelled while it is at work, and begun again at once: late answers of the first run meet the second."""
    job = person.some_job(house)
    told = change.cancel(house, person.owner, job.id).messages
    try:
        # An edit that changes nothing opens no run, which would tell it with its own messages.
        return (*_begun_again(person, house, job), *told)
    except LimnerError:
        house.queue.put(told)
        raise


def _begun_again(person: Person, house: House, job: Job) -> Messages:
    if job.plan is None or person.sim.clock.rng.random() < 0.3:
        return change.retry(house, person.owner, job.id).messages
    number = person.sim.clock.rng.randint(1, len(job.plan.scenes))
    edits = Edits(scenes=((number, {"prompt": f"{person.sim.clock.rng.choice(PROMPTS)} anew"}),))
    return change.edit(house, person.owner, job.id, edits=edits, tag=job.plan.edit).messages


def delete(person: Person, house: House) -> Messages:
    job = person.some_job(house)
    made = change.delete(house, person.owner, job.id)
    person.sim.deleted.add(job.id)
    return made.messages


def export(person: Person, house: House) -> Messages:
    job = person.some_job(house)
    person.sim.deliberates()
    name = person.sim.clock.rng.choice(("pdf", "zip", "html"))
    job, made, messages = ask_for(house, job, name)
    if made.state == "ready" and job.ended and job.layout and job.id not in person.sim.promises.removed:
        blobs = person.sim.world.blobs
        file, layout = blobs.get(f"{job.owner}/{made.asset}"), blobs[f"{job.owner}/{job.layout}"]
        if file is None or file.data != name.encode() + layout.data:
            raise Violation("P6", f"the {name} of {job.id} is not made from what the job shows")
    return messages


def _watch(person: Person, house: House) -> Messages:
    job = person.some_job(house)
    for _ in range(3):
        seen = watch(house, person.owner, job.id, after=job.version, timeout=15.0)
        if seen.version < job.version:
            raise Violation("P5", f"{job.id} went back from version {job.version} to {seen.version}")
        job = seen
    return ()


def _pry(person: Person, house: House) -> Messages:
    """A foreign id looks like an unknown one, whatever is tried with it."""
    tries: tuple[Callable[[str], object], ...] = (
        lambda job_id: read(house, person.owner, job_id),
        lambda job_id: change.cancel(house, person.owner, job_id),
        lambda job_id: change.delete(house, person.owner, job_id),
        lambda job_id: change.retry(house, person.owner, job_id),
    )
    for job_id in [job for job, owner in person.sim.accepted.items() if owner != person.owner]:
        for reach in tries:
            try:
                reach(job_id)
            except NotFound:
                continue
            raise Violation("P9", f"{person.owner} reached {job_id}")
    return ()


ACTS = (
    *(
        _approve,
        _approve,
        _edit,
        _edit,
        _redraw,
        _redraw,
        _retell,
        _choose,
        retry,
        cancel,
        _change_of_mind,
        _change_of_mind,
    ),
    *(delete, export, export, _watch),
)
