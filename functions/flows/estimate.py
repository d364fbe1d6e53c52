"""What a request would cost and how long it would take, before anything is spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.job import ASSEMBLY, Job
from functions.kinds import KINDS
from functions.ports import House, PictureAsk, WriterAsk

#: a run may cost so many times its estimate before it stops: tries without an answer count as spent
MARGIN = 2
MICRO = 1_000_000
#: seconds that a call takes at best and at worst, as shares of the model's time-out
QUICK, SLOW = 0.02, 0.25


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an estimate."""

    what: str
    count: int
    cost: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """The price of a request in micro-dollars, and a range of seconds."""

    items: tuple[Item, ...]
    cost: int
    #: the most it can cost, under its own cap
    most: int
    cap: int | None
    seconds: tuple[float, float]


def estimate(house: House, kind: str, request: Mapping[str, Any]) -> Estimate:
    """Counts from the kind, prices from the models."""
    text = house.writer.may_cost(WriterAsk(kind=kind, request=request, prompt="", schema={}))
    picture = house.painter.may_cost(_sample(request))
    each = {"plan": text, "sheet": picture, "picture": picture}
    items = tuple(Item(what, count, count * each.get(what, 0)) for what, count in KINDS[kind].estimate(request))
    cost = sum(item.cost for item in items)
    wanted = request.get("budget_usd")
    cap = None if wanted is None else round(float(wanted) * MICRO)
    most = cost * MARGIN if cap is None else min(cost * MARGIN, cap)
    return Estimate(items, cost, most, cap, _seconds(house, items))


def remaining(house: House, job: Job) -> int:
    """What the steps of a job that are open cost; the whole estimate where they are not known yet."""
    if ASSEMBLY not in job.steps:
        return job.estimate
    pictures = sum(step.outcome() is None and step.what != ASSEMBLY for step in job.steps.values())
    return pictures * house.painter.may_cost(_sample(job.request))


def _sample(request: Mapping[str, Any]) -> PictureAsk:
    return PictureAsk(prompt="", style=str(request.get("style") or ""), seed=0, width=1024, height=1024)


def _seconds(house: House, items: tuple[Item, ...]) -> tuple[float, float]:
    pictures = sum(item.count for item in items if item.what in ("sheet", "picture"))
    quota = house.policy.pictures_per_minute
    queued = 60.0 * max(0, (pictures - 1) // quota) if quota else 0.0
    timeouts = house.writer.timeout + house.painter.timeout
    return round(timeouts * QUICK + queued, 1), round(timeouts * SLOW + queued, 1)
