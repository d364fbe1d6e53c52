from __future__ import annotations

import pytest

from functions.rules.deadline import approval_ends, extended, look_after, run_ends


def test_a_run_has_its_minutes_and_a_plan_its_days() -> None:
    assert run_ends(1000.0, minutes=60) == 4600.0
    assert approval_ends(1000.0, days=7) == 605_800.0


@pytest.mark.parametrize(
    ("paused_at", "resumed_at", "ends"),
    [(50, 70, 120), (50, 300, 350), (100, 150, 100), (130, 150, 100), (50, 40, 100)],
)
def test_rule_15_a_paused_queue_stops_the_clock_but_does_not_turn_it_back(
    paused_at: float, resumed_at: float, ends: float
) -> None:
    assert extended(100.0, paused_at=paused_at, resumed_at=resumed_at) == ends


def test_rule_16_each_look_in_vain_doubles_the_next_distance_from_one_to_thirty_minutes() -> None:
    assert [look_after(looks) for looks in range(-1, 7)] == [60, 60, 120, 240, 480, 960, 1800, 1800]
    assert look_after(10_000) == 1800
