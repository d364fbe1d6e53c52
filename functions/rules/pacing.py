"""When a call to a model may start, so that no sixty seconds hold more calls than its quota allows.

A ledger of slots, one for a model, shared by all workers. Jobs go in order of arrival, but a job's first picture is
taken as if the job had come a head start earlier, so that everybody sees something soon and nobody waits for ever.
A slot is a promise that a better claim may still take: a worker asks when its slot has come, goes if there is room,
and otherwise learns the next time. So only the one who asks is told anything, and no message has to be called back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

#: A minute, and half a second for calls that take longer to arrive than those after them.
WINDOW = 60.5
#: How long calls keep their distance after the provider said "too many".
SPACED = 60.0
#: A slot that its worker did not take for so long is free again.
LATE = 5.0
#: A first picture is taken as if its job had come so much sooner; longer claims than this are not overtaken.
HEAD_START = 600.0
#: Nobody is sent away for longer than this: slots become free, and a sleeper cannot be woken.
LONGEST_WAIT = 60.0
#: Rows that wait at most; the weakest claim beyond that holds no slot and is told to come again.
MOST_WAITING = 1000
#: The quota that is assumed while calls keep their distance and none is configured.
ASSUMED_PER_MINUTE = 60

Claim = tuple[float, str, str]


@dataclass(frozen=True, slots=True)
class Quota:
    """What the provider grants for one model: calls a minute, and micro-dollars in ten minutes at `price` a call."""

    per_minute: int | None
    spend_per_10_minutes: int | None = None
    price: int = 0

    def __post_init__(self) -> None:
        if self.per_minute is not None and self.per_minute < 1:
            raise ValueError("a quota is at least one call a minute")

    @property
    def calls(self) -> int | None:
        """Calls in a minute, by whichever bound is the tighter; None where there is no bound."""
        if self.spend_per_10_minutes is None or self.price <= 0:
            return self.per_minute
        affordable = max(self.spend_per_10_minutes // (10 * self.price), 1)
        return affordable if self.per_minute is None else min(self.per_minute, affordable)


@dataclass(frozen=True, slots=True)
class Row:
    """One slot. A step has at most one that waits; those that started are kept while they count."""

    job: str
    step: str
    turn: int
    at: float
    started: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was started in the last minute, what waits, and whether the provider asked for a pause."""

    rows: tuple[Row, ...] = ()
    paused_until: float = 0.0
    spaced_until: float = 0.0
    jobs: tuple[tuple[float, str], ...] = ()  #: the arrival of each job with a row that waits, in order


@dataclass(frozen=True, slots=True)
class Go:
    """Make the call now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Ask again at this time."""

    at: float


def ask(  # the identity of a step, and the world as it is
    ledger: Ledger, *, job: str, step: str, turn: int, arrived: float, first: bool, now: float, quota: Quota
) -> tuple[Ledger, Go | Wait]:
    """Whether a step may make its call now, and the ledger that says so: the same object where nothing changed."""
    if quota.calls is None and now >= ledger.spaced_until:
        return ledger, Go()
    if now >= ledger.paused_until and any(
        _granted(row, job, step, turn) and row.at > now - LATE for row in ledger.rows
    ):
        return ledger, Go()
    kept = _pruned(ledger, now=now)
    mine = next((row for row in kept.rows if _same(row, job, step) and not row.started), None)
    arrivals = {name: came for came, name in kept.jobs}
    arrivals.setdefault(job, arrived)
    waiting = [(_claim(row, arrivals), row) for row in kept.rows if not row.started and row is not mine]
    claim = _claim(Row(job, step, turn, now, first=first), arrivals)
    weakest = max(waiting, key=_by_claim) if len(waiting) >= MOST_WAITING else None
    if weakest is not None and claim > weakest[0]:
        return ledger, Wait(now + LONGEST_WAIT)
    better = [row.at for other, row in waiting if other < claim]
    taken = sorted([row.at for row in kept.rows if row.started] + better)
    at = _earliest(taken, kept, now=now, calls=quota.calls or ASSUMED_PER_MINUTE)
    verdict = Go() if at <= now else Wait(min(at, now + LONGEST_WAIT))
    if mine is not None and at > now and (mine.at == at or now + LONGEST_WAIT < mine.at < at):
        return ledger, verdict  # A slot that is far off is corrected when it comes near: that saves most writes.
    dropped = weakest[1] if weakest is not None else mine
    others = tuple(row for row in kept.rows if row is not dropped)
    row = Row(job, step, turn, at, started=at <= now, first=first)
    return _ordered(replace(kept, rows=(*others, row)), arrivals), verdict


def free(ledger: Ledger, *, job: str, step: str | None = None) -> Ledger:
    """The slots that a step, or a whole job, waits for are given back; what was started still counts."""
    gone = [row for row in ledger.rows if row.job == job and step in (None, row.step) and not row.started]
    return _without(ledger, gone)


def hand_back(ledger: Ledger, *, job: str, step: str, turn: int) -> Ledger:
    """A slot that was granted and then not used: a lease was held by another, or the provider turned the call away."""
    return _without(ledger, [row for row in ledger.rows if _granted(row, job, step, turn)])


def throttled(ledger: Ledger, *, delay: float, now: float) -> Ledger:
    """The provider said "too many": nobody calls for `delay` seconds, and then one by one for a minute."""
    paused = max(ledger.paused_until, now + max(delay, 0.0))
    return replace(ledger, paused_until=paused, spaced_until=max(ledger.spaced_until, paused + SPACED))


def place(ledger: Ledger, *, job: str) -> int | None:
    """How many jobs that wait for this model came before this one; None where it waits for nothing."""
    names = [name for _, name in ledger.jobs]
    return names.index(job) if job in names else None


def to_dict(ledger: Ledger) -> dict[str, Any]:
    """The stored form, fit for JSON."""
    return {
        "rows": [[row.job, row.step, row.turn, row.at, int(row.started), int(row.first)] for row in ledger.rows],
        "paused": ledger.paused_until,
        "spaced": ledger.spaced_until,
        "jobs": [[came, name] for came, name in ledger.jobs],
    }


def from_dict(record: Mapping[str, Any]) -> Ledger:
    """The ledger that `to_dict` wrote."""
    return Ledger(
        rows=tuple(
            Row(str(job), str(step), int(turn), float(at), started=bool(started), first=bool(first))
            for job, step, turn, at, started, first in record["rows"]
        ),
        paused_until=record["paused"],
        spaced_until=record["spaced"],
        jobs=tuple((float(came), str(name)) for came, name in record["jobs"]),
    )


def _same(row: Row, job: str, step: str) -> bool:
    return row.job == job and row.step == step


def _granted(row: Row, job: str, step: str, turn: int) -> bool:
    return row.started and _same(row, job, step) and row.turn == turn


def _claim(row: Row, arrivals: dict[str, float]) -> Claim:
    """The smaller goes before the larger."""
    return arrivals[row.job] - (HEAD_START if row.first else 0.0), row.job, row.step


def _by_claim(waiting: tuple[Claim, Row]) -> Claim:
    return waiting[0]


def _pruned(ledger: Ledger, *, now: float) -> Ledger:
    """Without what no longer counts: calls of over a window ago, and slots that nobody came for."""
    rows = tuple(row for row in ledger.rows if row.at > now - (WINDOW if row.started else LATE))
    return _ordered(replace(ledger, rows=rows), {name: came for came, name in ledger.jobs})


def _without(ledger: Ledger, gone: list[Row]) -> Ledger:
    if not gone:
        return ledger
    rows = tuple(row for row in ledger.rows if row not in gone)
    return _ordered(replace(ledger, rows=rows), {name: came for came, name in ledger.jobs})


def _ordered(ledger: Ledger, arrivals: dict[str, float]) -> Ledger:
    waiting = {row.job for row in ledger.rows if not row.started}
    return replace(ledger, jobs=tuple(sorted((arrivals[job], job) for job in waiting)))


def _earliest(taken: list[float], ledger: Ledger, *, now: float, calls: int) -> float:
    """The first time from now on at which one more call breaks neither the window, the pause nor the distance."""
    at = max(now, ledger.paused_until)
    while True:
        found = _apart(taken, ledger, _windowed(taken, at, calls), WINDOW / calls)
        if found == at:
            return at
        at = found


def _windowed(taken: list[float], at: float, calls: int) -> float:
    """Any `calls` neighbours that are closer than a window forbid the time around them; both ends only rise."""
    for index in range(bisect_right(taken, at - WINDOW), len(taken) - calls + 1):
        oldest, newest = taken[index], taken[index + calls - 1]
        if newest - WINDOW >= at:
            break
        if at < oldest + WINDOW and newest - oldest < WINDOW:
            at = oldest + WINDOW
    return at


def _apart(taken: list[float], ledger: Ledger, at: float, distance: float) -> float:
    """After a pause each call keeps its distance from the others."""
    for other in taken:
        if at >= ledger.spaced_until:
            return at
        if other - distance < at < other + distance:
            at = other + distance
    return at
