"""One result, paid for once: cache, guard, bytes, settlement; then whatever follows. How it is made, a craft knows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from functions.core.errors import TooComplex
from functions.core.following import following
from functions.core.job import Asset, Job, Outcome, Step
from functions.core.messages import Message
from functions.core.settling import Settlement, is_open
from functions.flows import noticing
from functions.flows.commit import insisted
from functions.flows.guard import Call, GivenUp, Got, Later, Over, PassedOn, cached, guarded
from functions.flows.manning import Manned, manned, said
from functions.flows.reuse import brought
from functions.ports import CacheEntry, CacheHit, Found, GalleryRecord, House, LeaseEnd

T = TypeVar("T")
Messages = tuple[Message, ...]


@dataclass(frozen=True, kw_only=True)
class Work:
    """What one delivery is about."""

    house: House
    job: Job
    step: Step
    message: Message
    started: float
    #: whom the house's model stands in for
    instead_of: str = ""


class Craft(Protocol[T]):
    """How one step is done."""

    def call(self) -> Call[T]:
        """The paid call, and the key that its result is cached under."""

    def found(self, asset: Asset) -> Outcome | None:
        """From a cached result whose bytes are there; None where they are of no use."""

    def made(self, value: T) -> tuple[Outcome, Asset | None]:
        """From an answer, its bytes durable; and what the cache gets of it."""

    def failed(self, answer: GivenUp) -> Outcome:
        """When there will be no answer."""

    def record(self, outcome: Outcome) -> GalleryRecord | None:
        """What the gallery shows of it."""


def once(house: House, message: Message, craft_of: Callable[[Work], Craft[T]]) -> Messages:
    """Settles one revision of a step, or comes back later."""
    job = house.jobs.get(message.job)
    if job is None:
        return ()
    if not is_open(job, message.step, message.revision):
        return following(job, message.step)
    step = job.steps[message.step]
    work = Work(house=house, job=job, step=step, message=message, started=house.now())
    return _by(work, craft_of, manned(house, step, attempt=message.attempt))


def _by(
    work: Work, craft_of: Callable[[Work], Craft[T]], players: Sequence[Manned], *, again_at: float = math.inf
) -> Messages:
    """Asks the first of them, and the others where that one is down."""
    player, *behind = players
    work = replace(work, house=player.house, instead_of=player.instead_of)
    craft = craft_of(work)
    call = replace(craft.call(), relieved=bool(behind), again_at=again_at)
    hit = cached(work.house.cache.look(call.key), fresh_since=call.fresh_since)
    if hit is not None:
        outcome = _found(work, craft, hit)
        if outcome is not None:
            return _settle(work, craft, outcome, token="", lease=None, hit=_hit(work, hit))
        call = replace(call, fresh_since=math.inf)
    answer = guarded(work.house, work.job, work.message, call)
    if isinstance(answer, PassedOn):
        return _by(work, craft_of, behind, again_at=min(again_at, answer.until))
    return _settled(work, craft, call, answer)


def _settled(work: Work, craft: Craft[T], call: Call[T], answer: Got[T] | Later | GivenUp | Found | Over) -> Messages:
    match answer:
        case Later(later):
            return (later,)
        case Over(current):
            return following(current, work.step.name) if current else ()
        case Found(entry):
            outcome = _found(work, craft, entry)
            if outcome is None:
                return (work.message.again(at=work.house.now()),)
            return _settle(work, craft, outcome, token="", lease=None, hit=_hit(work, entry))
        case GivenUp():
            lease = LeaseEnd(key=call.key, token=answer.token) if answer.token else None
            return _settle(work, craft, craft.failed(answer), token=answer.token, lease=lease, model=call.model)
        case Got(value=value, token=token):
            outcome, stored = craft.made(value)
            lease = LeaseEnd(
                key=call.key, token=token, asset=stored, model=outcome.model, now=work.house.now(), cost=outcome.cost
            )
            return _settle(work, craft, outcome, token=token, lease=lease)


def _settle(
    work: Work, craft: Craft[T], outcome: Outcome, *, token: str, lease: LeaseEnd | None, hit: CacheHit | None = None,
    model: str = "",
) -> Messages:  # fmt: skip
    outcome = said(outcome, instead_of=work.instead_of)
    settlement = Settlement(step=work.step.name, revision=work.message.revision, outcome=outcome, token=token)
    record = craft.record(outcome)
    tally = noticing.settling(work.house, work.step, outcome, model=model)
    try:
        settled = insisted(
            lambda: work.house.jobs.settle(work.job.id, settlement, lease=lease, record=record, hit=hit, tally=tally)
        )
    except TooComplex as full:
        if outcome.asset is None:
            raise
        # What was made stays in the cache; its job has no room to say so, and ends without it.
        lost = Outcome(state="failed", at=outcome.at, problem=full.problem(), cost=outcome.cost)
        return _settle(work, craft, lost, token=token, lease=lease, model=outcome.model)
    if settled.first:
        noticing.settled(work.house, work.job, work.step, outcome, model=model)
    return following(settled.job, work.step.name) if settled.job else ()


def _found(work: Work, craft: Craft[T], entry: CacheEntry) -> Outcome | None:
    """Every byte of the entry is there and young again; the sweep cannot take it before the record is written."""
    if entry.asset is None or not brought(work.house, entry, owner=work.job.owner):
        return None
    outcome = craft.found(entry.asset)
    return None if outcome is None else replace(outcome, at=work.house.now(), cached=True, model=entry.model)


def _hit(work: Work, entry: CacheEntry) -> CacheHit:
    return CacheHit(key=entry.key, now=work.house.now())


def kept(house: House, owner: str, name: str, data: bytes, *, mime: str) -> str:
    """The name, once the bytes are durable: no record names what is not there."""
    insisted(lambda: house.blobs.put(f"{owner}/{name}", data, mime=mime))
    return name
