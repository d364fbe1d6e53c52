"""`migrate`: the tables of the data folder, up to this version or back to an older one."""

from __future__ import annotations

import argparse
import os

from functions.commands.folder import folder_settings
from functions.commands.words import DONE, said


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--to", type=int, metavar="N", help="this version, also an older one; the newest")
    parser.add_argument("--list", action="store_true", help="list the versions and where the folder is")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done, and what would be lost")


def run(args: argparse.Namespace) -> int:
    """A copy of the database is made first; a server migrates up by itself when it starts."""
    from functions.adapters.local import schema
    from functions.adapters.local.migrating import migrated, version_of
    from functions.adapters.local.schema_down import LOST

    folder = folder_settings(os.environ).data
    now, to = version_of(folder), args.to or schema.VERSION
    if args.list:
        for version in range(1, schema.VERSION + 1):
            print(f"{'*' if version == now else ' '} {version}")
        return DONE
    would = "would be" if args.dry_run else "is"
    for version in range(now, to, -1):
        said(f"The way back from version {version} {would} without: {LOST.get(version, 'what is newer')}.")
    if args.dry_run:
        print(f"version {now} -> {to}")
        return DONE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    before, after, copy = migrated(folder, to)
    if copy is not None:
        said(f"The database as it was is kept as {copy}.")
    print(f"version {before} -> {after}")
    return DONE
