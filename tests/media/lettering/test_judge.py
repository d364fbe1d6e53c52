"""Each fault is planted in a sound page by hand: a judge that never objects would be worth nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from functions.media.lettering.compose import Line, PanelContent, letter
from functions.media.lettering.judge import Heads, judge
from functions.media.lettering.model import Balloon, Page, Panel
from functions.media.lettering.tiers import PanelWish, arrange

HEADS = {1: [("Fen", (0.25, 0.62, 0.4, 0.75), (0.32, 0.72)), ("Ada", (0.65, 0.62, 0.8, 0.75), (0.72, 0.72))]}


def sound() -> Page:
    content = PanelContent(
        scene=1,
        asset="a",
        picture_size=(690, 1000),
        heads=tuple(HEADS[1]),
        lines=(
            Line(kind="caption", text="One evening, by the sea..."),
            Line(kind="speech", text="Is it far to the other side?", who="Fen"),
            Line(kind="speech", text="Nobody knows that.", who="Ada"),
            Line(kind="sfx", text="Splash"),
        ),
    )
    pages, _ = letter(arrange([PanelWish(scene=1)]), [content], style="storybook")
    return pages[0]


def moved(balloon: Balloon, x: float, y: float) -> Balloon:
    return replace(
        balloon,
        outlines=tuple(tuple((a + x, b + y) for a, b in outline) for outline in balloon.outlines),
        lines=tuple(replace(run, x=run.x + x, y=run.y + y) for run in balloon.lines),
        tip=balloon.tip and (balloon.tip[0] + x, balloon.tip[1] + y),
        at=balloon.at and (balloon.at[0] + x, balloon.at[1] + y),
    )


def centre(balloon: Balloon) -> tuple[float, float]:
    points = balloon.outlines[0] if balloon.outlines else (balloon.at or (0, 0),)
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def carried(balloon: Balloon, x: float, y: float) -> Balloon:
    at = centre(balloon)
    return moved(balloon, x - at[0], y - at[1])


def edge(panel: Panel, balloon: Balloon) -> float:
    return min(x for outline in balloon.outlines for x, _ in outline) - panel.rect[0]


def far_right(panel: Panel) -> tuple[float, float]:
    x, y, width, height = panel.rect
    return (x + width, y + 0.9 * height)


def on_face(panel: Panel) -> tuple[float, float]:
    x, y, width, height = panel.rect
    return (x + 0.325 * width, y + 0.68 * height)


FAULTS: dict[str, tuple[str, Callable[[Panel], tuple[Balloon, ...]]]] = {
    "order": ("is met before", lambda p: (p.balloons[0], p.balloons[2], p.balloons[1], p.balloons[3])),
    "overlap": ("overlap", lambda p: (*p.balloons[:2], carried(p.balloons[2], *centre(p.balloons[1])), p.balloons[3])),
    "effect on a balloon": ("overlap", lambda p: (*p.balloons[:3], carried(p.balloons[3], *centre(p.balloons[1])))),
    "face": ("covers the face of Fen", lambda p: (p.balloons[0], carried(p.balloons[1], *on_face(p)), *p.balloons[2:])),
    "effect on a face": ("covers the face of Fen", lambda p: (*p.balloons[:3], carried(p.balloons[3], *on_face(p)))),
    "border": ("kisses", lambda p: (moved(p.balloons[0], 2 - edge(p, p.balloons[0]), 0), *p.balloons[1:])),
    "outside": ("leaves its panel", lambda p: (moved(p.balloons[0], -60, 0), *p.balloons[1:])),
    "off the page": ("leaves the page", lambda p: (moved(p.balloons[0], 0, -300), *p.balloons[1:])),
    "floating caption": ("floats", lambda p: (moved(p.balloons[0], 60, 0), *p.balloons[1:])),
    "owner": ("points at", lambda p: (p.balloons[0], replace(p.balloons[1], who="Ada"), *p.balloons[2:])),
    "tail in a face": ("touches", lambda p: (p.balloons[0], replace(p.balloons[1], tip=on_face(p)), *p.balloons[2:])),
    "tail across a face": (
        "crosses the face of Ada",
        lambda p: (p.balloons[0], replace(p.balloons[1], tip=far_right(p)), *p.balloons[2:]),
    ),
    "crossed tails": (
        "cross",
        lambda p: (
            p.balloons[0],
            replace(p.balloons[1], tip=(centre(p.balloons[2])[0], centre(p.balloons[2])[1] + 200)),
            replace(p.balloons[2], tip=(centre(p.balloons[1])[0], centre(p.balloons[1])[1] + 200)),
        ),
    ),
    "tail through a balloon": (
        "runs through",
        lambda p: (p.balloons[0], replace(p.balloons[1], tip=centre(p.balloons[2])), *p.balloons[2:]),
    ),
    "size": (
        "another size",
        lambda p: (
            replace(p.balloons[0], lines=tuple(replace(r, size=r.size * 0.9) for r in p.balloons[0].lines)),
            *p.balloons[1:],
        ),
    ),
    "text outside": (
        "does not hold its text",
        lambda p: (
            p.balloons[0],
            replace(p.balloons[1], lines=tuple(replace(r, x=r.x + 40) for r in p.balloons[1].lines)),
            *p.balloons[2:],
        ),
    ),
    "glyph": (
        "lacks",
        lambda p: (replace(p.balloons[0], lines=(replace(p.balloons[0].lines[0], text="漢"),)), *p.balloons[1:]),
    ),
    "empty": ("is empty", lambda p: (replace(p.balloons[0], lines=()), *p.balloons[1:])),
}


def test_a_sound_page_is_left_in_peace() -> None:
    assert judge(sound(), HEADS) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(fault: str) -> None:
    says, plant = FAULTS[fault]
    page = sound()
    spoilt = replace(page, panels=(replace(page.panels[0], balloons=plant(page.panels[0])),))

    found = judge(spoilt, HEADS)

    assert any(says in sentence for sentence in found), found


def test_near_misses_between_balloons_are_named() -> None:
    page = sound()
    panel = page.panels[0]
    first = panel.balloons[1]
    right = max(x for x, _ in first.outlines[0])
    left = min(x for x, _ in panel.balloons[2].outlines[0])
    beside = moved(panel.balloons[2], right + 2 - left, centre(first)[1] - centre(panel.balloons[2])[1])
    spoilt = replace(page, panels=(replace(panel, balloons=(panel.balloons[0], first, beside)),))

    assert any("nearly touch" in sentence for sentence in judge(spoilt, HEADS))


def test_heads_are_looked_for_where_the_crop_puts_them() -> None:
    page = sound()
    panel = page.panels[0]
    over = carried(panel.balloons[1], *on_face(panel))
    shifted: Heads = {1: [("Fen", (0.9, 0.9, 0.95, 0.95), (0.92, 0.94))]}
    spoilt = replace(page, panels=(replace(panel, balloons=(over,)),))

    assert any("face" in sentence for sentence in judge(spoilt, HEADS))
    assert not any("covers the face" in sentence for sentence in judge(spoilt, shifted))
