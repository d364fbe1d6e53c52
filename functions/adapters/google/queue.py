"""The house's queues on Cloud Tasks. Where a task goes and by whose word is its queue's, not the task's."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from functions.core.errors import LimnerError, Overloaded
from functions.core.messages import LANE_OF, Message, dumps
from functions.ports import Queue

if TYPE_CHECKING:
    from google.api_core.retry import Retry
    from google.cloud.tasks_v2 import CloudTasksClient, Task

log = logging.getLogger("limner.tasks")
#: a task needs some address, and its queue puts its own over it; this one leads nowhere
NOWHERE = "https://limner.invalid/"
#: seconds that a task can be put ahead, a quarter of an hour less than Cloud Tasks takes
AHEAD = 30 * 86400.0 - 900.0
#: bytes of a task's body: what is billed as one
MOST_BODY = 32_000
#: seconds of one call, and of all tries of one
CALL, PUTTING = 3.0, 10.0
#: calls at once for many tasks
AT_ONCE = 16
#: seconds for which the state of a queue is believed
REMEMBERED = 10.0
#: the header that leads from the task's log lines to the request's; the first may be replaced on the way
TRACES = ("traceparent", "X-Limner-Trace")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLane:
    """One queue of the cloud."""

    #: projects/P/locations/L/queues/Q
    name: str
    #: seconds that its target may take for a task
    deadline: float


@dataclass(kw_only=True)
class TasksQueue:
    """The queues of one house, by their medium."""

    lanes: Mapping[str, TaskLane]
    now: Callable[[], float] = time.time
    #: the traceparent of the request that is being answered, if it has one
    trace: Callable[[], str] = str
    #: HOST:PORT of a service that stands in for Cloud Tasks
    emulator: str = ""
    _states: dict[str, tuple[bool, float]] = field(default_factory=dict)
    _crowd: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(AT_ONCE, "limner-tasks"))
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def put(self, messages: Sequence[Message]) -> None:
        """All are tried, also when one fails; whoever repeats it puts none twice."""
        tasks = [self._task(message) for message in messages]
        if len(tasks) < 2:
            for lane, task in tasks:
                self._create(lane, task)
            return
        done: list[Future[None]] = [self._crowd.submit(self._create, lane, task) for lane, task in tasks]
        wait(done)
        for one in done:
            one.result()

    def paused(self, verb: str) -> bool:
        lane = LANE_OF[verb]
        held, until = self._states.get(lane, (False, 0.0))
        now = self.now()
        if now < until:
            return held
        held = self._held(lane, held=held)
        self._states[lane] = held, now + REMEMBERED
        return held

    def close(self) -> None:
        """Lets the threads go."""
        self._crowd.shutdown()

    def _task(self, message: Message) -> tuple[TaskLane, Task]:
        from google.cloud.tasks_v2 import HttpMethod, HttpRequest, Task

        lane, body, now = self.lanes[LANE_OF[message.verb]], dumps(message), self.now()
        if len(body) > MOST_BODY:
            raise LimnerError(f"A task of {len(body)} bytes is too large for its queue.")
        headers = dict.fromkeys(TRACES, self.trace()) if self.trace() else {}
        request = HttpRequest(url=NOWHERE, http_method=HttpMethod.POST, headers=headers, body=body)
        task = Task(
            name=f"{lane.name}/tasks/{message.name()}",
            http_request=request,
            dispatch_deadline=timedelta(seconds=lane.deadline),
        )
        if message.at > now:
            task.schedule_time = datetime.fromtimestamp(min(message.at, now + AHEAD), UTC)
        return lane, task

    def _create(self, lane: TaskLane, task: Task) -> None:
        from google.api_core.exceptions import Aborted, Conflict, GoogleAPIError
        from google.api_core.timeout import ConstantTimeout
        from google.auth.exceptions import GoogleAuthError
        from requests.exceptions import RequestException

        try:
            self._client.create_task(parent=lane.name, task=task, retry=self._patience, timeout=ConstantTimeout(CALL))
        except Conflict as error:
            if isinstance(error, Aborted):
                raise _unavailable(lane, error) from error
        except (GoogleAPIError, GoogleAuthError, RequestException) as error:
            raise _unavailable(lane, error) from error

    def _held(self, lane: str, *, held: bool) -> bool:
        """Whether somebody holds the queue; as it was when that cannot be told."""
        from google.api_core.exceptions import GoogleAPIError
        from google.api_core.timeout import ConstantTimeout
        from google.auth.exceptions import GoogleAuthError
        from google.cloud.tasks_v2 import Queue as CloudQueue
        from requests.exceptions import RequestException

        try:
            found = self._client.get_queue(name=self.lanes[lane].name, retry=None, timeout=ConstantTimeout(CALL))
        except (GoogleAPIError, GoogleAuthError, RequestException) as error:
            log.warning("queue_not_seen queue=%s fault=%s", self.lanes[lane].name, error)
            return held
        return found.state in (CloudQueue.State.PAUSED, CloudQueue.State.DISABLED)

    @cached_property
    def _patience(self) -> Retry:
        """The client repeats no create by itself, since it may come twice; ours has a name, so it may."""
        from google.api_core.retry import Retry

        return Retry(predicate=_is_passing, initial=0.1, maximum=1.0, multiplier=2.0, timeout=PUTTING)

    @property
    def _client(self) -> CloudTasksClient:
        with self._turn:
            return self._opened

    @cached_property
    def _opened(self) -> CloudTasksClient:
        from google.cloud.tasks_v2 import CloudTasksClient

        if not self.emulator:
            return CloudTasksClient()
        from google.auth.credentials import AnonymousCredentials
        from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksRestTransport

        return CloudTasksClient(
            transport=CloudTasksRestTransport(host=self.emulator, url_scheme="http", credentials=AnonymousCredentials())
        )


@dataclass(frozen=True, kw_only=True)
class SweptQueue:
    """A queue behind a commit that was answered for: what cannot be put now is put by the sweep."""

    inner: Queue

    def put(self, messages: Sequence[Message]) -> None:
        try:
            self.inner.put(messages)
        except LimnerError as error:
            log.warning("tasks_left_to_the_sweep tasks=%d fault=%s", len(messages), error.detail)

    def paused(self, verb: str) -> bool:
        return self.inner.paused(verb)


def _is_passing(error: Exception) -> bool:
    """Worth another try: the service was busy or away, or the answer was lost."""
    from google.api_core.exceptions import Aborted, ServerError, TooManyRequests
    from requests.exceptions import ConnectionError as Cut
    from requests.exceptions import Timeout

    return isinstance(error, Aborted | ServerError | TooManyRequests | Cut | Timeout)


def _unavailable(lane: TaskLane, error: Exception) -> LimnerError:
    """In our words: passing, or a fault of the set-up that somebody must mend."""
    from google.api_core.exceptions import RetryError

    log.warning("task_not_put queue=%s fault=%s", lane.name, error)
    if isinstance(error, RetryError) or _is_passing(error):
        return Overloaded("Cloud Tasks takes no tasks now.", retry_after=10.0)
    return LimnerError(
        f"Cloud Tasks did not take a task for {lane.name}: {type(error).__name__}.",
        action="Check the queue and the account's right to use it: python -m functions doctor.",
    )
