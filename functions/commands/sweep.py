"""`sweep`: one look at every job that is owed something, and one at files that no record names."""

from __future__ import annotations

import argparse
import json
import os

from functions.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")


def run(args: argparse.Namespace) -> int:
    """What a server does by itself every quarter of a minute."""
    from functions.flows.sweep import clean, sweep
    from functions.wiring.world import open_world

    world = open_world(Settings.read(os.environ))
    try:
        swept = sweep(world.house)
        world.house.queue.put(swept.messages)
        counts = {
            "looked_at": swept.looked_at, "enqueued": len(swept.messages), "jobs_removed": swept.removed_jobs,
            "files_removed": clean(world.house),
        }  # fmt: skip
    finally:
        world.close()
    print(
        json.dumps(counts)
        if args.json
        else ", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in counts.items())
    )
    return 0
