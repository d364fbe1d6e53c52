"""Compare-and-set until it holds: read, decide on what is true now, write. Decisions are pure: repeating is safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from functions.core.errors import LimnerError, NotFound, Overloaded, Stale, is_passing
from functions.core.job import Job
from functions.core.transitions import Change
from functions.flows import noticing
from functions.ports import Decide, House, RegisterWrite, Thing

#: how often a beaten write decides anew before the caller is told to come again
MOST_ROUNDS = 30
#: how often what was paid for is offered to a store that is busy, before its delivery is repeated
OFFERS = 3

T = TypeVar("T")

Writes = Callable[[Job, Job], Sequence[RegisterWrite]]


def change(house: House, job_id: str, decide: Callable[[Job], Change], *, writes: Writes | None = None) -> Change:
    """The committed change; a decision that leaves the job as it is writes nothing.

    `decide` sees the newest job; `writes` gives the registers that go into the same commit.
    """
    for _ in range(MOST_ROUNDS):
        job = house.jobs.get(job_id)
        if job is None:
            raise NotFound
        made = decide(job)
        if made.job is job:
            return made
        try:
            saved = house.jobs.save(made.job, closes=made.closes, writes=writes(job, made.job) if writes else ())
        except Stale:
            continue
        noticing.changed(house, job, saved)
        return Change(saved, made.messages, made.closes)
    raise Overloaded("This job is being changed from many sides at once.", retry_after=1.0)


def update(house: House, name: str, decide: Decide) -> None:
    """Writes what `decide` makes of a register; None leaves it as it is."""
    house.gathering.commit(name, decide, lambda together: _update(house, name, together))


def _update(house: House, name: str, decide: Decide) -> None:
    for _ in range(MOST_ROUNDS):
        register = house.registers.read(name)
        value = decide(register.value)
        if value is None:
            return
        try:
            house.registers.write(name, value, expected=register.version)
        except Stale:
            continue
        return
    raise Overloaded("A shared record is being changed from many sides at once.", retry_after=1.0)


def removed(house: House, find: Callable[[], Thing], *, busy: str) -> None:
    """Removes a thing as it is now, whoever writes it at the same time; what `find` raises says that there is none."""
    for _ in range(MOST_ROUNDS):
        try:
            return house.things.remove(find())
        except Stale:
            continue
    raise Overloaded(busy, retry_after=1.0)


def insisted(act: Callable[[], T]) -> T:
    """A write that may be repeated, offered again at once: a moment in which the store is busy costs no picture."""
    for _ in range(OFFERS - 1):
        try:
            return act()
        except LimnerError as error:
            if not is_passing(error):
                raise
    return act()
