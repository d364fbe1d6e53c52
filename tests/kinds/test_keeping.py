"""A script is divided, never rewritten: a writer that does so is told which words."""

from __future__ import annotations

import re

import pytest

from functions.core.errors import InvalidOutput
from functions.core.plan import Line, Scene
from functions.kinds import KINDS
from functions.kinds.keeping import must_keep

SCRIPT = "The fox was young and lived by the sea. One day she built a boat of driftwood and of old rope."


def test_a_script_that_was_divided_is_taken_wherever_its_words_stand() -> None:
    half = SCRIPT.index("One")
    scenes = (
        Scene(id=1, title="Panel 1", dialogue=(Line(text=SCRIPT[:half].upper(), speaker="FEN"),)),
        Scene(id=2, caption="One day she built a boat", notes="of driftwood and of old rope."),
    )

    must_keep(scenes, f"Panel 1\nFEN: {SCRIPT}")


def test_words_that_were_left_out_are_named() -> None:
    with pytest.raises(InvalidOutput, match="leaves out 13 words of the script, such as: the and one day she"):
        must_keep((Scene(id=1, narration="The fox was young and lived by sea"),), SCRIPT)


def test_words_that_nobody_wrote_are_named() -> None:
    more = " But nobody could have known how very dark that night would become."

    with pytest.raises(InvalidOutput, match="has 12 words that the script has not, such as: but nobody could"):
        must_keep((Scene(id=1, narration=SCRIPT + more),), SCRIPT)


def test_signs_that_are_words_by_themselves_are_counted_one_by_one() -> None:
    with pytest.raises(InvalidOutput, match="leaves out 9 words"):
        must_keep((Scene(id=1, narration="狐は海"),), "狐は海へ出て空を見た夜に。")


def test_a_text_may_be_told_in_other_words_and_a_script_may_not() -> None:
    story = KINDS["story"]
    told = {"title": "T", "scenes": [{"prompt": "p", "narration": "Long ago somebody went away and came back."}]}

    assert story.plan_from(told, story.parse({"text": SCRIPT, "scenes": 1})).scenes
    with pytest.raises(InvalidOutput, match="leaves out"):
        story.plan_from(told, story.parse({"script": SCRIPT, "scenes": 1}))


def test_the_line_under_a_title_may_say_again_what_a_slide_says() -> None:
    must_keep((Scene(id=1, caption=SCRIPT, narration=SCRIPT),), SCRIPT)


@pytest.mark.parametrize(
    "row", ["NARRATOR: The fox sailed home {}.", "FEN (softly): I sail {}.\nSFX: Bang {}", "NARRATOR\nShe slept {}.\n"]
)
def test_who_narrates_and_how_somebody_speaks_need_not_be_said(row: str) -> None:
    rows = [row.format(f"stone{number}", f"stone{number}") for number in range(30)]
    comic = KINDS["comic"]
    script = "\n".join(rows)
    request = comic.parse({"script": script, "scenes": 1})
    told = re.sub(r"NARRATOR:?|FEN|SFX:|\(softly\):", "", script)

    plan = comic.plan_from({"title": "T", "scenes": [{"prompt": "p", "caption": told}]}, request)

    assert plan.scenes[0].caption.count("stone") == script.count("stone")


def test_a_word_without_end_is_named_by_its_beginning() -> None:
    endless = " ".join(f"{number}" + "a" * 5_000 for number in range(9))

    with pytest.raises(InvalidOutput) as fault:
        must_keep((Scene(id=1, narration="Nothing of it."),), endless)

    assert f" 0{'a' * 39}… " in fault.value.detail
    assert len(fault.value.detail) < 500
