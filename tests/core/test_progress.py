"""How far a job is. Rule 20: 10 percent for the plan, 80 for the steps, 10 for the assembly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.job import ASSEMBLY, PLAN, Job
from functions.core.plan import Edits, edited
from functions.core.progress import progress
from functions.core.transitions import cancelled, expired
from tests.core.jobs import (
    NOW,
    a_cancelled_job,
    a_done_job,
    a_partial_job,
    a_plan,
    a_planning_job,
    a_rendering_job,
    a_waiting_job,
    a_written_job,
    committed,
    drawn,
    ended,
    settle,
    tried,
)


def test_rule_20_ten_percent_for_the_plan_eighty_for_the_steps_ten_for_the_assembly() -> None:
    job = a_rendering_job()

    seen = [progress(one).percent for one in (a_planning_job(), a_written_job(), a_waiting_job(), job)]
    seen += [progress(one).percent for one in (settle(job, "c01"), drawn(job), ended(drawn(job)))]

    assert seen == [0, 0, 10, 10, 10 + 26, 90, 100]


def test_a_plan_without_anything_to_draw_still_shows_ten_percent() -> None:
    assert progress(a_rendering_job(a_plan(0))).percent == 10


def test_a_partial_run_is_over_and_one_that_was_stopped_shows_how_far_it_came() -> None:
    assert progress(a_partial_job()).percent == 100
    assert progress(committed(cancelled(settle(a_rendering_job(), "c01"), now=NOW).job)).percent == 90
    assert progress(committed(expired(a_planning_job(), now=NOW).job)).percent == 0


def test_promise_2_steps_are_counted_by_how_they_ended() -> None:
    job = tried(settle(a_rendering_job(a_plan(4)), "c01", cached=True), "p04")
    job = settle(settle(settle(job, "p01", "failed"), "p02", "placeholder"), "p03", "skipped")

    seen = progress(job)

    assert (seen.total, seen.done, seen.failed, seen.placeholder, seen.skipped) == (7, 2, 1, 1, 1)
    assert (seen.working, seen.cached) == (1, 1)


def messages() -> list[tuple[Job, str]]:
    job = a_rendering_job()
    posed = settle(job, "c01")
    order = replace(posed, plan=edited(a_plan(), Edits(order=(2,)), next_id=3))
    return [
        (a_planning_job(), "Planning the scenes"),
        (a_waiting_job(), "Waiting for approval of the plan"),
        (job, "Drawing the characters"),
        (tried(job, "c01"), "Drawing the characters"),
        (posed, "Drawing scene 1 of 2"),
        (tried(posed, "p02"), "Drawing scene 2 of 2"),
        (tried(order, "p02"), "Drawing scene 1 of 2"),
        (settle(posed, "p01"), "Drawing scene 2 of 2"),
        (tried(job, "p01"), "Drawing scene 1 of 2"),
        (settle(settle(job, "p01"), "p02"), "Drawing the characters"),
        (replace(posed, plan=None), "Drawing the characters"),
        (drawn(job), "Lettering the pages"),
        (a_done_job(), "Done"),
        (a_cancelled_job(), "Cancelled"),
        (committed(expired(a_planning_job(), now=NOW).job), "Failed"),
        (a_partial_job(), "Done, but 1 of 2 pictures are missing"),
        (ended(drawn(job, c01="failed")), "Done, with warnings"),
    ]


@pytest.mark.parametrize(("place", "expected"), [(place, one[1]) for place, one in enumerate(messages())])
def test_a_person_reads_what_happens_now(place: int, expected: str) -> None:
    assert progress(messages()[place][0]).message == expected


def test_the_time_left_is_guessed_from_the_steps_of_this_job() -> None:
    job = settle(settle(a_rendering_job(a_plan(5)), "c01", seconds=4.0), "p01", seconds=6.0)
    job = settle(settle(job, "p02", seconds=7.0), "p03", seconds=100.0, cached=True)

    assert progress(job).seconds_left == 14.0
    assert progress(tried(tried(job, "p04"), "p05")).seconds_left == 8.0


def test_no_time_is_guessed_before_the_first_step_or_after_the_last() -> None:
    planned = settle(a_planning_job(), PLAN, draft=a_plan(), seconds=9.0)

    assert progress(planned).seconds_left is None
    assert progress(a_rendering_job()).seconds_left is None
    assert progress(a_done_job()).seconds_left is None
    written = a_rendering_job()
    plan = written.steps[PLAN]
    slow = {1: replace(plan.outcomes[1], seconds=9.0)}
    assert progress(replace(written, steps={**written.steps, PLAN: replace(plan, outcomes=slow)})).seconds_left is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["try", "done", "failed", "placeholder"]), st.sampled_from(["c01", "p01", "p02", "p03"])
        )
    ),
    st.sampled_from(["finish", "cancel", "deadline"]),
)
def test_rule_20_progress_never_goes_back_within_a_run(story: list[tuple[str, str]], end: str) -> None:
    job, seen = a_planning_job(), [0]
    job = a_rendering_job(a_plan(3))
    seen.append(progress(job).percent)
    for act, step in story:
        job = tried(job, step) if act == "try" and job.steps[step].outcome() is None else job
        job = job if act == "try" else settle(job, step, act)
        seen.append(progress(job).percent)
    if end == "finish":
        job = ended(drawn(job))
    else:
        job = (cancelled if end == "cancel" else expired)(job, now=NOW).job
    seen.append(progress(job).percent)

    assert seen == sorted(seen)
    assert all(0 <= percent <= 100 for percent in seen)
    assert ASSEMBLY in job.steps
