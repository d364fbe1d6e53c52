"""`python -m tests.sim SEED` replays one seed; `--seeds N --jobs 2` runs many."""

from __future__ import annotations

import argparse
import sys

from tests.sim.many import run
from tests.sim.world import Simulation, broken


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sim", description=__doc__)
    parser.add_argument("seed", nargs="?", type=int, help="replay this seed and tell everything")
    parser.add_argument("--seeds", type=int, default=1000, help="how many seeds")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--stop", action="store_true", help="stop at the first broken promise")
    parser.add_argument("--trace", action="store_true", help="print the digest of the seed's trace")
    given = parser.parse_args()
    if given.seed is not None and given.trace:
        sim = Simulation(given.seed)
        sim.live()
        print(sim.digest())
        return 0
    if given.seed is not None:
        found = broken(given.seed, events=1_000_000)
        print(found or f"seed {given.seed}: every promise holds")
        return int(found is not None)
    told = run(range(given.first, given.first + given.seeds), jobs=given.jobs, stop=given.stop)
    for fault in told.broken[:5]:
        print(fault, end="\n\n")
    print(told)
    return int(bool(told.broken))


if __name__ == "__main__":
    sys.exit(main())
