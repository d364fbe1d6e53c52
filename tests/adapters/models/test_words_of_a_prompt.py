"""The words of a prompt matter: its place, its things and its others are what the offline writer has painted."""

from __future__ import annotations

from typing import Any

import pytest

from functions.adapters.models.offline.planning import plan
from functions.adapters.models.offline.stories import STORIES

PLACES = {
    "A robot gardens on mars": "on Mars",
    "Two enemies in the desert": "in the desert",
    "Two enemies are lost on the moon": "on the moon",
    "A princess and a frog in the castle": "in the castle",
    "An astronaut loses her cat on the moon": "on the moon",
    "A mouse in a bakery": "in a kitchen",
    "An octopus learns to sing underwater": "of the sea",
    "A wizard loses his wand in the library": "in the library",
    "A cat plays chess with a robot in the kitchen": "in the kitchen",
    "A pirate searches for treasure on a desert island": "of an island",
    "A ghost who is afraid of children in an old castle": "in the castle",
    "Two astronauts repair a satellite in space": "in space",
    "A unicorn lost in New York": "of New York",
}
THINGS = {
    "A girl builds a rocket": "a rocket",
    "A witch bakes a cake for a ghost": "a cake",
    "A boy finds a dragon egg in the forest": "dragon egg",
    "An octopus learns to play the piano underwater": "the piano",
    "A farmer grows a giant pumpkin": "a giant pumpkin",
    "A boy and his kite at the beach": "the kite",
    "A girl flies to the moon in a hot air balloon": "a hot air balloon",
    "A dog who drives a bus through the jungle": "a bus",
    "A tiny ant carries a watermelon up a hill": "a watermelon",
    "Three witches cook soup in a cave": "the soup",
    "A boy who talks to trees": "the trees",
    "Tom and Jerry build a treehouse": "a treehouse",
}
SOUGHT = {
    "A detective looks for the missing milk": "the milk",
    "A detective and the stolen crown": "the crown",
    "A pirate searches for treasure on a desert island": "the treasure",
}
OTHERS = {
    "The princess and the frog": ("princess", "frog"),
    "A princess and a frog in the castle": ("princess", "frog"),
    "A witch bakes a cake for a ghost": ("witch", "ghost"),
    "An elephant who is afraid of mice": ("elephant", "mouse"),
    "A queen invites a dragon to tea": ("queen", "dragon"),
    "An astronaut loses her cat on the moon": ("astronaut", "cat"),
    "A cat plays chess with a robot in the library": ("cat", "robot"),
    "A boy rescues a princess from a tower": ("boy", "princess"),
}
LESSONS = {
    "How rockets reach the moon": "rocket",
    "How bees make honey": "bee",
    "How clocks work": "clock",
    "How a lighthouse works": "lighthouse",
    "Why do wolves howl at the moon?": "wolf",
    "How does a submarine dive?": "submarine",
    "How do planes fly": "plane",
}
SEEDS = (0, 1, 2)


def scenes_of(prompt: str, *, seed: int = 0) -> list[dict[str, Any]]:
    made = plan({"prompt": prompt, "scenes": 6, "seed": seed})
    scenes: list[dict[str, Any]] = made["scenes"]
    return scenes


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("prompt", PLACES)
def test_the_place_of_the_prompt_holds_most_panels(prompt: str, seed: int) -> None:
    scenes = scenes_of(prompt, seed=seed)

    assert sum(PLACES[prompt] in scene["prompt"] for scene in scenes) >= 5


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("prompt", THINGS)
def test_the_thing_of_the_prompt_is_seen_before_the_end_and_at_the_end(prompt: str, seed: int) -> None:
    scenes = scenes_of(prompt, seed=seed)

    assert any(THINGS[prompt] in scene["prompt"] for scene in scenes[2:-1])
    assert THINGS[prompt] in scenes[-1]["prompt"]


@pytest.mark.parametrize("prompt", SOUGHT)
def test_what_was_sought_is_seen_when_it_is_found(prompt: str) -> None:
    scenes = scenes_of(prompt)

    assert all(SOUGHT[prompt] in scene["prompt"] for scene in scenes[-2:])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("prompt", OTHERS)
def test_everybody_whom_the_prompt_names_is_in_the_cast_and_at_the_end(prompt: str, seed: int) -> None:
    made = plan({"prompt": prompt, "scenes": 6, "seed": seed})
    looks = {one["name"]: one["look"] for one in made["characters"]}
    end = " / ".join(looks[name] for name in made["scenes"][-1]["cast"])

    assert all(kind in end for kind in OTHERS[prompt])


def test_names_of_a_prompt_are_the_names_of_its_cast() -> None:
    made = plan({"prompt": "Tom and Jerry build a treehouse", "scenes": 6})

    assert [one["name"] for one in made["characters"]] == ["Tom", "Jerry"]


@pytest.mark.parametrize("prompt", LESSONS)
def test_a_lesson_shows_what_it_is_about(prompt: str) -> None:
    scenes = scenes_of(prompt)

    assert all(LESSONS[prompt] in scene["prompt"] for scene in scenes)


def test_a_wolf_that_howls_at_the_moon_is_no_lesson_on_the_moon() -> None:
    captions = " ".join(scene["caption"] for scene in scenes_of("Why do wolves howl at the moon?"))

    assert "new moon" not in captions


@pytest.mark.parametrize("prompt", ["An elephant bakes a cake", "A dragon and an elephant", "A giraffe reads a book"])
def test_who_is_too_big_for_a_room_is_in_none(prompt: str) -> None:
    assert not any(scene["setting"] in {"room", "cave"} for scene in scenes_of(prompt))


@pytest.mark.parametrize("prompt", ["Two enemies in the desert", "A fox and a crow on the moon"])
def test_nobody_leaves_the_place_of_the_prompt_for_a_cave(prompt: str) -> None:
    assert not any(scene["setting"] == "cave" for seed in SEEDS for scene in scenes_of(prompt, seed=seed))


@pytest.mark.parametrize("story", STORIES)
def test_two_who_talk_say_little(story: str) -> None:
    for beat in STORIES[story]:
        lines = [line for line in beat.lines if line.kind != "sfx"]
        if len({line.who for line in lines}) > 1:
            assert all(len(variant.split()) <= 10 for line in lines for variant in line.variants)


@pytest.mark.parametrize("prompt", [*PLACES, *THINGS, *SOUGHT, *OTHERS])
def test_two_who_talk_are_never_seen_close(prompt: str) -> None:
    for scene in scenes_of(prompt):
        speakers = {line["speaker"] for line in scene["dialogue"] if line["speaker"]}
        assert len(speakers) < 2 or scene["shot"] != "close"


@pytest.mark.parametrize("prompt", ["A robot gardens on mars", "A fox and a crow on the moon"])
def test_there_is_no_rain_where_there_is_no_air(prompt: str) -> None:
    assert {scene["weather"] for scene in scenes_of(prompt)} == {"clear"}
