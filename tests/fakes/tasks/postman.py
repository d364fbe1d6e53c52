"""One delivery over real HTTP, with the headers that the service sends and a token that its worker can check."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.issuer import Issuer
from tests.fakes.tasks.queues import Lane, Task

Json = dict[str, Any]
HTTP, ALWAYS = 1, 2
#: what a task may not say for itself
OURS = ("host", "content-length", "user-agent", "authorization")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a worker said; status 0 where nothing came back."""

    status: int = 0
    reason: str = ""
    retry_after: float = 0.0


def address(task: Task, lane: Lane) -> str:
    """Where a task goes: its own address, with the queue's parts put over it."""
    over = lane.target.get("uriOverride")
    if not over or over.get("uriOverrideEnforceMode", ALWAYS) != ALWAYS:
        return task.url
    own = urlsplit(task.url)
    scheme = "http" if over.get("scheme") == HTTP else "https" if "scheme" in over else own.scheme
    host, port = over.get("host") or own.hostname, over.get("port") or ("" if over.get("host") else own.port)
    path = over.get("pathOverride", {}).get("path") or own.path or "/"
    query = over.get("queryOverride", {}).get("queryParams") or own.query
    return f"{scheme}://{host}{f':{port}' if port else ''}{path}{f'?{query}' if query else ''}"


def headers_of(task: Task, lane: Lane, issuer: Issuer, *, now: float) -> dict[str, str]:
    """As they go over the wire."""
    own = {name: value for name, value in task.headers.items() if name.lower() not in OURS}
    over = {one["header"]["key"]: one["header"]["value"] for one in lane.target.get("headerOverrides", [])}
    found = {
        **own, **over, "User-Agent": "Google-Cloud-Tasks", "X-CloudTasks-QueueName": lane.name.rpartition("/")[2],
        "X-CloudTasks-TaskName": task.name.rpartition("/")[2], "X-CloudTasks-TaskRetryCount": str(task.tries - 1),
        "X-CloudTasks-TaskExecutionCount": str(task.answered), "X-CloudTasks-TaskETA": f"{task.due:.6f}",
    }  # fmt: skip
    if task.previous:
        found["X-CloudTasks-TaskPreviousResponse"] = str(task.previous)
    if task.reason:
        found["X-CloudTasks-TaskRetryReason"] = task.reason
    if who := lane.target.get("oidcToken") or task.oidc:
        audience = who.get("audience") or address(task, lane)
        found["Authorization"] = f"Bearer {issuer.of_account(who['serviceAccountEmail'], audience, now=now)}"
    return found


def deliver(
    task: Task,
    lane: Lane,
    issuer: Issuer,
    *,
    now: Callable[[], float],
    patience: float | None = None,
    strips: bool = False,
) -> Answer:
    """Sends it and waits for the answer, no longer than the task's deadline."""
    target = urlsplit(address(task, lane))
    kind = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
    connection = kind(target.hostname or "", target.port, timeout=min(task.deadline, patience or task.deadline))
    path = (target.path or "/") + (f"?{target.query}" if target.query else "")
    headers = headers_of(task, lane, issuer, now=now())
    if strips and "Authorization" in headers:
        headers["Authorization"] = f"{headers['Authorization'].rpartition('.')[0]}.SIGNATURE_REMOVED_BY_GOOGLE"
    try:
        connection.request(task.method, path, body=task.body, headers=headers)
        answer = connection.getresponse()
        answer.read()
        after = answer.headers.get("Retry-After") or ""
        reason = "" if 200 <= answer.status < 300 else f"http status {answer.status}"
        return Answer(status=answer.status, reason=reason, retry_after=float(after) if after.isdecimal() else 0.0)
    except TimeoutError:
        return Answer(reason="deadline exceeded")
    except (OSError, http.client.HTTPException) as fault:
        return Answer(reason=f"unreachable: {type(fault).__name__}")
    finally:
        connection.close()
