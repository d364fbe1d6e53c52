from __future__ import annotations

import json

import pytest

from functions.media.lettering.model import Balloon, Page, Panel, Run
from tests.media.lettering.scenes import comic


@pytest.mark.parametrize("seed", range(6))
def test_a_page_survives_the_way_through_json(seed: int) -> None:
    pages, _ = comic(seed).lettered()

    again = [Page.from_dict(json.loads(json.dumps(page.to_dict()))) for page in pages]

    assert again == list(pages)


def test_a_page_with_every_field_survives_the_way_through_json() -> None:
    run = Run(x=1.5, y=2, text="Hi", font="PlaypenSans-Medium", size=20.5)
    balloon = Balloon(
        kind="whisper",
        text="Hi",
        who="Fen",
        fill="#111111",
        ink="#222222",
        text_ink="#333333",
        stroke=2.0,
        dash=(7.0, 5.0),
        outlines=(((0, 0), (1, 0), (1, 1)),),
        dots=((1, 2, 3),),
        lines=(run,),
        tip=(4, 5),
        at=(6, 7),
        turn=-8,
    )
    panel = Panel(
        scene=3, rect=(1, 2, 3, 4), asset="x", inset=True, crop=(0.1, 0, 1, 1), alt="A fox", balloons=(balloon,)
    )
    page = Page(height=1414, panels=(panel,), rtl=True, kind="cover", folio=run, over=(balloon,), fonts=("a",))

    assert Page.from_dict(json.loads(json.dumps(page.to_dict()))) == page


@pytest.mark.parametrize(
    "broken",
    [None, [], "x", {}, {"v": 2}, {"v": 1}, {"v": 1, "width": "wide"}, {"v": True}],
)
def test_a_layout_of_another_shape_is_refused(broken: object) -> None:
    with pytest.raises(ValueError):
        Page.from_dict(broken)  # type: ignore[arg-type]


def test_a_page_of_six_panels_stays_small() -> None:
    pages, _ = comic(3, panels=6).lettered()

    assert all(len(json.dumps(page.to_dict())) < 60_000 for page in pages)
