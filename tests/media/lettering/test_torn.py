from __future__ import annotations

import io
import statistics
from dataclasses import replace

import pytest
from PIL import Image

from functions.media.lettering import torn
from functions.media.lettering.raster import draw
from tests.media.lettering.scenes import one_panel

PAPER = (0xFA, 0xF8, 0xF3)


def blue(_: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (320, 240), "#336699").save(held, "PNG")
    return held.getvalue()


def paper_inside(side: str) -> list[int]:
    """How many pixels of paper lie between the panel's rectangle and the paint, at places along one side."""
    page = one_panel(style="watercolour")[0][0]
    image = draw(page, blue, width=1000)
    x, y, width, height = (round(part) for part in page.panels[0].rect)
    across = side in ("left", "right")
    found = []
    for along in range(40, (height if across else width) - 40, 7):
        for deep in range(40):
            place = {
                "left": (x + deep, y + along),
                "right": (x + width - 1 - deep, y + along),
                "top": (x + along, y + deep),
                "bottom": (x + along, y + height - 1 - deep),
            }[side]
            if image.getpixel(place) != PAPER:
                found.append(deep)
                break
    return found


@pytest.mark.parametrize("side", ["left", "top", "right", "bottom"])
def test_every_side_of_a_watercolour_is_ragged_alike(side: str) -> None:
    depths = paper_inside(side)

    assert len(set(depths)) >= 4
    assert max(depths) <= 10
    assert 2.5 <= statistics.mean(depths) <= 6


def test_the_edge_of_a_scene_is_always_the_same_and_never_another_scenes() -> None:
    one, again = (one_panel(style="watercolour")[0][0].panels[0] for _ in range(2))

    assert torn.outline(one) == torn.outline(again)
    assert torn.outline(one) != torn.outline(replace(one, scene=2))


def test_the_edge_stays_inside_its_panel() -> None:
    panel = one_panel(style="watercolour")[0][0].panels[0]
    x, y, width, height = panel.rect

    edge = torn.outline(panel)

    assert all(x <= px <= x + width and y <= py <= y + height for px, py in edge)


@pytest.mark.parametrize("style", ["storybook", "comic", "noir"])
def test_other_styles_are_cut_clean(style: str) -> None:
    page = one_panel(style=style)[0][0]

    assert not torn.is_torn(page)
