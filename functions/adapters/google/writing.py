"""Writes that hold only for documents as they were read: one commit, or Beaten."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from functions.adapters.google.faults import Beaten
from functions.adapters.google.store import Store
from functions.core.errors import Overloaded

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentReference, DocumentSnapshot, WriteBatch, WriteOption

#: one document as it was read, and what is to stand there; None where it is to go
Rewrite = tuple["DocumentSnapshot[Any]", Mapping[str, Any] | None]
#: documents that are written in one commit
PORTION = 200
#: how often what others changed meanwhile is looked for again
ROUNDS = 30


class Marked:
    """One commit whose documents say whose they are, so that one whose answer was lost is known again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.mark = secrets.token_hex(8)
        self.touched: list[DocumentReference] = []
        self.batch: WriteBatch = store.batch()

    def put(self, found: DocumentSnapshot[Any], document: Mapping[str, Any]) -> None:
        """The document from now on, where it still is as it was found, or is still not there."""
        if not found.exists:
            self.create(found.reference, document)
            return
        self.touched.append(found.reference)
        marked = {**document, "by": self.mark}
        self.batch.update(found.reference, marked, option=as_read(self._store, found))

    def create(self, ref: DocumentReference, document: Mapping[str, Any]) -> None:
        """The document from now on, where there is none."""
        self.touched.append(ref)
        self.batch.create(ref, {**document, "by": self.mark})

    def remove(self, found: DocumentSnapshot[Any]) -> None:
        """The document goes, where it still is as it was found."""
        self.touched.append(found.reference)
        self.batch.delete(found.reference, option=as_read(self._store, found))

    def commit(self) -> None:
        """All of them, or Beaten."""
        try:
            self._store.commit(self.batch, touched=self.touched)
        except Beaten as beaten:
            if not (beaten.doubtful and self._is_ours()):
                raise

    def _is_ours(self) -> bool:
        found = self._store.get(self.touched[0])
        return found.get("by") == self.mark if found.exists else False


def as_read(store: Store, found: DocumentSnapshot[Any]) -> WriteOption:
    """The precondition that nobody wrote a document since it was read."""
    return store.client.write_option(last_update_time=found.update_time)


def rewritten(store: Store, rewrites: Iterable[Rewrite]) -> list[DocumentSnapshot[Any]]:
    """Those that were written. Where one of them was changed meanwhile, each goes alone and that one stays."""
    done: list[DocumentSnapshot[Any]] = []
    waiting = list(rewrites)
    for start in range(0, len(waiting), PORTION):
        portion = waiting[start : start + PORTION]
        if _written(store, portion):
            done += [found for found, _ in portion]
        else:
            done += [found for found, document in portion if _written(store, [(found, document)])]
    return done


def until_none_is_left(change: Callable[[], int]) -> None:
    """Changes what is found until nothing is; Overloaded where others write against it all the time."""
    for _ in range(ROUNDS):
        if not change():
            return
    raise Overloaded("This is being changed from many sides at once.", retry_after=1.0)


def _written(store: Store, rewrites: Iterable[Rewrite]) -> bool:
    batch, touched = store.batch(), []
    for found, document in rewrites:
        touched.append(found.reference)
        if document is None:
            batch.delete(found.reference, option=as_read(store, found))
        else:
            batch.update(found.reference, dict(document), option=as_read(store, found))
    try:
        store.commit(batch, touched=touched)
    except Beaten:
        return False
    return True
