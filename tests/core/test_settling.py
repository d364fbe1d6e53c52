"""What workers commit. Rule 3: the first settlement of a revision wins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.job import MOST_TRIES, PLAN, Job
from functions.core.settling import Settlement, answered, begun, is_open, refusal, settled
from functions.core.transitions import cancelled
from tests.core.jobs import NOW, a_cancelled_job, a_rendering_job, a_try, outcome, settle, tried


def settlement(
    step: str = "p01", state: str = "done", *, token: str = "", revision: int = 1, cost: int = 0
) -> Settlement:
    return Settlement(step=step, revision=revision, outcome=outcome(state, cost=cost), token=token)


def with_steps_gone(job: Job, *names: str) -> Job:
    """The job as an edit leaves it that dropped these steps."""
    kept = {name: step for name, step in job.steps.items() if name not in names}
    return replace(job, steps=kept, gone={name: job.steps[name] for name in names})


def test_rule_3_the_first_settlement_of_a_revision_wins() -> None:
    job, first = settled(a_rendering_job(), settlement())
    after, second = settled(job, settlement(state="failed"))

    assert (first, second) == (True, False)
    assert after is job
    assert job.steps["p01"].state() == "done"


def test_rule_3_a_late_failure_does_not_undo_a_success_but_its_cost_is_booked() -> None:
    job = tried(tried(a_rendering_job(), "p01", "t1"), "p01", "t2")
    job, _ = settled(job, settlement(token="t1", cost=30))

    job, first = settled(job, settlement(state="failed", token="t2", cost=25))

    assert not first
    assert job.steps["p01"].state() == "done"
    assert job.spent() == 55


def test_rule_3_an_old_revision_is_not_open_any_more() -> None:
    job = a_rendering_job()
    job = replace(job, steps={**job.steps, "p01": replace(job.steps["p01"], revision=2)})

    after, first = settled(job, settlement(revision=1))

    assert (after, first) == (job, False)
    assert is_open(job, "p01", 2)
    assert not is_open(job, "p01", 1)


def test_a_step_is_open_until_it_is_settled_or_its_run_ends() -> None:
    job = a_rendering_job()

    assert is_open(job, "p01", 1)
    assert not is_open(job, "p01", 2)
    assert not is_open(job, "p99", 1)
    assert not is_open(job, PLAN, 1)
    assert not is_open(settle(job, "p01"), "p01", 1)
    assert not is_open(a_cancelled_job(), "p01", 1)
    assert not is_open(replace(job, state="failed"), "p01", 1)


def test_rule_5_a_worker_that_comes_after_the_end_changes_nothing_but_the_bill() -> None:
    job = cancelled(tried(a_rendering_job(), "p01"), now=NOW).job

    after, first = settled(job, settlement(token="t1", cost=30))

    assert not first
    assert after.steps["p01"].outcomes == job.steps["p01"].outcomes
    assert after.spent() == 30


def test_rule_10_a_late_answer_after_the_end_owes_the_account_a_look_at_once() -> None:
    job = replace(cancelled(tried(tried(a_rendering_job(), "p01"), "c01", "t2"), now=NOW).job, check_at=None, looks=4)

    dearer, _ = settled(job, settlement(token="t1", cost=30))
    as_booked, _ = settled(job, settlement(token="t1", cost=40))

    assert (dearer.check_at, dearer.looks) == (NOW, 0)
    assert (as_booked.check_at, as_booked.looks) == (None, 4)


def test_rule_16_an_answer_within_its_run_leaves_the_sweeps_next_look_alone() -> None:
    job = replace(tried(a_rendering_job(), "p01"), check_at=NOW + 60, looks=2)

    after, _ = settled(job, settlement(token="t1", cost=30))

    assert (after.check_at, after.looks) == (NOW + 60, 2)


def test_rule_7_a_call_that_failed_for_nothing_still_counts_as_a_try() -> None:
    job, _ = settled(tried(a_rendering_job(), "p01"), settlement(state="failed", token="t1", cost=0))

    assert job.steps["p01"].tried() == 1


def test_rule_20_each_settlement_stamps_its_step_with_the_version_to_come() -> None:
    job = replace(a_rendering_job(), version=41)

    after, _ = settled(job, settlement())

    assert after.steps["p01"].stamp == 42
    assert after.steps["p02"].stamp == job.steps["p02"].stamp


def test_rule_7_a_try_is_recorded_with_what_it_may_cost_before_the_call() -> None:
    one = a_try()
    job = begun(begun(a_rendering_job(), "p01", "t1", one), "p01", "t2", one)

    assert job.steps["p01"].tries == {"t1": one, "t2": one}
    assert job.spent() == 80
    assert job.steps["p01"].stamp == job.version + 1


def test_rule_7_the_answer_of_a_try_is_booked_once() -> None:
    job = answered(tried(a_rendering_job(), "p01"), "p01", "t1", cost=30)

    assert job.spent() == 30
    assert answered(job, "p01", "t1", cost=99) is job
    assert answered(job, "p01", "t9", cost=99) is job
    assert answered(job, "p99", "t1", cost=99) is job


@pytest.mark.parametrize(
    ("cost", "burnt", "recorded"), [(0, False, False), (0, True, True), (5, False, True), (5, True, True)]
)
def test_rule_12_a_wait_for_the_quota_that_cost_nothing_is_no_try(cost: int, *, burnt: bool, recorded: bool) -> None:
    job = answered(tried(a_rendering_job(), "p01"), "p01", "t1", cost=cost, burnt=burnt)

    assert ("t1" in job.steps["p01"].tries) is recorded
    assert job.spent() == cost


def test_rule_10_a_dropped_scenes_late_answer_is_booked_once() -> None:
    job = with_steps_gone(tried(tried(a_rendering_job(), "p01", cost=5), "p02"), "p01", "p02")
    assert job.spent() == 45

    once, first = settled(job, settlement("p02", token="t1", cost=30))
    twice, _ = settled(once, settlement("p02", token="t1", cost=30))

    assert not first
    assert twice is once
    assert (once.spent(), once.trying(NOW)) == (35, False)
    assert "p02" not in once.steps


@pytest.mark.parametrize("tries", range(MOST_TRIES + 1))
def test_rule_7_a_step_gives_up_after_six_recorded_tries(tries: int) -> None:
    job = a_rendering_job()
    for number in range(tries):
        job = tried(job, "p01", f"t{number}")

    problem = refusal(job, "p01", may_cost=0)

    assert (problem is not None) == (tries == 6)
    if problem:
        assert (problem.code, problem.detail) == ("provider_unavailable", "Given up after 6 tries.")


@pytest.mark.parametrize(("budget", "refused"), [(None, False), (100, False), (80, False), (79, True), (0, True)])
def test_rule_10_a_call_that_could_pass_the_jobs_budget_is_refused(budget: int | None, *, refused: bool) -> None:
    job = tried(a_rendering_job(budget=budget), "c01")

    problem = refusal(job, "p01", may_cost=40)

    assert (problem is not None) is refused
    if problem:
        assert problem.code == "budget_exceeded"


@pytest.mark.parametrize(
    ("wish", "named", "action"),
    [(0.07, "that you allowed for it", "higher budget_usd"), (None, "that was held for it", "Retry the job")],
)
def test_what_a_call_may_cost_and_what_is_left_of_the_money_is_told(
    wish: float | None, named: str, action: str
) -> None:
    job = tried(a_rendering_job(budget=70_000, request={"budget_usd": wish}), "c01", may_cost=40_000)

    problem = refusal(job, "p01", may_cost=39_000)

    assert problem is not None
    assert f"This may cost $0.039, and $0.03 is left of the $0.07 {named}." == problem.detail
    assert action in problem.action


def test_what_costs_nothing_is_never_refused_for_money() -> None:
    job = tried(a_rendering_job(budget=10), "c01")

    assert refusal(job, "p01", may_cost=0) is None


copies = st.lists(
    st.tuples(
        st.sampled_from(["c01", "p01", "p02", "p99"]), st.sampled_from(["done", "failed", "placeholder"]),
        st.sampled_from(["", "t1", "t2"]), st.integers(1, 2),
    ),
    max_size=8,
)  # fmt: skip


@given(copies)
def test_rule_3_copies_change_nothing_in_whatever_order_they_come(found: list[tuple[str, str, str, int]]) -> None:
    job = a_rendering_job()
    for step in ("c01", "p01", "p02"):
        job = tried(tried(job, step, "t1"), step, "t2")
    wanted = [
        settlement(step, state, token=token, revision=revision, cost=20) for step, state, token, revision in found
    ]

    for one in wanted:
        job, _ = settled(job, one)
    again = job
    for one in wanted:
        again, first = settled(again, one)
        assert not first

    assert again == job
    for step in ("c01", "p01", "p02"):
        states = [one.outcome.state for one in wanted if (one.step, one.revision) == (step, 1)]
        assert job.steps[step].state() == (states[0] if states else "working")


@given(st.permutations(["c01", "p01", "p02"]), st.permutations(["c01", "p01", "p02"]))
def test_rule_3_the_order_of_different_steps_does_not_matter(one: list[str], other: list[str]) -> None:
    def after(order: list[str]) -> Job:
        job = a_rendering_job()
        for step in order:
            job, _ = settled(job, settlement(step))
        return job

    assert after(one) == after(other)
