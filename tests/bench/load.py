"""Many comics at once for a real server as a user starts it: does every accepted job end, and what does it cost?

`python -m tests.bench load` runs it alone.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.load_clients import Heard, comics, load
from tests.bench.load_gauge import Gauge, Reading, cpu, slope, thirds
from tests.bench.page import ROOT
from tests.bench.row import Row, bounded

CLIENTS = 16
#: milliseconds in which overload is refused, and by how much memory may differ between the thirds of a load
MOST_REFUSAL, MOST_GROWTH = 100.0, 1.10
#: seconds in which a server answers for the first time, and in which it ends
PATIENCE = 30.0
#: after which a load is given up, and what is still at work is told as such
SECONDS, FEW_SECONDS = 240.0, 60.0
#: panels of the comics that are all different: each is painted
FEW_SCENES = 4

NOTE = """The load is 200 comics of ten panels from 16 clients, for a server as `serve` starts it, with every setting at
its default: 100 jobs of one owner may run, and who is refused comes again when the answer says.
They have 20 different prompts, so that the scene cache answers for nine pictures of ten, while each comic is lettered
and printed for itself; the 20 comics of the second load have four panels, and all of them are painted.
What is not ended after four minutes is told as such: a machine that has other work may be too slow for all of them.
Memory is looked at twice a second from the tenth part of the jobs on: the median of the first third of the readings
against that of the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What one load showed."""

    jobs: int
    heard: Heard
    readings: Sequence[Reading]
    #: seconds from the first request to the last end, and of processor time
    seconds: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Started:
    """A server that answers."""

    pid: int
    port: int


@contextmanager
def started(folder: Path, env: Mapping[str, str]) -> Iterator[Started]:
    """`python -m functions serve` in a home that is empty, on a data folder that is new."""
    home, port = folder / "home", free_port()
    home.mkdir()
    words = {"HOME": str(home), "LIMNER_DATA": str(folder / "data"), "PORT": str(port), "LOG_LEVEL": "WARNING"}
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, "-m", "functions", "serve"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**kept, **words, **env}, stderr=log)
        try:
            _answers(port, process)
            yield Started(process.pid, port)
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    told = (folder / "log").read_text("utf-8", "replace")
    print(told[-4000:], end="", file=sys.stderr)


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(
    jobs: int, *, distinct: int, scenes: int, clients: int, seconds: float, most_wait: float = 60.0,
    env: Mapping[str, str] | None = None,
) -> Loaded:  # fmt: skip
    """One load on a server of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        started(Path(folder), env or {}) as server,
        Gauge(pid=server.pid) as gauge,
    ):
        began = time.monotonic()
        bodies = list(comics(jobs, distinct=distinct, scenes=scenes))
        heard = load(server.port, bodies, clients=clients, seconds=seconds, most_wait=most_wait)
        took = max([*heard.ends, began]) - began
        return Loaded(jobs=jobs, heard=heard, readings=gauge.readings, seconds=took, cpu=cpu(server.pid))


def told(name: str, one: Loaded) -> list[Row]:
    """A load as rows."""
    heard, states = one.heard, Counter(one.heard.ended)
    return [
        Row(name=f"{name}: accepted", ours=len(heard.accepted)),
        Row(name=f"{name}: ended done", ours=states["done"]),
        bounded(f"{name}: ended otherwise", len(heard.ended) - states["done"], most=0),
        bounded(f"{name}: not ended when the time was over", one.jobs - len(heard.ended), most=0),
        bounded(f"{name}: broken connections, 5xx and unasked-for 4xx", sum(heard.faults.values()), most=0),
        Row(name=f"{name}: from the first request to the last end", ours=one.seconds, unit="s"),
        Row(name=f"{name}: pictures", ours=sum(heard.pictures) / one.seconds, unit="1/s"),
        *(
            [Row(name=f"{name}: CPU a job, children too", ours=one.cpu / len(heard.ended), unit="s")]
            if heard.ended
            else []
        ),
        *_times(f"{name}: accept", heard.accepted),
        *_times(f"{name}: look at a job", heard.looked),
        Row(name=f"{name}: refusals", ours=len(heard.refused)),
        bounded(f"{name}: refusals without Retry-After", len(heard.silent), most=0),
        *_times(f"{name}: refusal", heard.refused, most=MOST_REFUSAL),
    ]


def rows(*, jobs: int = 200, distinct: int = 20, scenes: int = 10, few: int = 20) -> list[Row]:
    """The full load, and a smaller one in which nothing repeats."""
    apart = run(few, distinct=few, scenes=FEW_SCENES, clients=CLIENTS, seconds=FEW_SECONDS)
    many = run(jobs, distinct=distinct, scenes=scenes, clients=CLIENTS, seconds=SECONDS)
    name = f"{jobs} comics at once"
    return told(name, many) + memory(name, many) + told(f"{few} different comics at once", apart)


def memory(name: str, one: Loaded) -> list[Row]:
    """What the server holds from the tenth part of the ends to the last: a few jobs alone only warm it up."""
    ends = sorted(one.heard.ends)
    if len(ends) < 2:
        return []
    late = [reading for reading in one.readings if ends[len(ends) // 10] <= reading.at <= ends[-1]]
    if not late:
        return []
    first, last = thirds(late, lambda reading: reading.server)
    rises = slope([(bisect(ends, reading.at), reading.server) for reading in late])
    children = thirds(late, lambda reading: reading.children)
    threads, files = (thirds(late, what)[1] for what in (lambda one: one.threads, lambda one: one.files))
    return [
        Row(
            name=f"{name}: memory of the server, last third against first", ours=last, anchor=first, unit="MB",
            judged=last / first, most=MOST_GROWTH, goal=f"<= {MOST_GROWTH:.2f}x",
        ),
        Row(name=f"{name}: memory of the server for 100 jobs more", ours=100 * rises, unit="MB"),
        Row(name=f"{name}: memory of its children", ours=children[1], anchor=children[0], unit="MB"),
        Row(name=f"{name}: threads in the last third", ours=threads),
        Row(name=f"{name}: open files in the last third", ours=files),
    ]  # fmt: skip


def _times(name: str, took: Sequence[float], *, most: float | None = None) -> list[Row]:
    """p50, p99 and the longest; the longest is judged."""
    if not took:
        return []
    ordered = sorted(took)
    last = f"{name}, the longest"
    return [
        Row(name=f"{name} p50", ours=ordered[len(ordered) // 2], unit="ms"),
        Row(name=f"{name} p99", ours=ordered[int(len(ordered) * 0.99)], unit="ms"),
        bounded(last, ordered[-1], most=most, unit="ms") if most else Row(name=last, ours=ordered[-1], unit="ms"),
    ]


def _answers(port: int, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/kinds", timeout=5).close()
        except OSError:
            if time.monotonic() > ends or process.poll() is not None:
                raise
            time.sleep(0.05)
        else:
            return
