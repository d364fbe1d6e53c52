"""Jobs that are read aloud, and texts that are written after the plan. Rule numbers are those of the protocol."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.core.errors import ProviderUnavailable
from functions.core.following import following, owed
from functions.core.job import Asset
from functions.core.plan import Character, Edits, Plan, Question, Scene, filled
from functions.core.plan import edited as plan_after
from functions.core.progress import progress
from functions.core.transitions import cancelled, retried
from tests.core.jobs import (
    DEADLINE,
    NOW,
    a_done_job,
    a_new_job,
    a_planning_job,
    a_written_job,
    committed,
    ended,
    names,
    settle,
    tried,
)
from tests.core.narrated import a_tale, a_talk, edited, finished_tale, finished_talk, read, written


def test_rule_4_texts_come_before_pictures_and_speech_and_what_needs_one_waits_for_it() -> None:
    job = a_talk()

    assert [(one.verb, one.step) for one in owed(job)] == [("explain", "t01"), ("explain", "t02"), ("render", "p01")]
    job = written(job, "t02", narration="Below.")
    assert [(one.verb, one.step) for one in following(job, "t02")] == [("render", "p02"), ("speak", "s02")]


def test_rule_4_speech_without_a_need_follows_from_the_plan() -> None:
    assert [one.step for one in following(a_tale(), "plan")] == ["p01", "p02", "s01", "s02"]


def test_a_scene_is_shown_with_the_words_that_were_written_for_it() -> None:
    words = {"narration": "High.", "points": ["tall"], "questions": [{"question": "Why?"}], "notes": "Slowly."}
    job = written(a_talk(), "t01", **words, title="not this")

    found = job.scene(1)

    asked = (Question(question="Why?"),)
    assert found == Scene(
        id=1, prompt="a mast", title="Mast", narration="High.", points=("tall",), questions=asked, notes="Slowly."
    )
    assert job.told() == (found, Scene(id=2, title="Keel"))
    assert job.scene(9) is None


def test_the_plans_own_words_win_over_those_that_were_written() -> None:
    job = written(a_talk(), "t01", prompt="something else")

    assert job.scene(1) == Scene(id=1, prompt="a mast", title="Mast")


def test_what_an_owner_emptied_stays_empty() -> None:
    scene = filled(Scene(id=1), {"narration": "High.", "notes": "Slowly."})
    plan = Plan(title="t", scenes=(scene,))

    emptied = plan_after(plan, Edits(scenes=((1, {"notes": "", "narration": "", "caption": ""}),)), next_id=2).scenes[0]
    again = plan_after(Plan(title="t", scenes=(emptied,)), Edits(scenes=((1, {"notes": "Fast."}),)), next_id=2).scenes[
        0
    ]

    assert emptied.emptied == ("narration", "notes")
    assert filled(emptied, {"narration": "High."}) == emptied
    assert again.emptied == ("narration",)


def test_a_job_without_a_plan_has_no_words() -> None:
    job = a_new_job()

    assert (job.with_words([1]), job.told(), job.scene(1), job.sound(1)) == (None, (), None, None)


def test_steps_are_found_by_their_scene() -> None:
    job = a_talk()

    assert job.text_step(2) == job.steps["t02"]
    assert job.speech_step(1) == job.steps["s01"]
    assert job.picture_step(2) == job.steps["p02"]
    assert job.text_step(9) is None


def test_a_recording_is_heard_only_with_the_words_that_it_says() -> None:
    job = finished_tale()
    assert job.sound(1) is not None

    job = committed(edited(job, 1, narration="It sank.").job)

    assert job.steps["s01"].revision == 2
    assert job.sound(1) is None
    job = read(job, "s01")
    found = job.sound(1)
    assert found is not None
    assert found[0] == 2


def test_a_job_that_is_not_narrated_has_no_sound() -> None:
    job = a_done_job()

    assert job.sound(1) is None


def test_rule_17_an_edit_redoes_only_what_depends_on_it() -> None:
    job = finished_tale()

    def redone(**fields: object) -> list[str]:
        return names(edited(job, 1, **fields))

    assert redone(narration="It sank.") == ["s01"]
    assert redone(prompt="a broken mast") == ["p01"]
    assert redone(prompt="a broken mast", narration="It sank.") == ["p01", "s01"]
    assert redone(title="Mast") == ["assembly"]
    assert redone(notes="n", points=("p",), alt="a") == ["assembly"]
    assert redone(caption="under a narration") == ["assembly"]
    assert redone(narration="It  rose. It fell.") == ["assembly"]


def test_rule_17_an_edit_of_a_text_writes_no_text_anew_and_keeps_the_words_of_its_scene() -> None:
    job = finished_talk(first={"narration": "High.", "notes": "Slowly."})

    change = edited(job, 1, texts=True, notes="Fast.")

    assert names(change) == ["assembly"]
    scene = change.job.scene(1)
    assert scene is not None
    assert (scene.narration, scene.notes) == ("High.", "Fast.")
    assert change.job.steps["t01"] == job.steps["t01"]


def test_rule_17_words_that_were_written_and_are_edited_are_read_anew() -> None:
    job = finished_talk(first={"narration": "High."})

    assert names(edited(job, 1, texts=True, narration="Higher.")) == ["s01"]
    assert names(edited(job, 2, texts=True, prompt="a deep keel")) == ["p02"]


def test_rule_17_words_that_were_written_can_be_emptied_and_stay_so() -> None:
    job = finished_talk(first={"narration": "High.", "notes": "Slowly."})

    change = edited(job, 1, texts=True, notes="")

    scene = change.job.scene(1)
    assert scene is not None
    assert (scene.narration, scene.notes, scene.emptied) == ("High.", "", ("notes",))
    assert names(change) == ["assembly"]


def test_rule_5_a_retry_writes_a_failed_text_and_does_again_what_needed_it() -> None:
    job = finished_talk(first=None)
    assert job.state == "partial"

    change = retried(job, now=NOW, deadline_at=DEADLINE)

    assert names(change) == ["t01"]
    assert {step.name for step in change.job.workers() if step.outcome() is None} == {"t01", "s01"}
    assert change.job.steps["p01"].revision == 1


def test_rule_5_a_picture_that_was_made_without_its_text_is_made_again_with_it() -> None:
    job = settle(a_talk(), "t02", "failed")
    job = written(job, "t01", narration="High.")
    for step in ("p01", "p02"):
        job = settle(job, step, letter=step)
    job = committed(cancelled(read(read(job, "s01"), "s02", "failed"), now=NOW).job)

    change = retried(job, now=NOW, deadline_at=DEADLINE)

    assert {step.name for step in change.job.workers() if step.outcome() is None} == {"t02", "p02", "s02"}


def test_rule_5_failed_speech_ends_the_run_as_partial_with_its_reason() -> None:
    job = a_tale()
    for step in ("p01", "p02"):
        job = settle(job, step, letter=step)
    job = read(read(job, "s01"), "s02", "failed", problem=ProviderUnavailable().problem())
    job = ended(job)

    assert job.state == "partial"
    assert job.problem is not None
    assert job.problem.code == "provider_unavailable"
    assert progress(job).message == "Done, but 1 of 2 narrations are missing"


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ({"p01": "failed", "p02": "failed"}, "partial"),
        ({"p01": "failed", "p02": "failed", "s01": "failed", "s02": "failed"}, "failed"),
        ({}, "done"),
    ],
)
def test_what_was_recorded_is_worth_something_too(states: dict[str, str], state: str) -> None:
    assert finished_tale(**states).state == state


def test_the_message_says_what_is_done_now() -> None:
    job = a_talk()
    assert progress(job).message == "Drawing scene 1 of 2"

    job = tried(job, "t02")
    assert progress(job).message == "Writing the text of scene 2 of 2"

    for step in ("p01", "p02"):
        job = settle(job, step, letter=step)
    job = written(written(job, "t01", narration="High."), "t02", narration="Below.")
    assert progress(job).message == "Reading scene 1 of 2 aloud"


def test_the_message_says_all_that_is_missing() -> None:
    job = finished_tale(p01="failed", s02="failed")

    assert progress(job).message == "Done, but 1 of 2 pictures and 1 of 2 narrations are missing"


def test_a_job_without_pages_is_put_together() -> None:
    job = a_tale()
    for step in ("p01", "p02"):
        job = settle(job, step, letter=step)
    job = read(read(job, "s01"), "s02")

    assert progress(job).message == "Lettering the pages"
    assert progress(replace(job, tiers=None)).message == "Putting the files together"


def test_the_record_names_sounds_texts_sources_and_lasting_pictures() -> None:
    job = finished_talk(first={"narration": "High."})
    request = {"document": {"blob": "d.json", "original": "d.pdf"}, "characters": [{"name": "A", "reference": "a.png"}]}
    plan = replace(job.plan or Plan(title=""), characters=(Character(name="B", look="b", reference="b.png"),))

    named = replace(job, request=request, plan=plan).assets()

    assert {"t01.json", "t02.json", "s01r1.wav", "s02r1.wav", "d.json", "d.pdf", "a.png", "b.png"} <= named
    assert Asset(name="s.wav").blobs() == ("s.wav",)


def test_rule_2_a_plan_that_was_written_before_its_run_ended_is_frozen_by_the_next_under_a_name_of_its_own() -> None:
    written_job = a_written_job()
    used = owed(a_planning_job())[0]

    change = retried(committed(cancelled(written_job, now=NOW).job), now=NOW, deadline_at=DEADLINE)

    assert names(change) == ["plan"]
    assert (used.digest, change.messages[0].digest) == ("", "2")
    assert change.messages[0].name() != used.name()
    assert change.messages[0].revision == 1
