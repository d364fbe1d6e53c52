"""What the pictures of a given script show: where a heading says it is, and people as the text describes them."""

from __future__ import annotations

from functions.adapters.models.offline.writer import OfflineWriter
from functions.kinds import KINDS
from functions.ports import WriterAsk

PLAY = """THE LAMP AT THE END OF THE PIER

INT. LIGHTHOUSE KITCHEN - NIGHT
Rain on the windows. MARTHA, an old woman with grey hair and a red shawl, pours tea.
MARTHA: You walked the whole pier in this?
TOM: The lamp is out.

EXT. PIER - NIGHT
TOM, a small boy in a yellow raincoat, carries a lantern.
TOM (shouting): HOLD ON TO THE ROPE!

EXT. HARBOUR - DAWN
The captain, a tall woman in a blue coat, waves.
CAPTAIN: Who do we thank?
"""


def a_plan(script: str, scenes: int):  # noqa: ANN201
    kind = KINDS["comic"]
    request = kind.parse({"kind": "comic", "script": script, "scenes": scenes})
    return kind.plan_from(
        OfflineWriter().write(WriterAsk(kind="comic", request=request, prompt="", schema={})).data, request
    )


def test_a_heading_says_where_a_scene_is() -> None:
    plan = a_plan(PLAY, 3)

    assert [scene.setting for scene in plan.scenes] == ["room", "harbour", "harbour"]


def test_people_look_as_the_text_describes_them() -> None:
    plan = a_plan(PLAY, 3)

    assert plan.look("Martha") == "old woman with grey hair and a red shawl"
    assert plan.look("Tom") == "small boy in a yellow raincoat"
    assert plan.look("Captain") == "tall woman in a blue coat"


def test_a_word_for_two_people_brings_in_neither_of_them() -> None:
    plan = a_plan(PLAY, 3)

    assert "Captain" not in plan.scenes[0].cast


def test_a_title_over_a_script_is_not_read_as_its_first_sentence() -> None:
    plan = a_plan(PLAY, 3)

    assert plan.scenes[0].caption.startswith("Rain on the windows.")
    assert "THE LAMP AT THE END OF THE PIER" in plan.scenes[0].title


def test_a_script_needs_no_signs_for_words_that_its_captions_hold() -> None:
    plan = a_plan(PLAY, 3)

    assert "shawl" not in plan.scenes[0].prompt
    assert "shawl" in plan.scenes[0].caption


def test_what_a_heading_says_holds_until_the_next_whatever_is_talked_about() -> None:
    plan = a_plan(PLAY, 5)

    assert [scene.setting for scene in plan.scenes[:2]] == ["room", "room"]
    assert [scene.time for scene in plan.scenes[:2]] == ["night", "night"]
