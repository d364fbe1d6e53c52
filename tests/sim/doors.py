"""Every port behind a door: whoever goes through gives way before the effect and after it.

As soon as something was committed, the promises are looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from functions.core.job import Job
from functions.ports import Began, House

if TYPE_CHECKING:
    from tests.sim.world import Simulation

READS = {
    "jobs": ("get", "remembered", "listed", "running", "due", "named"),
    "cache": ("look",),
    "registers": ("read", "listed"),
    "counters": ("read",),
    "oversight": ("jobs", "counts"),
    "gallery": ("get", "search", "of_item", "counts"),
    "things": ("get", "listed"),
    "blobs": ("get", "age", "listed"),
    "queue": ("paused",),
}
WRITES = {
    "jobs": ("create", "save", "settle", "begin", "give_back", "remove"),
    "cache": ("answered", "forget_job", "void", "expire", "trim"),
    "registers": ("write", "remove"),
    "counters": ("add", "forget"),
    "oversight": (),
    "gallery": ("add", "change", "purge"),
    "things": ("create", "save", "remove", "purge"),
    "blobs": ("put", "touch", "remove"),
    "queue": ("put",),
}


def house(sim: Simulation, name: str, *, skew: float) -> House:
    """The whole house as one worker sees it: its own clock, its own doors, the one world behind them."""
    clock = sim.clock
    ports = {port: _doors(sim, port, getattr(sim, port)) for port in READS}
    ports["jobs"].watch = partial(_watch, sim)
    return House(
        **ports, writer=sim.pen, painter=sim.brush, stand_in=sim.stand_in, voice=sim.voice,
        stand_in_voice=sim.stand_in_voice, press=sim.press, policy=sim.policy,
        now=lambda: clock.now + skew, new_id=sim.new_id, chance=clock.rng, boot=f"{name}-{sim.boots}",
        post=sim.post,
    )  # fmt: skip


def _doors(sim: Simulation, port: str, behind: Any) -> SimpleNamespace:
    doors = SimpleNamespace()
    for name in READS[port]:
        setattr(doors, name, _read(sim, f"{port}.{name}", getattr(behind, name)))
    for name in WRITES[port]:
        look = getattr(sim.hall if port == "gallery" else sim.promises, f"{port}_{name}", None)
        setattr(doors, name, _write(sim, f"{port}.{name}", getattr(behind, name), look))
    doors.begin = _begin(sim, behind.begin) if port == "jobs" else None
    return doors


def _read(sim: Simulation, label: str, act: Callable[..., Any]) -> Callable[..., Any]:
    point = sim.point

    def go(*args: Any, **named: Any) -> Any:
        point(label)
        return act(*args, **named)

    return go


def _write(
    sim: Simulation, label: str, act: Callable[..., Any], look: Callable[..., None] | None
) -> Callable[..., Any]:
    point = sim.point
    done = f"{label} done"

    def go(*args: Any, **named: Any) -> Any:
        point(label)
        made = act(*args, **named)
        if look is not None:
            look(made, *args, **named)
        point(done, after=True)
        return made

    return go


def _begin(sim: Simulation, act: Callable[..., Any]) -> Callable[..., Any]:
    """A lease that was taken opens a call in the books, which judge whether it was free to take."""

    def go(job_id: str, begin: Any) -> Any:
        sim.point("jobs.begin")
        before = sim.world.entries.get(begin.key)
        made = act(job_id, begin)
        if isinstance(made, Began):
            sim.books.begun(job_id, begin, before)
            sim.promises.jobs_begin(made, job_id, begin)
        sim.point("jobs.begin done", after=True)
        return made

    return go


def _watch(sim: Simulation, job_id: str, *, after: int, timeout: float) -> Job | None:
    ends = sim.clock.now + timeout
    while True:
        sim.point("jobs.watch")
        job = sim.jobs.get(job_id)
        if job is None or job.version > after or sim.clock.now >= ends:
            return job
        sim.clock.wait(1.0)
