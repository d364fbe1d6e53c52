"""What a process and its children hold: memory, threads and open files, read from /proc every half second."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Self

PROC = Path("/proc")
EVERY = 0.5
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """One moment; memory in megabytes."""

    at: float
    #: resident memory of the server itself
    server: float
    #: that of its children, where pages that several share are divided among them
    children: float
    threads: int
    files: int


@dataclass(slots=True, kw_only=True)
class Gauge:
    """Reads until it is told to stop; nothing at all where there is no /proc."""

    pid: int
    readings: list[Reading] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        if PROC.joinpath("self/status").exists():
            self._thread = threading.Thread(target=self._read_on, daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _read_on(self) -> None:
        while not self._stop.wait(EVERY):
            try:
                self.readings.append(read(self.pid))
            except OSError:
                continue  # A child ended between two looks.


def read(pid: int) -> Reading:
    """What the process holds now."""
    status = dict(line.split(":", 1) for line in (PROC / str(pid) / "status").read_text().splitlines() if ":" in line)
    return Reading(
        at=time.monotonic(),
        server=_bytes(status["VmRSS"]) / MEGABYTE,
        children=sum(_share(child) for child in offspring(pid)) / MEGABYTE,
        threads=int(status["Threads"]),
        files=len(list((PROC / str(pid) / "fd").iterdir())),
    )


def cpu(pid: int) -> float:
    """Seconds of processor time of the process and of all its children that live."""
    return sum(_cpu(one) for one in (pid, *offspring(pid)))


def offspring(pid: int) -> Sequence[int]:
    """The children, and theirs."""
    found: list[int] = []
    for thread in (PROC / str(pid) / "task").iterdir():
        for child in (thread / "children").read_text().split():
            found += [int(child), *offspring(int(child))]
    return found


def thirds(readings: Sequence[Reading], what: Callable[[Reading], float]) -> tuple[float, float]:
    """Medians of the first third and of the last."""
    part = max(1, len(readings) // 3)
    return median(map(what, readings[:part])), median(map(what, readings[-part:]))


def slope(points: Sequence[tuple[float, float]]) -> float:
    """By how much the second rises for one of the first, by least squares."""
    if len({x for x, _ in points}) < 2:
        return 0.0
    middle_x, middle_y = (sum(one) / len(points) for one in zip(*points, strict=True))
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / spread


def _share(pid: int) -> float:
    rollup = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return _bytes(next(line.split(":", 1)[1] for line in rollup if line.startswith("Pss:")))


def _bytes(text: str) -> float:
    return 1024.0 * int(text.split(maxsplit=1)[0])


def _cpu(pid: int) -> float:
    fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
