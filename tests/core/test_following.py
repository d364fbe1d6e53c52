"""Which messages follow, and their names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.core.following import assembly_digest, assembly_message, following, owed, step_message
from functions.core.job import ASSEMBLY, PLAN, Job
from functions.core.messages import Message
from functions.core.plan import Edits, edited
from tests.core.jobs import (
    a_cancelled_job,
    a_done_job,
    a_plan,
    a_planning_job,
    a_rendering_job,
    a_waiting_job,
    drawn,
    settle,
)


def steps(messages: tuple[Message, ...]) -> list[str]:
    return [message.step for message in messages]


def test_rule_4_after_the_plan_come_the_steps_that_need_nothing_else() -> None:
    assert steps(owed(a_rendering_job())) == ["c01"]
    assert steps(owed(a_rendering_job(a_plan(1)))) == ["p01"]


@pytest.mark.parametrize("state", ["done", "failed", "skipped"])
def test_rule_4_whatever_became_of_a_sheet_its_pictures_follow(state: str) -> None:
    job = settle(a_rendering_job(), "c01", state)

    assert steps(following(job, "c01")) == ["p01", "p02"]


def test_rule_4_a_picture_waits_for_all_its_needs() -> None:
    job = a_rendering_job()
    job = replace(job, steps={**job.steps, "p01": replace(job.steps["p01"], needs=("c01", "p02"))})

    assert steps(following(settle(job, "c01"), "c01")) == ["p02"]


def test_rule_4_only_what_names_the_step_as_a_need_follows_from_it() -> None:
    job = settle(a_rendering_job(), "c01")

    assert following(job, PLAN) == ()
    assert following(settle(job, "p01"), "p01") == ()
    assert steps(owed(job)) == ["p01", "p02"]


def test_rule_4_a_plan_that_is_delivered_again_begins_the_drawing_again() -> None:
    job = a_rendering_job()

    assert steps(following(job, PLAN)) == ["c01"]
    assert following(job, "p01") == ()


def test_rule_4_asking_again_gives_the_same_names() -> None:
    job = settle(a_rendering_job(), "c01")

    assert [m.name() for m in following(job, "c01")] == [m.name() for m in following(job, "c01")]


def test_rule_4_the_assembly_follows_when_all_are_settled_whoever_asks() -> None:
    job = drawn(a_rendering_job(), p01="failed")

    assert steps(following(job, "p01")) == steps(following(job, "c01")) == [ASSEMBLY]
    assert owed(job) == (assembly_message(job),)


@pytest.mark.parametrize("job", [a_planning_job(), a_waiting_job(), a_done_job(), a_cancelled_job()])
def test_nothing_is_drawn_before_the_plan_is_frozen_or_after_the_end(job: Job) -> None:
    assert following(job, PLAN) == following(job, "c01") == ()


def test_rule_16_a_job_owes_its_plan_first_and_nothing_while_it_waits_or_once_it_ended() -> None:
    assert steps(owed(a_planning_job())) == [PLAN]
    assert owed(a_waiting_job()) == owed(a_done_job()) == owed(a_cancelled_job()) == ()


def test_sheets_come_before_pictures_and_both_in_order() -> None:
    job = a_rendering_job(a_plan(3))
    free = {name: replace(step, needs=()) for name, step in reversed(job.steps.items())}

    assert steps(owed(replace(job, steps=free))) == ["c01", "p01", "p02", "p03"]


def test_rule_2_a_message_names_the_revision_that_is_open_now() -> None:
    job = a_rendering_job()
    step = replace(job.steps["p01"], revision=4)

    assert step_message(job, step) == Message(verb="render", job="j1", step="p01", revision=4)
    assert step_message(job, job.steps[PLAN]).verb == "plan"


def test_rule_6_the_assembly_is_named_by_what_it_reads() -> None:
    job = drawn(a_rendering_job())
    message = assembly_message(job)

    assert message == Message(verb="assemble", job="j1", step=ASSEMBLY, revision=1, digest=assembly_digest(job))
    assert len(message.digest) == 32


def test_rule_6_other_words_pictures_choices_or_runs_are_another_assembly() -> None:
    job = drawn(a_rendering_job())
    picture, assembly = job.steps["p01"], job.steps[ASSEMBLY]
    plan = edited(job.plan or a_plan(), Edits(drop=(1,)), next_id=3)

    others = [
        replace(job, plan=plan),
        replace(job, plan=None),
        replace(job, steps={**job.steps, "p01": replace(picture, revision=2)}),
        replace(job, steps={**job.steps, "p01": replace(picture, chosen=1)}),
        replace(job, run=replace(job.run, number=2)),
    ]

    assert len({assembly_digest(one) for one in [job, *others]}) == 6
    again = replace(job, steps={**job.steps, ASSEMBLY: replace(assembly, revision=2)})
    assert assembly_digest(again) == assembly_digest(job)
