"""Owners in their gallery: single pictures, what came from elsewhere, what is put away, brought back, thrown away."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from functions.core.errors import Conflict, NotFound
from functions.core.job import Asset
from functions.core.keys import content_name
from functions.core.plan import Edits
from functions.flows import change, gallery
from functions.flows.albums import Entry
from functions.flows.importing import bring_in
from functions.kinds import KINDS
from functions.ports import GalleryRecord, House, Wanted
from tests.sim.people import ITEMS, PROMPTS, Messages, Person, belonging, creation
from tests.sim.scheduler import Violation

if TYPE_CHECKING:
    from tests.sim.world import Simulation


@cache
def single(kind: str, prompt: str, on_unavailable: str) -> dict[str, Any]:
    """An accepted request for one picture, parsed once."""
    return KINDS[kind].parse({"kind": kind, "prompt": prompt, "on_unavailable": on_unavailable})


def collectors_day(sim: Simulation, owner: str) -> None:
    """Everything that one owner will do there, drawn now, done later."""
    rng = sim.clock.rng
    if rng.random() < 0.4:
        _last_month(sim, owner)
    for _ in range(rng.choice((0, 0, 1, 2))):
        _one_picture(sim, owner, rng.choice((20.0, 150.0)) * rng.random())
    if rng.random() < 0.2:
        _rush(sim, owner, 200.0 * rng.random())
    for _ in range(rng.choice((0, 1, 3, 6))):
        at, act = rng.choice((60.0, 240.0, 400.0)) * rng.random(), rng.choice(ACTS)
        for _ in range(rng.choice((1, 1, 2))):
            Person(sim, owner).at(at + 0.3 * rng.random(), act.__name__.strip("_"), act)


def _one_picture(sim: Simulation, owner: str, at: float) -> None:
    """One picture without a plan; asked for again, the cache may answer it at once."""
    rng = sim.clock.rng
    kind = rng.choice(("scene", "scene", "scene", "image"))
    wanted = belonging(
        sim, single(kind, f"{rng.choice(PROMPTS)} {rng.choice((0, 1))}", rng.choice(("wait", "offline")))
    )
    for times in range(rng.choice((1, 2, 3))):
        key = f"key{rng.random()}" if rng.random() < 0.5 else None
        later = times * rng.choice((0.5, 10.0, 60.0)) * rng.random()
        Person(sim, owner).at(at + later, f"create {kind}", creation(wanted, key, "body"))


def _rush(sim: Simulation, owner: str, at: float) -> None:
    """Several pictures for one item in the same breath; it may not have a place for each."""
    for number in range(3):
        entry = Entry(source=f"rush {number}", picture=_data_uri(f"0|rush {number}"), prompt="rush", item="sword")
        Person(sim, owner).at(at + 0.02 * number, "rush", partial(_brought, found=[entry]))


def _brought(person: Person, house: House, *, found: list[Entry]) -> Messages:
    bring_in(house, person.owner, found, dry_run=False)
    return ()


def bring_in_one(person: Person, house: House) -> Messages:
    return _brought(person, house, found=[Entry(source="one", picture=_data_uri("0|one"), item="sword")])


def _data_uri(text: str) -> str:
    return f"data:image/png;base64,{b64encode(text.encode()).decode()}"


def _last_month(sim: Simulation, owner: str) -> None:
    """What was thrown away last month: its time is over soon. Two entries may be one picture."""
    rng, blobs = sim.clock.rng, sim.blobs
    for number in range(rng.choice((1, 2))):
        data = f"0|old {rng.choice((0, number))}".encode()
        name = content_name(data, "webp")
        blobs.put(f"{owner}/{name}", data, mime="image/webp")
        sim.hall.hang(
            GalleryRecord(
                id=f"old-{owner}-{number}", owner=owner, job="", step="", revision=1, asset=Asset(name=name),
                prompt="old", alt="", tags=(), at=sim.clock.now, model="imported", item=rng.choice(ITEMS),
                purge_at=sim.clock.now + rng.uniform(10.0, 400.0), version=1,
            )
        )  # fmt: skip


def _some(person: Person, house: House, **wanted: Any) -> GalleryRecord:
    """One of the owner's pictures as the owner sees them."""
    page = gallery.search(house, person.owner, "", Wanted(**wanted), size=50, token=None)
    deleted = bool(wanted.get("deleted"))
    if any(one.owner != person.owner or (one.purge_at is not None) != deleted for one in page.pictures):
        raise Violation("P9", f"{person.owner} is shown {[one.id for one in page.pictures]}")
    if not page.pictures:
        raise NotFound
    return person.sim.clock.rng.choice(page.pictures)


def throw_away(person: Person, house: House) -> Messages:
    gallery.throw_away(house, person.owner, _some(person, house).id)
    return ()


def bring_back(person: Person, house: House) -> Messages:
    one = _some(person, house, deleted=True)
    person.sim.deliberates()
    back = gallery.bring_back(house, person.owner, one.id)
    if back.purge_at is not None:
        raise Violation("P6", f"{one.id} was brought back, and is in the bin")
    return ()


def _swap(person: Person, house: House) -> Messages:
    """One is thrown away, and another is to take its place."""
    one = _some(person, house)
    gallery.throw_away(house, person.owner, one.id)
    other = _some(person, house, deleted=True)
    gallery.describe(house, person.owner, other.id, {"item": one.item}, tag=lambda _: None)
    gallery.bring_back(house, person.owner, other.id)
    return ()


def _move(person: Person, house: House) -> Messages:
    """To another item, or put forward; from what was seen, or whatever it is now."""
    rng, one = person.sim.clock.rng, _some(person, house)
    fields = rng.choice(({"item": "sword"}, {"item": "shield"}, {"item": ""}, {"featured": True}, {"tags": ("a",)}))
    seen: Callable[[int], int | None] = (lambda _: one.version) if rng.random() < 0.4 else (lambda _: None)
    person.sim.deliberates()
    after = gallery.describe(house, person.owner, one.id, fields, tag=seen)
    if any(getattr(after, name) != value for name, value in fields.items()):
        raise Violation("P10", f"{one.id} was changed to {fields}, and is {after}")
    return ()


def _bring_in(person: Person, house: House) -> Messages:
    """Pictures from elsewhere; what is sent twice is there once."""
    sim, rng = person.sim, person.sim.clock.rng
    found = []
    for _ in range(rng.choice((1, 2))):
        data = _data_uri(f"0|brought {rng.choice((1, 2))}")
        entry = Entry(source=rng.choice(("s1", "s2")), picture=data, prompt="brought")
        found.append(replace(entry, item=rng.choice(ITEMS)))
    rehearsed = rng.random() < 0.1
    for told in bring_in(house, person.owner, found, dry_run=rehearsed):
        if told.id and not rehearsed and told.id not in sim.world.gallery:
            raise Violation("P10", f"{told.id} was {told.result}, and is not there")
    return ()


def _exchange(person: Person, house: House) -> Messages:
    """One scene of a job makes room for another; its picture stays in the gallery."""
    job = person.some_job(house)
    if job.plan is None:
        raise Conflict
    edits = Edits(drop=(1,), add=({"prompt": "one instead"},))
    return change.edit(house, person.owner, job.id, edits=edits, tag=job.plan.edit).messages


ACTS = (throw_away, throw_away, bring_back, bring_back, _swap, _move, _move, _bring_in, _bring_in, _exchange)
