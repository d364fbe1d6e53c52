from __future__ import annotations

import json
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.rules import pacing
from functions.rules.pacing import (
    HEAD_START,
    LONGEST_WAIT,
    MOST_WAITING,
    SPACED,
    WINDOW,
    Go,
    Ledger,
    Quota,
    Wait,
    free,
    from_dict,
    hand_back,
    place,
    throttled,
    to_dict,
)

T = 10_000.0


class Desk:
    """A ledger and the questions put to it, with the boring words filled in."""

    def __init__(self, per_minute: int | None = 2) -> None:
        self.ledger = Ledger()
        self.quota = Quota(per_minute)

    def ask(
        self, job: str, step: str, *, now: float = T, turn: int = 0, arrived: float = T, first: bool = False
    ) -> Go | Wait:
        self.ledger, verdict = pacing.ask(
            self.ledger, job=job, step=step, turn=turn, arrived=arrived, first=first, now=now, quota=self.quota
        )
        return verdict


def test_rule_11_a_burst_goes_at_once_and_the_rest_waits_for_the_window() -> None:
    desk = Desk(per_minute=3)

    verdicts = [desk.ask("a", f"p{n}") for n in range(5)]

    assert verdicts == [Go(), Go(), Go(), Wait(T + 60), Wait(T + 60)]
    assert [row.at for row in desk.ledger.rows if not row.started] == [T + WINDOW, T + WINDOW]


def test_a_step_goes_when_its_slot_has_come() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1")
    desk.ask("a", "p2")

    assert desk.ask("a", "p2", now=T + 60, turn=1) == Wait(T + WINDOW)
    assert desk.ask("a", "p2", now=T + WINDOW, turn=2) == Go()


def test_a_question_that_changes_nothing_need_not_be_written() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1")
    desk.ask("a", "p2")
    before = desk.ledger

    desk.ask("a", "p2", now=T + 1, turn=1)

    assert desk.ledger is before


def test_rule_11_a_redelivery_finds_its_own_row() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1", turn=4)
    before = desk.ledger

    assert desk.ask("a", "p1", turn=4, now=T + 2) == Go()
    assert desk.ledger is before


def test_a_further_try_takes_a_slot_of_its_own() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1", turn=0)

    assert desk.ask("a", "p1", turn=1, now=T + 2) == Wait(T + WINDOW)


def test_a_redelivery_that_comes_too_late_takes_the_next_slot() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1")

    assert desk.ask("a", "p1", now=T + 6) == Wait(T + WINDOW)


def test_a_redelivery_in_a_pause_takes_the_next_slot() -> None:
    desk = Desk(per_minute=5)
    desk.ask("a", "p1")
    desk.ledger = throttled(desk.ledger, delay=30, now=T + 1)

    assert desk.ask("a", "p1", now=T + 2) == Wait(T + 31)


def test_a_slot_that_nobody_came_for_is_free_after_five_seconds() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1")
    desk.ask("a", "p2")
    due = T + WINDOW

    assert desk.ask("b", "p1", now=due + 4) == Wait(due + WINDOW)
    assert desk.ask("b", "p1", now=due + 5, turn=1) == Go()


def test_rule_11_the_job_that_came_first_goes_first_also_when_it_asks_later() -> None:
    desk = Desk(per_minute=1)
    desk.ask("x", "p1", arrived=T - 50)
    desk.ask("late", "p1", arrived=T - 10)
    desk.ask("early", "p1", arrived=T - 20)

    assert desk.ask("late", "p1", now=T + WINDOW, turn=1) == Wait(T + WINDOW + LONGEST_WAIT)
    assert desk.ask("early", "p1", now=T + WINDOW, turn=1) == Go()


def test_rule_11_jobs_of_one_instant_go_by_their_ids() -> None:
    desk = Desk(per_minute=1)
    desk.ask("x", "p1")
    desk.ask("b", "p1")
    desk.ask("a", "p1")

    assert [name for _, name in desk.ledger.jobs] == ["a", "b"]
    assert desk.ask("b", "p1", now=T + WINDOW, turn=1) != Go()
    assert desk.ask("a", "p1", now=T + WINDOW, turn=1) == Go()


def test_rule_11_a_first_picture_overtakes_what_waits() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1", arrived=T - 20)
    desk.ask("a", "p2", arrived=T - 20)
    desk.ask("b", "p1", arrived=T, first=True)

    assert desk.ask("a", "p2", now=T + WINDOW, turn=1) != Go()
    assert desk.ask("b", "p1", now=T + WINDOW, turn=1, first=True) == Go()


def test_a_gap_between_calls_that_are_far_apart_is_used() -> None:
    desk = Desk(per_minute=2)
    made = pacing.Row("x", "p1", 0, T, started=True)
    promised = pacing.Row("early", "p1", 0, T + 70)
    desk.ledger = Ledger((made, promised), jobs=((T - 50, "early"),))

    assert desk.ask("late", "p1", now=T + 30) == Go()


def test_promises_far_ahead_hold_up_no_call_now() -> None:
    desk = Desk(per_minute=2)
    promised = tuple(pacing.Row("early", f"p{n}", 0, T + 200 + n) for n in range(2))
    desk.ledger = Ledger(promised, jobs=((T - 50, "early"),))

    assert [desk.ask("late", f"p{n}") for n in range(2)] == [Go(), Go()]


def test_nobody_is_overtaken_for_ever() -> None:
    desk = Desk(per_minute=1)
    desk.ask("x", "p1", arrived=T)
    desk.ask("a", "p2", arrived=T - HEAD_START - 1)
    desk.ask("b", "p1", arrived=T, first=True)

    assert desk.ask("b", "p1", now=T + WINDOW, turn=1, first=True) != Go()
    assert desk.ask("a", "p2", now=T + WINDOW, turn=1) == Go()


def test_what_ends_a_step_frees_its_slot_but_not_the_calls_that_were_made() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1")
    desk.ask("a", "p2")

    desk.ledger = free(free(desk.ledger, job="a", step="p2"), job="a", step="p1")

    assert [(row.step, row.started) for row in desk.ledger.rows] == [("p1", True)]
    assert desk.ledger.jobs == ()


def test_what_ends_a_job_frees_all_its_slots() -> None:
    desk = Desk(per_minute=1)
    for job, step in [("x", "p1"), ("a", "p1"), ("a", "p2"), ("b", "p1")]:
        desk.ask(job, step)

    desk.ledger = free(desk.ledger, job="a")

    assert [row.job for row in desk.ledger.rows] == ["x", "b"]
    assert [name for _, name in desk.ledger.jobs] == ["b"]
    assert free(desk.ledger, job="a") is desk.ledger


def test_a_slot_that_was_not_used_is_handed_back() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1", turn=3)

    desk.ledger = hand_back(desk.ledger, job="a", step="p1", turn=3)

    assert desk.ask("b", "p1") == Go()
    assert hand_back(desk.ledger, job="a", step="p1", turn=3) is desk.ledger


def test_rule_11_after_too_many_nobody_calls_and_then_one_by_one() -> None:
    desk = Desk(per_minute=10)
    desk.ledger = throttled(desk.ledger, delay=20, now=T)

    asked = [desk.ask("a", f"p{n}") for n in range(4)]

    assert all(isinstance(verdict, Wait) for verdict in asked)
    assert [row.at - T for row in desk.ledger.rows] == pytest.approx([20, 26, 32, 38], abs=0.2)


def test_a_minute_after_the_pause_calls_go_together_again() -> None:
    desk = Desk(per_minute=10)
    desk.ledger = throttled(desk.ledger, delay=20, now=T)
    after = T + 20 + SPACED

    assert [desk.ask("a", f"p{n}", now=after) for n in range(3)] == [Go(), Go(), Go()]


def test_a_second_refusal_never_shortens_the_pause() -> None:
    ledger = throttled(throttled(Ledger(), delay=50, now=T), delay=-1, now=T + 1)

    assert (ledger.paused_until, ledger.spaced_until) == (T + 50, T + 50 + SPACED)


def test_without_a_quota_nothing_waits_and_nothing_is_written() -> None:
    desk = Desk(per_minute=None)
    before = desk.ledger

    assert [desk.ask("a", f"p{n}") for n in range(100)] == [Go()] * 100
    assert desk.ledger is before


def test_without_a_quota_a_pause_is_kept_and_calls_come_back_one_by_one() -> None:
    desk = Desk(per_minute=None)
    desk.ledger = throttled(desk.ledger, delay=5, now=T)

    asked = [desk.ask("a", f"p{n}") for n in range(3)]

    assert all(isinstance(verdict, Wait) for verdict in asked)
    assert [row.at - T for row in desk.ledger.rows] == pytest.approx([5, 6, 7], abs=0.05)


@pytest.mark.parametrize(
    ("quota", "calls"),
    [
        (Quota(None), None),
        (Quota(10), 10),
        (Quota(10, 10_000_000, 33_600), 10),
        (Quota(100, 10_000_000, 33_600), 29),
        (Quota(None, 10_000_000, 33_600), 29),
        (Quota(None, 10, 33_600), 1),
        (Quota(7, 10_000_000, 0), 7),
    ],
)
def test_the_tighter_of_calls_and_spend_counts(quota: Quota, calls: int | None) -> None:
    assert quota.calls == calls


def test_a_quota_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Quota(0)


def test_a_place_in_the_queue_is_the_number_of_jobs_before() -> None:
    desk = Desk(per_minute=1)
    for number, job in enumerate("xabc"):
        desk.ask(job, "p1", arrived=T + number)

    assert [place(desk.ledger, job=job) for job in "xabc"] == [None, 0, 1, 2]


def test_the_ledger_stays_small_and_the_better_claim_keeps_its_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "MOST_WAITING", 3)
    desk = Desk(per_minute=1)
    for number in range(4):
        desk.ask(f"j{number}", "p1", arrived=T + number)
    before = desk.ledger

    assert desk.ask("worse", "p1", arrived=T + 9) == Wait(T + LONGEST_WAIT)
    assert desk.ledger is before
    desk.ask("better", "p1", arrived=T + 9, first=True)

    assert sorted(row.job for row in desk.ledger.rows) == ["better", "j0", "j1", "j2"]


def test_a_full_ledger_fits_a_document() -> None:
    rows = tuple(pacing.Row("j" * 26, f"p{n:02}", n, T + n) for n in range(MOST_WAITING))

    assert len(json.dumps(to_dict(Ledger(rows)))) < 200_000


def test_it_survives_the_store() -> None:
    desk = Desk(per_minute=1)
    desk.ask("a", "p1", first=True)
    desk.ask("a", "p2")
    ledger = throttled(desk.ledger, delay=3, now=T)

    assert from_dict(json.loads(json.dumps(to_dict(ledger)))) == ledger


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9), quota=st.integers(1, 6), pauses=st.sampled_from([0.0, 0.03]))
def test_rule_11_no_sixty_seconds_hold_more_calls_than_the_quota(seed: int, quota: int, pauses: float) -> None:
    chance, desk, now = Random(seed), Desk(quota), T
    starts: list[float] = []
    granted: set[tuple[str, str, int]] = set()
    for turn in range(150):
        now += chance.choice([0.0, 0.3, 2.0, 9.0]) * chance.random()
        job, step = chance.choice("abcd"), f"p{chance.randrange(4)}"
        if chance.random() < pauses:
            desk.ledger = throttled(desk.ledger, delay=chance.uniform(0, 40), now=now)
        if chance.random() < 0.1:
            desk.ledger = free(desk.ledger, job=job, step=step)
        verdict = desk.ask(job, step, now=now, turn=turn, arrived=T + ord(job), first=step == "p0")
        if isinstance(verdict, Wait):
            assert now < verdict.at <= now + LONGEST_WAIT
            continue
        assert now >= desk.ledger.paused_until
        granted.add((job, step, turn))
        starts.append(now)
        assert sum(now - 60 < start for start in starts) <= quota
        waiting = [(row.job, row.step) for row in desk.ledger.rows if not row.started]
        assert len(waiting) == len(set(waiting))
    assert granted


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_rule_11_after_a_pause_no_two_calls_are_close(seed: int) -> None:
    chance, desk = Random(seed), Desk(12)
    desk.ledger = throttled(desk.ledger, delay=chance.uniform(0, 30), now=T)
    resumed = desk.ledger.paused_until
    due = [(T + chance.uniform(0, 60), f"p{n:02}") for n in range(12)]
    starts: list[float] = []
    while due:
        now, step = due.pop(due.index(min(due)))
        verdict = desk.ask("a", step, now=now, turn=len(starts))
        if isinstance(verdict, Wait):
            due.append((verdict.at, step))
        else:
            starts.append(now)

    spaced = [start for start in starts if start < resumed + SPACED]
    assert all(later - sooner > 4.999 for sooner, later in pairwise(spaced))
    assert min(starts) >= resumed
