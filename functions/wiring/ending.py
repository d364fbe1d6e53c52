"""SIGTERM, whoever serves: the server's own way to end goes on, and ours begins beside it.

A server binds its signals when its process is born, after our code was imported and before the first request; threads
may bind none. So the thread of the first request asks the main thread, by a signal that nobody else uses.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType

#: reaches the main thread; ignored by processes that do not listen, so that it can harm none
ASKING = signal.SIGURG
_acts: list[Callable[[], object]] = []
#: the server's own answer, once ours goes before it
_bound: list[Callable[..., object]] = []


def listen() -> None:
    """To be called where main.py is imported: before the server's process is born, and in its main thread."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(ASKING, _bind)


def at_end(act: Callable[[], object]) -> None:
    """From any thread: what is done once this process is told to end. It must be quick."""
    _acts.append(act)
    if signal.getsignal(ASKING) is _bind:
        signal.pthread_kill(threading.main_thread().ident or 0, ASKING)


def _bind(number: int, frame: FrameType | None) -> None:
    """In the main thread: the server's own answer to SIGTERM comes after ours. Without one there is nothing to do."""
    before = signal.getsignal(signal.SIGTERM)
    if _bound or not callable(before):
        return
    _bound.append(before)

    def told(number: int, frame: FrameType | None) -> None:
        # A handler may have come between a lock's own lines: what takes locks is done elsewhere.
        threading.Thread(target=_end, name="limner-end", daemon=True).start()
        before(number, frame)

    signal.signal(signal.SIGTERM, told)
    signal.siginterrupt(signal.SIGTERM, False)


def _end() -> None:
    for act in _acts:
        act()
