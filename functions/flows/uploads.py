"""Documents that are sent ahead of the job that is made from them: announced, filled once, used by their id.

Where the house has doors, the bytes of an announced length are left at one, and fetched in when they are used.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from functions.core.errors import (
    AlreadyExists,
    Conflict,
    IdempotencyMismatch,
    InvalidRequest,
    NotFound,
    RateLimited,
    Stale,
)
from functions.core.keys import content_name, digest
from functions.ports import House, Thing

SHELF = "uploads"
MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
#: seconds in which an upload can be filled and used
LIFE = 24 * 3600.0
#: of one owner at once
MOST = 100
GONE = "There is no such upload."


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One announced document."""

    id: str
    name: str
    #: bytes that were announced; None where that was left open
    size: int | None
    expires_at: float
    #: the bytes, once they came
    blob: str = ""
    #: where they are left without passing through the house; empty where they come to it
    entrance: str = ""


def announce(
    house: House, owner: str, *, name: str, size: int | None, once: str | None = None, origin: str = ""
) -> tuple[Upload, bool]:
    """An upload to be filled within a day, and whether it was announced before: `once` is its asker's name for it.

    Those that nobody used in time make room first. `origin` is the browser's page that will fill it.
    """
    upload_id = digest(["upload", owner, once])[:16] if once else house.new_id()
    before = house.things.get(owner, SHELF, upload_id) if once else None
    if before is None:
        _make_room(house, owner)
        value = {"name": name, "size": size, "blob": ""}
        now = house.now()
        thing = Thing(owner=owner, shelf=SHELF, id=upload_id, value=value, at=now, purge_at=now + LIFE)
        try:
            return _upload(house.things.create(_with_entrance(house, thing, origin=origin))), False
        except AlreadyExists:
            before = _thing(house, owner, upload_id)
    if (before.value["name"], before.value["size"]) != (name, size):
        raise IdempotencyMismatch
    return _upload(before), True


def fill(house: House, owner: str, upload_id: str, data: bytes) -> Upload:
    """The bytes of an upload. The same ones again change nothing; others are a Conflict."""
    thing = _thing(house, owner, upload_id)
    size = thing.value.get("size")
    if size is not None and len(data) != size:
        raise InvalidRequest(f"{size:,} bytes were announced and {len(data):,} came.", action="Send all of them.")
    if not data:
        raise InvalidRequest("The upload is empty.", action="Send the bytes of the document as the body.")
    blob = content_name(data, "bin")
    if thing.value["blob"] == blob:
        return _upload(thing)
    if thing.value["blob"]:
        raise Conflict("This upload has its bytes already.", action="Announce another one.")
    house.blobs.put(f"{owner}/{blob}", data, mime="application/octet-stream")
    filled = replace(thing, value={**thing.value, "blob": blob}, blobs=(blob,))
    try:
        return _upload(house.things.save(filled))
    except Stale:
        return fill(house, owner, upload_id, data)


def bytes_of(house: House, owner: str, upload_id: str) -> tuple[str, bytes]:
    """Name and bytes of a filled upload; InvalidRequest where there are none."""
    try:
        thing = _thing(house, owner, upload_id)
    except NotFound:
        raise _refused(GONE) from None
    blob = str(thing.value["blob"]) or _fetched_in(house, thing)
    if not blob:
        raise _refused("Its bytes have not come yet; PUT them to its upload_url first.")
    data = house.blobs.get(f"{owner}/{blob}")
    if data is None:
        raise _refused(GONE)
    return str(thing.value["name"]), data


def _with_entrance(house: House, thing: Thing, *, origin: str) -> Thing:
    """Only bytes of an announced length are let in unseen."""
    size = thing.value["size"]
    if house.doors is None or size is None:
        return thing
    entrance = house.doors.entrance(_place(thing), size=size, origin=origin)
    return replace(thing, value={**thing.value, "entrance": entrance}) if entrance else thing


def _fetched_in(house: House, thing: Thing) -> str:
    """The bytes that were left at its entrance, now the house's own; empty when none were."""
    doors = house.doors if thing.value.get("entrance") else None
    data = doors.arrived(_place(thing), most=MOST_BYTES) if doors else None
    return "" if data is None else fill(house, thing.owner, thing.id, data).blob


def _place(thing: Thing) -> str:
    """Another one for each announcement, also where one asker's name for it comes back after a day."""
    return f"{thing.owner}/{thing.id}-{int(thing.at)}"


def _refused(fault: str) -> InvalidRequest:
    return InvalidRequest(f"upload: {fault}", fields=(("upload", fault),))


def _thing(house: House, owner: str, upload_id: str) -> Thing:
    thing = house.things.get(owner, SHELF, upload_id)
    if thing is None or house.now() >= thing.at + LIFE:
        raise NotFound(GONE, action="Announce a new one with POST /v1/uploads.")
    return thing


def _upload(thing: Thing) -> Upload:
    value: Mapping[str, Any] = thing.value
    return Upload(
        id=thing.id,
        name=str(value["name"]),
        size=value.get("size"),
        expires_at=thing.at + LIFE,
        blob=str(value["blob"]),
        entrance=str(value.get("entrance", "")),
    )


def _make_room(house: House, owner: str) -> None:
    """Removes what is past its day, so that its bytes can go; RateLimited where too many are left."""
    things = house.things.listed(owner, SHELF, size=MOST, token=None).things
    old = [thing for thing in things if house.now() >= thing.at + LIFE]
    for thing in old:
        with suppress(Stale):
            house.things.remove(thing)
    if len(things) - len(old) >= MOST:
        wait = min(thing.at for thing in things) + LIFE - house.now()
        raise RateLimited(f"{MOST} uploads are kept already.", retry_after=max(wait, 1.0))
