"""Pictures from elsewhere come into the gallery: each is checked and told of; sent twice, it is there once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from functions.core.errors import AlreadyExists, InvalidRequest, Overloaded, Stale
from functions.core.job import Asset
from functions.core.keys import digest
from functions.flows import brought
from functions.flows.albums import Entry
from functions.flows.commit import MOST_ROUNDS
from functions.flows.items import ItemFull, place, places_left
from functions.kinds.limits import MOST_ITEM, MOST_PROMPT, MOST_TAG, MOST_TAGS
from functions.kinds.wording import cleaned, one_line
from functions.ports import GalleryRecord, House

#: pictures of one request
MOST = 500
MOST_ALT = 1000
MOST_SOURCE = 200
#: who made them, where a model would be named
MODEL = "imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of one picture."""

    source: str
    #: imported, exists, refused
    result: str
    id: str = ""
    reason: str = ""


@dataclass(slots=True)
class Trial:
    """A dry run so far: what it would have kept, and how many places it would have taken."""

    seen: set[str] = field(default_factory=set)
    taken: Counter[str] = field(default_factory=Counter)


def bring_in(house: House, owner: str, found: Sequence[Entry], *, dry_run: bool) -> tuple[Told, ...]:
    """A report for each picture, in order. A dry run checks everything and keeps nothing."""
    if len(found) > MOST:
        raise InvalidRequest(
            f"These are {len(found):,} pictures; at most {MOST} are taken at once.", action="Send them in parts."
        )
    trial = Trial() if dry_run else None
    return tuple(_told(house, owner, one, trial=trial) for one in found)


def _told(house: House, owner: str, entry: Entry, *, trial: Trial | None) -> Told:
    source = entry.source[:MOST_SOURCE]
    try:
        data = brought.bytes_of(entry.picture) if entry.picture else _nothing()
        name = "i" + digest([owner, entry.source, hashlib.sha256(data).hexdigest()])[:24]
        known = house.gallery.get(owner, name)
        if known is not None:
            return Told(source=source, result="exists", id=name, reason="It is in the bin." if known.purge_at else "")
        _bring(house, _record(house, owner, entry, name), data, trial=trial)
    except AlreadyExists:
        return Told(source=source, result="exists", id=name)
    except ItemFull as error:
        return Told(source=source, result="refused", reason=error.detail)
    except ValueError as error:
        return Told(source=source, result="refused", reason=str(error))
    return Told(source=source, result="imported", id=name)


def _bring(house: House, record: GalleryRecord, data: bytes, *, trial: Trial | None) -> None:
    made = brought.developed(house, data)
    if trial is not None:
        _try(house, record, trial)
        return
    for _ in range(MOST_ROUNDS):
        writes = place(house, None, record)
        asset = brought.stored(house, record.owner, data, made)
        with suppress(Stale):
            house.gallery.add(replace(record, asset=asset), writes=writes)
            return
    raise Overloaded("Too many pictures of this item arrive at once.", retry_after=1.0)


def _try(house: House, record: GalleryRecord, trial: Trial) -> None:
    if record.id in trial.seen:
        raise AlreadyExists
    left = places_left(house, record.owner, record.item)
    if left is not None and trial.taken[record.item] >= left:
        raise ItemFull
    trial.seen.add(record.id)
    trial.taken[record.item] += 1


def _record(house: House, owner: str, entry: Entry, name: str) -> GalleryRecord:
    """The words of a picture, made safe to keep; ValueError says what is wrong with them."""
    at = entry.at if entry.at is not None and 0.0 < entry.at <= house.now() else house.now()
    if len(entry.tags) > MOST_TAGS:
        raise ValueError(f"It has {len(entry.tags)} tags; at most {MOST_TAGS} are kept.")
    return GalleryRecord(
        id=name, owner=owner, job="", step="", revision=1, asset=Asset(name=""),
        prompt=_fits("prompt", cleaned(entry.prompt), MOST_PROMPT),
        alt=_fits("alternative text", one_line(entry.alt), MOST_ALT),
        tags=tuple(dict.fromkeys(_fits("tag", one_line(tag), MOST_TAG) for tag in entry.tags)),
        item=_fits("item", one_line(entry.item), MOST_ITEM), featured=entry.featured, at=at, model=MODEL,
    )  # fmt: skip


def _fits(what: str, text: str, most: int) -> str:
    if len(text) > most:
        raise ValueError(f"Its {what} has {len(text):,} characters; at most {most:,} are kept.")
    return text


def _nothing() -> bytes:
    raise ValueError("It holds no picture.")
