"""What this process takes of its machine, read from /proc and the control group; no package is needed for that."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_PROC, _CGROUP = Path("/proc"), Path("/sys/fs/cgroup")
#: a control group without a limit names a number as large as this
_BOUNDLESS = 1 << 60


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes; None where the machine does not tell."""

    resident: int | None
    #: of the control group, or of the whole machine
    limit: int | None


def memory(*, proc: Path = _PROC, cgroup: Path = _CGROUP) -> Memory:
    """What this process holds, and what it may hold."""
    return Memory(_resident(proc), _limit(proc, cgroup))


def _resident(proc: Path) -> int | None:
    words = _words(proc / "self" / "statm")
    return int(words[1]) * os.sysconf("SC_PAGE_SIZE") if len(words) > 1 else None


def _limit(proc: Path, cgroup: Path) -> int | None:
    found = [_number(cgroup / "memory.max"), _number(cgroup / "memory" / "memory.limit_in_bytes"), _machine(proc)]
    return min((one for one in found if one is not None and one < _BOUNDLESS), default=None)


def _machine(proc: Path) -> int | None:
    words = _words(proc / "meminfo")
    return int(words[1]) * 1024 if words[:1] == ["MemTotal:"] else None


def _number(path: Path) -> int | None:
    words = _words(path)
    return int(words[0]) if words and words[0].isdigit() else None


def _words(path: Path) -> list[str]:
    try:
        return path.read_text("ascii").split()
    except (OSError, ValueError):
        return []
