"""A chain of providers: who takes over, when, and what the job says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.core.errors import LimnerError, ProviderClosed, ProviderRefused, ProviderUnavailable, QuotaExhausted
from functions.flows import health
from functions.flows.change import cancel
from functions.ports import Understudies
from tests.houses import FakePainter, FakeVoice, FakeWriter, Home, a_house


@pytest.fixture
def home() -> Home:
    return a_house()


def behind(home: Home) -> tuple[FakeWriter, FakePainter, FakeVoice]:
    """One more of each, who takes over."""
    others = (FakeWriter(model="other/writer"), FakePainter(model="other/painter"), FakeVoice(model="other/voice"))
    home.house = replace(
        home.house, understudies=Understudies(writers=others[:1], painters=others[1:2], voices=others[2:])
    )
    return others


def open_breaker(home: Home, model: str) -> None:
    for _ in range(home.house.policy.breaker_threshold):
        health.answered_badly(home.house, model, ProviderUnavailable(), timeout=30.0, trial=False)


def test_nobody_takes_over_while_the_first_is_well(home: Home) -> None:
    others = behind(home)

    job = home.make(scenes=2)

    assert job.state == "done"
    assert not [one for other in others for one in other.asked]


@pytest.mark.parametrize("error", [QuotaExhausted, ProviderClosed])
def test_the_next_takes_over_at_once_where_the_first_has_closed_for_the_day(
    home: Home, error: type[LimnerError]
) -> None:
    _, painter, _ = behind(home)
    home.painter.faults = [error() for _ in range(9)]

    job = home.make(scenes=2)

    pictures = [step for step in job.workers() if step.what == "picture"]
    assert job.state == "done"
    assert {step.outcomes[1].model for step in pictures} == {"other/painter"}
    assert all("other/painter stood in for fake/painter" in step.outcomes[1].warning for step in pictures)
    assert {one.style for one in painter.asked} == {job.request["style"]}


def test_a_writer_and_a_voice_have_understudies_too(home: Home) -> None:
    writer, _, voice = behind(home)
    home.writer.faults = [QuotaExhausted()]
    home.voice.faults = [QuotaExhausted() for _ in range(4)]

    job = home.make(scenes=2, narration=True)

    assert job.state == "done"
    assert len(writer.asked) == 1
    assert len(voice.asked) >= 2
    assert "other/writer stood in for fake/writer" in job.steps["plan"].outcomes[1].warning
    assert any("other/voice stood in" in one.outcomes[1].warning for one in job.workers() if one.what == "speech")


def test_a_text_that_is_written_later_has_an_understudy(home: Home) -> None:
    writer, _, _ = behind(home)
    home.writer.faults = [QuotaExhausted() for _ in range(9)]

    job = home.make(kind="presentation", prompt=None, topic="Tides", scenes=2)

    assert job.state == "done"
    assert len(writer.asked) == 3


def test_one_failure_is_no_reason_to_change_the_hand(home: Home) -> None:
    _, painter, _ = behind(home)
    home.painter.faults = [ProviderUnavailable()]

    job = home.make(scenes=1)

    assert job.state == "done"
    assert not painter.asked


def test_a_step_that_failed_twice_is_given_to_the_next(home: Home) -> None:
    _, painter, _ = behind(home)
    home.painter.faults = [ProviderUnavailable() for _ in range(9)]

    job = home.make(scenes=1)

    assert job.state == "done"
    assert len(painter.asked) >= 1
    assert len(home.painter.asked) == 2 * len(painter.asked)


def test_rule_14_while_a_breaker_is_open_the_next_is_asked_and_nobody_waits(home: Home) -> None:
    _, painter, _ = behind(home)
    open_breaker(home, "fake/painter")
    began = home.clock.time

    job = home.make(scenes=2)

    assert job.state == "done"
    assert not home.painter.asked
    assert len(painter.asked) >= 2
    assert home.clock.time - began < home.house.policy.breaker_recovery


def test_where_all_are_down_the_step_waits_for_the_first_that_may_be_asked_again(home: Home) -> None:
    behind(home)
    open_breaker(home, "fake/painter")
    home.clock.time += 30.0
    open_breaker(home, "other/painter")
    opened = home.clock.time - 30.0

    job = home.make(scenes=1)

    assert job.state == "done"
    assert home.painter.asked
    assert 60.0 <= home.clock.time - opened < 75.0


def test_where_all_writers_are_down_the_plan_waits_for_the_first_that_may_be_asked_again(home: Home) -> None:
    behind(home)
    opened = home.clock.time
    open_breaker(home, "fake/writer")
    home.clock.time += 30.0
    open_breaker(home, "other/writer")

    job = home.make(scenes=1)

    assert job.state == "done"
    assert home.writer.asked
    assert 60.0 <= home.clock.time - opened < 75.0


def test_nobody_goes_looking_for_a_model_that_minds_less(home: Home) -> None:
    _, painter, _ = behind(home)
    home.painter.faults = [ProviderRefused() for _ in range(9)]

    job = home.make(scenes=1)

    assert job.state == "partial"
    assert not painter.asked


def test_where_the_last_has_closed_too_the_step_ends_with_its_error(home: Home) -> None:
    _, painter, _ = behind(home)
    home.painter.faults = [QuotaExhausted() for _ in range(9)]
    painter.faults = [QuotaExhausted() for _ in range(9)]

    job = home.make(scenes=1, on_unavailable="fail")

    problem = next(step.outcomes[1].problem for step in job.workers() if step.what == "picture")
    assert problem
    assert problem.code == "quota_exhausted"
    assert all(len(one.asked) >= 1 for one in (home.painter, painter))


def test_rule_8_the_picture_of_an_understudy_is_cached_under_its_own_name(home: Home) -> None:
    _, painter, _ = behind(home)
    home.painter.faults = [QuotaExhausted() for _ in range(2)]
    home.make(kind="scene", prompt="a fox", scenes=None, seed=7)
    asked = len(painter.asked)

    home.painter.faults = []
    again = home.make(kind="scene", prompt="a fox", scenes=None, seed=7)

    assert len(painter.asked) == asked == 1
    picture = next(step.outcomes[1] for step in again.workers() if step.what == "picture")
    assert (picture.model, picture.cached, picture.warning) == ("fake/painter", False, "")


def test_a_picture_that_an_understudy_painted_before_is_found_while_the_first_is_down(home: Home) -> None:
    _, painter, _ = behind(home)
    home.painter.faults = [QuotaExhausted()]
    home.make(kind="scene", prompt="a fox", scenes=None, seed=7)
    open_breaker(home, "fake/painter")

    again = home.make(kind="scene", prompt="a fox", scenes=None, seed=7)

    assert len(painter.asked) == 1
    picture = next(step.outcomes[1] for step in again.workers() if step.what == "picture")
    assert picture.cached
    assert "other/painter stood in for fake/painter" in picture.warning


def test_what_a_provider_took_before_it_closed_is_booked(home: Home) -> None:
    behind(home)
    fault = QuotaExhausted()
    fault.cost = 77
    home.painter.faults = [fault]

    job = home.make(kind="scene", prompt="a fox", scenes=None, seed=7)

    step = next(step for step in job.workers() if step.what == "picture")
    assert sorted((one.model, one.cost) for one in step.tries.values()) == [
        ("fake/painter", 77),
        ("other/painter", 30_000),
    ]


@pytest.mark.parametrize("first", [True, False])
def test_a_run_that_ends_frees_the_places_that_it_waited_for_at_whoever_paints(*, first: bool) -> None:
    home = a_house(spend_per_10_minutes=300_000)
    behind(home)
    if not first:
        open_breaker(home, "fake/painter")
    model = "fake/painter" if first else "other/painter"
    job = home.submit(scenes=3)
    home.drain(until=lambda: any(not row[4] for row in rows_of(home, model)))

    cancel(home.house, "ann", job.id)

    assert not [row for row in rows_of(home, model) if not row[4]]


def rows_of(home: Home, model: str) -> list[list[object]]:
    found = home.world.registers.get(f"pace/{model}")
    return list(found.value["rows"]) if found else []
