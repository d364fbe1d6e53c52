"""Looking at jobs. An unknown id, a foreign one and a deleted one look the same."""

from __future__ import annotations

from functions.core.errors import InvalidRequest, NotFound
from functions.core.job import Job
from functions.ports import House, Page


def read(house: House, owner: str, job_id: str) -> Job:
    """The owner's job, or NotFound."""
    return visible(house.jobs.get(job_id), owner)


def visible(job: Job | None, owner: str) -> Job:
    """The same for a job that was read already."""
    if job is None or job.owner != owner or job.deleted:
        raise NotFound("There is no job by that id.")
    return job


def listed(
    house: House,
    owner: str,
    *,
    state: str | None = None,
    kind: str | None = None,
    size: int = 20,
    token: str | None = None,
) -> Page:
    """The owner's jobs, newest first."""
    if not 1 <= size <= 100:
        raise InvalidRequest("page_size is a number from 1 to 100.", fields=(("page_size", "must be from 1 to 100"),))
    return house.jobs.listed(owner, state=state, kind=kind, size=size, token=token)


def watch(house: House, owner: str, job_id: str, *, after: int, timeout: float) -> Job:
    """The job as soon as its version passes `after`, or as it is after `timeout` seconds."""
    read(house, owner, job_id)
    job = house.jobs.watch(job_id, after=after, timeout=timeout)
    return visible(job, owner)
