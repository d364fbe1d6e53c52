"""Messages and their names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.messages import SWEEP_TURNS, Message, swept

MESSAGE = Message(verb="render", job="j1", step="p01", revision=2, turn=3, attempt=1, at=50.0)


def test_rule_2_copies_of_one_turn_are_one_task() -> None:
    assert replace(MESSAGE, attempt=4, at=99.0).name() == MESSAGE.name()
    assert len(MESSAGE.name()) == 40


@pytest.mark.parametrize(
    "change", [{"verb": "plan"}, {"job": "j2"}, {"step": "p02"}, {"revision": 3}, {"digest": "d"}, {"turn": 4}]
)
def test_rule_2_another_piece_of_work_is_another_task(change: dict[str, Any]) -> None:
    assert replace(MESSAGE, **change).name() != MESSAGE.name()


def test_rule_2_a_wait_never_meets_its_own_tombstone() -> None:
    later = MESSAGE.again(at=70.0)

    assert later == replace(MESSAGE, turn=4, at=70.0)
    assert later.name() != MESSAGE.name()


def test_rule_12_only_a_burnt_try_counts_as_an_attempt() -> None:
    assert MESSAGE.again(at=70.0, burnt=True).attempt == 2
    assert MESSAGE.again(at=70.0).attempt == 1


@given(st.integers(0, 1000), st.floats(0, 4e9))
def test_rule_2_the_sweeps_turn_is_its_own_epoch(turn: int, now: float) -> None:
    late = swept(replace(MESSAGE, turn=turn), now=now)

    assert late.turn == SWEEP_TURNS + int(now)
    assert late.name() != replace(MESSAGE, turn=turn).name()
