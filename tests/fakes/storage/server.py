"""The wire of the fake: HTTP on a loopback port, what goes wrong on it, and addresses that were signed."""

from __future__ import annotations

import json
import socket
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar
from urllib.parse import unquote
from xml.sax.saxutils import escape

from tests.fakes.loopback import Server, listening
from tests.fakes.storage.objects import Refused, allowed
from tests.fakes.storage.service import Answer, Asked, FakeStorage, Mischief, media
from tests.fakes.storage.sessions import Session
from tests.fakes.storage.signatures import must_be_signed


def serving(fake: FakeStorage, port: int) -> AbstractContextManager[str]:
    """The address while it runs."""
    return listening(type("Door", (_Door,), {"fake": fake}), port=port)


def by_address(fake: FakeStorage, asked: Asked) -> Answer:
    """What the XML API answers to an address that was signed: nobody else may see anything."""
    must_be_signed(asked.method, asked.target, asked.headers, now=fake.now(), accounts=fake.accounts)
    bucket_name, _, name = unquote(asked.path).lstrip("/").partition("/")
    with fake.lock:
        bucket = fake.known(bucket_name)
        if asked.method in {"GET", "HEAD"}:
            answer = media(bucket.found(name), asked.headers.get("range", ""))
            given = {"response-content-type": "Content-Type", "response-content-disposition": "Content-Disposition"}
            said = {given[key]: value for key, value in asked.query.items() if key in given}
            kept = [(key, value) for key, value in answer.headers if key not in said]
            return Answer(status=answer.status, body=answer.body, headers=(*kept, *said.items()))
        told = {"contentType": asked.headers.get("content-type", "application/octet-stream")}
        match = asked.headers.get("x-goog-if-generation-match")
        query = {} if match is None else {"ifGenerationMatch": match}
        if asked.method == "POST" and asked.headers.get("x-goog-resumable") == "start":
            session = Session(bucket_name, name, told, query, origin=asked.headers.get("origin", ""))
            return Answer(status=201, headers=(("Location", fake.begin(session)),))
        if asked.method == "DELETE":
            del bucket.objects[bucket.found(name).name]
            return Answer(status=204)
        least, _, most = asked.headers.get("x-goog-content-length-range", f"0,{1 << 40}").partition(",")
        if not int(least) <= len(asked.body) <= int(most):
            raise Refused(400, "Your proposed upload is larger than allowed.", code="EntityTooLarge")
        return Answer(headers=(("ETag", f'"{fake.write(bucket, name, asked.body, told, query).generation}"'),))


def _told(error: Refused, *, xml: bool) -> Answer:
    if error.status == 304:
        return Answer(status=304)
    if xml:
        body = (
            f"<?xml version='1.0'?><Error><Code>{error.code}</Code><Message>{escape(error.message)}</Message></Error>"
        )
        return Answer(status=error.status, body=body.encode(), headers=(("Content-Type", "application/xml"),))
    fault = {"message": error.message, "domain": "global", "reason": error.reason}
    body = json.dumps({"error": {"code": error.status, "message": error.message, "errors": [fault]}})
    return Answer(status=error.status, body=body.encode(), headers=(("Content-Type", "application/json"),))


class _Door(BaseHTTPRequestHandler):
    fake: ClassVar[FakeStorage]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def _any(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        lower = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(length)
        asked = Asked(method=self.command, target=self.path, headers=lower, body=body, length=length)
        mischief = self.fake.mischief(asked) or Mischief(how="none")
        self.server.over.wait(self.fake.seconds + (mischief.seconds if mischief.how == "slow" else 0.0))
        if mischief.how == "drop":
            self._hang_up()
        elif mischief.how == "status":
            told = _told(Refused(mischief.status, mischief.message), xml=asked.what == "link")
            self._send(told, (*told.headers, *mischief.headers.items()), mischief)
        else:
            answer = self._answer(asked)
            if mischief.how == "lost":
                self._hang_up()
            else:
                self._send(answer, (*answer.headers, *self._page(asked)), mischief)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = _any  # noqa: N815 - the names that it looks for

    def do_OPTIONS(self) -> None:
        asked = Asked(method="OPTIONS", target=self.path, headers={k.lower(): v for k, v in self.headers.items()})
        self._send(Answer(), tuple(self._page(asked)), Mischief(how="none"))

    def _answer(self, asked: Asked) -> Answer:
        try:
            return by_address(self.fake, asked) if asked.what == "link" else self.fake.answer(asked)
        except Refused as error:
            return _told(error, xml=asked.what == "link")

    def _page(self, asked: Asked) -> list[tuple[str, str]]:
        origin = asked.headers.get("origin", "")
        if session := self.fake.sessions.get(asked.query.get("upload_id", "")):
            return [("Access-Control-Allow-Origin", session.origin)] if session.origin else []
        bucket = self.fake.buckets.get(unquote(asked.path).split("/")[1])
        method = asked.headers.get("access-control-request-method", asked.method)
        return list(allowed(bucket, origin=origin, method=method)) if bucket and origin else []

    def _send(self, answer: Answer, headers: tuple[tuple[str, str], ...], mischief: Mischief) -> None:
        self.send_response(answer.status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        body = b"" if self.command == "HEAD" else answer.body
        if mischief.how == "cut":
            self._whole(body[: len(body) // 2])
            self._hang_up()
        elif mischief.how == "drip":
            for place in range(0, len(body), 16_384):
                self._whole(body[place : place + 16_384])
                self.server.over.wait(mischief.seconds)
        else:
            self._whole(body)

    def _whole(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *args: Any) -> None:
        """Tests are quiet."""
