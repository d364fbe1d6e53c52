"""The next run of an ended job. Rule 5."""

from __future__ import annotations

import json

import pytest

from functions.core.codec import encode
from functions.core.errors import BudgetExceeded, Conflict, InvalidOutput, NotFound, ProviderRefused
from functions.flows.change import cancel, retry
from functions.ports import PictureAsk
from tests.houses import Home, a_house


def refusing(home: Home, word: str) -> None:
    def answer(ask: PictureAsk) -> None:
        if word in ask.prompt:
            raise ProviderRefused

    home.painter.meanwhile = answer


def test_a_retry_does_only_what_is_unfinished() -> None:
    home = a_house()
    refusing(home, "part 2")
    job = home.make()
    home.painter.meanwhile = None
    before = len(home.painter.asked)

    after = home.go_on(retry(home.house, "ann", job.id))

    assert (job.state, after.state, after.run.number) == ("partial", "done", 2)
    assert [ask.prompt for ask in home.painter.asked[before:]] == ["A fox learns to sail, part 2"]
    assert len(home.writer.asked) == 1
    assert [run.state for run in after.past] == ["partial"]


def test_a_retry_writes_the_plan_again_where_there_is_none() -> None:
    home = a_house()
    home.writer.faults = [ProviderRefused()]
    job = home.make()

    after = home.go_on(retry(home.house, "ann", job.id))

    assert (job.state, after.state) == ("failed", "done")
    assert after.past[0].state == "failed"


def test_a_cancelled_job_goes_on_where_it_was() -> None:
    home = a_house()
    job = home.submit()
    home.drain(until=lambda: len(home.painter.asked) == 2)
    cancel(home.house, "ann", job.id)
    home.drain()

    after = home.go_on(retry(home.house, "ann", job.id))

    assert after.state == "done"
    assert len(home.painter.asked) == 4


def test_pages_that_failed_are_composed_again() -> None:
    home = a_house()
    compose = home.press.compose

    def broken(*args: object) -> None:
        raise InvalidOutput

    home.press.compose = broken  # type: ignore[method-assign,assignment]
    job = home.make()
    home.press.compose = compose  # type: ignore[method-assign]

    after = home.go_on(retry(home.house, "ann", job.id))

    assert (job.state, after.state, len(home.painter.asked)) == ("partial", "done", 4)


def test_each_run_has_six_tries_of_its_own() -> None:
    """Rule 7: tries are counted for each revision."""
    from functions.core.errors import ProviderUnavailable

    home = a_house(breaker_threshold=1000)
    home.painter.faults = [ProviderUnavailable() for _ in range(6)]
    job = home.make()
    home.painter.faults = [ProviderUnavailable() for _ in range(5)]

    after = home.go_on(retry(home.house, "ann", job.id))

    assert (job.state, after.state) == ("partial", "done")


def test_a_job_that_is_done_or_at_work_is_not_retried() -> None:
    home = a_house()
    running, done = home.submit(prompt="one"), home.make(prompt="two")
    running = home.submit(prompt="three")

    for job in (running, done):
        with pytest.raises(Conflict):
            retry(home.house, "ann", job.id)
    with pytest.raises(NotFound):
        retry(home.house, "bob", done.id)


def test_a_retry_that_the_day_has_no_room_for_is_refused_and_nothing_changes() -> None:
    """Rule 10."""
    home = a_house(daily_budget=400_000)
    refusing(home, "part")
    job = home.make()
    assert job.state == "partial"
    other = home.submit(prompt="Another tale")

    with pytest.raises(BudgetExceeded):
        retry(home.house, "ann", job.id)

    assert home.job(job.id).run.number == 1
    cancel(home.house, "ann", other.id)
    assert retry(home.house, "ann", job.id).job.run.number == 2


def test_progress_of_the_next_run_begins_where_the_kept_steps_leave_it() -> None:
    """Rules 5 and 20: percent is of the run."""
    from functions.core.progress import progress

    home = a_house()
    refusing(home, "part 2")
    job = home.make()

    after = retry(home.house, "ann", job.id).job

    assert (progress(job).percent, progress(after).percent) == (100, 70)


def test_a_retry_has_a_runs_time_and_only_a_plan_that_waits_has_days() -> None:
    """Rule 15."""
    home = a_house(deadline_minutes=60, approval_days=7)
    home.writer.faults = [ProviderRefused()]
    planless = home.make(prompt="one")
    refusing(home, "part 2")
    drawn = home.make(prompt="two")

    for job in (planless, drawn):
        assert retry(home.house, "ann", job.id).job.run.deadline_at == home.clock.time + 3600


def test_a_job_that_is_retried_for_as_long_as_its_models_are_down_stays_small_and_keeps_its_bill() -> None:
    """It used to outgrow its record at the third run, and then crash at every delivery."""
    home = a_house()
    fault = InvalidOutput()
    fault.cost = 7
    home.painter.faults, home.voice.faults = [fault] * 10_000, [fault] * 10_000
    job = home.make(kind="story", scenes=24, narration=True)
    sizes = []

    for _ in range(6):
        home.clock.time += 400
        job = home.go_on(retry(home.house, "ann", job.id))
        sizes.append(len(json.dumps(encode(job))))

    calls = 20_000 - len(home.painter.faults) - len(home.voice.faults)
    assert (job.state, job.run.number) == ("partial", 7)
    assert sizes[-1] - sizes[1] < 2_000
    assert job.spent() == home.writer.price * 9 // 10 + 7 * calls


def test_what_the_painter_refuses_is_drawn_here_where_a_retry_asks_for_it() -> None:
    home = a_house()
    refusing(home, "part 2")
    job = home.make(on_unavailable="fail")

    plain = home.go_on(retry(home.house, "ann", job.id))
    offline = home.go_on(retry(home.house, "ann", job.id, on_unavailable="offline"))

    states = [one.steps["p02"].state() for one in (job, plain, offline)]
    assert states == ["failed", "failed", "placeholder"]
