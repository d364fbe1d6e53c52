"""A story of a bare idea is told in prose: as long as was asked for, nothing twice, with the idea's own words."""

from __future__ import annotations

from collections import Counter

import pytest

from functions.adapters.models.offline.prose import PROSE
from functions.adapters.models.offline.stories import STORIES
from tests.adapters.models.offline_writing import write
from tests.adapters.models.test_offline_writer import FOREIGN, PROMPTS

INVENTED = [prompt for prompt in PROMPTS if PROMPTS[prompt][0] != "lesson"]


@pytest.mark.parametrize("prompt", INVENTED)
@pytest.mark.parametrize("count", [3, 6, 10, 11, 17, 24])
def test_each_scene_of_a_story_has_prose_of_60_to_140_words(prompt: str, count: int) -> None:
    plan = write("story", prompt=prompt, scenes=count, seed=count).plan

    assert len(plan.scenes) == count
    assert all(59 <= len(scene.narration.split()) <= 145 for scene in plan.scenes)
    assert all(scene.prompt and scene.alt.endswith(".") for scene in plan.scenes)


@pytest.mark.parametrize("prompt", INVENTED)
def test_no_paragraph_of_a_long_story_is_told_twice(prompt: str) -> None:
    plan = write("story", prompt=prompt, scenes=24).plan
    told = Counter(part for scene in plan.scenes for part in scene.narration.split("\n\n") if len(part.split()) > 6)

    assert max(told.values()) == 1
    assert not any("{" in scene.narration or "  " in scene.narration for scene in plan.scenes)


@pytest.mark.parametrize("prompt", INVENTED)
@pytest.mark.parametrize("count", [1, 2])
def test_one_scene_or_two_hold_a_whole_story(prompt: str, count: int) -> None:
    plan = write("story", prompt=prompt, scenes=count).plan

    assert len(plan.scenes) == count
    assert all(45 <= len(scene.narration.split()) <= 145 for scene in plan.scenes)


@pytest.mark.parametrize("prompt", INVENTED)
def test_the_words_of_the_prompt_are_in_its_story(prompt: str) -> None:
    plan = write("story", prompt=prompt).plan
    told = " ".join([plan.title, *(f"{scene.narration} {scene.prompt}" for scene in plan.scenes)]).lower()

    assert all(word.lower() in told for word in PROMPTS[prompt][1:])


@pytest.mark.parametrize("prompt", INVENTED)
def test_whoever_is_named_is_told_apart_when_first_named(prompt: str) -> None:
    plan = write("story", prompt=prompt, scenes=10).plan

    for character in plan.characters:
        noun = character.look.split(",")[0].split()[-1]
        scene = next((one for one in plan.scenes if character.name in one.narration), None)
        if scene is not None and noun not in {"girl", "boy", "child"}:
            assert noun in scene.narration.lower()


def test_a_story_keeps_its_hero_from_the_first_scene_to_the_last() -> None:
    plan = write("story", prompt="A fox learns to sail", scenes=8).plan
    hero = plan.characters[0].name

    assert all(hero in scene.narration and hero in scene.cast for scene in (plan.scenes[0], plan.scenes[-1]))


def test_lines_of_a_story_are_in_its_prose_with_whoever_says_them() -> None:
    plan = write("story", prompt="A fox learns to sail", scenes=10).plan

    assert not any(scene.dialogue or scene.caption for scene in plan.scenes)
    assert all(f"said {plan.characters[0].name}" in told or '"' in told for told in [plan.scenes[0].narration])


def test_wished_characters_take_the_parts_of_a_story() -> None:
    wished = [{"name": "Fen", "look": "small red fox, blue scarf"}, {"name": "Olla", "look": "old otter"}]

    plan = write("story", prompt="A fox learns to sail", characters=wished).plan

    assert [(one.name, one.look) for one in plan.characters] == [(one["name"], one["look"]) for one in wished]
    assert "Fen" in plan.scenes[0].narration


def test_another_seed_tells_another_story_and_the_same_seed_the_same() -> None:
    first = write("story", prompt="A bear and her teapot", seed=1)

    assert first == write("story", prompt="A bear and her teapot", seed=1)
    assert first.plan != write("story", prompt="A bear and her teapot", seed=2).plan


def test_a_question_becomes_a_story_of_somebody_who_asks() -> None:
    plan = write("story", prompt="How volcanoes work", scenes=6).plan

    assert all("asked" in scene.narration and len(scene.cast) == 2 for scene in plan.scenes)
    assert "magma" in " ".join(scene.narration for scene in plan.scenes)


@pytest.mark.parametrize(("prompt", "language"), FOREIGN)
def test_a_story_in_another_language_holds_its_own_words_alone(prompt: str, language: str) -> None:
    answer = write("story", prompt=prompt, scenes=3)

    assert answer.plan.language == language
    assert {scene.narration for scene in answer.plan.scenes} == {prompt}
    assert any("own words" in one for one in answer.warnings)


def test_every_moment_of_every_story_has_its_prose() -> None:
    assert {name: len(beats) for name, beats in STORIES.items()} == {name: len(told) for name, told in PROSE.items()}
    assert all(passage.before and passage.after for told in PROSE.values() for passage in told)
