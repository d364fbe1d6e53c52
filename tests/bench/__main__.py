"""`python -m tests.bench` measures all, prints one table and writes it to docs/benchmarks.md; NAME runs one group."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from tests.bench import http_bench, load, makespan, page, picture_bench, queue_bench, start_bench, studio_bench
from tests.bench.row import Row, markdown, printed

GROUPS: Mapping[str, Callable[[], Sequence[Row]]] = {
    "makespan": makespan.rows,
    "queue": queue_bench.rows,
    "pictures": picture_bench.rows,
    "http": http_bench.rows,
    "start": start_bench.rows,
    "studio": studio_bench.rows,
    "load": load.rows,
}


def main() -> int:
    """0 also where a goal was missed: a figure is told, not judged, on a machine that has other work."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(GROUPS)}")
    names = parser.parse_args().names
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        parser.error(f"there is no group {unknown[0]}; choose from: {', '.join(GROUPS)}")
    rows: list[Row] = []
    for name in names or GROUPS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows += GROUPS[name]()
    print(printed(rows))
    if not names:
        notes = f"{makespan.NOTE}\n\n{http_bench.NOTE}\n\n{load.NOTE}"
        page.write("bench", f"{page.machine()}\n\n{markdown(rows)}\n\n{notes}")
        print(f"\nWritten to {page.PAGE.relative_to(page.ROOT)}.", file=sys.stderr)
    missed = [row.name for row in rows if row.kept is False]
    if missed:
        print(f"Missed: {'; '.join(missed)}.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
