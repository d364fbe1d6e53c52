"""The server of a laptop: one process, threads, streams that flush at once, an end without haste."""

from __future__ import annotations

import errno
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ErrorTask

from functions.core.errors import LimnerError, MalformedBody, PayloadTooLarge
from functions.web.call import MOST_BODY
from functions.web.reply import PHRASES, Reply, told

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


class ProblemTask(ErrorTask):  # type: ignore[misc]
    """What the server itself refuses, in the words of the contract."""

    def execute(self) -> None:
        """Answers and closes."""
        code = int(self.request.error.code)
        error: LimnerError = MalformedBody("This is not an HTTP request that we read.")
        if code == 413:
            error = PayloadTooLarge("The body is larger than 1 MiB.")
        elif code >= 500:
            error = LimnerError()
        self._answer(told(error, path=str(getattr(self.request, "path", "") or "/"), request_id=""))

    def _answer(self, reply: Reply) -> None:
        self.status = PHRASES[reply.status]
        self.response_headers.extend([*reply.headers, ("Content-Type", reply.mime)])
        self.set_close_on_finish()
        self.content_length = len(reply.body)
        self.write(reply.body)


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection whose faults are told as problems."""

    error_task_class = ProblemTask


def serve(app: WSGIApplication, host: str, port: int, *, threads: int = 48) -> None:
    """Serves until SIGTERM or Ctrl-C, then returns. LimnerError where the port cannot be had."""
    server = opened(app, host, port, threads=threads)
    with _until_told(app):
        server.run()
    server.close()


def opened(app: WSGIApplication, host: str, port: int, *, threads: int = 48) -> BaseWSGIServer:
    """The server, listening and not yet answering; `.effective_port` tells the port where 0 was asked for."""
    try:
        server = create_server(
            app, host=host, port=port, threads=threads, send_bytes=1, channel_request_lookahead=1,
            max_request_body_size=MOST_BODY + 1, inbuf_overflow=2 * MOST_BODY, channel_timeout=120, cleanup_interval=30,
            connection_limit=1000, backlog=1024, ident="limner", clear_untrusted_proxy_headers=True,
        )  # fmt: skip
    except OSError as error:
        raise _why_not(error, host, port) from None
    except ValueError:
        raise LimnerError(f"There is no address {host} here.", action="Correct HOST.") from None
    server.channel_class = Channel
    return server


def _why_not(error: OSError, host: str, port: int) -> LimnerError:
    if error.errno == errno.EADDRINUSE:
        return LimnerError(
            f"Port {port} is taken by another program.", action=f"Stop that one, or choose another: PORT={port + 1}."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return LimnerError(f"Port {port} may not be used by this user.", action="Choose one above 1023 with PORT.")
    return LimnerError(f"{host} port {port} cannot be listened on.", action="Correct HOST and PORT.")


@contextmanager
def _until_told(app: WSGIApplication) -> Iterator[None]:
    """SIGTERM and Ctrl-C end the server's loop; streams are closed first, so that nobody is waited for."""

    def stop(number: int, frame: FrameType | None) -> None:
        close = getattr(app, "close", None)
        if close is not None:
            close()
        raise SystemExit

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
