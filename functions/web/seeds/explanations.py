"""S4, the presentation backend: a topic becomes subtopics, and these a presentation that explains each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from functions.kinds import KINDS
from functions.web import catalogue
from functions.web.call import Call
from functions.web.jobs import FRESH
from functions.web.reply import Reply, in_json
from functions.web.seeds.orders import about, accepted, failure, ordered, patience
from functions.web.seeds.told import told

KIND = "presentation"


def subtopics(call: Call) -> Reply:
    """The subtopics of a topic: from the cache at once, else as soon as they are written."""
    from functions.flows import subtopics as flow
    from functions.flows.wishes import accepted as parsed
    from functions.kinds.checks import refused
    from functions.web.seeds.words import translated

    body = translated(call.json(), KINDS[KIND])
    body["approval"] = "plan"
    request = parsed(call.house, call.owner, KINDS[KIND], body)
    if not (request.get("topic") or request.get("prompt")):
        raise refused([("topic", "A topic is expected.")])
    known = flow.known(call.house, call.owner, KIND, request)
    if known is not None:
        titles = [one.title for one in known.plan.scenes]
        status = f"limner; hit; ttl={int(known.ttl)}"
        return _divided(request, titles, headers=[*FRESH.items(), ("Cache-Status", status)])
    return _written(call, body, request)


def presentation(call: Call) -> Reply:
    """A presentation on a topic, on these subtopics where they are sent."""
    made = ordered(call, KIND)
    job = call.wait_for(made.job, lambda now: now.ended, seconds=patience(call))
    if not job.ended:
        return accepted(call, made, job)
    return in_json(told(call, job), headers=about(made, job))


def health(call: Call) -> Reply:
    """The same as /health."""
    return catalogue.health(call)


def _written(call: Call, body: dict[str, Any], request: dict[str, Any]) -> Reply:
    """Planned as a presentation that nobody goes on with: what it cost is booked as of any job."""
    from functions.flows import change

    made = ordered(call, KIND, body)
    job = call.wait_for(made.job, lambda now: now.plan is not None or now.ended, seconds=patience(call))
    if job.plan is None and not job.ended:
        return accepted(call, made, job)
    if job.plan is None:
        raise failure(job)
    if not job.ended:
        call.house.queue.put(change.cancel(call.house, call.owner, job.id).messages)
    outcome = job.steps["plan"].outcome()
    forwarded = "bypass" if request.get("cache") == "bypass" else "miss"
    after = "; collapsed" if outcome and outcome.cached else "; stored" if forwarded == "miss" else ""
    headers = [*about(made, job), ("Cache-Status", f"limner; fwd={forwarded}{after}")]
    return _divided(request, [one.title for one in job.plan.scenes], headers=headers)


def _divided(request: Mapping[str, Any], titles: list[str], *, headers: Iterable[tuple[str, str]]) -> Reply:
    return in_json({"topic": request.get("topic") or request.get("prompt"), "subtopics": titles}, headers=headers)
