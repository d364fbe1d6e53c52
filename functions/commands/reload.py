"""Starts the server again whenever a source file changes: for development."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
from pathlib import Path

from functions.commands.words import DONE, said

SOURCES = Path(__file__).parent.parent
#: what a running server has read; the studio's files are among it
WATCHED = (".py", ".js", ".css", ".html", ".svg")
LOOK = 0.5


def keep_reloading(args: argparse.Namespace) -> int:
    """Until Ctrl-C; each start is a process of its own, so that nothing old stays in memory.

    A server that ends by itself, as after a slip of the pen, starts again with the next change.
    """
    command = [sys.executable, "-m", "functions", "serve"]
    command += ["--host", args.host] if args.host else []
    command += ["--port", str(args.port)] if args.port is not None else []
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    while True:
        seen = _newest()
        server = subprocess.Popen(command)  # noqa: S603 - our own command line
        try:
            _wait_for_change(server, seen)
            said("A source file changed; starting again.")
        except KeyboardInterrupt:
            return DONE
        finally:
            server.terminate()
            server.wait()


def _wait_for_change(server: subprocess.Popen[bytes], seen: float) -> None:
    ended = False
    while _newest() == seen:
        if not ended and server.poll() is not None:
            ended = True
            said("The server ended; it starts again when a source file changes. Ctrl-C stops waiting.")
        time.sleep(LOOK)


def _newest() -> float:
    return max(filter(None, map(_changed, SOURCES.rglob("*"))))


def _changed(path: Path) -> float:
    """When it was written last; 0 for what no server reads, or what is gone meanwhile."""
    if path.suffix not in WATCHED:
        return 0.0
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
