"""The long counts: many seeds, every crash point in every way, equal traces, killed servers, every planted bug.

`python -m tests.sim.soak` prints them and writes them into docs/benchmarks.md; `soak` gives them as rows.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from tests.bench import page
from tests.journeys.killing import kill_many
from tests.sim.crashpoints import enumerate_points
from tests.sim.many import run
from tests.sim.planted import BUGS, MOST_SEEDS, alone, hunt

SEEDS = 20_000
KILLS, KILLS_IN_THE_CLOUD = 30, 50
PROCESSES = 2
#: seeds whose traces are compared under several hash seeds
COMPARED = (1, 5, 11, 42)

Rows = list[tuple[str, str]]


def soak(seeds: int = SEEDS) -> Rows:
    """Every figure as (what, how much); a broken promise stands there as one."""
    return [*_seeds(seeds), *_points(), *_traces(), *_kills(), *_cloud(), *_answers(), *_planted()]


def _seeds(seeds: int) -> Rows:
    told = run(range(seeds), jobs=PROCESSES)
    for fault in told.broken[:5]:
        print(fault, file=sys.stderr)
    return [
        ("simulated seeds", f"{told.seeds:,}"),
        ("broken promises", str(len(told.broken))),
        (f"seeds a minute on {PROCESSES} processes", f"{told.a_minute:,.0f}"),
    ]


def _points() -> Rows:
    told = enumerate_points(jobs=PROCESSES)
    for fault in told.broken[:5]:
        print(fault, file=sys.stderr)
    held = told.points - len(told.broken)
    return [
        ("crash points that held every promise", f"{held:,} of {told.points:,}"),
        ("crash points that cost one more call", f"{told.paid_again:,}"),
    ]


def _kills() -> Rows:
    """Real servers, killed at random moments of a job; what a kill can cost is what was in the making."""
    rows = []
    for at_once in (1, 2):
        endings = kill_many(KILLS, seed=at_once, at_once=at_once)
        kept = sum(one.kept() for one in endings)
        again = sum(one.calls - one.pictures for one in endings)
        rows += [
            (f"killed servers whose job ended done, {at_once} picture at a time", f"{kept} of {KILLS}"),
            (f"pictures paid for again by {KILLS} kills, {at_once} at a time", str(again)),
        ]
    return rows


def _answers() -> Rows:
    """Every store is the same store: memory, a file, and Firestore's emulator where there is one."""
    from tests.sim.differing import differing  # a seed alone needs no store but the one in memory

    told = differing()
    for fault in told.faults[:5]:
        print(fault, file=sys.stderr)
    what = "random calls answered alike by memory, SQLite and Firestore"
    return [(what, f"{told.alike:,} of {told.calls:,}" if told.calls else "no emulator here")]


def _cloud() -> Rows:
    """Workers of the house on Google Cloud, killed while every task comes twice and answers are lost."""
    from tests import emulator  # nor does a seed alone need a cloud
    from tests.journeys.cloud_killing import run as kill_workers

    if emulator.jar() is None:
        return [("workers killed in the cloud", "0: no Firestore emulator is here")]
    told = kill_workers(KILLS_IN_THE_CLOUD, seed=1)
    if not told.kept():
        print(told, file=sys.stderr)
    ended, done = len(told.states), sum(state == "done" for state in told.states)
    return [
        ("workers killed in the cloud, and tasks that came twice", f"{len(told.kills)}, {told.duplicates:,}"),
        ("their jobs that ended, and that ended done", f"{ended}, {done}"),
        ("results that they paid for again, and with no kill to blame", f"{told.paid - told.wanted}, {told.unexcused}"),
        (
            "files without a record, records without a file, and public ones",
            f"{told.orphans}, {told.missing}, {told.public}",
        ),
    ]


def same_traces(seed: int) -> bool:
    """One seed has one trace, whatever Python's hashes are."""
    return len({alone(str(seed), "--trace", hash_seed=hashes) for hashes in ("0", "1", "4711")}) == 1


def _traces() -> Rows:
    same = sum(same_traces(seed) for seed in COMPARED)
    return [("seeds with one trace under three hash seeds", f"{same} of {len(COMPARED)}")]


def _planted() -> Rows:
    with ThreadPoolExecutor(PROCESSES) as hunters:
        hunts = list(hunters.map(hunt, BUGS))
    found = [one for one in hunts if one.found]
    rows = [(f"planted bugs found within {MOST_SEEDS:,} seeds", f"{len(found)} of {len(hunts)}")]
    return rows + [(f"planted: {one.bug.name}", _where(one.seed, one.promise)) for one in hunts]


def _where(seed: int | None, promise: str) -> str:
    return "not found" if seed is None else f"breaks {promise} at seed {seed}"


def table(rows: Rows) -> str:
    """The rows as Markdown, with what they were measured on."""
    lines = [f"| {what} | {how_much} |" for what, how_much in rows]
    return "\n".join(["## Soak", "", "| what | how much |", "| --- | --- |", *lines, "", f"On {page.machine()}"])


def whole(rows: Rows) -> bool:
    """No promise was broken, and of nothing only a part was found."""
    parts = [how_much.split(" of ") for _, how_much in rows if " of " in how_much]
    return dict(rows)["broken promises"] == "0" and all(some == all_of_them for some, all_of_them in parts)


def main() -> int:
    rows = soak()
    for what, how_much in rows:
        print(f"{what:60} {how_much}")
    page.write("soak", table(rows))
    return int(not whole(rows))


if __name__ == "__main__":
    sys.exit(main())
