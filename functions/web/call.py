"""One request as the routes see it: who asks, for what, with which body."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from functions.core.errors import InvalidRequest, MalformedBody, NotFound, PayloadTooLarge, UnsupportedMedia
from functions.core.job import Job
from functions.flows.read import read
from functions.ports import House
from functions.web import strict_json
from functions.web.access import Caller
from functions.web.config import WebConfig
from functions.web.desk import Desk, Rendered

MOST_BODY = 1024 * 1024
#: of a body that brings files
MOST_FILES = 20 * 1024 * 1024
#: of any body: a document of 20 MiB in base64, and a megabyte of fields
MOST_SENT = MOST_BODY + (20 * 1024 * 1024 + 2) // 3 * 4
MOST_WAIT = 60.0
#: seconds between two looks whether the client is still there
GLANCE = 1.0
_KEY = r"[\x21-\x7e]{1,255}"
_PREFER_WAIT = r"(?i)(?:^|[,;\s])wait\s*=\s*\"?(\d{1,9})\"?"
_JSON_TYPE = r"(?i)application/(?:[\w.+-]+\+)?json"


@dataclass(slots=True, kw_only=True)
class Call:
    """A request on its way to the handler of its route."""

    desk: Desk
    environ: Mapping[str, Any]
    method: str
    path: str
    params: Mapping[str, str]
    caller: Caller
    _query: dict[str, str] | None = field(default=None, init=False)

    @property
    def owner(self) -> str:
        """Whose things are asked for."""
        return self.caller.owner

    @property
    def house(self) -> House:
        """Where the flows live."""
        return self.desk.house

    @property
    def config(self) -> WebConfig:
        """How the house is served."""
        return self.desk.config

    def header(self, name: str) -> str:
        """A header's value; empty when it was not sent."""
        return str(self.environ.get("HTTP_" + name.upper().replace("-", "_"), ""))

    def query(self, name: str) -> str | None:
        """The last value of a query parameter."""
        if self._query is None:
            self._query = dict(parse_qsl(self.environ.get("QUERY_STRING") or "", keep_blank_values=True))
        return self._query.get(name)

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        """A query parameter as a whole number within its bounds."""
        text = self.query(name)
        if text is None:
            return default
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            fault = f"A whole number from {low} to {high} is expected."
            raise InvalidRequest(f"{name}: {fault}", fields=((name, fault),))
        return int(text)

    def job(self) -> Job:
        """The job of the path; NotFound also for another owner's and for one that this token does not read."""
        if self.caller.token_job not in ("", self.params["id"]):
            raise NotFound("There is no job by that id.")
        return read(self.house, self.owner, self.params["id"])

    def rendered(self, job: Job) -> Rendered:
        """The job as this caller sees it."""
        return self.desk.rendered(job, token=self.caller.token)

    def idempotency_key(self) -> str | None:
        """The Idempotency-Key, if one was sent."""
        key = self.header("Idempotency-Key")
        if "HTTP_IDEMPOTENCY_KEY" not in self.environ:
            return None
        if not re.fullmatch(_KEY, key):
            fault = "1 to 255 printable ASCII characters without blanks are expected."
            raise InvalidRequest(f"Idempotency-Key: {fault}", fields=(("Idempotency-Key", fault),))
        return key

    def preferred_wait(self) -> float:
        """Seconds of `Prefer: wait=N`; 0 without."""
        found = re.search(_PREFER_WAIT, self.header("Prefer"))
        return min(float(found[1]), MOST_WAIT) if found else 0.0

    def json(self) -> dict[str, Any]:
        """The body as one JSON object."""
        data = self.body()
        self._must_be_json()
        return strict_json.parsed(data)

    def json_if_any(self) -> dict[str, Any]:
        """The body as one JSON object; nothing sent is an empty one."""
        data = self.body()
        if not data:
            return {}
        self._must_be_json()
        return strict_json.parsed(data)

    def any_json(self, *, most: int = MOST_BODY) -> object:
        """The body as any JSON value, of at most so many bytes."""
        data = self.body(most=most)
        self._must_be_json()
        return strict_json.value_of(data)

    def wait_for(self, job: Job, enough: Callable[[Job], bool], *, seconds: float) -> Job:
        """The job as soon as it is enough, or as it is when the time is over, the client gone or every place taken."""
        if seconds <= 0 or enough(job) or not self.desk.waiting.take():
            return job
        try:
            ends = time.monotonic() + seconds
            while not enough(job):
                left = ends - time.monotonic()
                if left <= 0 or self.over():
                    break
                found = self.house.jobs.watch(job.id, after=job.version, timeout=min(left, GLANCE))
                if found is None or found.deleted:
                    raise NotFound("There is no job by that id.")
                job = found
            return job
        finally:
            self.desk.waiting.give_back()

    def over(self) -> bool:
        """Nobody waits for the answer any more, or the server is about to end."""
        gone = self.environ.get("waitress.client_disconnected")
        return self.desk.closing.is_set() or (gone is not None and bool(gone()))

    def body(self, *, most: int = MOST_BODY) -> bytes:
        """The bytes of the body; PayloadTooLarge beyond `most`."""
        length = str(self.environ.get("CONTENT_LENGTH") or "")
        if length and not (length.isascii() and length.isdigit()):
            raise MalformedBody("Content-Length is not a number.")
        if length and int(length) > most:
            raise PayloadTooLarge(f"The body is larger than {most // MOST_BODY} MiB.")
        stream = self.environ["wsgi.input"]
        if length:
            return bytes(stream.read(int(length)))
        if not self.environ.get("wsgi.input_terminated"):
            return b""
        data = bytes(stream.read(most + 1))
        if len(data) > most:
            raise PayloadTooLarge(f"The body is larger than {most // MOST_BODY} MiB.")
        return data

    def content_type(self) -> str:
        """What the body is said to be, as it was sent."""
        return str(self.environ.get("CONTENT_TYPE") or "")

    def media_type(self) -> str:
        """What the body is said to be, without parameters, in small letters."""
        return self.content_type().partition(";")[0].strip().lower()

    def is_json(self) -> bool:
        """The body is said to be JSON; UnsupportedMedia where it is said to be in another encoding than ours."""
        if not re.fullmatch(_JSON_TYPE, self.media_type()):
            return False
        charset = re.search(r"charset\s*=\s*\"?([^\s\";]+)", self.content_type(), re.IGNORECASE)
        if charset and charset[1].lower() not in ("utf-8", "utf8"):
            raise UnsupportedMedia(f"JSON in {charset[1][:40]} is not read here.", action="Send JSON in UTF-8.")
        return True

    def _must_be_json(self) -> None:
        if not self.is_json():
            raise UnsupportedMedia(
                f"A body of type {self.media_type()[:60] or 'unknown'} is not read here.",
                action="Send JSON in UTF-8 with Content-Type: application/json.",
            )
