"""Cloud Tasks on a loopback port: its REST, for the real client, and its deliveries; by the clock that it is given.

With the usual clock `served(delivering=True)` delivers by itself. With a clock that a test drives, `drain` delivers
what is due now and `go_on` moves the clock until nothing is left.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, Self

from tests.fakes.issuer import Issuer
from tests.fakes.plain import Plain
from tests.fakes.tasks.postman import Answer, deliver
from tests.fakes.tasks.queues import PAUSED, RUNNING, TOMBSTONE, Chaos, Fault, Json, Lane, Task, lane_of, task_of

PARENT = "projects/test/locations/here/queues"
CALLER = "limner-tasks@test.iam.gserviceaccount.com"
#: how many deliveries at once, whatever queues allow; seconds between two looks
AT_ONCE, LOOK = 64, 0.02


class DrivenClock(Protocol):
    """A clock that is put forward by hand."""

    time: float

    def __call__(self) -> float: ...


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One delivery as it went."""

    task: str
    lane: str
    at: float
    body: Json
    status: int
    reason: str
    #: a second delivery of the same; an answer that was lost on its way back
    ghost: bool = False
    lost: bool = False


@dataclass
class FakeTasks(Plain):
    """The service; `delivered` is everything that it delivered."""

    issuer: Issuer = field(default_factory=Issuer)
    now: Callable[[], float] = time.time
    chaos: Chaos = field(default_factory=Chaos)
    #: real seconds for which an answer is awaited, where a deadline would be too long for a test
    patience: float | None = None
    #: workers stand behind Cloud Run, which takes the signature of a token away after its own check
    strips: bool = False
    #: seconds that each call takes
    seconds: float = 0.0
    lanes: dict[str, Lane] = field(default_factory=dict)
    delivered: list[Delivery] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _over: threading.Event = field(default_factory=threading.Event)
    _made: int = 0

    def open_queue(self, name: str, **said: Any) -> Lane:
        """A queue of the project, as REST would make it."""
        full = name if "/" in name else f"{PARENT}/{name}"
        with self._changed:
            lane = self.lanes[full] = lane_of({"name": full, **said}, now=self.now())
        return lane

    def open_house(
        self, targets: Mapping[str, str], *, audience: str = "https://worker.test", caller: str = CALLER, **said: Any
    ) -> str:
        """A queue for each medium, to the worker at its address; what TASK_QUEUES is then."""
        for medium, url in targets.items():
            self.open_queue(f"limner-{medium}", httpTarget=aimed(url, audience=audience, caller=caller), **said)
        queues = {one: {"name": f"{PARENT}/limner-{one}", "deadline": 600} for one in targets}
        return json.dumps(queues)

    def create(self, lane: Lane, said: Json) -> Task:
        """A new task; Fault where there is one, or was one lately."""
        with self._changed:
            self._made += 1
            now = self.now()
            task = task_of(said, lane.name, now=now, number=self._made)
            if task.name in lane.tasks or lane.tombstones.get(task.name, 0.0) > now:
                message = (
                    "Requested entity already exists" if task.name in lane.tasks else "The task existed too recently"
                )
                raise Fault(409, "ALREADY_EXISTS", message)
            task.due += self.chaos.delay * self.chaos.chance.random()
            lane.tasks[task.name] = task
            self._changed.notify_all()
        return task

    def remove(self, task: Task) -> None:
        """Out of its queue; its name is kept a while."""
        lane, task.gone = self.lanes[task.queue], True
        lane.tasks.pop(task.name, None)
        lane.tombstones[task.name] = self.now() + TOMBSTONE

    def hold(self, name: str) -> None:
        """Nothing more of this queue is delivered."""
        self.lane(name).state = PAUSED

    def release(self, name: str) -> None:
        """It is delivered again."""
        with self._changed:
            self.lane(name).state = RUNNING
            self._changed.notify_all()

    def lane(self, name: str) -> Lane:
        """By its short name or its full one."""
        found = self.lanes.get(name if "/" in name else f"{PARENT}/{name}")
        if found is None:
            raise Fault(404, "NOT_FOUND", "Queue does not exist.")
        return found

    def drain(self) -> int:
        """Delivers whatever is due now, and what follows from it at once; how many deliveries that were."""
        count = 0
        with ThreadPoolExecutor(AT_ONCE) as crowd:
            while claimed := self._claim():
                count += len(claimed)
                list(crowd.map(self._deliver, claimed))
        return count

    def go_on(self, clock: DrivenClock, *, most: float = float("inf")) -> None:
        """Drives the clock from one delivery to the next until nothing is left, or that time is over."""
        ends = clock.time + most
        while True:
            self.drain()
            wake = self._wake()
            if wake is None or wake > ends:
                return
            clock.time = max(clock.time, wake)

    def wait_until_idle(self, seconds: float = 30.0) -> None:
        """Waits until nothing waits or is at work but what is held; a test that waits longer has failed."""
        ends = time.monotonic() + seconds
        with self._changed:
            while any(lane.at_work() or (lane.state == RUNNING and lane.waiting()) for lane in self.lanes.values()):
                left = [task.name for lane in self.lanes.values() for task in lane.tasks.values()]
                assert time.monotonic() < ends, f"still at work: {left[:10]}"
                self._changed.wait(LOOK)

    @contextmanager
    def served(self, *, port: int = 0, delivering: bool = False) -> Iterator[Self]:
        """On a port, with its keys on another."""
        with self.issuer.served(), super().served(port=port):
            loop = threading.Thread(target=self._run, daemon=True) if delivering else None
            if loop:
                loop.start()
            try:
                yield self
            finally:
                self._over.set()
                if loop:
                    loop.join(10.0)

    @property
    def host(self) -> str:
        """What CLOUD_TASKS_EMULATOR_HOST is."""
        return self.url.removeprefix("http://")

    def reply(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> Any:
        from tests.fakes.tasks.front import answered

        return answered(self, method, path, body)

    def _run(self) -> None:
        with ThreadPoolExecutor(AT_ONCE) as crowd:
            while not self._over.is_set():
                for task in self._claim():
                    crowd.submit(self._deliver, task)
                with self._changed:
                    self._changed.wait(LOOK)

    def _claim(self) -> Sequence[Task]:
        """What may start now, by the rates of its queues."""
        with self._changed:
            now = self.now()
            return [task for lane in self.lanes.values() for task in self._claim_of(lane, now)]

    def _claim_of(self, lane: Lane, now: float) -> Iterator[Task]:
        lane.fill(now)
        if lane.state != RUNNING or now < lane.slowed_until:
            return
        due = sorted((task for task in lane.waiting() if task.due <= now), key=lambda task: task.due)
        if self.chaos.reorder:
            self.chaos.chance.shuffle(due)
        for task in due:
            if lane.tokens < 1 or lane.at_work() >= lane.at_once:
                return
            lane.tokens -= 1
            task.at_work, task.tries = True, task.tries + 1
            task.began = now if task.began is None else task.began
            if not task.ghost and self.chaos.hits(self.chaos.duplicate):
                late = now + self.chaos.delay * self.chaos.chance.random()
                lane.ghosts.append(replace(task, ghost=True, at_work=False, due=late))
            yield task

    def _deliver(self, task: Task) -> None:
        lane, at = self.lanes[task.queue], self.now()
        answer = deliver(task, lane, self.issuer, now=self.now, patience=self.patience, strips=self.strips)
        with self._changed:
            lost = not task.ghost and answer.status > 0 and self.chaos.hits(self.chaos.lost)
            body = json.loads(task.body or b"{}")
            self.delivered.append(
                Delivery(
                    task=task.name.rpartition("/")[2],
                    lane=lane.name.rpartition("/")[2],
                    at=at,
                    body=body,
                    status=answer.status,
                    reason=answer.reason,
                    ghost=task.ghost,
                    lost=lost,
                )
            )
            self._end(lane, task, Answer(reason="the answer was lost") if lost else answer)
            self._changed.notify_all()

    def _end(self, lane: Lane, task: Task, answer: Answer) -> None:
        task.at_work, now = False, self.now()
        if task.ghost:
            lane.ghosts.remove(task)
            return
        task.answered += 0 < answer.status < 500
        task.previous, task.reason = answer.status, answer.reason
        if answer.status in (429, 503):
            lane.slowed = min(60.0, max(1.0, lane.slowed * 2))
            lane.slowed_until = now + max(lane.slowed, answer.retry_after)
        elif 200 <= answer.status < 300:
            lane.slowed = 0.0
            self.remove(task)
            return
        if task.gone:
            return
        if lane.is_spent(task, now=now):
            lane.dropped.append(task.name)
            self.remove(task)
            return
        task.due = now + max(lane.back_off(task.tries), answer.retry_after)

    def _wake(self) -> float | None:
        """When the next delivery may start; None where nothing is left that is not held."""
        with self._changed:
            times = [
                max(min(task.due for task in lane.waiting()), lane.slowed_until, self._token_at(lane))
                for lane in self.lanes.values()
                if lane.state == RUNNING and lane.waiting()
            ]
        return min(times, default=None)

    def _token_at(self, lane: Lane) -> float:
        # A hair later than the arithmetic says, so that rounding never leaves the bucket a hair short.
        return lane.filled_at + max(0.0, 1 - lane.tokens) / lane.rate + 1e-6


def aimed(url: str, *, audience: str, caller: str) -> Json:
    """A queue's target as Terraform sets it: where its tasks go, and by whose word."""
    scheme, _, rest = url.partition("://")
    host, _, port = rest.partition("/")[0].partition(":")
    over = {
        "scheme": 2 if scheme == "https" else 1, "host": host, "uriOverrideEnforceMode": 2,
        "pathOverride": {"path": "/"}, **({"port": port} if port else {}),
    }  # fmt: skip
    return {
        "uriOverride": over, "httpMethod": 1,
        "headerOverrides": [{"header": {"key": "Content-Type", "value": "application/json"}}],
        "oidcToken": {"serviceAccountEmail": caller, "audience": audience},
    }  # fmt: skip
