"""The gallery in Firestore. A search asks for what an index can bring and looks through it, a bounded number a page."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from functions.adapters.google import queries
from functions.adapters.google.faults import Beaten
from functions.adapters.google.gallery_documents import GALLERY, picture_document, picture_id, picture_of
from functions.adapters.google.registers import put_registers
from functions.adapters.google.searching import found_page
from functions.adapters.google.store import Store
from functions.adapters.google.writing import Marked, rewritten
from functions.core.errors import AlreadyExists, Stale
from functions.ports import GalleryCounts, GalleryPage, GalleryRecord, RegisterWrite, Wanted

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentReference, DocumentSnapshot


class FirestoreGallery:
    """The gallery of one database."""

    def __init__(self, store: Store, *, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def get(self, owner: str, picture_id: str) -> GalleryRecord | None:
        document = self._store.get(self._ref(picture_id)).to_dict()
        return None if document is None or document["owner"] != owner else picture_of(document)

    def search(self, owner: str, wanted: Wanted, *, size: int, token: str | None) -> GalleryPage:
        return found_page(self._store, owner, wanted, size=size, token=token)

    def of_item(self, owner: str, item: str) -> Mapping[str, int]:
        if not item:
            return {}
        found = self._store.found(queries.pictures_of_item(self._store, owner, item))
        return Counter(job for job, _ in {(str(one.get("job")), str(one.get("place"))) for one in found})

    def add(self, record: GalleryRecord, *, writes: Sequence[RegisterWrite] = ()) -> GalleryRecord:
        stored = replace(record, version=record.version + 1)
        found = self._store.get(self._ref(record.id))
        taken = AlreadyExists(f"There is a picture {record.id} already.")
        if found.exists:
            raise taken
        try:
            self._commit(found, stored, writes)
        except Beaten:
            raise (taken if self._store.get(found.reference).exists else Stale) from None
        return stored

    def change(self, record: GalleryRecord, *, writes: Sequence[RegisterWrite] = ()) -> GalleryRecord:
        found = self._store.get(self._ref(record.id))
        document = found.to_dict()
        if document is None or document["owner"] != record.owner or document["version"] != (record.version or -1):
            raise Stale
        stored = replace(record, version=record.version + 1)
        try:
            self._commit(found, stored, writes)
        except Beaten:
            raise Stale from None
        return stored

    def purge(self, *, now: float, limit: int) -> int:
        due = list(self._store.found(queries.pictures_due(self._store, now=now, limit=limit)))
        return len(rewritten(self._store, [(one, None) for one in due]))

    def counts(self, owner: str | None) -> GalleryCounts:
        def count(*, binned: bool = False, featured: bool = False) -> int:
            query = queries.pictures_counted(self._store, owner, binned=binned, featured=featured)
            return self._store.count(query)

        return GalleryCounts(shown=count(), featured=count(featured=True), deleted=count(binned=True))

    def _commit(self, found: DocumentSnapshot[Any], stored: GalleryRecord, writes: Sequence[RegisterWrite]) -> None:
        """Beaten where the picture or a register is no longer as it was found."""
        marked = Marked(self._store)
        marked.put(found, picture_document(stored))
        put_registers(self._store, marked, writes, now=self._now())
        marked.commit()

    def _ref(self, name: str) -> DocumentReference:
        return self._store.doc(GALLERY, picture_id(name))
