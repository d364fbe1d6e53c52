"""Gemini on a loopback port, over its real wire protocol: what it knows and refuses, its quota and its failures."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar, Protocol

from tests.fakes.gemini import made
from tests.fakes.gemini.requests import camel, complaint, text_of
from tests.fakes.gemini.scripts import ERROR_INFO, PER_MINUTE, Script, fault, quota
from tests.fakes.loopback import Server, listening

Json = dict[str, Any]
KEY = "test-key"
#: a project that asks by the word of its account
PROJECT, TOKEN = "test-project", "test-token"
#: model -> what it makes
MODELS = {
    "gemini-3.5-flash-lite": "text", "gemini-3.8-flash": "text", "gemini-4-hydrogen": "text",
    "gemini-2.5-flash": "text", "gemini-3.1-flash-lite-image": "picture", "gemini-nano-banana-2.1": "picture",
    "gemini-3-pro-image": "picture", "gemini-3.8-flash-lite-tts": "speech", "gemini-3.8-flash-tts": "speech",
}  # fmt: skip
PATH = re.compile(r"/v1(?:beta)?/models(?:/([\w.-]+)(?::generateContent)?)?(?:\?.*)?")
#: the same of a project, and of all projects
OF_PROJECT = re.compile(
    r"/v1beta1/projects/([\w-]+)/locations/([\w-]+)/publishers/google/models/([\w.-]+):generateContent(?:\?.*)?"
)
OF_ALL = re.compile(r"/v1beta1/publishers/google/models(?:\?.*)?")
FLEX = "x-vertex-ai-llm-shared-request-type"


class Allowance(Protocol):
    """What a provider counts by."""

    def room(self, now: float) -> float:
        """Seconds until one more call is admitted; 0 is now."""

    def take(self, now: float) -> None:
        """One call is admitted."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request as it came."""

    model: str
    role: str
    body: Json
    headers: Mapping[str, str]
    at: float
    status: int
    #: project and location where no key asked
    place: tuple[str, str] | None = None


@dataclass
class FakeGemini:
    """The service; `asked` is everything that was asked of it."""

    #: pictures in one window, 0 for no limit; and how long that is
    pictures_per_window: int = 0
    window: float = 60.0
    #: whose seconds these are
    clock: Callable[[], float] = time.monotonic
    #: who counts pictures instead of that window
    allowance: Allowance | None = None
    #: what every picture is, where drawing each would take too long
    picture: bytes = b""
    #: seconds that each answer takes
    seconds: float = 0.0
    #: recordings come as raw samples
    raw: bool = False
    key: str = KEY
    token: str = TOKEN
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    #: role -> what is answered to the next calls
    scripts: dict[str, deque[Script]] = field(default_factory=dict)
    #: role -> what is answered to all calls
    always: dict[str, Script] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _began: float = 0.0
    _granted: int = 0

    def fail(self, role: str, *scripts: Script) -> None:
        """The next calls of that role are answered so."""
        self.scripts.setdefault(role, deque()).extend(scripts)

    def forget(self) -> None:
        """As if nothing had been asked yet."""
        self.asked, self.scripts, self.always = [], {}, {}
        self.pictures_per_window, self.raw, self.seconds, self._began = 0, False, 0.0, 0.0

    def answered(self, role: str) -> list[Asked]:
        """The calls of that role that were answered well."""
        return [one for one in self.asked if one.role == role and one.status == 200]

    def answer(
        self, model: str, body: Json, headers: Mapping[str, str], *, place: tuple[str, str] | None = None
    ) -> Script:
        """What is sent back."""
        role = MODELS.get(model, "")
        with self._lock:
            script = self._unknown(headers, place) or self._script(role, model, body)
            self.asked.append(
                Asked(
                    model=model, role=role, body=body, headers=dict(headers), at=self.clock(), status=script.status,
                    place=place,
                )
            )  # fmt: skip
        return script

    def _unknown(self, headers: Mapping[str, str], place: tuple[str, str] | None) -> Script | None:
        """Why whoever asks is not let in."""
        if place is None:
            if headers.get("x-goog-api-key") == self.key:
                return None
            reason = {"@type": ERROR_INFO, "reason": "API_KEY_INVALID"}
            return fault(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", reason)
        if headers.get("authorization") != f"Bearer {self.token}":
            return fault(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.")
        if place[0] not in {"", PROJECT}:
            denied = "Permission 'aiplatform.endpoints.predict' denied on resource (or it may not exist)."
            return fault(403, "PERMISSION_DENIED", denied)
        if FLEX in headers and place[1] != "global":
            return fault(400, "INVALID_ARGUMENT", "Flex requests are served by the global endpoint only.")
        return None

    def _script(self, role: str, model: str, body: Json) -> Script:
        if not role:
            return fault(404, "NOT_FOUND", f"models/{model} is not found for API version v1.")
        if words := complaint(role, model, body):
            return fault(400, "INVALID_ARGUMENT", words)
        if self.scripts.get(role):
            return self.scripts[role].popleft()
        if role in self.always:
            return self.always[role]
        if role == "picture" and (wait := self._wait()):
            return quota(PER_MINUTE, f"{wait:.3f}s")
        return Script(body=self._good(role, body), after=self.seconds)

    def _wait(self) -> float:
        """Seconds until there is room, by a window that begins with its first call."""
        now = self.clock()
        if self.allowance is not None:
            wait = self.allowance.room(now)
            if not wait:
                self.allowance.take(now)
            return wait
        if not self.pictures_per_window:
            return 0.0
        if now - self._began >= self.window:
            self._began, self._granted = now, 0
        if self._granted >= self.pictures_per_window:
            return self._began + self.window - now
        self._granted += 1
        return 0.0

    def _good(self, role: str, body: Json) -> Json:
        wish, text = camel(body.get("generationConfig", {})), text_of(body)
        taken = len(text) // 4
        if role == "text":
            said = json.dumps(made.written(wish["responseJsonSchema"], text))
            return made.answer({"text": said}, usage=made.counted(taken, len(said) // 4, thoughts=50))
        if role == "picture":
            shape = wish["imageConfig"]
            data = self.picture or made.painted(text, shape["aspectRatio"], shape.get("imageSize", "1K"))
            thought = {"text": "A pier, then.", "thought": True}
            usage = made.counted(taken, 1120, modality="IMAGE", thoughts=100)
            return made.answer(thought, made.inline(data, "image/png"), usage=usage)
        data, mime = made.read_aloud(text, raw=self.raw)
        return made.answer(made.inline(data, mime), usage=made.counted(taken, len(data) // 1920, modality="AUDIO"))

    @contextmanager
    def served(self) -> Iterator[FakeGemini]:
        """On a free port of this machine."""
        with listening(type("Door", (_Door,), {"fake": self})) as self.url:
            yield self


class _Door(BaseHTTPRequestHandler):
    fake: ClassVar[FakeGemini]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        found, of_all = PATH.fullmatch(self.path), OF_ALL.fullmatch(self.path)
        lower = {name.lower(): value for name, value in self.headers.items()}
        if refused := self.fake._unknown(lower, ("", "global") if of_all else None):
            self._send(refused)
        elif of_all:
            self._send(Script(body={"publisherModels": [{"name": f"publishers/google/models/{n}"} for n in MODELS]}))
        elif found and not found[1]:
            self._send(Script(body={"models": [{"name": f"models/{name}", "displayName": name} for name in MODELS]}))
        else:
            self._send(fault(404, "NOT_FOUND", "Not found."))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        found, of_project = PATH.fullmatch(self.path), OF_PROJECT.fullmatch(self.path)
        lower = {name.lower(): value for name, value in self.headers.items()}
        if of_project:
            place = (of_project[1], of_project[2])
            self._send(self.fake.answer(of_project[3], body, lower, place=place))
        elif found and found[1]:
            self._send(self.fake.answer(found[1], body, lower))
        else:
            self._send(fault(404, "NOT_FOUND", "Not found."))

    def _send(self, script: Script) -> None:
        data = script.data()
        if script.how in {"hang", "drop"}:
            self.server.over.wait(30.0 if script.how == "hang" else 0.0)
            self._hang_up()
            return
        if script.after:
            self.server.over.wait(script.after)
        self.send_response(script.status)
        for name, value in {"Content-Type": "application/json", **script.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        _WRITE[script.how](self, data)

    def whole(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def cut(self, data: bytes) -> None:
        self.whole(data[: len(data) // 2])
        self._hang_up()

    def drip(self, data: bytes) -> None:
        for place in range(len(data)):
            self.whole(data[place : place + 1])
            if self.server.over.wait(0.05):
                return

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *args: Any) -> None:
        """Tests are quiet."""


_WRITE: dict[str, Callable[[_Door, bytes], None]] = {"whole": _Door.whole, "cut": _Door.cut, "drip": _Door.drip}
