"""From acceptance to the first picture: rules 1, 16 and 17."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.core.errors import Conflict, ProviderRefused
from functions.core.job import ASSEMBLY, PLAN
from functions.core.plan import Edits
from functions.core.transitions import accepted, approved, plan_edited, planned, unplanned
from tests.core.jobs import (
    DEADLINE,
    NOW,
    TIERS,
    a_new_job,
    a_plan,
    a_planning_job,
    a_rendering_job,
    a_waiting_job,
    a_written_job,
    an_approved_job,
    frozen,
    names,
    settle,
    steps_of,
)


def test_rule_16_an_accepted_job_owes_its_plan() -> None:
    made = accepted(a_new_job())

    assert names(made) == [PLAN]
    assert list(made.job.steps) == [PLAN]
    assert (made.job.steps[PLAN].what, made.job.steps[PLAN].stamp) == (PLAN, 1)
    assert made.job.check_at == NOW + 60
    assert made.closes == ()


def test_the_writers_answer_becomes_the_plan_and_drawing_begins() -> None:
    made = frozen(a_written_job(), now=NOW + 7)

    assert made.job.state == "rendering"
    assert made.job.plan == a_plan()
    assert list(made.job.steps) == [PLAN, "c01", "p01", "p02", ASSEMBLY]
    assert (made.job.tiers, made.job.run.deadline_at) == (TIERS, DEADLINE)
    assert (made.job.check_at, made.job.run.looked_at) == (NOW + 67, NOW + 7)
    assert names(made) == ["c01"]


def test_rule_1_the_draft_is_not_kept_beside_the_plan() -> None:
    outcome = frozen(a_written_job()).job.steps[PLAN].outcome()

    assert outcome is not None
    assert (outcome.state, outcome.draft) == ("done", None)


def test_rule_20_new_steps_carry_the_stamp_of_the_commit_that_made_them() -> None:
    job = a_written_job()

    steps = frozen(job).job.steps

    assert {step.stamp for name, step in steps.items() if name != PLAN} == {job.version + 1}
    assert steps[PLAN].stamp == job.steps[PLAN].stamp


def test_ids_of_new_scenes_begin_behind_those_of_the_plan() -> None:
    assert frozen(a_written_job(a_plan(5))).job.next_scene == 6
    assert frozen(a_written_job(a_plan(0))).job.next_scene == 1


def test_rule_15_where_approval_was_asked_for_the_plan_waits_with_days_of_its_own() -> None:
    job = a_waiting_job()

    assert job.state == "awaiting_approval"
    assert job.run.deadline_at == NOW + 500
    assert (list(job.steps), job.tiers) == ([PLAN], None)
    assert (job.plan, job.next_scene) == (a_plan(), 3)


def test_a_plan_is_frozen_once() -> None:
    with pytest.raises(Conflict, match="The job is rendering, not planning"):
        planned(a_rendering_job(), a_plan(), {}, now=NOW, tiers=None, approve_by=0)


def test_rule_5_a_plan_that_could_not_be_made_ends_the_run() -> None:
    problem = ProviderRefused().problem()

    job = unplanned(settle(a_planning_job(), PLAN, "failed", problem=problem), now=NOW + 3).job

    assert (job.state, job.problem) == ("failed", problem)
    assert (job.run.state, job.run.ended_at, job.check_at) == ("failed", NOW + 3, NOW + 63)


def test_a_run_can_end_without_knowing_why_there_is_no_plan() -> None:
    assert unplanned(a_planning_job(), now=NOW).job.problem is None
    with pytest.raises(Conflict):
        unplanned(a_rendering_job(), now=NOW)


def test_rule_17_a_waiting_plan_can_be_edited_and_nothing_is_drawn_for_it() -> None:
    edits = Edits(scenes=((1, {"caption": "new"}),), add=({"prompt": "a"}, {"prompt": "b"}))

    made = plan_edited(replace(a_waiting_job(), looks=4), edits, now=NOW + 9)

    assert made.job.plan is not None
    assert [scene.id for scene in made.job.plan.scenes] == [1, 2, 3, 4]
    assert (made.job.plan.edit, made.job.next_scene, made.messages) == (2, 5, ())
    assert (made.job.check_at, made.job.looks, made.job.run.looked_at) == (NOW + 69, 0, NOW + 9)


def test_a_plan_that_is_drawn_already_is_not_edited_as_a_waiting_one() -> None:
    with pytest.raises(Conflict):
        plan_edited(a_rendering_job(), Edits(), now=NOW)


def test_rule_15_approval_starts_the_pictures_and_the_deadlines_clock_anew() -> None:
    job = a_waiting_job()

    made = approved(job, steps_of(a_plan()), now=NOW + 50, deadline_at=NOW + 3650, tiers=TIERS)

    assert (made.job.state, made.job.run.deadline_at, made.job.tiers) == ("rendering", NOW + 3650, TIERS)
    assert (made.job.check_at, made.job.run.number) == (NOW + 110, 1)
    assert names(made) == ["c01"]
    assert made.job.steps[PLAN] == job.steps[PLAN]
    assert made.job.steps["p01"].stamp == job.version + 1


def test_a_plan_is_approved_once() -> None:
    with pytest.raises(Conflict, match="not awaiting_approval"):
        approved(an_approved_job(), {}, now=NOW, deadline_at=DEADLINE, tiers=None)
