"""The breakers of all models, for who looks after the house: how each stands, how it came to that, and its reset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from functions.core.errors import NotFound
from functions.flows.health import reset_breaker
from functions.ports import House
from functions.rules import breaker

PREFIX = "breaker/"
#: far more than there are models
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One model's breaker."""

    name: str
    state: breaker.Breaker
    #: when the next call may try; None while all may call
    next_trial: float | None


def breakers(house: House) -> Sequence[Known]:
    """Of the models at work and of all that were ever stopped."""
    at_work = (house.writer.model, house.painter.model, house.voice.model)
    stored = [name.removeprefix(PREFIX) for name in house.registers.listed(PREFIX, after="", limit=MOST)]
    return [_known(house, name) for name in dict.fromkeys((*at_work, *stored))]


def reset(house: House, name: str) -> Known:
    """Closed by hand; NotFound for a model that nobody asked for."""
    if name not in {one.name for one in breakers(house)}:
        raise NotFound("There is no breaker by that name.")
    reset_breaker(house, name)
    return _known(house, name)


def _known(house: House, name: str) -> Known:
    value = house.registers.read(PREFIX + name).value
    state = breaker.from_dict(value) if value else breaker.Breaker()
    return Known(name=name, state=state, next_trial=_next_trial(house, state))


def _next_trial(house: House, state: breaker.Breaker) -> float | None:
    if state.state == "closed":
        return None
    return state.opened_at + house.policy.breaker_recovery if state.state == "open" else state.trial_until
