"""Paid calls in threads of their own, so that a process that is told to end need not see them through."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextvars import copy_context
from typing import TypeVar

from functions.core.errors import Interrupted

T = TypeVar("T")
#: seconds that a call in the making has once the process was told to end: half of what Cloud Run leaves it
GRACE = 5.0


class Watchful:
    """Waits for calls; after `end` begins none, and soon gives up those in the making."""

    def __init__(self, *, grace: float = GRACE) -> None:
        self._grace = grace
        self._changed = threading.Condition()
        #: on the monotonic clock; None while the process lives on
        self._ends: float | None = None

    def end(self) -> None:
        """The process was told to end."""
        with self._changed:
            if self._ends is None:
                self._ends = time.monotonic() + self._grace
            self._changed.notify_all()

    def ending(self) -> bool:
        return self._ends is not None

    def wait(self, call: Callable[[], T]) -> T:
        """A call that is given up goes on in its thread, which holds nobody's end up; its answer is lost."""
        answers: list[T] = []
        faults: list[BaseException] = []

        def made() -> None:
            try:
                answers.append(call())
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                faults.append(error)
            with self._changed:
                self._changed.notify_all()

        context = copy_context()
        threading.Thread(target=context.run, args=(made,), name="limner-call", daemon=True).start()
        with self._changed:
            while not answers and not faults:
                left = None if self._ends is None else self._ends - time.monotonic()
                if left is not None and left <= 0:
                    raise Interrupted
                self._changed.wait(left)
        if faults:
            raise faults[0]
        return answers[0]
