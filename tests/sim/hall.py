"""The gallery's own promises: every finished picture hangs there, an item takes so many, and the bin keeps its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from functions.core.job import Job
from functions.core.settling import Settlement
from functions.ports import GalleryRecord
from tests.sim.scheduler import Violation

if TYPE_CHECKING:
    from tests.sim.world import Simulation

#: clocks differ by so much at most
SKEW = 5.0


class Hall:
    """One method for each port call that changes what hangs there; called with its answer and its arguments."""

    def __init__(self, sim: Simulation) -> None:
        self._sim = sim
        self._world = sim.world
        #: pictures as they hung at the last look
        self.hung: dict[str, GalleryRecord] = {}
        #: pictures whose time in the bin was over
        self.purged: set[str] = set()

    # -- commits --------------------------------------------------------------------------------------------------
    def gallery_add(self, made: GalleryRecord, record: GalleryRecord, **_: Any) -> None:
        self._seen(made.id)

    def gallery_change(self, made: GalleryRecord, record: GalleryRecord, **_: Any) -> None:
        self._seen(made.id)

    def gallery_purge(self, made: int, *, now: float, limit: int) -> None:
        gone = [one for name, one in self.hung.items() if name not in self._world.gallery]
        for one in gone:
            if one.purge_at is None or one.purge_at > self._sim.clock.now + SKEW:
                raise Violation("P6", f"{one.id} was purged, and its time was {one.purge_at or 'not over'}")
            del self.hung[one.id]
            self.purged.add(one.id)
        left = [one.id for one in self._world.gallery.values() if one.purge_at is not None and one.purge_at <= now]
        if left and len(gone) < limit:
            raise Violation("P6", f"{left} should be purged by now")

    def settled(self, job: Job | None, settlement: Settlement, *, first: bool) -> None:
        """A first settlement of a picture brings its record with it."""
        step = job.steps.get(settlement.step) if job else None
        if first and job and step and step.what == "picture" and step.revision == settlement.revision:
            self._brought(job, step.name, settlement.revision)

    def created(self, job: Job) -> None:
        """A job that was answered at once brought its picture with it."""
        for step in job.steps.values():
            if step.what == "picture" and step.outcome() is not None:
                self._brought(job, step.name, step.revision)

    def hidden(self, job: Job) -> None:
        """A job that is gone for its owner shows no picture any more."""
        left = [one.id for one in self._world.gallery.values() if one.job == job.id]
        if left:
            raise Violation("P9", f"{job.id} was deleted, and {left} are still shown")
        self.hung = {name: one for name, one in self.hung.items() if one.job != job.id}

    def hang(self, record: GalleryRecord) -> None:
        """What hung there before the first day."""
        self._world.gallery[record.id] = self.hung[record.id] = record

    # -- looks ----------------------------------------------------------------------------------------------------
    def whole(self) -> None:
        """Every picture of every job hangs there still, unless its time in the bin was over."""
        for job in self._world.jobs.values():
            for step in job.steps.values() if not job.deleted else ():
                for revision, outcome in step.outcomes.items() if step.what == "picture" else ():
                    name = _named(job, step.name, revision)
                    if outcome.state == "done" and name not in self._world.gallery and name not in self.purged:
                        raise Violation("P6", f"{name} was painted, and hangs nowhere")

    def emptied(self) -> None:
        """Nothing is left in the bin whose time is over long ago."""
        left = [one.id for one in self._world.gallery.values() if one.purge_at is not None]
        if left:
            raise Violation("P6", f"{left} were thrown away a month ago, and are still there")

    def _brought(self, job: Job, step: str, revision: int) -> None:
        outcome = job.steps[step].outcomes[revision]
        record = self._world.gallery.get(_named(job, step, revision))
        if outcome.state != "done":
            if record is not None:
                raise Violation("P6", f"{record.id} hangs in the gallery as {outcome.state}")
            return
        if record is None or record.asset != outcome.asset:
            raise Violation("P6", f"{job.id} {step} r{revision} was painted, and does not hang in the gallery")
        if (record.item, record.cached) != (job.request.get("item", ""), outcome.cached):
            raise Violation("P6", f"{record.id} hangs under {record.item!r}, cached: {record.cached}")
        self._seen(record.id)

    def _seen(self, name: str) -> None:
        record = self.hung[name] = self._world.gallery[name]
        job = self._sim.promises.seen.get(record.job)
        if record.job and job is None:
            raise Violation("P6", f"the gallery names {name} of a job that is gone")
        if job is not None and record.owner != job.owner:
            raise Violation("P9", f"the gallery shows {name} to {record.owner}")
        for blob in record.asset.blobs():
            if f"{record.owner}/{blob}" not in self._world.blobs:
                raise Violation("P6", f"{name} names {blob[:12]}, which is not there")
        self._fits(record)

    def _fits(self, record: GalleryRecord) -> None:
        """No item has more pictures than it may have, all versions of one counted once."""
        most = self._sim.policy.most_per_item
        if not most or not record.item or record.purge_at is not None:
            return
        places = {
            one.place()
            for one in self._world.gallery.values()
            if (one.owner, one.item, one.purge_at) == (record.owner, record.item, None)
        }
        if len(places) > most:
            raise Violation("P8", f"{record.item} of {record.owner} has {len(places)} pictures of {most}")


def _named(job: Job, step: str, revision: int) -> str:
    return f"{job.id}-{step}-r{revision}"
