"""A job is the same when it comes back from its document, and what was written into that blindly has its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.google.job_documents import (
    job_document,
    kept_of,
    line,
    marker_document,
    marker_id,
    outcome_document,
    try_document,
)
from functions.core.errors import Problem, TooComplex
from functions.core.job import Export, Job, Outcome, PageImage, Step, Try
from functions.core.plan import Plan, Scene


@pytest.fixture
def rich(make: Any) -> Job:
    """A job in which everything is filled, also with what Firestore's own maps and lists could not hold."""
    problem = Problem(code="timeout", detail="Too late.", retryable=True)
    tries = {"t.1`/": Try(revision=1, at=2.0, until=9.0, cost=7, model="m"), "t0": Try(revision=1, at=1.0, until=9.0)}
    outcomes = {
        2: Outcome(state="done", at=4.0, asset=make.asset(), words={"": [[1], [2]]}),
        1: Outcome(state="failed", at=3.0, problem=problem),
    }
    steps = {
        "s02": Step(name="s02", what="speech", scene=2, revision=2, outcomes=outcomes, tries=tries, stamp=4),
        "c01": Step(name="c01", what="sheet", character="Fen", needs=("s02",)),
    }
    page = PageImage(name="p.webp", thumb="t.webp", width=9, height=9, panels=((1, 0.0, 0.0, 0.5, 1.0),))
    return make.job(
        steps=steps, gone={"p09": replace(steps["s02"], name="p09")}, pages=(page,), tiers={"rows": [[1, 2], [3]]},
        exports={"pdf": Export(digest="d", state="ready", asset="e.pdf")}, version=12, updated_at=1234.5,
        plan=Plan(title="Ü", scenes=(Scene(id=1, narration="…"),)), request={"prompt": "x", "": {"__a__": [[]]}},
        warnings=("one",), check_at=None,
    )  # fmt: skip


def test_a_job_comes_back_as_it_was(rich: Job) -> None:
    document, size = job_document(rich, by="me")

    kept = kept_of(document, update_time=5)

    assert kept.job == rich
    assert list(kept.job.steps) == ["s02", "c01"], "the order of steps is that of the job"
    assert (kept.by, kept.update_time, kept.counts) == ("me", 5, {})
    assert abs(kept.size - size) < size / 2


def test_the_log_tells_version_and_stamps(rich: Job) -> None:
    document, _ = job_document(rich, by="me")
    document["log"] = [line("c01", "aa"), line("s02", "bb"), line("c01", "cc")]

    job = kept_of(document, update_time=5).job

    assert job.version == 15
    assert {name: step.stamp for name, step in job.steps.items()} == {"s02": 14, "c01": 15}


def test_what_a_worker_wrote_blindly_is_read(rich: Job) -> None:
    document, _ = job_document(rich, by="me")
    outcome, one = Outcome(state="done", at=9.0, cost=5), Try(revision=1, at=8.0, until=9.0, may_cost=6)
    document["steps"]["c01"]["outcomes"]["1"] = outcome_document(outcome)
    document["steps"]["c01"]["tries"]["t9"] = try_document(one) | {"cost": 5}

    step = kept_of(document, update_time=5).job.steps["c01"]

    assert step.outcomes == {1: outcome}
    assert step.tries == {"t9": replace(one, cost=5)}


def test_what_belongs_to_no_step_or_try_is_passed_over(rich: Job) -> None:
    document, _ = job_document(rich, by="me")
    document["steps"]["removed"] = {"outcomes": {"1": outcome_document(Outcome(state="done", at=9.0))}}
    document["steps"]["c01"]["tries"]["unknown"] = {"cost": 5}

    assert kept_of(document, update_time=5).job == rich


def test_those_who_look_on_see_what_they_need_in_plain_fields(rich: Job) -> None:
    document, _ = job_document(rich, by="me", counts={"hour": {"values": {"a": 1}}})

    assert {"owner": "ann", "hidden": False, "state": "rendering", "open": True}.items() <= document.items()
    assert document["steps"]["s02"]["outcomes"]["1"]["state"] == "failed"
    assert (document["steps"]["s02"]["what"], document["steps"]["s02"]["scene"]) == ("speech", 2)
    assert "ann/e.pdf" in document["blobs"]
    assert document["counted"]


def test_a_job_that_outgrows_its_document_is_none(make: Any) -> None:
    with pytest.raises(TooComplex):
        job_document(make.job(request={"text": "x" * 200_001}), by="me")


def test_markers_of_other_revisions_have_other_names() -> None:
    names = {marker_id(*parts) for parts in (("j", "p01", 1), ("j", "p01", 11), ("j", "p0", 1), ("jp01", "", 1))}

    assert len(names) == 4
    assert marker_document("j", by="me", at=0.0)["expires_at"].year == 1971
