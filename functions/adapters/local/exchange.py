"""One HTTPS request to one pinned address, over within its time whatever the other side does."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

from functions.adapters.local.courier import NotPublic, Resolve
from functions.core.addresses import Destination
from functions.ports.post import Letter

#: of the addresses that a name stands for, so many are tried
MOST_ADDRESSES = 3
LATE = "The receiver did not answer within {seconds:.0f} seconds."


class Exchange:
    """A request and the first line of its answer; the rest of the answer is not read."""

    def __init__(self, place: Destination, *, resolve: Resolve, context: ssl.SSLContext | None) -> None:
        self._place = place
        self._resolve = resolve
        self._context = context
        self._socket: socket.socket | None = None
        self._over = threading.Event()

    def answered(self, letter: Letter, *, within: float) -> tuple[int | None, str]:
        """The status, or None; and what was wrong with it, in a sentence."""
        ends = time.monotonic() + within
        alarm = threading.Timer(within, self._cut)
        alarm.daemon = True
        alarm.start()
        try:
            status = self._status(letter, ends)
        except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
            # A connection that is cut off while it is at work fails in many ways.
            return None, LATE.format(seconds=within) if self._over.is_set() else told(error, within)
        finally:
            alarm.cancel()
            if self._socket is not None:
                self._socket.close()
        # Cut off among its headers, an answer looks whole.
        return (None, LATE.format(seconds=within)) if self._over.is_set() else (status, said(status))

    def _status(self, letter: Letter, ends: float) -> int:
        place = self._place
        addresses = _in_time(lambda: self._resolve(place.host, place.port), ends - time.monotonic())
        context = self._context or ssl.create_default_context()
        plain = self._connected(addresses[:MOST_ADDRESSES], ends)
        secure = context.wrap_socket(plain, server_hostname=place.host, do_handshake_on_connect=False)
        self._hold(secure)
        secure.do_handshake()
        # The class asks for a connection only where there is none: this one has its own, to the pinned address.
        line = http.client.HTTPConnection(place.host, place.port)
        line.default_port = http.client.HTTPS_PORT
        line.sock = secure
        line.request("POST", place.target, body=letter.body, headers={**letter.headers, "Connection": "close"})
        with line.getresponse() as answer:
            return answer.status

    def _connected(self, addresses: Sequence[str], ends: float) -> socket.socket:
        fault: OSError = OSError("no address")
        for address in addresses:
            try:
                found = socket.create_connection((address, self._place.port), max(ends - time.monotonic(), 0.001))
            except OSError as error:
                fault = error
                continue
            self._hold(found)
            return found
        raise fault

    def _hold(self, found: socket.socket) -> None:
        self._socket = found
        if self._over.is_set():
            raise TimeoutError

    def _cut(self) -> None:
        """Whoever waits for the other side waits no longer."""
        self._over.set()
        held = self._socket
        if held is not None:
            try:
                socket.socket.shutdown(held, socket.SHUT_RDWR)
            except OSError:
                return


def told(error: Exception, within: float) -> str:
    """Why there was no answer, in words that hold no address."""
    if isinstance(error, NotPublic):
        return str(error)
    if isinstance(error, TimeoutError):
        return LATE.format(seconds=within)
    if isinstance(error, ssl.SSLCertVerificationError):
        return "The receiver's certificate is not valid for its name."
    if isinstance(error, ssl.SSLError):
        return "The receiver does not speak TLS as it should."
    if isinstance(error, socket.gaierror):
        return "The receiver's name is not known."
    if isinstance(error, ConnectionRefusedError):
        return "Nobody listens at the receiver's address."
    return "The connection to the receiver broke off."


def said(status: int) -> str:
    """What is wrong with a status; empty where it is a 2xx."""
    if 200 <= status < 300:
        return ""
    if 300 <= status < 400:
        return f"The receiver redirects ({status}), and redirects are not followed: give its final address."
    return f"The receiver answered {status}."


def _in_time(ask: Callable[[], Sequence[str]], seconds: float) -> Sequence[str]:
    """The answer of a resolver that itself knows no time limit."""
    answers: SimpleQueue[Sequence[str] | OSError] = SimpleQueue()

    def work() -> None:
        try:
            answers.put(ask())
        except (OSError, ValueError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=work, name="limner-resolve", daemon=True).start()
    try:
        found = answers.get(timeout=max(seconds, 0.001))
    except Empty:
        raise TimeoutError from None
    if isinstance(found, OSError):
        raise found
    return found
