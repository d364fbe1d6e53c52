"""How runs end. Rule 5: every run ends, and an ended run is final."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.errors import Conflict, InvalidOutput, ProviderRefused
from functions.core.following import assembly_digest
from functions.core.job import ASSEMBLY, PLAN, Export, Job, PageImage
from functions.core.progress import progress
from functions.core.transitions import cancelled, expired, finished, hidden, looked, retried, waited
from tests.core.jobs import (
    DEADLINE,
    NOW,
    a_cancelled_job,
    a_done_job,
    a_partial_job,
    a_planning_job,
    a_rendering_job,
    a_waiting_job,
    a_written_job,
    committed,
    drawn,
    ended,
    settle,
)


def states(job: Job) -> dict[str, str]:
    return {name: step.state() for name, step in job.steps.items()}


def test_rule_6_the_assembly_ends_the_run_with_its_pages_and_files() -> None:
    job = drawn(a_rendering_job())
    pages = (PageImage(name="page.webp", thumb="t.webp", width=1, height=1),)
    exports = {"pdf": Export(digest="d", state="ready", asset="out.pdf")}

    made = finished(
        job, assembly_digest(job), now=NOW + 5, layout="layout.json", pages=pages, exports=exports, warnings=("Small.",)
    )

    assert (made.job.state, made.job.problem) == ("done", None)
    assert (made.job.layout, made.job.pages, made.job.exports) == ("layout.json", pages, exports)
    assert (made.job.warnings, made.closes, made.messages) == (("Small.",), ((ASSEMBLY, 1),), ())
    assert (made.job.run.state, made.job.run.ended_at) == ("done", NOW + 5)
    assert made.job.steps[ASSEMBLY].stamp == job.version + 1
    outcome = made.job.steps[ASSEMBLY].outcome()
    assert outcome is not None
    assert (outcome.state, outcome.at, outcome.problem) == ("done", NOW + 5, None)


def test_rule_10_one_look_is_owed_after_the_end() -> None:
    job = replace(drawn(a_rendering_job()), looks=5)

    after = ended(job, now=NOW + 5)

    assert (after.check_at, after.looks) == (NOW + 65, 0)


def test_rule_6_content_that_changed_meanwhile_is_not_overwritten() -> None:
    job = drawn(a_rendering_job())

    with pytest.raises(Conflict, match="content changed"):
        finished(job, "another digest", now=NOW)


def test_rule_6_an_assembly_ends_a_run_once_and_only_when_all_is_settled() -> None:
    open_job, done = a_rendering_job(), a_done_job()

    for job in (open_job, done, a_cancelled_job()):
        with pytest.raises(Conflict):
            finished(job, assembly_digest(job), now=NOW)


def test_earlier_files_stay_until_a_new_one_replaces_them() -> None:
    old = {"pdf": Export(digest="d", state="ready", asset="old.pdf"), "cbz": Export(digest="d", state="ready")}
    job = replace(drawn(a_rendering_job()), exports=old)
    new = Export(digest="e", state="ready", asset="new.pdf")

    assert ended(job).exports == old
    assert ended(job, exports={"pdf": new}).exports == {"pdf": new, "cbz": old["cbz"]}


def test_rule_13_a_placeholder_makes_the_run_partial_and_says_why() -> None:
    problem = ProviderRefused().problem()
    job = settle(a_rendering_job(), "p01", "placeholder", problem=problem)

    job = ended(drawn(job))

    assert (job.state, job.problem) == ("partial", problem)
    assert states(job) == {"plan": "done", "c01": "done", "p01": "placeholder", "p02": "done", "assembly": "done"}


def test_without_any_picture_the_run_has_failed() -> None:
    assert ended(drawn(a_rendering_job(), p01="failed", p02="failed")).state == "failed"
    assert ended(drawn(a_rendering_job(), p01="failed")).state == "partial"


def test_pages_that_could_not_be_made_leave_the_pictures_and_the_earlier_pages() -> None:
    problem = InvalidOutput().problem()
    job = replace(drawn(a_rendering_job()), layout="old.json")

    job = ended(job, problem=problem, layout="new.json")

    assert (job.state, job.problem, job.layout) == ("partial", problem, "old.json")
    assert states(job)[ASSEMBLY] == "failed"


def test_rule_5_cancel_closes_every_open_step_in_the_commit_that_ends_the_run() -> None:
    job = settle(settle(a_rendering_job(), "c01"), "p01")

    made = cancelled(job, now=NOW + 4)

    assert made.closes == (("p02", 1), (ASSEMBLY, 1))
    assert states(made.job) == {"plan": "done", "c01": "done", "p01": "done", "p02": "skipped", "assembly": "skipped"}
    assert (made.job.state, made.job.run.state, made.job.run.ended_at) == ("cancelled", "cancelled", NOW + 4)
    assert made.job.problem is not None
    assert made.job.problem.code == "cancelled"
    assert made.job.steps["p02"].stamp == job.version + 1
    outcome = made.job.steps["p02"].outcome()
    assert outcome is not None
    assert (outcome.at, outcome.problem) == (NOW + 4, made.job.problem)
    assert made.messages == ()


def test_rule_3_the_ends_of_earlier_revisions_stay() -> None:
    again = committed(retried(a_partial_job(), now=NOW, deadline_at=DEADLINE).job)

    stopped = cancelled(again, now=NOW).job
    pages_again = ended(drawn(again))

    assert {revision: one.state for revision, one in stopped.steps["p02"].outcomes.items()} == {
        1: "placeholder",
        2: "skipped",
    }
    assert sorted(pages_again.steps[ASSEMBLY].outcomes) == [1, 2]


@pytest.mark.parametrize("job", [a_done_job(), a_partial_job(), a_cancelled_job()])
def test_rule_5_an_ended_run_is_final(job: Job) -> None:
    with pytest.raises(Conflict, match=f"ended already: {job.state}"):
        cancelled(job, now=NOW)


def test_rule_15_at_the_deadline_a_run_ends_with_what_it_has() -> None:
    job = settle(settle(a_rendering_job(), "c01"), "p01")

    made = expired(job, now=DEADLINE)

    assert made.closes == (("p02", 1), (ASSEMBLY, 1))
    assert (made.job.state, made.job.run.ended_at) == ("partial", DEADLINE)
    assert (states(made.job)["p01"], states(made.job)["p02"]) == ("done", "failed")
    assert made.job.problem is not None
    assert made.job.problem.code == "timeout"
    outcome = made.job.steps["p02"].outcome()
    assert outcome is not None
    assert (outcome.at, outcome.problem) == (DEADLINE, made.job.problem)


def test_rule_15_a_run_that_has_nothing_at_its_deadline_has_failed() -> None:
    made = expired(a_planning_job(), now=DEADLINE)

    assert (made.job.state, made.closes) == ("failed", ((PLAN, 1),))


def test_rule_15_a_plan_that_was_written_just_before_the_deadline_is_no_result() -> None:
    job = a_written_job()

    made = expired(job, now=DEADLINE)

    assert ("failed", "timeout") == (made.job.state, made.job.problem.code if made.job.problem else "")
    assert "planning" == retried(committed(made.job), now=DEADLINE, deadline_at=DEADLINE + 60).job.state


def test_rule_15_a_plan_that_nobody_approved_is_cancelled() -> None:
    assert expired(a_waiting_job(), now=NOW).job.state == "cancelled"


def test_rule_19_delete_cancels_and_hides_in_one_commit() -> None:
    made = hidden(replace(a_rendering_job(), looks=3), now=NOW + 8)

    assert (made.job.deleted, made.job.state) == (True, "cancelled")
    assert (made.job.check_at, made.job.looks) == (NOW + 8, 0)
    assert made.closes == (("c01", 1), ("p01", 1), ("p02", 1), (ASSEMBLY, 1))


def test_rule_19_an_ended_job_keeps_its_end_when_it_is_deleted() -> None:
    made = hidden(replace(a_done_job(), looks=3), now=NOW + 8)

    assert (made.job.deleted, made.job.state, made.closes) == (True, "done", ())
    assert (made.job.check_at, made.job.looks) == (NOW + 8, 0)


def test_rule_16_looks_come_at_doubling_distances_from_one_to_thirty_minutes() -> None:
    job, distances = a_done_job(), []
    for _ in range(8):
        job = looked(job, now=NOW, owes=True)
        distances.append((job.check_at or 0) - NOW)

    assert distances == [60, 120, 240, 480, 960, 1800, 1800, 1800]


def test_rule_16_looks_come_closer_again_towards_the_deadline() -> None:
    job = a_rendering_job()
    job = replace(job, looks=5, run=replace(job.run, deadline_at=NOW + 600))

    distance = (looked(job, now=NOW, owes=True).check_at or 0) - NOW

    assert distance == 300


def test_rule_16_what_owes_nothing_is_not_looked_at_again() -> None:
    job = looked(replace(a_done_job(), looks=3), now=NOW, owes=False)

    assert (job.check_at, job.looks) == (None, 0)


@pytest.mark.parametrize(("deadline_at", "next_look"), [(NOW + 20, NOW + 20), (NOW - 5, NOW + 1), (NOW + 90, NOW + 60)])
def test_rule_15_an_open_run_is_looked_at_when_its_deadline_comes(deadline_at: float, next_look: float) -> None:
    job = a_rendering_job()

    job = looked(replace(job, run=replace(job.run, deadline_at=deadline_at)), now=NOW, owes=True)

    assert job.check_at == next_look


def test_rule_15_the_clock_stands_still_while_the_queue_is_held() -> None:
    job = a_rendering_job()

    held = waited(job, now=NOW + 100, held=True)
    still = waited(held, now=NOW + 160, held=True)
    resumed = waited(still, now=NOW + 200, held=False)
    running = waited(resumed, now=NOW + 500, held=False)

    assert [one.run.deadline_at - DEADLINE for one in (held, still, resumed, running)] == [100, 160, 200, 200]
    assert (running.run.looked_at, running.run.held, held.run.held) == (NOW + 500, False, True)


def test_rule_15_a_run_that_nobody_looked_at_yet_counts_from_its_opening() -> None:
    job = a_planning_job()
    assert job.run.looked_at == 0

    assert waited(job, now=NOW + 30, held=True).run.deadline_at == DEADLINE + 30
    assert waited(job, now=NOW - 30, held=True).run.deadline_at == DEADLINE


@given(
    st.lists(
        st.tuples(st.sampled_from(["c01", "p01", "p02"]), st.sampled_from(["done", "placeholder", "failed"])),
        max_size=5,
    ),
    st.sampled_from([cancelled, expired, None]),
)
def test_promise_2_at_the_end_every_step_is_counted_once(found: list[tuple[str, str]], end: object) -> None:
    job = a_rendering_job()
    for step, state in found:
        job = settle(job, step, state)
    if end is None:
        job = ended(drawn(job))
    else:
        job = (cancelled if end is cancelled else expired)(job, now=NOW).job

    seen = progress(job)

    assert job.ended
    assert seen.total == len(job.steps) == seen.done + seen.failed + seen.placeholder + seen.skipped
    assert Counter(states(job).values())["done"] == seen.done
    assert (job.state == "done") == (seen.done == seen.total)
