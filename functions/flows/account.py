"""What an owner has asked for and spent, and which models work for whom at which price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from functions.flows import money
from functions.ports import House
from functions.rules import budget, prices

#: the day of the price list
PRICES_AS_OF = prices.AS_OF


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One owner's day, in micro-dollars, and what is under way."""

    spent: int
    reserved: int
    #: None where there is no cap
    budget: int | None
    resets_at: float
    running: int


def account(house: House, owner: str) -> Account:
    """As it is now; the day is that of UTC."""
    date = budget.date_of(house.now())
    day = money.day_of(house, owner, date)
    spent = budget.spent(day)
    return Account(
        spent=spent, reserved=budget.total(day) - spent, budget=house.policy.daily_budget,
        resets_at=budget.ends_at(date), running=house.jobs.running(owner),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model: what it is for, and what it costs today and from which later day."""

    name: str
    roles: tuple[prices.Role, ...]
    #: the grades that it stands for in its role
    grades: tuple[prices.Grade, ...]
    #: roles that it plays in this house now
    at_work: tuple[prices.Role, ...]
    #: what is sold -> micro-dollars
    costs: Mapping[prices.What, int]
    #: (first day, costs) of prices that are announced
    later: tuple[tuple[str, Mapping[prices.What, int]], ...]
    retires: str


def models(house: House) -> Sequence[Model]:
    """Every model that can be asked today, those at work first; one without a price is reckoned as the dearest."""
    playing: dict[prices.Role, str] = {
        "text": house.writer.model, "picture": house.painter.model, "speech": house.voice.model
    }  # fmt: skip
    at_work: dict[str, list[prices.Role]] = {}
    for role, name in playing.items():
        at_work.setdefault(prices.plain(name), []).append(role)
    today = budget.date_of(house.now())
    names = dict.fromkeys((*at_work, *(row.model for row in prices.TABLE if not "" < row.retires <= today)))
    return [_model(name, tuple(at_work.get(name, ())), today) for name in names]


def _model(name: str, at_work: tuple[prices.Role, ...], today: str) -> Model:
    rows = [row for row in prices.TABLE if row.model == name]
    roles = tuple(dict.fromkeys(row.role for row in rows)) or at_work
    days = sorted({row.since for row in rows if row.since > today})
    graded = [one for role in roles for provider in prices.HOSTED for one in prices.graded(provider, role).items()]
    grades = dict.fromkeys(grade for grade, model in graded if model == name)
    return Model(
        name=name, roles=roles, grades=tuple(grades), at_work=at_work, costs=_costs(name, roles, today),
        later=tuple((day, _costs(name, roles, day)) for day in days),
        retires=next((row.retires for row in rows if row.retires), ""),
    )  # fmt: skip


def _costs(name: str, roles: Sequence[prices.Role], day: str) -> Mapping[prices.What, int]:
    sold = dict.fromkeys(what for role in roles for what in prices.SOLD[role])
    return {what: prices.price(name, what, on=day) for what in sold}
