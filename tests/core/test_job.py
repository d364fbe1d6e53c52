"""What a job can be asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.core.job import PLAN, Asset, Export, PageImage, Step, Try
from tests.core.jobs import (
    NOW,
    a_done_job,
    a_planning_job,
    a_rendering_job,
    a_try,
    an_asset,
    drawn,
    outcome,
    settle,
    tried,
)


def a_step(**outcomes: str) -> Step:
    """A picture with these revisions, as r1="done"."""
    found = {int(name[1:]): outcome(state, letter=name) for name, state in outcomes.items()}
    return Step(name="p01", what="picture", scene=1, revision=len(found) or 1, outcomes=found)


def test_rule_3_the_latest_picture_that_was_really_drawn_is_shown() -> None:
    shown = a_step(r1="done", r2="done").picture()

    assert shown is not None
    assert (shown[0], shown[1].asset) == (2, an_asset("r2"))


@pytest.mark.parametrize("later", ["failed", "placeholder", "skipped"])
def test_rule_3_a_revision_that_fails_leaves_the_earlier_picture_chosen(later: str) -> None:
    shown = a_step(r1="done", r2=later).picture()

    assert shown is not None
    assert shown[0] == 1


def test_rule_13_a_placeholder_is_shown_where_there_is_nothing_better() -> None:
    shown = a_step(r1="placeholder", r2="placeholder", r3="failed").picture()

    assert shown is not None
    assert shown[0] == 2


def test_a_picture_chosen_by_hand_is_shown_before_later_ones() -> None:
    shown = replace(a_step(r1="done", r2="done"), chosen=1).picture()

    assert shown is not None
    assert shown == (1, outcome("done", letter="r1"))


def test_without_a_picture_nothing_is_shown() -> None:
    assert a_step(r1="failed").picture() is None
    assert a_step().picture() is None


def test_a_step_is_at_work_from_its_first_try_until_it_is_settled() -> None:
    waiting = a_rendering_job()
    working = tried(waiting, "c01")
    done = settle(working, "c01")

    assert [job.steps["c01"].state() for job in (waiting, working, done)] == ["waiting", "working", "done"]


def test_rule_7_tries_of_an_earlier_revision_do_not_count() -> None:
    step = replace(a_step(r1="done"), revision=2, tries={"t1": a_try(1), "t2": a_try(2), "t3": a_try(2)})

    assert step.tried() == 2


def test_rule_7_a_try_without_an_answer_counts_as_spent() -> None:
    job = tried(tried(a_rendering_job(), "c01"), "p01", "t2", cost=7)

    assert job.spent() == 40 + 7


def test_rule_10_a_try_may_be_answered_until_its_lease_ends() -> None:
    job = tried(a_rendering_job(), "c01", until=NOW + 90)

    assert job.trying(NOW + 89)
    assert not job.trying(NOW + 90)
    assert not settle(job, "c01", token="t1").trying(NOW)
    assert not a_rendering_job().trying(NOW)


def test_an_answered_try_is_counted_at_what_it_cost() -> None:
    assert Try(revision=1, at=0, until=1, may_cost=9).spent() == 9
    assert Try(revision=1, at=0, until=1, may_cost=9, cost=0).spent() == 0


def test_the_assembly_shows_as_the_jobs_state_when_only_it_is_left() -> None:
    job = a_rendering_job()

    assert job.status() == "rendering"
    assert drawn(job).status() == "assembling"
    assert a_planning_job().status() == "planning"
    assert a_done_job().status() == "done"
    assert (job.ended, a_done_job().ended) == (False, True)


def test_rule_4_a_need_that_does_not_exist_holds_nobody_up() -> None:
    job = settle(a_rendering_job(), "c01")

    assert job.settled("c01", PLAN, "c99")
    assert not job.settled("c01", "p01")
    assert job.settled()


def test_a_scene_knows_the_step_that_paints_it() -> None:
    job = a_rendering_job()

    assert job.picture_step(2) == job.steps["p02"]
    assert job.picture_step(9) is None


def test_a_warning_is_told_once() -> None:
    job = settle(settle(a_rendering_job(), "p01", warning="No sheet."), "p02", warning="No sheet.")

    assert replace(job, warnings=("Tiny text.", "No sheet.")).notices() == ("No sheet.", "Tiny text.")


def test_rule_9_a_job_names_every_blob_that_its_records_need() -> None:
    job = settle(a_rendering_job(), "p01", letter="x")
    page = PageImage(name="page.webp", thumb="page-thumb.webp", width=1, height=1)
    exports = {"pdf": Export(digest="d", state="ready", asset="out.pdf"), "cbz": Export(digest="d", state="building")}

    job = replace(job, pages=(page,), exports=exports, layout="layout.json")

    assert job.assets() == {
        *("x.webp", "x-thumb.webp", "x.png"), *("page.webp", "page-thumb.webp"), "out.pdf", "layout.json",
    }  # fmt: skip
    assert a_rendering_job().assets() == frozenset()
    assert Asset(name="only.webp").blobs() == ("only.webp",)
