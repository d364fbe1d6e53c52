"""Texts that are written after the plan: one call each, cached by itself, edited like any other words."""

from __future__ import annotations

import json

from functions.core.errors import ProviderRefused
from functions.core.job import Job
from functions.core.plan import Edits
from functions.flows.change import approve, edit, retry
from functions.flows.estimate import estimate
from functions.flows.manuscript import export_digest, manuscript
from tests.houses import Home, a_house, a_request


def a_talk(home: Home, **fields: object) -> Job:
    return home.make(kind="presentation", prompt=None, topic="Sailing", **{"scenes": 2, **fields})


def explained(home: Home) -> list[str]:
    return [ask.scene.title for ask in home.writer.asked if ask.task == "explain" and ask.scene]


def test_each_slide_is_explained_by_a_call_of_its_own() -> None:
    home = a_house()

    job = a_talk(home)

    assert job.state == "done"
    assert [ask.task for ask in home.writer.asked] == ["subtopics", "explain", "explain"]
    assert explained(home) == ["Part 1", "Part 2"]
    assert [(one.points, one.narration, one.notes) for one in job.told()] == [
        (("Part 1 in short",), "All about Part 1. It is so.", "Slowly."),
        (("Part 2 in short",), "All about Part 2. It is so.", "Slowly."),
    ]
    assert manuscript(job).panels[1].points == ("Part 2 in short",)


def test_an_explanation_is_cached_for_as_long_as_texts_are_fresh() -> None:
    home = a_house(text_cache_seconds=600.0)
    a_talk(home)
    first = a_talk(home)
    home.clock.time += 601.0
    second = a_talk(home)

    assert first.steps["t01"].outcome().cached  # type: ignore[union-attr]
    assert first.told()[0].narration
    assert not second.steps["t01"].outcome().cached  # type: ignore[union-attr]
    assert explained(home) == ["Part 1", "Part 2"] * 2


def test_what_a_writer_says_of_an_explanation_is_a_warning_also_from_the_cache() -> None:
    home = a_house(text_cache_seconds=600.0)
    slides = {"title": "Sailing", "scenes": [{"title": "Wind", "prompt": "wind", "summary": "It blows."}]}
    said = {"points": ["It blows"], "narration": "It blows.", "warnings": ["The slide keeps 20 % of the words."]}
    home.writer.answers = [slides, said]

    first, again = a_talk(home, scenes=1), a_talk(home, scenes=1)

    assert [len(home.writer.answers), again.steps["t01"].outcome().cached] == [0, True]  # type: ignore[union-attr]
    assert "The slide keeps 20 % of the words." in first.notices()
    assert "The slide keeps 20 % of the words." in again.notices()


def test_with_the_cache_passed_by_it_is_written_anew() -> None:
    home = a_house()
    a_talk(home)

    job = a_talk(home, cache="bypass")

    assert not job.steps["t01"].outcome().cached  # type: ignore[union-attr]


def test_a_cached_text_whose_bytes_are_gone_is_written_anew() -> None:
    home = a_house()
    asset = a_talk(home).steps["t01"].outcome().asset  # type: ignore[union-attr]
    assert asset is not None
    del home.world.blobs[f"ann/{asset.name}"]

    job = a_talk(home)

    assert job.state == "done"
    assert explained(home).count("Part 1") == 2


def test_narration_waits_for_its_text_and_reads_it() -> None:
    home = a_house()

    job = a_talk(home, narration=True)

    assert job.state == "done"
    assert [ask.text for ask in home.voice.asked][:1] == ["All about Part 1. It is so."]
    assert job.sound(2) is not None


def test_rule_5_a_text_that_failed_leaves_its_slide_unread_and_a_retry_brings_both() -> None:
    home = a_house()
    home.writer.meanwhile = _refuse_second

    job = a_talk(home, narration=True)

    assert job.state == "partial"
    assert job.problem is not None
    assert job.problem.code == "safety_blocked"
    assert [job.steps[name].state() for name in ("t01", "s01", "t02", "s02")] == ["done", "done", "failed", "failed"]
    assert job.steps["s02"].outcome().problem.code == "no_text"  # type: ignore[union-attr]
    home.writer.meanwhile = None
    job = home.go_on(retry(home.house, "ann", job.id))
    assert job.state == "done"
    assert len(home.voice.asked) == 2


def _refuse_second(ask: object) -> None:
    if getattr(ask, "scene", None) is not None and ask.scene.title == "Part 2":  # type: ignore[attr-defined]
        raise ProviderRefused


def test_a_text_that_cannot_be_used_is_asked_for_once_more_with_its_fault() -> None:
    home = a_house()
    good = {"title": "t", "scenes": [{"title": "A", "prompt": "a", "alt": "a", "summary": "a"}]}
    home.writer.answers = [good, {"points": []}]

    job = a_talk(home, scenes=1)

    assert job.state == "done"
    assert home.writer.asked[-1].fault
    assert job.steps["t01"].outcome().cost == 2 * home.writer.price * 9 // 10  # type: ignore[union-attr]


def test_a_text_too_long_for_a_record_is_refused() -> None:
    home = a_house()
    good = {"title": "t", "scenes": [{"title": "A", "prompt": "a", "alt": "a", "summary": "a"}]}
    long = {"points": ["a" * 190] * 8, "narration": "ä" * 3_900, "notes": "n" * 1_900}
    home.writer.answers = [good, long, long, *[long] * 10]

    job = a_talk(home, scenes=1)

    assert job.steps["t01"].state() in ("failed", "done")
    assert len(json.dumps(job.steps["t01"].outcome().words)) < 6_000  # type: ignore[union-attr]


def test_an_edit_of_the_notes_of_a_slide_calls_nobody_and_changes_its_files() -> None:
    home = a_house()
    job = a_talk(home, narration=True)
    calls = len(home.writer.asked), len(home.voice.asked), len(home.painter.asked)
    before = export_digest(job, "pdf", 1)
    assert job.plan is not None

    edits = Edits(scenes=((1, {"notes": "Faster."}),))
    after = home.go_on(edit(home.house, "ann", job.id, edits=edits, tag=job.plan.edit))

    assert (len(home.writer.asked), len(home.voice.asked), len(home.painter.asked)) == calls
    assert after.state == "done"
    assert (after.told()[0].notes, after.told()[0].narration) == ("Faster.", "All about Part 1. It is so.")
    assert export_digest(after, "pdf", 1) != before
    assert after.sound(1) is not None


def test_an_edit_to_what_is_there_already_opens_no_run() -> None:
    home = a_house()
    job = a_talk(home)
    assert job.plan is not None

    edits = Edits(scenes=((1, {"notes": "Slowly."}),))
    after = edit(home.house, "ann", job.id, edits=edits, tag=job.plan.edit)

    assert after.job.run.number == 1


def test_an_added_slide_is_explained_and_a_dropped_one_is_gone() -> None:
    home = a_house()
    job = a_talk(home, narration=True)
    assert job.plan is not None

    edits = Edits(add=({"title": "Knots", "prompt": "a rope"},), drop=(1,), order=(2,))
    after = home.go_on(edit(home.house, "ann", job.id, edits=edits, tag=job.plan.edit))

    assert after.state == "done"
    assert explained(home)[-1] == "Knots"
    assert [one.title for one in after.told()] == ["Part 2", "Knots"]
    assert after.told()[1].narration == "All about Knots. It is so."
    assert after.sound(3) is not None
    assert "t01" not in after.steps


def test_a_plan_that_waits_for_approval_is_explained_after_it() -> None:
    home = a_house()
    job = a_talk(home, narration=True, approval="plan")
    assert job.state == "awaiting_approval"
    assert not explained(home)
    assert job.plan is not None

    edits = Edits(drop=(2,), scenes=((1, {"title": "Masts"}),))
    after = home.go_on(approve(home.house, "ann", job.id, edits=edits, tag=job.plan.edit))

    assert after.state == "done"
    assert explained(home) == ["Masts"]


def test_an_estimate_has_a_line_for_explanations() -> None:
    home = a_house()

    told = estimate(home.house, "presentation", a_request(kind="presentation", prompt=None, topic="Sailing", scenes=3))

    assert ("explanation", 3, 3 * home.writer.price) in {(one.what, one.count, one.cost) for one in told.items}


def test_the_files_of_a_job_are_named_by_its_texts_and_sounds() -> None:
    home = a_house()
    silent, told = a_talk(home), a_talk(home, narration=True)

    assert export_digest(silent, "pdf", 1) != export_digest(told, "pdf", 1)
