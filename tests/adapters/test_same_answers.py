"""The same calls in the same order are answered alike by every store, whatever they are."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from functions.core import transitions
from functions.core.errors import LimnerError
from functions.core.job import Try
from functions.ports import Clearing, LeaseEnd, RegisterWrite, Thing, Wanted

JOBS, STEPS, KEYS, TOKENS = ("j1", "j2", "j3"), ("p01", "p02"), ("k1", "k2"), tuple("abcdef")
PICTURES = ("g1", "g2", "j1-p01", "j2-p02")
NAMES = [f"{letter * 64}.webp" for letter in "abcdefg"]
Call = Callable[[Any], Any]


class Calls:
    """Draws calls; each can be made on any set of stores."""

    def __init__(self, chance: random.Random, make: Any) -> None:
        self.chance = chance
        self.make = make
        self.now = 1000.0

    def draw(self) -> Call:
        self.now += self.chance.choice((0.0, 1.0, 30.0))
        names = ("create", "begin", "settle", "give_back", "save", "hide", "remove", "clean", "registers", "read")
        names += ("gallery", "search", "things")
        weights = (4, 8, 8, 3, 3, 1, 2, 1, 3, 4, 4, 3, 4)
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
        return lambda stores: stores.jobs.create(job, record=record, writes=writes)

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

        def call(stores: Any) -> Any:
            token = "stray" if strays else self.held(stores, key)
            outcome = {"state": "done" if stored else "failed", "at": now, "cost": 7, "asset": asset}
            settlement = self.make.settlement(token, step=step, **outcome)
            end = LeaseEnd(key=key, token=token, asset=asset, model="m", now=now)
            record = self.make.picture(f"{job}-{step}", job=job, letter=letter) if stored else None
            return stores.jobs.settle(job, settlement, lease=end, record=record)

        return call

    def give_back(self) -> Call:
        job, step, key, burnt = self.one(JOBS), self.one(STEPS), self.one(KEYS), self.one((True, False))
        cost = self.one((0, 5))
        return lambda stores: stores.jobs.give_back(job, step, self.held(stores, key), cost=cost, key=key, burnt=burnt)

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
        job, now = self.one(JOBS), self.now
        return self.one(
            (
                lambda stores: stores.cache.forget_job(job),
                lambda stores: stores.cache.void("boot1"),
                lambda stores: stores.cache.expire(before=now - 60, limit=1),
                lambda stores: stores.cache.trim(most=1, limit=1),
                lambda stores: stores.cache.clear(Clearing(before=now - 60)),
                lambda stores: stores.cache.counts(fresh_since=now - 60, texts_since=now),
            )
        )

    def registers(self) -> Call:
        name, value, expected = self.one(("day", "pace")), {"n": [self.now, None]}, self.one((0, 1, 2, 3))
        return lambda stores: stores.registers.write(name, value, expected=expected)

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
            found, token = [], None
            for _ in range(50):
                page = stores.gallery.search("ann", wanted, size=size, token=token)
                found.append(page)
                token = page.next
                if token is None:
                    return found
            raise AssertionError("a list without an end")

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

    def read(self) -> Call:
        owner, state, kind = (
            self.one(("ann", "bob")),
            self.one((None, "rendering", "cancelled")),
            self.one((None, "comic")),
        )
        now, size = self.now, self.one((1, 2, 9))

        def pages(stores: Any) -> Any:
            found, token = [], None
            for _ in range(9):
                page = stores.jobs.listed(owner, state=state, kind=kind, size=size, token=token)
                found.append(page)
                token = page.next
                if token is None:
                    return found
            raise AssertionError("a list without an end")

        return self.one(
            (
                pages,
                lambda stores: stores.jobs.running(owner),
                lambda stores: list(stores.jobs.due(now=now, limit=size)),
                lambda stores: stores.jobs.remembered(owner, "K", now=now),
            )
        )


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
        [stores.registers.read(name) for name in ("day", "pace")],
        [stores.jobs.named(owner, NAMES) for owner in ("ann", "bob")],
        [stores.gallery.get("ann", name) for name in PICTURES],
        (stores.gallery.counts(None), stores.gallery.counts("ann"), dict(stores.gallery.of_item("ann", "Sword"))),
        [stores.things.get("ann", shelf, name) for shelf in ("styles", "keys") for name in "xyz"],
    )


@pytest.mark.parametrize("seed", range(12))
def test_all_stores_answer_alike(both: tuple[Any, Any], make: Any, seed: int) -> None:
    calls = Calls(random.Random(seed), make)
    memory, sqlite = both

    for number in range(120):
        call = calls.draw()
        assert answered(call, memory) == answered(call, sqlite), f"call {number}"
        assert everything(memory) == everything(sqlite), f"after call {number}"


def test_the_calls_that_are_tried_reach_every_answer(both: tuple[Any, Any], make: Any) -> None:
    met = set()
    for seed in range(24):
        calls = Calls(random.Random(seed), make)
        for job in JOBS:
            both[0].jobs.remove(job)
        for _ in range(200):
            answer = answered(calls.draw(), both[0])
            met.add(
                answer[0].__name__
                if isinstance(answer, tuple) and isinstance(answer[0], type)
                else type(answer).__name__
            )
            met |= {f"first {answer.first}"} if hasattr(answer, "first") else set()

    wanted = {"Began", "Held", "Found", "Refused", "Closed", "AlreadyExists", "Stale", "Conflict"}
    assert wanted | {"first True", "first False"} <= met
