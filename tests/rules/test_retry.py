from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.errors import (
    BudgetExceeded,
    EmptyOutput,
    InvalidOutput,
    LimnerError,
    ModelTimeout,
    NotFound,
    ProviderRefused,
    ProviderUnavailable,
    QuotaExhausted,
    QuotaWait,
)
from functions.rules.retry import MOST_ATTEMPTS, RATE_LIMIT, STANDARD, Again, GiveUp, decide


class Longest(Random):
    """Chance at its worst: always the upper end."""

    def uniform(self, a: float, b: float) -> float:
        return b


def waits(error: LimnerError, *, final_wait: float = 0.0) -> list[float]:
    verdicts = [decide(error, attempt=n, chance=Longest(), final_wait=final_wait) for n in range(MOST_ATTEMPTS)]
    return [verdict.after for verdict in verdicts if isinstance(verdict, Again)]


@pytest.mark.parametrize("error", [ProviderUnavailable(), ModelTimeout(), EmptyOutput(), InvalidOutput()])
def test_rule_12_a_failing_model_is_tried_six_times_over_half_a_minute(error: LimnerError) -> None:
    assert waits(error) == [1, 2, 4, 8, 16]
    assert decide(error, attempt=5, chance=Random(1)) == GiveUp("out of attempts")


def test_rule_12_the_last_wait_can_be_longer_where_settings_say_so() -> None:
    assert waits(ProviderUnavailable(), final_wait=32) == [1, 2, 4, 8, 32]


def test_rule_12_a_final_wait_never_shortens_the_last_one() -> None:
    assert waits(ProviderUnavailable(), final_wait=3) == [1, 2, 4, 8, 16]


@given(seed=st.integers(), attempt=st.integers(0, 4))
def test_rule_12_the_wait_is_anywhere_up_to_the_schedules(seed: int, attempt: int) -> None:
    verdict = decide(ProviderUnavailable(), attempt=attempt, chance=Random(seed))

    assert isinstance(verdict, Again)
    assert 0 <= verdict.after <= STANDARD.waits[attempt]
    assert verdict.burns


@given(seed=st.integers(), named=st.floats(0, 1e6), quota=st.booleans())
def test_rule_12_a_delay_named_by_the_provider_is_never_shortened(seed: int, *, named: float, quota: bool) -> None:
    error = QuotaWait(retry_after=named) if quota else ProviderUnavailable(retry_after=named)

    verdict = decide(error, attempt=0, chance=Random(seed))

    assert isinstance(verdict, Again)
    assert named < verdict.after <= named + 1


@pytest.mark.parametrize("named", [math.inf, math.nan, -3.0])
def test_a_delay_that_makes_no_sense_is_not_taken(named: float) -> None:
    verdict = decide(ProviderUnavailable(retry_after=named), attempt=0, chance=Random(1))

    assert isinstance(verdict, Again)
    assert 0 <= verdict.after <= STANDARD.waits[0]


@pytest.mark.parametrize(("waited", "longest"), [(0, 20), (1, 40), (2, 60), (9, 60), (-1, 20)])
def test_rule_12_waiting_for_a_quota_burns_no_attempt(waited: int, longest: float) -> None:
    verdict = decide(QuotaWait(), attempt=99, chance=Longest(), waited=waited)

    assert verdict == Again(longest, burns=False)
    assert longest in RATE_LIMIT.waits


@pytest.mark.parametrize("error", [QuotaExhausted(retry_after=22), ProviderRefused(), NotFound(), BudgetExceeded()])
def test_what_asking_again_cannot_help_is_given_up_at_once(error: LimnerError) -> None:
    assert isinstance(decide(error, attempt=0, chance=Random(1)), GiveUp)


@given(attempt=st.integers(MOST_ATTEMPTS - 1), final_wait=st.floats(0, 1e6))
def test_never_more_than_six_tries_whatever_is_asked(attempt: int, final_wait: float) -> None:
    verdict = decide(ProviderUnavailable(retry_after=1), attempt=attempt, chance=Random(1), final_wait=final_wait)

    assert isinstance(verdict, GiveUp)
