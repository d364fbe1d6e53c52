"""How many pictures one item may have: held for a job in the commit that accepts it, so that no two fill one place.

An item's register names who may still add pictures to it: jobs that have not ended, and pictures on their way there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from functions.core.errors import Conflict
from functions.core.job import Job
from functions.core.keys import digest
from functions.flows.commit import update
from functions.kinds import KINDS
from functions.ports import GalleryRecord, House, RegisterWrite

#: how long a place is held for one picture, in seconds: longer than any commit takes
HOLD = 60.0


class ItemFull(Conflict):
    """This item has as many pictures as it may have."""

    action = "Delete some of its pictures, name another item, or raise MAX_IMAGES_PER_ITEM."


def reservation(house: House, job: Job) -> Sequence[RegisterWrite]:
    """The write that holds a place of its item for every picture of the job; ItemFull where there are not so many."""
    item = str(job.request.get("item") or "")
    if not item or not house.policy.most_per_item:
        return ()
    register = house.registers.read(_name(job.owner, item))
    value = _claimed(house, job.owner, item, register.value, jobs={job.id: _pictures(job)})
    return (RegisterWrite(name=_name(job.owner, item), value=value, expected=register.version),)


def places_left(house: House, owner: str, item: str) -> int | None:
    """How many more pictures the item may have now; None for no limit."""
    if not item or not house.policy.most_per_item:
        return None
    value = house.registers.read(_name(owner, item)).value
    return max(0, house.policy.most_per_item - _taken(house, owner, item, *_living(house, owner, item, value)))


@contextmanager
def held(house: House, owner: str, item: str, picture: str) -> Iterator[None]:
    """A place of the item is held for this one picture; ItemFull where there is none."""
    if not item or not house.policy.most_per_item:
        yield
        return
    until = house.now() + HOLD
    update(
        house,
        _name(owner, item),
        lambda value: _claimed(house, owner, item, value, pictures={picture: until}),
    )
    try:
        yield
    finally:
        update(house, _name(owner, item), lambda value: _without(value, picture))


def _claimed(
    house: House,
    owner: str,
    item: str,
    value: Mapping[str, Any],
    *,
    jobs: Mapping[str, int] | None = None,
    pictures: Mapping[str, float] | None = None,
) -> dict[str, Any]:
    """The register with these claims too. The gallery is read behind it: what came meanwhile bars its commit."""
    wanted_jobs, wanted_pictures = dict(jobs or {}), dict(pictures or {})
    known_jobs, known_pictures = _living(house, owner, item, value)
    all_jobs, waiting = known_jobs | wanted_jobs, known_pictures | wanted_pictures
    taken, most = _taken(house, owner, item, all_jobs, waiting), house.policy.most_per_item
    if taken > most:
        asked = sum(wanted_jobs.values()) or len(wanted_pictures)
        raise ItemFull(
            f"The item {item} may have {most} pictures; with {asked} more it would have {taken}.",
            fields=(("item", f"At most {most} pictures; {max(0, most - taken + asked)} more fit."),),
        )
    return {"jobs": all_jobs, "pictures": waiting}


def _living(house: House, owner: str, item: str, value: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, float]]:
    """The claims that still stand: of jobs that have not ended, and of pictures that are not there yet."""
    jobs = {name: int(count) for name, count in value.get("jobs", {}).items() if _at_work(house, name)}
    pictures = {
        name: float(until)
        for name, until in value.get("pictures", {}).items()
        if until > house.now() and not _is_there(house.gallery.get(owner, name), item)
    }
    return jobs, pictures


def _taken(house: House, owner: str, item: str, jobs: Mapping[str, int], pictures: Mapping[str, float]) -> int:
    made = house.gallery.of_item(owner, item)
    return len(pictures) + sum(max(made.get(name, 0), jobs.get(name, 0)) for name in {*made, *jobs})


def _without(value: Mapping[str, Any], picture: str) -> Mapping[str, Any] | None:
    waiting = dict(value.get("pictures", {}))
    return None if waiting.pop(picture, None) is None else dict(value) | {"pictures": waiting}


def _pictures(job: Job) -> int:
    """How many pictures the job has or will have."""
    steps = sum(step.what == "picture" for step in job.steps.values())
    if steps:
        return steps
    if job.plan is not None:
        return len(job.plan.scenes)
    return sum(count for what, count in KINDS[job.kind].estimate(job.request) if what == "picture")


def _at_work(house: House, job_id: str) -> bool:
    job = house.jobs.get(job_id)
    return job is not None and not job.ended and not job.deleted


def _is_there(picture: GalleryRecord | None, item: str) -> bool:
    return picture is not None and picture.item == item and picture.purge_at is None


def _name(owner: str, item: str) -> str:
    return f"item/{owner}/{digest(item)[:32]}"
