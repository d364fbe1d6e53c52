"""The server of a laptop: one process, threads, streams that flush at once, an end without haste."""

from __future__ import annotations

import errno
import logging
import secrets
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import TYPE_CHECKING

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server
from waitress.task import ErrorTask, WSGITask

from functions.core.errors import LimnerError, MalformedBody, PayloadTooLarge
from functions.web.call import MOST_BODY, MOST_SENT
from functions.web.reply import ALWAYS, PHRASES, Reply, told

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

log = logging.getLogger("limner.web")
#: seconds that answers at work are waited for
PATIENCE = 5.0


class ProblemTask(ErrorTask):  # type: ignore[misc]
    """What the server itself refuses, in the words of the contract."""

    def execute(self) -> None:
        """Answers and closes."""
        code = int(self.request.error.code)
        error: LimnerError = MalformedBody("This is not an HTTP request that we read.")
        if code == 413:
            error = PayloadTooLarge("The body is larger than any that is read here.")
        elif code >= 500:
            error = LimnerError()
        request_id = secrets.token_hex(8)
        path = str(getattr(self.request, "path", "") or "/")
        self._answer(told(error, path=path, request_id=request_id), request_id=request_id)

    def _answer(self, reply: Reply, *, request_id: str) -> None:
        self.status = PHRASES[reply.status]
        headers = [*reply.headers, *ALWAYS, ("X-Request-Id", request_id), ("Content-Type", reply.mime)]
        self.response_headers.extend(headers)
        self.set_close_on_finish()
        self.content_length = len(reply.body)
        self.write(reply.body)


class Answer(WSGITask):  # type: ignore[misc]
    """One answer; alone, the server would hang up after each that has no body, and so on everybody who polls."""

    def set_close_on_finish(self) -> None:
        """Hangs up, unless an answer is merely without a body."""
        wishes = self.request.headers.get("CONNECTION", "").lower()
        if self.has_body or self.version != "1.1" or wishes == "close" or self.wrote_header:
            super().set_close_on_finish()


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection whose faults are told as problems."""

    task_class = Answer
    error_task_class = ProblemTask


@dataclass(kw_only=True)
class Door:
    """A listening server and every socket it has open."""

    app: WSGIApplication
    server: MultiSocketServer | BaseWSGIServer
    sockets: dict[int, object]
    port: int
    _told: threading.Event = field(default_factory=threading.Event)

    def answer(self) -> None:
        """Answers until it is told to close; then ends streams, waits a little for answers at work, and closes."""
        while not self._told.is_set():
            self._turn(1.0)
        close = getattr(self.app, "close", None)
        if close is not None:
            close()
        threads = self.server.task_dispatcher
        threads.set_thread_count(0)
        ends = time.monotonic() + PATIENCE
        while threads.threads and time.monotonic() < ends:
            self._turn(0.05)
        if threads.threads:
            log.warning("answers_cut_off %d", len(threads.threads))
        wasyncore.close_all(self.sockets)

    def close(self) -> None:
        """Tells it to close; from any thread, and from a signal's: nothing is raised where a lock may be held."""
        self._told.set()
        listener = next((one for one in self.sockets.values() if isinstance(one, BaseWSGIServer)), None)
        if listener is not None:
            with suppress(OSError):
                listener.trigger.pull_trigger()

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self.sockets, count=1)


def serve(
    app: WSGIApplication, host: str, port: int, *, threads: int = 48, listening: Callable[[], None] | None = None
) -> None:
    """Serves until SIGTERM or Ctrl-C, then returns. LimnerError where the port cannot be had.

    `listening` is called once the port is ours: a start that fails says nothing but why.
    """
    door = opened(app, host, port, threads=threads)
    if listening is not None:
        listening()
    log.info("Limner answers at http://%s:%d; Ctrl-C stops it.", f"[{host}]" if ":" in host else host, door.port)
    with _until_told(door):
        door.answer()


def opened(app: WSGIApplication, host: str, port: int, *, threads: int = 48) -> Door:
    """Listens, and does not answer yet. Port 0 takes any that is free."""
    sockets: dict[int, object] = {}
    try:
        server = create_server(
            app, map=sockets, host=host, port=port, threads=threads, channel_request_lookahead=1,
            max_request_body_size=MOST_SENT + 1, inbuf_overflow=2 * MOST_BODY, channel_timeout=120,
            cleanup_interval=30, connection_limit=1000, ident="limner",
            clear_untrusted_proxy_headers=True,
        )  # fmt: skip
    except OSError as error:
        wasyncore.close_all(sockets)
        raise _why_not(error, host, port) from None
    except ValueError:
        raise LimnerError(f"There is no address {host} here.", action="Correct HOST.") from None
    # A client that goes away is no news.
    logging.getLogger("waitress").setLevel(logging.WARNING)
    listeners = [one for one in sockets.values() if isinstance(one, BaseWSGIServer)]
    for listener in listeners:
        listener.channel_class = Channel
    return Door(app=app, server=server, sockets=sockets, port=int(listeners[0].effective_port))


def _why_not(error: OSError, host: str, port: int) -> LimnerError:
    if error.errno == errno.EADDRINUSE:
        return LimnerError(
            f"Port {port} is taken by another program.", action=f"Stop that one, or choose another: PORT={port + 1}."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return LimnerError(f"Port {port} may not be used by this user.", action="Choose one above 1023 with PORT.")
    return LimnerError(f"{host} port {port} cannot be listened on.", action="Correct HOST and PORT.")


@contextmanager
def _until_told(door: Door) -> Iterator[None]:
    """SIGTERM and Ctrl-C end the server's loop; only the main thread is told."""

    def stop(number: int, frame: FrameType | None) -> None:
        door.close()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
