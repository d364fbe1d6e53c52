from __future__ import annotations

from functions.rules.deadline import approval_ends, run_ends


def test_a_run_has_its_minutes_and_a_plan_its_days() -> None:
    assert run_ends(1000.0, minutes=60) == 4600.0
    assert approval_ends(1000.0, days=7) == 605_800.0
