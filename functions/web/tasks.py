"""The private targets: a task of a queue is done, what follows is enqueued, and only then it is acknowledged.

2xx is for whatever has come to its end, also to a bad one that was written down. 4xx is for who calls wrongly. Any
other failure is a crash and answers 500, so that the queue comes again; never 429 or 503, which slow a whole queue.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from functions.core.errors import Forbidden, LimnerError, MalformedBody, Unauthenticated
from functions.core.messages import Message, loads
from functions.flows.deliver import FLOWS, deliver
from functions.flows.sweep import clean, sweep
from functions.ports import House
from functions.web.context import TASK_TRACE, TRACE, traced
from functions.web.reply import MethodNotAllowed, Reply, dumps, told

if TYPE_CHECKING:
    from werkzeug import Request, Response

log = logging.getLogger("limner.web")
#: ids and counters only
MOST_TASK = 100_000
#: where the schedule asks for the nightly look
CLEAN_UP = "/clean-up"
#: given the Authorization header; raises where it opens nothing here
Admit = Callable[[str], None]
#: those who called wrongly: neither repeating nor another instance would help
REFUSALS = (MethodNotAllowed, MalformedBody, Unauthenticated, Forbidden)


class Misled(MalformedBody):
    """This worker does not do such tasks."""

    action = "Give the queue the address of its own worker, as Terraform does."


def everybody(authorization: str) -> None:
    """Nobody is asked: whoever reaches a laptop's targets sits before it."""


def deliver_request(
    house: House, request: Request, *, verbs: Collection[str] = FLOWS, admit: Admit = everybody
) -> Response:
    """Does one task of those `verbs`; 200 also when there was nothing left to do."""

    def work() -> object:
        message = _message(request)
        if message.verb not in verbs:
            log.error("task_misled verb=%s", message.verb)
            raise Misled
        house.queue.put(deliver(house, message))
        return {"done": message.name()}

    return _answered(house, request, work, admit=admit, event="task_failed")


def sweep_request(house: House, request: Request, *, admit: Admit = everybody) -> Response:
    """One look at everything that is owed, with counts; at its own address, one at what has outlived its time."""

    def work() -> object:
        if request.path == CLEAN_UP:
            return {"removed_files": clean(house)}
        found = sweep(house)
        house.queue.put(found.messages)
        return {
            "looked_at": found.looked_at, "enqueued": len(found.messages), "removed_jobs": found.removed_jobs,
            "removed_files": found.removed_files,
        }  # fmt: skip

    return _answered(house, request, work, admit=admit, event="sweep_failed")


def _answered(house: House, request: Request, work: Callable[[], object], *, admit: Admit, event: str) -> Response:
    header = request.headers.get
    trace = traced(header(TASK_TRACE, ""), header("traceparent", ""), cloud=header("X-Cloud-Trace-Context", ""))
    followed = TRACE.set(trace)
    try:
        _must_be_post(request)
        admit(header("Authorization", ""))
        if house.attendance.ending():
            raise LimnerError("This instance ends; another one takes the task.")
        return _response(Reply(body=dumps(work())))
    except REFUSALS as error:
        return _refused(house, request, error)
    except LimnerError as error:
        log.warning(event, exc_info=error)
        return _refused(house, request, LimnerError(error.detail, action=error.advice))
    except Exception:
        log.exception(event)
        return _refused(house, request, LimnerError())
    finally:
        TRACE.reset(followed)


def _must_be_post(request: Request) -> None:
    if request.method != "POST":
        raise MethodNotAllowed


def _message(request: Request) -> Message:
    if (request.content_length or 0) > MOST_TASK:
        raise MalformedBody("This is not a task.")
    try:
        message = loads(request.get_data())
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise MalformedBody("This is not a task.") from None
    texts = (message.verb, message.job, message.step, message.digest)
    numbers = (message.revision, message.turn, message.attempt)
    whole = all(type(one) is str for one in texts) and all(type(one) is int for one in numbers)
    if not whole or message.verb not in FLOWS or not isinstance(message.at, (int, float)):
        raise MalformedBody("This is not a task.")
    return message


def _refused(house: House, request: Request, error: LimnerError) -> Response:
    reply = told(error, path=request.path, request_id=house.new_id())
    if isinstance(error, MethodNotAllowed):
        reply.headers.append(("Allow", "POST"))
    return _response(reply)


def _response(reply: Reply) -> Response:
    from werkzeug import Response

    return Response(reply.body, status=reply.status, headers=reply.headers, mimetype=reply.mime)
