from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.errors import RateLimited
from functions.rules.limits import (
    WINDOW,
    Allowed,
    Refused,
    Window,
    check_running,
    counted_as,
    from_list,
    look,
    take,
    to_list,
)


def test_the_sixth_scene_in_a_minute_is_refused_with_the_seconds_to_wait() -> None:
    window = Window()
    for second in range(5):
        window, verdict = take(window, now=100.0 + second, limit=5)
        assert verdict == Allowed(5, 4 - second, 60.0 - second)

    unchanged, refused = take(window, now=110.0, limit=5)

    assert refused == Refused(5, 50.0)
    assert unchanged is window
    assert isinstance(take(window, now=160.0, limit=5)[1], Allowed)


def test_no_limit_keeps_no_window() -> None:
    window = Window()

    after, verdict = take(window, now=1.0, limit=0)

    assert after is window
    assert verdict == Allowed(0, 0, 0.0)


def test_a_limit_that_was_lowered_counts_what_was_let_through_before() -> None:
    window = Window((10.0, 20.0, 30.0))

    assert take(window, now=40.0, limit=2)[1] == Refused(2, 40.0)


def test_a_clock_a_little_ahead_lends_no_requests_and_one_far_ahead_locks_nobody_out() -> None:
    assert take(Window((14.0,)), now=10.0, limit=1)[1] == Refused(1, 64.0)
    assert take(Window((14.0,)), now=10.0, limit=2)[0] == Window((10.0, 14.0))
    assert take(Window((9000.0,)), now=10.0, limit=1) == (Window((10.0,)), Allowed(1, 0, 60.0))


@given(seed=st.integers(), limit=st.integers(1, 6))
def test_no_minute_holds_more_than_its_limit_and_a_wait_that_was_named_is_enough(seed: int, limit: int) -> None:
    chance, now, window = Random(seed), 0.0, Window()
    passed: list[float] = []
    for _ in range(60):
        now += chance.expovariate(limit / 30)
        window, verdict = take(window, now=now, limit=limit)
        if isinstance(verdict, Refused):
            now += verdict.retry_after + 1e-6
            window, verdict = take(window, now=now, limit=limit)
        assert isinstance(verdict, Allowed)
        passed.append(now)
        assert sum(now - WINDOW < stamp for stamp in passed) <= limit
        assert len(window.stamps) <= limit


def test_a_look_takes_nothing_and_says_what_the_next_request_will_meet() -> None:
    assert look(Window(), now=5.0, limit=2) == Allowed(2, 2, 0.0)
    assert look(Window((0.0, 1.0)), now=5.0, limit=3) == Allowed(3, 1, 55.0)
    assert look(Window((0.0, 1.0)), now=5.0, limit=1) == Allowed(1, 0, 56.0)
    assert look(Window((0.0,)), now=60.0, limit=1) == Allowed(1, 1, 0.0)
    assert look(Window((0.0,)), now=5.0, limit=0) == Allowed(0, 0, 0.0)


def test_scenes_are_counted_apart_from_everything_else() -> None:
    assert [counted_as(kind) for kind in ("scene", "image", "comic")] == ["scenes", "pictures", "pictures"]


def test_it_survives_the_store() -> None:
    window = Window((1.5, 2.5))

    assert from_list(json.loads(json.dumps(to_list(window)))) == window


@pytest.mark.parametrize(("running", "limit"), [(0, 1), (99, 100), (500, 0)])
def test_jobs_may_run_up_to_the_limit(running: int, limit: int) -> None:
    check_running(running, limit=limit)


@pytest.mark.parametrize(("running", "limit"), [(1, 1), (101, 100)])
def test_one_job_too_many_is_refused_for_now(running: int, limit: int) -> None:
    with pytest.raises(RateLimited) as refusal:
        check_running(running, limit=limit)

    assert refusal.value.retry_after is not None
    assert str(limit) in refusal.value.detail
