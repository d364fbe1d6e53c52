"""Starts the server again whenever a source file changes: for development."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from functions.commands.words import said

SOURCES = Path(__file__).parent.parent
LOOK = 0.5


def keep_reloading(args: argparse.Namespace) -> int:
    """Until Ctrl-C; each start is a process of its own, so that nothing old stays in memory."""
    command = [sys.executable, "-m", "functions", "serve"]
    command += ["--host", args.host] if args.host else []
    command += ["--port", str(args.port)] if args.port is not None else []
    while True:
        seen = _newest()
        server = subprocess.Popen(command)  # noqa: S603 - our own command line
        try:
            while _newest() == seen and server.poll() is None:
                time.sleep(LOOK)
            if server.poll() is not None and _newest() == seen:
                return server.returncode
            said("A source file changed; starting again.")
        except KeyboardInterrupt:
            return server.wait()
        finally:
            server.terminate()
            server.wait()


def _newest() -> float:
    return max(path.stat().st_mtime for path in SOURCES.rglob("*.py"))
