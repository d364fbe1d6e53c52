"""Every test runs on a closed machine: no network but loopback, and none of this computer's own settings."""

from __future__ import annotations

import ipaddress
import os
import re
import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

import pytest

import functions.__main__ as program

ROOT = Path(__file__).parent.parent
LONG = 300


def is_this_machine(host: object) -> bool:
    if host in {None, "", b"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def closed(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook sees every way out, also those of C libraries; its error is no OSError, so no retry swallows it."""
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    if not is_this_machine(host):
        message = f"a test tried to reach {host!r}: tests reach nothing but this machine"
        raise AssertionError(message)


def deaf(read_in: Callable[..., None], root: Path) -> Callable[..., None]:
    """The same reading of a folder's `.env`, but for that of one folder: a developer's own stands in the project's."""

    def elsewhere(env: MutableMapping[str, str], folder: Path = Path()) -> None:
        if folder.resolve() != root.resolve():
            read_in(env, folder)

    return elsewhere


sys.addaudithook(closed)
program.read_in = deaf(program.read_in, ROOT)
for name in re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE):
    os.environ.pop(name, None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Long files are worth a look, not a failure."""
    lengths = {path: path.read_text("utf-8").count("\n") for path in sorted((ROOT / "functions").rglob("*.py"))}
    long = [f"{path.relative_to(ROOT)} {count}" for path, count in lengths.items() if count > LONG]
    if long:
        terminalreporter.write_line(f"files over {LONG} lines: {', '.join(long)}")
