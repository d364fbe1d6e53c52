"""A process of its own for what a stranger sent: bounded in memory, time and answer, and nobody else's when it dies.

Children that draw are shared and live on; one that reads a document has read nothing but that document.
"""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from functions.adapters.local.pool import NICE, PRELOADED, born, children_of
from functions.core.errors import LimnerError, Overloaded, TooComplex

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MEGABYTE = 1024 * 1024
#: read at once; who waits longer for a place, in seconds, is told to come again
PLACES, QUEUE = 2, 15.0
#: so many may wait: each of them holds a thread that others' requests are answered by
WAITING = 6
#: how a process ends that wanted more memory or time than it was given
EXHAUSTED = {-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL}


class Apart:
    """Runs a function in a process that has done nothing before and does nothing after. Its answer is plain values."""

    def __init__(self, *, memory: int = 1024 * MEGABYTE, seconds: float = 20.0, answer: int = 32 * MEGABYTE) -> None:
        """`memory` and `answer` in bytes; `seconds` of the clock, and of the processor."""
        self._memory = memory
        self._seconds = seconds
        self._answer = answer
        self._doors = threading.BoundedSemaphore(PLACES + WAITING)
        self._places = threading.BoundedSemaphore(PLACES)

    def run(self, function: Callable[..., object], *args: object) -> Any:  # noqa: ANN401 - JSON may be anything
        """What the function answers; TooComplex where it went beyond a bound or ended its process.

        Overloaded at once where too many wait already, and where no place was free in time.
        """
        with _held(self._doors, within=0.0), _held(self._places, within=QUEUE):
            return self._run(function, args)

    def _run(self, function: Callable[..., object], args: tuple[object, ...]) -> object:
        world: Any = children_of(list(PRELOADED))
        ours, theirs = world.Pipe(duplex=False)
        child = world.Process(
            target=_work,
            args=(theirs, self._memory, int(self._seconds), function, args),
            name="limner-apart",
            daemon=True,
        )
        try:
            with theirs:
                child.start()
            return json.loads(self._told(ours))
        except _Ended:
            child.join(1.0)
            raise _why(child.exitcode) from None
        except OSError as error:
            raise LimnerError("A process that reads documents could not be started.") from error
        finally:
            ours.close()
            if child.pid is not None:
                child.kill()
                child.join(5.0)
                child.close()

    def _told(self, ours: Connection) -> bytes:
        if not ours.poll(self._seconds):
            raise TooComplex(f"Reading the document takes longer than {self._seconds:.0f} s.")
        try:
            return ours.recv_bytes(self._answer)
        except EOFError:
            raise _Ended from None
        except OSError:
            raise TooComplex("The document has more in it than can be read.") from None


@contextmanager
def _held(places: threading.Semaphore, *, within: float) -> Iterator[None]:
    if not (places.acquire(timeout=within) if within else places.acquire(blocking=False)):
        raise Overloaded("Many documents are being read now.", retry_after=5.0)
    try:
        yield
    finally:
        places.release()


class _Ended(Exception):
    """The child ended without an answer."""


def _why(code: int | None) -> LimnerError:
    if code in EXHAUSTED:
        return TooComplex("Reading the document needs more memory or time than it is given.")
    return TooComplex("Reading the document ended the process that did it.", action="Save it anew and send that.")


def _work(
    theirs: Connection, memory: int, seconds: int, function: Callable[..., object], args: tuple[object, ...]
) -> None:
    born(NICE)
    _bound(memory, seconds)
    # Nothing that a parser prints is of use to anybody, and it may be about what the document says.
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
    theirs.send_bytes(json.dumps(function(*args), ensure_ascii=False).encode("utf-8", "replace"))
    theirs.close()


def _bound(memory: int, seconds: int) -> None:
    """A system that knows no such bounds keeps that of the clock."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
