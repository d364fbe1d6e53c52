"""The WSGI application: finds the route, asks who calls, and is the only place where failures become answers."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from functions.core.errors import Forbidden, LimnerError, NotFound
from functions.ports import House
from functions.web.access import caller
from functions.web.call import Call
from functions.web.config import WebConfig
from functions.web.context import REQUEST, TRACE, traced
from functions.web.desk import Desk
from functions.web.reply import ALWAYS, PHRASES, MethodNotAllowed, Reply, told
from functions.web.route import Route
from functions.web.routes import ROUTES, Table

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from werkzeug import Request, Response

log = logging.getLogger("limner.web")
#: where the request keeps the path of its route
ROUTE = "limner.route"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")
SAFE = ("GET", "HEAD", "OPTIONS")
EXPOSED = (
    "ETag, Location, Retry-After, Idempotency-Replayed, Preference-Applied, X-Request-Id, Content-Disposition, "
    "RateLimit, RateLimit-Policy, Cache-Status, WWW-Authenticate"
)
ACCEPTED = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Prefer, X-Request-Id"
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_NOTHING = ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")


class App:
    """The API of one house."""

    def __init__(self, house: House, config: WebConfig) -> None:
        self.desk = Desk(house=house, config=config)
        self._table = Table(ROUTES)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request_id = environ.get("HTTP_X_REQUEST_ID") or ""
        if not _REQUEST_ID.fullmatch(request_id):
            # Names a request in a log; unlike a job it need not be hard to guess, and chance of our own is cheaper.
            request_id = f"{self.desk.house.chance.getrandbits(64):016x}"
        cloud = environ.get("HTTP_X_CLOUD_TRACE_CONTEXT") or ""
        trace = traced(environ.get("HTTP_TRACEPARENT") or "", cloud=cloud)
        began, bound, followed = time.perf_counter(), REQUEST.set(request_id), TRACE.set(trace)
        path = _path(environ)
        try:
            reply = self._answered(environ, path, request_id)
            self._tell(environ, reply, request_id, seconds=time.perf_counter() - began)
        finally:
            REQUEST.reset(bound)
            TRACE.reset(followed)
        return self._sent(environ, start_response, reply, request_id)

    def close(self) -> None:
        """Ends every stream and every waiting request."""
        self.desk.closing.set()

    def _answered(self, environ: WSGIEnvironment, path: str, request_id: str) -> Reply:
        try:
            return self._answer(environ, path, request_id)
        except LimnerError as error:
            if error.status == 500:
                log.warning("request_failed request=%s", request_id, exc_info=error)
            return told(error, path=path, request_id=request_id)
        except Exception:
            log.exception("request_failed request=%s", request_id)
            return told(LimnerError(), path=path, request_id=request_id)

    def _tell(self, environ: Mapping[str, Any], reply: Reply, request_id: str, *, seconds: float) -> None:
        """The path is told as its route has it: ids of owners' things are no labels."""
        fields = {
            "route": environ.get(ROUTE, "none"), "method": environ["REQUEST_METHOD"], "status": reply.status,
            "seconds": round(seconds, 6), "request": request_id,
        }  # fmt: skip
        trace = TRACE.get()
        self.desk.house.notice("request_answered", {**fields, "trace": trace.id} if trace else fields)

    def _answer(self, environ: WSGIEnvironment, path: str, request_id: str) -> Reply:
        method = environ["REQUEST_METHOD"]
        methods, params = self._table.find(path)
        config = self.desk.config
        if config.auth == "open":
            _must_be_near(environ, config)
        if not methods:
            raise NotFound("There is nothing at this path.", action="See /docs for what there is.")
        route = methods.get("GET" if method == "HEAD" else method)
        if route is None:
            return _other_method(methods, method, path=path, request_id=request_id)
        environ[ROUTE] = route.path
        who = caller(self.desk, environ, scope=route.scope, token=route.token, signature=route.signature)
        call = Call(desk=self.desk, environ=environ, method=method, path=path, params=params, caller=who)
        return route.answer(call)

    def _sent(
        self, environ: Mapping[str, Any], start_response: StartResponse, reply: Reply, request_id: str
    ) -> Iterable[bytes]:
        headers = [*reply.headers, *ALWAYS, ("X-Request-Id", request_id), *self._cors(environ)]
        if reply.status not in (204, 304):
            headers.append(("Content-Type", reply.mime))
            length = len(reply.body) if reply.stream is None else reply.length
            if length is not None:
                headers.append(("Content-Length", str(length)))
        if not any(name == "Content-Security-Policy" for name, _ in reply.headers):
            headers.append(_NOTHING)
        start_response(PHRASES[reply.status], headers)
        if environ["REQUEST_METHOD"] == "HEAD":
            return []
        return [reply.body] if reply.stream is None else reply.stream

    def _cors(self, environ: Mapping[str, Any]) -> list[tuple[str, str]]:
        allowed = self.desk.config.cors_origins
        if not allowed:
            return []
        origin = environ.get("HTTP_ORIGIN") or ""
        if not origin or not ("*" in allowed or origin in allowed):
            return [("Vary", "Origin")]
        found = [
            ("Vary", "Origin"),
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Expose-Headers", EXPOSED),
        ]
        if environ["REQUEST_METHOD"] == "OPTIONS":
            found += [
                ("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"),
                ("Access-Control-Allow-Headers", ACCEPTED),
                ("Access-Control-Max-Age", "3600"),
            ]
        return found


def create_app(house: House, config: WebConfig) -> App:
    """The WSGI application of a house."""
    return App(house, config)


def respond(app: WSGIApplication, request: Request) -> Response:
    """The answer to a request that another server has taken in."""
    from werkzeug import Response

    return Response.from_app(app, request.environ)


def _path(environ: Mapping[str, Any]) -> str:
    found: str = environ.get("PATH_INFO") or "/"
    return found if found.isascii() else found.encode("latin-1").decode("utf-8", "replace")


def _must_be_near(environ: Mapping[str, Any], config: WebConfig) -> None:
    """Without keys, neither a foreign name for this computer nor a foreign page may act in its owner's name."""
    host = (environ.get("HTTP_HOST") or "localhost").lower()
    name = re.sub(r":\d+$", "", host)
    if name not in LOOPBACK:
        raise Forbidden(
            "Without keys this service answers only to the names of this computer.",
            action="Call it as http://127.0.0.1 or http://localhost, or serve it with AUTH=keys.",
        )
    origin = environ.get("HTTP_ORIGIN")
    if origin is None or environ["REQUEST_METHOD"] in SAFE or "*" in config.cors_origins:
        return
    if origin not in config.cors_origins and origin != f"{environ.get('wsgi.url_scheme', 'http')}://{host}":
        raise Forbidden("This page may not use the service.", action="Add its origin to CORS_ORIGINS.")


def _other_method(methods: Mapping[str, Route], method: str, *, path: str, request_id: str) -> Reply:
    allow = ("Allow", ", ".join([*methods, *(["HEAD"] if "GET" in methods else []), "OPTIONS"]))
    if method == "OPTIONS":
        return Reply(status=204, headers=[allow])
    reply = told(MethodNotAllowed(f"{method[:20]} is not known at this path."), path=path, request_id=request_id)
    reply.headers.append(allow)
    return reply
