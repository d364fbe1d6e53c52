"""Lectures, lessons and presentations of a bare topic: what is known is taught, and what is not is not made up."""

from __future__ import annotations

import re

import pytest

from functions.adapters.models.offline.extracting import telling
from functions.adapters.models.offline.further import EVERYTHING
from functions.adapters.models.offline.known import ANY, KNOWN
from functions.adapters.models.offline.teaching import is_young
from tests.adapters.models.offline_writing import write
from tests.adapters.models.test_offline_writer import FOREIGN

TOPICS = ["How volcanoes work", "Bees", "Why do we have tides?", "The tax law of Andorra", "How does a submarine dive?"]
COUNTS = [1, 2, 3, 5, 6, 7, 10, 24]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("count", COUNTS)
def test_a_lecture_has_as_many_sections_as_asked_for_each_with_something_to_say(topic: str, count: int) -> None:
    scenes = write("lecture", topic=topic, scenes=count).plan.scenes

    assert len(scenes) == count
    assert len({scene.title for scene in scenes}) == count
    assert all(60 <= len(scene.narration.split()) <= 250 for scene in scenes)
    assert all(2 <= len(scene.points) <= 6 and scene.notes and scene.prompt for scene in scenes)
    assert not any("{" in f"{scene.title}{scene.narration}{scene.notes}{scene.prompt}" for scene in scenes)


def test_a_lecture_greets_and_says_goodbye() -> None:
    scenes = write("lecture", topic="Bees").plan.scenes

    assert scenes[0].narration.startswith('Welcome. Today we shall talk about "Bees".')
    assert scenes[-1].narration.endswith("Which question will you take home with you?")


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("audience", ["age 8", "adults"])
def test_every_question_of_a_lesson_is_answered_by_what_stands_before_it(topic: str, audience: str) -> None:
    scenes = write("lesson", topic=topic, audience=audience).plan.scenes

    for scene in scenes:
        text = telling(" ".join([scene.narration, *scene.points]))
        for question in scene.questions:
            answer = telling(question.answer)
            assert sum(word in text for word in answer) >= 0.6 * len(answer)
    assert all(scene.questions and scene.examples and scene.points for scene in scenes)


def test_children_are_told_less_at_a_time_than_others() -> None:
    young, grown = (
        write("lesson", topic="Bees", audience=who).plan.scenes for who in ("children of 7 years", "adults")
    )

    assert all(len(one.narration) < len(other.narration) for one, other in zip(young, grown, strict=True))


@pytest.mark.parametrize(
    ("audience", "young"),
    [("age 9", True), ("9 year olds", True), ("kids", True), ("grade 3", True), ("age 14", False), ("students", False)],
)
def test_an_audience_is_young_up_to_ten(audience: str, *, young: bool) -> None:
    assert is_young(audience) is young


@pytest.mark.parametrize("kind", ["lecture", "lesson", "presentation", "story"])
def test_a_topic_without_known_facts_is_not_made_up(kind: str) -> None:
    answer = write(kind, topic="The tax law of Andorra")
    told = " ".join(scene.narration for scene in answer.plan.scenes)

    assert any("no facts" in one for one in answer.warnings)
    assert not re.search(r"Andorra (?:is|has|was)", told)


@pytest.mark.parametrize("kind", ["lecture", "lesson", "presentation"])
def test_a_topic_with_known_facts_needs_no_warning(kind: str) -> None:
    assert write(kind, topic="How volcanoes work").warnings == ()


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("count", COUNTS)
def test_a_presentation_is_planned_in_lines_and_explained_slide_by_slide(topic: str, count: int) -> None:
    answer = write("presentation", topic=topic, scenes=count)

    assert len(answer.plan.scenes) == count
    assert all(scene.caption and scene.prompt and not scene.narration for scene in answer.plan.scenes)
    told = [answer.explained(scene) for scene in answer.plan.scenes]
    assert all(2 <= len(one["points"]) <= 6 and 40 <= len(one["narration"].split()) <= 200 for one in told)
    assert len({one["narration"] for one in told}) == count


def test_subtopics_of_the_owner_are_explained_by_the_facts_that_share_their_words() -> None:
    answer = write("presentation", topic="Bees", scenes=2, subtopics=["Drying the honey", "The dance of the bees"])

    told = [answer.explained(scene)["narration"] for scene in answer.plan.scenes]

    assert "fan it with their wings" in told[0]
    assert "waggles" in told[1]


def test_a_subtopic_without_known_facts_is_explained_by_how_one_finds_out_about_it() -> None:
    answer = write("presentation", topic="Andorra", scenes=2, subtopics=["Its tax law", "Its mountains"])

    told = [answer.explained(scene)["narration"] for scene in answer.plan.scenes]

    assert "Its tax law" in told[0] and "Its mountains" in told[1]


@pytest.mark.parametrize(("topic", "language"), FOREIGN)
@pytest.mark.parametrize("kind", ["lecture", "lesson", "presentation"])
def test_nothing_english_is_taught_over_a_topic_in_another_language(kind: str, topic: str, language: str) -> None:
    answer = write(kind, topic=topic, scenes=3)
    told = [
        answer.explained(scene) if kind == "presentation" else {"narration": scene.narration}
        for scene in answer.plan.scenes
    ]

    assert answer.plan.language == language and len(told) == 3
    assert {one["narration"] for one in told} == {topic}


@pytest.mark.parametrize(
    ("prompt", "title", "word"),
    [
        ("Explain to me how rainbows are made", "How Rainbows Are Made", "prism"),
        ("A lesson about the water cycle for kids", "The Water Cycle", "evaporation"),
        ("Create a presentation about climate change", "Climate Change", "infrared"),
        ("Prepare a short lecture on tides for university students", "Tides", "gravity"),
    ],
)
def test_words_that_order_something_to_learn_are_no_part_of_its_topic(prompt: str, title: str, word: str) -> None:
    answer = write("lecture", prompt=prompt)

    assert answer.plan.title == title and answer.warnings == ()
    assert word in " ".join(scene.narration for scene in answer.plan.scenes)


def test_what_is_known_has_all_its_parts() -> None:
    assert set(KNOWN) == set(EVERYTHING)
    sections = [*ANY, *(section for sections in KNOWN.values() for section in sections)]
    assert all(
        len(one.points) == 3 and one.told and one.deeper and one.example and one.question.endswith("?") and one.answer
        for one in sections
    )
    assert sorted(one.rank for one in ANY) == list(range(1, 25))
    assert all(len(one.title) <= 60 and all(len(point.split()) <= 9 for point in one.points) for one in sections)
