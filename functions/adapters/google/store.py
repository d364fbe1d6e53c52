"""One Firestore database: its client, built when first asked; its time-outs; its errors in the house's words.

Look-ups are made once and are short. A commit is offered again while Firestore is away, for as long as it may be.
"""

from __future__ import annotations

import random
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from functions.adapters.google.faults import Beaten, in_plain_words, said

if TYPE_CHECKING:
    from google.cloud.firestore import (
        Client,
        CollectionReference,
        DocumentReference,
        DocumentSnapshot,
        Query,
        WriteBatch,
    )
    from google.cloud.firestore_v1.types import WriteResult

#: seconds for one look, and for a commit with all its offers
LOOK, COMMIT = 2.0, 10.0
#: seconds for one offer of a commit, and before the next one
OFFER, PAUSE = 4.0, 0.05
#: documents that were read last, kept for the preconditions of what is written next
MOST_SEEN = 256
#: collections whose documents are large; they are kept elsewhere, as values
UNSEEN = frozenset({"jobs"})


class Store:
    """What all adapters of one Firestore database share; safe between threads."""

    def __init__(
        self, project: str, database: str = "(default)", *, look: float = LOOK,
        opened: Callable[[str, str], Client] | None = None,
    ) -> None:  # fmt: skip
        """Nothing is loaded or reached yet; `opened` makes the client of a project and a database.

        `look` is how many seconds one look may take.
        """
        self.project = project
        self.look = look
        self.database = database
        self._opened = opened or _opened
        self._client: Client | None = None
        self._turn = threading.Lock()
        self._at_close: list[Callable[[], None]] = []
        self._seen: OrderedDict[str, DocumentSnapshot[Any]] = OrderedDict()

    @property
    def client(self) -> Client:
        """The one client of this process."""
        if self._client is None:
            with self._turn:
                if self._client is None:
                    with in_plain_words():
                        self._client = self._opened(self.project, self.database)
        return self._client

    def close(self) -> None:
        """Ends the connection; the next look opens another."""
        for act in self._at_close:
            act()
        with self._turn:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def at_close(self, act: Callable[[], None]) -> None:
        """Something that uses the connection by itself is ended before it."""
        self._at_close.append(act)

    def collection(self, name: str) -> CollectionReference:
        """A collection at the root."""
        return self.client.collection(name)

    def doc(self, name: str, *path: str) -> DocumentReference:
        """A document; no part of its path may hold a slash."""
        return self.client.document(name, *path)

    def get(self, ref: DocumentReference) -> DocumentSnapshot[Any]:
        """The document as it is now, or one that says that there is none."""
        return self.get_all([ref])[0]

    def get_all(self, refs: Sequence[DocumentReference]) -> list[DocumentSnapshot[Any]]:
        """The same for several at one moment, in their order."""
        with in_plain_words():
            found = {one.reference.path: one for one in self.client.get_all(list(refs), timeout=self.look, retry=None)}
        return [self._keep(found[ref.path]) for ref in refs]

    def seen(self, ref: DocumentReference) -> DocumentSnapshot[Any] | None:
        """The document as it was read here last; good for a decision that a precondition holds, and for no other."""
        with self._turn:
            return self._seen.get(ref.path)

    def found(self, query: Query) -> Iterator[DocumentSnapshot[Any]]:
        """What a query brings."""
        with in_plain_words():
            yield from query.stream(timeout=COMMIT, retry=None)

    def count(self, query: Query) -> int:
        """How many documents a query would bring."""
        counting: Any = query.count()
        with in_plain_words():
            return int(counting.get(timeout=COMMIT, retry=None)[0][0].value)

    def total(self, query: Query, field: str) -> int:
        """The sum of a field over the documents that a query would bring."""
        adding: Any = query.sum(field)
        with in_plain_words():
            return int(adding.get(timeout=COMMIT, retry=None)[0][0].value)

    def batch(self) -> WriteBatch:
        """Writes that are one commit."""
        return self.client.batch()

    def commit(
        self, batch: WriteBatch, *, touched: Iterable[DocumentReference] = (), repeatable: bool = True
    ) -> list[WriteResult]:
        """The results of its writes in order; Beaten where a precondition does not hold.

        `touched` is forgotten by `seen`; one that is not `repeatable` is offered again only where it was surely not
        taken before.
        """
        with self._turn:
            for ref in touched:
                self._seen.pop(ref.path, None)
        return _committed(batch, repeatable=repeatable)

    def _keep(self, found: DocumentSnapshot[Any]) -> DocumentSnapshot[Any]:
        if found.reference.parent.id in UNSEEN:
            return found
        with self._turn:
            self._seen[found.reference.path] = found
            self._seen.move_to_end(found.reference.path)
            if len(self._seen) > MOST_SEEN:
                self._seen.popitem(last=False)
        return found


def _opened(project: str, database: str) -> Client:
    from google.cloud.firestore import Client

    return Client(project=project, database=database)


def _committed(batch: WriteBatch, *, repeatable: bool) -> list[WriteResult]:
    from google.api_core.exceptions import GoogleAPIError

    ends, doubtful, pause = time.monotonic() + COMMIT, False, PAUSE
    while True:
        try:
            return batch.commit(retry=None, timeout=max(0.1, min(OFFER, ends - time.monotonic())))
        except GoogleAPIError as error:
            if why := _refused(error):
                raise Beaten(why, doubtful=doubtful) from error
            away = _away(error)
            doubtful = doubtful or away == "doubtful"
            if not away or (doubtful and not repeatable) or time.monotonic() + pause >= ends:
                raise said(error) from error
        time.sleep(pause * random.uniform(0.5, 1.0))
        pause *= 2


def _refused(error: Exception) -> str:
    """Which precondition did not hold; empty where it was none."""
    from google.api_core import exceptions as google

    if isinstance(error, google.AlreadyExists):
        return "taken"
    if isinstance(error, google.NotFound):
        return "" if "database" in str(error) and "does not exist" in str(error) else "gone"
    return "moved" if isinstance(error, google.FailedPrecondition) else ""


def _away(error: Exception) -> str:
    """Whether a commit may be offered again, and whether it may have been taken all the same."""
    from google.api_core import exceptions as google

    if isinstance(error, google.Aborted | google.ResourceExhausted):
        return "refused"
    lost = google.ServiceUnavailable | google.GatewayTimeout | google.InternalServerError | google.Unknown
    return "doubtful" if isinstance(error, lost | google.Cancelled) else ""
