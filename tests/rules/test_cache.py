from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.rules.cache import DAY, LONGEST_LOOK, fresh, lease_seconds, poll_after


@pytest.mark.parametrize(("age", "served"), [(0, True), (7 * DAY - 1, True), (7 * DAY, False), (-5, True)])
def test_a_scene_is_fresh_for_seven_days(age: float, *, served: bool) -> None:
    assert fresh(1e9, now=1e9 + age, days=7) is served


def test_no_days_means_that_nothing_is_fresh() -> None:
    assert not fresh(1e9, now=1e9, days=0)


def test_rule_7_a_lease_outlasts_the_call_by_a_minute() -> None:
    assert lease_seconds(120) == 180


@given(looks=st.integers(-1, 1000), left=st.floats(-100, 500), seed=st.integers())
def test_a_look_at_anothers_lease_is_soon_but_never_at_once(looks: int, left: float, seed: int) -> None:
    after = poll_after(looks=looks, lease_until=1000 + left, now=1000, chance=Random(seed))

    assert 0 < after <= LONGEST_LOOK
    assert after <= max(left, 0) + 1


def test_looks_grow_rarer() -> None:
    means = [
        sum(poll_after(looks=looks, lease_until=9e9, now=0, chance=Random(seed)) for seed in range(50)) / 50
        for looks in range(5)
    ]

    assert means[0] < means[1] < means[2] < means[3] <= LONGEST_LOOK
