"""What every recipe promises the stage: colours for all roles, a face inside the box, one figure for one look."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from functions.media.illustrator.recipes import ACCESSORIES, COLOURS, PROPS, SUBJECTS, WORDS
from functions.media.illustrator.recipes.accessories import SLOTS as SLOTTED
from functions.media.illustrator.recipes.colours import distance
from functions.media.illustrator.recipes.faces import MOODS
from functions.media.illustrator.recipes.looks import look_for
from functions.media.illustrator.recipes.roles import ROLES
from functions.media.illustrator.recipes.species import SPECIES
from functions.media.illustrator.shapes import Figure, Look, Pose

ALIVE = tuple(name for name, subject in SUBJECTS.items() if subject.kind in ("animal", "person", "creature"))
ACTS = ("stand", "sit", "walk", "wave")
BLUE = "2f62c4"


def drawn(subject: str, pose: Pose | None = None, **look: dict[str, str]) -> Figure:
    return SUBJECTS[subject].draw(Look(subject=subject, **look), pose or Pose())  # type: ignore[arg-type]


def sound(figure: Figure) -> None:
    """Every promise of the contract that holds for any figure."""
    roles = {shape.role for shape in figure.shapes}
    points = [point for shape in figure.shapes for outline in shape.outlines for point in outline]

    assert roles == set(figure.colours)
    assert all(len(colour) == 6 and int(colour, 16) >= 0 for colour in figure.colours.values())
    assert all(len(outline) >= 3 for shape in figure.shapes for outline in shape.outlines)
    assert figure.box[0] <= min(x for x, _ in points) and max(x for x, _ in points) <= figure.box[2]
    assert figure.box[1] <= min(y for _, y in points) and max(y for _, y in points) <= figure.box[3]
    assert -25 < figure.box[1] <= 25


def test_every_word_means_a_subject_that_can_be_drawn():
    assert len(WORDS) > 600
    assert set(WORDS.values()) == set(SUBJECTS)
    assert all(word == word.lower().strip() for word in WORDS)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_keeps_the_contract(subject: str) -> None:
    figure = drawn(subject)

    sound(figure)
    assert 40 < figure.box[3] < 175
    assert 0.05 < figure.size < 4


@pytest.mark.parametrize("subject", ALIVE)
def test_a_living_figure_has_its_head_and_mouth_inside_its_box_in_every_pose(subject: str) -> None:
    for act in ACTS:
        figure = drawn(subject, Pose(act=act))
        left, bottom, right, top = figure.box
        head, mouth = figure.head, figure.mouth

        sound(figure)
        assert head is not None and mouth is not None
        assert left - 1 <= head[0] < head[2] <= right + 1
        assert bottom <= head[1] < head[3] <= top + 1
        assert left <= mouth[0] <= right and bottom <= mouth[1] <= top


@pytest.mark.parametrize("subject", ALIVE)
def test_every_mood_shows(subject: str) -> None:
    moods = {mood: drawn(subject, Pose(mood=mood)) for mood in MOODS}

    assert len({figure.shapes for figure in moods.values()}) == len(MOODS)
    for figure in moods.values():
        sound(figure)


@pytest.mark.parametrize("subject", [*SPECIES, *ROLES, "owl", "penguin", "robot", "ghost"])
def test_who_is_seen_from_behind_shows_no_face(subject: str) -> None:
    figure = drawn(subject, Pose(back=True))

    sound(figure)
    assert figure.mouth is None
    assert not {"eye", "lips", "blush"} & set(figure.colours)


@pytest.mark.parametrize("accessory", ACCESSORIES)
def test_everybody_can_wear_everything_and_its_colour_is_seen(accessory: str) -> None:
    for subject in ("fox", "girl", "wizard", "horse", "owl", "robot", "dragon"):
        for pose in (Pose(), Pose(act="walk"), Pose(back=True)):
            figure = drawn(subject, pose, wears={accessory: BLUE})

            sound(figure)
            assert pose.back or BLUE in figure.colours.values()


def test_a_said_hat_takes_the_place_of_the_hat_of_the_role():
    figure = drawn("wizard", wears={"beanie": BLUE})

    assert SLOTTED["beanie"] == SLOTTED["wizard hat"]
    assert "worn beanie" in figure.colours
    assert "worn wizard hat" not in figure.colours


@pytest.mark.parametrize("prop", PROPS)
def test_a_held_prop_is_kept_free_stays_above_the_ground_and_never_covers_a_mouth(prop: str) -> None:
    for subject in ("fox", "girl", "captain"):
        figure = drawn(subject, Pose(prop=prop))
        last = [shape.role.startswith(f"{prop}:") for shape in figure.shapes]
        mouth = max(i for i, shape in enumerate(figure.shapes) if shape.role in ("lips", "gape"))

        sound(figure)
        assert any(last)
        assert len(figure.kept) == 1
        assert figure.kept[0][1] > -1
        assert figure.kept[0][3] <= figure.head[1] + 2 or last.index(True) < mouth


def test_an_umbrella_of_the_look_is_carried_in_its_colour_instead_of_the_prop_of_the_role():
    for subject in ("detective", "fox"):
        figure = drawn(subject, wears={"umbrella": "2f9a62"})

        assert figure.colours["umbrella:main"] == "2f9a62"
        assert "magnifier:glass" not in figure.colours


def test_the_same_look_gives_the_same_figure_and_a_dye_changes_its_colour():
    fox = Look(subject="fox", wears={"scarf": BLUE})

    assert SUBJECTS["fox"].draw(fox, Pose()) == SUBJECTS["fox"].draw(replace(fox), Pose())
    assert drawn("fox", dyes={"coat": "f4f1ea"}).colours["coat"] == "f4f1ea"
    assert drawn("boat", dyes={"main": "b8322c"}).colours["main"] == "b8322c"


def test_a_walking_animal_is_one_mask_without_seams():
    for subject in ("fox", "bear", "horse", "elephant", "sheep"):
        coats = [s for s in drawn(subject, Pose(act="walk")).shapes if s.role == "coat"]

        assert max(len(shape.outlines) for shape in coats) >= 5


def test_an_animal_seen_walking_keeps_the_face_that_it_has_when_it_sits():
    sitting, walking = drawn("cat", Pose(act="sit")), drawn("cat", Pose(act="walk"))

    assert sitting.head is not None and walking.head is not None
    assert sitting.head[2] - sitting.head[0] == walking.head[2] - walking.head[0]
    assert {s.role for s in sitting.shapes} - {s.role for s in walking.shapes} == {"seam"}


def test_a_greeting_shows():
    for subject in ("fox", "bear", "girl", "wizard"):
        assert drawn(subject, Pose(act="wave")).shapes != drawn(subject).shapes


def test_a_boat_seats_its_passenger_between_sail_and_hull():
    for name in ("boat", "ship", "rowing boat", "raft"):
        boat = drawn(name)

        assert boat.seat is not None
        assert 0 < boat.behind < len(boat.shapes)
        assert any(shape.role == "main" for shape in boat.shapes[boat.behind :])


def test_a_signpost_tells_where_it_can_be_written_on():
    signpost = drawn("signpost")

    assert signpost.kept
    left, bottom, right, top = signpost.kept[0]
    assert signpost.box[0] <= left < right <= signpost.box[2]
    assert signpost.box[1] <= bottom < top <= signpost.box[3]


def test_a_dragon_towers_over_a_knight():
    assert drawn("dragon").size >= 1.35 * drawn("knight").size


def test_windows_and_lamps_give_light():
    for name in ("house", "lighthouse", "castle", "lantern", "robot"):
        assert any(shape.glow > 0 for shape in drawn(name).shapes)


def test_roles_hold_only_what_exists():
    assert {role.prop for role in ROLES.values()} - {""} <= set(PROPS)
    assert {name for role in ROLES.values() for name in role.wears} <= set(ACCESSORIES)


def test_colour_words_are_colours_that_differ():
    assert len(COLOURS) >= 30
    assert all(len(colour) == 6 and int(colour, 16) >= 0 for colour in COLOURS.values())
    assert distance(COLOURS["red"], COLOURS["blue"]) > 150


def test_figures_do_not_depend_on_the_order_of_hashes():
    program = (
        "import hashlib\n"
        "from functions.media.illustrator.recipes import SUBJECTS\n"
        "from functions.media.illustrator.recipes.looks import look_for\n"
        "from functions.media.illustrator.shapes import Pose\n"
        "made = [SUBJECTS[s].draw(look_for('Mia', f'{s} with a red hat and cape', 3), Pose()) for s in SUBJECTS]\n"
        "print(hashlib.sha256(repr(made).encode()).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }

    assert len(seen) == 1
    assert look_for("Mia", "fox", 3).subject == "fox"
