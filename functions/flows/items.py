"""How many pictures one item may have: whatever takes a place writes the item's register in the same commit.

It names the jobs that may still add pictures: those that have not ended. So no two can fill one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from functions.core.errors import Conflict
from functions.core.job import Job
from functions.core.keys import digest
from functions.kinds import KINDS
from functions.ports import GalleryRecord, House, RegisterWrite, Wanted

#: more pictures than one job can have, all versions counted
VERSIONS = 1000


class ItemFull(Conflict):
    """This item has as many pictures as it may have."""

    action = "Delete some of its pictures, name another item, or raise MAX_IMAGES_PER_ITEM."


def reservation(house: House, job: Job) -> Sequence[RegisterWrite]:
    """The write that holds a place of its item for every picture of the job; ItemFull where there are not so many."""
    item = str(job.request.get("item") or "")
    if not item or not house.policy.most_per_item:
        return ()
    register = house.registers.read(_name(job.owner, item))
    value = _claimed(house, job.owner, item, register.value, jobs={job.id: _pictures(house, job, item)})
    return (RegisterWrite(name=_name(job.owner, item), value=value, expected=register.version),)


def places_left(house: House, owner: str, item: str) -> int | None:
    """How many more pictures the item may have now; None for no limit."""
    if not item or not house.policy.most_per_item:
        return None
    value = house.registers.read(_name(owner, item)).value
    return max(0, house.policy.most_per_item - _taken(house, owner, item, _living(house, value)))


def place(house: House, before: GalleryRecord | None, after: GalleryRecord) -> Sequence[RegisterWrite]:
    """The write that bars whoever else would fill the place which the picture takes with this change.

    ItemFull where there is none; nothing where it takes none. `before` is None for a picture that is new.
    """
    takes = bool(after.item) and after.purge_at is None
    if not takes or not house.policy.most_per_item or (before is not None and _is_shown(before, after.item)):
        return ()
    register = house.registers.read(_name(after.owner, after.item))
    value = _claimed(house, after.owner, after.item, register.value, pictures=1)
    return (RegisterWrite(name=_name(after.owner, after.item), value=value, expected=register.version),)


def _claimed(
    house: House,
    owner: str,
    item: str,
    value: Mapping[str, Any],
    *,
    jobs: Mapping[str, int] | None = None,
    pictures: int = 0,
) -> dict[str, Any]:
    """The register with these claims too. The gallery is read behind it: what came meanwhile bars its commit."""
    wanted = dict(jobs or {})
    claims = _living(house, value) | wanted
    taken, most = _taken(house, owner, item, claims) + pictures, house.policy.most_per_item
    if taken > most:
        asked = sum(wanted.values()) or pictures
        raise ItemFull(
            f"The item {item} may have {most} pictures; with {asked} more it would have {taken}.",
            fields=(("item", f"At most {most} pictures; {max(0, most - taken + asked)} more fit."),),
        )
    return {"jobs": claims}


def _living(house: House, value: Mapping[str, Any]) -> dict[str, int]:
    """The claims that still stand: of jobs that have not ended."""
    return {name: int(count) for name, count in value.get("jobs", {}).items() if _at_work(house, name)}


def _taken(house: House, owner: str, item: str, jobs: Mapping[str, int]) -> int:
    made = house.gallery.of_item(owner, item)
    return sum(max(made.get(name, 0), jobs.get(name, 0)) for name in {*made, *jobs})


def _pictures(house: House, job: Job, item: str) -> int:
    """How many pictures the job has or will have; those of scenes that it dropped hang in the gallery still."""
    steps = {step.name for step in job.steps.values() if step.what == "picture"}
    if steps and any(step.what == "picture" for step in job.gone.values()):
        wanted = Wanted(item=item, job=job.id)
        steps |= {one.step for one in house.gallery.search(job.owner, wanted, size=VERSIONS, token=None).pictures}
    if steps:
        return len(steps)
    if job.plan is not None:
        return len(job.plan.scenes)
    return sum(count for what, count in KINDS[job.kind].estimate(job.request) if what == "picture")


def _at_work(house: House, job_id: str) -> bool:
    job = house.jobs.get(job_id)
    return job is not None and not job.ended and not job.deleted


def _is_shown(picture: GalleryRecord, item: str) -> bool:
    return picture.item == item and picture.purge_at is None


def _name(owner: str, item: str) -> str:
    return f"item/{owner}/{digest(item)[:32]}"
