"""A whole house in memory: real stores, real flows, a queue drained by hand or by threads, pretended models."""

from __future__ import annotations

import heapq
import itertools
import json
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from functions.adapters.local.memory import MemoryJobs, MemoryRegisters, World
from functions.adapters.local.memory_blobs import MemoryBlobs
from functions.adapters.local.memory_cache import MemoryCache
from functions.adapters.local.memory_oversight import MemoryCounters, MemoryOversight
from functions.adapters.local.memory_records import MemoryGallery, MemoryThings
from functions.core.document import Block, Document
from functions.core.errors import EmptyOutput, LimnerError
from functions.core.job import Job
from functions.core.messages import Message
from functions.core.plan import Plan
from functions.core.transitions import Change
from functions.flows.deliver import deliver
from functions.flows.submit import Submission, submit
from functions.flows.sweep import Swept, sweep
from functions.kinds import KINDS
from functions.ports import (
    Composed,
    ComposedPage,
    Developed,
    Fetch,
    Heard,
    House,
    Joined,
    Manuscript,
    Painted,
    PictureAsk,
    Policy,
    Printed,
    SpeechAsk,
    Spoken,
    Take,
    WriterAsk,
    Written,
)
from tests.couriers import FakeCourier, a_post

START = 1_750_000_000.0


@dataclass
class Clock:
    """A clock that is put forward by hand, or by the queue when it waits for nothing else."""

    time: float = START

    def __call__(self) -> float:
        return self.time


class HandQueue:
    """Tasks in order of time, copies of one name once; `paused` holds the verbs that an operator holds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.names: set[str] = set()
        self.held: set[str] = set()
        self.changed = threading.Condition()
        self._now = now
        self._tasks: list[tuple[float, int, Message]] = []
        self._order = itertools.count()

    def put(self, messages: Sequence[Message]) -> None:
        with self.changed:
            for message in messages:
                if message.name() not in self.names:
                    self.names.add(message.name())
                    heapq.heappush(self._tasks, (max(message.at, self._now()), next(self._order), message))
            self.changed.notify_all()

    def paused(self, verb: str) -> bool:
        return verb in self.held

    def take(self) -> tuple[float, Message] | None:
        """The next task that nobody holds, and its time."""
        with self.changed:
            free = [task for task in self._tasks if task[2].verb not in self.held]
            if not free:
                return None
            at, _, message = found = min(free, key=lambda task: task[:2])
            self._tasks.remove(found)
            heapq.heapify(self._tasks)
            return at, message

    def __len__(self) -> int:
        return len(self._tasks)


@dataclass
class FakeWriter:
    """Plans as many scenes as were asked for; a fault in `faults` is raised instead, an answer in `answers` given."""

    model: str = "fake/writer"
    timeout: float = 10.0
    price: int = 1000
    asked: list[WriterAsk] = field(default_factory=list)
    faults: list[LimnerError] = field(default_factory=list)
    answers: list[Mapping[str, Any]] = field(default_factory=list)
    meanwhile: Callable[[WriterAsk], None] | None = None

    def may_cost(self, ask: WriterAsk) -> int:
        return self.price

    def write(self, ask: WriterAsk) -> Written:
        self.asked.append(ask)
        if self.faults:
            raise self.faults.pop(0)
        if self.meanwhile is not None:
            self.meanwhile(ask)
        if self.answers:
            return Written(data=self.answers.pop(0), model=self.model, cost=self.price * 9 // 10)
        if ask.task == "explain":
            title = ask.scene.title if ask.scene else ""
            said = {"points": [f"{title} in short"], "narration": f"All about {title}. It is so.", "notes": "Slowly."}
            return Written(data=said, model=self.model, cost=self.price * 9 // 10)
        words = next((str(ask.request[one]) for one in ("prompt", "topic", "script", "text") if one in ask.request), "")
        scenes = [
            {
                "title": f"Part {number}", "prompt": f"{words[:300]}, part {number}", "alt": f"part {number} of it",
                "caption": f"Caption {number}.", "cast": ["Fen"], "shot": "wide",
                "narration": f"Part {number} is told. It ends.",
                "dialogue": [{"speaker": "Fen", "text": f"Line {number}!", "kind": "speech"}],
                "points": [f"point {number}"], "questions": [{"question": f"Why {number}?", "answer": f"So {number}."}],
            }
            for number in range(1, (len(ask.parts) or int(ask.request.get("scenes") or 6)) + 1)
        ]  # fmt: skip
        cast = [{"name": "Fen", "look": "small red fox, blue scarf"}]
        data = {"title": words[:60], "summary": words[:120], "characters": cast, "scenes": scenes}
        return Written(data=data, model=self.model, cost=self.price * 9 // 10)


@dataclass
class FakePainter:
    """Answers with the prompt as bytes; a fault in `faults` is raised instead; `gate` holds every call back.

    `meanwhile` is what happens in the world during a call; what it raises is the model's answer.
    """

    model: str = "fake/painter"
    timeout: float = 30.0
    price: int = 30_000
    asked: list[PictureAsk] = field(default_factory=list)
    faults: list[LimnerError] = field(default_factory=list)
    gate: threading.Event | None = None
    meanwhile: Callable[[PictureAsk], None] | None = None

    def may_cost(self, ask: PictureAsk) -> int:
        return self.price

    def paint(self, ask: PictureAsk) -> Painted:
        self.asked.append(ask)
        if self.gate is not None:
            self.gate.wait(10.0)
        if self.faults:
            raise self.faults.pop(0)
        if self.meanwhile is not None:
            self.meanwhile(ask)
        data = json.dumps([self.model, ask.prompt, ask.style, ask.seed]).encode()
        return Painted(data=data, model=self.model, cost=self.price)


@dataclass
class FakeVoice:
    """Says the words as bytes; a fault in `faults` is raised instead, an answer in `answers` given."""

    model: str = "fake/voice"
    timeout: float = 20.0
    price: int = 500
    asked: list[SpeechAsk] = field(default_factory=list)
    faults: list[LimnerError] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)
    warning: str = ""
    meanwhile: Callable[[SpeechAsk], None] | None = None

    def may_cost(self, ask: SpeechAsk) -> int:
        return self.price

    def speak(self, ask: SpeechAsk) -> Spoken:
        self.asked.append(ask)
        if self.faults:
            raise self.faults.pop(0)
        if self.meanwhile is not None:
            self.meanwhile(ask)
        data = self.answers.pop(0) if self.answers else f"{self.model}|{ask.voice}|{ask.text};".encode()
        return Spoken(data=data, model=self.model, cost=self.price, warning=self.warning)


@dataclass
class FakePress:
    """Every picture is good, every page a line of JSON; `broken` names formats that cannot be made."""

    broken: set[str] = field(default_factory=set)
    sizes: dict[str, int] = field(default_factory=dict)

    def arrange(self, plan: Plan, *, page: str) -> Mapping[str, Any]:
        return {"aspects": {str(scene.id): 1.0 for scene in plan.scenes}}

    def develop(self, data: bytes) -> Developed:
        return Developed(
            webp=b"webp" + data, thumb=b"thumb" + data, placeholder="data:image/webp;base64,AA==", color="#8fb6a8",
            width=1024, height=1024, mime="image/png", suffix="png",
        )  # fmt: skip

    def listen(self, data: bytes, text: str, *, rate: int = 24_000, silent: bool = False) -> Heard:
        if not data:
            raise EmptyOutput
        return Heard(wav=data, seconds=1.0)

    def join(self, takes: Sequence[Take]) -> Joined:
        count = sum(len(take.sentences) for take in takes)
        cuts = tuple(float(number) for number in range(1, count + 1))
        return Joined(wav=b"".join(take.wav for take in takes), seconds=float(count), cuts=cuts)

    def read(self, data: bytes, *, name: str, mime: str) -> Document:
        texts = filter(None, data.decode().split("\n\n"))
        blocks = tuple(Block(kind="paragraph", text=text, paragraph=n) for n, text in enumerate(texts, 1))
        return Document(name=name, mime=mime, blocks=blocks)

    def compose(self, manuscript: Manuscript, fetch: Fetch) -> Composed:
        words = [[panel.scene, panel.caption, panel.state] for panel in manuscript.panels]
        layout = json.dumps(words).encode()
        panels = tuple((panel.scene, 0.1, 0.1, 0.8, 0.8) for panel in manuscript.panels)
        page = ComposedPage(webp=b"page" + layout, thumb=b"small" + layout, width=2480, height=3508, panels=panels)
        return Composed(layout=layout, pages=(page,))

    def export(self, name: str, manuscript: Manuscript, fetch: Fetch) -> Printed:
        if name in self.broken:
            raise LimnerError(f"No {name} today.")
        data = f"{name} of {manuscript.title}".encode()
        return Printed(data=data.ljust(self.sizes.get(name, 0)), mime=MIMES[name], suffix=name)

    def formats(self) -> Mapping[str, tuple[str, int]]:
        return {name: (mime, 1) for name, mime in MIMES.items()}


MIMES = {
    "pdf": "application/pdf", "cbz": "application/vnd.comicbook+zip", "png": "application/zip",
    "webp": "application/zip", "zip": "application/zip", "html": "text/html", "json": "application/json",
    "epub": "application/epub+zip", "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "wav": "audio/wav", "vtt": "text/vtt",
}  # fmt: skip


@dataclass
class Home:
    """A house with its insides at hand."""

    house: House
    world: World
    clock: Clock
    queue: HandQueue
    writer: FakeWriter
    painter: FakePainter
    stand_in: FakePainter
    press: FakePress
    voice: FakeVoice
    stand_in_voice: FakeVoice
    courier: FakeCourier

    def drain(self, *, most: int = 10_000, until: Callable[[], bool] = lambda: False) -> int:
        """Delivers what is queued, the clock going along; how many deliveries it took."""
        for count in range(most):
            if until() or not self.deliver_one():
                return count
        message = f"still at work after {most} deliveries"
        raise AssertionError(message)

    def deliver_one(self) -> bool:
        """Delivers the next task; False when there is none."""
        taken = self.queue.take()
        if taken is None:
            return False
        self.clock.time = max(self.clock.time, taken[0]) + 0.01
        self.queue.put(deliver(self.house, taken[1]))
        return True

    def submit(self, *, owner: str = "ann", key: str | None = None, body: str = "", **fields: Any) -> Job:
        """Accepts a comic, or another kind, and enqueues its first step."""
        request, kind = a_request(**fields), fields.get("kind", "comic")
        made = submit(self.house, Submission(owner=owner, kind=kind, request=request, key=key, body=body))
        self.queue.put(made.messages)
        return made.job

    def make(self, **fields: Any) -> Job:
        """A comic from its acceptance to whatever becomes of it."""
        job = self.submit(**fields)
        self.drain()
        return self.job(job.id)

    def go_on(self, change: Change) -> Job:
        """What follows from an owner's act."""
        self.queue.put(change.messages)
        self.drain()
        return self.job(change.job.id)

    def go_on_with(self, messages: Sequence[Message]) -> None:
        """Enqueues, and delivers whatever follows."""
        self.queue.put(messages)
        self.drain()

    def sweep(self, *, after: float = 0.0) -> Swept:
        """A look of the sweep so much later; its messages are enqueued."""
        self.clock.time += after
        found = sweep(self.house)
        self.queue.put(found.messages)
        return found

    def before(self, port: str, act: Callable[[], object]) -> None:
        """Somebody else comes first, once: `port` as "jobs.save"."""
        store, method = getattr(self.house, port.partition(".")[0]), port.partition(".")[2]
        real = getattr(store, method)

        def beaten(*args: Any, **named: Any) -> Any:
            setattr(store, method, real)
            act()
            return real(*args, **named)

        setattr(store, method, beaten)

    def job(self, job_id: str) -> Job:
        """The job as it is stored."""
        found = self.house.jobs.get(job_id)
        assert found is not None
        return found

    @contextmanager
    def working(self, *, workers: int = 4) -> Iterator[None]:
        """Threads that deliver what is due; the clock stands still unless a test moves it."""
        stop = threading.Event()

        def work() -> None:
            while not stop.is_set():
                taken = self.queue.take()
                if taken is None:
                    with self.queue.changed:
                        self.queue.changed.wait(0.02)
                    continue
                self.queue.put(deliver(self.house, taken[1]))

        threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            if self.painter.gate is not None:
                self.painter.gate.set()
            for thread in threads:
                thread.join(10.0)


def a_house(**policy: Any) -> Home:
    """An empty house; `policy` are fields of ports.Policy."""
    clock, world, ids = Clock(), World(), itertools.count(1)
    queue = HandQueue(clock)
    writer, painter, stand_in, press = FakeWriter(), FakePainter(), FakePainter(model="fake/stand-in"), FakePress()
    courier, voice, stand_in_voice = FakeCourier(), FakeVoice(), FakeVoice(model="fake/stand-in-voice", price=0)
    house = House(
        jobs=MemoryJobs(world), cache=MemoryCache(world), registers=MemoryRegisters(world),
        gallery=MemoryGallery(world), things=MemoryThings(world),
        counters=MemoryCounters(world), oversight=MemoryOversight(world),
        blobs=MemoryBlobs(world, now=clock), queue=queue, writer=writer, painter=painter, stand_in=stand_in,
        voice=voice, stand_in_voice=stand_in_voice,
        press=press, policy=Policy(**policy), now=clock, new_id=lambda: f"id{next(ids):04}", chance=random.Random(1),
        boot="boot-1", post=a_post(courier),
    )  # fmt: skip
    return Home(house, world, clock, queue, writer, painter, stand_in, press, voice, stand_in_voice, courier)


def a_request(**fields: Any) -> dict[str, Any]:
    """An accepted request, of a comic where it names no other kind."""
    body = {"kind": "comic", "prompt": "A fox learns to sail", "scenes": 3} | fields
    return KINDS[body["kind"]].parse({name: value for name, value in body.items() if value is not None})


def eventually(true: Callable[[], Any], *, within: float = 10.0) -> Any:
    """The first true answer; for what threads do in their own time."""
    ends = time.monotonic() + within
    while time.monotonic() < ends:
        found = true()
        if found:
            return found
        time.sleep(0.005)
    message = "it did not happen in time"
    raise AssertionError(message)
