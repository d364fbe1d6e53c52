"""`python -m tests.sim SEED` replays one seed and tells everything; `--seeds N --jobs 2` runs many."""

from __future__ import annotations

import argparse
import sys

from tests.sim import soak
from tests.sim.crashpoints import WAYS, Enumerated, enumerate_points
from tests.sim.many import Told, run
from tests.sim.world import Simulation, broken


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sim", description=__doc__)
    parser.add_argument("seed", nargs="?", type=int, help="replay this seed; with --crash-points: in so many ways")
    parser.add_argument("--seeds", type=int, default=1000, help="how many seeds")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--stop", action="store_true", help="stop at the first broken promise")
    parser.add_argument("--trace", action="store_true", help="print the digest of the seed's trace")
    parser.add_argument("--crash-points", action="store_true", help="die at every port call of every script")
    parser.add_argument("--soak", action="store_true", help="the full counts")
    given = parser.parse_args()
    if given.soak:
        return soak.main()
    if given.crash_points:
        ways = WAYS if given.seed is None else WAYS[: given.seed]
        return _told(enumerate_points(jobs=given.jobs, ways=ways))
    if given.seed is not None and given.trace:
        sim = Simulation(given.seed)
        sim.live()
        print(sim.digest())
        return 0
    if given.seed is not None:
        found = broken(given.seed, events=1_000_000)
        print(found or f"seed {given.seed}: every promise holds")
        return int(found is not None)
    return _told(run(range(given.first, given.first + given.seeds), jobs=given.jobs, stop=given.stop))


def _told(told: Told | Enumerated) -> int:
    for fault in told.broken[:5]:
        print(fault, end="\n\n")
    print(told)
    return int(bool(told.broken))


if __name__ == "__main__":
    sys.exit(main())
