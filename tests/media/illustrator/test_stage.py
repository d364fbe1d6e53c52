from __future__ import annotations

import pytest

from functions.media.illustrator import composing, painting, reading, stage
from functions.media.illustrator.brief import Brief, CastMember
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.curves import oval
from functions.media.illustrator.settings import SETTINGS
from functions.media.illustrator.shapes import Figure, Shape
from functions.media.illustrator.stage import READABLE, Stand
from functions.media.illustrator.styles import STYLES


def a_ball(colour: str) -> Figure:
    return Figure(
        shapes=(Shape((oval(0, 50, 40, 50),), "coat"),), colours={"coat": colour}, box=(-40, 0, 40, 100), head=None
    )


def a_canvas(style: str, ground: tuple[int, int, int]) -> Canvas:
    made = Canvas(320, 320, style=STYLES[style], palette=STYLES[style].palettes["day"], time="day", side=-1)
    made.image.paste(ground, (0, 0, 320, 320))
    return made


@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize(
    ("colour", "ground"),
    [("8b9096", (140, 145, 150)), ("33323a", (50, 48, 58)), ("f4f1ea", (244, 240, 234)), ("4a9c4e", (74, 156, 78))],
)
def test_a_figure_in_the_colour_of_its_ground_gets_a_clearing(
    style: str, colour: str, ground: tuple[int, int, int]
) -> None:
    canvas = a_canvas(style, ground)
    stand = Stand(figure=a_ball(colour), x=160, feet=250, scale=1.6)

    assert stage.perform(canvas, stand) >= READABLE * 0.85


def test_a_figure_that_can_be_read_keeps_its_surroundings() -> None:
    canvas = a_canvas("comic", (90, 170, 90))

    stage.perform(canvas, Stand(figure=a_ball("d0342c"), x=160, feet=250, scale=1.2))

    corner = canvas.image.getpixel((12, 12))
    assert corner == (90, 170, 90)


def test_a_mirrored_figure_has_a_mirrored_mouth() -> None:
    right = Stand(figure=a_ball("d0342c"), x=100, feet=200, scale=2.0, facing=1)
    left = Stand(figure=a_ball("d0342c"), x=100, feet=200, scale=2.0, facing=-1)

    assert right.point((10, 40)) == (120, 120)
    assert left.point((10, 40)) == (80, 120)


@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("look", ["grey cat", "white rabbit", "black wolf", "wizard in blue", "green dragon"])
@pytest.mark.parametrize(
    ("setting", "time", "weather"),
    [("field", "day", "snow"), ("city", "night", "clear"), ("cave", "dusk", "clear"), ("forest", "day", "fog")],
)
def test_the_hero_can_be_read_everywhere(style: str, look: str, setting: str, time: str, weather: str) -> None:
    brief = Brief(
        prompt="",
        style=style,
        setting=setting,
        time=time,
        weather=weather,
        cast=(CastMember(name="Hero", look=look),),
        width=320,
        height=320,
    )
    scene = reading.scene_of(brief)
    canvas = painting._canvas(brief, scene)
    ground = painting._background(canvas, scene, SETTINGS[scene.setting])
    (stand,) = composing.line_up(scene, painting.figures_of(scene), ground, canvas.size)

    assert stage.perform(canvas, stand) >= READABLE * 0.9
