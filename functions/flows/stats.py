"""What the house did in the last days: spending by day and model, what the cache saved, steps by their ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from functions.flows.noticing import SPENT, STEPS
from functions.ports import House, hour_of

DAY = 86_400.0
#: how long the counters of an hour are kept
KEPT_DAYS = 400
PREFIX = "hour/"


@dataclass(kw_only=True)
class DayOf:
    """One day, in UTC; money in micro-dollars."""

    date: str
    spent: dict[str, int] = field(default_factory=dict)
    hits: int = 0
    saved: int = 0
    #: (what, outcome) -> steps
    steps: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Stats:
    """The days, the newest first, and the jobs as they are now."""

    days: tuple[DayOf, ...]
    jobs: Mapping[tuple[str, str], int]


def stats(house: House, *, days: int) -> Stats:
    """Of today and the days before it, so many in all."""
    now = house.now()
    dates = [hour_of(now - back * DAY).removeprefix(PREFIX)[:10] for back in range(days)]
    found = {date: DayOf(date=date) for date in dates}
    for name, fields in house.counters.read(f"{PREFIX}{dates[-1]}", hour_of(now)).items():
        day = found.get(name.removeprefix(PREFIX)[:10])
        for what, count in fields.items() if day else ():
            _add(found[name.removeprefix(PREFIX)[:10]], what, count)
    return Stats(days=tuple(found.values()), jobs=house.oversight.counts())


def forgotten(house: House) -> int:
    """The counters of hours that nobody asks about any more go; how many."""
    return house.counters.forget(before=hour_of(house.now() - KEPT_DAYS * DAY))


def _add(day: DayOf, what: str, count: int) -> None:
    sort, _, rest = what.partition("/")
    if sort == SPENT:
        day.spent[rest] = day.spent.get(rest, 0) + count
    elif sort == STEPS:
        kind, _, outcome = rest.partition("/")
        day.steps[kind, outcome] = day.steps.get((kind, outcome), 0) + count
    elif sort == "hits":
        day.hits += count
    elif sort == "saved":
        day.saved += count
