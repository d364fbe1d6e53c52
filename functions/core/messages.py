"""What is put on a queue: ids and two counters, never content. The task's name makes copies of one turn one task."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import lru_cache

from functions.core.codec import decode, text

#: which queue delivers a verb; one queue a medium, so that a model that is short of quota holds up nothing else
LANE_OF = {
    "plan": "text", "explain": "text", "render": "picture", "speak": "speech", "assemble": "assembly",
    "export": "assembly", "notify": "webhook",
}  # fmt: skip
#: turns from here on are the sweep's own epochs, so that its messages never meet a worker's tombstone
SWEEP_TURNS = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One unit of work to be done by one flow."""

    #: plan, explain, render, speak, assemble, export, notify
    verb: str
    job: str
    #: "plan", "c01", "t02", "p03", "s03", "assembly", the format of an export, or the id of a delivery
    step: str
    revision: int = 1
    #: the run and content that an assembly or an export was asked for
    digest: str = ""
    #: each time it is enqueued
    turn: int = 0
    #: tries that were burnt
    attempt: int = 0
    #: not before this time, epoch seconds; 0 for at once
    at: float = 0.0

    def name(self) -> str:
        """The task's name: equal only for copies of one turn."""
        return _name(self.verb, self.job, self.step, self.revision, self.digest, self.turn)

    def again(self, *, at: float, burnt: bool = False) -> Message:
        """The same work, enqueued once more for later."""
        return replace(self, turn=self.turn + 1, at=at, attempt=self.attempt + burnt)


@lru_cache(maxsize=256)  # a store, its queue and whoever puts it ask one after the other
def _name(*parts: str | int) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:40]


def dumps(message: Message) -> bytes:
    """The body of a task."""
    return text(message).encode()


def loads(body: bytes) -> Message:
    """The message of a task's body."""
    return decode(Message, json.loads(body))


def swept(message: Message, *, now: float) -> Message:
    """The same message under the sweep's own turn, so that a tombstone of the first cannot swallow it."""
    return replace(message, turn=SWEEP_TURNS + int(now))
