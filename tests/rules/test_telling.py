"""When an event is told again: eight tries over a day."""

from __future__ import annotations

from random import Random

import pytest

from functions.core.delivery import MOST_TELLINGS
from functions.rules.retry import Again, GiveUp
from functions.rules.telling import WAITS, decide, taken


def test_there_is_a_wait_between_any_two_of_eight_tries_and_they_fill_a_day() -> None:
    assert len(WAITS) == MOST_TELLINGS - 1
    assert list(WAITS) == sorted(WAITS)
    assert 23 * 3600 < sum(WAITS) < 24 * 3600


@pytest.mark.parametrize("attempt", range(1, MOST_TELLINGS))
@pytest.mark.parametrize("status", [None, 100, 302, 400, 401, 404, 429, 500, 503])
def test_what_was_not_taken_is_tried_again_a_tenth_earlier_or_later(attempt: int, status: int | None) -> None:
    waits = []
    for seed in range(50):
        verdict = decide(status, attempt=attempt, chance=Random(seed))
        assert isinstance(verdict, Again)
        waits.append(verdict.after / WAITS[attempt - 1])

    assert 0.9 <= min(waits) < 0.95
    assert 1.05 < max(waits) <= 1.1


@pytest.mark.parametrize(("status", "attempt"), [(500, 8), (None, 8), (500, 9), (410, 1), (410, 8)])
def test_after_eight_tries_or_when_the_receiver_is_gone_nothing_more_is_tried(status: int | None, attempt: int) -> None:
    assert isinstance(decide(status, attempt=attempt, chance=Random(1)), GiveUp)


def test_any_2xx_is_taken_and_nothing_else() -> None:
    assert [one for one in (None, 199, 200, 204, 299, 300, 410, 500) if taken(one)] == [200, 204, 299]
