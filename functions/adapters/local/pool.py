"""A few processes for work that needs a processor, so that the threads that answer requests stay quick.

They give way to this process (nice), end with it however it ends, and are replaced when one of them dies.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from functions.core.errors import LimnerError, ModelTimeout

# What runs processes is loaded with the first work: a server that only reads never waits for it.
if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

T = TypeVar("T")

#: how much the children give way, as `nice` counts
NICE = 15
#: seconds after which a piece of work is given up and its process with it
PATIENCE = 180.0
#: imported once, in the process that all children are forked from
PRELOADED = (
    "functions.adapters.local.presswork",
    "functions.media.exports.pdf",
    "functions.media.exports.cbz",
    "functions.media.illustrator.painting",
)


class Pool:
    """Child processes, started when the first work comes."""

    def __init__(self, *, workers: int, patience: float = PATIENCE, preloaded: Sequence[str] = PRELOADED) -> None:
        self._workers = workers
        self._patience = patience
        self._preloaded = list(preloaded)
        self._turn = threading.Lock()
        self._executor: ProcessPoolExecutor | None = None
        self._closed = False

    def run(self, function: Callable[..., T], *args: object) -> T:
        """What the function answers or raises, from a child; both it and its arguments can be pickled."""
        from concurrent.futures.process import BrokenProcessPool

        for _ in range(2):
            executor = self._open()
            try:
                return self._answer(executor, executor.submit(function, *args))
            except BrokenProcessPool:
                self._discard(executor)
        raise LimnerError("A process that draws or letters ended unexpectedly, twice.")

    def warm(self) -> None:
        """Starts the children now rather than with the first work."""
        from concurrent.futures import CancelledError

        try:
            executor = self._open()
            for future in [executor.submit(os.getpid) for _ in range(self._workers)]:
                future.result()
        except (LimnerError, RuntimeError, CancelledError):
            # A start that is given up at once, as for a port that is taken, closes the pool in the middle of this.
            if not self._closed:
                raise

    def close(self) -> None:
        """Ends the children; work that waits is dropped."""
        with self._turn:
            executor, self._executor, self._closed = self._executor, None, True
        if executor is not None:
            _end(executor)

    def _open(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor

        with self._turn:
            if self._closed:
                raise LimnerError("The process is stopping.")
            if self._executor is None:
                self._executor = ProcessPoolExecutor(
                    self._workers, mp_context=children_of(self._preloaded), initializer=born, initargs=(NICE,)
                )
            return self._executor

    def _answer(self, executor: ProcessPoolExecutor, future: Future[T]) -> T:
        try:
            return future.result(self._patience)
        except TimeoutError:
            if future.done():
                raise
            self._discard(executor)
            raise ModelTimeout(f"Drawing or lettering took longer than {self._patience:.0f} s.") from None

    def _discard(self, executor: ProcessPoolExecutor) -> None:
        with self._turn:
            if self._executor is executor:
                self._executor = None
        _end(executor)


def _end(executor: ProcessPoolExecutor) -> None:
    """A child at work hears nothing of a shutdown, so it is ended."""
    processes = list((executor._processes or {}).values())  # noqa: SLF001 - there is no public way before 3.14
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(5)


def children_of(preloaded: list[str]) -> BaseContext:
    """Children are never forked from this process: its threads may hold locks."""
    import multiprocessing

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(preloaded)
    return context


def born(nice: int) -> None:
    """The first act of a child: it gives way, and ends with its parent."""
    import multiprocessing

    os.nice(nice)
    # Ctrl-C reaches the whole group; when the children end is this process's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    """A killed parent closes no pipe that its children hold copies of; its sentinel alone tells."""
    from multiprocessing.connection import wait

    wait([parent])
    os._exit(1)
