"""One owner's requests in any sixty seconds: counted in the commit of the job that they make, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from functions.core.errors import Allowance, RateLimited
from functions.ports import House, Register, RegisterWrite
from functions.rules import limits


@dataclass(frozen=True, slots=True)
class Claim:
    """A request that was let through, and the write that counts it; both empty where there is no limit."""

    allowance: Allowance | None = None
    writes: Sequence[RegisterWrite] = ()


def claimed(house: House, owner: str, kind: str) -> Claim:
    """One more request of this owner, or RateLimited. It counts when its write is committed."""
    name, limit = limits.counted_as(kind), _limit(house, kind)
    if limit <= 0:
        return Claim()
    register = house.registers.read(_register(owner, name))
    window, verdict = limits.take(_window(register), now=house.now(), limit=limit)
    if isinstance(verdict, limits.Refused):
        error = RateLimited(
            f"{limit} requests for {name} were made in the last minute; more are not allowed.",
            retry_after=verdict.retry_after,
        )
        error.allowance = Allowance(name=name, limit=limit, remaining=0, reset=verdict.retry_after)
        raise error
    write = RegisterWrite(
        name=_register(owner, name), value={"stamps": limits.to_list(window)}, expected=register.version
    )
    return Claim(_told(name, verdict), (write,))


def left(house: House, owner: str, kind: str) -> Allowance | None:
    """What is left of the minute, with nothing taken; None where there is no limit."""
    name, limit = limits.counted_as(kind), _limit(house, kind)
    if limit <= 0:
        return None
    window = _window(house.registers.read(_register(owner, name)))
    return _told(name, limits.look(window, now=house.now(), limit=limit))


def _limit(house: House, kind: str) -> int:
    policy = house.policy
    return policy.scenes_per_minute if limits.counted_as(kind) == "scenes" else policy.requests_per_minute


def _register(owner: str, name: str) -> str:
    return f"minute/{owner}/{name}"


def _window(register: Register) -> limits.Window:
    return limits.from_list(register.value.get("stamps", []))


def _told(name: str, verdict: limits.Allowed) -> Allowance:
    return Allowance(name=name, limit=verdict.limit, remaining=verdict.remaining, reset=verdict.reset)
