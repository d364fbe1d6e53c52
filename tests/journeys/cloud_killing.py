"""Kills workers of the house on Google Cloud at random while it works, with tasks that come twice and answers that are
lost: does every job end, what was paid for, and what lies about?

`python -m tests.journeys.cloud_killing 50` prints a line a kill and the sum; the tests do it a few times.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fakes.tasks.queues import Chaos
from tests.journeys.cloud import CloudHouse, a_cloud

HASTY = Path(__file__).parent / "hasty_main.py"
HEROES = ("fox", "cat", "dog", "wolf", "rabbit", "bear", "mouse", "lion", "knight", "wizard", "pirate", "girl")
#: jobs at work while there are workers to kill; seconds that all may take to end afterwards
AT_ONCE, ENDS = 3, 180.0
#: seconds that each answer of Gemini takes, so that there is something to lose
ANSWERS = 0.5


@dataclass(frozen=True)
class Kill:
    """One worker that was lost, or told to end."""

    target: str
    at: float
    politely: bool
    #: seconds until nothing of it lived on: what it asked for until then may be lost
    took: float


@dataclass
class Losses:
    """What became of it all."""

    kills: list[Kill] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    #: what was wrong with those that are not done
    reasons: list[str] = field(default_factory=list)
    #: calls of models that answered well, and what they were for
    paid: int = 0
    wanted: int = 0
    #: paid again with no worker killed in between
    unexcused: int = 0
    #: objects that no record names; records whose bytes are gone; objects that a stranger may read
    orphans: int = 0
    missing: int = 0
    public: int = 0
    #: tasks that were dropped by their queue
    dropped: int = 0
    duplicates: int = 0

    def kept(self) -> bool:
        """Every promise. A job whose tries were all killed, or its money with them, is `partial` and says so."""
        broken = self.unexcused + self.missing + self.public + self.dropped
        spent = all(reason.startswith(("budget_exceeded", "provider_unavailable")) for reason in self.reasons)
        ended = set(self.states) <= {"done", "partial"}
        return ended and spent and not broken and self.paid - self.wanted <= self.allowed()

    def allowed(self) -> int:
        """What all kills together could cost: a kill loses at most what was in the making."""
        return sum(10 if one.target == "render" else 1 for one in self.kills)

    def __str__(self) -> str:
        done = sum(state == "done" for state in self.states)
        return (
            f"{len(self.kills)} workers killed, {self.duplicates} tasks came twice: {done} of {len(self.states)} jobs "
            f"done, {self.paid} calls paid for {self.wanted} results, {self.unexcused} of them without a crash to "
            f"blame, {self.orphans} objects without a record, {self.missing} records without bytes, {self.public} "
            f"public, {self.dropped} tasks dropped {' '.join(self.reasons)}"
        )


def kill_workers(house: CloudHouse, count: int, *, seed: int, told: bool = False) -> Losses:
    """`count` of them, each in the middle of work; then all jobs may end."""
    chance, losses = random.Random(seed), Losses()
    house.gemini.seconds = ANSWERS
    house.tasks.chaos = Chaos(
        duplicate=1.0, lost=0.05, unheard=0.05, delay=0.3, reorder=True, chance=random.Random(seed)
    )
    jobs: list[dict[str, Any]] = []
    with house.swept(every=1.0):
        while len(losses.kills) < count or not jobs:
            jobs += [_job(house, len(jobs) + n) for n in range(AT_ONCE - _at_work(house, jobs))]
            time.sleep(chance.uniform(0.2, 1.5))
            if len(losses.kills) < count:
                losses.kills.append(_kill(house, chance))
            if told:
                print(losses.kills[-1], flush=True)
        found = house.ended(jobs, within=ENDS)
        house.tasks.chaos = Chaos()
        house.tasks.wait_until_idle(60.0)
    losses.states = [job["state"] for job in found]
    losses.reasons = [_reason(job) for job in found if job["state"] != "done"]
    _count_calls(house, losses)
    _count_things(house, losses, found)
    return losses


def _reason(job: dict[str, Any]) -> str:
    faults = [scene["picture"].get("error") for scene in job["scenes"] if scene["picture"]]
    return "; ".join(f"{one['code']}: {one['detail']}" for one in (job.get("problem"), *faults) if one)


def _kill(house: CloudHouse, chance: random.Random) -> Kill:
    target, politely = chance.choice(["plan", "render", "render", "assemble"]), chance.random() < 0.25
    if target == "render":
        _await_painting(house, within=3.0)
        time.sleep(chance.uniform(0.0, 1.5 * ANSWERS))
    at = time.monotonic()
    return Kill(target, at, politely, house.restart(target, politely=politely))


def _await_painting(house: CloudHouse, *, within: float) -> None:
    """Most moments of a worker are idle; this is the one that could cost something."""
    before, ends = len(house.gemini.answered("picture")), time.monotonic() + within
    while len(house.gemini.answered("picture")) == before and time.monotonic() < ends:
        time.sleep(0.02)


def _job(house: CloudHouse, number: int) -> dict[str, Any]:
    prompt = f"A {HEROES[number % len(HEROES)]} counts to {number}"
    body = {"kind": "comic", "prompt": prompt, "scenes": 3, "seed": number}  # so no two ask Gemini for the same
    made: dict[str, Any] = house.ask("POST", "/v1/jobs", body)
    return made


def _at_work(house: CloudHouse, jobs: list[dict[str, Any]]) -> int:
    return sum(not house.ask("GET", f"/v1/jobs/{job['id']}")["done"] for job in jobs[-2 * AT_ONCE :])


def _count_calls(house: CloudHouse, losses: Losses) -> None:
    """A call that is made again has a kill of its worker between the two, or nobody knows why it was paid twice."""
    calls: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in house.gemini.asked:
        if one.status == 200:
            digest = hashlib.sha256(json.dumps(one.body, sort_keys=True).encode()).hexdigest()
            calls[one.role, digest].append(one.at)
    workers = {"text": "plan", "picture": "render", "speech": "render"}
    for (role, _), times in calls.items():
        losses.wanted += 1
        losses.paid += len(times)
        killed = [kill.at + kill.took for kill in losses.kills if kill.target == workers[role]]
        for earlier, later in zip(sorted(times), sorted(times)[1:], strict=False):
            losses.unexcused += not any(earlier <= moment <= later for moment in killed)


def _count_things(house: CloudHouse, losses: Losses, jobs: list[dict[str, Any]]) -> None:
    bucket = house.env["ASSETS_BUCKET"]
    objects = [name for name in house.storage.buckets[bucket].objects if name.startswith("ann/")]
    losses.orphans = len(objects) - len(_named(house, [name.partition("/")[2] for name in objects]))
    for job in jobs:
        for scene in job["scenes"]:
            losses.missing += not house.bytes_of(scene["picture"]["url"].removeprefix(house.services["api"].url))
    losses.public = sum(_is_public(house, f"/{bucket}/{name}") for name in objects)
    losses.dropped = sum(len(lane.dropped) for lane in house.tasks.lanes.values())
    losses.duplicates = sum(one.ghost for one in house.tasks.delivered)


def _named(house: CloudHouse, names: list[str]) -> frozenset[str]:
    from functions.settings import Settings
    from functions.wiring.google import open_google

    before = os.environ.get("FIRESTORE_EMULATOR_HOST")
    os.environ["FIRESTORE_EMULATOR_HOST"] = house.env["FIRESTORE_EMULATOR_HOST"]
    google = open_google(Settings.read(house.env))
    try:
        return google.house.jobs.named("ann", names)
    finally:
        google.close()
        os.environ.pop("FIRESTORE_EMULATOR_HOST")
        if before is not None:
            os.environ["FIRESTORE_EMULATOR_HOST"] = before


def _is_public(house: CloudHouse, path: str) -> bool:
    with suppress(urllib.error.HTTPError), urllib.request.urlopen(house.storage.url + path, timeout=10.0) as answer:
        return bool(answer.status == 200)
    return False


def run(count: int, *, seed: int, told: bool = False) -> Losses:
    """A house of its own, and so many kills."""
    with tempfile.TemporaryDirectory() as folder, a_cloud(Path(folder), source=HASTY) as house:
        return kill_workers(house, count, seed=seed, told=told)


def main() -> int:
    losses = run(int(sys.argv[1]) if len(sys.argv) > 1 else 50, seed=1, told=True)
    print(losses)
    return 0 if losses.kept() else 1


if __name__ == "__main__":
    sys.exit(main())
