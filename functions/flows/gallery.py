"""The gallery: every finished picture of an owner, to find, to put forward, to throw away and to bring back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from functions.core.errors import InvalidRequest, NotFound, Overloaded, PreconditionFailed, Stale
from functions.core.folding import folded
from functions.flows.commit import MOST_ROUNDS
from functions.flows.items import place
from functions.ports import GalleryPage, GalleryRecord, House, Wanted

DAY = 86_400.0
#: how long a picture stays in the bin
KEEP_DAYS = 30.0
#: a search for more is no search
MOST_WORDS = 32
BATCH = 200


def look(house: House, owner: str, picture_id: str) -> GalleryRecord:
    """The owner's picture, also one in the bin; NotFound."""
    found = house.gallery.get(owner, picture_id)
    if found is None:
        raise NotFound("There is no picture by that id.")
    return found


def search(house: House, owner: str, text: str, wanted: Wanted, *, size: int, token: str | None) -> GalleryPage:
    """The owner's pictures that hold every word of `text`, newest first."""
    words = tuple(dict.fromkeys(folded(text).split()))
    if len(words) > MOST_WORDS:
        fault = f"At most {MOST_WORDS} words can be looked for at once."
        raise InvalidRequest(f"q: {fault}", fields=(("q", fault),))
    return house.gallery.search(owner, replace(wanted, words=words), size=size, token=token)


def describe(
    house: House, owner: str, picture_id: str, fields: Mapping[str, Any], *, tag: Callable[[int], int | None]
) -> GalleryRecord:
    """The picture with these fields (featured, tags, item); one that moves to an item needs a place there.

    `tag` gives the version that the change was made from, None for any.
    """
    return _changed(house, owner, picture_id, lambda one: replace(one, **fields), tag=tag)


def throw_away(house: House, owner: str, picture_id: str) -> GalleryRecord:
    """Into the bin: out of every list, until it is brought back or its time is over."""
    until = house.now() + KEEP_DAYS * DAY
    return _changed(
        house, owner, picture_id, lambda one: one if one.purge_at is not None else replace(one, purge_at=until)
    )


def bring_back(house: House, owner: str, picture_id: str) -> GalleryRecord:
    """Out of the bin; ItemFull where its item has no place for it any more."""
    return _changed(house, owner, picture_id, lambda one: replace(one, purge_at=None))


def purge(house: House) -> int:
    """Removes what lay in the bin long enough; how many. Their bytes go with the next clean-up."""
    removed = 0
    while found := house.gallery.purge(now=house.now(), limit=BATCH):
        removed += found
    return removed


def _changed(
    house: House,
    owner: str,
    picture_id: str,
    decide: Callable[[GalleryRecord], GalleryRecord],
    *,
    tag: Callable[[int], int | None] = lambda _: None,
) -> GalleryRecord:
    for _ in range(MOST_ROUNDS):
        before = look(house, owner, picture_id)
        if tag(before.version) not in (None, before.version):
            raise PreconditionFailed
        after = decide(before)
        if after == before:
            return before
        try:
            changed = house.gallery.change(after, writes=place(house, before, after))
        except Stale:
            continue
        house.repeats.forget(before.job)
        return changed
    raise Overloaded("This picture is being changed from many sides at once.", retry_after=1.0)
