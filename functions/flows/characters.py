"""Characters that last: a name, a look, a voice and a picture that they are drawn after in every job."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from functions.core.codec import decode, encode
from functions.core.errors import (
    AlreadyExists,
    Conflict,
    IdempotencyMismatch,
    InvalidRequest,
    NotFound,
    Overloaded,
    PreconditionFailed,
    Stale,
)
from functions.core.folding import folded
from functions.core.job import Asset, Job
from functions.core.keys import digest
from functions.flows.commit import MOST_ROUNDS, removed
from functions.ports import House, Thing

SHELF = "characters"
#: of one owner: a name is looked for among all of them
MOST = 500
PAGE = 100
BUSY = "This character is being changed from many sides at once."


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A character of an owner."""

    id: str
    name: str
    look: str
    voice: str
    reference: Asset | None
    #: the job that draws its reference picture
    drawing: str
    made_at: float
    version: int


def make(
    house: House, owner: str, *, name: str, look: str, voice: str, reference: Asset | None = None, once: str = ""
) -> Kept:
    """A new character; two may have one name, their ids tell them apart.

    `once` is the asker's own name for the request: sent again it makes no second character.
    """
    value = {"name": name, "look": look, "voice": voice, "drawing": "", "reference": encode(reference)}
    body = digest(value)
    thing = Thing(
        owner=owner, shelf=SHELF, id=digest([SHELF, owner, once])[:16] if once else house.new_id(),
        value=value | {"body": body}, at=house.now(), blobs=reference.blobs() if reference else (),
    )  # fmt: skip
    known = house.things.get(owner, SHELF, thing.id)
    if known is None and len(_every(house, owner)) >= MOST:
        raise Conflict(f"You have {MOST} characters; more are not kept.", action="Delete one that you no longer use.")
    try:
        return _kept(house.things.create(thing))
    except AlreadyExists:
        known = _thing(house, owner, thing.id)
        if known.value.get("body") != body:
            raise IdempotencyMismatch from None
        return _kept(known)


def look(house: House, owner: str, character_id: str) -> Kept:
    """The character, with the reference picture that was drawn for it meanwhile; NotFound."""
    return _kept(_settled(house, _thing(house, owner, character_id)))


def listed(house: House, owner: str, *, size: int, token: str | None) -> tuple[tuple[Kept, ...], str | None]:
    """A page of the owner's characters, newest first."""
    page = house.things.listed(owner, SHELF, size=size, token=token)
    return tuple(_kept(_settled(house, one)) for one in page.things), page.next


def describe(
    house: House,
    owner: str,
    character_id: str,
    fields: Mapping[str, Any],
    *,
    tag: Callable[[int], int | None] = lambda _: None,
) -> Kept:
    """The character with these fields (name, look, voice, reference as an asset or None, drawing).

    `tag` gives the version that the change was made from, None for any.
    """
    values = {name: encode(value) for name, value in fields.items()}
    for _ in range(MOST_ROUNDS):
        before = _thing(house, owner, character_id)
        if tag(before.version) not in (None, before.version):
            raise PreconditionFailed
        value = dict(before.value) | values
        if value == before.value:
            return _kept(before)
        asset = _reference(value)
        try:
            return _kept(house.things.save(replace(before, value=value, blobs=asset.blobs() if asset else ())))
        except Stale:
            continue
    raise Overloaded(BUSY, retry_after=1.0)


def forget(house: House, owner: str, character_id: str) -> None:
    """The character is gone; jobs that it is in keep its look and its picture."""
    removed(house, lambda: _thing(house, owner, character_id), busy=BUSY)


def in_request(house: House, owner: str, request: Mapping[str, Any]) -> dict[str, Any]:
    """The request with its characters as their owner keeps them."""
    asked = request.get("characters") or ()
    return dict(request) | ({"characters": cast(house, owner, asked)} if asked else {})


def cast(house: House, owner: str, asked: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The characters of a request with all that is kept of them; InvalidRequest names an id that is not the owner's.

    A name alone stands for the one character that is kept by it; what the request itself says of a look or a voice
    goes before.
    """
    everybody = list(_every(house, owner)) if any(not one.get("id") and not one.get("look") for one in asked) else []
    return [_cast(house, owner, one, place, everybody=everybody) for place, one in enumerate(asked)]


def _cast(
    house: House, owner: str, one: Mapping[str, str], place: int, *, everybody: Sequence[Thing]
) -> dict[str, str]:
    thing = None
    if one.get("id"):
        thing = house.things.get(owner, SHELF, one["id"])
        if thing is None:
            fault = "You have no character by that id."
            raise InvalidRequest(f"characters.{place}.id: {fault}", fields=((f"characters.{place}.id", fault),))
    elif not one.get("look"):
        thing = _only_one(everybody, one["name"], place)
    if thing is None:
        return dict(one)
    kept = _kept(_settled(house, thing))
    known = {"name": kept.name, "look": kept.look, "voice": kept.voice, "id": kept.id}
    if kept.reference is not None:
        known["reference"] = kept.reference.original or kept.reference.name
    found = known | {name: word for name, word in one.items() if word}
    return {name: word for name, word in found.items() if word or name in ("name", "look")}


def _only_one(everybody: Sequence[Thing], name: str, place: int) -> Thing | None:
    same = [one for one in everybody if folded(one.value["name"]) == folded(name)]
    if len(same) > 1:
        fault = f"You have {len(same)} characters of that name; send the id of the one that you mean."
        raise InvalidRequest(f"characters.{place}.name: {fault}", fields=((f"characters.{place}.name", fault),))
    return same[0] if same else None


def _settled(house: House, thing: Thing) -> Thing:
    """With the picture of the job that draws it, as soon as there is one; without, where that job came to nothing."""
    job_id = thing.value.get("drawing")
    if not job_id:
        return thing
    job = house.jobs.get(job_id)
    drawn = _drawn(job) if job is not None and not job.deleted else None
    if drawn is None and job is not None and not job.ended and not job.deleted:
        return thing
    value = dict(thing.value) | {"drawing": ""} | ({"reference": encode(drawn)} if drawn else {})
    asset = _reference(value)
    try:
        return house.things.save(replace(thing, value=value, blobs=asset.blobs() if asset else ()))
    except Stale:
        return house.things.get(thing.owner, SHELF, thing.id) or thing


def _drawn(job: Job) -> Asset | None:
    """The first picture of the job that was really drawn."""
    shown = (step.picture() for step in job.steps.values() if step.what == "picture")
    return next((one[1].asset for one in shown if one is not None and one[1].state == "done"), None)


def _every(house: House, owner: str) -> Sequence[Thing]:
    found: list[Thing] = []
    token = None
    while True:
        page = house.things.listed(owner, SHELF, size=PAGE, token=token)
        found += page.things
        token = page.next
        if token is None:
            return found


def _thing(house: House, owner: str, character_id: str) -> Thing:
    found = house.things.get(owner, SHELF, character_id)
    if found is None:
        raise NotFound("You have no character by that id.")
    return found


def _reference(value: Mapping[str, Any]) -> Asset | None:
    found = value.get("reference")
    return None if not found else decode(Asset, found)


def _kept(thing: Thing) -> Kept:
    value = thing.value
    return Kept(
        id=thing.id, name=value["name"], look=value["look"], voice=value["voice"], reference=_reference(value),
        drawing=value.get("drawing") or "", made_at=thing.at, version=thing.version,
    )  # fmt: skip
