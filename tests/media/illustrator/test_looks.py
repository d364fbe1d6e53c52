"""A character's look: what the words say, what its name decides, and how a cast is told apart."""

from __future__ import annotations

import pytest

from functions.media.illustrator.recipes import SUBJECTS
from functions.media.illustrator.recipes.colours import COLOURS, luminance, tell_apart
from functions.media.illustrator.recipes.looks import COATS, distinct, look_for
from functions.media.illustrator.recipes.people import LONGER, style_of
from functions.media.illustrator.recipes.roles import ROLES
from functions.media.illustrator.recipes.said import HAIR_COLOURS
from functions.media.illustrator.shapes import Pose

NAMES = ("Mia", "Tom", "Ada", "Old Sam", "Yuki", "Zoë", "Jürgen", "Ng", "Sir Bo", "K", "Olu", "Svetlana")


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("small red fox, blue scarf", "fox"),
        ("tall knight in silver armour", "knight"),
        ("old woman with grey hair and glasses", "old woman"),
        ("an elderly man", "old man"),
        ("a polar bear cub", "polar bear"),
        ("pirate cat with a red bandana", "cat"),
        ("a mouse detective", "mouse"),
        ("vixen", "fox"),
        ("three kittens", "cat"),
        ("her grandmother", "old woman"),
        ("the girl with a book", "girl"),
        ("a red sailboat with a white sail", "boat"),
        ("a giant robot", "robot"),
    ],
)
def test_words_name_the_subject(words: str, subject: str) -> None:
    assert look_for("X", words, 0).subject == subject


def test_a_name_can_tell_the_subject_that_the_words_leave_out():
    assert look_for("Captain Mara", "", 0).subject == "captain"
    assert look_for("Fox", "blue scarf", 0).subject == "fox"


def test_words_without_any_subject_still_make_a_person():
    for name in NAMES:
        assert SUBJECTS[look_for(name, "", 0).subject].kind == "person"
    assert look_for("Lena", "", 0).subject == "girl"
    assert look_for("Q", "he has a beard", 0).subject == "man"


def test_accessories_take_the_colour_that_stands_before_them():
    look = look_for("Fenn", "small red fox, blue scarf and a golden crown", 0)

    assert look.wears == {"scarf": COLOURS["blue"], "crown": COLOURS["golden"]}


def test_an_accessory_without_a_colour_gets_one_that_shows_on_the_coat():
    look = look_for("Fenn", "fox with a scarf", 0)
    figure = SUBJECTS["fox"].draw(look, Pose())

    assert tell_apart(look.wears["scarf"], figure.colours["coat"])


def test_clothes_hair_and_skin_take_their_colours():
    look = look_for("Tom", "a boy with red hair, green jacket and blue trousers", 0)

    assert look.dyes["hair"] == HAIR_COLOURS[COLOURS["red"]]
    assert look.dyes["top"] == COLOURS["green"]
    assert look.dyes["legs"] == COLOURS["blue"]
    assert look.wears == {}


def test_a_dark_or_light_word_moves_a_colour():
    plain, dark = look_for("A", "blue cat", 0), look_for("A", "dark blue cat", 0)

    assert luminance(dark.dyes["coat"]) < luminance(plain.dyes["coat"])


def test_two_colours_of_a_coat_are_its_coat_and_its_dark():
    look = look_for("Gus", "black and white dog", 0)

    assert (look.dyes["coat"], look.dyes["dark"]) == (COLOURS["white"], COLOURS["black"])


def test_a_role_beside_an_animal_is_worn_by_the_animal():
    look = look_for("Zed", "pirate cat with a red bandana", 0)

    assert look.subject == "cat"
    assert {"pirate hat", "bandana"} <= set(look.wears)


def test_a_hat_on_somebody_whose_role_has_one_is_that_hat():
    assert look_for("Merlin", "wizard with a red hat", 0).wears == {"wizard hat": COLOURS["red"]}


def test_wings_of_a_dragon_are_dyed_not_worn():
    look = look_for("Rex", "purple dragon with golden wings", 0)
    figure = SUBJECTS["dragon"].draw(look, Pose())

    assert (figure.colours["coat"], figure.colours["wing"]) == (COLOURS["purple"], COLOURS["golden"])


def test_a_name_decides_what_words_leave_open_whatever_the_seed():
    assert look_for("Mia", "girl", 1) == look_for("Mia", "girl", 99)
    assert look_for("Mia", "girl", 1).dyes == look_for(" mia ", "girl", 1).dyes
    assert len({tuple(sorted(look_for(name, "girl", 0).dyes.items())) for name in NAMES}) > 8


def test_animals_without_a_said_colour_have_one_of_their_kind_by_name():
    coats = {name: look_for(name, "cat", 0).dyes["coat"] for name in NAMES}

    assert 2 < len(set(coats.values())) <= len(COATS["cat"])
    assert look_for("Mia", "black cat", 0).dyes["coat"] == COLOURS["black"]
    assert "coat" not in look_for("Mia", "fox", 0).dyes


def test_the_nameless_differ_by_seed():
    assert len({tuple(look_for("", "girl", seed).dyes.items()) for seed in range(12)}) > 6


@pytest.mark.parametrize("role", ROLES)
def test_hair_and_clothes_can_be_told_from_skin(role: str) -> None:
    for name in NAMES:
        dyes = look_for(name, role, 0).dyes

        assert abs(luminance(dyes["hair"]) - luminance(dyes["skin"])) >= 22
        assert tell_apart(dyes["top"], dyes["skin"])


def test_a_yellow_scarf_shows_on_a_yellow_dress():
    look = look_for("Mia", "girl with a yellow dress and a yellow scarf", 0)

    assert look.wears["scarf"] == COLOURS["yellow"]
    assert tell_apart(look.dyes["top"], look.wears["scarf"])


def test_open_clothes_are_chosen_apart_from_a_said_accessory():
    for name in NAMES:
        look = look_for(name, "girl with a red scarf", 0)

        assert tell_apart(look.dyes["top"], COLOURS["red"])


def test_a_lone_hero_is_never_dressed_against_the_words():
    cast = (look_for("Fenn", "small red fox", 0), look_for("Bo", "knight", 0))

    assert distinct(cast) == cast


def test_two_of_a_kind_get_one_accessory_each_in_colours_of_their_own():
    cast = distinct((look_for("Fenn", "fox", 0), look_for("Rusty", "fox", 0), look_for("Bo", "knight", 0)))
    colours = [colour for look in cast[:2] for colour in look.wears.values()]

    assert [len(look.wears) for look in cast] == [1, 1, 0]
    assert len(set(colours)) == 2


def test_who_is_already_told_apart_stays_as_the_words_have_it():
    blue, plain = distinct((look_for("Fenn", "fox with a blue scarf", 0), look_for("Rusty", "fox", 0)))

    assert blue.wears == {"scarf": COLOURS["blue"]}
    assert len(plain.wears) == 1
    assert COLOURS["blue"] not in plain.wears.values()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        ",,,;",
        "the",
        "red",
        "in with wearing",
        "🦊 狐",
        "a" * 5000,
        "red red red scarf scarf",
        "and a and an",
    ],
)
def test_any_words_make_a_look_that_can_be_drawn(words: str) -> None:
    for name in ("", "Mia", "狐", "🦊"):
        look = look_for(name, words, 0)

        assert SUBJECTS[look.subject].draw(look, Pose()).shapes


@pytest.mark.parametrize("part", ["superhero", "detective", "captain", "pirate"])
def test_a_woman_in_a_part_has_hair_of_her_own(part: str) -> None:
    hers, his = (look_for(name, part, 0) for name in ("Vera", "Bo"))

    assert style_of(hers, ROLES[part]) in LONGER
    assert style_of(his, ROLES[part]) in ROLES[part].hair
