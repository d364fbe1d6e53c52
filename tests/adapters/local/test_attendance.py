"""A process that is told to end waits a little for the calls in the making, and begins none."""

from __future__ import annotations

import threading
import time
from contextvars import ContextVar

import pytest

from functions.adapters.local.attendance import Watchful
from functions.core.errors import Interrupted, QuotaWait

WHOSE: ContextVar[str] = ContextVar("whose", default="nobody's")


def test_an_answer_and_a_fault_come_back_as_they_are() -> None:
    watchful, fault = Watchful(), QuotaWait("Too many.")

    def fails() -> None:
        raise fault

    assert watchful.wait(lambda: "picture") == "picture"
    with pytest.raises(QuotaWait) as told:
        watchful.wait(fails)
    assert told.value is fault
    assert not watchful.ending()


def test_a_call_is_made_for_the_same_request() -> None:
    before = WHOSE.set("ann's")

    found = Watchful().wait(WHOSE.get)

    WHOSE.reset(before)
    assert found == "ann's"


def test_a_call_that_comes_back_soon_after_the_end_was_told_is_not_lost() -> None:
    watchful, begun, goes_on = Watchful(grace=30.0), threading.Event(), threading.Event()

    def call() -> str:
        begun.set()
        goes_on.wait(30.0)
        return "picture"

    def end() -> None:
        begun.wait(30.0)
        watchful.end()
        goes_on.set()

    threading.Thread(target=end, daemon=True).start()

    assert watchful.wait(call) == "picture"
    assert watchful.ending()


def test_a_call_that_takes_longer_is_given_up_and_holds_nobody_up() -> None:
    watchful, begun, never = Watchful(grace=0.05), threading.Event(), threading.Event()

    def call() -> None:
        begun.set()
        never.wait(60.0)

    def end() -> None:
        begun.wait(30.0)
        watchful.end()
        watchful.end()

    threading.Thread(target=end, daemon=True).start()
    started = time.monotonic()

    with pytest.raises(Interrupted):
        watchful.wait(call)

    assert time.monotonic() - started < 10.0
    never.set()
