"""One document as Firestore tells of it, until the stream ends or breaks.

The library's own listener opens a broken stream again without end and without a pause; this one says that it broke.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from functions.adapters.google.faults import in_plain_words
from functions.adapters.google.store import Store
from functions.core.errors import LimnerError

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentReference, DocumentSnapshot
    from google.cloud.firestore_v1.types import Document, ListenRequest, ListenResponse

#: the number of the one target of a stream
TARGET = 1
#: seconds after which Firestore ends a stream at the latest
LONGEST = 3_600.0


class Stream:
    """Each state of a document: how it is at first, then every change; None where there is no document."""

    def __init__(self, store: Store, ref: DocumentReference) -> None:
        self._store = store
        self._ref = ref
        self._closed = threading.Event()
        self._call: Any = None

    def __iter__(self) -> Iterator[DocumentSnapshot[Any] | None]:
        told = False
        try:
            for answer in self._answers():
                heard, found = self._heard(answer, told=told)
                told = told or heard
                if heard:
                    yield found
        except LimnerError:
            if not self._closed.is_set():
                raise

    def close(self) -> None:
        """Ends the stream, whoever hears it."""
        self._closed.set()
        if self._call is not None:
            self._call.cancel()

    def _answers(self) -> Iterator[ListenResponse]:
        client = self._store.client
        with in_plain_words():
            self._call = client._firestore_api.listen(  # noqa: SLF001 - the library's own listener asks so too
                requests=self._requests(),
                retry=None,
                timeout=LONGEST,
                metadata=client._rpc_metadata,  # noqa: SLF001
            )
            for answer in self._call:
                if self._closed.is_set():
                    return
                yield answer

    def _requests(self) -> Iterator[ListenRequest]:
        from google.cloud.firestore_v1.types import ListenRequest

        client, path = self._store.client, self._ref._document_path  # noqa: SLF001 - its full name
        target = {"documents": {"documents": [path]}, "target_id": TARGET}
        yield ListenRequest(database=client._database_string, add_target=target)  # noqa: SLF001
        self._closed.wait()

    def _heard(self, answer: ListenResponse, *, told: bool) -> tuple[bool, DocumentSnapshot[Any] | None]:
        """Whether an answer tells a state, and that state."""
        if "document_change" in answer:
            return True, self._snapshot(answer.document_change.document)
        if "document_delete" in answer or "document_remove" in answer:
            return True, None
        kind = answer.target_change.target_change_type if "target_change" in answer else None
        return kind is not None and kind.name == "CURRENT" and not told, None

    def _snapshot(self, document: Document) -> DocumentSnapshot[Any]:
        from google.cloud.firestore import DocumentSnapshot
        from google.cloud.firestore_v1._helpers import decode_dict

        return DocumentSnapshot(
            reference=self._ref,
            data=decode_dict(document._pb.fields, self._store.client),  # noqa: SLF001 - as the library decodes
            exists=True,
            read_time=None,
            create_time=document.create_time,
            update_time=document.update_time,
        )
