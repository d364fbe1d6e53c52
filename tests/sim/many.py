"""Many seeds on several processes."""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.sim.world import Broken, broken

CHUNK = 50


@dataclass
class Told:
    """What came of it."""

    seeds: int = 0
    seconds: float = 0.0
    broken: list[Broken] = field(default_factory=list)

    @property
    def a_minute(self) -> float:
        """Seeds a minute."""
        return 60.0 * self.seeds / self.seconds if self.seconds else 0.0

    def __str__(self) -> str:
        kinds = Counter(fault.promise for fault in self.broken)
        which = f" ({', '.join(f'{name}: {count}' for name, count in sorted(kinds.items()))})" if kinds else ""
        return f"{self.seeds} seeds, {len(self.broken)} broken promises{which}, {self.a_minute:.0f} seeds a minute"


def run(seeds: Sequence[int], *, jobs: int = 1, stop: bool = False) -> Told:
    """All seeds, or up to the first that breaks a promise."""
    told = Told()
    began = time.perf_counter()
    chunks = [seeds[place : place + CHUNK] for place in range(0, len(seeds), CHUNK)]
    if jobs == 1:
        for chunk in chunks:
            _add(told, chunk, _chunk((chunk, stop)))
            if stop and told.broken:
                break
    else:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            for chunk, found in zip(chunks, pool.imap(_chunk, [(chunk, stop) for chunk in chunks]), strict=True):
                _add(told, chunk, found)
                if stop and told.broken:
                    break
    told.seconds = time.perf_counter() - began
    return told


def _add(told: Told, chunk: Sequence[int], found: list[Broken]) -> None:
    told.seeds += len(chunk)
    told.broken += found


def _chunk(work: tuple[Sequence[int], bool]) -> list[Broken]:
    seeds, stop = work
    found = []
    gc.disable()
    for seed in seeds:
        fault = broken(seed)
        if fault is not None:
            found.append(fault)
            if stop:
                break
    gc.enable()
    gc.collect()
    return found
