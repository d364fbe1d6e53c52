"""What the pacing promises for whole loads, on a virtual clock and beside the oracle."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random
from statistics import mean, median

import pytest

from functions.rules.pacing import Quota
from tests.rules.pacing_world import (
    Comic,
    FixedWindow,
    Outcome,
    Server,
    SlidingWindow,
    TokenBucket,
    World,
    comics,
    oracle,
    poisson,
)

SERVERS: dict[str, Callable[[int, Random], Server]] = {
    "fixed": lambda quota, chance: FixedWindow(quota, phase=chance.uniform(0, 60)),
    "sliding": lambda quota, chance: SlidingWindow(quota),
    "bucket": lambda quota, chance: TokenBucket(quota),
}


def both(kind: str, quota: int, load: list[Comic], *, seed: int, broken: float = 0.02) -> tuple[Outcome, Outcome]:
    """Ours and the oracle's, before servers of the same kind and phase."""
    world = World(server=SERVERS[kind](quota, Random(seed)), quota=Quota(quota), chance=Random(seed), broken=broken)
    return world.run(load), oracle(load, SERVERS[kind](quota, Random(seed)))


def ratios(kind: str, quota: int, *, seeds: int, pictures: int = 10) -> list[float]:
    """Makespan of a single comic against the oracle, seed by seed."""
    found = []
    for seed in range(seeds):
        load = comics(Random(seed), [0.0], pictures=pictures)
        ours, best = both(kind, quota, load, seed=seed)
        found.append(ours.makespans(load)[0] / best.makespans(load)[0])
    return found


@pytest.mark.parametrize("kind", ["fixed", "sliding"])
def test_ten_panels_at_ten_a_minute_take_as_long_as_the_quota_itself_allows(kind: str) -> None:
    assert median(ratios(kind, 10, seeds=100)) <= 1.10


@pytest.mark.parametrize("kind", SERVERS)
def test_with_ample_quota_pacing_costs_nothing(kind: str) -> None:
    found = sorted(ratios(kind, 500, seeds=60))

    assert median(found) <= 1.05
    assert found[int(0.9 * len(found))] <= 1.10


def test_twenty_panels_at_ten_a_minute_wait_for_one_window_and_no_more() -> None:
    assert median(ratios("sliding", 10, seeds=40, pictures=20)) <= 1.05


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "seconds", "batch"), [("fixed", 360, 1.15), ("sliding", 600, 1.06), ("bucket", 360, 1.06)]
)
def test_at_twice_the_load_no_panel_is_lost_and_everybody_soon_sees_one(
    kind: str, seconds: float, batch: float
) -> None:
    # In a shorter load a last retry that waits for its window weighs more.
    load = comics(Random(1), poisson(Random(1), per_minute=12, seconds=seconds))

    ours, best = both(kind, 60, load, seed=1)

    assert ours.failed == 0
    assert ours.delivered == 10 * len(load)
    assert ours.calls / ours.delivered <= 1.05
    assert max(ours.ended.values()) / max(best.ended.values()) <= batch
    assert mean(ours.makespans(load)) / mean(best.makespans(load)) <= 1.40
    firsts = ours.firsts(load)
    assert firsts[int(0.95 * len(firsts))] <= 55
    assert ours.writes / ours.delivered <= 6.5
    assert ours.widest <= 1000


def test_a_server_that_names_no_delay_loses_no_panel_either() -> None:
    load = comics(Random(2), [0.0] * 8)
    world = World(server=TokenBucket(60), quota=Quota(60), chance=Random(2), names_delay=False)

    made = world.run(load)

    assert made.failed == 0
    assert made.refused > 0


def test_a_quota_that_is_configured_four_times_too_high_loses_no_panel() -> None:
    load = comics(Random(3), [0.0] * 6)
    world = World(server=SlidingWindow(15), quota=Quota(60), chance=Random(3))

    made = world.run(load)

    assert made.failed == 0
    assert made.delivered == 60


def test_one_picture_jobs_do_not_starve_a_comic() -> None:
    chance = Random(4)
    comic = comics(chance, [0.0])[0]
    singles = [
        Comic(f"s{number:04}", arrived, plan=1.0, pictures=(5.0,))
        for number, arrived in enumerate(poisson(chance, per_minute=20, seconds=1200))
    ]
    world = World(server=SlidingWindow(10), quota=Quota(10), chance=chance, deadline=1e9)

    made = world.run([comic, *singles])

    assert made.ended[comic.name] < 1300


def test_the_virtual_workers_keep_the_window_that_they_are_tested_by() -> None:
    load = comics(Random(5), [0.0] * 6)
    world = World(server=SlidingWindow(20), quota=Quota(20), chance=Random(5), broken=0.2)

    made = world.run(load)

    starts = sorted(world.starts)
    assert made.refused == 0
    assert all(later - sooner > 60 for sooner, later in zip(starts, starts[20:], strict=False))
    assert all(sooner <= later for sooner, later in pairwise(starts))
