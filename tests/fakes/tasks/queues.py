"""What Cloud Tasks does with a task: names, times, rates, tries, and what goes wrong on the way; no HTTP."""

from __future__ import annotations

import base64
import math
import random
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
#: seconds for which a name cannot be given again; how far ahead and how long a task may be
TOMBSTONE, AHEAD, MOST = 24 * 3600.0, 30 * 86400.0, 100_000
QUEUE = re.compile(r"projects/[\w.:-]+/locations/[\w-]+/queues/[A-Za-z0-9-]{1,100}")
TASK = re.compile(rf"({QUEUE.pattern})/tasks/([\w-]{{1,500}})", re.ASCII)
RUNNING, PAUSED = 1, 2


class Fault(Exception):
    """What is answered in place of what was asked for."""

    def __init__(self, code: int, status: str, message: str) -> None:
        super().__init__(message)
        self.code, self.status, self.message = code, status, message


@dataclass(kw_only=True)
class Chaos:
    """What goes wrong, and how often; from a seed, so that it goes wrong the same way again."""

    #: of the deliveries: come twice; were done, but are taken as failed; come late by up to `delay` seconds
    duplicate: float = 0.0
    lost: float = 0.0
    delay: float = 0.0
    #: what is due comes in any order
    reorder: bool = False
    #: of the creations: the task is there, but the answer is a 503
    unheard: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def hits(self, share: float) -> bool:
        return share > 0 and self.chance.random() < share


@dataclass(kw_only=True)
class Task:
    """One task and what became of it so far."""

    name: str
    queue: str
    due: float
    body: bytes
    url: str
    headers: dict[str, str]
    method: str = "POST"
    deadline: float = 600.0
    oidc: Json = field(default_factory=dict)
    made_at: float = 0.0
    #: tries, and those of them that a worker answered with something else than 5xx
    tries: int = 0
    answered: int = 0
    began: float | None = None
    previous: int = 0
    reason: str = ""
    at_work: bool = False
    #: a second delivery of the same: whatever becomes of it changes nothing
    ghost: bool = False
    gone: bool = False

    def shown(self) -> Json:
        """As the service tells it."""
        return {
            "name": self.name, "scheduleTime": stamp(self.due), "createTime": stamp(self.made_at),
            "dispatchDeadline": f"{self.deadline:g}s", "dispatchCount": self.tries, "responseCount": self.answered,
            "httpRequest": {"url": self.url, "headers": self.headers, "httpMethod": 1}, "view": 1,
        }  # fmt: skip


@dataclass(kw_only=True)
class Lane:
    """One queue: how fast, how often again, where to; and what waits in it."""

    name: str
    rate: float = 500.0
    at_once: int = 1000
    attempts: int = 100
    retrying: float = 0.0
    least: float = 0.1
    longest: float = 3600.0
    doublings: int = 16
    target: Json = field(default_factory=dict)
    state: int = RUNNING
    tokens: float = 0.0
    filled_at: float = 0.0
    #: no delivery before this: workers said that they have too much to do
    slowed_until: float = 0.0
    slowed: float = 0.0
    tasks: dict[str, Task] = field(default_factory=dict)
    ghosts: list[Task] = field(default_factory=list)
    #: name -> until when it cannot be given again
    tombstones: dict[str, float] = field(default_factory=dict)
    #: tasks that were given up
    dropped: list[str] = field(default_factory=list)

    @property
    def burst(self) -> float:
        return max(1.0, math.ceil(self.rate))

    def back_off(self, tries: int) -> float:
        """Seconds after so many tries: doubled a number of times, then longer by the same each time."""
        doubled = self.least * 2 ** min(tries - 1, self.doublings)
        return min(self.longest, doubled * max(1, tries - self.doublings))

    def is_spent(self, task: Task, *, now: float) -> bool:
        """Both the tries and the time are, where both are bounded."""
        tries = self.attempts != -1 and task.tries >= self.attempts
        over = now - (task.began if task.began is not None else now) >= self.retrying
        if self.retrying == 0:
            return tries
        return over and (tries or self.attempts == -1)

    def fill(self, now: float) -> None:
        """Tokens come with time, up to the burst."""
        self.tokens = min(self.burst, self.tokens + max(0.0, now - self.filled_at) * self.rate)
        self.filled_at = now

    def waiting(self) -> list[Task]:
        return [task for task in (*self.tasks.values(), *self.ghosts) if not task.at_work]

    def at_work(self) -> int:
        return sum(task.at_work for task in (*self.tasks.values(), *self.ghosts))

    def shown(self) -> Json:
        """As the service tells it."""
        return {
            "name": self.name, "state": self.state, "httpTarget": self.target,
            "rateLimits": {
                "maxDispatchesPerSecond": self.rate, "maxBurstSize": int(self.burst),
                "maxConcurrentDispatches": self.at_once,
            },
            "retryConfig": {
                "maxAttempts": self.attempts, "maxRetryDuration": f"{self.retrying:g}s",
                "minBackoff": f"{self.least:g}s", "maxBackoff": f"{self.longest:g}s", "maxDoublings": self.doublings,
            },
        }  # fmt: skip


def lane_of(said: Json, *, now: float) -> Lane:
    """A queue as it was asked for."""
    name = said.get("name", "")
    if not QUEUE.fullmatch(name):
        raise Fault(400, "INVALID_ARGUMENT", "Queue name must be formatted: projects/P/locations/L/queues/Q.")
    rates, again = said.get("rateLimits", {}), said.get("retryConfig", {})
    lane = Lane(
        name=name, target=said.get("httpTarget", {}), rate=float(rates.get("maxDispatchesPerSecond", 500)),
        at_once=int(rates.get("maxConcurrentDispatches", 1000)), attempts=int(again.get("maxAttempts", 100)),
        retrying=seconds(again.get("maxRetryDuration", "0s")), least=seconds(again.get("minBackoff", "0.1s")),
        longest=seconds(again.get("maxBackoff", "3600s")), doublings=int(again.get("maxDoublings", 16)),
        filled_at=now,
    )  # fmt: skip
    if not 0 < lane.rate <= 500 or not 0 < lane.at_once <= 5000 or lane.attempts < -1:
        raise Fault(400, "INVALID_ARGUMENT", "Queue configuration is out of range.")
    lane.tokens = lane.burst
    return lane


def task_of(said: Json, lane: str, *, now: float, number: int) -> Task:
    """A task as it was asked for."""
    request = said.get("httpRequest") or {}
    name = said.get("name") or f"{lane}/tasks/{number:020d}"
    found = TASK.fullmatch(name)
    if found is None or found[1] != lane:
        raise Fault(400, "INVALID_ARGUMENT", "Task name must be formatted: QUEUE/tasks/TASK_ID, of the parent queue.")
    if not re.match(r"https?://.", request.get("url", "")):
        raise Fault(400, "INVALID_ARGUMENT", 'HttpRequest.url must start with "http://" or "https://".')
    due = moment(said["scheduleTime"]) if "scheduleTime" in said else now
    if due - now > AHEAD:
        raise Fault(400, "INVALID_ARGUMENT", "The schedule_time is too far in the future.")
    deadline = seconds(said.get("dispatchDeadline", "600s"))
    if not 15 <= deadline <= 1800:
        raise Fault(400, "INVALID_ARGUMENT", "Task.dispatchDeadline must be between [15s, 30m].")
    body = base64.b64decode(request.get("body", ""))
    if len(body) > MOST:
        raise Fault(400, "INVALID_ARGUMENT", "Task size too large.")
    return Task(
        name=name, queue=lane, due=max(due, now), body=body, url=request["url"], made_at=now, deadline=deadline,
        headers=dict(request.get("headers", {})), oidc=request.get("oidcToken", {}),
    )  # fmt: skip


def seconds(text: str) -> float:
    return float(text.removesuffix("s"))


def moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def stamp(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")
