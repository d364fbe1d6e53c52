from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.media import fonts
from functions.media.exports import blank
from functions.media.lettering.model import Balloon, Panel, Point

ALT = "A small red fox in a blue scarf stands at the end of a long pier and looks out over a grey sea to the far side"


def box(top: float, bottom: float) -> tuple[Point, ...]:
    return ((60, top), (300, top), (300, bottom), (60, bottom))


def noted(*spans: tuple[float, float], rect: tuple[float, float, float, float] = (50, 100, 400, 380)) -> Panel:
    balloons = tuple(Balloon(kind="speech", text="x", outlines=(box(*span),)) for span in spans)
    return blank.noted(Panel(scene=1, rect=rect, asset="a", balloons=balloons), 20.5, ALT)


@given(st.lists(st.tuples(st.floats(100, 480), st.floats(20, 200)), max_size=4))
def test_a_note_stays_inside_its_panel_and_clear_of_every_balloon(spans: list[tuple[float, float]]) -> None:
    panel = noted(*((top, top + tall) for top, tall in spans))

    for run in panel.balloons[-1].lines:
        assert 100 < run.y - run.size * 0.8 and run.y < 480
        assert run.x >= 50 and run.x + fonts.width(run.font, run.text) * run.size <= 450
        assert not [1 for top, tall in spans if top < run.y - run.size * 0.2 < top + tall]


def test_a_note_that_has_room_is_told_whole() -> None:
    panel = noted((110, 200))

    assert " ".join(run.text for run in panel.balloons[-1].lines) == ALT


def test_a_note_that_has_little_room_is_cut_and_says_so() -> None:
    panel = noted((160, 480))

    rows = [run.text for run in panel.balloons[-1].lines]
    assert rows and rows[-1].endswith("...") and ALT.startswith(rows[0].rstrip("."))


def test_a_panel_full_of_words_has_no_note() -> None:
    assert [balloon.text for balloon in noted((90, 490)).balloons] == ["x"]


def test_a_strip_of_words_below_a_panel_takes_nothing_from_it() -> None:
    assert [run.y for run in noted((484, 600)).balloons[-1].lines] == [run.y for run in noted().balloons[-1].lines]


@pytest.mark.parametrize(("ground", "ink"), [("#dddddd", "#4a4a4a"), ("#26262b", "#c8c8c8")])
def test_a_note_can_be_read_on_its_ground(ground: str, ink: str) -> None:
    panel = blank.noted(Panel(scene=1, rect=(50, 100, 400, 380), ground=ground), 20.5, ALT)

    assert panel.balloons[-1].text_ink == ink


@pytest.mark.parametrize("alt", ["", "   ", "日本語の説明", "\0\ud800"])
def test_words_that_cannot_be_set_leave_a_quiet_blank(alt: str) -> None:
    assert blank.noted(Panel(scene=1, rect=(50, 100, 400, 380), asset="a"), 20.5, alt).balloons == ()


def test_a_word_longer_than_the_panel_is_broken_by_force() -> None:
    panel = blank.noted(Panel(scene=1, rect=(50, 100, 200, 380)), 20.5, "m" * 90)

    assert "".join(run.text for run in panel.balloons[-1].lines) == "m" * 90
