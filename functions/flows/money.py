"""An owner's day: what a job may spend is reserved with the commit that lets it, and set from its tries afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from functions.core.job import Job
from functions.flows.commit import update
from functions.ports import House, RegisterWrite
from functions.rules import budget


def reservation(house: House, job: Job) -> Sequence[RegisterWrite]:
    """The write that holds everything a job may still cost; BudgetExceeded where the day has no room for it."""
    if not job.most and not job.spent():
        return ()
    register = house.registers.read(_name(job))
    day = budget.set_entry(_day(job, register.value), job=job.id, entry=budget.Entry())
    limit = house.policy.daily_budget
    day = budget.reserve(day, job=job.id, amount=max(job.most, job.spent()), limit=limit)
    return (RegisterWrite(name=_name(job), value=budget.to_dict(day), expected=register.version),)


def book(house: House, job: Job) -> None:
    """Sets an ended job's entry to what its tries cost; one that has no answer counts as spent.

    The job is read after its owner's day: whoever opens its next run writes the day in the same commit, so that the
    reservation of a run that is open is never overwritten by the end of the one before.
    """
    # A run that may cost nothing can follow one that had something reserved, whose end was never booked.
    if not job.most and not job.spent() and not job.past:
        return

    def decide(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
        now_job = house.jobs.get(job.id) or job
        if not now_job.ended:
            return None
        before = _day(job, value)
        after = budget.set_entry(before, job=job.id, entry=budget.Entry(spent=now_job.spent()))
        return None if after is before else dict(budget.to_dict(after))

    update(house, _name(job), decide)


def close_accounts(house: House, job: Job) -> None:
    """What an ended run leaves to others: its money is set, its waiting slots are free. The sweep repeats it."""
    book(house, job)
    if house.policy.paced:
        from functions.flows import health  # without a quota there is no ledger, and nothing of it need be loaded

        for painter in (house.painter, *house.understudies.painters):
            health.free_slots(house, painter.model, job=job.id)


def day_of(house: House, owner: str, date: str) -> budget.Day:
    """What an owner has reserved and spent on a day."""
    value = house.registers.read(f"budget/{owner}/{date}").value
    return budget.from_dict(value) if value else budget.Day(owner, date)


def _name(job: Job) -> str:
    return f"budget/{job.owner}/{job.day}"


def _day(job: Job, value: Mapping[str, Any]) -> budget.Day:
    return budget.from_dict(value) if value else budget.Day(job.owner, job.day)
