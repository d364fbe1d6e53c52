from __future__ import annotations

import json
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.errors import BudgetExceeded
from functions.rules.budget import (
    DOLLAR,
    Day,
    Entry,
    date_of,
    ends_at,
    from_dict,
    reserve,
    set_entry,
    spent,
    to_dict,
    total,
)

DAY = Day("ada", "2030-02-28")


def test_a_reservation_counts_like_money_spent() -> None:
    day = set_entry(DAY, job="a", entry=Entry(reserved=0, spent=60))

    day = reserve(day, job="b", amount=40, limit=100)

    assert (total(day), spent(day)) == (100, 60)
    with pytest.raises(BudgetExceeded):
        reserve(day, job="c", amount=1, limit=100)


def test_a_refusal_says_what_it_would_cost_and_what_is_left() -> None:
    with pytest.raises(BudgetExceeded, match=r"\$2\.00.*\$1\.50"):
        reserve(DAY, job="a", amount=2 * DOLLAR, limit=DOLLAR * 3 // 2)


def test_nothing_is_left_of_a_budget_that_was_lowered() -> None:
    day = set_entry(DAY, job="a", entry=Entry(spent=5 * DOLLAR))

    with pytest.raises(BudgetExceeded, match=r"\$0\.00 of the day"):
        reserve(day, job="b", amount=1, limit=DOLLAR)


def test_without_a_limit_everything_is_held() -> None:
    assert total(reserve(DAY, job="a", amount=10**15, limit=None)) == 10**15


def test_a_free_job_passes_a_budget_that_is_spent() -> None:
    day = set_entry(DAY, job="a", entry=Entry(spent=100))

    assert reserve(day, job="b", amount=0, limit=100) is day


def test_rule_10_the_second_run_adds_to_the_reservation_and_keeps_what_was_spent() -> None:
    day = set_entry(DAY, job="a", entry=Entry(reserved=10, spent=30))

    assert reserve(day, job="a", amount=5, limit=100).entries["a"] == Entry(reserved=15, spent=30)


def test_rule_10_the_end_sets_the_entry_so_that_twice_is_the_same_as_once() -> None:
    day = reserve(DAY, job="a", amount=50, limit=100)

    once = set_entry(day, job="a", entry=Entry(spent=20))

    assert set_entry(once, job="a", entry=Entry(spent=20)) is once
    assert total(once) == 20


def test_an_empty_entry_is_dropped() -> None:
    day = reserve(DAY, job="a", amount=50, limit=100)

    assert set_entry(day, job="a", entry=Entry()) == DAY


@pytest.mark.parametrize("make", [lambda: Entry(-1, 0), lambda: Entry(0, -1)])
def test_an_entry_is_never_negative(make: type[Entry]) -> None:
    with pytest.raises(ValueError, match="never negative"):
        make()


def test_a_reservation_is_never_negative() -> None:
    with pytest.raises(ValueError, match="never negative"):
        reserve(DAY, job="a", amount=-1, limit=None)


def test_a_day_ends_at_midnight_in_utc() -> None:
    last = datetime(2030, 2, 28, 23, 59, 59, tzinfo=UTC).timestamp()

    assert date_of(last) == "2030-02-28"
    assert date_of(last + 1) == "2030-03-01"
    assert ends_at("2030-02-28") == last + 1


def test_it_survives_the_store() -> None:
    day = reserve(set_entry(DAY, job="a", entry=Entry(spent=3)), job="b", amount=7, limit=None)

    assert from_dict(json.loads(json.dumps(to_dict(day)))) == day


@given(seed=st.integers(), limit=st.integers(0, 500))
def test_promise_8_spent_and_reserved_never_pass_the_budget(seed: int, limit: int) -> None:
    chance, day = Random(seed), DAY
    for _ in range(60):
        job = chance.choice("abcd")
        held = day.entries.get(job, Entry())
        if chance.random() < 0.5:
            try:
                day = reserve(day, job=job, amount=chance.randrange(120), limit=limit)
            except BudgetExceeded:
                assert total(day) <= limit
        else:
            paid = chance.randint(0, held.reserved)
            left = chance.choice([0, held.reserved - paid])
            day = set_entry(day, job=job, entry=Entry(reserved=left, spent=held.spent + paid))
        assert total(day) <= limit
