"""The gallery and the lasting things of owners, in memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from functions.adapters.local.memory import World
from functions.adapters.stores import commits
from functions.core.errors import AlreadyExists, Stale
from functions.core.folding import folded, searchable
from functions.ports import GalleryCounts, GalleryPage, GalleryRecord, RegisterWrite, Thing, ThingPage, Wanted


class MemoryGallery:
    """Every finished picture."""

    def __init__(self, world: World) -> None:
        self._world = world

    def get(self, owner: str, picture_id: str) -> GalleryRecord | None:
        found = self._world.gallery.get(picture_id)
        return found if found is not None and found.owner == owner else None

    def search(self, owner: str, wanted: Wanted, *, size: int, token: str | None) -> GalleryPage:
        start = commits.page_start(token)
        with self._world.changed:
            mine = [one for one in self._world.gallery.values() if one.owner == owner and (one.at, one.id) < start]
        found = sorted((one for one in mine if _fits(one, wanted)), key=lambda one: (one.at, one.id), reverse=True)
        shown = tuple(found[:size])
        return GalleryPage(shown, commits.page_after(shown[-1].at, shown[-1].id) if len(found) > size else None)

    def of_item(self, owner: str, item: str) -> Mapping[str, int]:
        with self._world.changed:
            mine = [one for one in self._world.gallery.values() if one.owner == owner and one.purge_at is None]
        places = {(one.job, one.place()) for one in mine if item and one.item == item}
        return Counter(job for job, _ in places)

    def add(self, record: GalleryRecord, *, writes: Sequence[RegisterWrite] = ()) -> GalleryRecord:
        with self._world.changed:
            if record.id in self._world.gallery:
                raise AlreadyExists(f"There is a picture {record.id} already.")
            self._world.write_registers(writes)
            return self._put(record)

    def change(self, record: GalleryRecord, *, writes: Sequence[RegisterWrite] = ()) -> GalleryRecord:
        with self._world.changed:
            known = self.get(record.owner, record.id)
            commits.check_version(known.version if known else None, record.version or -1)
            self._world.write_registers(writes)
            return self._put(record)

    def purge(self, *, now: float, limit: int) -> int:
        with self._world.changed:
            gone = [
                (one.purge_at, one.id)
                for one in self._world.gallery.values()
                if one.purge_at is not None and one.purge_at <= now
            ]
            for _, name in sorted(gone)[:limit]:
                del self._world.gallery[name]
        return min(len(gone), limit)

    def counts(self, owner: str | None) -> GalleryCounts:
        with self._world.changed:
            found = [one for one in self._world.gallery.values() if owner in (None, one.owner)]
        shown = [one for one in found if one.purge_at is None]
        return GalleryCounts(
            shown=len(shown), featured=sum(one.featured for one in shown), deleted=len(found) - len(shown)
        )

    def _put(self, record: GalleryRecord) -> GalleryRecord:
        stored = replace(record, version=record.version + 1)
        self._world.gallery[record.id] = stored
        return stored


def _fits(one: GalleryRecord, wanted: Wanted) -> bool:
    words, tags = searchable(one.prompt, one.alt, one.tags), {folded(tag) for tag in one.tags}
    return (
        (one.purge_at is not None) == wanted.deleted
        and all(folded(word) in words for word in wanted.words)
        and all(folded(tag) in tags for tag in wanted.tags)
        and wanted.featured in (None, one.featured)
        and wanted.item in ("", one.item)
        and wanted.job in ("", one.job)
    )


class MemoryThings:
    """Small lasting records, on named shelves."""

    def __init__(self, world: World) -> None:
        self._world = world

    def create(self, thing: Thing) -> Thing:
        with self._world.changed:
            if _place(thing) in self._world.things:
                raise AlreadyExists(f"There is a thing {thing.id} among the {thing.shelf} already.")
            return self._put(replace(thing, version=1))

    def get(self, owner: str, shelf: str, thing_id: str) -> Thing | None:
        return self._world.things.get((owner, shelf, thing_id))

    def save(self, thing: Thing) -> Thing:
        with self._world.changed:
            if self._version(thing) != thing.version:
                raise Stale
            return self._put(replace(thing, version=thing.version + 1))

    def remove(self, thing: Thing) -> None:
        with self._world.changed:
            if self._version(thing) not in (None, thing.version):
                raise Stale
            self._world.things.pop(_place(thing), None)

    def listed(self, owner: str, shelf: str, *, size: int, token: str | None) -> ThingPage:
        start = commits.page_start(token)
        with self._world.changed:
            found = [
                one
                for one in self._world.things.values()
                if (one.owner, one.shelf) == (owner, shelf) and (one.at, one.id) < start
            ]
        found.sort(key=lambda one: (one.at, one.id), reverse=True)
        shown = tuple(found[:size])
        return ThingPage(shown, commits.page_after(shown[-1].at, shown[-1].id) if len(found) > size else None)

    def purge(self, *, now: float, limit: int) -> int:
        with self._world.changed:
            marked = [(one.purge_at, _place(one)) for one in self._world.things.values() if one.purge_at is not None]
            due = sorted(one for one in marked if one[0] <= now)[:limit]
            for _, place in due:
                del self._world.things[place]
        return len(due)

    def _version(self, thing: Thing) -> int | None:
        known = self._world.things.get(_place(thing))
        return None if known is None else known.version

    def _put(self, thing: Thing) -> Thing:
        """A copy through JSON: what its owner changes later changes nothing here."""
        self._world.things[_place(thing)] = thing = replace(thing, value=json.loads(json.dumps(dict(thing.value))))
        return thing


def _place(thing: Thing) -> tuple[str, str, str]:
    return thing.owner, thing.shelf, thing.id
