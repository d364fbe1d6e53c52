"""Asking for a job at a path that says what is made: the same submission, limits and keys as `POST /v1/jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from functions.core.errors import LimnerError, Problem, ProviderError
from functions.core.job import Job
from functions.kinds import KINDS
from functions.web.call import Call
from functions.web.jobs import LOOK_AGAIN
from functions.web.reply import FRESH, Reply, in_json, minute
from functions.web.seeds.told import told

if TYPE_CHECKING:
    from functions.flows.submit import Submitted

#: seconds that a path waits whose frontends expect the result in the answer
PATIENCE = 25.0


def ordered(call: Call, kind: str, given: Mapping[str, Any] | None = None, **fixed: object) -> Submitted:
    """The accepted job; `given` is the body where it was read before, `fixed` holds where that is silent."""
    from functions.web.jobs import order
    from functions.web.seeds.words import translated
    from functions.web.sending import Asked, asked

    sent = asked(call) if given is None else Asked(body=given, sent=None)
    body = dict(fixed) | translated(sent.body, KINDS[kind])
    return order(call, Asked(body=body, sent=sent.sent))


def patience(call: Call) -> float:
    """Seconds to wait: as preferred, else what the seeds' own answers took."""
    return call.preferred_wait() if call.header("Prefer") else PATIENCE


def accepted(call: Call, made: Submitted, job: Job) -> Reply:
    """202: where the job is, and how far."""
    return in_json(told(call, job), status=202, headers=[*about(made, job), ("Retry-After", LOOK_AGAIN)])


def about(made: Submitted, job: Job) -> list[tuple[str, str]]:
    """The headers of whatever made a job."""
    found = [("Location", f"/v1/jobs/{job.id}"), *FRESH.items(), *minute(made.allowance)]
    return [*found, ("Idempotency-Replayed", "true")] if made.replayed else found


def failure(job: Job) -> LimnerError:
    """Why a job brought nothing, as the failure of the request that waited for it."""
    steps = (outcome.problem for step in job.workers() if (outcome := step.outcome()) is not None)
    problem = job.problem or next((one for one in steps if one is not None), None)
    if problem is None:
        return LimnerError("The job ended without a result.", action="Ask for it again.")
    return _error(problem)


def _error(problem: Problem) -> LimnerError:
    """The stored failure once more as one that is raised: of the class that has its code, in its own words."""
    row: list[type[LimnerError]] = [ProviderError, LimnerError]
    while row:
        one = row.pop(0)
        if one.code == problem.code and one.retryable == problem.retryable:
            return one(problem.detail, action=problem.action)
        row += one.__subclasses__()
    return LimnerError(problem.detail, action=problem.action)
