from __future__ import annotations

import pytest

from functions.media.illustrator.brief import Brief, CastMember
from functions.media.illustrator.reading import scene_of
from functions.media.illustrator.wording import singular, words_of


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("A fox in the woods", "forest"),
        ("Waves on the ocean", "sea"),
        ("Boats rest at the pier", "harbour"),
        ("Rain over the streets", "city"),
        ("A mouse in the kitchen", "room"),
        ("Deep in a cavern by the sea", "cave"),
        ("A hill with flowers", "field"),
        ("Nothing in particular", "field"),
        ("A cat inside the old house", "room"),
    ],
)
def test_words_name_the_place_and_strong_places_win(prompt: str, setting: str) -> None:
    assert scene_of(Brief(prompt=prompt)).setting == setting


def test_the_fields_win_over_the_words() -> None:
    scene = scene_of(
        Brief(
            prompt="night rain in the forest",
            setting="a quiet harbour",
            time="sunrise",
            weather="snow",
            shot="close",
            side="right",
            horizon=0.6,
        )
    )

    assert (scene.setting, scene.time, scene.weather) == ("harbour", "dawn", "snow")
    assert (scene.shot, scene.side, scene.horizon) == ("close", 1, 0.6)


@pytest.mark.parametrize(
    ("word", "hour"), [("sunrise", "dawn"), ("noon", "day"), ("twilight", "dusk"), ("moonlit", "night")]
)
def test_words_name_the_hour(word: str, hour: str) -> None:
    assert scene_of(Brief(prompt=f"a {word} walk")).time == hour


def test_numbers_bring_that_many() -> None:
    assert [p.look.subject for p in scene_of(Brief(prompt="three foxes on a hill")).players] == ["fox", "fox", "fox"]


def test_the_cast_comes_first_and_the_prompt_adds_whom_it_lacks() -> None:
    scene = scene_of(
        Brief(prompt="Rust meets a bear and the fox laughs", cast=(CastMember(name="Rust", look="red fox"),))
    )

    assert [(p.name, p.look.subject) for p in scene.players] == [("Rust", "fox"), ("", "bear")]


def test_a_deed_belongs_to_whom_it_follows() -> None:
    fox, bear = scene_of(Brief(prompt="The fox sleeps while the bear waves")).players

    assert (fox.pose.mood, fox.pose.act) == ("asleep", "stand")
    assert bear.pose.act == "wave"


def test_a_character_has_one_look_in_every_panel() -> None:
    cast = (CastMember(name="Mira", look="girl with a red coat"),)
    looks = {str(scene_of(Brief(prompt=f"panel {n}", seed=4, cast=cast)).players[0].look) for n in range(5)}

    assert len(looks) == 1


def test_names_of_the_cast_are_not_nouns() -> None:
    scene = scene_of(Brief(prompt="the Bear looks up", cast=(CastMember(name="Captain Bear", look="brown dog"),)))

    assert [p.look.subject for p in scene.players] == ["dog"]
    assert scene.words == ()


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("A fox finds an astrolabe", ("astrolabe",)),
        ("The strange contraption hums", ("contraption",)),
        ("She explains photosynthesis to a boy", ("photosynthesis",)),
        ("A girl with a red scarf in the snow", ()),
        ("The end of the day", ()),
    ],
)
def test_nouns_that_nobody_can_draw_are_written(prompt: str, words: tuple[str, ...]) -> None:
    assert scene_of(Brief(prompt=prompt)).words == words


@pytest.mark.parametrize(
    ("plural", "one"), [("foxes", "fox"), ("ladies", "lady"), ("wolves", "wolf"), ("boats", "boat"), ("glass", "glass")]
)
def test_plurals_become_one(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_possessives_are_no_part_of_a_word() -> None:
    assert words_of("The fox's den, the girl’s hat") == ["the", "fox", "den", "the", "girl", "hat"]


def test_two_nouns_in_a_row_mean_one_thing() -> None:
    scene = scene_of(Brief(prompt="A pirate ship in a storm"))

    assert scene.players == ()
    assert scene.vessel is not None and scene.vessel.subject == "ship"
    assert scene.setting == "sea"


def test_an_unknown_calling_is_a_person_with_a_sign() -> None:
    scene = scene_of(Brief(prompt="A ventriloquist on a hill"))

    assert [p.look.subject for p in scene.players] in (["man"], ["woman"])
    assert scene.words == ("ventriloquist",)


def test_words_of_another_language_are_shown_when_nothing_can_be_drawn() -> None:
    assert scene_of(Brief(prompt="Ritter suchen Schatz")).words == ("ritter", "suchen")


@pytest.mark.parametrize(
    ("prompt", "things"),
    [
        ("A castle on a hill", ["castle"]),
        ("A king in the castle", []),
        ("Two trees in a field", ["tree", "tree"]),
        ("A knight with a lantern", []),
        ("Under the stars", []),
    ],
)
def test_things_stand_apart_unless_they_are_a_place_or_in_a_hand(prompt: str, things: list[str]) -> None:
    assert [look.subject for look in scene_of(Brief(prompt=prompt)).things] == things


@pytest.mark.parametrize(
    "word",
    [
        "cellar",
        "basement",
        "attic",
        "kitchen",
        "school",
        "market",
        "station",
        "theatre",
        "playground",
        "crypt",
        "hospital",
        "savanna",
    ],
)
def test_a_place_is_a_setting_and_never_a_sign(word: str) -> None:
    scene = scene_of(
        Brief(prompt=f"Finn and Ella walk in the {word} by day", cast=(CastMember(name="Finn", look="boy"),))
    )

    assert scene.words == ()
    assert scene.place == word


def test_a_cellar_is_a_cave() -> None:
    assert scene_of(Brief(prompt="Two children find a dragon in the cellar")).setting == "cave"


@pytest.mark.parametrize("look", ["black cat, pirate hat", "pirate cat"])
@pytest.mark.parametrize("prompt", ["A pirate cat finds a map", "The pirate finds a map", "The cat finds a map"])
def test_a_pirate_cat_of_the_cast_comes_on_once(look: str, prompt: str) -> None:
    scene = scene_of(Brief(prompt=f"{prompt} with Whiskers", cast=(CastMember(name="Whiskers", look=look),)))

    assert [player.look.subject for player in scene.players] == ["cat"]


@pytest.mark.parametrize(
    ("prompt", "subjects", "worn"),
    [
        ("A pirate cat", ["cat"], "pirate hat"),
        ("A frog king", ["frog"], "crown"),
        ("Two penguin teachers", ["penguin", "penguin"], "glasses"),
        ("A knight's horse", ["knight", "horse"], "helmet"),
        ("The pirate cat meets a king", ["cat", "king"], "pirate hat"),
    ],
)
def test_a_part_beside_an_animal_belongs_to_the_animal(prompt: str, subjects: list[str], worn: str) -> None:
    players = scene_of(Brief(prompt=prompt)).players

    assert [player.look.subject for player in players] == subjects
    animal = next(player for player in players if player.look.subject not in ("knight", "king"))
    assert (worn in animal.look.wears) == ("'s" not in prompt)


def test_a_colour_does_not_jump_across_another_noun() -> None:
    scene = scene_of(Brief(prompt="A golden key beside a castle and a tree"))

    assert [(look.subject, "main" in look.dyes) for look in scene.things] == [
        ("key", True),
        ("castle", False),
        ("tree", False),
    ]


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("A mouse finds a golden key in the grass", "key"),
        ("A boy gets a letter", "letter"),
        ("A man walks under a red umbrella", "umbrella"),
        ("A boy finds a treasure chest", ""),
        ("A teacher looks at the magma under a volcano", ""),
        ("A teacher shows a volcano with fire", ""),
        ("A boy finds a friend near the lantern", ""),
    ],
)
def test_what_is_found_or_given_is_in_a_hand_or_on_the_ground(prompt: str, held: str) -> None:
    scene = scene_of(Brief(prompt=prompt))

    assert scene.players[0].pose.prop == held
    assert bool(scene.things) != bool(held)


def test_what_a_story_lacks_is_not_in_its_picture() -> None:
    cast = (CastMember(name="Dov", look="detective"),)

    scenes = [scene_of(Brief(prompt=f"Dov {words}", cast=cast)) for words in ("looks for the milk", "has no milk")]

    assert [scene.things for scene in scenes] == [(), ()]
    assert [look.subject for look in scene_of(Brief(prompt="Dov sees the milk", cast=cast)).things] == ["milk"]


@pytest.mark.parametrize(
    "prompt", ["Zoe waves on the moon by day", "A cat flies to the moon", "An alien in space", "A dog on mars"]
)
def test_on_another_world_the_sky_is_black_and_without_weather(prompt: str) -> None:
    scene = scene_of(Brief(prompt=prompt, setting="field", time="day", weather="rain"))

    assert (scene.setting, scene.time, scene.weather) == ("moon", "night", "clear")


def test_the_moon_in_the_sky_is_no_place() -> None:
    assert scene_of(Brief(prompt="Two owls look at the moon in a field")).setting == "field"


def test_an_unknown_place_is_not_written() -> None:
    assert scene_of(Brief(prompt="A fox sleeps in the observatory")).words == ()


def test_a_village_has_houses() -> None:
    assert [look.subject for look in scene_of(Brief(prompt="A baker in the village")).things] == ["house", "cottage"]


def test_a_whale_of_the_cast_takes_its_story_to_the_sea() -> None:
    cast = (CastMember(name="Kira", look="lighthouse keeper"), CastMember(name="Will", look="blue whale"))

    assert scene_of(Brief(prompt="Kira and Will talk in a room", setting="room", cast=cast)).setting == "sea"


def test_a_desert_is_sand_with_a_cactus() -> None:
    scene = scene_of(Brief(prompt="Pim waves in the desert", setting="room"))

    assert (scene.setting, scene.place, [look.subject for look in scene.things]) == ("field", "desert", ["cactus"])


@pytest.mark.parametrize(("name", "look"), [("Pia", "pirate"), ("Ruby", "captain")])
def test_a_part_brings_no_beard_to_a_woman(name: str, look: str) -> None:
    hers, his, said = (
        scene_of(Brief(prompt="", cast=(CastMember(name=who, look=words),))).players[0].look.traits
        for who, words in ((name, look), ("Bo", look), (name, f"{look} with a beard"))
    )

    assert "beardless" in hers
    assert "beardless" not in his
    assert "beardless" not in said


def test_two_faces_seen_close_leave_room_for_the_landmark_that_they_talk_of() -> None:
    cast = (CastMember(name="Jon", look="boy"), CastMember(name="Tilda", look="teacher"))

    shots = [
        scene_of(Brief(prompt=f"Jon and Tilda see {it}", cast=cast, shot="close")).shot for it in ("a volcano", "a cup")
    ]

    assert shots == ["medium", "close"]
