"""What was asked for a while ago, in this process: a guess at the answer to the same, checked before it serves."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

#: requests that are remembered
SIZE = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The job that a request became."""

    job: str
    #: of its one picture, in the scene cache
    key: str
    #: until then its picture is believed to hang in the gallery, with all its bytes
    sure_until: float = 0.0


class Repeats:
    """The last requests, by whose they are and what they say."""

    def __init__(self, size: int = SIZE) -> None:
        self._size = size
        self._known: OrderedDict[tuple[str, str, str], Earlier] = OrderedDict()
        self._turn = threading.Lock()

    def find(self, owner: str, kind: str, body: str) -> Earlier | None:
        """What became of the same request."""
        return self._known.get((owner, kind, body))

    def keep(self, owner: str, kind: str, body: str, earlier: Earlier) -> None:
        """The newest job is the one to be shown again."""
        with self._turn:
            self._known[owner, kind, body] = earlier
            self._known.move_to_end((owner, kind, body))
            while len(self._known) > self._size:
                self._known.popitem(last=False)

    def renew(self, owner: str, kind: str, body: str, earlier: Earlier) -> None:
        """The same job, seen anew; nothing where it was forgotten meanwhile."""
        with self._turn:
            if (owner, kind, body) in self._known:
                self._known[owner, kind, body] = earlier

    def forget(self, job: str) -> None:
        """Something of this job is no longer as it was."""
        with self._turn:
            for place in [place for place, one in self._known.items() if one.job == job]:
                del self._known[place]
