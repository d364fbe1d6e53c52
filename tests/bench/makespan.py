"""How long comics take beside the replay oracle, which has the same latencies, no errors, and is never idle in vain."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from statistics import mean, median

from tests.bench.gemini_house import drawn_first, gemini, hosted
from tests.bench.row import Row, against, bounded
from tests.bench.virtual_house import VirtualHouse
from tests.rules.pacing_world import Comic, FixedWindow, Outcome, Server, SlidingWindow, comics, oracle, poisson

Servers = Callable[[int, Random], Server]
FIXED: Servers = lambda quota, chance: FixedWindow(quota, phase=chance.uniform(0, 60))
SLIDING: Servers = lambda quota, chance: SlidingWindow(quota)

NOTE = """The oracle meets no error.
At ten calls a minute the eleventh call of a comic, after a 503, must wait for the next window of sixty seconds:
every fifth comic does, and that is its p95.
By Gemini means its own client and our adapter before a service on this machine, whose minute is the virtual one.
Under overload each job's first picture goes before the later ones of others, so the mean is later than first come,
first served, and the first pictures are far sooner."""


def both(servers: Servers, quota: int, load: list[Comic], *, seed: int) -> tuple[Outcome, Outcome]:
    """Ours and the oracle's, each before its own server of one kind and phase."""
    house = VirtualHouse(seed, servers(quota, Random(seed)), per_minute=quota)
    return house.run(load), oracle(load, servers(quota, Random(seed)))


def alone(name: str, servers: Servers, quota: int, *, seeds: int, most: float) -> list[Row]:
    """One comic of ten panels at a time: medians of the makespans, and of their ratios."""
    ours, best, lost = [], [], 0
    for seed in range(seeds):
        load = comics(Random(seed), [0.0])
        mine, its = both(servers, quota, load, seed=seed)
        ours.append(mine.makespans(load)[0])
        best.append(its.makespans(load)[0])
        lost += mine.failed
    late = int(0.95 * seeds)
    rows = [
        against(f"{name}: makespan p50", median(ours), median(best), most=most, unit="s"),
        against(f"{name}: makespan p95", sorted(ours)[late], sorted(best)[late], unit="s"),
    ]
    return [*rows, bounded(f"{name}: failed panels", lost, most=0)]


def by_gemini(name: str, servers: Servers, *, seeds: int, at_once: int = 1, broken: float = 0.02) -> list[Row]:
    """Comics of ten panels, made by Gemini's own client before a service that counts ten a minute and says so."""
    ours, best, lost = [], [], 0
    with gemini() as hosts:
        for seed in range(seeds):
            load = comics(Random(seed), [0.0] * at_once)
            house = hosted(seed, servers(10, Random(seed)), hosts, broken=broken)
            mine, its = house.run(load), oracle(load, servers(10, Random(seed)))
            ours.append(max(mine.ended.values()))
            best.append(max(its.ended.values()))
            lost += mine.failed
    return told(name, ours, best, lost=lost)


def with_a_character(name: str, servers: Servers, *, seeds: int) -> list[Row]:
    """The same with nine panels that all wait for the sheet of their character."""
    ours, best, lost = [], [], 0
    with gemini() as hosts:
        for seed in range(seeds):
            (comic,) = comics(Random(seed), [0.0], pictures=9)
            mine = hosted(seed, servers(10, Random(seed)), hosts, broken=0.02, fox=True).run([comic])
            ours.append(mine.ended[comic.name])
            best.append(drawn_first(comic, servers(10, Random(seed))))
            lost += mine.failed
    return told(name, ours, best, lost=lost)


def told(name: str, ours: list[float], best: list[float], *, lost: int) -> list[Row]:
    """Medians beside the oracle's, and what was lost."""
    return [
        against(f"{name}: makespan p50", median(ours), median(best), most=1.10, unit="s"),
        bounded(f"{name}: failed panels", lost, most=0),
    ]


def overload(*, minutes: float, seed: int = 1) -> list[Row]:
    """Comics come at twice the quota of 60 pictures a minute."""
    load = comics(Random(seed), poisson(Random(seed), per_minute=12, seconds=60 * minutes))
    ours, best = both(SLIDING, 60, load, seed=seed)
    name = f"2x overload for {minutes:g} min"
    firsts, its_firsts = ours.firsts(load), best.firsts(load)
    late = int(0.95 * len(load))
    return [
        bounded(f"{name}: failed panels of {10 * len(load)}", ours.failed, most=0),
        bounded(f"{name}: calls a picture", ours.calls / ours.delivered, most=1.05, anchor=1.0),
        against(f"{name}: whole batch", max(ours.ended.values()), max(best.ended.values()), unit="s"),
        against(f"{name}: mean makespan", mean(ours.makespans(load)), mean(best.makespans(load)), unit="s"),
        against(f"{name}: first picture p95", firsts[late], its_firsts[late], unit="s"),
    ]


def rows(*, seeds: int = 200, minutes: float = 10.0) -> list[Row]:
    """All of the above."""
    return [
        *alone("10 panels, ample quota", SLIDING, 500, seeds=seeds, most=1.05),
        *alone("10 panels, 10 a minute, fixed window", FIXED, 10, seeds=seeds, most=1.10),
        *alone("10 panels, 10 a minute, sliding window", SLIDING, 10, seeds=seeds, most=1.10),
        *by_gemini("10 panels by Gemini, 10 a minute, fixed window", FIXED, seeds=seeds),
        *by_gemini("10 panels by Gemini, 10 a minute, sliding window", SLIDING, seeds=seeds),
        *with_a_character("9 panels and their character by Gemini, 10 a minute, fixed window", FIXED, seeds=seeds),
        *by_gemini(
            "3 comics by Gemini at once, 10 a minute, no error", SLIDING, seeds=seeds // 4 or 1, at_once=3, broken=0.0
        ),
        *overload(minutes=minutes),
    ]
