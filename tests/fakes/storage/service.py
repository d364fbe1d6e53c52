"""Cloud Storage in one process: the JSON API, uploads, signed addresses, and the signBlob of the accounts' service."""

from __future__ import annotations

import base64
import itertools
import json
import random
import re
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

from tests.fakes.storage.objects import Bucket, Json, Refused, Stored, crc32c, md5, must_fit, must_hold
from tests.fakes.storage.sessions import Session
from tests.fakes.storage.signatures import signed_blob

ACCOUNT = "limner-api@demo.iam.gserviceaccount.com"
#: what a client of a service that stands in may say; its address is leave enough
OWNER = "Bearer owner"
OBJECT = re.compile(r"(/upload|/download|)/storage/v1/b/([^/]+)/o(?:/([^/]+))?")
SIGN = re.compile(r"/v1/projects/-/serviceAccounts/([^/:]+):signBlob")


@dataclass(frozen=True, kw_only=True)
class Mischief:
    """How one request goes wrong: a status in place of an answer; or dropped, lost, cut, slow or dripped."""

    how: str = "status"
    status: int = 503
    headers: Mapping[str, str] = field(default_factory=dict)
    message: str = "Try again later."
    seconds: float = 0.0


WILD = (Mischief(), Mischief(how="drop"), Mischief(how="lost"))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as it came."""

    method: str
    target: str
    #: its names in small letters
    headers: Mapping[str, str]
    body: bytes = b""
    #: bytes that were announced: more than came where the sender broke off
    length: int = 0

    @property
    def path(self) -> str:
        """As it was written, still escaped."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> dict[str, str]:
        """The last value of each parameter."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))

    @property
    def what(self) -> str:
        """list, look, get, put, begin, part, touch, remove, sign, link, or bucket."""
        if SIGN.fullmatch(self.path):
            return "sign"
        found = OBJECT.fullmatch(self.path)
        if found is None:
            return "bucket" if self.path.startswith("/storage/v1/b") else "link"
        if found[1] == "/upload":
            first = "begin" if self.query.get("uploadType") == "resumable" else "put"
            return "part" if "upload_id" in self.query else first
        if not found[3]:
            return "list"
        named = {"PATCH": "touch", "DELETE": "remove"}.get(self.method)
        return named or ("get" if self.query.get("alt") == "media" else "look")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What goes back."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class FakeStorage:
    """The service; `asked` counts what was asked of it."""

    now: Callable[[], float] = time.time
    buckets: dict[str, Bucket] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    accounts: set[str] = field(default_factory=lambda: {ACCOUNT})
    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    #: seconds in which one object is changed once, as the real service has it; 0 for no limit
    cooling: float = 0.0
    #: seconds that each answer takes
    seconds: float = 0.0
    #: share of requests that are refused, dropped, or done without an answer
    wild: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    scripts: dict[str, deque[Mischief]] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    _generation: int = 0
    _changed: dict[tuple[str, str], float] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def bucket(self, name: str, **rules: Any) -> Bucket:
        """A new bucket."""
        self.buckets[name] = Bucket(name, **rules)
        return self.buckets[name]

    def spoil(self, what: str, *mischief: Mischief) -> None:
        """The next requests of that sort go wrong so."""
        self.scripts.setdefault(what, deque()).extend(mischief)

    def forget(self) -> None:
        """As if nothing had been asked and nobody had been bad; buckets stay."""
        self.asked, self.scripts, self.seconds, self.cooling, self.wild = Counter(), {}, 0.0, 0.0, 0.0

    def mischief(self, asked: Asked) -> Mischief | None:
        """How this request goes wrong, if it does."""
        with self.lock:
            self.asked[asked.what] += 1
            if waiting := self.scripts.get(asked.what):
                return waiting.popleft()
            return self.chance.choice(WILD) if self.chance.random() < self.wild else None

    def answer(self, asked: Asked) -> Answer:
        """Does what a request of the JSON API or of an account's service says."""
        if found := SIGN.fullmatch(asked.path):
            return self._sign(unquote(found[1]), asked)
        found = OBJECT.fullmatch(asked.path)
        if found is None:
            return self._on_buckets(asked)
        with self.lock:
            if found[1] == "/upload":
                return self._upload(unquote(found[2]), asked)
            bucket = self.known(unquote(found[2]))
            return self._on_object(bucket, unquote(found[3]), asked) if found[3] else self._list(bucket, asked.query)

    def known(self, name: str) -> Bucket:
        """The bucket, or 404 in the service's words."""
        if name not in self.buckets:
            raise Refused(404, "The specified bucket does not exist.", reason="notFound", code="NoSuchBucket")
        return self.buckets[name]

    def write(self, bucket: Bucket, name: str, data: bytes, told: Json, query: Mapping[str, str]) -> Stored:
        """One object, whole or not at all."""
        with self.lock:
            must_hold(bucket.objects.get(name), query)
            self._must_be_cool(bucket, name)
            self._generation = max(self._generation + 1, round(time.time() * 1e6))
            written = Stored(bucket.name, name, data, self._generation, self.now(), {})
            written.patch({"contentType": "application/octet-stream"} | told, now=self.now())
            written.metageneration = 1
            bucket.objects[name] = written
        return written

    def begin(self, session: Session) -> str:
        """The address of a new session: whoever has it may fill it."""
        must_hold(self.known(session.bucket).objects.get(session.name), session.query)
        number = f"s{next(self._numbers)}"
        self.sessions[number] = session
        return f"{self.url}/upload/storage/v1/b/{session.bucket}/o?uploadType=resumable&upload_id={number}"

    def _sign(self, account: str, asked: Asked) -> Answer:
        if not asked.headers.get("authorization", "").startswith("Bearer "):
            raise Refused(401, "Request is missing required authentication credential.", reason="UNAUTHENTICATED")
        if account not in self.accounts:
            message = f"Permission 'iam.serviceAccounts.signBlob' denied on resource {account} (or it may not exist)."
            raise Refused(403, message, reason="PERMISSION_DENIED")
        payload = base64.b64decode(json.loads(asked.body)["payload"])
        return in_json({"keyId": "1", "signedBlob": signed_blob(account, payload)})

    def _on_buckets(self, asked: Asked) -> Answer:
        name = asked.path.removeprefix("/storage/v1/b").strip("/")
        if asked.method == "POST" and not name:
            name = json.loads(asked.body)["name"]
            if name in self.buckets:
                raise Refused(409, "Your previous request to create the named bucket succeeded.", reason="conflict")
            self.bucket(name)
        bucket = self.known(unquote(name))
        rules = [{"action": {"type": "Delete"}, **rule} for rule in bucket.rules]
        return in_json({"kind": "storage#bucket", "name": bucket.name, "lifecycle": {"rule": rules}})

    def _list(self, bucket: Bucket, query: Mapping[str, str]) -> Answer:
        found, after = bucket.listed(query)
        page: Json = {"kind": "storage#objects", "items": [one.resource() for one in found]}
        return in_json(page | ({"nextPageToken": after} if after else {}))

    def _on_object(self, bucket: Bucket, name: str, asked: Asked) -> Answer:
        found = bucket.found(name)
        must_hold(found, asked.query, reading=asked.method == "GET")
        if asked.query.get("generation", str(found.generation)) != str(found.generation):
            raise Refused(404, f"No such object: {bucket.name}/{name}", reason="notFound")
        if asked.method == "DELETE":
            del bucket.objects[name]
            return Answer(status=204)
        if asked.method == "PATCH":
            self._must_be_cool(bucket, name)
            found.patch(json.loads(asked.body), now=self.now())
        elif asked.query.get("alt") == "media":
            return media(found, asked.headers.get("range", ""))
        return in_json(found.resource())

    def _upload(self, bucket: str, asked: Asked) -> Answer:
        query = asked.query
        if "upload_id" in query:
            return self._part(query["upload_id"], asked)
        if query["uploadType"] == "multipart":
            told, mime, data = _parts(asked)
            must_fit(data, told)
            written = self.write(self.known(bucket), told.pop("name"), data, {"contentType": mime} | told, query)
            return in_json(written.resource())
        told = json.loads(asked.body or b"{}")
        mime = asked.headers.get("x-upload-content-type")
        size = asked.headers.get("x-upload-content-length")
        address = self.begin(
            Session(
                bucket=bucket, name=told.pop("name", query.get("name", "")),
                told=told | ({"contentType": mime} if mime else {}), query=query,
                size=None if size is None else int(size), origin=asked.headers.get("origin", ""),
            )
        )  # fmt: skip
        return Answer(headers=(("Location", address),))

    def _part(self, number: str, asked: Asked) -> Answer:
        session = self.sessions.get(number)
        if asked.headers.get("authorization", OWNER) != OWNER:
            raise Refused(401, "Invalid Credentials", reason="authError")
        if session is None:
            raise Refused(404, "Upload session not found.", reason="notFound")
        if asked.method == "DELETE":
            del self.sessions[number]
            return Answer(status=499)
        if session.done is None:
            if not session.take(asked.headers, asked.body, length=asked.length):
                return Answer(status=308, headers=tuple(session.so_far()))
            data = session.checked(asked.headers)
            written = self.write(self.known(session.bucket), session.name, data, session.told, session.query)
            session.done = written.resource()
        return in_json(session.done)

    def _must_be_cool(self, bucket: Bucket, name: str) -> None:
        now, place = time.monotonic(), (bucket.name, name)
        if self.cooling and now - self._changed.get(place, -self.cooling) < self.cooling:
            raise Refused(429, "The object exceeded the rate limit for object mutations.", reason="rateLimitExceeded")
        self._changed[place] = now

    @contextmanager
    def served(self, port: int = 0) -> Iterator[FakeStorage]:
        """On a port of this machine."""
        from tests.fakes.storage.server import serving

        with serving(self, port) as self.url:
            yield self


def in_json(value: object) -> Answer:
    """A JSON answer."""
    return Answer(body=json.dumps(value).encode(), headers=(("Content-Type", "application/json; charset=UTF-8"),))


def media(found: Stored, span: str) -> Answer:
    """The bytes, or a range of them, with all that is told of them."""
    data, size = found.data, len(found.data)
    headers = [
        ("Content-Type", found.fields.get("contentType", "application/octet-stream")), ("Accept-Ranges", "bytes"),
        ("ETag", f'"{md5(data)}"'), ("X-Goog-Hash", f"crc32c={crc32c(data)},md5={md5(data)}"),
        ("X-Goog-Generation", str(found.generation)), ("X-Goog-Metageneration", str(found.metageneration)),
        ("X-Goog-Stored-Content-Length", str(size)), ("X-Goog-Stored-Content-Encoding", "identity"),
    ]  # fmt: skip
    headers += [("Cache-Control", kept)] if (kept := found.fields.get("cacheControl")) else []
    asked = re.fullmatch(r"bytes=(\d+)-(\d*)", span)
    if asked is None:
        return Answer(body=data, headers=tuple(headers))
    first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
    if first >= size:
        raise Refused(416, "The requested range cannot be satisfied.", reason="requestedRangeNotSatisfiable")
    headers.append(("Content-Range", f"bytes {first}-{last}/{size}"))
    return Answer(status=206, body=data[first : last + 1], headers=tuple(headers))


def _parts(asked: Asked) -> tuple[Json, str, bytes]:
    """What is told of the bytes, their type, and the bytes (multipart/related)."""
    found = re.search(r'boundary="?([^";]+)', asked.headers.get("content-type", ""))
    parts = asked.body.split(b"--" + found[1].encode()) if found else []
    if len(parts) != 4:
        raise Refused(400, "Missing end boundary in multipart body.", reason="badContent")
    told, (head, _, data) = parts[1].partition(b"\r\n\r\n")[2], parts[2].partition(b"\r\n\r\n")
    mime = re.search(rb"(?i)content-type:\s*([^\r\n]+)", head)
    return json.loads(told), mime[1].decode() if mime else "application/octet-stream", data[:-2]
