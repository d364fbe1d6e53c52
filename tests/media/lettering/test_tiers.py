from __future__ import annotations

import json
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.media.lettering.tiers import FOOT, SIDE, PagePlan, PanelWish, Tiers, arrange

WISHES = st.lists(
    st.builds(
        PanelWish,
        scene=st.integers(),
        shot=st.sampled_from(["wide", "medium", "close", "no such shot"]),
        weight=st.floats(min_value=0.0, max_value=9.0),
        words=st.integers(min_value=0, max_value=400),
        dialogue=st.booleans(),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda wish: wish.scene,
)


def rows(plan: PagePlan) -> str:
    tops = Counter(slot.rect[1] for slot in plan.panels)
    return "-".join(str(tops[top]) for top in sorted(tops))


def medium(count: int, **more: int) -> list[PanelWish]:
    return [PanelWish(scene=number, **more) for number in range(1, count + 1)]


@given(WISHES, st.sampled_from(["a4", "us", "phone"]))
def test_every_scene_has_one_panel_in_reading_order_on_the_page_and_apart(wishes: list[PanelWish], page: str) -> None:
    tiers = arrange(wishes, page=page)

    assert tiers.scenes == tuple(wish.scene for wish in wishes)
    for plan in tiers.pages:
        for slot in plan.panels:
            x, y, width, height = slot.rect
            assert width > 100 and height > 100
            assert x >= 20 and y >= 20
            assert x + width <= 1000 - 20 and y + height <= plan.height - 20
            assert 0.4 < width / height < 4
        for one, two in combinations(plan.panels, 2):
            (ax, ay, aw, ah), (bx, by, bw, bh) = one.rect, two.rect
            assert ax + aw + 14 < bx or bx + bw + 14 < ax or ay + ah + 14 < by or by + bh + 14 < ay


@given(WISHES, st.sampled_from(["a4", "us", "phone"]))
def test_a_plan_of_tiers_survives_the_way_through_json(wishes: list[PanelWish], page: str) -> None:
    tiers = arrange(wishes, page=page)

    assert Tiers.from_dict(json.loads(json.dumps(tiers.to_dict()))) == tiers


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (1, "1"),
        (2, "1-1"),
        (3, "1-2"),
        (4, "1-2-1"),
        (5, "2-1-2"),
        (6, "2-2-2"),
        (7, "2-3-2"),
        (8, "2-2-2-2"),
        (9, "2-2-3-2"),
    ],
)
def test_panels_of_one_kind_fall_into_the_tiers_that_read_well(count: int, wanted: str) -> None:
    tiers = arrange(medium(count))

    assert [rows(plan) for plan in tiers.pages] == [wanted]


def test_the_tiers_fill_the_page_between_its_margins() -> None:
    tiers = arrange(medium(6))

    plan = tiers.pages[0]
    assert min(slot.rect[1] for slot in plan.panels) == pytest.approx(SIDE)
    assert max(slot.rect[1] + slot.rect[3] for slot in plan.panels) == pytest.approx(1414 - FOOT, abs=0.1)
    assert max(slot.rect[0] + slot.rect[2] for slot in plan.panels) == pytest.approx(1000 - SIDE, abs=0.1)


def test_the_gutters_of_two_tiers_are_staggered() -> None:
    plan = arrange(medium(6)).pages[0]

    gutters = [slot.rect[0] for slot in plan.panels if slot.rect[0] > SIDE]

    assert gutters[0] != gutters[1] != gutters[2]


def test_a_wide_shot_gets_a_wider_panel_than_a_close_one() -> None:
    tiers = arrange(
        [PanelWish(scene=1, shot="wide"), PanelWish(scene=2, shot="close"), PanelWish(scene=3), PanelWish(scene=4)]
    )

    assert tiers.aspect(1) > tiers.aspect(2)


def test_more_than_six_talking_panels_make_two_pages() -> None:
    assert len(arrange(medium(7, words=10)).pages) == 1
    assert len(arrange([PanelWish(scene=n, words=10, dialogue=True) for n in range(7)]).pages) == 2


def test_words_make_pages() -> None:
    pages = arrange(medium(6, words=90)).pages

    assert len(pages) == 3
    assert [len(plan.panels) for plan in pages] == [2, 2, 2]


def test_a_phone_has_one_panel_a_row() -> None:
    tiers = arrange(medium(5), page="phone")

    assert [rows(plan) for plan in tiers.pages] == ["1-1-1-1-1"]


@pytest.mark.parametrize("count", [0, 11])
def test_a_comic_of_no_panels_or_of_eleven_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 10 panels"):
        arrange(medium(count))


def test_an_unknown_page_is_refused() -> None:
    with pytest.raises(ValueError, match="'letter'"):
        arrange(medium(2), page="letter")


def test_a_scene_without_a_panel_has_no_aspect() -> None:
    with pytest.raises(KeyError):
        arrange(medium(2)).aspect(3)


@pytest.mark.parametrize("broken", [None, [], {}, {"page": "a4", "pages": [{}]}, {"page": "a4", "pages": 3}])
def test_tiers_of_another_shape_are_refused(broken: object) -> None:
    with pytest.raises(ValueError):
        Tiers.from_dict(broken)  # type: ignore[arg-type]


def test_more_words_ask_the_painter_for_more_headroom() -> None:
    tiers = arrange(medium(6))

    shares = [tiers.headroom(1, words) for words in (0, 10, 30, 500)]

    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert shares[-1] == 0.5


def test_a_style_that_sets_capitals_has_fewer_words_on_a_page() -> None:
    assert len(arrange(medium(4, words=50)).pages) == 1
    assert len(arrange(medium(4, words=50), style="comic").pages) == 2
