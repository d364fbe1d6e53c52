"""Small shared records that nobody reads any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from functions.flows.stats import forgotten
from functions.ports import House
from functions.rules import budget

DAY = 86_400.0
#: days after which a minute, and a day's account whose jobs are all gone, are nobody's concern
MINUTE_DAYS, BUDGET_DAYS = 2, 35
BATCH = 200

IsOver = Callable[[House, str, Mapping[str, Any]], bool]


def old_records(house: House, *, rehearsed: bool = False) -> int:
    """Minutes of days ago, accounts of old days whose jobs are gone, counters of long ago; how many went, or would."""
    over = [
        (name, version)
        for prefix, is_over in (("minute/", _is_past), ("budget/", _is_settled))
        for name, version in _over(house, prefix, is_over)
    ]
    if rehearsed:
        return len(over)
    return sum(house.registers.remove(name, expected=version) for name, version in over) + forgotten(house)


def _over(house: House, prefix: str, is_over: IsOver) -> Iterator[tuple[str, int]]:
    after = ""
    while names := house.registers.listed(prefix, after=after, limit=BATCH):
        after = names[-1]
        for name in names:
            register = house.registers.read(name)
            if register.version and is_over(house, name, register.value):
                yield name, register.version


def _is_past(house: House, name: str, value: Mapping[str, Any]) -> bool:
    return bool(max(value.get("stamps") or [0.0]) < house.now() - MINUTE_DAYS * DAY)


def _is_settled(house: House, name: str, value: Mapping[str, Any]) -> bool:
    """A job that is still there may open a run, and that is booked on the day of its acceptance."""
    if name.rpartition("/")[2] >= budget.date_of(house.now() - BUDGET_DAYS * DAY):
        return False
    return not any(house.jobs.get(job) for job in value.get("entries") or ())
