"""`backup` and `restore`: the data folder as one dated file, and a folder from such a file."""

from __future__ import annotations

import argparse
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from functions.commands.folder import folder_settings
from functions.commands.words import DONE, said


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of `backup`."""
    parser.add_argument("--to", type=Path, default=Path("backups"), metavar="DIR", help="where it is put; backups")
    parser.add_argument("--keep", action="store_true", help="remove no older backups (BACKUP_RETENTION_DAYS)")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be written and removed")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(args: argparse.Namespace) -> int:
    """Prints the file; a server may run on the folder meanwhile."""
    from functions.adapters.local.backup import back_up, too_old

    settings, now = folder_settings(os.environ), time.time()
    stamp = f"{datetime.fromtimestamp(now, UTC):%Y%m%dT%H%M%SZ}"
    made = back_up(settings.data, args.to, stamp=stamp, rehearsed=args.dry_run)
    old = () if args.keep else too_old(args.to, now=now, days=settings.backup_days)
    for path in () if args.dry_run else old:
        path.unlink(missing_ok=True)
    if args.json:
        found = {"file": str(made.file), "blobs": made.blobs, "bytes": made.size, "removed": [str(one) for one in old]}
        print(json.dumps({**found, "dry_run": args.dry_run}))
        return DONE
    would = "would be " if args.dry_run else ""
    said(f"{made.blobs} files and the database {would}backed up, {made.content // 1_000_000} MB before packing.")
    for path in old:
        said(f"{path} {would or 'was '}removed: it is older than {settings.backup_days} days.")
    print(made.file)
    return DONE


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of `restore`."""
    parser.add_argument("file", type=Path, help="as `backup` printed it")
    parser.add_argument("--into", type=Path, metavar="DIR", help="an empty folder, or none yet; LIMNER_DATA")


def restore(args: argparse.Namespace) -> int:
    """Prints the folder; what was at work when the backup was made goes on at the next start."""
    from functions.adapters.local.backup import restore as restored

    into = args.into or folder_settings(os.environ).data
    count = restored(args.file, into.resolve())
    said(f"{count} files and the database are restored. Start it with: LIMNER_DATA={into} python -m functions serve")
    print(into)
    return DONE
