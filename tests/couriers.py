"""A courier that keeps every letter, and answers as a test wants."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from functions.ports.post import Letter, Post, Receipt
from functions.wiring.posting import shown


@dataclass
class FakeCourier:
    """Every letter arrives; a status in `answers` is answered instead, None is nobody there.

    `meanwhile` is what happens in the world while a letter is on its way; what it raises is a crash.
    """

    timeout: float = 10.0
    sent: list[Letter] = field(default_factory=list)
    answers: list[int | None] = field(default_factory=list)
    meanwhile: Callable[[Letter], None] | None = None

    def send(self, letter: Letter) -> Receipt:
        self.sent.append(letter)
        if self.meanwhile is not None:
            self.meanwhile(letter)
        status = self.answers.pop(0) if self.answers else 200
        fault = "Nobody listens." if status is None else f"The receiver answered {status}."
        return Receipt(status=status, seconds=0.1, fault="" if status and status < 300 else fault)

    def events(self) -> list[dict[str, Any]]:
        """The bodies that were sent."""
        return [json.loads(letter.body) for letter in self.sent]


def a_post(courier: Any) -> Post:
    """The post of a house."""
    return Post(courier=courier, seed=lambda: b"a seed for tests", shown=lambda job: shown(job, keep_hours=0.0))
