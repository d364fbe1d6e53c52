"""`serve`: the API, the workers and the page in one process."""

from __future__ import annotations

import argparse
import os

from functions.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--host", help="address to listen on (HOST)")
    parser.add_argument("--port", type=int, help="port to listen on (PORT)")
    parser.add_argument("--reload", action="store_true", help="start again whenever a source file changes")


def run(args: argparse.Namespace) -> int:
    """Serves until it is told to stop; jobs that were not finished go on at the next start."""
    if args.reload:
        from functions.commands.reload import keep_reloading

        return keep_reloading(args)
    from functions.wiring.serving import serve

    env = dict(os.environ)
    if args.host:
        env["HOST"] = args.host
    if args.port is not None:
        env["PORT"] = str(args.port)
    return serve(Settings.read(env))
