"""A document keeps its words: each scene is made of its own part, in order, and what is left out is told."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.core.document import Part
from tests.adapters.models.offline_writing import document, from_document, write

CORPUS = Path(os.environ.get("LIMNER_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
KINDS = ["story", "lecture", "lesson", "presentation"]
PLANTS = """# How plants live

Plants are living things that make their own food. Without plants there would be no animals, because all animals eat \
plants or other animals.

# Water transport

Water enters the plant through the root hairs. This is called transpiration. On a hot day, a sunflower may lose more \
than 2 litres of water. Small plants such as mosses have no roots.

# Reproduction

Flowering plants make seeds. Dr. Anna Meyer of Bonn counted bees on 1,200 apple flowers. The hive is the house of bees.
"""
TALE = """# The Lamp

Old Martha had kept the lighthouse for forty years. Every evening she climbed the stairs. "The lamp," said Martha.

One night Tom, who was nine, had to climb alone. Tom took the matches. At the top Tom dropped the first match.

In the morning a captain knocked at the door. Martha looked at Tom. "The keeper of the light," she said.
"""
EVIDENCE = """Water evaporates from the ocean. The vapour condenses.

Rain falls from the clouds upon the mountains. Streams run down into the valley and join the river.

The map of the cholera deaths was drawn. They came up from the pump in Broad Street.

Tom the fox took the boat. The thermometer showed 40 degrees.
"""
GREEK = """# Η θάλασσα

Η θάλασσα καλύπτει το μεγαλύτερο μέρος της γης. Το νερό της είναι αλμυρό και κρύο τον χειμώνα.

# Τα κύματα

Τα κύματα γίνονται από τον άνεμο. Όταν ο άνεμος είναι δυνατός, τα κύματα είναι μεγάλα.
"""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def is_in_order(some: list[str], whole: list[str]) -> bool:
    """Whether the words stand in the whole in this order."""
    rest = iter(whole)
    return all(word in rest for word in some)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("source", [PLANTS, TALE, GREEK])
def test_a_short_document_keeps_all_its_words_each_part_in_its_scene(kind: str, source: str) -> None:
    answer = from_document(kind, source, 3)
    told = [
        answer.explained(scene)["narration"] if kind == "presentation" else scene.narration
        for scene in answer.plan.scenes
    ]

    assert [words(one) for one in told] == [words(part.text) for part in answer.parts]
    assert not any("keeps" in one for one in answer.warnings)


SENTENCE = st.lists(st.text("abcdefghij", min_size=2, max_size=8), min_size=2, max_size=30).map(
    lambda said: " ".join(said).capitalize() + "."
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=12).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(PARAGRAPH, min_size=1, max_size=8), st.sampled_from(KINDS), st.integers(1, 5))
def test_no_word_is_invented_none_is_moved_and_no_scene_is_empty(paragraphs: list[str], kind: str, count: int) -> None:
    text = "\n\n".join(paragraphs)

    answer = from_document(kind, text, count)

    assert len(answer.plan.scenes) == len(answer.parts)
    for scene, part in zip(answer.plan.scenes, answer.parts, strict=True):
        said = answer.explained(scene) if kind == "presentation" else {"narration": scene.narration, "points": []}
        assert words(said["narration"])
        assert is_in_order(words(said["narration"]), words(part.text))
        assert all(is_in_order(words(point), words(part.text)) for point in [*said["points"], *scene.points])
        assert scene.prompt and scene.alt


@settings(deadline=None, max_examples=40)
@given(st.lists(PARAGRAPH, min_size=1, max_size=8), st.sampled_from(KINDS), st.integers(1, 5))
def test_a_script_is_divided_and_never_condensed(paragraphs: list[str], kind: str, count: int) -> None:
    text = "\n\n".join(paragraphs)

    plan = from_document(kind, text, count, source="script").plan

    assert words(" ".join(scene.narration for scene in plan.scenes)) == words(text)


def test_what_a_long_document_leaves_out_is_told_with_its_share() -> None:
    text = "\n\n".join(
        " ".join(
            f"Sentence {number} of paragraph {place} tells of the river and its {number} bridges."
            for number in range(40)
        )
        for place in range(8)
    )

    answer = from_document("lecture", text, 4)

    kept = sum(len(scene.narration.split()) for scene in answer.plan.scenes)
    share = round(100 * kept / len(text.split()))
    assert any(f"keeps {kept:,} of them ({share} %)" in one for one in answer.warnings)
    assert 0.5 * 4 * 230 <= kept <= 4 * 230 * 1.2


def test_titles_are_the_headings_and_no_title_is_given_twice() -> None:
    plan = from_document("lecture", PLANTS, 3).plan

    assert [scene.title for scene in plan.scenes] == ["How plants live", "Water transport", "Reproduction"]
    assert [scene.title for scene in from_document("story", TALE, 3).plan.scenes] == [
        "The Lamp",
        "The Lamp (2)",
        "The Lamp (3)",
    ]


def test_a_part_without_a_heading_is_called_by_its_most_telling_words() -> None:
    text = (
        "The roots of the tree drink water all day long, and the roots hold the tree.\n\n"
        "In spring bees visit the flowers, and the flowers give nectar to the bees."
    )

    titles = [scene.title for scene in from_document("lecture", text, 2).plan.scenes]

    assert titles == ["Roots and tree", "Bees and flowers"]


def test_questions_are_made_of_the_text_and_answered_from_it() -> None:
    plan = from_document("lesson", PLANTS, 3).plan
    asked = {one.question: one.answer for scene in plan.scenes for one in scene.questions}

    assert asked['Which reason does the text give for this: "Without plants there would be no animals"?'] == (
        "All animals eat plants or other animals."
    )
    assert asked["What is the hive, according to the text?"] == "The hive is the house of bees."
    assert any("____" in question and answer == "2" for question, answer in asked.items())
    assert all(is_in_order(words(answer.lower()), words(PLANTS.lower())) for answer in asked.values())


def test_a_sentence_that_gives_an_example_is_an_example_of_the_lesson() -> None:
    plan = from_document("lesson", PLANTS, 3).plan

    assert plan.scenes[1].examples == ("Small plants such as mosses have no roots.",)


@pytest.mark.parametrize("kind", ["lecture", "lesson"])
def test_a_text_in_another_language_gets_no_english_words(kind: str) -> None:
    plan = from_document(kind, GREEK, 2).plan

    for scene in plan.scenes:
        told = [scene.title, scene.narration, scene.notes, scene.alt, *scene.points, *scene.examples]
        told += [f"{one.question} {one.answer}" for one in scene.questions]
        assert not re.search(r"[A-Za-z]", " ".join(told))


def test_people_whom_a_tale_calls_by_name_are_its_cast_and_look_their_part() -> None:
    plan = from_document("story", TALE, 3).plan

    assert plan.look("Martha").startswith("old woman") and plan.look("Tom").startswith("boy")
    assert plan.scenes[1].cast == ("Tom",)
    assert set(plan.scenes[2].cast) == {"Martha", "Tom"}


def test_a_picture_shows_the_things_that_its_part_tells_of() -> None:
    scenes = from_document("lecture", PLANTS, 3).plan.scenes

    assert "sunflower" in scenes[1].prompt
    assert "flower" in scenes[2].prompt or "apple" in scenes[2].prompt or "bee" in scenes[2].prompt


def test_numbers_of_a_list_and_short_forms_end_no_sentence() -> None:
    text = "1. Dr. Meyer counted bees. 2. She wrote it down.\n\nThe rest is known."

    plan = from_document("lecture", text, 2).plan

    assert plan.scenes[0].points[0] == "Dr. Meyer counted bees"


def test_a_comic_of_a_document_has_one_panel_a_part_with_what_a_panel_can_letter() -> None:
    parts = document(PLANTS, 3)

    answer = write("comic", parts, text=PLANTS, scenes=3)

    assert [scene.title for scene in answer.plan.scenes] == [part.title for part in parts]
    assert all(scene.words() <= 60 for scene in answer.plan.scenes)
    assert all(
        is_in_order(words(scene.caption), words(part.text))
        for scene, part in zip(answer.plan.scenes, parts, strict=True)
    )


def test_a_text_that_nobody_divided_is_divided_by_its_own_headings() -> None:
    plan = write("lecture", text=PLANTS, scenes=3).plan

    assert [scene.title for scene in plan.scenes] == ["How plants live", "Water transport", "Reproduction"]


def test_a_text_of_one_word_is_one_scene_and_says_so() -> None:
    answer = write("story", text="Hello", scenes=6)

    assert [scene.narration for scene in answer.plan.scenes] == ["Hello"]
    assert any("nothing was invented" in one for one in answer.warnings)


def test_a_slide_that_was_added_to_a_document_is_explained_by_its_own_line() -> None:
    answer = from_document("presentation", PLANTS, 3)
    added = write("presentation", text=PLANTS, scenes=3)
    scene = answer.plan.scenes[0]

    told = added.explained(scene)

    assert told["narration"] == scene.caption


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_script_loses_no_word(kind: str) -> None:
    text = "\n\n".join(("The river runs on and on to the sea. " * 20).strip() for _ in range(88))

    plan = from_document(kind, text, 24, source="script").plan

    assert words(" ".join(scene.narration for scene in plan.scenes)) == words(text)


@pytest.mark.parametrize("kind", KINDS)
def test_any_naughty_string_becomes_scenes_with_words_in_them(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed = CORPUS / "text" / "blns" / "blns.json"
    if not listed.exists():
        pytest.skip(f"0 strings tried: there is no corpus at {CORPUS}")
    strings = [one for one in json.loads(listed.read_text(encoding="utf-8")) if one.strip()]
    tried = 0
    for text in strings:
        try:
            answer = write(kind, (Part(title="", text=text),), text=text, scenes=2)
        except Exception as error:
            if type(error).__name__ == "InvalidRequest":
                continue
            raise
        tried += 1
        scene = answer.plan.scenes[0]
        told = answer.explained(scene)["narration"] if kind == "presentation" else scene.narration
        assert told and scene.title

    with capsys.disabled():
        print(f" {tried} strings tried", end="")
    assert tried > 400


def test_a_panel_of_a_document_is_seen_in_sentences_or_things_that_can_be_drawn_never_in_rags() -> None:
    answer = from_document("comic", EVIDENCE, 4)
    prompts = [scene.prompt for scene in answer.plan.scenes]

    assert prompts == [
        "at sea at dawn",
        "Rain falls from the clouds upon the mountains.",
        "a map in broad street at dusk",
        "Tom the fox took the boat.",
    ]
    assert [scene.setting for scene in answer.plan.scenes][:3] == ["sea", "field", "city"]
    assert all(scene.alt.casefold().rstrip(".") == scene.prompt.casefold().rstrip(".") for scene in answer.plan.scenes)
