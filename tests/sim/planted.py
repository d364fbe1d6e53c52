"""Known bugs, each as a change to a copy of the real source: the simulation must find every one of them, by its name.

`python -m tests.sim.planted` hunts all of them; a change that no longer applies is an error, never a pass.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: seeds within which each must be found
MOST_SEEDS = 2000
#: seeds in which every kind is asked for
KINDS_SEEN = 20
FOUND = re.compile(r"^seed (\d+) breaks (P\d+): (.*)$", re.MULTILINE)
#: coverage of a copy says nothing, and makes it slow
UNWANTED = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "PYTHONPATH")


@dataclass(frozen=True)
class Planted:
    """A bug, and the promise that it breaks."""

    name: str
    #: "P6", or "P6 or P4" where it breaks either by itself
    promise: str
    #: (file, whole lines that are there, the lines instead)
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Hunt:
    """What became of a hunt."""

    bug: Planted
    seed: int | None
    promise: str
    sentence: str

    @property
    def found(self) -> bool:
        """It tripped the promise that it is named for."""
        return self.seed is not None and self.promise in self.bug.promise.split(" or ")


class NoLongerApplies(AssertionError):
    """The source changed: mend the planted bug."""


def _read(text: str) -> Iterator[Planted]:
    """The bugs of a file in the form that its head describes."""
    for part in text.split("\n== ")[1:]:
        name, breaks, *rest = part.rstrip().split("\n")
        changes: list[tuple[str, list[str], list[str]]] = []
        for line in rest:
            if line == "and" or line.startswith("in "):
                file = changes[-1][0] if line == "and" else line.removeprefix("in ")
                changes.append((file, [], []))
            else:
                changes[-1][1 if line.startswith("-") else 2].append(line[1:])
        yield Planted(
            name, breaks.removeprefix("breaks "), tuple((file, _lines(old), _lines(new)) for file, old, new in changes)
        )


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


BUGS = tuple(_read(Path(__file__).with_suffix(".txt").read_text("utf-8")))


@contextmanager
def planted(bug: Planted) -> Iterator[Path]:
    """A folder with a copy of the source that has the bug."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "functions"
        for path in loaded():
            place = copy / path.relative_to(ROOT / "functions")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
        for name, old, new in bug.changes:
            file = copy / name
            text = f"\n{file.read_text('utf-8')}"
            if text.count(f"\n{old}") != 1:
                raise NoLongerApplies(f"{bug.name}: {text.count(old)} times in {name}:\n{old}")
            file.write_text(text.replace(f"\n{old}", f"\n{new}").removeprefix("\n"), "utf-8")
        yield Path(folder)


def loaded() -> list[Path]:
    """The files of the house that a seed needs: those that are loaded once some were run, of every kind."""
    from tests.sim.world import broken

    for seed in range(KINDS_SEEN):
        broken(seed)
    files = {module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "functions"}
    return sorted(Path(file) for file in files if file)


def alone(*arguments: str, first: Path | None = None, hash_seed: str = "0", timeout: float = 600.0) -> str:
    """What `python -m tests.sim` prints in a process of its own; `first` is looked into for the house's source."""
    path = os.pathsep.join(str(place) for place in (first, ROOT) if place)
    surroundings = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "tests.sim", *arguments],
        env={**surroundings, "PYTHONPATH": path, "PYTHONHASHSEED": hash_seed, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip
    if ran.returncode not in (0, 1) or "Traceback" in ran.stderr:
        raise RuntimeError(ran.stderr)
    return ran.stdout


def hunt(bug: Planted, *, seeds: int = MOST_SEEDS, first_seed: int = 0) -> Hunt:
    """The first seed that breaks a promise with the bug in the source."""
    with planted(bug) as folder:
        told = alone("--first", str(first_seed), "--seeds", str(seeds), "--stop", first=folder)
    found = FOUND.search(told)
    if found is None:
        return Hunt(bug, None, "", "")
    return Hunt(bug, int(found[1]), found[2], found[3])


def main() -> int:
    wanted = sys.argv[1:]
    missed = 0
    for bug in BUGS:
        if wanted and not any(word in bug.name for word in wanted):
            continue
        got = hunt(bug)
        missed += not got.found
        verdict = "found" if got.found else "MISSED"
        print(
            f"{verdict:7} {bug.name:42} {bug.promise:4} {got.seed!s:>5} {got.promise} {got.sentence[:90]}", flush=True
        )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
