"""Retry, revision and choice open the next run; rule 5."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.errors import Conflict
from functions.core.job import ASSEMBLY, PLAN, Asset, Job, Outcome, Step, Try
from functions.core.plan import Edits, Line, edited
from functions.core.settling import Settlement, settled
from functions.core.transitions import Change, cancelled, chosen, expired, retried, revised
from tests.core.jobs import (
    DEADLINE,
    NOW,
    TIERS,
    a_cancelled_job,
    a_done_job,
    a_partial_job,
    a_plan,
    a_planning_job,
    a_rendering_job,
    a_waiting_job,
    a_written_job,
    an_asset,
    committed,
    drawn,
    ended,
    frozen,
    names,
    outcome,
    settle,
    steps_of,
    tried,
)

LATER = NOW + 100


def revise(job: Job, *, tiers: dict[str, Any] | None = None, **edits: Any) -> Change:
    wanted = Edits(**edits)
    plan = edited(job.plan or a_plan(), wanted, next_id=job.next_scene)
    steps = steps_of(plan) if ASSEMBLY in job.steps else {}
    return revised(job, wanted, steps, now=LATER, deadline_at=LATER + 3600, tiers=tiers)


def retry(job: Job) -> Change:
    return retried(job, now=LATER, deadline_at=LATER + 3600)


def revisions(job: Job) -> dict[str, int]:
    return {name: step.revision for name, step in job.steps.items()}


def test_rule_5_a_retry_opens_the_next_run_with_only_what_is_unfinished() -> None:
    job = a_partial_job()

    made = retry(job)

    assert revisions(made.job) == {"plan": 1, "c01": 1, "p01": 1, "p02": 2, "assembly": 2}
    assert names(made) == ["p02"]
    assert (made.job.state, made.job.problem) == ("rendering", None)
    assert made.job.past == (job.run,)
    assert (made.job.run.number, made.job.run.opened_at, made.job.run.deadline_at) == (2, LATER, LATER + 3600)
    assert (made.job.check_at, made.job.run.looked_at, made.job.run.state) == (LATER + 60, LATER, "")
    assert made.job.steps["p02"].stamp == job.version + 1
    assert made.job.steps["p01"] == job.steps["p01"]


@pytest.mark.parametrize("state", ["failed", "placeholder", "skipped"])
def test_rule_5_whatever_is_not_done_is_done_again(state: str) -> None:
    assert names(retry(ended(drawn(a_rendering_job(), p01=state)))) == ["p01"]


def test_what_a_cancel_skipped_is_gone_on_with() -> None:
    assert names(retry(a_cancelled_job())) == ["c01"]


def test_a_finished_job_has_nothing_to_retry() -> None:
    with pytest.raises(Conflict, match="Everything in this job is done"):
        retry(a_done_job())


def test_a_running_job_is_not_retried() -> None:
    with pytest.raises(Conflict, match="still at work"):
        retry(a_rendering_job())


def test_pages_that_failed_are_made_again_without_a_new_picture() -> None:
    job = drawn(a_rendering_job())

    made = retry(committed(expired(job, now=DEADLINE).job))

    assert names(made) == [ASSEMBLY]
    assert revisions(made.job) == {"plan": 1, "c01": 1, "p01": 1, "p02": 1, "assembly": 2}


def test_a_plan_that_failed_is_written_again() -> None:
    made = retry(committed(expired(a_planning_job(), now=DEADLINE).job))

    assert (made.job.state, names(made), revisions(made.job)) == ("planning", [PLAN], {"plan": 2})


def test_a_plan_that_was_written_before_the_cancel_is_used_after_it() -> None:
    made = retry(committed(cancelled(a_written_job(), now=NOW).job))

    assert (made.job.state, names(made), revisions(made.job)) == ("planning", [PLAN], {"plan": 1})
    assert frozen(made.job).job.state == "rendering"


def test_a_plan_that_was_never_approved_waits_again() -> None:
    made = retry(committed(cancelled(a_waiting_job(), now=NOW).job))

    assert (made.job.state, made.messages, list(made.job.steps)) == ("awaiting_approval", (), [PLAN])


def test_a_retried_picture_forgets_that_an_older_one_was_chosen() -> None:
    job = a_partial_job()
    job = replace(job, steps={**job.steps, "p02": replace(job.steps["p02"], chosen=1)})

    assert retry(job).job.steps["p02"].chosen == 0


def test_rule_17_new_words_need_no_new_picture() -> None:
    job = a_done_job()

    made = revise(job, scenes=((1, {"caption": "new", "dialogue": (Line(text="Ahoy"),)}),))

    assert names(made) == [ASSEMBLY]
    assert revisions(made.job) == {"plan": 1, "c01": 1, "p01": 1, "p02": 1, "assembly": 2}
    assert made.job.plan is not None
    assert made.job.plan.scenes[0].caption == "new"
    assert made.job.steps["p01"] == job.steps["p01"]
    assert (made.job.run.number, made.job.run.deadline_at) == (2, LATER + 3600)


@pytest.mark.parametrize(
    "change", [{"prompt": "A storm"}, {"cast": ()}, {"horizon": 0.6}, {"caption": "x", "shot": "wide"}]
)
def test_rule_17_a_change_of_the_picture_redraws_one(change: dict[str, Any]) -> None:
    job = a_done_job(a_plan(3))

    made = revise(job, scenes=((2, change),))

    assert names(made) == ["p02"]
    assert revisions(made.job)["p02"] == 2
    assert made.job.steps["p02"].stamp == job.version + 1
    assert made.job.steps["p02"].picture() == job.steps["p02"].picture()


def test_the_same_words_again_redraw_nothing() -> None:
    assert names(revise(a_done_job(), scenes=((1, {"prompt": "scene 1"}), (9, {"prompt": "x"})))) == [ASSEMBLY]


def test_a_redrawn_picture_is_shown_although_an_older_one_was_chosen() -> None:
    job = committed(chosen(redrawn(), 1, 1, now=NOW, deadline_at=DEADLINE).job)
    job = ended(job)

    assert revise(job, scenes=((1, {"prompt": "again"}),)).job.steps["p01"].chosen == 0


def test_an_added_scene_is_drawn_and_gets_the_next_id() -> None:
    job = a_done_job()

    made = revise(job, add=({"prompt": "x"},))

    assert names(made) == ["p03"]
    assert made.job.next_scene == 4
    assert made.job.steps["p03"].stamp == job.version + 1


def test_a_changed_number_of_panels_divides_the_pages_anew() -> None:
    job = a_done_job()

    assert revise(job, add=({"prompt": "x"},), tiers={"new": 1}).job.tiers == {"new": 1}
    assert revise(job, scenes=((1, {"caption": "x"}),)).job.tiers == TIERS


def test_rule_10_a_dropped_scenes_cost_stays() -> None:
    job = tried(a_rendering_job(a_plan(3)), "p03", cost=33)
    job = ended(drawn(job))

    made = revise(job, drop=(3,))

    assert "p03" not in made.job.steps
    assert made.job.spent() == job.spent() == 33
    assert made.job.gone["p03"].outcomes == {}
    assert names(made) == [ASSEMBLY]


def test_rule_10_what_a_dropped_scene_answers_late_is_booked_once() -> None:
    job = tried(settle(a_rendering_job(a_plan(3)), "c01"), "p03")
    job = committed(revise(committed(cancelled(job, now=NOW).job), drop=(3,)).job)
    late = Settlement(step="p03", revision=1, outcome=outcome(cost=30), token="t1")

    once, _ = settled(job, late)
    twice, _ = settled(once, late)

    assert (job.spent(), once.spent(), twice.spent()) == (40, 30, 30)


def test_rule_2_a_sheet_that_comes_back_is_not_mistaken_for_its_earlier_self() -> None:
    job = a_done_job()
    alone = ended(drawn(committed(revise(job, drop=(2,)).job)))
    assert "c01" not in alone.steps

    made = revise(alone, add=({"prompt": "x", "cast": ("Fen",)},))

    assert revisions(made.job)["c01"] == 2
    assert names(made) == ["c01"]
    assert made.messages[0].name() not in {message.name() for message in frozen(a_written_job()).messages}
    assert made.job.gone.keys() == {"p02"}


def test_a_picture_that_lost_its_sheet_does_not_wait_for_it() -> None:
    job = revise(a_done_job(), drop=(2,)).job

    assert job.steps["p01"].needs == ()
    assert job.steps[ASSEMBLY].needs == ("p01",)


def test_a_plan_that_was_never_approved_can_be_edited_after_a_cancel() -> None:
    job = committed(cancelled(a_waiting_job(), now=NOW).job)

    made = revise(job, scenes=((1, {"prompt": "x"}),))

    assert (made.job.state, list(made.job.steps), made.messages) == ("awaiting_approval", [PLAN], ())


def test_rule_17_a_job_at_work_or_without_a_plan_cannot_be_edited() -> None:
    planless = committed(cancelled(a_planning_job(), now=NOW).job)

    for job in (a_rendering_job(), planless):
        with pytest.raises(Conflict, match="still at work"):
            revised(job, Edits(), {}, now=NOW, deadline_at=DEADLINE, tiers=None)


def redrawn() -> Job:
    """A done job whose first scene was drawn twice."""
    job = revise(a_done_job(), scenes=((1, {"prompt": "x"}),)).job
    return ended(drawn(committed(job)))


def test_an_earlier_picture_is_shown_again_without_a_call() -> None:
    job = redrawn()

    made = chosen(job, 1, 1, now=LATER, deadline_at=LATER + 3600)

    assert names(made) == [ASSEMBLY]
    assert made.job.steps["p01"].picture() == (1, outcome(letter="p01r1"))
    assert made.job.steps["p01"].stamp == job.version + 1
    assert (made.job.run.number, made.job.run.opened_at, made.job.run.deadline_at) == (3, LATER, LATER + 3600)
    assert an_asset("p01r1").name in made.job.assets()


@pytest.mark.parametrize(("scene", "version"), [(1, 3), (9, 1)])
def test_only_a_version_that_exists_can_be_chosen(scene: int, version: int) -> None:
    with pytest.raises(Conflict, match="no picture version"):
        chosen(redrawn(), scene, version, now=NOW, deadline_at=DEADLINE)


def test_a_version_without_a_picture_cannot_be_chosen() -> None:
    job = ended(drawn(a_rendering_job(), p01="failed"))

    with pytest.raises(Conflict, match="no picture version"):
        chosen(job, 1, 1, now=NOW, deadline_at=DEADLINE)


def test_a_job_at_work_does_not_change_its_pictures() -> None:
    with pytest.raises(Conflict, match="still at work"):
        chosen(a_rendering_job(), 1, 1, now=NOW, deadline_at=DEADLINE)


acts = st.sampled_from(["retry", "words", "redraw", "drop", "add", "cancel"])


@given(st.lists(st.tuples(acts, st.sampled_from(["done", "failed", "placeholder"])), max_size=6))
def test_rule_5_every_run_ends_and_no_step_ever_goes_back_to_an_earlier_revision(story: list[tuple[str, str]]) -> None:
    job, seen = a_partial_job(), dict[str, int]()
    for act, state in story:
        before = job
        job = _next(job, act)
        assert job.run.number - before.run.number == (job.past != before.past)
        for name, step in {**job.gone, **job.steps}.items():
            assert step.revision >= seen.get(name, 1)
            seen[name] = step.revision
        job = job if job.ended else ended(drawn(job, p01=state, p02=state))
        assert [run.state != "" for run in job.past] == [True] * (job.run.number - 1)
        assert job.spent() >= before.spent()


def _next(job: Job, act: str) -> Job:
    count = len(job.plan.scenes) if job.plan else 0
    try:
        made = {
            "retry": lambda: retry(job),
            "words": lambda: revise(job, scenes=((count, {"caption": f"run {job.run.number}"}),)),
            "redraw": lambda: revise(job, scenes=((1, {"prompt": f"run {job.run.number}"}),)),
            "drop": lambda: revise(job, drop=(count,) if count > 1 else ()),
            "add": lambda: revise(job, add=({"prompt": "x", "cast": ("Fen",)},)),
            "cancel": lambda: cancelled(committed(retry(job).job), now=LATER),
        }[act]()
    except Conflict:
        return job
    return committed(made.job)


def test_of_a_step_that_begins_again_stays_what_can_be_shown_and_what_it_has_cost() -> None:
    """A job that is retried for as long as its model is down stays a small document."""
    ends = {1: "done", 2: "failed", 3: "placeholder", 4: "placeholder", 5: "failed"}
    step = Step(
        name="p01", what="picture", revision=5,
        outcomes={
            number: Outcome(state=state, at=1.0, asset=None if state == "failed" else Asset(name=f"{number}.webp"))
            for number, state in ends.items()
        },
        tries={f"t{n}": Try(revision=(n + 1) // 2, at=n, until=9.0, cost=n) for n in range(1, 9)}
        | {"late": Try(revision=5, at=9.0, until=99.0, may_cost=100)},
    )  # fmt: skip

    again = step.again()

    assert (again.revision, sorted(again.outcomes), again.tried()) == (6, [1, 4], 0)
    assert {one.revision: (one.spent(), one.at) for one in again.tries.values()} == {
        1: (3, 1), 0: (18, 3), 4: (15, 7), 5: (100, 9.0),
    }  # fmt: skip
    assert again.again().tries == again.tries
