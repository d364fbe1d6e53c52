"""The API over HTTP against the same server with one bare function, and a busy server against an idle one."""

from __future__ import annotations

import json
import pickle
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from functions.adapters.local.cache import SqliteCache
from functions.core.job import Job
from functions.flows.submit import Submission, submit
from functions.kinds import KINDS
from functions.ports import Cache
from functions.wiring.laptop import Laptop, open_laptop
from tests.bench.http_load import Line, closed, request, steady
from tests.bench.http_server import Recordings, settings
from tests.bench.page import ROOT
from tests.bench.row import Row, against, bounded

CONNECTIONS = 16
#: of p99 against the bare handler, and milliseconds of processor time above it
MOST = {"accept": 2.0, "progress": 1.5, "cached": 1.5, "asset": 1.5, "scene again": 1.5, "scene with a tag": None}
MOST_ABOVE = 0.6
PROMPT = "A fox learns to sail and meets a storm on the way to the lighthouse"

#: milliseconds: an answer from the scene cache, and the look into it alone
MOST_ANSWER, MOST_LOOK = 50.0, 20.0
SCENE = {"kind": "scene", "prompt": PROMPT}
#: whoever wants more than the picture gets a job each time
TAGGED = {**SCENE, "tags": ["storm"]}

NOTE = """The bare handler of an accepted job parses JSON and stores nothing.
Ours also checks every field, prices the job, commits it durably and puts its first task on the queue.
A scene again is shown as the job that the scene cache made of it the first time, without a commit.
A scene with a tag is a job each time: accepted, answered from the scene cache and ended, in one durable commit."""


@dataclass(frozen=True, slots=True)
class Server:
    """A process that serves."""

    port: int
    process: subprocess.Popen[str]

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


@contextmanager
def served(what: str, place: Path) -> Iterator[Server]:
    """A process that ends when its input does."""
    words = [sys.executable, "-m", "tests.bench.http_server", what, str(place)]
    process = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield Server(int(process.stdout.readline()), process)
    finally:
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def furnished(folder: Path, *, panels: int) -> str:
    """A store with one finished scene and one finished comic; the comic's id."""
    laptop = open_laptop(settings(folder))
    try:
        laptop.take()
        _finished(laptop, SCENE)
        return _finished(laptop, {"kind": "comic", "prompt": PROMPT, "scenes": panels}).id
    finally:
        laptop.close()


def _finished(laptop: Laptop, body: Mapping[str, object]) -> Job:
    kind = str(body["kind"])
    made = submit(laptop.house, Submission(owner="local", kind=kind, request=KINDS[kind].parse(dict(body))))
    laptop.queue.put(made.messages)
    job, ends = made.job, time.monotonic() + 300
    while not job.ended and time.monotonic() < ends:
        job = laptop.house.jobs.watch(job.id, after=job.version, timeout=5.0) or job
    assert job.state == "done", job.state
    return job


def targets(port: int, job: str) -> tuple[dict[str, bytes], Recordings]:
    """What is asked for, and what was answered to it."""
    line, recordings = Line(port), Recordings()
    progress = request("GET", f"/v1/jobs/{job}")
    head, body = _parted(line.ask(progress))
    tag = next(value for name, value in head[1] if name.lower() == "etag")
    asset = str(json.loads(body)["scenes"][0]["picture"]["url"])
    wish = json.dumps({"kind": "comic", "prompt": PROMPT, "scenes": 6}).encode()
    asked = {
        "accept": request("POST", "/v1/jobs", body=wish),
        "progress": progress,
        "cached": request("GET", f"/v1/jobs/{job}", headers=[("If-None-Match", tag)]),
        "asset": request("GET", asset),
        "scene again": request("POST", "/v1/jobs", body=json.dumps(SCENE).encode()),
        "scene with a tag": request("POST", "/v1/jobs", body=json.dumps(TAGGED).encode()),
    }
    for name, what in asked.items():
        (status, headers), body = _parted(line.ask(what))
        method, path, _ = what.decode().split(" ", 2)
        told = (
            "tag"
            if name == "cached"
            else {"accept": "comic", "scene again": "scene", "scene with a tag": "scene"}.get(name, "")
        )
        recordings[method, path, told] = (status, headers, body)
    line.socket.close()
    return asked, recordings


def forget_accepted(folder: Path) -> None:
    """What was only accepted goes, so that each turn finds the store as the first did."""
    with closing(sqlite3.connect(folder / "limner.db", timeout=20)) as connection, connection:
        connection.execute(
            "DELETE FROM jobs WHERE open = 1 OR (kind = 'scene' AND json_array_length(body, '$.request.tags') > 0)"
        )
        connection.execute("DELETE FROM gallery WHERE job NOT IN (SELECT id FROM jobs)")
        connection.execute(
            "DELETE FROM named WHERE source LIKE 'job:%' AND substr(source, 5) NOT IN (SELECT id FROM jobs)"
        )
        connection.execute("DELETE FROM tasks WHERE done_at IS NULL")


def beside_bare(
    ours: Server, bare: Server, asked: Mapping[str, bytes], *, folder: Path, turns: int, count: int
) -> list[Row]:
    """p50 and p99 at sixteen connections, and processor time a request; ours and the bare handler by turns.

    Many short turns: what else the machine does meets both alike.
    """
    rows = []
    for name, what in asked.items():
        found: dict[int, list[tuple[float, float, float]]] = {ours.port: [], bare.port: []}
        for turn in range(turns + 1):
            forget_accepted(folder)
            for server in (ours, bare):
                before = server.cpu()
                took = sorted(closed(server.port, what, connections=CONNECTIONS, count=count))
                cpu = 1000 * (server.cpu() - before) / count
                if turn:  # the first is for warming up
                    found[server.port].append((took[count // 2], took[int(count * 0.99)], cpu))
        (mid, late, cpu), (its_mid, its_late, its_cpu) = (
            [median(one) for one in zip(*all_, strict=True)] for all_ in found.values()
        )
        rows += [
            against(f"{name}, {CONNECTIONS} connections: p50", mid, its_mid, unit="ms"),
            against(f"{name}, {CONNECTIONS} connections: p99", late, its_late, unit="ms", most=MOST[name]),
        ]
        rows.append(against(f"{name}: CPU a request", cpu, its_cpu, unit="ms"))
        above = f"{name}: CPU a request above the bare handler"
        if name in ("accept", "scene with a tag"):
            rows.append(Row(name=above, ours=cpu - its_cpu, unit="ms"))
        else:
            rows.append(bounded(above, cpu - its_cpu, most=MOST_ABOVE, unit="ms"))
    return rows


def looks(folder: Path, *, count: int) -> list[Row]:
    """The look into the scene cache alone: from the store, and from its copy in the process."""
    laptop = open_laptop(settings(folder))
    try:
        with laptop.database.reading() as connection:
            key = str(connection.execute("SELECT key FROM cache WHERE asset IS NOT NULL LIMIT 1").fetchone()[0])
        store, found = SqliteCache(laptop.database), []
        for name, cache in (("store", store), ("process", laptop.house.cache)):
            took = sorted(_timed(cache, key) for _ in range(count))
            late = took[int(count * 0.99)]
            found.append(bounded(f"look into the scene cache, {name}: p99", late, most=MOST_LOOK, unit="ms"))
        return found
    finally:
        laptop.close()


def _timed(cache: Cache, key: str) -> float:
    begins = time.perf_counter()
    assert cache.look(key) is not None
    return 1000 * (time.perf_counter() - begins)


def open_loop(server: Server, asked: Mapping[str, bytes], *, seconds: float) -> list[Row]:
    """A hundred requests a second, by the clock."""
    rows = []
    for name, what in asked.items():
        took = sorted(steady(server.port, [what], a_second=100, until=lambda sent: sent >= 100 * seconds))
        rows.append(Row(name=f"{name}, 100 requests a second: p50", ours=took[len(took) // 2], unit="ms"))
        late, label = took[int(len(took) * 0.99)], f"{name}, 100 requests a second: p99"
        if name.startswith("scene"):
            rows.append(bounded(label, late, most=MOST_ANSWER, unit="ms"))
        else:
            rows.append(Row(name=label, ours=late, unit="ms"))
    return rows


def while_making(server: Server, progress: bytes, *, comics: int, panels: int, seconds: float) -> list[Row]:
    """p99 of a hundred looks a second at a finished job: while comics are made, and before each."""
    idle, busy = [], []
    for number in range(comics):
        took = sorted(steady(server.port, [progress], a_second=100, until=lambda sent: sent >= 100 * seconds))
        idle.append(took[int(len(took) * 0.99)])
        wish = json.dumps({"kind": "comic", "prompt": f"{PROMPT} {number}", "scenes": panels, "cache": "bypass"})
        line = Line(server.port)
        _, body = _parted(line.ask(request("POST", "/v1/jobs", body=wish.encode())))
        watch = request("GET", f"/v1/jobs/{json.loads(body)['id']}")

        def ended(sent: int, line: Line = line, watch: bytes = watch) -> bool:
            return sent % 25 == 0 and bool(json.loads(_parted(line.ask(watch))[1])["done"])

        took = sorted(steady(server.port, [progress], a_second=100, until=ended))
        busy.append(took[int(len(took) * 0.99)])
        line.socket.close()
    return [
        against("progress p99 while a comic is made, against idle", median(busy), median(idle), unit="ms", most=3.0)
    ]


def rows(*, panels: int = 10, turns: int = 41, count: int = 300, seconds: float = 5.0, comics: int = 5) -> list[Row]:
    """All of the above, on one store."""
    with tempfile.TemporaryDirectory() as place:
        folder, recorded = Path(place) / "data", Path(place) / "recordings"
        job = furnished(folder, panels=panels)
        with served("ours", folder) as ours:
            asked, recordings = targets(ours.port, job)
            recorded.write_bytes(pickle.dumps(recordings))
            with served("bare", recorded) as bare:
                found = beside_bare(ours, bare, asked, folder=folder, turns=turns, count=count)
            forget_accepted(folder)
            found += looks(folder, count=10 * count)
            found += open_loop(ours, asked, seconds=seconds)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        job = furnished(folder, panels=1)
        with served("working", folder) as working:
            progress = request("GET", f"/v1/jobs/{job}")
            found += while_making(working, progress, comics=comics, panels=panels, seconds=seconds)
    return found


def _parted(answer: bytes) -> tuple[tuple[str, list[tuple[str, str]]], bytes]:
    """Status line with headers, without what the server itself adds, and the body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    return (first.split(" ", 1)[1], [pair for pair in pairs if pair[0] not in ("Date", "Server", "Connection")]), body
