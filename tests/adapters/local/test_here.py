"""Work that is done in the process itself is done a few pieces at a time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.adapters.local.here import Here


def test_so_many_at_a_time_and_no_more() -> None:
    here, turn = Here(places=2), threading.Lock()
    now = most = 0
    both = threading.Barrier(2)

    def work(number: int) -> int:
        nonlocal now, most
        with turn:
            now += 1
            most = max(most, now)
        both.wait(30.0)
        with turn:
            now -= 1
        return number * 2

    with ThreadPoolExecutor(6) as crowd:
        found = list(crowd.map(lambda number: here.run(work, number), range(6)))

    assert (found, most) == ([0, 2, 4, 6, 8, 10], 2)


def test_a_piece_that_fails_makes_room_for_the_next() -> None:
    here = Here(places=1)

    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            here.run(divmod, 1, 0)

    assert here.run(divmod, 7, 2) == (3, 1)
