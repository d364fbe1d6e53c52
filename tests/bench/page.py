"""docs/benchmarks.md: two parts between markers, one written by `make bench`, one by `make soak`; the rest is prose."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
PROSE = """# Benchmarks

`make bench` measures and writes the table below; `python -m tests.bench NAME` runs one group of it.
Each figure stands beside an anchor that was measured in the same run, by turns with ours; the numbers are medians.
A ratio travels from machine to machine, a millisecond does not.

{bench}

{soak}
"""


def write(part: str, text: str, *, page: Path = PAGE) -> None:
    """Replaces what stands between the markers of a part ("bench" or "soak")."""
    begins, ends = _markers(part)
    now = page.read_text("utf-8") if page.exists() else _empty()
    if begins not in now:
        now = f"{now.rstrip()}\n\n{_between(part, '')}\n"
    head, _, rest = now.partition(begins)
    _, _, tail = rest.partition(ends)
    page.write_text(f"{head}{begins}\n{text.strip()}\n{ends}{tail}", "utf-8")


def machine() -> str:
    """What was measured on, and which commit: nothing that names the computer."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    python = f"{platform.python_implementation()} {platform.python_version()}"
    what = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, {python}"
    return f"{what}, load {load:.1f} at the end, commit {commit()}."


def commit() -> str:
    """The commit that is checked out, with a plus sign where the product's files differ from it."""
    short = _git("rev-parse", "--short=12", "HEAD")
    changed = _git("status", "--porcelain", "--", "functions", "main.py")
    return f"{short or 'unknown'}{'+' if changed else ''}"


def _git(*words: str) -> str:
    try:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _markers(part: str) -> tuple[str, str]:
    return f"<!-- {part} begins -->", f"<!-- {part} ends -->"


def _between(part: str, text: str) -> str:
    return "\n".join((_markers(part)[0], text, _markers(part)[1]))


def _empty() -> str:
    return PROSE.format(bench=_between("bench", ""), soak=_between("soak", ""))
