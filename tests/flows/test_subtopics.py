"""The subtopics of a topic are written once an hour, however often they are asked for."""

from __future__ import annotations

from typing import Any

import pytest

from functions.core.job import Job
from functions.flows.submit import Submission, submit
from functions.flows.subtopics import Known, known
from functions.kinds import KINDS
from functions.ports import House
from tests.houses import Home, a_house

TOPIC = {"kind": "presentation", "topic": "Volcanoes", "scenes": 3, "approval": "plan"}


def asked(home: Home, **fields: Any) -> Job:
    request = KINDS["presentation"].parse(TOPIC | fields)
    made = submit(home.house, Submission(owner="ann", kind="presentation", request=request))
    home.queue.put(made.messages)
    return made.job


def planned(home: Home, **fields: Any) -> Job:
    job = asked(home, **fields)
    home.drain()
    found = home.house.jobs.get(job.id)
    assert found is not None
    assert found.plan is not None
    return found


def kept(house: House, **fields: Any) -> Known | None:
    return known(house, "ann", "presentation", KINDS["presentation"].parse(TOPIC | fields))


def test_the_same_topic_again_asks_no_writer_and_costs_nothing() -> None:
    home = a_house()
    first = planned(home)

    again = planned(home, style="noir", aspect="square")

    assert len(home.writer.asked) == 1
    assert first.plan and again.plan
    assert [one.title for one in again.plan.scenes] == [one.title for one in first.plan.scenes]
    assert again.plan.style == "noir"
    assert (first.spent() > 0, again.spent()) == (True, 0)
    outcome = again.steps["plan"].outcome()
    assert outcome and outcome.cached


@pytest.mark.parametrize(
    "other",
    [
        {"topic": "Rivers"}, {"scenes": 4}, {"audience": "age 9"}, {"language": "fr"}, {"seed": 2}, {"cache": "bypass"},
        {"subtopics": ["One", "Two", "Three"]},
    ],
)  # fmt: skip
def test_what_would_be_planned_otherwise_is_written_anew(other: dict[str, Any]) -> None:
    home = a_house()
    planned(home)

    planned(home, **other)

    assert len(home.writer.asked) == 2


def test_another_owner_is_not_answered_from_anns_plans() -> None:
    home = a_house()
    planned(home)

    assert known(home.house, "bob", "presentation", KINDS["presentation"].parse(TOPIC)) is None


def test_a_plan_is_known_for_as_long_as_texts_are_fresh() -> None:
    home = a_house()
    assert kept(home.house) is None
    planned(home)

    home.clock.time += 3500.0
    found = kept(home.house)
    home.clock.time += 101.0

    assert found is not None
    assert [one.title for one in found.plan.scenes] == ["Part 1", "Part 2", "Part 3"]
    assert 0.0 < found.ttl <= 100.0
    assert kept(home.house) is None
    assert kept(home.house, cache="bypass") is None


def test_equal_topics_at_the_same_time_ask_the_writer_once() -> None:
    home = a_house()
    jobs = [asked(home) for _ in range(5)]

    home.drain()

    assert len(home.writer.asked) == 1
    ended = [home.house.jobs.get(job.id) for job in jobs]
    assert {job.state for job in ended if job} == {"awaiting_approval"}


def test_a_plan_whose_bytes_are_gone_is_written_again() -> None:
    home = a_house()
    outcome = planned(home).steps["plan"].outcome()
    assert outcome and outcome.asset
    generation = home.house.blobs.age(f"ann/{outcome.asset.name}")
    assert generation is not None
    home.house.blobs.remove(f"ann/{outcome.asset.name}", generation=generation[0])

    again = planned(home)

    assert kept(home.house) is not None
    assert len(home.writer.asked) == 2
    assert again.state == "awaiting_approval"


def test_what_a_writer_warned_of_is_told_with_its_plan_the_second_time_as_well() -> None:
    home = a_house()
    scenes = [{"title": f"Part {number}", "prompt": "a hill"} for number in (1, 2, 3)]
    home.writer.answers = [{"title": "Hills", "scenes": scenes, "warnings": ["Little is known of this."]}]

    first, again = planned(home), planned(home)

    assert first.notices() == again.notices() == ("Little is known of this.",)
