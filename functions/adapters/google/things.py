"""Small lasting records of owners, in Firestore."""

from __future__ import annotations

from dataclasses import replace

from functions.adapters.google import queries
from functions.adapters.google.faults import Beaten
from functions.adapters.google.store import Store
from functions.adapters.google.thing_documents import THINGS, place_id, thing_document, thing_id, thing_of
from functions.adapters.google.writing import Marked, rewritten
from functions.adapters.stores import commits
from functions.core.errors import AlreadyExists, Stale
from functions.ports import Thing, ThingPage


class FirestoreThings:
    """The things of one database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, thing: Thing) -> Thing:
        created = replace(thing, version=1)
        marked = Marked(self._store)
        marked.create(self._store.doc(THINGS, thing_id(thing)), thing_document(created))
        try:
            marked.commit()
        except Beaten:
            raise AlreadyExists(f"There is a thing {thing.id} among the {thing.shelf} already.") from None
        return _as_stored(created)

    def get(self, owner: str, shelf: str, thing_id: str) -> Thing | None:
        document = self._store.get(self._store.doc(THINGS, place_id(owner, shelf, thing_id))).to_dict()
        return None if document is None else thing_of(document)

    def save(self, thing: Thing) -> Thing:
        found = self._store.get(self._store.doc(THINGS, thing_id(thing)))
        if not found.exists or found.get("version") != thing.version:
            raise Stale
        saved = replace(thing, version=thing.version + 1)
        marked = Marked(self._store)
        marked.put(found, thing_document(saved))
        try:
            marked.commit()
        except Beaten:
            raise Stale from None
        return _as_stored(saved)

    def remove(self, thing: Thing) -> None:
        found = self._store.get(self._store.doc(THINGS, thing_id(thing)))
        if not found.exists:
            return
        if found.get("version") != thing.version:
            raise Stale
        if not rewritten(self._store, [(found, None)]) and self._store.get(found.reference).exists:
            raise Stale

    def listed(self, owner: str, shelf: str, *, size: int, token: str | None) -> ThingPage:
        behind = commits.page_start(token) if token is not None else None
        query = queries.things_listed(self._store, owner, shelf, behind=behind, limit=size + 1)
        found = [thing_of(one.to_dict() or {}) for one in self._store.found(query)]
        shown = tuple(found[:size])
        return ThingPage(shown, commits.page_after(shown[-1].at, shown[-1].id) if len(found) > size else None)

    def purge(self, *, now: float, limit: int) -> int:
        due = list(self._store.found(queries.things_due(self._store, now=now, limit=limit)))
        return len(rewritten(self._store, [(one, None) for one in due]))


def _as_stored(thing: Thing) -> Thing:
    """A copy: what its owner changes later changes nothing here."""
    return thing_of(thing_document(thing))
