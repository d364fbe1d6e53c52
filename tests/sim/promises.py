"""The promises of the design, looked at after every commit. Only what changed since the last look is looked at.

P0 none of our own faults, P1 runs end and stay ended, P2 the counts add up, P3 one key one job, P4 paid for once,
P5 progress never falls, P6 records and bytes, P7 equal prompts at once, P8 budgets, P9 owners apart,
P10 accepted is there,
P11 an event that is owed is told or given up after eight tries, never lost and never for another run.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from functions.adapters.local.memory import World
from functions.core.job import ASSEMBLY, ENDED, Job, Outcome, Step
from functions.core.progress import progress
from functions.core.settling import Settlement
from functions.core.speech import chunks, pieces
from functions.ports import Idempotency, LeaseEnd
from functions.rules import budget
from tests.sim.scheduler import Violation

if TYPE_CHECKING:
    from tests.sim.world import Simulation

#: kinds of one picture, which may be answered at once: their file is the picture
PAGELESS = frozenset({"scene", "image"})
STATES = frozenset({"planning", "awaiting_approval", "rendering", *ENDED})


class Promises:
    """One method for each port call that writes; called with its answer and its arguments."""

    def __init__(self, sim: Simulation) -> None:
        self._sim = sim
        self._world = sim.world
        self._hall = sim.hall
        self.seen: dict[str, Job] = {}
        #: closed revisions: a marker is created once, whatever becomes of its step
        self._closed: dict[str, set[tuple[str, int]]] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self.removed: dict[str, Job] = {}

    # -- commits --------------------------------------------------------------------------------------------------
    def jobs_create(
        self, made: Job, job: Job, *, record: Idempotency | None, writes: Any = (), reused: Any = None, **more: Any
    ) -> None:
        if record is not None:
            other = self._keys.setdefault((record.owner, record.key), job.id)
            if other != job.id and other not in self.removed:
                raise Violation("P3", f"{record.key} stands for {other} and for {job.id}")
        self._job(job.id)
        self._hall.created(job)
        if reused is not None:
            self._entry(reused.hit.key)
            self._hit(job.id, reused.hit.key)
        for write in writes:
            self.registers_write(None, write.name)

    def jobs_save(self, made: Job, job: Job, *, closes: Any = (), writes: Any = ()) -> None:
        # The job first: its own new bounds are what the account must hold.
        self._job(job.id)
        if job.deleted:
            self._hall.hidden(job)
        for write in writes:
            self.registers_write(None, write.name)

    def jobs_settle(
        self, made: Any, job_id: str, settlement: Settlement, *, lease: LeaseEnd | None, hit: Any = None, **_: Any
    ) -> None:
        if settlement.token:
            self._sim.books.answered(settlement.token)
        self._job(job_id)
        if lease is not None:
            self._entry(lease.key)
        if hit is not None and made.first:
            self._hit(job_id, hit.key)
        self._hall.settled(made.job, settlement, first=made.first)

    def jobs_begin(self, made: Any, job_id: str, begin: Any) -> None:
        self._job(job_id)
        self._entry(begin.key)

    def jobs_give_back(
        self, made: Any, job_id: str, step: str, token: str, *, cost: int, key: str, burnt: bool, tally: Any = None
    ) -> None:
        self._sim.books.answered(token)
        self._job(job_id)
        self._entry(key)

    def jobs_remove(self, made: Any, job_id: str) -> None:
        job = self.seen.get(job_id)
        if job is None:
            return
        if not job.deleted or not job.ended:
            raise Violation("P10", f"{job_id} was removed as {job.state}, and nobody had deleted it")
        self.removed[job_id] = job
        del self.seen[job_id]

    def registers_write(self, made: Any, name: str, value: Any = None, *, expected: int = 0) -> None:
        if name.startswith("budget/"):
            self._day(name)

    def blobs_remove(self, made: object, path: str, *, generation: int) -> None:
        owner, _, name = path.partition("/")
        if made and name in names_of(self._world, owner):
            raise Violation("P6", f"{path} is gone, and a record names it")

    def cache_expire(self, made: int, *, before: float, limit: int) -> None:
        for key in self._world.entries:
            self._entry(key)

    # -- jobs -----------------------------------------------------------------------------------------------------
    def _job(self, job_id: str) -> None:
        new, old = self._world.jobs.get(job_id), self.seen.get(job_id)
        if new is old or new is None:
            return
        self.seen[job_id] = new
        if old is None:
            self._closed[job_id] = set()
        else:
            self._final(old, new)
        self._shape(new)
        if old is None or new.steps is not old.steps:
            self._steps(old, new)
        if new.plan is not None and (old is None or old.plan is None) and new.plan.title != new.request["prompt"]:
            raise Violation("P1", f"{job_id} of {new.request['prompt']!r} has the plan of {new.plan.title!r}")
        if old is None or new.pages is not old.pages or new.exports is not old.exports or new.layout != old.layout:
            self._named(
                new, {new.layout, *(page.name for page in new.pages), *(page.thumb for page in new.pages)} - {""}
            )
            self._named(new, {one.asset for one in new.exports.values()} - {""})
        if old is not None and old.run.number == new.run.number and progress(new).percent < progress(old).percent:
            raise Violation("P5", f"{job_id} fell from {progress(old).percent} to {progress(new).percent} %")
        self._sim.receivers.look(old, new)
        self._money(new)

    def _final(self, old: Job, new: Job) -> None:
        if (old.owner, old.created_at, old.day) != (new.owner, new.created_at, new.day):
            raise Violation("P9", f"{old.id} became another's")
        if old.ended:
            same = new.run == old.run and new.past == old.past
            after = new.past == (*old.past, old.run) and new.run.number == old.run.number + 1
            if not (same or after):
                raise Violation("P1", f"{old.id}: the ended run {old.run.number} was {old.run.state}, then changed")
            if same and (new.state != old.state or new.problem != old.problem or new.pages != old.pages):
                raise Violation("P1", f"{old.id}: {old.state} became {new.state} without a new run")
            if after and old.deleted:
                raise Violation("P1", f"{old.id} was deleted and then opened again")
        elif new.past != old.past or new.run.number != old.run.number:
            raise Violation("P1", f"{old.id}: run {old.run.number} never ended, and now run {new.run.number} is open")

    def _shape(self, job: Job) -> None:
        if job.state not in STATES or job.ended != bool(job.run.state) or (job.ended and job.run.state != job.state):
            raise Violation("P1", f"{job.id} is {job.state}, its run {job.run.state or 'open'}")
        latest = max(job.run.deadline_at, self._sim.clock.now) + 70.0
        if not job.ended and (job.check_at is None or job.check_at > latest):
            raise Violation("P1", f"{job.id} is open, and the sweep would not look at it before {job.check_at}")
        if not job.ended:
            return
        told = progress(job)
        if told.done + told.failed + told.placeholder + told.skipped != told.total:
            raise Violation("P2", f"{job.id} ended as {job.state} with {told}")
        paged = bool(job.pages) or job.kind in PAGELESS
        whole = job.plan is not None and ASSEMBLY in job.steps and told.done == told.total and paged
        if job.state == "done":
            self._told(job)
        if (job.state == "done") != whole and job.state in ("done", "partial"):
            raise Violation("P2", f"{job.id} ended as {job.state} with {told}")

    def _told(self, job: Job) -> None:
        """All that was recorded says what its scene says now; all that was written stands in its scene."""
        for step in job.steps.values():
            scene = job.scene(step.scene)
            if step.what == "speech" and job.sound(step.scene) is None:
                raise Violation("P2", f"{job.id} ended as done, and {step.name} says other words than its scene")
            if step.what == "text" and scene and not (scene.narration or "narration" in scene.emptied):
                raise Violation("P2", f"{job.id} ended as done, and nothing is told of {step.name}")

    def _steps(self, old: Job | None, new: Job) -> None:
        closed = self._closed[new.id]
        before = old.steps if old else {}
        for name, step in new.steps.items():
            earlier = before.get(name)
            if step is not earlier:
                self._step(old, new, step, earlier, closed)
        if old is not None and old.run.number == new.run.number and any(name not in new.steps for name in before):
            raise Violation("P2", f"{new.id} lost a step within a run")

    def _step(self, old: Job | None, new: Job, step: Step, earlier: Step | None, closed: set[tuple[str, int]]) -> None:
        known = earlier.outcomes if earlier else {}
        if earlier is not None and step.revision < earlier.revision:
            raise Violation("P1", f"{new.id} {step.name} fell to revision {step.revision}")
        for revision, outcome in known.items():
            # The next revision may forget what has nothing to show.
            forgotten = revision not in step.outcomes and revision < step.revision and outcome.state != "done"
            if not forgotten and _bare(step.outcomes.get(revision)) != _bare(outcome):
                raise Violation("P1", f"{new.id} {step.name} r{revision}: a settled outcome changed")
        for revision, outcome in step.outcomes.items():
            if revision in known:
                continue
            if (step.name, revision) in closed:
                raise Violation("P1", f"{new.id} {step.name} r{revision} was settled twice")
            closed.add((step.name, revision))
            self._outcome(old, new, step, revision, outcome)
        if step.tried() > 6:
            raise Violation("P4", f"{new.id} {step.name} r{step.revision} has {step.tried()} tries")

    def _outcome(self, old: Job | None, job: Job, step: Step, revision: int, outcome: Outcome) -> None:
        if revision != step.revision or (old is not None and old.ended):
            raise Violation("P1", f"{job.id} {step.name}: revision {revision} was settled when it was not open")
        if outcome.problem is not None and outcome.problem.code in ("overloaded", "internal"):
            why = outcome.problem.detail
            raise Violation("P0", f"{job.id} {step.name} r{revision} failed for a passing trouble: {why}")
        if outcome.asset is None:
            return
        self._named(job, outcome.asset.blobs())
        self._fits(job, step, revision, self._world.blobs[f"{job.owner}/{outcome.asset.name}"].data.decode())
        shown = step.picture()
        if step.chosen == 0 and (shown is None or shown[0] != revision) and outcome.state == "done":
            raise Violation("P1", f"{job.id} {step.name} shows revision {shown} after {revision} was drawn")

    def _fits(self, job: Job, step: Step, revision: int, data: str) -> None:
        """What was made is of the scene as it is now: its picture, or every word that it says and no other."""
        scene = job.scene(step.scene)
        if scene is None:
            return
        found: object = data.partition("|")[2]
        wanted: object = scene.prompt
        if step.what == "speech":
            found = [passage.partition("|")[2] for passage in data.split(";")[:-1]]
            wanted = [" ".join(group) for _, text in pieces(scene) for group in chunks(text)]
            if (heard := job.sound(step.scene)) is None or heard[0] != revision:
                raise Violation("P1", f"{job.id} {step.name} r{revision} was recorded, and is not heard")
        elif step.what == "text":
            found, wanted = json.loads(data)["narration"].partition(" by")[0], f"Of {scene.title}"
        if found != wanted:
            raise Violation("P1", f"{job.id} {step.name} r{revision} shows {found!r} for {wanted!r}")

    def _named(self, job: Job, names: Any) -> None:
        blobs = self._world.blobs
        for name in names:
            if f"{job.owner}/{name}" not in blobs:
                raise Violation("P6", f"{job.id} names {name[:12]}, which is not there")

    # -- the rest -------------------------------------------------------------------------------------------------
    def _hit(self, job_id: str, key: str) -> None:
        entry, job = self._world.entries.get(key), self._world.jobs[job_id]
        if entry is not None and entry.owner != job.owner and not self._sim.policy.cache_shared:
            raise Violation("P9", f"{job_id} of {job.owner} is shown what {entry.owner} had made")

    def _entry(self, key: str) -> None:
        entry = self._world.entries.get(key)
        if entry is None:
            return
        job = self.seen.get(entry.job)
        if job is not None and job.owner != entry.owner:
            raise Violation("P9", f"{job.owner} shares the key {key[:12]} with {entry.owner}")
        if entry.asset is None:
            return
        for name in entry.asset.blobs():
            blob = self._world.blobs.get(f"{entry.owner}/{name}")
            if blob is None:
                raise Violation("P6", f"the cache names {name[:12]}, which is not there")
            if b"placeholder|" in blob.data:
                raise Violation("P6", "a placeholder is in the cache")
        if entry.model not in (self._sim.brush.model, self._sim.voice.model, self._sim.pen.model):
            raise Violation("P6", f"the cache holds a result by {entry.model}")

    def _day(self, name: str) -> None:
        value = self._world.registers[name].value
        if not value:
            return
        day = budget.from_dict(value)  # type: ignore[arg-type]
        limit = self._sim.policy.daily_budget
        if limit is not None and budget.total(day) > limit:
            raise Violation("P8", f"{name} holds {budget.total(day)} of {limit}")
        for job_id in day.entries:
            job = self.seen.get(job_id) or self.removed.get(job_id)
            if job is not None and job.owner != name.split("/")[1]:
                raise Violation("P9", f"{name} names {job_id} of {job.owner}")
        for job in self.seen.values():
            if not job.ended and name == f"budget/{job.owner}/{job.day}":
                self._reserved(job, day)

    def _money(self, job: Job) -> None:
        if self._sim.books.by_job[job.id] > job.spent():
            raise Violation("P8", f"{job.id} has cost {self._sim.books.by_job[job.id]}, and {job.spent()} are booked")
        if job.budget is not None and job.spent() > job.budget:
            raise Violation("P8", f"{job.id} spent {job.spent()} of {job.budget}")
        register = self._world.registers.get(f"budget/{job.owner}/{job.day}")
        if not job.ended and register is not None:
            self._reserved(job, budget.from_dict(register.value))  # type: ignore[arg-type]

    def _reserved(self, job: Job, day: budget.Day) -> None:
        entry = day.entries.get(job.id, budget.Entry())
        if entry.reserved + entry.spent < max(job.most, job.spent()):
            raise Violation("P8", f"{job.id} is at work, may spend {job.most}, and {entry} is held for it")


def _bare(outcome: Outcome | None) -> object:
    """The outcome without the draft, which the plan takes over."""
    if outcome is None or outcome.draft is None:
        return outcome
    return Outcome(
        state=outcome.state, at=outcome.at, seconds=outcome.seconds, cached=outcome.cached, model=outcome.model,
        cost=outcome.cost, asset=outcome.asset, problem=outcome.problem, warning=outcome.warning,
    )  # fmt: skip


def names_of(world: World, owner: str) -> set[str]:
    """Every blob that a record of the owner names, found without asking the store."""
    named = {name for job in world.jobs.values() if job.owner == owner for name in job.assets()}
    kept = [one.asset for one in world.entries.values() if one.owner == owner and one.asset is not None]
    kept += [one.asset for one in world.gallery.values() if one.owner == owner]
    return named | {name for asset in kept for name in asset.blobs()}
