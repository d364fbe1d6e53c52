"""Calls to stores, drawn by chance: the same ones in the same order are to be answered alike by every store."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from functions.core import transitions
from functions.core.errors import LimnerError
from functions.core.job import Try
from functions.ports import CacheHit, Clearing, LeaseEnd, RegisterWrite, Reused, Tally, Thing, Wanted, hour_of

JOBS, STEPS, KEYS, TOKENS = ("j1", "j2", "j3"), ("p01", "p02"), ("k1", "k2"), tuple("abcdef")
PICTURES = ("g1", "g2", "g3", "g4", "j1-p01", "j2-p02")
NAMES = [f"{letter * 64}.webp" for letter in "abcdefg"]
Call = Callable[[Any], Any]


class Calls:
    """Draws calls; each can be made on any set of stores."""

    def __init__(self, chance: random.Random, make: Any) -> None:
        self.chance = chance
        self.make = make
        self.now = 1000.0

    def draw(self) -> Call:
        self.now += self.chance.choice((0.0, 1.0, 30.0) * 20 + (4000.0,))
        names = ("create", "begin", "settle", "give_back", "save", "hide", "remove", "clean", "registers", "read")
        names += ("gallery", "search", "things", "counters", "overlook")
        weights = (4, 8, 8, 3, 3, 1, 2, 1, 3, 4, 4, 3, 4, 2, 2)
        call: Call = getattr(self, self.chance.choices(names, weights)[0])()
        return call

    def one(self, values: Any) -> Any:
        return self.chance.choice(values)

    def create(self) -> Call:
        number, owner, now = self.one(JOBS), self.one(("ann", "bob")), self.now
        job = self.make.job(number, owner=owner, created_at=now, budget=self.one((None, 20)))
        key = self.one(("K", "L"))
        record = self.one((None, self.make.record(key, job=number, expires_at=now + self.one((1.0, 500.0)))))
        writes = [RegisterWrite(name="day", value={"at": now}, expected=self.one((0, 0, 1)))] * self.one((0, 0, 1))
        reused, most_open = self.one((None, None, self.reused(number))), self.one((0, 0, 1, 2))
        return lambda stores: stores.jobs.create(job, record=record, writes=writes, reused=reused, most_open=most_open)

    def reused(self, job: str) -> Reused:
        picture = self.one((None, self.make.picture(f"{job}-p01", job=job, letter="c")))
        return Reused(picture=picture, hit=self.hit(), tally=self.tally())

    def hit(self) -> CacheHit:
        return CacheHit(key=self.one(KEYS), now=self.now, times=self.one((1, 3)))

    def tally(self) -> Tally:
        return Tally(name=hour_of(self.now), booked={"spent/m": self.one((0, 7))}, first={"steps/picture/done": 1})

    def begin(self) -> Call:
        job, now = self.one(JOBS), self.now
        one = Try(revision=1, at=now, until=now + self.one((10.0, 100.0)), may_cost=self.one((0, 15)))
        wish = self.make.begin(
            self.one(TOKENS) + str(int(now)), step=self.one((*STEPS, "p09")), key=self.one(KEYS), now=now,
            boot=self.one(("boot1", "boot2")), fresh_since=self.one((0.0, now - 50, math.inf)), one=one,
        )  # fmt: skip
        return lambda stores: stores.jobs.begin(job, wish)

    def held(self, stores: Any, key: str) -> str:
        """The token that holds a key, so that settlements meet living leases too."""
        entry = stores.cache.look(key)
        return entry.token if entry is not None and entry.token else "nobody"

    def settle(self) -> Call:
        job, step, key, now, letter = self.one(JOBS), self.one(STEPS), self.one(KEYS), self.now, self.one("abc")
        stored, strays = self.one((True, True, False)), self.one((True, False, False))
        asset = self.make.asset(letter) if stored else None
        hit, tally = self.one((None, None, self.hit())), self.one((None, self.tally()))

        def call(stores: Any) -> Any:
            token = "stray" if strays else self.held(stores, key)
            outcome = {"state": "done" if stored else "failed", "at": now, "cost": 7, "asset": asset}
            settlement = self.make.settlement(token, step=step, **outcome)
            end = LeaseEnd(key=key, token=token, asset=asset, model="m", now=now)
            record = self.make.picture(f"{job}-{step}", job=job, letter=letter) if stored else None
            return stores.jobs.settle(job, settlement, lease=end, record=record, hit=hit, tally=tally)

        return call

    def give_back(self) -> Call:
        job, step, key, burnt = self.one(JOBS), self.one(STEPS), self.one(KEYS), self.one((True, False))
        cost, tally = self.one((0, 5)), self.one((None, self.tally()))
        return lambda stores: stores.jobs.give_back(
            job, step, self.held(stores, key), cost=cost, key=key, burnt=burnt, tally=tally
        )

    def save(self) -> Call:
        job_id, behind, now, layout = self.one(JOBS), self.one((0, 0, 1)), self.now, self.one(("", f"{'d' * 64}.json"))
        ends, check_at = self.one((False, False, False, True)), self.one((None, now, now + 60))

        def call(stores: Any) -> Any:
            job = stores.jobs.get(job_id)
            if job is None:
                return None
            job = replace(job, version=job.version - behind, layout=layout, check_at=check_at)
            return stores.jobs.save(transitions.cancelled(job, now=now).job if ends else job)

        return call

    def hide(self) -> Call:
        job_id, now = self.one(JOBS), self.now

        def call(stores: Any) -> Any:
            job = stores.jobs.get(job_id)
            return None if job is None else stores.jobs.save(transitions.hidden(job, now=now).job)

        return call

    def remove(self) -> Call:
        job = self.one(JOBS)
        return lambda stores: stores.jobs.remove(job)

    def clean(self) -> Call:
        job, now, hit = self.one(JOBS), self.now, self.hit()
        return self.one(
            (
                lambda stores: stores.cache.answered([hit]),
                lambda stores: stores.cache.clear(Clearing(model="m", rehearsed=True)),
                lambda stores: stores.cache.forget_job(job),
                lambda stores: stores.cache.void("boot1"),
                lambda stores: stores.cache.expire(before=now - 60, limit=1),
                lambda stores: stores.cache.trim(most=1, limit=1),
                lambda stores: stores.cache.clear(Clearing(before=now - 60)),
                lambda stores: stores.cache.counts(fresh_since=now - 60, texts_since=now),
            )
        )

    def registers(self) -> Call:
        name, value, expected = self.one(("day", "pace", "pace/ü m")), {"n": [[self.now], None]}, self.one((0, 1, 2, 3))
        after = self.one(("", "day", "pace"))
        return self.one(
            (
                lambda stores: stores.registers.write(name, value, expected=expected),
                lambda stores: stores.registers.write(name, value, expected=expected),
                lambda stores: stores.registers.remove(name, expected=expected),
                lambda stores: list(stores.registers.listed("pace", after=after, limit=2)),
            )
        )

    def gallery(self) -> Call:
        name, owner, now = self.one(PICTURES), self.one(("ann", "ann", "bob")), self.now
        fields: dict[str, Any] = {
            "featured": self.one((True, False)), "item": self.one(("", "Sword")), "behind": self.one((0, 0, 1)),
            "purge_at": self.one((None, None, now + 20)), "tags": self.one(((), ("Red",), ("red", "fox"))),
        }  # fmt: skip
        behind = fields.pop("behind")
        fresh = replace(self.make.picture(name, job=self.one(("", "j1")), letter=self.one("abc")), at=now, **fields)

        def change(stores: Any) -> Any:
            found = stores.gallery.get(owner, name)
            if found is None:
                return None
            return stores.gallery.change(replace(found, version=found.version - behind, **fields))

        return self.one(
            (lambda stores: stores.gallery.add(fresh), change, lambda stores: stores.gallery.purge(now=now, limit=2))
        )

    def search(self) -> Call:
        wanted = Wanted(
            words=self.one(((), ("fox",), ("BOAT", "red"))), tags=self.one(((), (), ("RED",))),
            featured=self.one((None, None, True, False)), item=self.one(("", "", "Sword")),
            job=self.one(("", "", "j1")), deleted=self.one((False, False, True)),
        )  # fmt: skip
        size = self.one((1, 2, 50))

        def pages(stores: Any) -> Any:
            return _all_of(lambda token: stores.gallery.search("ann", wanted, size=size, token=token))

        return pages

    def things(self) -> Call:
        name, shelf, now, behind = self.one("xyz"), self.one(("styles", "keys")), self.now, self.one((0, 0, 1))
        blobs = (f"{self.one('abc') * 64}.webp",)
        over, limit = self.one((None, now + 2.0)), self.one((1, 50))
        fresh = Thing(owner="ann", shelf=shelf, id=name, value={"n": now}, at=now, blobs=blobs, purge_at=over)

        def act(stores: Any, verb: str) -> Any:
            found = stores.things.get("ann", shelf, name)
            if found is None:
                return None
            return getattr(stores.things, verb)(replace(found, version=found.version - behind, blobs=blobs))

        return self.one(
            (
                lambda stores: stores.things.create(fresh),
                lambda stores: act(stores, "save"),
                lambda stores: act(stores, "remove"),
                lambda stores: stores.things.listed("ann", shelf, size=2, token=None),
                lambda stores: stores.things.purge(now=now, limit=limit),
            )
        )

    def counters(self) -> Call:
        name = self.one(("a", hour_of(0.0), hour_of(4000.0), hour_of(9000.0)))
        fields = self.one(({"hits": 1, "saved": 0}, {"steps/x.y": 2}, {}))
        return self.one(
            (
                lambda stores: stores.counters.add(name, fields),
                lambda stores: stores.counters.add(name, fields),
                lambda stores: stores.counters.forget(before=name),
            )
        )

    def overlook(self) -> Call:
        states, size = self.one(((), ("rendering",), ("cancelled", "assembling"), ("assembling",))), self.one((1, 2, 9))

        def pages(stores: Any) -> Any:
            return _all_of(lambda token: stores.oversight.jobs(states=states, size=size, token=token))

        return pages

    def read(self) -> Call:
        owner, state, kind = (
            self.one(("ann", "bob")),
            self.one((None, "rendering", "assembling", "cancelled")),
            self.one((None, "comic")),
        )
        now, size = self.now, self.one((1, 2, 9))

        def pages(stores: Any) -> Any:
            return _all_of(lambda token: stores.jobs.listed(owner, state=state, kind=kind, size=size, token=token))

        return self.one(
            (
                pages,
                lambda stores: stores.jobs.running(owner),
                lambda stores: list(stores.jobs.due(now=now, limit=size)),
                lambda stores: stores.jobs.remembered(owner, "K", now=now),
            )
        )


def _all_of(ask: Callable[[str | None], Any]) -> list[Any]:
    """Every page of a list."""
    found, token = [], None
    for _ in range(50):
        page = ask(token)
        found.append(page)
        token = page.next
        if token is None:
            return found
    raise AssertionError("a list without an end")


def answered(call: Call, stores: Any) -> Any:
    try:
        return call(stores)
    except LimnerError as error:
        return type(error), str(error)


def everything(stores: Any) -> Any:
    """All that can be seen of a world."""
    return (
        [stores.jobs.get(job) for job in JOBS],
        [stores.cache.look(key) for key in KEYS],
        [stores.registers.read(name) for name in ("day", "pace", "pace/ü m")],
        [stores.jobs.named(owner, NAMES) for owner in ("ann", "bob")],
        [stores.gallery.get("ann", name) for name in PICTURES],
        (stores.gallery.counts(None), stores.gallery.counts("ann"), dict(stores.gallery.of_item("ann", "Sword"))),
        [stores.things.get("ann", shelf, name) for shelf in ("styles", "keys") for name in "xyz"],
        stores.counters.read("", "~"),
        dict(stores.oversight.counts()),
        stores.cache.counts(fresh_since=2000.0, texts_since=1000.0),
    )


def differences(worlds: Sequence[Any], make: Any, *, seed: int, calls: int, looks: int = 1) -> Iterator[str]:
    """Where an answer, or after every so many calls what can be seen, is not the first world's; one ends it."""
    drawn = Calls(random.Random(seed), make)
    for number in range(1, calls + 1):
        call = drawn.draw()
        answers = [answered(call, world) for world in worlds]
        seen = [everything(world) for world in worlds] if number % looks == 0 or number == calls else [None]
        for what, values in (("the answer to", answers), ("all that is seen after", seen)):
            wrong = next((value for value in values if value != values[0]), None)
            if wrong is not None:
                yield f"seed {seed}: {what} call {number}: {first_difference(values[0], wrong)}"
                return


def first_difference(one: Any, other: Any) -> str:
    """The innermost values that differ."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        return next(first_difference(*pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1])
    return f"{one!r}\nis not\n{other!r}"
