"""A clean-up by hand: what it removed, or what it would remove."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from functions.core.errors import Conflict, NotFound
from functions.core.job import ENDED, Job
from functions.flows import change
from functions.flows.outworn import old_records
from functions.flows.reuse import fresh_since
from functions.flows.sweep import clean, orphans
from functions.ports import Clearing, House

HOUR = 3600.0
BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """How many of each went, or would."""

    cached: int
    files: int
    jobs: int
    records: int


def clean_up(house: House, *, rehearsed: bool = False) -> Cleaned:
    """Everything whose time is over. Bytes wait for their second look, an hour after the first."""
    return Cleaned(
        jobs=old_jobs(house, rehearsed=rehearsed), cached=expired_cache(house, rehearsed=rehearsed),
        records=old_records(house, rehearsed=rehearsed), files=orphaned_files(house, rehearsed=rehearsed),
    )  # fmt: skip


def expired_cache(house: House, *, rehearsed: bool = False) -> int:
    """Entries of the scene cache that are not fresh any more."""
    return house.cache.clear(Clearing(before=fresh_since(house), rehearsed=rehearsed)).entries


def orphaned_files(house: House, *, rehearsed: bool = False) -> int:
    """Bytes that no record has named for an hour."""
    return len(orphans(house)) if rehearsed else clean(house)


def old_jobs(house: House, *, rehearsed: bool = False) -> int:
    """Ended jobs whose hours are over leave their owners at once; their records and bytes go with the sweep."""
    keep, count = house.policy.keep_hours * HOUR, 0
    for job in _all_ended(house) if keep else ():
        if house.now() < job.run.ended_at + keep:
            continue
        count += 1
        if not rehearsed:
            with suppress(Conflict, NotFound):
                change.delete(house, job.owner, job.id)
    return count


def _all_ended(house: House) -> Iterator[Job]:
    token: str | None = None
    while True:
        page = house.oversight.jobs(states=ENDED, size=BATCH, token=token)
        yield from page.jobs
        token = page.next
        if token is None:
            return
