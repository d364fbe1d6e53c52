"""The only guarantee of liveness: looks at every job that owes something, and at bytes that nobody names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from functions.core.errors import Conflict, NotFound
from functions.core.following import owed
from functions.core.job import Job
from functions.core.messages import Message, swept
from functions.core.telling import next_telling, overdue
from functions.core.transitions import FIRST_LOOK, Change, expired, hidden, looked, waited
from functions.flows import characters
from functions.flows.commit import change, update
from functions.flows.export import owed_exports
from functions.flows.gallery import purge
from functions.flows.money import close_accounts
from functions.flows.outworn import old_records
from functions.flows.reuse import fresh_since, trimmed
from functions.ports import House

BATCH = 200
ORPHANS = "orphans"
#: paths that wait for their second look at most: their record is one small document
MOST_ORPHANS = 4_000
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found."""

    messages: tuple[Message, ...]
    looked_at: int = 0
    removed_jobs: int = 0
    removed_files: int = 0


def sweep(house: House) -> Swept:
    """One look at every job whose time has come."""
    messages: list[Message] = []
    removed = 0
    trimmed(house)
    due = house.jobs.due(now=house.now(), limit=BATCH)
    for job_id in due:
        job = house.jobs.get(job_id)
        if job is not None and job.deleted:
            removed += _removed(house, job)
        elif job is not None:
            messages += _look(house, job)
    return Swept(tuple(messages), looked_at=len(due), removed_jobs=removed)


def _look(house: House, job: Job) -> tuple[Message, ...]:
    try:
        if job.ended:
            return _look_at_ended(house, job)
        made = change(house, job.id, lambda now_job: _look_at_open(now_job, house))
        if made.job.ended:
            close_accounts(house, made.job)
        return made.messages
    except (Conflict, NotFound):
        return ()


def _look_at_open(job: Job, house: House) -> Change:
    if job.ended:
        raise Conflict
    now, held = house.now(), _held(house, job)
    job = waited(job, now=now, held=held)
    if now >= job.run.deadline_at and not held:
        return expired(job, now=now)
    messages = () if held else tuple(swept(message, now=now) for message in owed(job))
    return Change(looked(job, now=now, owes=True), (*messages, *_untold(house, job)))


def _held(house: House, job: Job) -> bool:
    return any(house.queue.paused(message.verb) for message in owed(job))


def _look_at_ended(house: House, job: Job) -> tuple[Message, ...]:
    close_accounts(house, job)
    _hung(house, job)
    keep = house.policy.keep_hours * HOUR
    if keep and house.now() >= job.run.ended_at + keep:
        change(house, job.id, lambda now_job: _outlived(now_job, house))
        return ()
    change(house, job.id, lambda now_job: _settled_down(now_job, house, booked=job.version))
    return (*(swept(message, now=house.now()) for message in owed_exports(job)), *_untold(house, job))


def _untold(house: House, job: Job) -> tuple[Message, ...]:
    """Events whose time has come and that nobody is telling, also those of earlier runs."""
    now = house.now()
    found = tuple(swept(message, now=now) for message in overdue(job, now=now))
    return () if found and house.queue.paused(found[0].verb) else found


def _hung(house: House, job: Job) -> None:
    """A portrait belongs to its character, also where the job is not kept for long."""
    if job.request.get("portrait"):
        with suppress(NotFound):
            characters.look(house, job.owner, str(job.request["portrait"]))


def _settled_down(job: Job, house: House, *, booked: int) -> Change:
    """Nothing is owed any more, if nothing changed since the money was booked."""
    if not job.ended or job.deleted:
        raise Conflict
    now, keep, untold = house.now(), house.policy.keep_hours * HOUR, next_telling(job)
    late = untold is not None and untold <= now
    owes = job.version != booked or job.trying(now) or bool(owed_exports(job)) or late
    job = looked(job, now=now, owes=owes)
    if owes:
        return Change(job)
    # An event that is told again later brings its own message; the look after it is for the case that it was lost.
    times = [*([] if untold is None else [untold + FIRST_LOOK]), *([job.run.ended_at + keep] if keep else [])]
    return Change(replace(job, check_at=min(times, default=None)))


def _outlived(job: Job, house: House) -> Change:
    if not job.ended or job.deleted:
        raise Conflict
    return hidden(job, now=house.now())


def _removed(house: House, job: Job) -> bool:
    """Removes a hidden job's records, the document last; waits while a try may still be answered."""
    close_accounts(house, job)
    if job.trying(house.now()):
        with suppress(NotFound):
            change(house, job.id, lambda now_job: Change(looked(now_job, now=house.now(), owes=True)))
        return False
    house.cache.forget_job(job.id)
    house.jobs.remove(job.id)
    return True


def clean(house: House) -> int:
    """Removes bytes that no record named at two looks a clean-up window apart; how many. To be called now and then.

    The first look's generation is the precondition: bytes that were touched between the looks stay.
    """
    purge(house)
    while house.things.purge(now=house.now(), limit=BATCH):
        pass
    old_records(house)
    known = house.registers.read(ORPHANS).value
    found: dict[str, list[float]] = {}
    removed = 0
    for path in _noted_first(_unnamed(house), known):
        age = house.blobs.age(path)
        if age is None:
            continue
        generation = age[0]
        first = known.get(path)
        if first is None or int(first[0]) != generation:
            found[path] = [generation, house.now()]
        elif house.now() - first[1] < house.policy.cleanup_window:
            found[path] = list(first)
        else:
            removed += house.blobs.remove(path, generation=generation)
    update(house, ORPHANS, lambda value: _noted(value, found))
    house.cache.expire(before=fresh_since(house), limit=1000)
    return removed


def orphans(house: House) -> list[str]:
    """What the next clean-up would remove, if nobody touches it before."""
    ripe: list[str] = []
    for path, first in house.registers.read(ORPHANS).value.items():
        age, (owner, _, name) = house.blobs.age(path), path.partition("/")
        waited_long = house.now() - first[1] >= house.policy.cleanup_window
        if age is not None and age[0] == int(first[0]) and waited_long and not house.jobs.named(owner, [name]):
            ripe.append(path)
    return ripe


def _noted_first(paths: Sequence[str], known: Mapping[str, Any]) -> list[str]:
    """Those that had their first look, and as many others as there is room for; the rest wait for a later look."""
    waiting = [path for path in paths if path in known]
    return waiting + [path for path in paths if path not in known][: max(0, MOST_ORPHANS - len(waiting))]


def _noted(value: Mapping[str, Any], found: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return None if value == found else found


def _unnamed(house: House) -> list[str]:
    unnamed: list[str] = []
    after = ""
    while paths := house.blobs.listed(after=after, limit=BATCH):
        after = paths[-1]
        by_owner: dict[str, list[str]] = {}
        for path in paths:
            owner, _, name = path.partition("/")
            by_owner.setdefault(owner, []).append(name)
        for owner, names in by_owner.items():
            named = house.jobs.named(owner, names)
            unnamed += [f"{owner}/{name}" for name in names if name not in named]
    return unnamed
