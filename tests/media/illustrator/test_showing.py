from __future__ import annotations

import io

import pytest
from PIL import Image, ImageStat

from functions.media.illustrator import Brief, CastMember, Painting, paint, painting
from functions.media.illustrator.composing import line_up
from functions.media.illustrator.painting import figures_of
from functions.media.illustrator.props import stand_things
from functions.media.illustrator.reading import scene_of
from functions.media.illustrator.scene import Ground
from functions.media.illustrator.settings import SETTINGS


def reds(png: bytes) -> int:
    red, green, blue = (band.tobytes() for band in Image.open(io.BytesIO(png)).convert("RGB").split())
    return sum(r > 60 and r > 1.8 * max(g, b) for r, g, b in zip(red, green, blue, strict=True))


@pytest.mark.parametrize("place", list(SETTINGS))
def test_noir_keeps_no_red_of_a_place_or_a_body(place: str) -> None:
    cast = (CastMember(name="Mo", look="woman with ginger hair, brown dress, black hat"),)
    brief = Brief(
        prompt="Mo laughs", style="noir", setting=place, time="dusk", cast=cast, width=256, height=256, seed=2
    )

    assert reds(paint(brief).png) == 0


def test_noir_keeps_the_red_that_somebody_wears() -> None:
    cast = (CastMember(name="Mo", look="woman, black coat, red scarf"),)

    assert reds(paint(Brief(prompt="", style="noir", cast=cast, width=256, height=256)).png) > 20


@pytest.mark.parametrize("thing", ["volcano", "castle", "mountain", "tower", "house"])
@pytest.mark.parametrize("shot", ["wide", "medium", "close"])
def test_a_building_never_stands_before_somebody_of_the_cast(thing: str, shot: str) -> None:
    cast = (CastMember(name="Jon", look="boy, green scarf"), CastMember(name="Tilda", look="teacher"))
    scene = scene_of(Brief(prompt=f"Jon and Tilda look at a {thing}", cast=cast, shot=shot, width=512, height=512))
    ground = Ground(feet=0.8, far=0.62)
    players = line_up(scene, figures_of(scene), ground, (512, 512))

    (far,) = stand_things(scene, ground, (512, 512), players)

    assert far.depth > 0
    assert all(far.feet < player.feet for player in players)


def test_somebody_beside_a_dragon_is_not_veiled_by_its_light() -> None:
    boy = CastMember(name="Finn", look="boy with a red jumper and black hair")
    dragon = CastMember(name="Dara", look="green dragon")
    briefs = [
        Brief(
            prompt="", setting="cave", time="dusk", cast=cast, width=512, height=512, side="left", style="watercolour"
        )
        for cast in ((boy, dragon), (boy,))
    ]

    beside, alone = (saturation(paint(brief)) for brief in briefs)

    assert beside > 0.75 * alone


def saturation(made: Painting) -> float:
    """Of the first body."""
    picture = Image.open(io.BytesIO(made.png)).convert("HSV")
    left, top, right, bottom = made.bodies[0]
    wide = (right - left) * 0.25
    part = (left + wide, top + (bottom - top) * 0.45, right - wide, top + (bottom - top) * 0.7)
    return ImageStat.Stat(picture.crop([round(512 * side) for side in part]).getchannel("S")).mean[0]


@pytest.mark.parametrize("side", ["top", "left", "right", "bottom"])
def test_the_paint_reaches_the_edge_of_a_watercolour(side: str) -> None:
    picture = Image.open(
        io.BytesIO(paint(Brief(prompt="", setting="cave", style="watercolour", width=512, height=512)).png)
    )
    strip = {"top": (0, 0, 512, 6), "left": (0, 0, 6, 512), "right": (506, 0, 512, 512), "bottom": (0, 506, 512, 512)}

    assert ImageStat.Stat(picture.convert("L").crop(strip[side])).mean[0] < 190


def test_a_glowing_thing_behind_somebody_has_given_its_light_before_the_face_is_painted() -> None:
    cast = (CastMember(name="Tilda", look="woman, blue dress"),)
    brief = Brief(prompt="Tilda looks at a volcano", style="comic", time="night", cast=cast, width=256, height=256)
    scene = scene_of(brief)
    canvas = painting._canvas(brief, scene)
    ground = painting._background(canvas, scene, SETTINGS[scene.setting])

    far, _ = painting._perform(canvas, scene, ground)

    assert any(shape.glow for stand in far for shape in stand.figure.shapes)
    assert canvas.glows == []


@pytest.mark.parametrize("prompt", ["Jon and Tilda look at a volcano", "Jon and Tilda look at a castle"])
def test_the_top_of_a_landmark_is_kept_and_free_of_heads(prompt: str) -> None:
    cast = (CastMember(name="Jon", look="boy"), CastMember(name="Tilda", look="teacher"))

    made = paint(Brief(prompt=prompt, cast=cast, shot="medium", width=640, height=512))

    left, _, right, _ = made.kept[-1]
    middle = (left + right) / 2
    assert all(not (head.box[0] < middle < head.box[2]) for head in made.heads)
