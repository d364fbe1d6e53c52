"""Each benchmark runs at a small size and tells sane figures; nothing here is timed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.bench import http_bench, http_load, makespan, page, picture_bench, queue_bench, start_bench, studio_bench
from tests.bench.gemini_house import gemini, hosted
from tests.bench.row import Row, against, bounded, faster, markdown, printed
from tests.bench.virtual_house import VirtualHouse
from tests.rules.pacing_world import FixedWindow, SlidingWindow, comics


def are_sane(rows: Sequence[Row]) -> None:
    assert rows
    assert len({row.name for row in rows}) == len(rows)
    for row in rows:
        assert math.isfinite(row.ours)
        assert row.anchor is None or row.anchor > 0
        assert all("|" not in cell and "\n" not in cell for cell in row.cells())


def test_comics_on_the_virtual_clock_are_made_whole_and_told_beside_the_oracle() -> None:
    rows = makespan.rows(seeds=3, minutes=0.3)

    are_sane(rows)
    assert [row.ours for row in rows if "failed" in row.name] == [0] * 8
    assert all(row.ratio is not None and row.ratio >= 0.99 for row in rows if "makespan p50" in row.name)


def test_gemini_turns_away_a_house_that_was_told_too_much_and_loses_no_picture() -> None:
    with gemini() as hosts:
        house = hosted(1, SlidingWindow(4), hosts, broken=0.0)
        made = house.run(comics(Random(1), [0.0]))
        asked = [one.status for one in hosts.service.asked if one.role == "picture"]

    assert (made.failed, made.delivered) == (0, 10)
    assert asked.count(200) == 10
    assert asked.count(429) == made.refused > 0


def test_a_character_is_drawn_before_the_panels_that_show_it() -> None:
    with gemini() as hosts:
        made = hosted(1, SlidingWindow(10), hosts, broken=0.0, fox=True).run(comics(Random(1), [0.0], pictures=9))
        shown = ["inlineData" in str(one.body) for one in hosts.service.asked if one.role == "picture"]

    assert (made.failed, len(shown)) == (0, 10)
    assert shown == [False] + [True] * 9


def test_the_oracle_is_never_beaten_on_the_virtual_clock() -> None:
    for seed in range(5):
        ours, best = makespan.both(makespan.SLIDING, 10, comics(Random(seed), [0.0]), seed=seed)

        assert ours.ended["j0000"] >= best.ended["j0000"]
        assert ours.delivered == best.delivered == 10


def test_the_same_seed_gives_the_same_makespans() -> None:
    load = comics(Random(7), [0.0, 1.0, 2.0])

    first, second = (VirtualHouse(7, FixedWindow(20), per_minute=20).run(load) for _ in range(2))

    assert first == second


def test_a_house_that_does_not_pace_itself_is_turned_away() -> None:
    house = VirtualHouse(1, SlidingWindow(10), per_minute=100, broken=0.0)

    made = house.run(comics(Random(1), [0.0, 0.0]))

    assert made.refused > 0
    assert made.failed == 0


def test_the_queue_is_measured_beside_its_peers() -> None:
    are_sane(queue_bench.rows(turns=1, fans=2, size=20))


def test_the_pictures_of_both_sides_are_the_same_bytes() -> None:
    are_sane(picture_bench.rows(turns=1, size=256))


@pytest.mark.slow
def test_the_api_is_measured_beside_a_bare_handler_and_while_it_works() -> None:
    rows = http_bench.rows(panels=1, turns=1, count=40, seconds=0.3, comics=1)

    are_sane(rows)
    assert {row.name.split(",")[0].split(":")[0] for row in rows} >= {"accept", "progress", "cached", "asset"}


@pytest.mark.slow
def test_starts_are_measured_beside_hello_world() -> None:
    rows = start_bench.rows(turns=1, panels=1)

    are_sane(rows)
    assert all(row.ours > 100 for row in rows if row.name.startswith("modules"))


def test_the_studio_is_measured_on_a_slow_line() -> None:
    rows = studio_bench.rows(turns=1)
    if not rows:
        pytest.skip("needs Node and Chromium")
    told = {row.name: row.ours for row in rows}

    assert told["studio: first contentful paint, slow line"] <= told["studio: interactive, slow line"]
    assert told["studio: layout shift"] < 0.05


def test_a_request_has_its_length_only_where_it_has_a_body() -> None:
    assert b"Content-Length" not in http_load.request("GET", "/x")
    assert http_load.request("POST", "/x", body=b"{}").endswith(b"Content-Length: 2\r\n\r\n{}")


def test_a_goal_is_judged_by_its_ratio_its_rate_or_its_own_bound() -> None:
    assert against("a", 1.1, 1.0, most=1.1).kept is True
    assert against("a", 1.2, 1.0, most=1.1).kept is False
    assert against("a", 9.0, 1.0).kept is None
    assert faster("a", 2.0, 1.0, unit="1/s").kept is True
    assert faster("a", 1.0, 2.0, unit="1/s").kept is False
    assert bounded("a", 0, most=0).kept is True
    assert bounded("a", 1, most=0).kept is False


def test_the_table_tells_what_was_missed() -> None:
    rows = [against("slow", 3.0, 1.0, most=2.0, unit="ms"), Row(name="told", ours=1234567.0)]

    assert printed(rows).splitlines()[2].split() == ["slow", "ms", "3", "1", "3.00x", "<=", "2.00x", "NO"]
    assert markdown(rows).splitlines()[2] == "| slow | ms | 3 | 1 | 3.00x | <= 2.00x | NO |"


def test_each_part_of_the_page_is_replaced_alone(tmp_path: Path) -> None:
    place = tmp_path / "benchmarks.md"

    page.write("soak", "20,000 seeds", page=place)
    page.write("bench", "first", page=place)
    page.write("bench", "second", page=place)

    text = place.read_text("utf-8")
    assert "20,000 seeds" in text
    assert "second" in text
    assert "first" not in text
    assert text.startswith("# Benchmarks")


def test_the_page_names_no_computer() -> None:
    told = page.machine()

    assert str(Path.home()) not in told
    assert str(page.ROOT) not in told
    assert "cores" in told and "commit" in told
