from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.errors import (
    EmptyOutput,
    InvalidOutput,
    LimnerError,
    ModelTimeout,
    ProviderRefused,
    ProviderUnavailable,
    QuotaExhausted,
    QuotaWait,
    Stale,
)
from functions.rules.breaker import (
    REMEMBERED,
    Breaker,
    BreakerRule,
    Go,
    Wait,
    ask,
    counts,
    failed,
    from_dict,
    reset,
    succeeded,
    to_dict,
    withdrawn,
)

RULE = BreakerRule(threshold=3, recovery=60.0, trial=100.0, look=10.0)


def opened(*, at: float = 0.0) -> Breaker:
    breaker = Breaker()
    for _ in range(RULE.threshold):
        breaker = failed(breaker, RULE, now=at, why="timeout")
    return breaker


def half_open(*, at: float = 60.0) -> Breaker:
    breaker, _ = ask(opened(), RULE, now=at)
    return breaker


def test_it_opens_at_the_threshold_and_not_before() -> None:
    breaker = failed(failed(Breaker(), RULE, now=1, why="timeout"), RULE, now=2, why="timeout")

    assert ask(breaker, RULE, now=2) == (breaker, Go())
    assert failed(breaker, RULE, now=3, why="timeout").state == "open"


def test_only_failures_in_a_row_count() -> None:
    breaker = failed(failed(Breaker(), RULE, now=1, why="timeout"), RULE, now=2, why="timeout")

    again = failed(succeeded(breaker, now=3), RULE, now=4, why="timeout")

    assert (again.state, again.failures) == ("closed", 1)


def test_while_open_it_refuses_and_says_until_when() -> None:
    breaker = opened(at=5)

    assert ask(breaker, RULE, now=64.9) == (breaker, Wait(65.0))


def test_rule_14_after_the_rest_one_trial_goes_and_the_others_look_again() -> None:
    breaker, first = ask(opened(), RULE, now=60)

    unchanged, second = ask(breaker, RULE, now=61)

    assert first == Go(trial=True)
    assert second == Wait(71)
    assert unchanged is breaker


def test_rule_14_a_trial_that_never_answers_makes_room_for_the_next() -> None:
    breaker = half_open(at=60)

    assert ask(breaker, RULE, now=159)[1] == Wait(160)
    assert ask(breaker, RULE, now=160)[1] == Go(trial=True)
    assert ask(ask(breaker, RULE, now=160)[0], RULE, now=161)[1] == Wait(171)


def test_rule_14_a_trial_that_was_not_made_does_not_hold_the_door() -> None:
    breaker = withdrawn(half_open(at=60), now=62)

    assert withdrawn(breaker, now=62) is breaker
    assert ask(breaker, RULE, now=62)[1] == Go(trial=True)
    assert ask(ask(breaker, RULE, now=62)[0], RULE, now=63)[1] == Wait(73)


@pytest.mark.parametrize("breaker", [Breaker(), opened()])
def test_there_is_no_trial_to_withdraw_outside_half_open(breaker: Breaker) -> None:
    assert withdrawn(breaker, now=1) is breaker


def test_the_trials_result_alone_decides() -> None:
    good = succeeded(half_open(), now=70)
    bad = failed(half_open(), RULE, now=70, why="empty_output")

    assert (good.state, good.failures, good.trial_until) == ("closed", 0, 0.0)
    assert (bad.state, bad.opened_at, bad.trial_until) == ("open", 70, 0.0)
    assert bad.history[-1].why == "empty_output"


def test_answers_from_before_it_opened_change_nothing() -> None:
    breaker = opened()

    assert succeeded(breaker, now=1) is breaker
    assert failed(breaker, RULE, now=50, why="timeout") is breaker


def test_what_changes_nothing_need_not_be_written() -> None:
    breaker = Breaker()

    assert succeeded(breaker, now=1) is breaker
    assert reset(breaker, now=1) is breaker
    assert ask(breaker, RULE, now=1)[0] is breaker


@pytest.mark.parametrize("breaker", [opened(), half_open(), failed(Breaker(), RULE, now=0, why="timeout")])
def test_an_operator_can_close_it_by_hand(breaker: Breaker) -> None:
    closed = reset(breaker, now=99)

    assert (closed.state, closed.failures, closed.trial_until) == ("closed", 0, 0.0)
    assert ask(closed, RULE, now=99)[1] == Go()


def test_it_remembers_its_last_ten_changes_with_their_reasons() -> None:
    breaker = opened()
    for number in range(1, 9):
        breaker, _ = ask(breaker, RULE, now=100 * number)
        breaker = failed(breaker, RULE, now=100 * number + 1, why=f"e{number}")

    assert len(breaker.history) == REMEMBERED
    assert [(c.at, c.source, c.target, c.why) for c in breaker.history[-2:]] == [
        (800, "open", "half_open", "rested"),
        (801, "half_open", "open", "e8"),
    ]


@pytest.mark.parametrize(
    ("error", "speaks_against_it"),
    [
        (ProviderUnavailable(), True),
        (ModelTimeout(), True),
        (EmptyOutput(), False),
        (InvalidOutput(), False),
        (QuotaWait(), False),
        (QuotaExhausted(), False),
        (ProviderRefused(), False),
        (Stale(), False),
        (LimnerError(), False),
    ],
)
def test_a_quota_a_refusal_an_unfit_answer_and_our_own_faults_do_not_count(
    error: LimnerError, *, speaks_against_it: bool
) -> None:
    assert counts(error) is speaks_against_it


@pytest.mark.parametrize("breaker", [Breaker(), opened(), half_open(), reset(opened(), now=3)])
def test_it_survives_the_store(breaker: Breaker) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(breaker)))) == breaker


def test_a_record_without_history_is_read() -> None:
    record = to_dict(Breaker())
    del record["history"]

    assert from_dict(record) == Breaker()


@given(st.lists(st.tuples(st.sampled_from(["ask", "ok", "bad", "reset"]), st.floats(0, 80)), max_size=60))
def test_rule_14_two_trials_never_hold_the_door_at_once(steps: list[tuple[str, float]]) -> None:
    breaker, now, trial_until = opened(), 0.0, 0.0
    for verb, later in steps:
        now += later
        if verb == "ask":
            breaker, verdict = ask(breaker, RULE, now=now)
            if verdict == Go(trial=True):
                assert now >= trial_until
                trial_until = now + RULE.trial
        else:
            outcomes = {
                "ok": succeeded(breaker, now=now),
                "bad": failed(breaker, RULE, now=now, why="timeout"),
                "reset": reset(breaker, now=now),
            }
            settled = breaker.state == "half_open"
            breaker = outcomes[verb]
            trial_until = 0.0 if settled or verb == "reset" else trial_until
        assert breaker.state == "closed" or replace(breaker, history=()) != Breaker()
