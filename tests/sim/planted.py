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
FOUND = re.compile(r"^seed (\d+) breaks (P\d+): (.*)$", re.MULTILINE)
#: coverage of a copy says nothing, and makes it slow
UNWANTED = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "PYTHONPATH")


@dataclass(frozen=True)
class Planted:
    """A bug, and the promise that it breaks."""

    name: str
    promise: str
    #: (file, text that is there, text instead)
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
        return self.seed is not None and self.promise == self.bug.promise


class NoLongerApplies(AssertionError):
    """The source changed: mend the planted bug."""


def _bug(name: str, promise: str, *changes: tuple[str, str, str]) -> Planted:
    return Planted(name, promise, changes)


COMMITS, MEMORY = "adapters/local/commits.py", "adapters/local/memory.py"
RENDER, ASSEMBLE, SWEEP, GUARD = "flows/render.py", "flows/assemble.py", "flows/sweep.py", "flows/guard.py"
SETTLING, TRANSITIONS = "core/settling.py", "core/transitions.py"
DEAF = "class _Deaf:\n    def put(self, path: str, data: bytes, *, mime: str) -> None: ...\n\n\n"

BUGS = (
    _bug("no lease check", "P7", (COMMITS, 'entry.token not in ("", wish.token) and entry.until > wish.now', "False")),
    _bug(
        "record before bytes", "P6",
        (RENDER, "def _settle_made(", DEAF + "def _settle_made("),
        (RENDER, "    asset = _kept(house, work.job.owner, painted, developed)\n    missing",
         "    asset = _kept(replace(house, blobs=_Deaf()), work.job.owner, painted, developed)\n    missing"),
        (RENDER, "    return _settle(house, work, outcome, token=token, lease=lease)\n\n\ndef _settle_hit",
         "    after = _settle(house, work, outcome, token=token, lease=lease)\n"
         "    _kept(house, work.job.owner, painted, developed)\n    return after\n\n\ndef _settle_hit"),
    ),
    _bug(
        "cache ready before bytes", "P6",
        (RENDER, "def _settle_made(", DEAF + "def _settle_made("),
        (RENDER, "    asset = _kept(house, work.job.owner, painted, developed)\n    missing",
         "    early = _kept(replace(house, blobs=_Deaf()), work.job.owner, painted, developed)\n"
         "    ready = LeaseEnd(key=work.key, token=token, asset=early, model=painted.model, now=house.now())\n"
         "    never = Settlement(step=work.step.name, revision=0, outcome=Outcome(state='done', at=house.now()))\n"
         "    house.jobs.settle(work.job.id, never, lease=ready)\n"
         "    asset = _kept(house, work.job.owner, painted, developed)\n    missing"),
    ),
    _bug("no fence on the lease", "P7", (COMMITS, "entry is None or entry.token != end.token", "entry is None")),
    _bug(
        "a counter instead of derived progress", "P2",
        ("core/progress.py", 'done=counts["done"],', "done=sum(len(step.outcomes) for step in job.steps.values()),"),
    ),
    _bug("no sweep", "P1", (SWEEP, "due = house.jobs.due(now=house.now(), limit=BATCH)", "due: list[str] = []")),
    _bug(
        "the sweep forgets the assembly", "P1",
        ("core/following.py", '    if job.state != "rendering":\n        return ()\n    if job.all_settled():\n'
         "        return (assembly_message(job),)\n    return tuple(step_message(job, step) for step in _ready(job))\n",
         '    if job.state != "rendering" or job.all_settled():\n        return ()\n'
         "    return tuple(step_message(job, step) for step in _ready(job))\n"),
    ),
    _bug(
        "a terminal state is overwritten", "P1",
        (TRANSITIONS, 'if job.state != "rendering" or not job.all_settled() or', "if not job.all_settled() or"),
    ),
    _bug(
        "a late failure over a success", "P1",
        (SETTLING, "if not is_open(job, settlement.step, settlement.revision):",
         "found = job.steps.get(settlement.step)\n"
         "    if job.ended or found is None or found.revision != settlement.revision:"),
    ),
    _bug(
        "an old revision over a new one", "P1",
        (SETTLING, "if not is_open(job, settlement.step, settlement.revision):",
         "known = job.steps.get(settlement.step)\n"
         "    if known is None or not is_open(job, settlement.step, known.revision):"),
        (SETTLING, "{**found.outcomes, settlement.revision: settlement.outcome}",
         "{**found.outcomes, found.revision: settlement.outcome}"),
    ),
    _bug(
        "a wait that meets its own task name", "P1",
        ("core/messages.py", "return replace(self, turn=self.turn + 1, at=at,", "return replace(self, at=at,"),
    ),
    _bug(
        "an assembler that dies with its pages", "P6",
        (ASSEMBLE, "def _finish(", DEAF + "def _finish("),
        (ASSEMBLE, "_stored_pages(house, job.owner, made.composed)",
         "_stored_pages(replace(house, blobs=_Deaf()), job.owner, made.composed)"),
        (ASSEMBLE, "    house.jobs.give_back(job.id, ASSEMBLY, token, cost=0, key=key, burnt=True)\n    return after",
         "    _stored_pages(house, job.owner, made.composed)\n"
         "    house.jobs.give_back(job.id, ASSEMBLY, token, cost=0, key=key, burnt=True)\n    return after"),
    ),
    _bug(
        "a placeholder in the cache", "P6",
        (RENDER, "LeaseEnd(key=work.key, token=answer.token) if",
         "LeaseEnd(key=work.key, token=answer.token, asset=outcome.asset, model=outcome.model, now=house.now()) if"),
    ),
    _bug("a reservation is leaked", "P8", (ASSEMBLE, "    money.book(house, job)\n", "")),
    _bug(
        "the day's limit is not asked", "P8",
        ("flows/money.py", "limit=limit)", "limit=None)"),
    ),
    _bug(
        "an end overwrites the next reservation", "P8",
        ("flows/money.py", "        if not now_job.ended:\n            return None\n", ""),
    ),
    _bug(
        "the job's budget is not asked", "P8",
        (SETTLING, "if job.budget is not None and may_cost and job.spent() + may_cost > job.budget:", "if False:"),
    ),
    _bug(
        "a call that never answered is free", "P8",
        (GUARD, "    if isinstance(error, ModelTimeout):\n        return call.may_cost\n", ""),
    ),
    _bug(
        "one key for two owners", "P9",
        ("core/keys.py", '"model": model, "owner": owner}', '"model": model}'),
    ),
    _bug("a foreign job is shown", "P9", ("flows/read.py", "job is None or job.owner != owner or job.deleted", "job is None or job.deleted")),
    _bug(
        "two jobs under one key", "P3",
        (MEMORY, "known is not None and known.expires_at > job.created_at and known.job != record.job", "False"),
    ),
    _bug(
        "accepted before it is committed", "P10",
        ("flows/submit.py", "        except Stale:\n            continue\n",
         "        except Stale:\n            return Submitted(change.job, False, change.messages)\n"),
    ),
    _bug("a worker calls after its lease", "P4", (GUARD, "        if house.now() + seconds > until:\n            raise LeaseLost\n", "        return\n")),
    _bug("tries are not counted", "P4", (SETTLING, "if job.steps[step].tried() >= MOST_TRIES:", "if False:")),
    _bug(
        "progress counts who is at work", "P5",
        ("core/progress.py", "done = sum(step.outcome() is not None for step in parts)", 'done = sum(step.state() == "working" for step in parts)'),
    ),
    _bug(
        "a cancelled run leaves steps open", "P2",
        (TRANSITIONS, "open_steps = [step for step in job.steps.values() if step.outcome() is None]",
         'open_steps = [step for step in job.steps.values() if step.outcome() is None and step.what != "picture"]'),
    ),
    _bug("a deletion forgets the cache", "P6", (SWEEP, "    house.cache.forget_job(job.id)\n", "")),
    _bug("bytes go at the first look", "P6", (SWEEP, "            found[path] = [generation, house.now()]\n", "            removed += house.blobs.remove(path, generation=generation)\n")),
    _bug(
        "a late answer is not booked", "P8",
        (SETTLING, "if job.ended and after.spent() != job.spent() else after", "if False else after"),
    ),
    _bug("no deadline", "P1", (SWEEP, "if now >= job.run.deadline_at and not held:", "if False:")),
    _bug(
        "a busy store fails the step", "P0",
        (GUARD, "if isinstance(error, LimnerError) and not is_passing(error):", "if isinstance(error, LimnerError):"),
    ),
)  # fmt: skip


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
            text = file.read_text("utf-8")
            if text.count(old) != 1:
                raise NoLongerApplies(f"{bug.name}: {name} has {text.count(old)} times: {old}")
            file.write_text(text.replace(old, new), "utf-8")
        yield Path(folder)


def loaded() -> list[Path]:
    """The files of the house that a seed needs: those that are loaded once one was run."""
    from tests.sim.world import broken

    broken(0)
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
        print(
            f"{'found' if got.found else 'MISSED':7} {bug.name:42} {bug.promise:4} {got.seed!s:>5} {got.promise} {got.sentence}",
            flush=True,
        )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
