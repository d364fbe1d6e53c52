from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageStat

from functions.media.lettering.compose import Line, PanelContent, letter
from functions.media.lettering.model import Page
from functions.media.lettering.raster import draw, page_png, page_webp
from functions.media.lettering.tiers import PanelWish, arrange
from tests.media.lettering.scenes import comic, one_panel

HEAD = ("Fen", (0.4, 0.5, 0.6, 0.65), (0.5, 0.6))


def picture(colour: str = "#336699", form: str = "WEBP") -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(held, form)
    return held.getvalue()


def nothing(_: str) -> bytes | None:
    return None


def at(page: Page, image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    scale = image.width / page.width
    found = image.getpixel((round(x * scale), round(y * scale)))
    assert isinstance(found, tuple)
    return found


def near(one: tuple[int, ...], two: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("width", [120, 384, 1000, 1240])
def test_a_page_is_as_wide_as_it_was_asked_for(width: int) -> None:
    pages, _ = comic(2, panels=5).lettered()

    image = draw(pages[0], nothing, width=width)

    assert image.size == (width, round(1.414 * width))


def test_the_picture_fills_its_panel_and_the_paper_shows_beside_it() -> None:
    pages, _ = one_panel(style="noir")
    page = pages[0]

    image = draw(page, lambda _: picture(), width=500)

    x, y, width, height = page.panels[0].rect
    assert near(at(page, image, x + width / 2, y + height / 2), (0x33, 0x66, 0x99))
    assert near(at(page, image, x + 6, y + 6), (0x33, 0x66, 0x99))
    assert near(at(page, image, x - 10, y + height / 2), (0x0C, 0x0C, 0x0E))


def test_round_corners_show_the_paper_and_borders_the_ink() -> None:
    book, _ = one_panel(style="storybook")
    comics, _ = one_panel(style="comic")

    rounded = draw(book[0], lambda _: picture(), width=1000)
    square = draw(comics[0], lambda _: picture(), width=1000)

    x, y, _, height = book[0].panels[0].rect
    assert near(at(book[0], rounded, x, y), (0xFB, 0xF7, 0xEA))
    assert near(at(comics[0], square, x, y + height / 2), (0x11, 0x11, 0x11))


@pytest.mark.parametrize("raw", [None, b"", b"no picture", b"RIFF\x00\x00\x00\x00WEBPVP8 ", picture()[:40]])
def test_a_missing_or_broken_picture_is_a_quiet_blank(raw: bytes | None) -> None:
    pages, _ = one_panel(Line(kind="speech", text="Still here.", who="Fen"), heads=(HEAD,))
    page = pages[0]

    image = draw(page, lambda _: raw, width=500)

    x, y, width, height = page.panels[0].rect
    assert near(at(page, image, x + width / 2, y + height * 0.9), (0xE9, 0xDF, 0xC8))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_pictures_of_every_usual_form_are_drawn(form: str) -> None:
    pages, _ = one_panel()

    image = draw(pages[0], lambda _: picture(form=form), width=300)

    assert near(at(pages[0], image, 500, 700), (0x33, 0x66, 0x99), by=20)


@pytest.mark.parametrize("kind", ["speech", "thought", "shout", "whisper", "radio", "caption", "sfx"])
def test_words_are_drawn_where_the_layout_says(kind: str) -> None:
    pages, _ = one_panel(Line(kind=kind, text="Hello there", who="Fen"), heads=(HEAD,), style="comic")
    page = pages[0]
    panel = page.panels[0]
    silent = replace(page, panels=(replace(panel, balloons=()),))

    change = ImageChops.difference(draw(page, nothing, width=1000), draw(silent, nothing, width=1000)).getbbox()

    assert change is not None
    runs = panel.balloons[0].lines
    assert change[0] <= min(run.x for run in runs) + 4
    assert change[1] <= min(run.y - 0.6 * run.size for run in runs) + 8
    assert change[3] >= max(run.y for run in runs) - 8


def test_joined_balloons_and_tails_melt_together() -> None:
    pages, _ = one_panel(
        Line(kind="speech", text="One breath here--", who="Fen"),
        Line(kind="speech", text="--and one breath there.", who="Fen"),
        heads=(HEAD,),
        style="comic",
    )
    page = pages[0]
    first, second, tail = page.panels[0].balloons[0].outlines

    image = draw(page, lambda _: picture(), width=2000)

    def middle(points: tuple[tuple[float, float], ...]) -> tuple[float, float]:
        return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))

    joint = tuple((a + b) / 2 for a, b in zip(middle(first), middle(second), strict=True))
    assert near(at(page, image, joint[0], joint[1]), (255, 255, 255))
    assert near(at(page, image, *tail[0]), (255, 255, 255))


def test_a_sound_effect_is_turned() -> None:
    pages, _ = one_panel(Line(kind="sfx", text="WWWWWWWWWW"), style="comic")
    page = pages[0]
    flat = replace(page, panels=(replace(page.panels[0], balloons=(replace(page.panels[0].balloons[0], turn=0.0),)),))

    difference = ImageChops.difference(draw(page, nothing, width=600), draw(flat, nothing, width=600))

    assert ImageStat.Stat(difference.convert("L")).mean[0] > 0.3


@pytest.mark.parametrize("turn", [-8.0, 9.0])
def test_a_sound_effect_turns_clockwise_by_what_the_layout_says(turn: float) -> None:
    pages, _ = one_panel(Line(kind="sfx", text="WWWWWWWWWW"), style="comic")
    page = pages[0]
    panel = page.panels[0]
    turned = replace(page, panels=(replace(panel, balloons=(replace(panel.balloons[0], turn=turn),)),))
    silent = replace(page, panels=(replace(panel, balloons=()),))

    change = ImageChops.difference(draw(turned, nothing, width=600), draw(silent, nothing, width=600)).convert("L")

    left, _, right, _ = change.getbbox() or (0, 0, 0, 0)
    middle = (left + right) // 2
    first, last = (change.crop(box).getbbox() for box in ((left, 0, middle, 849), (middle, 0, right, 849)))
    assert first is not None and last is not None
    assert (last[1] + last[3] > first[1] + first[3]) == (turn > 0)


def test_pages_come_as_webp_and_png() -> None:
    pages, _ = one_panel(Line(kind="speech", text="Hello there", who="Fen"), heads=(HEAD,))

    webp, png = page_webp(pages[0], nothing, width=400), page_png(pages[0], nothing, width=400)

    assert Image.open(io.BytesIO(webp)).format == "WEBP"
    assert Image.open(io.BytesIO(png)).format == "PNG"
    assert Image.open(io.BytesIO(png)).size == Image.open(io.BytesIO(webp)).size == (400, 566)


def test_the_same_page_gives_the_same_bytes() -> None:
    pages, _ = comic(4, panels=4).lettered()

    assert page_png(pages[0], lambda _: picture(), width=300) == page_png(pages[0], lambda _: picture(), width=300)


def test_an_inset_is_framed_in_paper() -> None:
    content = PanelContent(scene=1, asset="a", picture_size=(100, 100))
    pages, _ = letter(arrange([PanelWish(scene=1)]), [content], style="noir")
    page = pages[0]
    inset = replace(page.panels[0], rect=(200, 800, 300, 200), inset=True)

    image = draw(replace(page, panels=(page.panels[0], inset)), lambda _: picture("#ffffff"), width=1000)

    assert near(at(page, image, 196, 900), (0x0C, 0x0C, 0x0E))
    assert near(at(page, image, 180, 900), (255, 255, 255))
