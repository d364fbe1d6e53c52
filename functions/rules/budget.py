"""What an owner may spend in one day, in micro-dollars.

Each job has one entry: what it has spent and what is held for the calls it may still make. A reservation adds to the
entry and is refused beyond the limit; the end of a run sets the entry from the tries that were recorded, and that is
never refused, for it is the truth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from functions.core.errors import BudgetExceeded

DOLLAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One job's part of the day."""

    reserved: int = 0
    spent: int = 0

    def __post_init__(self) -> None:
        if self.reserved < 0 or self.spent < 0:
            raise ValueError("money in an entry is never negative")


@dataclass(frozen=True, slots=True)
class Day:
    """One owner's day, named by its date in UTC."""

    owner: str
    date: str
    entries: Mapping[str, Entry] = field(default_factory=dict)


def total(day: Day) -> int:
    """Spent and reserved together: what the limit is held against."""
    return sum(entry.reserved + entry.spent for entry in day.entries.values())


def spent(day: Day) -> int:
    """What was really paid."""
    return sum(entry.spent for entry in day.entries.values())


def reserve(day: Day, *, job: str, amount: int, limit: int | None) -> Day:
    """Hold `amount` more for a job, or raise BudgetExceeded; no limit is None."""
    if amount < 0:
        raise ValueError("a reservation is never negative")
    left = None if limit is None else limit - total(day)
    if left is not None and amount > left:
        raise BudgetExceeded(
            f"This may cost ${amount / DOLLAR:.2f}, and ${max(left, 0) / DOLLAR:.2f} of the day's budget is left."
        )
    entry = day.entries.get(job, Entry())
    return set_entry(day, job=job, entry=replace(entry, reserved=entry.reserved + amount))


def set_entry(day: Day, *, job: str, entry: Entry) -> Day:
    """The day with a job's entry as it is now; an empty entry is dropped."""
    if day.entries.get(job, Entry()) == entry:
        return day
    entries = {name: other for name, other in day.entries.items() if name != job}
    if entry != Entry():
        entries[job] = entry
    return replace(day, entries=entries)


def date_of(moment: float) -> str:
    """The day, in UTC, that a moment belongs to."""
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def ends_at(date: str) -> float:
    """The moment when a day is over and its budget with it."""
    return (datetime.fromisoformat(date).replace(tzinfo=UTC) + timedelta(days=1)).timestamp()


def to_dict(day: Day) -> dict[str, Any]:
    """The stored form, fit for JSON."""
    entries = {job: [entry.reserved, entry.spent] for job, entry in day.entries.items()}
    return {"owner": day.owner, "date": day.date, "entries": entries}


def from_dict(record: Mapping[str, Any]) -> Day:
    """The day that `to_dict` wrote."""
    entries = {job: Entry(reserved, paid) for job, (reserved, paid) in record["entries"].items()}
    return Day(record["owner"], record["date"], entries)
