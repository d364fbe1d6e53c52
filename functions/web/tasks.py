"""The private targets: a task of a queue is done, what follows is enqueued, and only then it is acknowledged."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from functions.core.errors import LimnerError, MalformedBody
from functions.core.messages import Message, loads
from functions.flows.deliver import FLOWS, deliver
from functions.flows.sweep import sweep
from functions.ports import House
from functions.web.reply import MethodNotAllowed, Reply, dumps, told

if TYPE_CHECKING:
    from werkzeug import Request, Response

log = logging.getLogger("limner.web")
#: ids and counters only
MOST_TASK = 100_000


def deliver_request(house: House, request: Request) -> Response:
    """Does one task; 200 also when there was nothing left to do. A failure is 5xx, so that the queue comes again."""
    try:
        _must_be_post(request)
        message = _message(request)
        house.queue.put(deliver(house, message))
    except LimnerError as error:
        return _refused(house, request, error)
    except Exception:
        log.exception("task_failed")
        return _refused(house, request, LimnerError())
    return _response(Reply(body=dumps({"done": message.name()})))


def sweep_request(house: House, request: Request) -> Response:
    """One look at everything that is owed, with counts."""
    try:
        _must_be_post(request)
        found = sweep(house)
        house.queue.put(found.messages)
    except LimnerError as error:
        return _refused(house, request, error)
    except Exception:
        log.exception("sweep_failed")
        return _refused(house, request, LimnerError())
    counts = {
        "looked_at": found.looked_at, "enqueued": len(found.messages), "removed_jobs": found.removed_jobs,
        "removed_files": found.removed_files,
    }  # fmt: skip
    return _response(Reply(body=dumps(counts)))


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
