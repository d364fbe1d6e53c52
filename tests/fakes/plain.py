"""A service on a loopback port that is asked by plain JSON; it fails in all the ways of the pretended Gemini."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from tests.fakes.gemini.scripts import Script
from tests.fakes.gemini.server import _Door
from tests.fakes.loopback import listening

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request as it came, and the status that it was answered with."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any
    status: int


@dataclass
class Plain:
    """Knows what came, and says first what it is told to say."""

    key: str = "test-key"
    url: str = ""
    asked: list[Request] = field(default_factory=list)
    scripts: deque[Script] = field(default_factory=deque)
    #: what is answered to all calls for work
    always: Script | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def forget(self) -> None:
        """As if nothing had been asked yet."""
        self.asked, self.scripts, self.always = [], deque(), None

    def answer(self, method: str, path: str, headers: Mapping[str, str], raw: bytes) -> Script:
        """What is sent back."""
        body = json.loads(raw) if raw else None
        with self._lock:
            script = self.reply(method, path, headers, body)
            self.asked.append(Request(method=method, path=path, headers=headers, body=body, status=script.status))
        return script

    def reply(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> Script:
        """By the service's own rules."""
        raise LookupError(path)

    def told(self) -> Script | None:
        """What it was told to say next."""
        return self.scripts.popleft() if self.scripts else self.always

    @contextmanager
    def served(self, *, port: int = 0) -> Iterator[Self]:
        """On a port of this machine, a free one unless it is named."""
        with listening(type("Way", (_Way,), {"plain": self}), port=port) as self.url:
            yield self


class _Way(_Door):
    plain: ClassVar[Plain]

    def do_GET(self) -> None:  # noqa: N802 - as the base class names it
        self._answer("GET", b"")

    def do_POST(self) -> None:  # noqa: N802 - as the base class names it
        self._answer("POST", self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def do_PATCH(self) -> None:  # noqa: N802 - as the base class names it
        self._answer("PATCH", self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def do_DELETE(self) -> None:  # noqa: N802 - as the base class names it
        self._answer("DELETE", b"")

    def _answer(self, method: str, raw: bytes) -> None:
        lower = {name.lower(): value for name, value in self.headers.items()}
        self._send(self.plain.answer(method, self.path, lower, raw))
